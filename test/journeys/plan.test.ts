import { expect } from "vitest";
import { paths } from "../../src/web/paths.ts";
import { faultsOn } from "../accessibility/scan.ts";
import { alreadyThere } from "./already-there.ts";
import type { Hands } from "./hands.ts";
import { journey } from "./stage.ts";

// A joint plan through five versions: written by both sides at once in different sections, a suggestion taken and one declined with a reason,
// to approval by both; then an edit that undoes both, and words that came too late and are not lost.

const words = {
  purpose: "𠮷の工場を開き、市民が眠りを学ぶ。",
  service: "健康教室で、眠りの相談ができるようになる。",
  scope: "冬のあいだの3回。診断はしない。",
  gains: { 市の得るもの: "健康づくりの入口", 提案者の得るもの: "実測の記録", 市民の得るもの: "よく眠れる。" },
  roles: { 市の役割: "会場と広報を受け持つ。", 提案者の役割: "講師と教材を出す。" },
  milestone: { 行うこと: "一回目の教室", 時期: "令和9年12月" },
  suggestion: { text: "よく眠れる。冬の寒さに備えられる。", reason: "市民の得るものを、季節まで書くため。" },
  declined: { text: "市だけで受け持つ。", why: "役割を一つにまとめるため。", answer: "講師は当社でないとできません。" },
  late: "会場・広報・受付を受け持つ。",
  other: "会場と、市内の学校への知らせを受け持つ。",
};

