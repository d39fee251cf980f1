import { afterAll, beforeAll, expect, test } from "vitest";
import { attachToDraft } from "../../src/commands/attach-to-draft.ts";
import { correctMessage } from "../../src/commands/correct-message.ts";
import { correctNote } from "../../src/commands/correct-note.ts";
import { fileMail } from "../../src/commands/file-mail.ts";
import { openTopic } from "../../src/commands/open-topic.ts";
import { saveTalkDraft } from "../../src/commands/save-talk-draft.ts";
import { sendMessage } from "../../src/commands/send-message.ts";
import { withdrawMessage } from "../../src/commands/withdraw-message.ts";
import { withdrawNote } from "../../src/commands/withdraw-note.ts";
import { writeNote } from "../../src/commands/write-note.ts";
import type { DraftKind } from "../../src/domain/dialogue/draft.ts";
import { stage } from "../../src/files/stage.ts";
import { deliverMail } from "../../src/jobs/deliver-mail.ts";
import { mailNotices } from "../../src/jobs/mail-notices.ts";
import { weeklyDigest } from "../../src/jobs/weekly-digest.ts";
import { aCity, type TestCity } from "../support/city.ts";
import { matcherOf } from "../support/crawl.ts";
import { aDialogue, good } from "../support/dialogue.ts";
import { type Mailbox, startMailbox } from "../support/mailbox.ts";
import { noTies } from "../support/no-ties.ts";
import { type Requests, requestsOf } from "../support/requests.ts";
import { pdf } from "../support/sample-files.ts";
import type { PersonKey } from "../support/small-world.ts";
import { unzipped } from "../support/unzipped.ts";

// A word of its own in everything that people write into a talk and throw away, correct, file or attach. Each is met by exactly those who read
// that thing, wherever they look: pages, forms, documents, files and their names, the sign of news. Nobody else meets one anywhere.

const seekers = [
  ...([
    "member",
    "representative",
    "otherCompany",
    "officer",
    "officer2",
    "chief",
    "healthHead",
    "healthStaff",
  ] as const),
  ...(["disasterHead", "schoolStaff", "mayorOffice", "administrator"] as const),
  null,
] as const;
type Seeker = (typeof seekers)[number];

/** By hand from process.md "Who sees what": 危機管理課 was asked and takes no part; officer2 has a tie; nobody else has a part in it. */
const both = ["member", "representative", "officer", "chief", "healthHead", "healthStaff"] as const;
const inside = ["officer", "chief", "healthHead", "healthStaff", "disasterHead"] as const;
const readersOf: Record<string, readonly PersonKey[]> = {
  鍵語話題: both,
  鍵語直前: both,
  鍵語直後: both,
  鍵語取下: both,
  鍵語登録: both,
  鍵語添付: both,
  鍵語名指: both,
  鍵語庁内前: inside,
  鍵語庁内後: inside,
  鍵語庁内取下: inside,
  鍵語庁内添付: inside,
  鍵語庁内名指: inside,
  鍵語差出: inside,
  鍵語件名: inside,
  鍵語本文: inside,
  鍵語下書: ["member"],
  鍵語下書添付: ["member"],
  鍵語庁内下書: ["healthStaff"],
  鍵語メール下書: ["officer"],
  // Of somebody who turned out to have a tie: not even what they were writing themselves.
  鍵語関係者下書: [],
};
const words = Object.keys(readersOf);

let city: TestCity;
let box: Mailbox;
let requests: Requests;
let id: string;
let ids: Record<string, string[]>;

beforeAll(async () => {
  [city, box] = await Promise.all([aCity(), startMailbox()]);
  city = { ...city, program: { ...city.program, mail: box.mailer } };
  requests = requestsOf(city);
  id = await aDialogue(city);
  await talk();
}, 120_000);
afterAll(async () => {
  await box?.stop();
  await city?.drop();
});

