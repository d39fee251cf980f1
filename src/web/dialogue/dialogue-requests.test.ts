import { afterAll, describe, expect, test } from "vitest";
import { aCity, lineTo } from "../../../test/support/city.ts";
import { aDialogue, good, wholePlan } from "../../../test/support/dialogue.ts";
import { noTies } from "../../../test/support/no-ties.ts";
import { signIn } from "../../../test/support/sign-in.ts";
import type { PersonKey } from "../../../test/support/small-world.ts";
import { editPlan } from "../../commands/edit-plan.ts";
import { sendMessage } from "../../commands/send-message.ts";
import { writeNote } from "../../commands/write-note.ts";
import { createLog } from "../../log.ts";
import { appOf } from "../app.tsx";
import { paths } from "../paths.ts";

const city = await aCity();
afterAll(city.drop);
const { program, person } = city;
const { app } = appOf(program, createLog("silent"));
const id = await aDialogue(city);
const p = paths.proposal;

/** Sessions of a day: cleared when the clock moves on. */
const cookies = new Map<PersonKey, { cookie: string }>();
async function headersOf(key: PersonKey) {
  if (!cookies.has(key)) cookies.set(key, (await signIn(program, person(key).id)).headers);
  return cookies.get(key)!;
}
async function get(key: PersonKey, href: string) {
  const response = await app.request(href, { headers: await headersOf(key) });
  return { status: response.status, text: await response.text() };
}
async function post(key: PersonKey, href: string, form: Record<string, string>) {
  const response = await app.request(href, {
    method: "POST",
    headers: {
      ...(await headersOf(key)),
      "content-type": "application/x-www-form-urlencoded",
      "sec-fetch-site": "same-origin",
    },
    body: new URLSearchParams(form).toString(),
  });
  return { status: response.status, location: response.headers.get("location"), text: await response.text() };
}

describe("the two lanes", () => {
  test("what the city writes is shown once more, and goes out only then", async () => {
    const preview = await post("officer", p.messages({ id }), {
      message: "広さを教えて<b>ください</b>。",
      asks_answer: "yes",
    });
    expect(preview.status).toBe(200);
    expect(preview.text).toContain("このまま送りますか");
    expect(preview.text).toContain("広さを教えて&lt;b&gt;ください&lt;/b&gt;。");
    expect((await get("representative", p.messages({ id }))).text).not.toContain("広さを教えて");
    const rewriting = await post("officer", p.messages({ id }), { message: "広さは。", rewrite: "yes" });
    expect(rewriting.text).toContain("広さは。</textarea>");
    const sent = await post("officer", p.messages({ id }), { message: "広さは。", send: "yes" });
    expect([sent.status, sent.location]).toEqual([303, `${p.show({ id })}?done=messageSent#messages`]);
    expect((await get("representative", p.messages({ id }))).text).toContain("広さは。");
  });

  test("a message of the proposer goes at once; one that is too long comes back whole", async () => {
    expect((await post("member", p.messages({ id }), { message: "80㎡です。" })).status).toBe(303);
    const long = "長".repeat(2001);
    const answer = await post("member", p.messages({ id }), { message: long });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(`${long}</textarea>`);
    expect(answer.text).toContain("1文字多い");
  });

  test("the newest three stand before the box, the older ones folded after it, and on their own page all are open", async () => {
    await get("officer", p.show({ id }));
    for (const number of [1, 2, 3, 4, 5]) {
      city.hoursLater(0.01);
      good(await sendMessage(program, { actor: person("officer"), proposalId: id, body: `便り第${number}号` }));
    }
    for (const key of ["officer", "representative"] as const) {
      // What is new is not folded away, and is new once.
      const first = await get(key, p.show({ id }));
      expect(first.text.includes("前のやりとり（未読）")).toBe(key === "representative");
      const { text } = await get(key, p.show({ id }));
      const at = (words: string) => text.indexOf(words);
      expect(at("便り第5号")).toBeLessThan(at("便り第3号"));
      expect(at("便り第3号")).toBeLessThan(at('name="message"'));
      expect(at('name="message"')).toBeLessThan(at("前のやりとり"));
      expect(at("前のやりとり")).toBeLessThan(at("便り第2号"));
    }
    const newest = /id="message-([0-9a-f-]{36})"/.exec((await get("officer", p.show({ id }))).text)![1]!;
    const older = (await get("officer", `${p.messages({ id })}?before=${newest}`)).text;
    expect(older).toContain("便り第1号");
    expect(older).not.toContain("前のやりとり");
  });

  test("notes are on no page of the proposer; messages on none of a department that takes no part", async () => {
    good(await writeNote(program, { actor: person("officer"), proposalId: id, body: "秘密の庁内メモ" }));
    good(await sendMessage(program, { actor: person("member"), proposalId: id, body: "提案者からの便り" }));
    for (const href of [p.messages({ id }), p.show({ id }), p.meetings({ id }), p.plan({ id })])
      expect((await get("representative", href)).text).not.toContain("秘密の庁内メモ");
    expect((await get("representative", p.notes({ id }))).status).toBe(403);
    const inside = await get("disasterHead", p.notes({ id }));
    expect(inside.text).toContain("秘密の庁内メモ");
    expect(inside.text).not.toContain("提案者からの便り");
    expect((await get("disasterHead", p.meetings({ id }))).status).toBe(404);
    expect((await get("disasterHead", p.plan({ id }))).status).toBe(404);
    expect((await get("otherCompany", p.messages({ id }))).status).toBe(404);
    expect((await get("administrator", p.messages({ id }))).status).toBe(404);
  });

  test("a note is told to be a public record", async () => {
    const page = await get("officer", p.messages({ id }));
    expect(page.text).toContain("公文書として情報公開の対象になります。");
    const answer = await post("healthHead", p.notes({ id }), { note: " " });
    expect(answer.status).toBe(422);
  });
});

