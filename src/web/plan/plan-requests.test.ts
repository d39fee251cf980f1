import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { aCity } from "../../../test/support/city.ts";
import { aDialogue, good, wholePlan } from "../../../test/support/dialogue.ts";
import { formOn, requestsOf, wordsOf } from "../../../test/support/requests.ts";
import { approvePlan } from "../../commands/approve-plan.ts";
import { editPlan } from "../../commands/edit-plan.ts";
import { paths } from "../paths.ts";

const city = await aCity();
afterAll(city.drop);
const { program, person } = city;
const { get, post } = requestsOf(city);
const p = paths.proposal;
const morning = new Date("2026-11-26T10:00:00+09:00");
beforeEach(() => city.setNow(morning));

async function aPlan(): Promise<string> {
  const id = await aDialogue(city);
  const first = { actor: person("officer"), proposalId: id, plan: wholePlan, baseVersion: 0, reason: "" };
  good(await editPlan(program, first));
  return id;
}

const roles = (city: string) => ({
  "roles-city": city,
  "roles-partner": "講師",
  reason: "話し合ったとおり。",
  base_version: "1",
});

describe("the approval of the plan", () => {
  test("says that the plan is settled to the side that approves second, and beside each form what a new version undoes", async () => {
    const id = await aPlan();
    const at = { id, section: "roles" };
    await post("officer", p.planSectionLock(at));
    const undone = "新しい版ができると、その承認はやり直しになります。";
    expect(wordsOf((await get("officer", p.planSection(at))).text)).not.toContain(undone);
    const first = await post("officer", p.planApproval({ id }), { plan_version: "1" });
    expect(wordsOf((await get("officer", first.to!)).text)).toContain("双方の承認がそろうと、計画が固まります。");
    expect(wordsOf((await get("member", p.planEdit({ id }))).text)).toContain(`第1版は、市が承認しています。${undone}`);
    const second = await post("representative", p.planApproval({ id }), { plan_version: "1" });
    expect(wordsOf((await get("representative", second.to!)).text)).toContain(
      "双方の承認がそろい、計画が固まりました。",
    );
    const both = wordsOf((await get("officer", p.planSection(at))).text);
    expect(both).toMatch(/第1版は、市と.+が承認しています。新しい版ができると、その承認はやり直しになります。/);
  });
});