journey("a joint plan that both sides write", (chapter) => {
  let id = "";
  const plan = () => paths.proposal.plan({ id });
  const section = (name: string) => paths.proposal.planSection({ id, section: name });

  chapter(
    "the desk writes the first version, with a typical risk that is added by a press",
    async ({ city, people }) => {
      ({ proposalId: id } = await alreadyThere(city, "dialogue"));
      const desk = await people.turnOf("desk-officer");
      await desk.open(plan());
      await desk.follow("共同計画を書きはじめる");
      await desk.press("すべての部分を開く");
      await desk.fillAll({ 目的: words.purpose, よくなる市民サービス: words.service, 範囲: words.scope });
      await desk.within("目標1").fillAll({ 目標: "多くの市民に届ける", "指標(何を数えるか)": "教室に来た人" });
      await desk.fillAll(words.gains);
      await desk.unfold("よくあるリスクから加える");
      await desk.press("個人情報の漏えいを加える");
      await desk.within("リスク1").holds("起きるかもしれないこと", "参加者の個人情報が漏れる、なくなる");
      await desk.within("リスク1").select("負担者", "提案者");
      await desk.press("第1版として保存する");
      await desk.sees(words.purpose, "案・双方を拘束しません", "10のうち", "サイバー保険");
    },
  );

  chapter(
    "while the company writes the roles, the desk sees who does, and writes the schedule",
    async ({ people, isScripted }) => {
      const company = await people.turnOf("company-a");
      await company.open(plan());
      await company.press("「役割」を書く");
      await company.fillAll(words.roles);
      await company.fill("変えた理由", "役割を分けるため。");
      if (isScripted) expect(await faultsOn(company.tab, "a section that one writes")).toEqual([]);
      const desk = await people.turnOf("desk-officer");
      await desk.open(plan());
      await desk.sees("がこの部分を書いています");
      await desk.open(section("roles"));
      await desk.sees("ほかの部分は、いま書けます");
      if (isScripted) expect(await faultsOn(desk.tab, "a section that another writes")).toEqual([]);
      expect(await desk.tab.getByRole("button", { name: "この部分を保存して、新しい版にする" }).count()).toBe(0);
      await desk.open(plan());
      await desk.press("「進め方と節目」を書く");
      await desk.within("節目1").fillAll(words.milestone);
      await desk.fill("変えた理由", "日程を決めたため。");
      await desk.press("この部分を保存して、新しい版にする");
      await desk.sees("共同計画 第2版", words.milestone.行うこと);
      // The company's form went out from version 1; nobody has changed its section since.
      await company.press("この部分を保存して、新しい版にする");
      await company.sees("共同計画 第3版", words.roles.市の役割, words.milestone.行うこと);
    },
  );

  chapter(
    "the company suggests, the desk reads the difference and takes it: the fourth version",
    async ({ people, isScripted }) => {
      const company = await people.turnOf("company-a");
      await company.open(plan());
      await company.follow("「三方よし」の直しを提案する");
      await company.fill("市民の得るもの", words.suggestion.text);
      await company.fill("提案する理由", words.suggestion.reason);
      await company.press("直しを提案する");
      await company.sees("共同計画 第3版", words.suggestion.reason, "返事待ち");
      const desk = await people.turnOf("desk-officer");
      await desk.open(plan());
      if (isScripted) expect(await faultsOn(desk.tab, "a plan with a suggestion")).toEqual([]);
      await desk.follow("「三方よし」の直しの提案を見て、答える");
      if (isScripted) expect(await faultsOn(desk.tab, "a suggestion")).toEqual([]);
      await desk.sees(words.suggestion.reason);
      expect(await desk.tab.locator("ins").allInnerTexts()).toContain("冬の寒さに備えられる。");
      await desk.press("受け入れて第4版にする");
      await desk.sees("共同計画 第4版", words.suggestion.text, "が受け入れました");
    },
  );

  chapter("the desk suggests, and the company declines with a reason that the desk reads", async ({ people }) => {
    const desk = await people.turnOf("desk-officer");
    await desk.open(plan());
    await desk.follow("「役割」の直しを提案する");
    await desk.fill("市の役割", words.declined.text);
    await desk.fill("提案する理由", words.declined.why);
    await desk.press("直しを提案する");
    const company = await people.turnOf("company-a");
    await company.open(plan());
    await company.follow("「役割」の直しの提案を見て、答える");
    await company.sees(words.declined.why);
    await company.press("理由を伝えて、受け入れない", 422);
    await company.fill("受け入れない理由", words.declined.answer);
    await company.press("理由を伝えて、受け入れない");
    await company.sees("共同計画 第4版");
    await desk.open(plan());
    await desk.unfold("これまでの直しの提案を見る");
    await desk.sees(words.declined.answer, "受け入れませんでした");
  });

  chapter("the company completes the plan, and both approve the fifth version", async ({ people }) => {
    const company = await people.turnOf("company-a");
    await company.open(plan());
    await company.press("「終わり方と、そのあと」を書く");
    await company.fillAll({
      終わり方: "機器を引き取り、記録を消す。",
      "続けるか、広げるか、終えるかを決める指標": "来た人が100人を超えたら続ける。",
      決める人: "保健センターと当社",
      決める時期: "令和10年2月",
      変えた理由: "試したあとを決めておくため。",
    });
    await company.press("この部分を保存して、新しい版にする");
    await company.press("第5版を承認する");
    const desk = await people.turnOf("desk-officer");
    await desk.open(plan());
    await desk.press("第5版を承認する");
    await desk.sees("第5版を双方が承認しました");
    await desk.follow("ほかの版どうしをくらべる");
    await desk.select("前の版", "第1版");
    await desk.select("後の版", "第5版");
    await desk.press("この二つをくらべる");
    await desk.sees("第1版と第5版のちがい", words.suggestion.reason, words.roles.市の役割);
  });

  chapter(
    "an edit undoes both approvals; who comes too late loses no word and saves from where the plan is",
    async ({ city, people }) => {
      const desk = await people.turnOf("desk-officer");
      await desk.open(plan());
      await desk.press("「役割」を書く");
      await desk.fillAll({ 市の役割: words.late, 変えた理由: "受付も市が行うため。" });
      city.setTime("2026-11-24T11:00");
      const company = await people.turnOf("company-a");
      await company.open(plan());
      await company.press("「役割」を書く");
      await company.fillAll({ 市の役割: words.other, 変えた理由: "学校にも知らせるため。" });
      await company.press("この部分を保存して、新しい版にする");
      await sawUndone(company);
      await desk.press("この部分を保存して、新しい版にする", 409);
      await desk.sees("書いているあいだに、第6版ができました", "市の役割");
      await desk.holds("市の役割", words.late);
      await desk.holds("変えた理由", "受付も市が行うため。");
      await desk.press("この部分を保存して、新しい版にする");
      await desk.sees("共同計画 第7版", words.late);
      await desk.seesNot("第7版を双方が承認しました");
    },
  );

  async function sawUndone(hands: Hands): Promise<void> {
    await hands.sees("共同計画 第6版", "第5版の承認（市と", "やり直しになりました", "まだ承認していません");
    await hands.sees("第6版を承認する");
  }
});
