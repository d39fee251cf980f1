import { Band, type GateState, type Gates } from "../ui/band.tsx";
import { Button, ButtonLink, ButtonRow } from "../ui/button.tsx";
import { Clock } from "../ui/clock.tsx";
import { GateBar } from "../ui/gate-bar.tsx";
import { History } from "../ui/history.tsx";
import { Ball, Holder } from "../ui/holder.tsx";
import { NowBox } from "../ui/now-box.tsx";
import { Section } from "../ui/page.tsx";
import { Path, Steps } from "../ui/path-line.tsx";
import { Table } from "../ui/table.tsx";

/** The band, whose turn, the clock, the now-box, the path. */
export function TurnParts() {
  return (
    <>
      <Section title="七つの帯">
        <Table
          caption="糸の描き方"
          captionHidden
          columns={[
            { head: "糸", cell: (row) => <Band gates={all(row.state)} published={row.published} size={24} /> },
            { head: "意味", cell: (row) => row.meaning, rowHead: true },
            { head: "ことば", cell: (row) => row.words },
          ]}
          rows={threads}
        />
        <p>
          <Band gates={example} size={14} /> <Band gates={example} size={18} count />{" "}
          <Band gates={example} size={24} count /> <Band gates={example} size={30} />{" "}
          <Band gates={example} size={36} count />
        </p>
      </Section>
      <Section title="七つの原則" note="ページの幅で">
        <GateBar
          gates={[
            { state: "confirmed", evidence: "市民200名に結果を返す。健康づくり計画 2-3" },
            { state: "filled", evidence: "利益相反の申告 5/5名" },
            { state: "later", evidence: "同じ版を双方が承認すること" },
            { state: "confirmed", evidence: "面談1回 11/18(水) 記録あり" },
            { state: "later", evidence: "指標2件は案" },
            { state: "not_applicable", evidence: "公募へ移るため" },
            { state: "next", evidence: "守りたい部分1か所：条件の合意待ち 12/4(金)まで" },
          ]}
        />
      </Section>
      <Section title="だれの番か">
        <Table
          caption="形と色"
          captionHidden
          columns={[
            { head: "線", cell: (row) => (row.ball ? <Ball with={row.ball}>{row.words}</Ball> : row.words) },
            { head: "名前", cell: (row) => <Holder side={row.side} /> },
          ]}
          rows={[
            { ball: "partner" as const, side: "partner" as const, words: "いまは、提案者の番です" },
            { ball: "city" as const, side: "city" as const, words: "いまは、市の番です" },
            { ball: null, side: "department" as const, words: "四角の枠" },
            { ball: null, side: "citizens" as const, words: "五角形" },
          ]}
        />
      </Section>
      <Section title="開庁日の時計">
        <Table
          caption="残りの日数"
          captionHidden
          columns={[
            { head: "期限", cell: (row) => <b>{row.until}</b>, rowHead: true },
            { head: "時計", cell: (row) => <Clock elapsed={row.elapsed} limit={row.limit} /> },
            { head: "とき", cell: (row) => row.when },
          ]}
          rows={[
            { until: "12月1日(火)まで", elapsed: 2, limit: 7, when: "ふつう" },
            { until: "11月25日(水)まで", elapsed: 9, limit: 10, when: "残り2日以内" },
            { until: "11月24日(火)まで", elapsed: 10, limit: 10, when: "きょうまで" },
            { until: "11月19日(木)まで", elapsed: 12, limit: 10, when: "期限を過ぎた" },
            { until: "3月1日(月)まで", elapsed: 3, limit: 65, when: "20日を超える期限は文字だけ" },
          ]}
        />
      </Section>
      <Section title="いまの箱">
        <NowBox
          variant="mine"
          with="partner"
          who={
            <>
              いまは、<b>貴団体の番</b>です
            </>
          }
          task="高齢介護課の質問に答えてください"
          until="12月1日(火)まで"
          clock={{ elapsed: 2, limit: 7 }}
          since="11月19日(木)から"
          headingLevel={3}
          button={<ButtonLink href="#answer">質問に答える</ButtonLink>}
        />
        <NowBox
          variant="other"
          with="city"
          who="いまは、市の番です"
          task="高齢介護課が、提案を読んでいます"
          until="11月30日(月)までに答えます"
          clock={{ elapsed: 6, limit: 10 }}
          since="11月13日(金)から。ふだんは8日"
          headingLevel={3}
          button={
            <ButtonLink kind="other" href="#more">
              補足を送る
            </ButtonLink>
          }
        />
        <NowBox
          variant="late"
          with="city"
          who="いまは、市の番です"
          task="市の回答が遅れています"
          until="11月19日(木)まででした"
          clock={{ elapsed: 12, limit: 10 }}
          note="デスクが11月24日(火)に回答をお願いしました。次のご連絡は11月26日(木)です。"
          headingLevel={3}
          button={
            <ButtonLink kind="other" href="#ask">
              デスクにたずねる
            </ButtonLink>
          }
        />
        <NowBox
          variant="mine"
          with="city"
          who="デスクの次の一手"
          task="面談の記録（第1回）を確定する"
          until="11月25日(水)まで"
          unit="short"
          clock={{ elapsed: 3, limit: 4 }}
          since="例示大学は11/18(水)に確認済み"
          headingLevel={3}
          others={
            <>
              <Holder side="partner">例示大学</Holder> 質問への回答 12/1(火)　
              <Holder side="department">デジタル推進課</Holder> 意見 12/4(金)
            </>
          }
          button={<Button>記録を確かめて確定する</Button>}
        />
        <NowBox
          variant="closed"
          with={null}
          who="11月20日(金)"
          task="この提案は、今回は見送りとなりました"
          note="理由：令和9年度の予算に見込みがないため。くわしい理由と、ほかに考えられる進め方を、デスクがお書きしました。"
          headingLevel={3}
          button={
            <ButtonLink kind="other" href="#reason">
              理由と進め方を読む
            </ButtonLink>
          }
        />
      </Section>
      <Section title="道のり">
        <Path
          label="提案の道のり"
          steps={[
            { name: "受付", state: "done", note: "10/27 済み" },
            { name: "照会", state: "done", note: "11/12 済み" },
            { name: "対話", state: "current" },
            { name: "手法の検討", state: "later", note: "ふだん12日" },
            { name: "準備", state: "later", note: "ふだん25日" },
            { name: "実施", state: "later" },
            { name: "公開", state: "later" },
          ]}
        />
        <Steps steps={["貴団体について", "提案の内容", "費用と市に求めること", "確かめて送る"]} current={2} />
        <Steps steps={["提案の内容", "費用・期間・市に求めること", "確かめて提出する"]} current={3} unwritten={[1]} />
        <History
          items={[
            { side: "city", title: "手法の検討", note: "取扱条件の合意のあと", planned: true },
            { side: "city", title: "面談（第1回）", at: "11月18日(水)", note: "市役所 5名" },
            { side: "partner", title: "送信", at: "10月26日(月)" },
          ]}
        />
      </Section>
      <Section title="ボタンと焦点">
        <ButtonRow end="送る前に、もう一度お見せします">
          <Button>主な操作</Button>
          <Button kind="other">ほかの操作</Button>
          <Button kind="weak">弱い操作</Button>
          <Button kind="danger">理由を書いて差し戻す</Button>
          <Button kind="inner">庁内メモに残す</Button>
          <Button big>大きな操作</Button>
        </ButtonRow>
      </Section>
    </>
  );
}

const example: Gates = ["confirmed", "filled", "next", "confirmed", "later", "not_applicable", "later"];

const threads: { state: GateState; published?: boolean; meaning: string; words: string }[] = [
  { state: "confirmed", meaning: "確認済み", words: "✓ 確認済み" },
  { state: "filled", meaning: "記入があり、だれも確かめていない", words: "◐ 記入あり" },
  { state: "next", meaning: "次の段階に必要で、まだ", words: "▶ 次に必要" },
  { state: "later", meaning: "もっと先で確かめる", words: "これから" },
  { state: "not_applicable", meaning: "この手法ではあてはまらない", words: "対象外" },
  { state: "confirmed", published: true, meaning: "七つそろい、公開された", words: "すべて確認済み" },
];

function all(state: GateState): Gates {
  return [state, state, state, state, state, state, state];
}
