import { afterAll, describe, expect, test } from "vitest";
import { aCity } from "../../../test/support/city.ts";
import { aDialogue, good } from "../../../test/support/dialogue.ts";
import { requestsOf } from "../../../test/support/requests.ts";
import { unzipped } from "../../../test/support/unzipped.ts";
import { addToDo } from "../../commands/add-to-do.ts";
import { correctMessage } from "../../commands/correct-message.ts";
import { openTopic } from "../../commands/open-topic.ts";
import { proposeMeeting } from "../../commands/propose-meeting.ts";
import { sendMessage } from "../../commands/send-message.ts";
import { writeNote } from "../../commands/write-note.ts";
import { paths } from "../paths.ts";

const city = await aCity();
afterAll(city.drop);
const { program, person } = city;
const { get, post, send } = requestsOf(city);
const id = await aDialogue(city);
const p = paths.proposal;
const as = (key: Parameters<typeof person>[0]) => ({ actor: person(key), proposalId: id });

const topicId = good(await openTopic(program, { ...as("member"), title: "会場" })).id;
const { id: messageId } = good(await sendMessage(program, { ...as("member"), topicId, body: "広さは\n80㎡です。" }));
good(await correctMessage(program, { ...as("member"), messageId, body: "広さは\n60㎡です。" }));
good(await writeNote(program, { ...as("officer"), body: "庁内の見立て𠮷" }));

describe("the document of a talk", () => {
  test("has for both sides what both read, with what was corrected, and never a note", async () => {
    for (const key of ["representative", "officer", "healthStaff"] as const) {
      const page = await get(key, p.talkRecord({ id }));
      const file = await get(key, p.talkRecordFile({ id }));
      const words = unzipped(file.bytes);
      for (const text of [page.text, words]) {
        for (const said of ["話題：会場", "60㎡です。", "80㎡です。", "編集済み"]) expect(text).toContain(said);
        expect(text).not.toContain("庁内の見立て");
        expect(text).not.toContain("庁内限り");
      }
      expect(file.headers.get("content-disposition")).not.toContain(encodeURIComponent("庁内限り"));
    }
  });

  test("has the notes for the inside alone, and says so on each sheet and in the name of the file", async () => {
    const page = await get("officer", p.talkRecord({ id }, { with: "notes" }));
    expect(page.text).toContain("庁内の見立て𠮷");
    expect(page.text).toContain('class="talk-marking"');
    const file = await get("officer", p.talkRecordFile({ id }, { with: "notes" }));
    const words = unzipped(file.bytes);
    expect(words).toContain("庁内の見立て𠮷");
    // In the head of the sheets, before their number: unzipped one entry after the other.
    expect(words).toMatch(/庁内限り（庁内メモを含む）\s*PAGE\/NUMPAGES/);
    expect(file.headers.get("content-disposition")).toContain(encodeURIComponent("庁内限り"));
    for (const key of ["representative", "member", "otherCompany", "administrator"] as const)
      for (const href of [p.talkRecord({ id }, { with: "notes" }), p.talkRecordFile({ id }, { with: "notes" })])
        expect([key, (await get(key, href)).status]).toEqual([key, 404]);
    // Asked, and taking no part in the dialogue: the notes are theirs to read, the talk is not.
    expect((await get("disasterHead", p.talkRecord({ id }, { with: "notes" }))).status).toBe(404);
  });
});

