import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aCity, startOfTests, type TestCity } from "../../../test/support/city.ts";
import { type Requests, requestsOf, wordsOf } from "../../../test/support/requests.ts";
import { listConsultations } from "../../queries/consultations.ts";

let city: TestCity;
let pages: Requests;
beforeAll(async () => {
  city = await aCity();
  pages = requestsOf(city);
});
afterAll(() => city.drop());

const sent = {
  kind: "consultation",
  body: "市の催しの動画に、手話を付ける協力ができます。𠮷田と髙橋が担当です。",
  name: "髙橋 𠮷子",
  organisation: "NPO法人例示手話の会",
  mail: "shuwa@example.jp",
  telephone: "",
};

/** Sends one from outside. @returns the address of the sender's own page, and the id inside. */
async function send(fields: Partial<typeof sent> = {}): Promise<{ own: string; id: string }> {
  const body = fields.body ?? `${sent.body} ${randomUUID()}`;
  // Each to a program that has not counted yet: after the fifth an address has to wait.
  const answer = await requestsOf(city).post(null, "/consult", { ...sent, ...fields, body });
  expect(answer.status).toBe(303);
  const { rows } = await city.owner.query("select id from consultations where body = $1", [body]);
  return { own: answer.to.split("?")[0]!, id: rows[0]!.id };
}

async function stateOf(id: string): Promise<{ state: string; due: string | null }> {
  const { rows } = await city.owner.query("select state, due::text from consultations where id = $1", [id]);
  return rows[0] as { state: string; due: string | null };
}

test("ten lines without an account: they reach the desk, and the sender has a page of their own", async () => {
  const { own, id } = await send();
  expect(await stateOf(id)).toEqual({ state: "open", due: "2026-11-27" });
  const page = await pages.get(null, own);
  expect(page.status).toBe(200);
  expect(wordsOf(page.text)).toContain("相談R8-001");
  expect(wordsOf(page.text)).toContain("髙橋が担当です");
  expect(page.headers.get("cache-control")).toBe("no-store");
  expect(page.headers.get("referrer-policy")).toBe("same-origin");
  expect(wordsOf((await pages.get("officer", "/desk/consultations")).text)).toContain("NPO法人例示手話の会");
});

test("the same form sent twice is kept once, and answered with the same page", async () => {
  const fields = { ...sent, body: "二度押しました", idempotency_key: randomUUID() };
  const [first, second] = await Promise.all([
    pages.post(null, "/consult", fields),
    pages.post(null, "/consult", fields),
  ]);
  expect(second.to).toBe(first.to);
  const { rows } = await city.owner.query("select count(*)::int as n from consultations where body = '二度押しました'");
  expect(rows[0]!.n).toBe(1);
});

test("a form to mend names each place, keeps what was typed, and changes nothing", async () => {
  const before = await city.owner.query("select count(*)::int as n from consultations");
  const answer = await pages.post(null, "/consult", { ...sent, name: "", mail: "", body: "書いたことは残る" });
  expect(answer.status).toBe(422);
  expect(wordsOf(answer.text)).toContain("お名前を書いてください");
  expect(wordsOf(answer.text)).toContain("メールアドレスか電話番号のどちらかを書いてください");
  expect(answer.text).toContain("書いたことは残る");
  const english = await pages.post(null, "/en/consult", { ...sent, name: "" });
  expect(wordsOf(english.text)).toContain("Write your name");
  const after = await city.owner.query("select count(*)::int as n from consultations");
  expect(after.rows[0]!.n).toBe(before.rows[0]!.n);
});

test("a call is noted within a minute: what and who are enough, and what was answered at once waits for nobody", async () => {
  const call = { channel: "call", kind: "wish", body: "公園のベンチを塗り直したい", name: "名乗らず" };
  const open = await pages.post("officer", "/desk/consultations", call);
  expect(open.status).toBe(303);
  const id = open.to.split("?")[0]!.split("/").at(-1)!;
  expect(await stateOf(id)).toEqual({ state: "open", due: "2026-11-27" });
  const answered = await pages.post("officer", "/desk/consultations", { ...call, answered: "公園緑地課の窓口を案内" });
  expect(await stateOf(answered.to.split("?")[0]!.split("/").at(-1)!)).toEqual({ state: "answered", due: null });
  const missing = await pages.post("officer", "/desk/consultations", { body: "だれから?" });
  expect(missing.status).toBe(422);
  expect(wordsOf(missing.text)).toContain("どのように届いたかを選んでください");
  expect((await pages.post("healthStaff", "/desk/consultations", call)).status).toBe(403);
});

