import { sql } from "kysely";
import { afterAll, describe, expect, test } from "vitest";
import { aCity } from "../../../test/support/city.ts";
import { aDialogue } from "../../../test/support/dialogue.ts";
import { formOn, requestsOf } from "../../../test/support/requests.ts";
import { pdf, png } from "../../../test/support/sample-files.ts";
import type { PersonKey } from "../../../test/support/small-world.ts";
import { paths } from "../paths.ts";

const city = await aCity();
afterAll(city.drop);
const { program, person } = city;
const { get, post, send } = requestsOf(city);
const id = await aDialogue(city);
const p = paths.proposal;
const everybodyElse = (...keys: PersonKey[]) =>
  (
    [
      "representative",
      "member",
      "otherCompany",
      "officer",
      "officer2",
      "chief",
      "healthHead",
      "healthStaff",
      "disasterHead",
      "administrator",
    ] as const
  ).filter((key) => !keys.includes(key));

/** Attaches a file to the draft of a lane, as the pages lead there. */
async function attach(key: PersonKey, lane: "messages" | "notes", body: string, name: string, content: Buffer) {
  const field = lane === "messages" ? "message" : "note";
  const to = (await post(key, p[lane]({ id }), { [field]: body, go: "files" })).to;
  expect(to).toMatch(/\/drafts\/[0-9a-f-]{36}\/files$/);
  expect((await get(key, to)).text, "the page of the files shows the words that they go with").toContain(body);
  const form = new FormData();
  form.set("files", new File([new Uint8Array(content)], name));
  const answer = await send(key, to, { method: "POST", body: form, headers: { "sec-fetch-site": "same-origin" } });
  return { to, answer };
}
/** The address of a file by its name, as a page links it. */
const linkOf = (text: string, name: string) =>
  new RegExp(`href="(/proposals/[0-9a-f-]+/talk-files/[0-9a-f-]+)"><bdi>${name}`).exec(text)?.[1] ?? "no link";

describe("a draft", () => {
  test("is kept by a button and by itself, and comes back to its writer alone", async () => {
    const kept = await post("member", p.messages({ id }), { message: "書きかけの便り𠮷", go: "keep" });
    expect([kept.status, kept.to]).toEqual([303, `${p.messages({ id })}?done=draftKept#messages`]);
    const byItself = await post("officer", p.notes({ id }), { note: "書きかけの庁内メモ", go: "by-itself" });
    expect([byItself.status, JSON.parse(byItself.text)]).toEqual([200, { time: expect.stringMatching(/^\d\d:\d\d$/) }]);
    for (const page of [p.show({ id }), p.messages({ id })]) {
      expect((await get("member", page)).text).toContain("書きかけの便り𠮷</textarea>");
      expect((await get("officer", page)).text).toContain("書きかけの庁内メモ</textarea>");
      for (const key of everybodyElse("member"))
        expect((await get(key, page)).text, key).not.toContain("書きかけの便り");
      for (const key of everybodyElse("officer"))
        expect((await get(key, page)).text, key).not.toContain("書きかけの庁内メモ");
    }
    for (const key of everybodyElse("member", "officer")) {
      const seen = await program.db.asActor(person(key), (tx) => tx.selectFrom("talk_drafts").select("body").execute());
      expect(seen, key).toEqual([]);
    }
    const logged = await city.owner.query(
      "select count(*)::int as n from events where kind like '%draft%' and proposal_id = $1",
      [id],
    );
    expect(logged.rows[0]!.n).toBe(0);
  });

  test("of one topic is none of another, and is gone once it was sent", async () => {
    const topic = /topic=([0-9a-f-]{36})/.exec((await post("member", p.topics({ id }), { title: "会場" })).to)![1]!;
    await post("member", p.messages({ id }), { topic, message: "会場の書きかけ", go: "keep" });
    expect((await get("member", p.messages({ id }, { topic }))).text).toContain("会場の書きかけ</textarea>");
    expect((await get("member", p.messages({ id }))).text).not.toContain("会場の書きかけ</textarea>");
    await post("member", p.messages({ id }), { topic, message: "会場の便り" });
    expect((await get("member", p.messages({ id }, { topic }))).text).not.toContain("書きかけ</textarea>");
    expect((await get("member", p.messages({ id }))).text).toContain("書きかけの便り𠮷</textarea>");
  });

  test("is kept for nobody who may not write, not even past the program, and can be thrown away", async () => {
    expect((await post("disasterHead", p.messages({ id }), { message: "x", go: "by-itself" })).status).toBe(403);
    expect((await post("otherCompany", p.messages({ id }), { message: "x", go: "keep" })).status).toBe(404);
    const forge = sql`insert into talk_drafts (proposal_id, person_id, kind, body, saved_at) values (${id}, ${person("member").id}, 'message', 'x', now())`;
    for (const key of ["officer", "representative", "otherCompany"] as const)
      await expect(program.db.asActor(person(key), (tx) => forge.execute(tx))).rejects.toThrow(/row-level security/);
    const [draft] = await program.db.asActor(person("member"), (tx) =>
      tx.selectFrom("talk_drafts").select("id").execute(),
    );
    expect((await post("representative", p.draftDiscarding({ id, draft: draft!.id }))).status).toBe(404);
    expect((await post("member", p.draftDiscarding({ id, draft: draft!.id }))).status).toBe(303);
    expect((await get("member", p.messages({ id }))).text).not.toContain("書きかけの便り");
  });
});