describe("whether there is news", () => {
  const byItself = { headers: { "by-itself": "yes" } };
  const newsFor = async (key: Parameters<typeof person>[0], page: string) => {
    const href = /<desk-live src="([^"]+)"/.exec(page)![1]!.replaceAll("&amp;", "&");
    // The place in the order of the whole city is told to nobody.
    expect(href).toMatch(/\?mark=[0-9a-f]{32}$/);
    const answer = await send(key, href, byItself);
    return [answer.status, answer.text];
  };

  test("is told to who reads it, without a word of it; a note is no news to the other side", async () => {
    // In this order: what the desk has read is news to the company.
    const desk = (await get("officer2", p.messages({ id }))).text;
    const company = (await get("member", p.messages({ id }))).text;
    expect(await newsFor("member", company)).toEqual([204, ""]);
    good(await writeNote(program, { ...as("officer"), body: "もう一つの庁内メモ" }));
    expect(await newsFor("member", company)).toEqual([204, ""]);
    expect(await newsFor("officer2", desk)).toEqual([200, "{}"]);
    good(await sendMessage(program, { ...as("officer"), body: "ひとこと" }));
    expect(await newsFor("member", company)).toEqual([200, "{}"]);
    for (const key of ["otherCompany", "administrator", "schoolStaff"] as const)
      expect((await newsFor(key, company))[0]).toBe(404);
    expect((await get(null, p.talkNews({ id }))).status).toBe(303);
  });

  test("does not keep a sign-in alive that nobody uses", async () => {
    await get("chief", p.show({ id }));
    const seenAt = async () =>
      (await city.owner.query("select last_seen_at from sessions where person_id = $1", [person("chief").id])).rows[0]!
        .last_seen_at;
    const before = await seenAt();
    city.hoursLater(1);
    expect((await send("chief", p.talkNews({ id }), byItself)).status).toBe(204);
    expect((await send("chief", p.show({ id }), byItself)).status).toBe(200);
    expect(await seenAt()).toEqual(before);
    await get("chief", p.show({ id }));
    expect(await seenAt()).not.toEqual(before);
  });
});

test("what another side has read, a meeting that is asked for and a to-do are news; what oneself has read is none", async () => {
  const mark = async (key: "member" | "officer") =>
    /mark=([0-9a-f]{32})/.exec((await send(key, p.messages({ id }), { headers: { "by-itself": "yes" } })).text)![1];
  good(await sendMessage(program, { ...as("member"), body: "読まれる前" }));
  const [before, beforeDesk] = [await mark("member"), await mark("officer")];
  expect(await mark("member")).toBe(before);
  await get("officer", p.messages({ id }));
  expect(await mark("officer")).toBe(beforeDesk);
  const read = await mark("member");
  expect(read).not.toBe(before);
  const bearer = { side: "city", departmentId: null, personId: null } as const;
  good(await addToDo(program, { ...as("member"), what: "会場を決める", bearer, due: "2026-12-08" }));
  const added = await mark("officer");
  expect(added).not.toBe(beforeDesk);
  const meeting = { minutesLong: 60, place: "所", onlineUrl: "", people: "人", purpose: "会場", deskAttends: true };
  good(await proposeMeeting(program, { ...as("member"), ...meeting, times: [new Date("2026-12-09T10:00:00+09:00")] }));
  expect(await mark("officer")).not.toBe(added);
});

test("a page that fetches itself marks nothing as read; somebody who opens it does", async () => {
  good(await sendMessage(program, { ...as("officer"), body: "読んだ印の試し" }));
  const state = async () =>
    (await get("officer", p.messages({ id }))).text.match(/相手はまだ読んでいません/g)?.length ?? 0;
  expect(await state()).toBe(1);
  await send("member", p.messages({ id }), { headers: { "by-itself": "yes" } });
  expect(await state()).toBe(1);
  await get("member", p.messages({ id }));
  expect(await state()).toBe(0);
});

test("what is unread is counted on the lists of each side, and no more once it was read", async () => {
  good(await sendMessage(program, { ...as("officer"), body: "一" }));
  good(await sendMessage(program, { ...as("officer"), body: "二" }));
  expect((await get("representative", paths.proposals({}))).text).toMatch(/未読\d+件/);
  await get("representative", p.show({ id }));
  expect((await get("representative", paths.proposals({}))).text).not.toContain("未読");
  await post("member", p.messages({ id }), { message: "三" });
  expect((await get("officer", paths.board({}))).text).toContain("未読");
  await get("officer", p.show({ id }));
  expect((await get("officer", paths.board({}))).text).not.toContain("未読");
});
