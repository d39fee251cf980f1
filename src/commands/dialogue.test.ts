import { randomUUID } from "node:crypto";
import { afterAll, describe, expect, test } from "vitest";
import { aCity } from "../../test/support/city.ts";
import { aDialogue, good } from "../../test/support/dialogue.ts";
import type { PersonKey } from "../../test/support/small-world.ts";
import { findRecord } from "../db/stores/record-store.ts";
import type { Result } from "../domain/kernel/result.ts";
import { listMeetings } from "../queries/meetings.ts";
import { listMessages, listNotes } from "../queries/messages.ts";
import { agreeMeeting } from "./agree-meeting.ts";
import { cancelMeeting } from "./cancel-meeting.ts";
import { confirmMinutes } from "./confirm-minutes.ts";
import { proposeMeeting } from "./propose-meeting.ts";
import { sendMessage } from "./send-message.ts";
import { startMethodReview } from "./start-method-review.ts";
import { writeMinutes } from "./write-minutes.ts";
import { writeNote } from "./write-note.ts";

const city = await aCity();
afterAll(city.drop);
const { program, person } = city;
const id = await aDialogue(city);

const as = (key: PersonKey, proposalId = id) => ({ actor: person(key), proposalId });
const record = async (proposalId = id) =>
  (await program.db.asActor(person("chief"), (tx) => findRecord(tx, proposalId)))!;
const waits = async (proposalId = id) =>
  (await record(proposalId)).openWaits.map((wait) => `${wait.holder} ${wait.task}`);
const kindOf = <T>(result: Result<T>) => (result.ok ? "done" : result.refusal.kind);
const errorsOf = <T>(result: Result<T>) =>
  !result.ok && result.refusal.kind === "invalid" ? result.refusal.errors.map((error) => error.field) : null;
const talkSeenBy = (key: PersonKey) =>
  program.db.asActor(person(key), async (tx) => (await listMessages(tx, id)).entries.map((entry) => entry.body));
const notesSeenBy = (key: PersonKey) =>
  program.db.asActor(person(key), async (tx) => (await listNotes(tx, id)).entries.map((entry) => entry.body));

const soon = new Date("2026-12-01T14:00:00+09:00");
const meeting = { startsAt: soon, place: "市役所", people: "双方4名", purpose: "会場と時期" };
const minutes = { heldAt: soon, place: "市役所301", people: "双方4名", said: "会場は工場の2階に決めた。" };

describe("messages and notes", () => {
  test("a question of the city gives the proposer the ball, and their answer gives it back to the desk", async () => {
    good(
      await sendMessage(program, { ...as("healthStaff"), body: "会場の広さを\r\n教えてください。", asksAnswer: true }),
    );
    expect(await waits()).toContain("partner answerMessage");
    city.hoursLater(1);
    good(await sendMessage(program, { ...as("member"), body: "工場の2階、80㎡です。𠮷田がご案内します。" }));
    expect(await waits()).toContain("desk answerMessage");
    expect(await waits()).not.toContain("partner answerMessage");
    city.hoursLater(1);
    good(await sendMessage(program, { ...as("officer"), body: "承知しました。" }));
    expect((await waits()).some((wait) => wait.endsWith("answerMessage"))).toBe(false);
    const talk = await program.db.asActor(person("representative"), (tx) => listMessages(tx, id));
    expect(talk.entries.map((entry) => [entry.side, entry.personName, entry.body])).toEqual([
      ["desk", "藤原 直樹", "承知しました。"],
      ["partner", "髙橋 亮", "工場の2階、80㎡です。𠮷田がご案内します。"],
      ["department", "谷口 翔", "会場の広さを\n教えてください。"],
    ]);
  });

  test("a proposer cannot put a deadline on the city by a hidden field", async () => {
    city.hoursLater(1);
    good(await sendMessage(program, { ...as("member"), body: "よろしくお願いします。", asksAnswer: true }));
    const talk = await program.db.asActor(person("officer"), (tx) => listMessages(tx, id));
    expect(talk.entries[0]?.asksAnswer).toBe(false);
  });

  test("a department that takes no part reads no message and writes none; another organisation finds nothing", async () => {
    expect(await talkSeenBy("disasterHead")).toEqual([]);
    expect(await talkSeenBy("otherCompany")).toEqual([]);
    expect(kindOf(await sendMessage(program, { ...as("disasterHead"), body: "読みました。" }))).toBe("not-allowed");
    expect(kindOf(await sendMessage(program, { ...as("otherCompany"), body: "読みました。" }))).toBe("not-found");
  });

  test("a note stays inside: the asked departments read it, the proposer never does and cannot write one", async () => {
    good(await writeNote(program, { ...as("disasterHead"), body: "会場の避難経路を確かめたい。" }));
    expect(await notesSeenBy("officer")).toEqual(["会場の避難経路を確かめたい。"]);
    expect(await notesSeenBy("healthStaff")).toEqual(["会場の避難経路を確かめたい。"]);
    for (const outside of ["representative", "member", "otherCompany", "administrator", "schoolStaff"] as const)
      expect(await notesSeenBy(outside)).toEqual([]);
    expect(kindOf(await writeNote(program, { ...as("representative"), body: "メモ" }))).toBe("not-allowed");
    const logged = await city.owner.query("select facts::text as facts from events where kind = 'note-written'");
    expect(logged.rows[0]?.facts).not.toContain("避難経路");
  });

  test("2,000 characters as a reader counts them are the limit; nothing is sent empty", async () => {
    expect(errorsOf(await sendMessage(program, { ...as("member"), body: " \n" }))).toEqual(["body"]);
    expect(errorsOf(await sendMessage(program, { ...as("member"), body: "👩‍👩‍👧".repeat(2001) }))).toEqual(["body"]);
    good(await sendMessage(program, { ...as("member"), body: "葛󠄀".repeat(2000) }));
  });

  test("a form that arrives twice sends once", async () => {
    const formKey = randomUUID();
    good(await sendMessage(program, { ...as("officer"), body: "二度押しました。", formKey }));
    const again = await sendMessage(program, { ...as("officer"), body: "二度押しました。", formKey });
    expect(again).toMatchObject({ ok: true, value: { repeated: true } });
    expect((await talkSeenBy("officer")).filter((body) => body === "二度押しました。")).toHaveLength(1);
  });

  test("twenty at a time; the older ones follow without a gap or a double", async () => {
    for (let index = 0; index < 30; index++)
      good(await sendMessage(program, { ...as("officer"), body: `続き${index}` }));
    const pages = await program.db.asActor(person("member"), async (tx) => {
      const first = await listMessages(tx, id);
      const second = await listMessages(tx, id, { before: first.older ?? "" });
      return [first, second];
    });
    expect(pages[0]!.entries).toHaveLength(20);
    const seen = pages.flatMap((page) => page.entries.map((entry) => entry.id));
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBeGreaterThan(30);
    expect(pages[1]!.older).toBeNull();
  });
});

