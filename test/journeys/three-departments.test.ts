import type { Locator } from "playwright-core";
import { expect } from "vitest";
import { paths } from "../../src/web/paths.ts";
import { alreadyThere } from "./already-there.ts";
import type { Hands } from "./hands.ts";
import type { People } from "./people.ts";
import { journey } from "./stage.ts";

// Three departments are asked, each with a question and a day of its own: one declines, one passes on to the office it belongs to, one is late:
// it is reminded, its head and the desk hear of it, and the desk goes on with its reason. The proposal comes to the dialogue.

const health = { name: "保健センター", head: "dept-health", staff: "dept-health-staff" };
const disaster = { name: "危機管理課", head: "dept-disaster" };
const school = { name: "学校教育課", head: "dept-school" };
const mailOf = (key: string) => `${key}@city.example.jp`;

journey("three departments that are asked", (chapter) => {
  let id = "";
  let right = { name: "", head: "" };
  const p = paths.proposal;

  chapter(
    "the desk asks all the same and each something of its own, from the draft that it is offered",
    async (stage) => {
      const { city, people, post } = stage;
      ({ proposalId: id } = await alreadyThere(city, "received"));
      right = officeOf(city.world.departments, city.world.people, [health.name, disaster.name, school.name]);
      const desk = await people.turnOf("desk-officer");
      await desk.open(p.publicBenefit({ id }));
      await desk.fill("公益性の根拠", "市民のよい変化と分野が示されている。");
      await desk.press("公益性を確認する");
      await post.empty();
      await desk.open(p.inquiries({ id }));
      // Beside a suggested department stands why, and neither runs into the other.
      const suggested = desk.tab.getByRole("row").filter({ has: desk.tab.getByRole("checkbox") });
      expect(await suggested.count()).toBeGreaterThan(0);
      for (const row of await suggested.all()) expect(await gapInRow(row)).toBeGreaterThan(0);
      const draft = await desk.tab.getByLabel(/みなにたずねること/).inputValue();
      expect(draft).toContain("という提案がありました");
      await desk.fill("みなにたずねること", `${draft}\n4 いつから始められますか。`);
      await askOf(desk, "1つ目の課", health.name, "測定の場所はありますか。", "");
      await askOf(desk, "2つ目の課(たずねるときだけ)", disaster.name, "避難所と重なりますか。", "");
      await askOf(desk, "3つ目の課(たずねるときだけ)", school.name, "", "15");
      await desk.press("課にたずねる");
      // Asked on Tuesday 24 November: ten business days are 8 December, fifteen the 15th.
      await desk.sees("測定の場所はありますか。", "12/8(火)まで", "12/15(火)まで");
      for (const { head } of [health, disaster, school])
        expect(await subjects(post.textTo, await post.arrivedAt(mailOf(head)), mailOf(head))).toContain(
          "照会に回答する",
        );
    },
  );

  chapter("one department asks back, is answered, and declines; its staff drafts, its head confirms", async (stage) => {
    const { people, city } = stage;
    city.setTime("2026-11-25T09:30");
    const staff = await people.turnOf(health.staff);
    await openInquiry(staff, id, health.name);
    await staff.sees("提案のあらまし", "4 いつから始められますか。");
    await staff.unfold("答える前に、デスクに聞く");
    await staff.fill("デスクに聞くこと", "①どの季節を考えていますか。");
    await staff.press("デスクに聞く");
    await staff.sees("問い返しの答えを待っています");
    const desk = await people.turnOf("desk-officer");
    await desk.open(paths.board({}));
    await desk.sees("課からの問い返しに答える");
    await openInquiry(desk, id, health.name);
    await desk.fill("課への答え", "春です。");
    await desk.press("課に答える");
    await openInquiry(staff, id, health.name);
    await staff.sees("春です。");
    await staff.tab.getByLabel("対話は難しい", { exact: true }).check();
    await staff.fill("回答", "春は健診で人手がありません。");
    await staff.press("課長に確かめてもらう");
    const head = await people.turnOf(health.head);
    await head.open(`${paths.board({})}?unanswered=mine`);
    await openInquiry(head, id, health.name);
    await head.holds("回答", "春は健診で人手がありません。");
    await head.press("回答を確定してデスクに送る");
  });

  chapter("one passes on to the office that it belongs to, which is asked at once and answers", async (stage) => {
    const { people, post } = stage;
    const head = await people.turnOf(school.head);
    await openInquiry(head, id, school.name);
    // Whose it is is asked of whoever says that it is not theirs.
    expect(await head.tab.getByLabel("所管の課").isVisible()).toBe(false);
    await head.tab.getByLabel("当課の所管ではない", { exact: true }).check();
    await head.fill("回答", "教室の会場は、この課の所管です。");
    await head.select("所管の課", right.name);
    await post.empty();
    await head.press("回答を確定してデスクに送る");
    await head.sees("所管の課に、同じ質問を回しました");
    expect((await fetch(`${stage.city.url}${p.show({ id })}`, await asIs(people, school.head))).status).toBe(404);
    const turn = (await post.arrived()).filter((line) => line.includes("照会に回答する"));
    expect(turn.length).toBeGreaterThan(0);
    const other = await people.turnOf(right.head);
    await openInquiry(other, id, right.name);
    await other.sees("4 いつから始められますか。");
    await other.tab.getByLabel("条件つきで対話を希望", { exact: true }).check();
    await other.fill("回答", "会場が空く月曜なら話せます。");
    await other.press("回答を確定してデスクに送る");
  });

  chapter(
    "one is late: it is reminded before, on and after its day, and then its head and the desk hear of it",
    async (stage) => {
      const { city, post } = stage;
      const at = async (time: string) => {
        city.setTime(time);
        return post.arrivedAt(mailOf(disaster.head));
      };
      await post.empty();
      expect(await at("2026-12-04T10:00")).toEqual(["R8-001 期日が近づいています：照会に回答する"]);
      expect(await at("2026-12-08T10:00")).toEqual(["R8-001 きょうが期日です：照会に回答する"]);
      expect(await at("2026-12-09T10:00")).toEqual(["R8-001 期日を過ぎています：照会に回答する"]);
      city.setTime("2026-12-15T10:00");
      const still = "期日から5開庁日を過ぎても、動いていません：照会に回答する";
      expect((await post.arrived()).filter((line) => line.endsWith(still))).toEqual([
        `desk-officer@city.example.jp: R8-001 ${still}`,
      ]);
      // The head hears of it in one letter with the day's other notice.
      expect(post.textTo(mailOf(disaster.head))).toContain(still);
    },
  );

  chapter(
    "the desk goes on with its reason, tells when it can start at the earliest, and opens the dialogue",
    async (stage) => {
      const { people } = stage;
      const desk = await people.turnOf("desk-officer");
      await desk.open(p.inquiries({ id }));
      await desk.choose("この連携を担う課", right.name);
      await desk.press("この課を主管課にする");
      await desk.open(p.outlook({ id }));
      await desk.select("見込まれる手法", "事業連携協定");
      await desk.choose("公募になる見込み", "公募になる可能性は低い");
      await desk.fill("提案にとっての意味", "競争の手続にはならない見込みです。");
      await desk.choose("始めるまでに必要なもの", "会議体の決定", "協定の締結");
      await desk.tab.getByRole("button", { name: "目安を出す" }).click();
      await desk.sees("下の欄に入れました。文は下で直せます。");
      await desk.press("見通しを提案者に伝える");
      await desk.open(p.dialogue({ id }));
      await desk.sees("期限を過ぎた課の回答を待たずに進む理由を書いてください。");
      await desk.follow("回答を待たずに進む");
      await desk.fill("回答を待たずに進む理由", "所管の課がそろい、残る課の仕事とは重ならないため。");
      await desk.press("理由を残して進む");
      await desk.press("対話をはじめる");
      const company = await people.turnOf("company-a");
      await company.open(p.show({ id }));
      await company.sees("対話中", "協定の締結のあと", "の決定が必要です");
      // What departments ask the desk, and an answer that was not released, are nothing for it.
      await company.seesNot("①どの季節を考えていますか。", "春は健診で人手がありません。");
      expect(people.complaints).toEqual([]);
    },
  );
});