test("the desk's answer stands on the sender's page; the note beside it does not", async () => {
  const { own, id } = await send();
  await pages.post("officer", `/desk/consultations/${id}/notes`, { note: "前にも来た団体。内輪の話。" });
  const answer = await pages.post("officer", `/desk/consultations/${id}/answers`, { answer: "広報課をご案内します。" });
  expect(answer.to).toBe(`/desk/consultations/${id}?done=consultationAnswered`);
  const page = wordsOf((await pages.get(null, own)).text);
  expect(page).toContain("広報課をご案内します。");
  expect(page).not.toContain("内輪の話");
  expect(page).not.toContain("藤原");
  expect(await stateOf(id)).toEqual({ state: "answered", due: null });
});

test("the sender writes again on their own page: it is the city's turn once more, and both read it under what was said", async () => {
  const { own, id } = await send();
  const show = `/desk/consultations/${id}`;
  const more = (reply: string, key = randomUUID()) =>
    pages.post(null, `${own}/replies`, { reply, idempotency_key: key });
  // While it still waits, its day stands.
  expect((await more("言い忘れました。①費用はかかりません。")).to).toBe(`${own}?done=consultationReplied`);
  expect(await stateOf(id)).toEqual({ state: "open", due: "2026-11-27" });
  expect(wordsOf((await pages.get("officer", show)).text)).toContain("言い忘れました。①費用はかかりません。");
  await pages.post("officer", `${show}/answers`, { answer: "広報課をご案内します。" });
  await city.owner.query("delete from notices");
  city.setNow(new Date(startOfTests.getTime() + 60_000));
  const key = randomUUID();
  for (const _ of ["once", "twice"]) expect((await more("広報課の電話番号は。𠮷田", key)).status).toBe(303);
  expect(await stateOf(id)).toEqual({ state: "open", due: "2026-11-27" });
  const page = wordsOf((await pages.get(null, own)).text);
  expect(page).toContain("いまは、市の番です");
  expect(page.match(/広報課の電話番号は。𠮷田/g)).toHaveLength(1);
  const { rows } = await city.owner.query("select distinct what from notices where consultation_id = $1", [id]);
  expect(rows).toEqual([{ what: "answerConsultation" }]);
  expect(wordsOf((await pages.get("officer", show)).text)).toContain("相談した方からの続き");
  city.setNow(startOfTests);
});

test("further words to what a department answered are that department's; what has ended takes none, nor does an empty or a long one", async () => {
  const { own, id } = await send();
  const show = `/desk/consultations/${id}`;
  await pages.post("officer", `${show}/passing-on`, { departmentId: city.department("0507") });
  await pages.post("healthStaff", `${show}/answers`, { answer: "一緒にできます" });
  expect((await pages.post(null, `${own}/replies`, { reply: "では12月に。" })).status).toBe(303);
  expect(await stateOf(id)).toEqual({ state: "passed_on", due: "2026-12-08" });
  expect(wordsOf((await pages.get("healthStaff", show)).text)).toContain("では12月に。");
  expect((await pages.get("schoolStaff", show)).status).toBe(404);
  const empty = await pages.post(null, `${own}/replies`, { reply: " " });
  expect([empty.status, wordsOf(empty.text).includes("聞きたいこと、伝えたいことを書いてください")]).toEqual([
    422,
    true,
  ]);
  const long = await pages.post(null, `${own}/replies`, { reply: "𠮷".repeat(1001) });
  expect([long.status, wordsOf(long.text).includes("1文字減らしてください")]).toEqual([422, true]);
  for (const nth of [2, 3, 4, 5])
    expect((await pages.post(null, `${own}/replies`, { reply: `続き${nth}` })).status).toBe(303);
  const sixth = await pages.post(null, `${own}/replies`, { reply: "六つめ" });
  expect([sixth.status, wordsOf(sixth.text).includes("続けて送れるのは5回まで")]).toEqual([403, true]);
  await pages.post("officer", `${show}/closing`, { closing: "済んだ" });
  const ended = await pages.post(null, `${own}/replies`, { reply: "もう一つ" });
  expect([ended.status, ended.text.includes("もう一つ")]).toEqual([403, true]);
});