describe("a file", () => {
  test("of a draft is its writer's alone; sent, it goes to both sides, through the preview", async () => {
    const { to, answer } = await attach("officer", "messages", "図面です。", "図面𠮷.pdf", pdf);
    expect(answer.status).toBe(303);
    const page = await get("officer", to);
    expect(page.text).toContain("図面𠮷.pdf");
    const file = linkOf(page.text, "図面𠮷.pdf");
    expect((await get("officer", file)).headers.get("content-disposition")).toContain("attachment");
    for (const key of everybodyElse("officer")) expect([key, (await get(key, file)).status]).toEqual([key, 404]);
    for (const key of everybodyElse("officer"))
      expect([key, (await get(key, to)).status === 200]).toEqual([key, false]);
    const fields = formOn((await get("officer", p.messages({ id }))).text, p.messages({ id }));
    const preview = await post("officer", p.messages({ id }), fields);
    expect(preview.text).toContain("図面𠮷.pdf");
    expect((await get("member", p.messages({ id }))).text).not.toContain("図面𠮷.pdf");
    const sent = await post("officer", p.messages({ id }), {
      ...formOn(preview.text, p.messages({ id })),
      send: "yes",
    });
    expect(sent.status).toBe(303);
    for (const key of ["member", "representative", "healthStaff", "chief"] as const) {
      expect((await get(key, p.messages({ id }))).text).toContain("図面𠮷.pdf");
      const opened = await get(key, file);
      expect([opened.status, opened.bytes.equals(pdf)]).toEqual([200, true]);
    }
    for (const key of ["otherCompany", "disasterHead", "administrator"] as const)
      expect((await get(key, file)).status).toBe(404);
  });

  test("of a note is as internal as the note, and never goes out with a message", async () => {
    await attach("healthStaff", "notes", "庁内の資料", "庁内だけの資料.png", png(20, 10));
    const file = linkOf((await get("healthStaff", p.notes({ id }))).text, "庁内だけの資料.png");
    const forged = { message: "外へ", files: file.split("/").at(-1)!, send: "yes" };
    expect((await post("healthStaff", p.messages({ id }), forged)).status).toBe(403);
    const fields = formOn((await get("healthStaff", p.notes({ id }))).text, p.notes({ id }));
    expect((await post("healthStaff", p.notes({ id }), fields)).status).toBe(303);
    for (const key of ["officer", "chief", "disasterHead"] as const) expect((await get(key, file)).status).toBe(200);
    for (const key of ["member", "representative", "otherCompany", "administrator", "schoolStaff"] as const) {
      expect([key, (await get(key, file)).status]).toEqual([key, 404]);
      expect((await get(key, p.messages({ id }))).text).not.toContain("庁内だけの資料");
      const names = await program.db.asActor(person(key), (tx) =>
        tx.selectFrom("talk_files").select("name").where("note_id", "is not", null).execute(),
      );
      expect(names).toEqual([]);
    }
    const move = sql`update talk_files set note_id = null, message_id = (select id from messages where by_id = ${person("healthStaff").id} limit 1)`;
    const moved = await program.db.asActor(person("healthStaff"), (tx) => move.execute(tx)).catch(() => null);
    expect(moved === null || moved.numAffectedRows === 0n).toBe(true);
  });

  test("keeps to the rules of attachments: what is no such file is refused with what would be right", async () => {
    const { answer } = await attach("member", "messages", "絵です。", "絵.pdf", png(20, 10));
    expect([answer.status, answer.text.includes("中身の種類が合っていません")]).toEqual([422, true]);
    expect(answer.text).toContain("書いた文は、下書きに残っています。");
    const { rows } = await city.owner.query("select count(*)::int as n from talk_files where name = '絵.pdf'");
    expect(rows[0]!.n).toBe(0);
  });

  test("that was taken away in another tab is not sent without a word", async () => {
    const { to } = await attach("member", "messages", "二つの画面", "一枚目.pdf", pdf);
    const fields = formOn((await get("member", p.messages({ id }))).text, p.messages({ id }));
    const file = linkOf((await get("member", to)).text, "一枚目.pdf")
      .split("/")
      .at(-1)!;
    const draft = /drafts\/([0-9a-f-]{36})/.exec(to)![1]!;
    expect((await post("member", p.draftFileRemoval({ id, draft, file }))).status).toBe(303);
    const answer = await post("member", p.messages({ id }), fields);
    expect([answer.status, answer.text.includes("二つの画面")]).toEqual([403, true]);
    const { rows } = await city.owner.query("select count(*)::int as n from messages where body = '二つの画面'");
    expect(rows[0]!.n).toBe(0);
  });

  test("is nothing to somebody with a tie, nor what they were writing themselves", async () => {
    await post("healthHead", p.notes({ id }), { note: "課長の書きかけ", go: "keep" });
    const file = linkOf((await get("healthHead", p.notes({ id }))).text, "図面𠮷.pdf");
    expect((await get("healthHead", file)).status).toBe(200);
    await city.owner.query(
      "update conflict_declarations set has_tie = true where proposal_id = $1 and person_id = $2",
      [id, person("healthHead").id],
    );
    for (const href of [file, p.notes({ id }), p.messages({ id })])
      expect((await get("healthHead", href)).status).toBe(404);
    const left = await program.db.asActor(person("healthHead"), (tx) =>
      sql`select id from talk_drafts union all select id from talk_files union all select id from topics union all select id from message_changes`.execute(
        tx,
      ),
    );
    expect(left.rows).toEqual([]);
  });
});

test("a note that two tabs send out of the same draft is one note", async () => {
  await post("officer", p.notes({ id }), { note: "二つのタブのメモ", go: "keep" });
  const form = formOn((await get("officer", p.notes({ id }))).text, p.notes({ id }));
  expect((await post("officer", p.notes({ id }), form)).status).toBe(303);
  const { idempotency_key: _, ...otherTab } = form;
  expect((await post("officer", p.notes({ id }), otherTab)).status).toBe(303);
  const { rows } = await city.owner.query("select id from internal_notes where body = '二つのタブのメモ'");
  expect(rows.length).toBe(1);
});
