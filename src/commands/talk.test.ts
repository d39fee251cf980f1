import { sql } from "kysely";
import { afterAll, describe, expect, test } from "vitest";
import { aCity } from "../../test/support/city.ts";
import { aDialogue, good } from "../../test/support/dialogue.ts";
import type { PersonKey } from "../../test/support/small-world.ts";
import { findRecord } from "../db/stores/record-store.ts";
import { earlierWords, wordsOf } from "../domain/dialogue/entry.ts";
import type { Result } from "../domain/kernel/result.ts";
import { listMessages, listNotes } from "../queries/messages.ts";
import { listTopics } from "../queries/talk-reading.ts";
import { verifyChains } from "../queries/verify-chains.ts";
import { closeTopic } from "./close-topic.ts";
import { correctMessage } from "./correct-message.ts";
import { correctNote } from "./correct-note.ts";
import { openTopic } from "./open-topic.ts";
import { sendMessage } from "./send-message.ts";
import { withdrawMessage } from "./withdraw-message.ts";
import { withdrawNote } from "./withdraw-note.ts";
import { writeNote } from "./write-note.ts";

const city = await aCity();
afterAll(city.drop);
const { program, person } = city;
const id = await aDialogue(city);

const as = (key: PersonKey, proposalId = id) => ({ actor: person(key), proposalId });
const kindOf = <T>(result: Result<T>) => (result.ok ? "done" : result.refusal.kind);
const waits = async () =>
  (await program.db.asActor(person("chief"), (tx) => findRecord(tx, id)))!.openWaits.map(
    (wait) => `${wait.holder} ${wait.task}`,
  );
const talkOf = (key: PersonKey, topic?: string | null) =>
  program.db.asActor(person(key), async (tx) => (await listMessages(tx, id, { topic })).entries);
const notesOf = (key: PersonKey) => program.db.asActor(person(key), async (tx) => (await listNotes(tx, id)).entries);
const insertedBy = (key: PersonKey, statement: ReturnType<typeof sql>) =>
  program.db
    .asActor(person(key), (tx) => statement.execute(tx))
    .then(
      () => "done",
      () => "refused",
    );

describe("topics", () => {
  test("either side opens one, both read its title, and a message stands in it alone", async () => {
    const hall = good(await openTopic(program, { ...as("member"), title: "会場の使い方 𠮷田" })).id;
    const money = good(await openTopic(program, { ...as("officer"), title: "費用の分け方" })).id;
    good(await sendMessage(program, { ...as("officer"), topicId: hall, body: "会場は空いています。" }));
    good(await sendMessage(program, { ...as("member"), body: "ごあいさつ申し上げます。" }));
    const titles = (key: PersonKey) =>
      program.db.asActor(person(key), async (tx) => (await listTopics(tx, id)).map((topic) => topic.title));
    for (const key of ["member", "representative", "officer", "chief", "healthStaff"] as const)
      expect(await titles(key)).toEqual(["会場の使い方 𠮷田", "費用の分け方"]);
    for (const key of ["otherCompany", "disasterHead", "administrator", "schoolStaff"] as const)
      expect(await titles(key)).toEqual([]);
    expect((await talkOf("member", hall)).map((entry) => entry.body)).toEqual(["会場は空いています。"]);
    expect((await talkOf("member", money)).map((entry) => entry.body)).toEqual([]);
    expect((await talkOf("member", null)).map((entry) => entry.body)).toEqual(["ごあいさつ申し上げます。"]);
    expect((await talkOf("member")).length).toBe(2);
  });

  test("a title is one line of 60 characters; nobody without a voice opens one", async () => {
    for (const title of ["", " ", "二\n行", "長".repeat(61)])
      expect(kindOf(await openTopic(program, { ...as("member"), title }))).toBe("invalid");
    good(await openTopic(program, { ...as("member"), title: "👩‍👩‍👧".repeat(60) }));
    expect(kindOf(await openTopic(program, { ...as("disasterHead"), title: "話題" }))).toBe("not-allowed");
    expect(kindOf(await openTopic(program, { ...as("otherCompany"), title: "話題" }))).toBe("not-found");
  });

  test("a closed topic takes no message until either side opens it again", async () => {
    const topicId = good(await openTopic(program, { ...as("officer"), title: "終わる話題" })).id;
    good(await closeTopic(program, { ...as("member"), topicId }));
    expect(kindOf(await sendMessage(program, { ...as("officer"), topicId, body: "まだあります。" }))).toBe(
      "not-allowed",
    );
    good(await closeTopic(program, { ...as("officer"), topicId, reopens: true }));
    good(await sendMessage(program, { ...as("officer"), topicId, body: "まだあります。" }));
    expect(kindOf(await closeTopic(program, { ...as("otherCompany"), topicId }))).toBe("not-found");
  });

  test("a topic of another proposal is none of this one", async () => {
    const other = await aDialogue(city, "別の提案");
    const topicId = good(await openTopic(program, { ...as("officer", other), title: "別の話" })).id;
    expect(kindOf(await sendMessage(program, { ...as("officer"), topicId, body: "まちがい" }))).toBe("not-found");
    expect(kindOf(await closeTopic(program, { ...as("officer"), topicId }))).toBe("not-found");
  });
});