test("a call noted later says when it came, and its day counts from the call; what lies ahead or a year back is mended", async () => {
  const call = { channel: "call", kind: "wish", body: "きのうの電話", name: "名乗らず" };
  const at = (year: string, month: string, day: string, receivedTime: string) => ({
    ...{ "received-year": year, "received-month": month, "received-day": day, receivedTime },
  });
  const noted = await pages.post("officer", "/desk/consultations", { ...call, ...at("R8", "11", "20", "午後4時半") });
  const id = noted.to.split("?")[0]!.split("/").at(-1)!;
  expect(await stateOf(id)).toEqual({ state: "open", due: "2026-11-26" });
  const page = wordsOf((await pages.get("officer", `/desk/consultations/${id}`)).text);
  expect(page).toContain("11月20日(金) 16時30分");
  for (const [when, words] of [
    [at("R8", "11", "25", "9:00"), "いまより前を書いてください"],
    [at("R7", "11", "2", "9:00"), "この1年の間を書いてください"],
    [at("R8", "11", "20", ""), "届いた時刻も、およそで書いてください"],
    [at("", "", "", "夕方"), "午後2時30分 のように書いてください"],
  ] as const) {
    const wrong = await pages.post("officer", "/desk/consultations", { ...call, ...when });
    expect([wrong.status, wordsOf(wrong.text).includes(words)]).toEqual([422, true]);
  }
});

test("passed on: the department sees it, answers or hands it back with a reason, and then sees it no longer", async () => {
  const { own, id } = await send();
  const show = `/desk/consultations/${id}`;
  expect((await pages.get("healthStaff", show)).status).toBe(404);
  const departmentId = city.department("0507");
  await pages.post("officer", `${show}/passing-on`, { departmentId, handingOver: "健診の件らしい" });
  expect(await stateOf(id)).toEqual({ state: "passed_on", due: "2026-12-08" });
  expect((await pages.get("healthStaff", show)).status).toBe(200);
  expect((await pages.get("schoolStaff", show)).status).toBe(404);
  expect(wordsOf((await pages.get(null, own)).text)).toContain("保健センターに引き継ぎました");
  expect(wordsOf((await pages.get(null, own)).text)).not.toContain("健診の件らしい");
  expect((await pages.post("healthStaff", `${show}/closing`, { closing: "いらない" })).status).toBe(403);
  expect((await pages.post("healthStaff", `${show}/handing-back`, { reason: "" })).status).toBe(422);
  const back = await pages.post("healthStaff", `${show}/handing-back`, { reason: "広報課のことです" });
  expect(back.to).toBe("/desk/consultations?done=consultationHandedBack");
  expect((await pages.get("healthStaff", show)).status).toBe(404);
  expect(await stateOf(id)).toEqual({ state: "open", due: "2026-11-27" });
  await pages.post("officer", `${show}/passing-on`, { departmentId });
  expect((await pages.post("healthStaff", `${show}/answers`, { answer: "一緒にできます" })).status).toBe(303);
  expect(await stateOf(id)).toEqual({ state: "answered", due: null });
});