describe("a section of the plan", () => {
  test("is taken by a press, shown as taken to the other side, and given back", async () => {
    const id = await aPlan();
    const at = { id, section: "roles" };
    const taken = await post("officer", p.planSectionLock(at));
    expect([taken.status, taken.to]).toEqual([303, p.planSection(at)]);
    expect((await get("officer", p.planSection(at))).text).toContain("この部分を保存して、新しい版にする");
    const plan = wordsOf((await get("member", p.plan({ id }))).text);
    expect(plan).toContain("藤原 直樹さんがこの部分を書いています（10:15まで）");
    const refused = await post("member", p.planSectionLock(at));
    expect(refused.status).toBe(409);
    expect(wordsOf(refused.text)).toContain("いま、藤原 直樹さんがこの部分を書いています");
    expect((await post("officer", p.planSectionRelease(at))).status).toBe(303);
    expect((await post("member", p.planSectionLock(at))).status).toBe(303);
  });

  test("is renewed by the script while somebody types: the answer says until when, or that it is lost", async () => {
    const id = await aPlan();
    const at = { id, section: "roles" };
    const renewed = await post("officer", p.planSectionLock(at), { go: "by-itself" });
    expect([renewed.status, JSON.parse(renewed.text)]).toEqual([200, { time: "10:15" }]);
    expect((await post("member", p.planSectionLock(at), { go: "by-itself" })).status).toBe(409);
  });

  test("of words that come too late keeps every one, and shows what the other wrote", async () => {
    const id = await aPlan();
    const at = { id, section: "roles" };
    await post("officer", p.planSectionLock(at));
    city.setNow(new Date(morning.getTime() + 16 * 60_000));
    await post("member", p.planSectionLock(at));
    const waiting = await post("officer", p.planSection(at), roles("𠮷の会場を開く"));
    expect(waiting.status).toBe(409);
    expect(waiting.text).toContain("𠮷の会場を開く</textarea>");
    expect((await post("member", p.planSection(at), roles("広報を行う"))).status).toBe(303);
    const late = await post("officer", p.planSection(at), roles("𠮷の会場を開く"));
    expect(late.status).toBe(409);
    expect(wordsOf(late.text)).toContain("書いているあいだに、第2版ができました");
    expect(late.text).toContain("𠮷の会場を開く</textarea>");
    expect(late.text).toContain("<ins>広報を行う</ins>");
    expect(late.text).toContain('name="base_version" value="2"');
  });

  test("takes more rows and a typical risk without saving anything", async () => {
    const id = await aPlan();
    const at = { id, section: "risks" };
    await post("officer", p.planSectionLock(at));
    const drawn = await post("officer", p.planSection(at), {
      "risks-0-risk": "工場でけがをする",
      more: "risk:leak",
      base_version: "1",
    });
    expect(drawn.status).toBe(200);
    expect(drawn.text).toContain("参加者の個人情報が漏れる、なくなる</textarea>");
    expect(drawn.text).toContain("工場でけがをする</textarea>");
    const many = await post("officer", p.planSection(at), { more: "risks", base_version: "1" });
    expect(many.text).toContain("risks-10-risk");
    expect(wordsOf((await get("member", p.plan({ id }))).text)).not.toContain("参加者の個人情報が漏れる");
  });

  test("that no plan has does not exist", async () => {
    const id = await aPlan();
    for (const section of ["nothing", "constructor"]) {
      expect((await get("officer", p.planSection({ id, section }))).status).toBe(404);
      expect((await post("officer", p.planSectionLock({ id, section }))).status).toBe(404);
      expect((await post("officer", p.planSuggestionNew({ id, section }), roles("x"))).status).toBe(404);
    }
  });
});

describe("the form of the whole plan", () => {
  const open = (page: string) =>
    [...page.matchAll(/<details class="fold" id="part-([a-z]+)" open/g)].map((one) => one[1]);

  test("is a list of its sections: what is to be written stands open, and what has to be mended", async () => {
    const id = await aDialogue(city);
    const first = await get("officer", p.planEdit({ id }));
    expect(open(first.text)).toEqual(["purpose"]);
    expect(wordsOf(first.text)).toContain("目標と指標 ◆ 承認まで、あと1つ");
    const typed = { purpose: "眠りを学ぶ。", "gains-city": "あ".repeat(1201), "exit-decidedBy": "い".repeat(201) };
    const wrong = await post("officer", p.planEdit({ id }), { ...typed, base_version: "0" });
    expect(wrong.status).toBe(422);
    expect(open(wrong.text)).toEqual(["gains", "exit"]);
    expect(wordsOf(wrong.text)).toContain("三方よし ▲ 直すところが1つ");
  });

  test("opens all of itself by a button that saves nothing and keeps what was typed", async () => {
    const id = await aDialogue(city);
    const typed = { purpose: "𠮷野の眠り", more: "sections", base_version: "0" };
    const all = await post("officer", p.planEdit({ id }), typed);
    expect([all.status, open(all.text).length]).toEqual([200, 10]);
    expect(all.text).toContain("𠮷野の眠り");
    expect(all.text).toMatch(/<desk-form[^>]* unsaved/);
    expect((await get("officer", p.plan({ id }))).text).not.toContain("𠮷野の眠り");
  });

  test("a plan that lacks something leads to the section that lacks it", async () => {
    const id = await aDialogue(city);
    await post("officer", p.planEdit({ id }), { purpose: "眠りを学ぶ。", base_version: "0" });
    const page = wordsOf((await get("officer", p.plan({ id }))).text);
    expect(page).toContain("「目標と指標」から書く");
    expect(page).toContain("全体をまとめて書く");
  });
});