async function talk(): Promise<void> {
  const { program, person, owner } = city;
  const as = (key: PersonKey) => ({ actor: person(key), proposalId: id });
  const draft = async (key: PersonKey, kind: DraftKind, body: string, file?: string) => {
    const saved = await saveTalkDraft(program, { ...as(key), kind, body });
    if (!saved.ok) throw new Error(JSON.stringify(saved.refusal));
    const draftId = saved.value.id;
    const content = await stage(program.files.staging, once(pdf), 1_000_000);
    if (file) await attachToDraft(program, { ...as(key), draftId, files: [{ name: `${file}.pdf`, content }] });
    const { rows } = await owner.query<{ id: string }>("select id from talk_files where draft_id = $1", [draftId]);
    return { draftId, files: rows.map((row) => row.id) };
  };
  const member = as("member");
  const staff = as("healthStaff");
  const officer = as("officer");
  const topicId = good(await openTopic(program, { ...member, title: "鍵語話題" })).id;
  const corrected = good(await sendMessage(program, { ...member, topicId, body: "鍵語直前" })).id;
  good(await correctMessage(program, { ...member, messageId: corrected, body: "鍵語直後" }));
  const taken = good(await sendMessage(program, { ...officer, body: "鍵語取下" })).id;
  good(await withdrawMessage(program, { ...officer, messageId: taken }));
  good(await sendMessage(program, { ...member, body: "@𠮷田 恵子 鍵語名指" }));
  const { files } = await draft("member", "message", "図面です。", "鍵語添付");
  good(await sendMessage(program, { ...member, body: "図面です。", files }));
  const note = good(await writeNote(program, { ...staff, body: "鍵語庁内前" })).id;
  good(await correctNote(program, { ...staff, noteId: note, body: "鍵語庁内後" }));
  const noteTaken = good(await writeNote(program, { ...staff, body: "鍵語庁内取下" })).id;
  good(await withdrawNote(program, { ...staff, noteId: noteTaken }));
  good(await writeNote(program, { ...officer, body: "@松本 一郎 鍵語庁内名指" }));
  const ofNote = await draft("healthStaff", "note", "資料です。", "鍵語庁内添付");
  good(await writeNote(program, { ...staff, body: "資料です。", files: ofNote.files }));
  const sentAt = new Date("2026-11-20T09:30:00+09:00");
  const mail = { from: "鍵語差出 <z@example.jp>", subject: "鍵語件名", body: "鍵語本文", sentAt };
  good(await fileMail(program, { ...officer, lane: "note", mail }));
  const open = { from: "z@example.jp", subject: "会場", body: "鍵語登録", sentAt };
  good(await fileMail(program, { ...officer, lane: "message", mail: open }));
  const own = await draft("member", "message", "鍵語下書", "鍵語下書添付");
  await draft("healthStaff", "note", "鍵語庁内下書");
  await draft("officer", "mail", "鍵語メール下書");
  await draft("officer2", "note", "鍵語関係者下書");
  await noTies(city, id, "healthHead", "chief", "officer2");
  await owner.query("update conflict_declarations set has_tie = true where proposal_id = $1 and person_id = $2", [
    id,
    person("officer2").id,
  ]);
  const all = async (table: string) =>
    (await owner.query<{ id: string }>(`select id from ${table} where proposal_id = $1`, [id])).rows.map(
      (row) => row.id,
    );
  ids = {
    id: [id],
    message: [corrected, taken],
    note: [note, noteTaken],
    draft: await all("talk_drafts"),
    file: await all("talk_files"),
  };
  expect(ids.draft).toContain(own.draftId);
}

async function* once(content: Uint8Array): AsyncIterable<Uint8Array> {
  yield content;
}

test.each(seekers.map((key) => ({ key, who: key ?? "a visitor" })))(
  "$who meets the words of what they read, and no other, wherever they look",
  {
    timeout: 240_000,
  },
  async ({ key }) => {
    const met = new Map<string, string>();
    for await (const { path, seen } of everything(key))
      for (const word of words) if (has(seen, word) && !met.has(word)) met.set(word, path);
    const expected = words.filter((word) => key !== null && readersOf[word]!.includes(key));
    const found = [...met].filter(([word]) => !expected.includes(word));
    expect({ key, found }).toEqual({ key, found: [] });
    expect(words.filter((word) => met.has(word))).toEqual(expected);
  },
);