test("an invited sender makes a draft of their own words, once; the city does not see it before it is sent", async () => {
  const { own, id } = await send({ body: "①手話の動画を作ります。\n髙橋が撮ります。" });
  const claim = `${own}/proposal`;
  expect((await pages.post("representative", claim)).status).toBe(403);
  const invited = await pages.post("officer", `/desk/consultations/${id}/invitation`, { words: "ぜひ提案に" });
  expect(invited.status).toBe(200);
  const link = /value="http:\/\/127\.0\.0\.1(\/consult\/[\w-]{43})"/.exec(invited.text)?.[1];
  expect(link).toBeDefined();
  expect(wordsOf((await pages.get(null, own)).text)).toContain("団体を登録して続ける");
  // The link that is told on the telephone and the sender's own lead to the same.
  const made = await pages.post("representative", `${link}/proposal`);
  expect(made.status).toBe(303);
  const draft = made.to.split("?")[0]!;
  expect((await pages.get("representative", draft)).text).toContain("①手話の動画を作ります。\n髙橋が撮ります。");
  expect((await pages.post("otherCompany", claim)).status).toBe(403);
  expect(wordsOf((await pages.get(null, own)).text)).toContain("提案の下書きができています");
  // Nobody in the city learns of a draft: an invitation is no answer, and the consultation waits as it did.
  const inside = await pages.get("officer", `/desk/consultations/${id}`);
  expect(wordsOf(inside.text)).toContain("デスクの番です");
  expect(wordsOf(inside.text)).not.toContain("提案に引き継がれた");
  expect(wordsOf(inside.text)).not.toContain("𠮷田 恵子");
  expect(inside.text).not.toContain(draft.replace("/edit", ""));
  expect((await pages.get("officer", draft.replace("/edit", ""))).status).toBe(404);
  expect(await stateOf(id)).toEqual({ state: "open", due: "2026-11-27" });
});

/** A consultation that its sender has made a draft of. */
async function drafted(): Promise<{ id: string; own: string; proposal: string }> {
  const { own, id } = await send();
  await pages.post("officer", `/desk/consultations/${id}/invitation`, { words: "ぜひ提案に" });
  const made = await pages.post("representative", `${own}/proposal`);
  return { id, own, proposal: made.to.split("?")[0]!.replace("/edit", "") };
}

test("a draft from a consultation can be thrown away without a trace, and begun again", async () => {
  const { own, proposal } = await drafted();
  expect((await pages.post("representative", `${proposal}/discarding`)).status).toBe(303);
  expect((await pages.get("representative", proposal)).status).toBe(404);
  expect(wordsOf((await pages.get(null, own)).text)).toContain("団体を登録して続ける");
  expect((await pages.post("representative", `${own}/proposal`)).status).toBe(303);
});

test("with the submission the consultation has become that proposal, and a tie to it takes one out of both", async () => {
  const { id, own, proposal } = await drafted();
  const proposalId = proposal.split("/").at(-1)!;
  await city.owner.query("update proposals set title = '手話の動画', fields = '{健康}' where id = $1", [proposalId]);
  await city.owner.query(
    "update proposal_texts set summary = '要約', benefit = '聞こえにくい方に届く' where proposal_id = $1",
    [proposalId],
  );
  const pledges = { noOrganisedCrime: "yes", trueStatements: "yes", disclosureRead: "yes" };
  expect((await pages.post("representative", `${proposal}/submission`, pledges)).status).toBe(303);
  expect(await stateOf(id)).toEqual({ state: "became_proposal", due: null });
  expect((await pages.get("officer", `/desk/consultations/${id}`)).text).toContain(`href="${proposal}"`);
  expect(wordsOf((await pages.get(null, own)).text)).toContain("提案に引き継がれました");
  await pages.post("officer2", `${proposal}/conflict-declarations`, { hasTie: "yes", what: "家族が役員です" });
  expect((await pages.get("officer2", `/desk/consultations/${id}`)).status).toBe(404);
  expect((await pages.get("officer", `/desk/consultations/${id}`)).status).toBe(200);
});

test("what was passed on stays with the department while its sender is invited", async () => {
  const { id } = await send();
  await pages.post("officer", `/desk/consultations/${id}/passing-on`, { departmentId: city.department("0507") });
  await pages.post("officer", `/desk/consultations/${id}/invitation`, { words: "ぜひ提案に" });
  expect(await stateOf(id)).toEqual({ state: "passed_on", due: "2026-12-08" });
});

test("a form's key alone opens nobody's page: other words are another consultation", async () => {
  const key = { idempotency_key: randomUUID() };
  const first = await requestsOf(city).post(null, "/consult", { ...sent, ...key, body: "他人に見せない相談" });
  const second = await requestsOf(city).post(null, "/consult", { ...sent, ...key, body: "別の人の相談" });
  expect(second.to).not.toBe(first.to);
  expect((await pages.get(null, second.to)).text).toContain("別の人の相談");
  expect((await pages.get(null, "/consult")).headers.get("cache-control")).toBe("no-store");
});

