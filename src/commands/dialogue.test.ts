import { randomUUID } from "node:crypto";
import { afterAll, describe, expect, test } from "vitest";
import { aCity } from "../../test/support/city.ts";
import { aDialogue, good } from "../../test/support/dialogue.ts";
import type { PersonKey } from "../../test/support/small-world.ts";
import { findRecord } from "../db/stores/record-store.ts";
import type { Result } from "../domain/kernel/result.ts";
import { listMessages, listNotes } from "../queries/messages.ts";
import { sendMessage } from "./send-message.ts";
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
