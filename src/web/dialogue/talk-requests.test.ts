import { randomUUID } from "node:crypto";
import { afterAll, describe, expect, test } from "vitest";
import { aCity } from "../../../test/support/city.ts";
import { aDialogue } from "../../../test/support/dialogue.ts";
import { requestsOf } from "../../../test/support/requests.ts";
import { paths } from "../paths.ts";

const city = await aCity();
afterAll(city.drop);
const { program, person } = city;
const { get, post } = requestsOf(city);
const id = await aDialogue(city);
const p = paths.proposal;

describe("topics, corrections and what was read", () => {
  test("a topic is opened by the proposer, written into, closed by the city, and then takes nothing", async () => {
    const opened = await post("member", p.topics({ id }), { title: "会場 <b>𠮷田" });
    expect(opened.status).toBe(303);
    const topic = /topic=([0-9a-f-]{36})/.exec(opened.to)![1]!;
    const page = await get("officer", p.messages({ id }, { topic }));
    expect(page.text).toContain("会場 &lt;b&gt;𠮷田");
    const sent = await post("member", p.messages({ id }), { topic, message: "二階が使えます。" });
    expect([sent.status, sent.to]).toEqual([303, `${p.messages({ id }, { topic })}&done=messageSent#messages`]);
    expect((await get("officer", p.messages({ id }, { topic: "general" }))).text).not.toContain("二階が使えます。");
    expect((await get("officer", p.messages({ id }))).text).toContain("二階が使えます。");
    expect((await post("officer", p.topicClosing({ id, topic }), {})).status).toBe(303);
    expect((await get("member", p.messages({ id }, { topic }))).text).toContain("この話題をもう一度開く");
    const late = await post("member", p.messages({ id }), { topic, message: "もう一言" });
    expect([late.status, late.text.includes("もう一言")]).toEqual([403, true]);
  });

  test("a title to mend comes back with the box open; a topic of nobody is not there", async () => {
    const answer = await post("officer", p.topics({ id }), { title: "長".repeat(61) });
    expect([answer.status, answer.text.includes("1文字多い")]).toEqual([422, true]);
    expect(answer.text).toContain("長".repeat(61));
    expect((await get("officer", p.messages({ id }, { topic: randomUUID() }))).status).toBe(404);
  });

  test("each side sees whether the other has read, and who of it nobody is told", async () => {
    city.hoursLater(0.1);
    await post("member", p.messages({ id }), { message: "届いていますか。" });
    expect((await get("representative", p.messages({ id }))).text).toContain("相手はまだ読んでいません");
    await get("healthStaff", p.show({ id }));
    const page = (await get("representative", p.messages({ id }))).text;
    expect(page).toContain("市が読みました");
    expect(page).not.toContain("谷口");
    const own = await program.db.asActor(person("member"), (tx) =>
      tx.selectFrom("talk_reads").select("person_id").execute(),
    );
    expect(own.every((row) => row.person_id === person("member").id)).toBe(true);
  });

  test("a correction is marked for the other side, with the earlier words, and is unread again", async () => {
    city.hoursLater(0.1);
    await post("officer", p.messages({ id }), { message: "十時です。", send: "yes" });
    const message = /id="message-([0-9a-f-]{36})"/.exec((await get("officer", p.messages({ id }))).text)![1]!;
    await get("member", p.messages({ id }));
    expect((await get("officer", p.messages({ id }))).text).toContain("提案者が読みました");
    const form = await get("officer", p.messageCorrection({ id, message }));
    expect(form.text).toContain("十時です。</textarea>");
    expect((await get("officer2", p.messageCorrection({ id, message }))).status).toBe(403);
    expect((await get("otherCompany", p.messageCorrection({ id, message }))).status).toBe(404);
    const empty = await post("officer", p.messageCorrection({ id, message }), { body: " ", drawn_from: "0" });
    expect(empty.status).toBe(422);
    const corrected = { body: "十一時です。", drawn_from: "0" };
    const shown = await post("officer", p.messageCorrection({ id, message }), corrected);
    expect([shown.status, shown.text.includes("この文に直しますか")]).toEqual([200, true]);
    expect((await get("member", p.messages({ id }))).text).not.toContain("十一時です。");
    const again = await post("officer", p.messageCorrection({ id, message }), { ...corrected, rewrite: "yes" });
    expect(again.text).toContain("十一時です。</textarea>");
    const done = await post("officer", p.messageCorrection({ id, message }), { ...corrected, send: "yes" });
    expect([done.status, done.to]).toEqual([303, `${p.messages({ id })}?done=messageCorrected#messages`]);
    const seen = (await get("member", p.messages({ id }))).text;
    for (const words of ["十一時です。", "編集済み", "直す前の文", "十時です。", "新着"]) expect(seen).toContain(words);
    const stale = await post("officer", p.messageCorrection({ id, message }), {
      body: "十二時です。",
      drawn_from: "0",
      send: "yes",
    });
    expect([stale.status, stale.text.includes("十二時です。")]).toEqual([409, true]);
    expect((await post("officer", p.messageWithdrawal({ id, message }), {})).status).toBe(303);
    expect((await get("member", p.messages({ id }))).text).toContain("取り下げました。");
  });
});