describe("a correction", () => {
  test("stands beside the earlier words, for both sides, and the log tells it without a word", async () => {
    const { id: messageId } = good(await sendMessage(program, { ...as("member"), body: "広さは80㎡です。" }));
    city.hoursLater(0.1);
    good(await correctMessage(program, { ...as("member"), messageId, body: "広さは60㎡です。" }));
    good(await correctMessage(program, { ...as("member"), messageId, body: "広さは62㎡です。", drawnFrom: 1 }));
    for (const key of ["officer", "representative", "healthStaff"] as const) {
      const entry = (await talkOf(key)).find((one) => one.id === messageId)!;
      expect(wordsOf(entry)).toBe("広さは62㎡です。");
      expect(earlierWords(entry).map((one) => one.body)).toEqual(["広さは80㎡です。", "広さは60㎡です。"]);
    }
    const { rows } = await city.owner.query("select facts::text as facts from events where kind = 'message-corrected'");
    expect(rows).toHaveLength(2);
    expect(rows.map(({ facts }) => facts).join()).not.toContain("㎡");
  });

  test("is the writer's alone: no colleague, not the other side, and nobody past the program", async () => {
    const { id: messageId } = good(await sendMessage(program, { ...as("member"), body: "自分のことば" }));
    for (const key of ["representative", "officer", "healthStaff"] as const)
      expect(kindOf(await correctMessage(program, { ...as(key), messageId, body: "書きかえ" }))).toBe("not-allowed");
    expect(kindOf(await correctMessage(program, { ...as("otherCompany"), messageId, body: "書きかえ" }))).toBe(
      "not-found",
    );
    const change = (by: PersonKey) =>
      sql`insert into message_changes (proposal_id, message_id, number, kind, body, by_id, at)
        values (${id}, ${messageId}, 1, 'corrected', '書きかえ', ${person(by).id}, now())`;
    expect(await insertedBy("officer", change("officer"))).toBe("refused");
    expect(await insertedBy("officer", change("member"))).toBe("refused");
    expect(await insertedBy("representative", change("representative"))).toBe("refused");
    const rewrite = sql`update messages set body = '書きかえ' where id = ${messageId}`;
    expect(await insertedBy("member", rewrite)).toBe("refused");
  });

  test("of an older tab says that somebody was first, and changes nothing", async () => {
    const { id: messageId } = good(await sendMessage(program, { ...as("officer"), body: "一つ目" }));
    good(await correctMessage(program, { ...as("officer"), messageId, body: "二つ目", drawnFrom: 0 }));
    expect(
      kindOf(await correctMessage(program, { ...as("officer"), messageId, body: "別の二つ目", drawnFrom: 0 })),
    ).toBe("stale");
    expect(wordsOf((await talkOf("member")).find((one) => one.id === messageId)!)).toBe("二つ目");
  });

  test("of two at once one stands after the other, and none is lost", async () => {
    const { id: messageId } = good(await sendMessage(program, { ...as("officer"), body: "はじめの文" }));
    const both = await Promise.all(
      ["こちらの文", "あちらの文"].map((body) => correctMessage(program, { ...as("officer"), messageId, body })),
    );
    expect(both.map(kindOf)).toEqual(["done", "done"]);
    const entry = (await talkOf("officer")).find((one) => one.id === messageId)!;
    expect(entry.changes.map((change) => change.number)).toEqual([1, 2]);
    expect(new Set(entry.changes.map((change) => change.body))).toEqual(new Set(["こちらの文", "あちらの文"]));
  });
});