/** An office with a head that was not asked: the one to which the question belongs. */
function officeOf(
  departments: readonly { code: string; name: string; isDesk?: boolean | undefined }[],
  people: readonly { key: string; posts?: readonly { role: string; department?: string | undefined }[] | undefined }[],
  asked: readonly string[],
): { name: string; head: string } {
  for (const department of departments) {
    if (department.isDesk || asked.includes(department.name)) continue;
    const head = people.find((one) =>
      one.posts?.some((post) => post.role === "head" && post.department === department.code),
    );
    if (head) return { name: department.name, head: head.key };
  }
  throw new Error("every office was asked");
}

async function askOf(desk: Hands, row: string, department: string, question: string, due: string): Promise<void> {
  const place = desk.within(row);
  const option = (await place.tab.getByRole("option").allInnerTexts()).find((one) => one.startsWith(department));
  await place.select("課", option ?? "");
  if (question) await place.fill("この課にだけたずねること", question);
  if (due) await place.fill("この課の期限", due);
}

async function openInquiry(hands: Hands, id: string, department: string): Promise<void> {
  await hands.open(paths.proposal.inquiries({ id }));
  await hands.follow(department);
}

async function asIs(people: People, key: string): Promise<RequestInit> {
  return { headers: { cookie: await people.cookieOf(key) }, redirect: "manual" };
}

async function subjects(
  textTo: (address: string) => string,
  lines: readonly string[],
  address: string,
): Promise<string> {
  return `${lines.join("\n")}\n${textTo(address)}`;
}

/** Pixels from the end of a row's name to the beginning of its sentences. */
async function gapInRow(row: Locator): Promise<number> {
  return row.evaluate((line) => {
    const name = line.ownerDocument.createRange();
    name.selectNodeContents(line.querySelector("label")!);
    return line.querySelector("td")!.getBoundingClientRect().left - name.getBoundingClientRect().right;
  });
}