describe("meetings and minutes (P4)", () => {
  test("who asked for a meeting does not answer it; the other side does, and then the city writes the minutes", async () => {
    const one = await aDialogue(city);
    const asked = good(await proposeMeeting(program, { ...as("member", one), ...meeting }));
    const at = { meetingId: asked.id };
    expect(await waits(one)).toContain("desk agreeMeeting");
    expect(kindOf(await agreeMeeting(program, { ...as("representative", one), ...at }))).toBe("not-allowed");
    expect(kindOf(await agreeMeeting(program, { ...as("officer", one), meetingId: randomUUID() }))).toBe("not-found");
    good(await agreeMeeting(program, { ...as("healthStaff", one), ...at }));
    expect(kindOf(await agreeMeeting(program, { ...as("officer", one), ...at }))).toBe("stale");
    expect(kindOf(await writeMinutes(program, { ...as("member", one), ...at, ...minutes }))).toBe("not-allowed");
    expect(errorsOf(await writeMinutes(program, { ...as("officer", one), ...at, ...minutes, said: "" }))).toEqual([
      "date",
      "said",
    ]);
    expect(kindOf(await startMethodReview(program, as("officer", one)))).toBe("gates");
  });

  test("minutes are confirmed by both, with or without a comment; a correction asks both anew; then the dialogue is confirmed", async () => {
    const one = await aDialogue(city);
    const at = { meetingId: good(await proposeMeeting(program, { ...as("officer", one), ...meeting })).id };
    good(await agreeMeeting(program, { ...as("member", one), ...at }));
    const before = program.now();
    city.setNow(new Date("2026-12-01T16:00:00+09:00"));
    expect(kindOf(await confirmMinutes(program, { ...as("officer", one), ...at }))).toBe("stale");
    good(await writeMinutes(program, { ...as("healthStaff", one), ...at, ...minutes }));
    const written = program.now();
    expect(kindOf(await confirmMinutes(program, { ...as("member", one), ...at }))).toBe("not-allowed");
    good(await confirmMinutes(program, { ...as("representative", one), ...at, comment: "人数は5名でした。" }));
    expect(kindOf(await confirmMinutes(program, { ...as("representative", one), ...at }))).toBe("stale");
    city.hoursLater(1);
    good(await writeMinutes(program, { ...as("officer", one), ...at, ...minutes, people: "双方5名" }));
    const [corrected] = await program.db.asActor(person("member"), (tx) => listMeetings(tx, one));
    expect(corrected).toMatchObject({ people: "双方5名", city: null, partner: null, state: "minutes_drafted" });
    expect(kindOf(await confirmMinutes(program, { ...as("officer", one), ...at, minutesAt: written }))).toBe("stale");
    good(await confirmMinutes(program, { ...as("officer", one), ...at }));
    expect((await record(one)).meetings[0]?.state).toBe("minutes_drafted");
    good(await confirmMinutes(program, { ...as("representative", one), ...at }));
    expect((await record(one)).meetings[0]?.state).toBe("confirmed");
    expect(kindOf(await writeMinutes(program, { ...as("officer", one), ...at, ...minutes }))).toBe("stale");
    expect(kindOf(await startMethodReview(program, as("healthHead", one)))).toBe("not-allowed");
    good(await startMethodReview(program, { ...as("officer", one), version: (await record(one)).version }));
    expect((await record(one)).status).toBe("method_review");
    city.setNow(before);
  });

  test("a meeting lies ahead, and either side can cancel it before it is held", async () => {
    const past = { ...meeting, startsAt: new Date("2026-11-01T10:00:00+09:00"), place: "", purpose: "" };
    expect(errorsOf(await proposeMeeting(program, { ...as("officer"), ...past }))).toEqual([
      "date",
      "place",
      "purpose",
    ]);
    const { id: meetingId } = good(await proposeMeeting(program, { ...as("officer"), ...meeting }));
    good(await cancelMeeting(program, { ...as("member"), meetingId }));
    expect(kindOf(await cancelMeeting(program, { ...as("officer"), meetingId }))).toBe("stale");
    const seen = await program.db.asActor(person("disasterHead"), (tx) => listMeetings(tx, id));
    expect(seen).toEqual([]);
  });
});
