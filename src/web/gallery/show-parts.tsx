import { Band } from "../ui/band.tsx";
import { Button, ButtonLink } from "../ui/button.tsx";
import { Callout, EmptyState } from "../ui/callout.tsx";
import { Clock, DaysLeft } from "../ui/clock.tsx";
import { DateText } from "../ui/date-text.tsx";
import { DescriptionList } from "../ui/description-list.tsx";
import { Diff } from "../ui/diff.tsx";
import { Fold } from "../ui/fold.tsx";
import { Holder } from "../ui/holder.tsx";
import { LimitedReaders } from "../ui/limited-readers.tsx";
import { MessageList } from "../ui/message-list.tsx";
import { Card, Cards, Section } from "../ui/page.tsx";
import { Breadcrumbs, Pager, Tabs } from "../ui/page-navigation.tsx";
import { Paper, PaperHeading, PaperStamps, PaperTable } from "../ui/paper.tsx";
import { Prose } from "../ui/prose.tsx";
import { ListRow, RowList } from "../ui/rows.tsx";
import { StatTiles } from "../ui/stat-tiles.tsx";
import { Table } from "../ui/table.tsx";
import { Tag } from "../ui/tag.tsx";
import { TextArea } from "../ui/text-field.tsx";
import { TwoLanes } from "../ui/two-lanes.tsx";

