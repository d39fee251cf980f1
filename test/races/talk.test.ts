import { randomUUID } from "node:crypto";
import { readdirSync } from "node:fs";
import { basename } from "node:path";
import { afterAll, expect, test } from "vitest";
import { attachToDraft, removeDraftFile } from "../../src/commands/attach-to-draft.ts";
import { correctMessage } from "../../src/commands/correct-message.ts";
import { discardTalkDraft, saveTalkDraft } from "../../src/commands/save-talk-draft.ts";
import { sendMessage } from "../../src/commands/send-message.ts";
import { stage } from "../../src/files/stage.ts";
import { paths } from "../../src/web/paths.ts";
import { aCity } from "../support/city.ts";
import { aDialogue, good } from "../support/dialogue.ts";
import { formOn, requestsOf } from "../support/requests.ts";
import { pdf } from "../support/sample-files.ts";
import type { PersonKey } from "../support/small-world.ts";

// The talk at the same moment: two tabs of one writer, a writer and a reader, files that come and go. Whatever comes first, nothing is said
// twice, nobody misses words, and no file of a message loses its content.

const city = await aCity();
afterAll(city.drop);
const { program, person } = city;
const { get, post } = requestsOf(city);
const id = await aDialogue(city);
const p = paths.proposal;
const as = (key: PersonKey) => ({ actor: person(key), proposalId: id });

async function draftWith(key: PersonKey, body: string, names: readonly string[]) {
  const saved = await saveTalkDraft(program, { ...as(key), kind: "message", body });
  if (!saved.ok) throw new Error("no draft");
  const draftId = saved.value.id;
  if (names.length > 0)
    await attachToDraft(program, { ...as(key), draftId, files: await Promise.all(names.map(arrived)) });
  const { rows } = await city.owner.query<{ id: string }>(
    "select id from talk_files where draft_id = $1 order by name",
    [draftId],
  );
  return { draftId, files: rows.map((row) => row.id) };
}
const arrived = async (name: string) => ({ name, content: await stage(program.files.staging, once(pdf), 1_000_000) });
async function* once(content: Uint8Array): AsyncIterable<Uint8Array> {
  yield content;
}
const count = async (text: string, values: unknown[] = []) =>
  Number((await city.owner.query<{ n: string }>(`select count(*) as n from ${text}`, values)).rows[0]!.n);

/** What lies in the store beside what the rows say: both ways the same. */
async function expectWholeStore(): Promise<void> {
  const { rows } = await city.owner.query<{ key: string }>(
    "select storage_key as key from talk_files where storage_key is not null",
  );
  const lying = readdirSync(city.filesFolder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name);
  expect(lying.length).toBe(rows.length);
  for (const { key } of rows) expect([key, lying.includes(basename(key))]).toEqual([key, true]);
}

test("one draft in two tabs is sent from both at once: it is one message, with its files once, and both land on it", async () => {
  for (const names of [[], ["図面.pdf", "表.pdf"]]) {
    const body = `二つの画面から、${names.length}つのファイルと`;
    await draftWith("member", body, names);
    const tabs = await Promise.all([1, 2].map(async () => (await get("member", p.messages({ id }))).text));
    const forms = tabs.map((text) => formOn(text, p.messages({ id })));
    expect(new Set(forms.map((form) => form.idempotency_key)).size).toBe(2);
    const answers = await Promise.all(forms.map((form) => post("member", p.messages({ id }), form)));
    expect(answers.map(({ status, to }) => [status, to])).toEqual(Array(2).fill([303, answers[0]!.to]));
    expect(await count("messages where body = $1", [body])).toBe(1);
    expect(await count("talk_files f join messages m on m.id = f.message_id where m.body = $1", [body])).toBe(
      names.length,
    );
  }
  expect(await count("talk_drafts")).toBe(0);
});

test("the same words are sent again when somebody means them: a new form is a new message", async () => {
  for (const _ of [1, 2])
    await post("member", p.messages({ id }), { idempotency_key: randomUUID(), message: "ありがとうございます。" });
  expect(await count("messages where body = 'ありがとうございます。'")).toBe(2);
});

test("a message is corrected while the other side reads it: they see the old words or the new ones, and what they did not see is new to them", async () => {
  for (let round = 0; round < 6; round++) {
    const { id: messageId } = good(await sendMessage(program, { ...as("officer"), body: `古い文${round}` }));
    await get("member", p.messages({ id }));
    const [page] = await Promise.all([
      get("member", p.messages({ id })),
      correctMessage(program, { ...as("officer"), messageId, body: `新しい文${round}` }),
    ]);
    expect(page.text).toContain(`古い文${round}`);
    const list = (await get("member", paths.proposals({}))).text;
    if (!page.text.includes(`新しい文${round}`)) expect(list).toContain("未読1件");
    const next = (await get("member", p.messages({ id }))).text;
    expect(next).toContain(`新しい文${round}`);
    expect((await get("member", paths.proposals({}))).text).not.toContain("未読");
  }
});

test("a file is taken away while its draft is sent: it is in the message with its content, or there is no such message", async () => {
  for (let round = 0; round < 8; round++) {
    const body = `添えて送る${round}`;
    const { draftId, files } = await draftWith("member", body, ["一.pdf", "二.pdf"]);
    const [sent, removed] = await Promise.all([
      sendMessage(program, { ...as("member"), body, files, draftId }),
      removeDraftFile(program, { ...as("member"), draftId, fileId: files[0]! }),
    ]);
    expect(sent.ok).not.toBe(removed.ok);
    const there = await count("talk_files f join messages m on m.id = f.message_id where m.body = $1", [body]);
    expect(there).toBe(sent.ok ? 2 : 0);
    await expectWholeStore();
    if (!sent.ok) await discardTalkDraft(program, { ...as("member"), draftId });
  }
});

test("a draft is thrown away while it is sent: its files are in the message with their contents, or gone with it", async () => {
  for (let round = 0; round < 8; round++) {
    const body = `送るか消すか${round}`;
    const { draftId, files } = await draftWith("officer", body, ["一.pdf"]);
    const [sent, discarded] = await Promise.all([
      sendMessage(program, { ...as("officer"), body, files, draftId }),
      discardTalkDraft(program, { ...as("officer"), draftId }),
    ]);
    expect(sent.ok).not.toBe(discarded.ok);
    expect(await count("messages where body = $1", [body])).toBe(sent.ok ? 1 : 0);
    await expectWholeStore();
  }
});

test("files are attached and taken away, and the draft is thrown away, at the same moment: nothing lies about without a row", async () => {
  for (let round = 0; round < 5; round++) {
    const { draftId, files } = await draftWith("member", "行き来", ["一.pdf", "二.pdf"]);
    const more = async (name: string) =>
      attachToDraft(program, { ...as("member"), draftId, files: [await arrived(name)] });
    const answers = await Promise.all([
      more("三.pdf"),
      ...files.map((fileId) => removeDraftFile(program, { ...as("member"), draftId, fileId })),
      more("四.pdf"),
    ]);
    expect(answers.map(({ ok }) => ok)).toEqual(answers.map(() => true));
    expect(await count("talk_files where draft_id = $1", [draftId])).toBe(2);
    await expectWholeStore();
    const [late] = await Promise.all([more("五.pdf"), discardTalkDraft(program, { ...as("member"), draftId })]);
    if (!late.ok) expect(late.refusal.kind).toBe("not-found");
    expect(await count("talk_files where draft_id = $1", [draftId])).toBe(0);
    await expectWholeStore();
  }
});