describe("what is taken back", () => {
  test("asks nothing of anybody any more, and its words stay behind the word", async () => {
    city.hoursLater(1);
    const { id: messageId } = good(
      await sendMessage(program, { ...as("officer"), body: "広さは。", asksAnswer: true }),
    );
    expect(await waits()).toContain("partner answerMessage");
    expect(kindOf(await withdrawMessage(program, { ...as("officer2"), messageId }))).toBe("not-allowed");
    good(await withdrawMessage(program, { ...as("officer"), messageId }));
    expect(await waits()).not.toContain("partner answerMessage");
    const entry = (await talkOf("member")).find((one) => one.id === messageId)!;
    expect(wordsOf(entry)).toBeNull();
    expect(earlierWords(entry).map((one) => one.body)).toEqual(["広さは。"]);
    expect(kindOf(await withdrawMessage(program, { ...as("officer"), messageId }))).toBe("not-allowed");
    expect(kindOf(await correctMessage(program, { ...as("officer"), messageId, body: "やはり。" }))).toBe(
      "not-allowed",
    );
    const again = sql`insert into message_changes (proposal_id, message_id, number, kind, body, by_id, at)
      values (${id}, ${messageId}, 2, 'corrected', 'やはり', ${person("officer").id}, now())`;
    expect(await insertedBy("officer", again)).toBe("refused");
  });

  test("a note is corrected and taken back inside; the proposer learns of neither", async () => {
    const { id: noteId } = good(await writeNote(program, { ...as("healthStaff"), body: "庁内の見立て" }));
    good(await correctNote(program, { ...as("healthStaff"), noteId, body: "庁内の見立て、改め" }));
    expect(kindOf(await correctNote(program, { ...as("officer"), noteId, body: "書きかえ" }))).toBe("not-allowed");
    expect(kindOf(await correctNote(program, { ...as("representative"), noteId, body: "書きかえ" }))).toBe(
      "not-allowed",
    );
    good(await withdrawNote(program, { ...as("healthStaff"), noteId }));
    expect((await notesOf("officer"))[0]?.changes.map((change) => change.kind)).toEqual(["corrected", "withdrawn"]);
    for (const key of ["representative", "member", "otherCompany", "administrator"] as const) {
      expect(await notesOf(key)).toEqual([]);
      const seen = await program.db.asActor(person(key), (tx) =>
        sql`select 1 from note_changes union all select 1 from events where kind in ('note-corrected', 'note-withdrawn')`.execute(
          tx,
        ),
      );
      expect(seen.rows).toEqual([]);
    }
  });

  test("and the chain of the log holds", async () => {
    expect(await verifyChains(city.owner, program.key)).toMatchObject({ ok: true });
  });
});

test("a message is corrected thirty times at most, because every earlier wording stands with it", {
  timeout: 60_000,
}, async () => {
  const sent = good(await sendMessage(program, { ...as("member"), body: "はじめの文" })).id;
  for (let count = 1; count <= 30; count += 1)
    good(await correctMessage(program, { ...as("member"), messageId: sent, body: `直した文${count}` }));
  const more = await correctMessage(program, { ...as("member"), messageId: sent, body: "もう一度" });
  expect(kindOf(more)).toBe("not-allowed");
  good(await withdrawMessage(program, { ...as("member"), messageId: sent }));
});