describe("a plan that may be approved", () => {
  /** The places that stop no approval, by their names on the form. */
  const rest = {
    ...{ scope: "教室だけ。", "period-from-year": "2027", "period-from-month": "4", "period-from-day": "1" },
    ...{ "period-to-year": "2027", "period-to-month": "9", "period-to-day": "30" },
    ...{ "contributions-0-kind": "property", "contributions-1-kind": "staff_time" },
    ...{ "roles-city": "会場", "roles-partner": "講師", "goals-0-how": "名簿で数える。" },
    ...{ "contributions-0-side": "city", "contributions-0-what": "会場", "contributions-1-side": "partner" },
    ...{ "contributions-1-what": "講師", "cityAlone-basis": "行わない。", "milestones-0-what": "教室を開く" },
    ...{ "personalData-none": "yes", protection: "なし", publicity: "はじめる時に", "exit-ending": "片付ける。" },
    ...{ "exit-measure": "来た人", "exit-decidedBy": "双方", "exit-decidedOn": "令和9年9月" },
  };

  test("is written on first where a section is empty, and approved first where none is", async () => {
    const id = await aPlan();
    const lead = (text: string) => /id="approval"[\s\S]*?<\/section>|id="approval"[\s\S]{0,2500}/.exec(text)![0];
    const begun = lead((await get("representative", p.plan({ id }))).text);
    expect(wordsOf(begun)).toContain("次は「役割」です いまは、貴団体の番です。");
    expect(begun.indexOf("から書く")).toBeGreaterThan(0);
    expect(begun.indexOf("から書く")).toBeLessThan(begun.indexOf("第1版を承認する"));
    const form = formOn((await get("representative", p.planEdit({ id }))).text, p.planEdit({ id }));
    expect((await post("member", p.planEdit({ id }), { ...form, ...rest, reason: "空いていたところ。" })).status).toBe(
      303,
    );
    const whole = lead((await get("officer", p.plan({ id }))).text);
    expect(whole).not.toContain("から書く");
    expect(whole).toContain("第2版を承認する");
  });

  test("has one way to more rows: those that wait, and behind the last of them the button for more", async () => {
    const { text } = await get("officer", p.planEdit({ id: await aDialogue(city) }));
    expect(text).toMatch(/<summary>\s*目標をさらに3件書く<\/summary>(?:(?!<\/details>)[\s\S])*目標の行を増やす/u);
    expect(text.match(/目標の行を増やす/gu)).toHaveLength(1);
  });
});

describe("a form of the plan", () => {
  const places = (text: string) => [...text.matchAll(/href="#f-([^"]+)"/gu)].map((match) => match[1]);
  const wrong = { "cityAlone-yen": "たくさん", "contributions-0-what": "会場", reason: "" };

  test("names a number that cannot be read together with all else that is to be mended", async () => {
    const id = await aPlan();
    const form = formOn((await get("officer", p.planEdit({ id }))).text, p.planEdit({ id }));
    const answer = await post("officer", p.planEdit({ id }), { ...form, ...wrong, purpose: "" });
    expect(answer.status).toBe(422);
    expect(places(answer.text)).toEqual([
      "cityAlone-yen",
      "purpose",
      "contributions-0-side",
      "contributions-0-kind",
      "reason",
    ]);
    expect(answer.text).toContain("たくさん");
    const at = { id, section: "contributions" };
    await post("officer", p.planSectionLock(at));
    for (const href of [p.planSection(at), p.planSuggestionNew(at)]) {
      const part = await post("officer", href, { ...wrong, base_version: "1" });
      expect([part.status, places(part.text)]).toEqual([
        422,
        ["cityAlone-yen", "contributions-0-side", "contributions-0-kind", "reason"],
      ]);
    }
  });
});