test("closing keeps its reason inside, and what was closed can be taken up again", async () => {
  const { own, id } = await send();
  await pages.post("chief", `/desk/consultations/${id}/closing`, { closing: "同じ方から三度目" });
  const page = wordsOf((await pages.get(null, own)).text);
  expect(page).toContain("この相談は終わりました");
  expect(page).not.toContain("三度目");
  expect((await pages.post("officer", `/desk/consultations/${id}/answers`, { answer: "遅い答え" })).status).toBe(409);
  expect((await pages.post("officer", `/desk/consultations/${id}/reopening`)).status).toBe(303);
  expect(await stateOf(id)).toEqual({ state: "open", due: "2026-11-27" });
});

test("a link that was never made, or has ended, opens nothing", async () => {
  const { own } = await send();
  expect((await pages.get(null, `/consult/${"x".repeat(43)}`)).status).toBe(404);
  expect((await pages.get(null, "/consult/short")).status).toBe(404);
  city.hoursLater(181 * 24);
  expect((await pages.get(null, own)).status).toBe(404);
  city.hoursLater(-181 * 24);
});

test("the board counts what waits, for the desk and for the department that has it", async () => {
  const { id } = await send();
  const before = wordsOf((await pages.get("officer", "/desk/board")).text);
  expect(before).toMatch(/相談・要望 \d+ 件/);
  expect(wordsOf((await pages.get("schoolStaff", "/desk/board")).text)).not.toContain("相談・要望 ");
  await pages.post("officer", `/desk/consultations/${id}/passing-on`, { departmentId: city.department("0902") });
  expect(wordsOf((await pages.get("schoolStaff", "/desk/board")).text)).toMatch(/相談・要望 1 件/);
});

test("who sends many in a row waits, with everything typed kept", async () => {
  const busy = requestsOf(city);
  for (let count = 0; count < 5; count++) expect((await busy.post(null, "/consult", sent)).status).toBe(303);
  const answer = await busy.post(null, "/consult", { ...sent, body: "六通目の言葉" });
  expect(answer.status).toBe(429);
  // Nobody guesses at anything here: an office that shares an address is never kept out for longer.
  expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
  expect(Number(answer.headers.get("retry-after"))).toBeLessThanOrEqual(30);
  expect(answer.text).toContain("六通目の言葉");
});

test("nobody but the desk and the department that has it finds it, in list or page", async () => {
  const { id } = await send({ body: "見えてはいけない相談" });
  for (const key of ["finance", "schoolStaff", "healthHead"] as const) {
    expect((await pages.get(key, "/desk/consultations?state=all")).text).not.toContain("見えてはいけない相談");
    expect((await pages.get(key, `/desk/consultations/${id}`)).status).toBe(404);
  }
  for (const key of ["representative", "administrator"] as const) {
    expect((await pages.get(key, "/desk/consultations")).status).toBe(403);
    expect((await pages.get(key, `/desk/consultations/${id}`)).status).toBe(403);
  }
});

test("pages of the list follow each other without a gap or a double", async () => {
  await city.owner.query(
    `insert into consultations (municipality_id, fiscal_year, serial, kind, channel, sender_name, body, received_at, due, entered_by)
     select '272060', 2025, n, 'wish', 'call', '名', '並び ' || n, date_trunc('milliseconds', now()) - (n % 7) * interval '1 day', date '2026-11-30' + n % 5, $1 from generate_series(1, 45) n`,
    [city.person("officer").id],
  );
  for (const state of ["waiting", "all"] as const) {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof listConsultations>> = await city.program.db.asActor(
        city.person("officer"),
        (tx) => listConsultations(tx, { q: "並び", state }, after),
      );
      seen.push(...page.consultations.map(({ id }) => id));
      after = page.next;
    } while (after);
    expect(seen.length).toBe(45);
    expect(new Set(seen).size).toBe(45);
  }
});