test("no mail, notice, event or log of the program holds a word of the talk: they stand in the talk's own tables", async () => {
  await mailNotices(city.program);
  await weeklyDigest(city.program);
  await deliverMail(city.program);
  expect(box.mails.length).toBeGreaterThan(2);
  for (const mail of box.mails) expect(words.filter((word) => JSON.stringify(mail).includes(word))).toEqual([]);
  const own = ["topics", "messages", "message_changes", "internal_notes", "note_changes", "talk_drafts", "talk_files"];
  const { rows: columns } = await city.owner.query<{ name: string; columns: string }>(
    `select table_schema || '.' || table_name as name, string_agg('coalesce(' || quote_ident(column_name) || '::text, '''')', ' || ') as columns
     from information_schema.columns join pg_tables on schemaname = table_schema and tablename = table_name
     where table_schema in ('public', 'app') and table_name <> all ($1)
       and data_type in ('text', 'jsonb', 'ARRAY', 'character varying') group by 1`,
    [own],
  );
  expect(columns.length).toBeGreaterThan(50);
  for (const { name, columns: texts } of columns) {
    const { rows } = await city.owner.query<{ n: number }>(
      `select count(*)::int as n from ${name} where ${texts} like '%鍵語%'`,
    );
    expect([name, rows[0]!.n]).toEqual([name, 0]);
  }
});

/** Each page as one reader gets it: what every address of the program gives for the ids of the talk, and what its links lead to. */
async function* everything(key: Seeker): AsyncGenerator<{ path: string; seen: string }> {
  const patterns = requests.entries.filter(({ method }) => method === "GET").map(({ path }) => path);
  const matchers = patterns.map((pattern) => ({ pattern, matches: matcherOf(pattern) }));
  const search = ["/desk/proposals", "/proposals", "/search"].flatMap((path) =>
    words.slice(0, 4).map((word) => `${path}?q=${word}`),
  );
  const waiting = [
    ...patterns.flatMap(filled),
    `/proposals/${id}/talk-record?with=notes`,
    `/proposals/${id}/talk-record/file?with=notes`,
    ...ids.message!.map((one) => `/proposals/${id}/messages?before=${one}`),
    ...search,
  ];
  const known = new Set(waiting);
  const counts = new Map<string, number>();
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const pattern = matchers.find(({ matches }) => matches.test(path!.split("?")[0]!))?.pattern ?? path;
    counts.set(pattern, (counts.get(pattern) ?? 0) + 1);
    if (counts.get(pattern)! > 12) continue;
    const { bytes, text, headers, status } = await requests.get(key, path);
    expect([path, status < 500]).toEqual([path, true]);
    const type = headers.get("content-type") ?? "";
    const asked = path.includes("?q=") ? decodeURIComponent(path.split("=").at(-1)!) : "";
    const body = /officedocument/.test(type) ? unzipped(bytes) : text;
    const whole = `${body}${JSON.stringify([...headers])}`;
    // What one looked for stands in the box again, or in the way back after signing in.
    const seen = asked ? whole.replaceAll(asked, "").replaceAll(encodeURIComponent(asked), "") : whole;
    yield { path, seen };
    if (!type.includes("html")) continue;
    for (const [, href] of text.matchAll(/\s(?:href|action|src)="(\/[^"#]*)/g)) {
      const next = href!.replaceAll("&amp;", "&");
      if (next.startsWith("//") || next.startsWith("/assets/") || known.has(next)) continue;
      known.add(next);
      waiting.push(next);
    }
  }
}

/** The addresses of a route for everything that the talk has; none where it is about something else. */
function filled(pattern: string): string[] {
  const name = /:([a-zA-Z]+)/.exec(pattern)?.[1];
  if (!name) return [pattern];
  return (ids[name] ?? []).flatMap((one) => filled(pattern.replace(`:${name}`, one)));
}

function has(text: string, word: string): boolean {
  // Longer words begin like shorter ones; names of files stand encoded in heads.
  const others = words.filter((one) => one !== word && one.includes(word));
  const rest = others.reduce((left, one) => left.replaceAll(one, "").replaceAll(encodeURIComponent(one), ""), text);
  return rest.includes(word) || rest.includes(encodeURIComponent(word));
}