describe("the joint plan", () => {
  const typed = {
    purpose: "市民が眠りを学ぶ。",
    "goals-0-goal": "届ける",
    "goals-0-indicator": "来た人",
    "goals-4-goal": "続ける",
    "risks-2-risk": "けが",
    "risks-2-bearer": "shared",
    "risks-2-cityPercent": "３０",
    "contributions-1-side": "partner",
    "contributions-1-kind": "cash",
    "contributions-1-yen": "380万円",
    "period-from-year": "令和9",
    "period-from-month": "4",
    "period-from-day": "1",
    base_version: "0",
  };

  test("is written without JavaScript: more rows, fields to mend, a first version", async () => {
    const more = await post("member", p.planEdit({ id }), { ...typed, more: "goals" });
    expect(more.status).toBe(200);
    expect(more.text).toContain("goals-7-goal");
    expect(more.text).toContain('value="続ける"');
    const wrong = await post("member", p.planEdit({ id }), { ...typed, purpose: "", "risks-2-cityPercent": "半分" });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain("市の割合を1から99までの数で");
    expect(wrong.text).toContain('value="半分"');
    expect((await post("member", p.planEdit({ id }), typed)).status).toBe(303);
    const page = (await get("officer", p.plan({ id }))).text;
    for (const shown of ["案・双方を拘束しません", "380万円", "市 30%", "令和9年4月1日", "まだ承認していません"])
      expect(page).toContain(shown);
    expect(page).toContain("目標「続ける」に指標がありません。");
    // Whose turn it is says what is written next, and leads to the place where it is written and approved.
    expect(page).toContain("共同計画の「目標と指標」を書く");
    expect(page).toContain(`href="${p.plan({ id })}#approval"`);
    expect(page).toContain('id="approval"');
    expect((await post("officer", p.planApproval({ id }), { plan_version: "1" })).status).toBe(409);
  });

  test("whoever comes second gets 409, sees what changed, and keeps everything typed", async () => {
    const newer = { actor: person("officer"), proposalId: id, plan: { ...wholePlan, scope: "市が書いた範囲" } };
    good(await editPlan(program, { ...newer, baseVersion: 1, reason: "範囲を決めるため。" }));
    const mine = { ...typed, base_version: "1", purpose: "私が書いた目的", reason: "目的を直しました。" };
    const answer = await post("member", p.planEdit({ id }), mine);
    expect(answer.status).toBe(409);
    for (const kept of ["私が書いた目的</textarea>", "目的を直しました。</textarea>", "市が書いた範囲</textarea>"])
      expect(answer.text).toContain(kept);
    expect(answer.text).toContain("第2版ができました");
    expect(answer.text).toContain("<ins>");
    expect(answer.text).toContain('name="base_version" value="2"');
    const again = await post("member", p.planEdit({ id }), { ...mine, base_version: "2" });
    expect(again.status).toBe(303);
    const page = (await get("member", p.plan({ id }))).text;
    expect(page).toContain("第2版から第3版で変わったところ");
    expect((await get("member", p.planVersion({ id, version: "1" }))).text).toContain("これは以前の版です");
    expect((await get("member", p.planVersion({ id, version: "9" }))).status).toBe(404);
    expect((await get("member", p.planVersion({ id, version: "x" }))).status).toBe(404);
  });
});

describe("before the dialogue", () => {
  test("proposer and desk write to each other from the submission on; no asked department reads it, and whose turn it is, is told", async () => {
    const early = (await lineTo(city, "inquiry")).proposalId;
    const messages = p.messages({ id: early });
    expect((await post("member", messages, { message: "①いつごろ決まりますか。" })).status).toBe(303);
    const desk = await get("officer", p.show({ id: early }));
    expect(desk.text).toContain("①いつごろ決まりますか。");
    expect(desk.text).toContain("メッセージに返事をする");
    expect((await get("healthStaff", messages)).text).not.toContain("いつごろ");
    expect((await post("healthHead", messages, { message: "課から" })).status).toBe(403);
    const preview = await post("officer", messages, { message: "来週です。" });
    expect(preview.text).toContain("対話が始まると、参加する課も読めます");
    expect((await post("officer", messages, { message: "来週です。", send: "yes" })).status).toBe(303);
    expect((await get("representative", p.show({ id: early }))).text).toContain("来週です。");
    expect((await get("otherCompany", messages)).status).toBe(404);
  });
});

test("who cannot write into the talk is not invited to", async () => {
  const { proposalId } = await lineTo(city, "submitted");
  await noTies(city, proposalId, "officer");
  const page = async (key: PersonKey) => (await get(key, p.show({ id: proposalId }))).text;
  expect(await page("officer")).toContain("最初のごあいさつと質問を書けます。");
  await city.owner.query("update proposals set status = 'withdrawn' where id = $1", [proposalId]);
  for (const key of ["officer", "member"] as const) {
    const text = await page(key);
    expect(text).toContain("いまは、新しいメッセージを書けません。");
    expect(text).not.toMatch(/最初のごあいさつと質問を書けます。|いつでも書けます。/);
  }
});
