import { afterAll, describe, expect, test } from "vitest";
import { aCity } from "../../../test/support/city.ts";
import { aDialogue, good } from "../../../test/support/dialogue.ts";
import { requestsOf } from "../../../test/support/requests.ts";
import { unzipped } from "../../../test/support/unzipped.ts";
import { correctMessage } from "../../commands/correct-message.ts";
import { openTopic } from "../../commands/open-topic.ts";
import { sendMessage } from "../../commands/send-message.ts";
import { writeNote } from "../../commands/write-note.ts";
import { paths } from "../paths.ts";

const city = await aCity();
afterAll(city.drop);
const { program, person } = city;
const { get, post } = requestsOf(city);
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
  const newsFor = async (key: Parameters<typeof person>[0], page: string) => {
    const href = /<desk-live src="([^"]+)"/.exec(page)![1]!.replaceAll("&amp;", "&");
    const answer = await get(key, href);
    return [answer.status, answer.text];
  };

  test("is told to who reads it, without a word of it; a note is no news to the other side", async () => {
    const company = (await get("member", p.messages({ id }))).text;
    const desk = (await get("officer2", p.messages({ id }))).text;
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
    expect((await get("chief", p.talkNews({ id }))).status).toBe(200);
    expect(await seenAt()).toEqual(before);
    await get("chief", p.show({ id }));
    expect(await seenAt()).not.toEqual(before);
  });
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
