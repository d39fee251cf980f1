import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aCity, type TestCity } from "../../../test/support/city.ts";
import { signIn } from "../../../test/support/sign-in.ts";
import type { PersonKey } from "../../../test/support/small-world.ts";
import { toMethodReview } from "../../../test/support/to-method-review.ts";
import { fairnessQuestions } from "../../domain/method/fairness.ts";
import { createLog } from "../../log.ts";
import { appOf } from "../app.tsx";
import { paths } from "../paths.ts";

const secret = "綿七割と再生繊維三割を、織る前に四十度でねかせる。";
let city: TestCity;
let id: string;
let app: ReturnType<typeof appOf>["app"];
const p = paths.proposal;

beforeAll(async () => {
  city = await aCity();
  app = appOf(city.program, createLog("silent")).app;
  id = await toMethodReview(city, secret);
});
afterAll(() => city.drop());

async function get(key: PersonKey | null, path: string) {
  const headers = key ? (await signIn(city.program, city.person(key).id)).headers : {};
  const answer = await app.request(path, { headers });
  return { status: answer.status, text: await answer.text() };
}
async function post(key: PersonKey, path: string, fields: Record<string, string>) {
  const { headers } = await signIn(city.program, city.person(key).id);
  const answer = await app.request(path, {
    method: "POST",
    headers: { ...headers, origin: city.program.publicUrl, "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams(fields).toString(),
  });
  return { status: answer.status, location: answer.headers.get("location"), text: await answer.text() };
}

describe("the method by its pages, from feasibility to the published call", () => {
  test("who has no part in the review finds no page of it", async () => {
    expect((await get("healthHead", p.review({ id }))).status).toBe(200);
    for (const key of ["representative", "schoolStaff", "administrator"] as const)
      expect([403, 404]).toContain((await get(key, p.review({ id }))).status);
    expect((await get("representative", p.methodFacts({ id }))).status).toBe(403);
  });

  test("before the first look everybody inside is asked for a tie (P2)", async () => {
    expect((await get("healthStaff", p.review({ id }))).text).toContain("利害の関係の確認");
    expect((await post("healthStaff", p.conflict({ id }), { hasTie: "no", what: "" })).status).toBe(303);
  });

  test("a form to mend keeps what was typed; a decision leads on", async () => {
    const wrong = await post("healthHead", p.feasibility({ id }), { answer: "", reason: "会場は足りる" });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain("会場は足りる");
    expect((await post("officer", p.feasibility({ id }), { answer: "yes", reason: "x" })).status).toBe(403);
    const yes = await post("healthHead", p.feasibility({ id }), { answer: "yes", reason: "会場は足りる。" });
    expect([yes.status, yes.location]).toEqual([303, `${p.review({ id })}?done=feasibilityDecided`]);
  });

  test("with a question open the recommendation is provisional; answered, it names clauses and what was not chosen", async () => {
    const facts = {
      cityBearsCost: "no",
      wideRecruitmentNeeded: "unknown",
      initiatives: "１",
      selectionBasis: "quality",
    };
    expect((await post("officer", p.methodFacts({ id }), { initiatives: "一つ" })).status).toBe(422);
    expect((await post("officer", p.methodFacts({ id }), facts)).status).toBe(303);
    const open = await get("officer", p.review({ id }));
    expect(open.text).toContain("仮のおすすめ");
    expect(open.text).toContain("広く事業者を募る必要がありますか。");
    await post("officer", p.methodFacts({ id }), { ...facts, wideRecruitmentNeeded: "yes" });
    const settled = await get("officer", p.review({ id }));
    expect(settled.text).not.toContain("仮のおすすめ");
    expect(settled.text).toContain("G9.2");
    expect(settled.text).toContain("選ばなかった手法と理由");
    expect(settled.text).toContain("結論が変わるとき");
  });

  test("the fairness page refuses who drafted the plan, and says so", async () => {
    const refusedPage = await get("officer", p.fairness({ id }));
    expect(refusedPage.status).toBe(403);
    expect(refusedPage.text).toContain("共同計画を書いていない人");
    const answers = Object.fromEntries(
      fairnessQuestions.flatMap(({ key, fields }) => [
        [`holds-${key}`, "yes"],
        ...fields.map((field) => [field.name, "支障はない。"]),
      ]),
    );
    const page = await get("healthStaff", p.fairness({ id }));
    expect(page.text).toContain("市の記録から");
    expect(page.text).toContain("自由提案です。公開して募ってはいません。");
    expect((await post("healthStaff", p.fairness({ id }), answers)).status).toBe(422);
    expect((await post("healthStaff", p.fairness({ id }), { ...answers, conclusion: "fair" })).status).toBe(303);
  });

  test("the paper is decided in turn, with the hash that was shown; the drafter finds no button", async () => {
    const filing = { decidedBy: "部長決裁", filedUnder: "官民連携", keptFor: "5年", disclosure: "公開" };
    const drafted = await post("officer", p.papers({ id }), {
      method: "public_call_proposal",
      reason: "広く募るため。",
      ...filing,
    });
    expect(drafted.status).toBe(303);
    const paper = drafted.location!.split("?")[0]!;
    const own = await get("officer", paper);
    expect(own.text).not.toContain('value="approved"');
    expect(own.text).toContain("起案した人は承認できません");
    expect((await get("finance", paper)).text).toContain("利害の関係の確認");
    for (const key of ["finance", "mayorOffice"] as const)
      await post(key, p.conflict({ id }), { hasTie: "no", what: "" });
    const shown = await get("finance", paper);
    expect(shown.text).toContain("あなたの決裁を待っています");
    const hash = /name="content_hash" value="([0-9a-f]{64})"/.exec(shown.text)![1]!;
    expect((await get("finance", paths.approvals({}))).text).toContain("あなたの決裁を待っているもの 1件");
    expect((await get("mayorOffice", paths.approvals({}))).text).toContain("あなたの決裁を待っているもの 0件");
    const form = { decision: "approved", comment: "", content_hash: hash };
    expect((await post("mayorOffice", `${paper}/decision`, form)).status).toBe(403);
    expect((await post("officer", `${paper}/decision`, form)).status).toBe(403);
    expect((await post("finance", `${paper}/decision`, { ...form, content_hash: "0".repeat(64) })).status).toBe(409);
    expect((await post("finance", `${paper}/decision`, { ...form, decision: "sent_back" })).status).toBe(422);
    expect((await post("finance", `${paper}/decision`, form)).location).toBe(`${paper}?done=paperApproved`);
    expect((await post("finance", `${paper}/decision`, form)).status).toBe(409);
    expect((await post("mayorOffice", `${paper}/decision`, form)).location).toBe(`${paper}?done=paperDecided`);
    expect((await get("healthHead", paper)).text).toContain("文書番号 R8-001-決1号");
    expect((await get("representative", paper)).status).toBe(403);
    expect((await get("mayorOffice", p.text({ id }))).status).toBe(200);
    expect((await get("representative", p.show({ id }))).text).toContain("広く募るため。");
  });

  test("the notice is looked at before it is published, and protected words are held back", async () => {
    const notice = {
      title: "眠りの教室を行う事業者の公募",
      summary: "よく眠れる市民を増やします。",
      terms: "月に一度、市内で教室を開くこと。",
      schedule: "12月に質問を受けます。",
      judging: "審査会が選びます。",
      "entriesUntil-year": "2027",
      "entriesUntil-month": "1",
      "entriesUntil-day": "15",
      criteria: "実現できる体制 40",
      incentive: "none",
    };
    const publish = { ...notice, step: "publish" };
    expect((await post("officer", p.call({ id }), { ...notice, title: "", step: "preview" })).status).toBe(422);
    const leaking = await post("officer", p.call({ id }), { ...publish, terms: secret });
    expect(leaking.status).toBe(409);
    expect(leaking.text).toContain("守りたい部分「中わたの配合」の内容が");
    const preview = await post("officer", p.call({ id }), { ...notice, step: "preview" });
    expect(preview.status).toBe(200);
    expect(preview.text).toContain("公表して、公募へ移す");
    expect((await get(null, paths.notice({ id }))).status).toBe(404);
    expect((await post("officer", p.call({ id }), publish)).location).toBe(`${p.call({ id })}?done=callStarted`);
    const open = await get(null, paths.notice({ id }));
    expect([open.status, open.text.includes(notice.title)]).toEqual([200, true]);
    expect(open.text).not.toMatch(/綿七割|中わた|架空ウェルネス/);
    const afterwards = (await get("officer", p.call({ id }))).text;
    expect(afterwards).toContain("公募のお知らせ");
    expect(afterwards).toContain("選ばれた方には、その企画を新しい提案として提出していただきます。");
    expect((await get("representative", p.call({ id }))).text).toContain("同じ条件で応募できます。");
    expect((await get("representative", p.show({ id }))).text).toContain("公募へ移行");
  });
});