/** What shows records: tables, lists, messages, papers, empty states. */
export function ShowParts() {
  return (
    <>
      <Section title="印">
        <p class="meta">
          <Tag>防災</Tag> <Tag kind="new">新着</Tag> <Tag kind="near">担当が未定</Tag> <Tag kind="late">超過</Tag>{" "}
          <Tag kind="done">承認</Tag> <Tag kind="limited">守りたい部分 1か所</Tag>
        </p>
      </Section>
      <Section title="読める人が限られる面">
        <LimitedReaders readers="デスクと高齢介護課" until="論文の発表まで">
          <p>黄の地と破線の枠は、いつも「読める人が限られる」ことを表します。</p>
        </LimitedReaders>
      </Section>
      <Section title="数字の札と表" link={{ href: "#csv", text: "表をCSVで保存" }}>
        <StatTiles
          label="持っている人ごとの件数"
          tiles={[
            { href: "#a", side: "city", title: "デスク", figure: 4, unit: "件", late: 1, current: true },
            { href: "#b", side: "department", title: "担当課", figure: 11, unit: "件", late: 2 },
            { href: "#c", side: "partner", title: "提案者", figure: 8, unit: "件", late: 0 },
            { href: "#d", side: "city", title: "決裁", figure: 2, unit: "件", late: 0 },
          ]}
        />
        <Table
          caption="デスクが持っている"
          captionHidden
          rowState={(row) => (row.elapsed > row.limit ? "late" : row.limit - row.elapsed <= 2 ? "near" : null)}
          columns={[
            {
              head: "残り",
              cell: (row) => <Clock elapsed={row.elapsed} limit={row.limit} unit="short" />,
              width: "narrow",
            },
            { head: "提案", cell: (row) => <a href="#proposal">{row.title}</a>, rowHead: true },
            { head: "待っていること", cell: (row) => row.wait },
            { head: "まで", cell: (row) => <DateText value={row.until} form="dense" />, nowrap: true },
            { head: "原則", cell: () => <Band gates={gates} count size={18} />, nowrap: true },
            { head: "金額", cell: () => "1,200,000円", numeric: true },
          ]}
          rows={[
            {
              title: "「学びと相談の図書の館」への運営の提案",
              wait: "公募の要否を決める",
              elapsed: 13,
              limit: 10,
              until: "2026-11-18",
            },
            {
              title: "歩き方の変化から物忘れの兆しに早く気づく共同研究",
              wait: "面談の記録を確定する",
              elapsed: 3,
              limit: 4,
              until: "2026-11-25",
            },
            {
              title: "産後の心と体を助産師に夜でも相談できるオンライン窓口",
              wait: "共同計画 第2版に返答する",
              elapsed: 5,
              limit: 10,
              until: "2026-12-01",
            },
          ]}
        />
        <Pager next="#next" nextText="次の20件を見る" counter="63件のうち1～20件目" />
      </Section>
      <Section title="並びとタブ">
        <Breadcrumbs items={[{ href: "#home", text: "ホーム" }, { text: "募集中の課題" }]} />
        <Tabs
          label="提案の面"
          items={[
            { href: "#now", text: "いま", current: true },
            { href: "#text", text: "提案の本文" },
            { href: "#plan", text: "共同計画", note: "第3版" },
            { href: "#record", text: "記録" },
          ]}
        />
        <RowList>
          <ListRow
            href="#c1"
            title="大雨のとき、道路が水につかる前に気づきたい"
            mark={<Tag kind="new">新着</Tag>}
            text="水位や冠水の状況をすぐに把握し、市民への注意喚起につなげる技術を募集します。"
            meta={
              <>
                上下水道整備課 <Tag>上下水道</Tag> <Tag>防災</Tag>
              </>
            }
            side={
              <>
                <b>12月1日(火)まで</b>
                <span>
                  <DaysLeft left={5} nearAt={5} />
                </span>
              </>
            }
          />
          <ListRow
            title="撮影した動画の保管期間と消し方を教えてください"
            meta="高齢介護課から 12月1日(火)まで"
            side={
              <ButtonLink kind="other" href="#answer">
                質問に答える
              </ButtonLink>
            }
          />
        </RowList>
      </Section>
      <Section title="やりとりと庁内メモ">
        <TwoLanes
          left={{
            title: "例示大学とのやりとり",
            seenBy: "例示大学と、照会先の課に見えます",
            body: (
              <>
                <MessageList
                  messages={[
                    {
                      side: "department",
                      from: "高齢介護課",
                      person: "見本 花子",
                      at: "11/19(木) 10:12",
                      body: <Prose text={"撮影した動画を\r\n・どのくらいの期間\r\n・どのように\r\n保管しますか。"} />,
                    },
                    {
                      side: "partner",
                      from: "例示大学",
                      person: "例示 太郎",
                      at: "11/18(水) 17:40",
                      body: <Prose text="このとおりで間違いありません。" />,
                    },
                    {
                      side: "city",
                      from: "デスク",
                      at: "11/18(水) 15:05",
                      body: <Prose text="本日の面談の記録を載せました。" />,
                    },
                  ]}
                />
                <TextArea name="out" label="例示大学へ書く" values={{}} errors={[]} />
                <Button kind="other">例示大学へ送る</Button>
                <Fold title="前のやりとり 1件">
                  <MessageList
                    messages={[
                      {
                        side: "partner",
                        from: "例示大学",
                        at: "11/12(木) 9:30",
                        body: <Prose text="面談の日時を確かめました。" />,
                      },
                    ]}
                  />
                </Fold>
              </>
            ),
          }}
          right={{
            title: "庁内メモ",
            hiddenFrom: "例示大学には見えません。",
            note: "公文書として情報公開の対象になります。",
            body: (
              <>
                <MessageList
                  messages={[
                    {
                      side: "city",
                      from: "デスク",
                      person: "見本 桜",
                      at: "11/20(金) 14:30",
                      body: <Prose text="令和5年の類似の共同研究では、骨格の点に変えてから保管していた。" />,
                    },
                  ]}
                />
                <TextArea name="in" label="庁内だけに残す" values={{}} errors={[]} />
                <Button kind="inner">庁内メモに残す</Button>
              </>
            ),
          }}
        />
      </Section>
      <Section title="札・知らせ・空のとき">
        <Cards three>
          <Card kind="key" title="市">
            <p>✓ 第4版を承認</p>
          </Card>
          <Card kind="partner" title={<Holder side="partner">株式会社ダミー</Holder>}>
            <p>まだ承認していません</p>
          </Card>
          <Card kind="panel" title="書いた内容から見ると">
            <p>関係しそうな課</p>
          </Card>
        </Cards>
        <Callout kind="done" title="提案を送りました　提出番号 R8-061" level={3}>
          <p>次は市の番です。11月27日(金)までに、デスクから受付のご連絡をします。</p>
        </Callout>
        <Callout kind="warning" title="案・双方を拘束しません" level={3}>
          <p>協定を結ぶまでは、この計画は下書きです。</p>
        </Callout>
        <EmptyState title="まだ提案はありません" text="送った提案と、いまだれの番かが、ここに並びます。">
          <ButtonLink href="#write">提案を書きはじめる</ButtonLink>
          <ButtonLink kind="weak" href="#challenges">
            募集中の課題を見る
          </ButtonLink>
        </EmptyState>
        <Diff
          parts={[
            { kind: "same", text: "結果は医学の専門家の監修を受けて" },
            { kind: "del", text: "当社の判断で公表し" },
            { kind: "ins", text: "よい結果も悪い結果も公表し" },
            { kind: "same", text: "、工場の販売促進にも自由に使っていただけます。" },
          ]}
        />
        <DescriptionList
          items={[
            { term: "送った日", detail: <DateText value="2026-10-26" form="long" /> },
            { term: "面談", detail: <DateText value="2026-11-18T08:40:00Z" form="time" /> },
          ]}
        />
      </Section>
      <Section title="決裁の文書">
        <Paper
          number="泉成戦第（承認後に付番）号"
          drafted="起案　令和8年11月19日(木)"
          title="連携の手法の決定について（伺い）"
          level={3}
        >
          <PaperTable
            caption="概要"
            rows={[
              ["件名", "使い終わったペットボトルを再びボトルへ戻す回収機の試験設置（提出番号 R8-039）"],
              ["手法", <b>協定によらない個別連携</b>],
            ]}
          />
          <PaperHeading level={4}>理由と根拠</PaperHeading>
          <PaperTable
            caption="理由"
            head={["条項", "理由"]}
            rows={[["G9.2", "市の支出がなく、設置場所を独占させないため"]]}
          />
          <PaperStamps
            cells={[
              { title: "起案", lines: ["架空 一郎", "デスク", "11月19日(木)"] },
              { title: "合議", lines: ["環境課長", "架空 三郎", "✓ 11月20日(金)"] },
              { title: "決裁", lines: ["成長戦略課長", "見本 次郎", <b>待っています</b>] },
              { title: "施行", lines: ["承認のあと"] },
            ]}
          />
        </Paper>
      </Section>
    </>
  );
}

const gates = ["confirmed", "later", "next", "confirmed", "later", "filled", "later"] as const;