describe("a suggestion on its page", () => {
  async function suggested(id: string): Promise<string> {
    const answer = await post("member", p.planSuggestionNew({ id, section: "roles" }), roles("会場と広報"));
    expect(answer.status).toBe(303);
    const page = (await get("officer", p.plan({ id }))).text;
    return /plan\/suggestions\/([0-9a-f-]{36})/.exec(page)![1]!;
  }

  test("stands below its section with its reason, and is accepted by a press; the approval before is undone, and the page says so", async () => {
    const id = await aPlan();
    good(await approvePlan(program, { actor: person("officer"), proposalId: id, planVersion: 1 }));
    const suggestion = await suggested(id);
    const page = wordsOf((await get("officer", p.planSuggestion({ id, suggestion }))).text);
    for (const shown of ["話し合ったとおり。", "会場と広報", "受け入れて第2版にする", "第1版は、市が承認しています。"])
      expect(page).toContain(shown);
    expect(wordsOf((await get("member", p.planSuggestion({ id, suggestion }))).text)).toContain("この提案を取り下げる");
    expect((await get("otherCompany", p.planSuggestion({ id, suggestion }))).status).toBe(404);
    const at = p.planSuggestionAcceptance({ id, suggestion });
    expect((await post("officer", at, { plan_version: "1" })).status).toBe(303);
    expect((await post("officer", at, { plan_version: "2" })).status).toBe(409);
    const plan = wordsOf((await get("officer", p.plan({ id }))).text);
    expect(plan).toContain("第1版の承認（市）は、第2版ができたので、やり直しになりました");
    expect(plan).toContain("の直しの提案を、市（藤原 直樹）が受け入れました");
  });

  test("is named beside the approval, before anybody approves past it; its own side waits, the other one answers", async () => {
    const id = await aPlan();
    const suggestion = await suggested(id);
    const ofDesk = (await get("officer", p.plan({ id }))).text;
    expect(ofDesk).toContain(`href="#suggestion-${suggestion}"`);
    expect(wordsOf(ofDesk)).toContain("返事を待っている直しの提案が、1件あります");
    expect(wordsOf(ofDesk)).toContain("「役割」の直しの提案を見て、答える");
    const ofCompany = wordsOf((await get("member", p.plan({ id }))).text);
    expect(ofCompany).toContain("「役割」の直しの提案を見る");
    expect(ofCompany).not.toContain("見て、答える");
    const wrong = await post("member", p.planSuggestionNew({ id, section: "roles" }), { ...roles("会場"), reason: "" });
    expect([wrong.status, wordsOf(wrong.text).includes("提案する理由を書いてください")]).toEqual([422, true]);
  });

  test("is declined with words that are not lost when they are too many, and withdrawn by its writer", async () => {
    const id = await aPlan();
    const suggestion = await suggested(id);
    const decline = p.planSuggestionDecline({ id, suggestion });
    const long = await post("officer", decline, { reason: "髙".repeat(1201) });
    expect(long.status).toBe(422);
    expect(long.text).toContain("髙".repeat(1201));
    expect((await post("officer", decline, { reason: "予算がありません。" })).status).toBe(303);
    const told = wordsOf((await get("member", p.planSuggestion({ id, suggestion }))).text);
    expect(told).toContain("予算がありません。");
    const other = await suggested(id);
    expect((await post("representative", p.planSuggestionWithdrawal({ id, suggestion: other }))).status).toBe(403);
    expect((await post("member", p.planSuggestionWithdrawal({ id, suggestion: other }))).status).toBe(303);
  });
});

describe("two versions", () => {
  test("are compared word by word, whichever they are, with the reasons on the way", async () => {
    const id = await aPlan();
    for (const [index, words] of ["会場", "会場と広報", "会場と広報と名簿"].entries()) {
      const typed = { ...roles(words), reason: `理由その${index + 2}`, base_version: String(index + 1) };
      expect((await post("officer", p.planSection({ id, section: "roles" }), typed)).status).toBe(303);
    }
    const page = await get("member", `${p.planChanges({ id })}?from=2&to=4`);
    expect(page.text).toContain("<ins>と広報と名簿</ins>");
    expect(wordsOf(page.text)).toContain("理由その3");
    expect(wordsOf(page.text)).not.toContain("理由その2");
    expect((await get("member", `${p.planChanges({ id })}?from=4&to=2`)).text).toContain("<del>と広報と名簿</del>");
    expect((await get("member", p.planChanges({ id }))).status).toBe(200);
    expect((await get("member", `${p.planChanges({ id })}?from=9&to=1`)).status).toBe(404);
    expect((await get("otherCompany", p.planChanges({ id }))).status).toBe(404);
  });
});
