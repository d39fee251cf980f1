import { afterAll, describe, expect, test } from "vitest";
import { aCity } from "../../../test/support/city.ts";
import { aDialogue } from "../../../test/support/dialogue.ts";
import { formOn, requestsOf } from "../../../test/support/requests.ts";
import type { PersonKey } from "../../../test/support/small-world.ts";
import { findRecord } from "../../db/stores/record-store.ts";
import { paths } from "../paths.ts";

const city = await aCity();
afterAll(city.drop);
const { program, person } = city;
const { get, post, send } = requestsOf(city);
const id = await aDialogue(city);
const p = paths.proposal;

const mail = {
  from: "髙橋 亮 <ryo@a.example.jp>",
  "date-year": "2026",
  "date-month": "11",
  "date-day": "20",
  time: "9:30",
  subject: "会場の件",
  body: "二階が使えます。𠮷田",
};
const eml = [
  "From: =?UTF-8?B?6auZ5qmLIOS6rg==?= <ryo@a.example.jp>",
  "Date: Fri, 20 Nov 2026 09:30:00 +0900",
  "Subject: =?UTF-8?B?5Lya5aC044Gu5Lu2?=",
  'Content-Type: multipart/mixed; boundary="b"',
  "",
  "--b",
  "Content-Type: text/html; charset=utf-8",
  "",
  "<style>p{}</style><p>二階が使えます。</p><script>alert(1)</script><p>またご連絡します。</p>",
  "--b",
  'Content-Type: application/pdf; name="z.pdf"',
  'Content-Disposition: attachment; filename="z.pdf"',
  "",
  "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF",
  "--b",
  'Content-Type: application/octet-stream; name="run.exe"',
  'Content-Disposition: attachment; filename="run.exe"',
  "",
  "MZ",
  "--b--",
  "",
].join("\r\n");
async function upload(key: PersonKey, text: string, name = "mail.eml") {
  const form = new FormData();
  form.set("eml", new File([text], name));
  return send(key, p.mailReading({ id }), { method: "POST", body: form, headers: { "sec-fetch-site": "same-origin" } });
}

describe("a mail that is filed", () => {
  test("as a note stays inside, with its sender and who filed it", async () => {
    const filed = await post("officer", p.mails({ id }), { ...mail, lane: "note" });
    expect([filed.status, filed.to]).toEqual([303, `${p.notes({ id })}?done=mailNoted`]);
    const inside = (await get("healthStaff", p.notes({ id }))).text;
    for (const words of ["会場の件", "ryo@a.example.jp", "藤原 直樹さんが登録しました", "二階が使えます。𠮷田"])
      expect(inside).toContain(words);
    for (const key of ["member", "representative"] as const)
      expect((await get(key, p.messages({ id }))).text).not.toContain("二階が使えます。");
  });

  test("as a message is shown once more first, and nobody's turn changes by it", async () => {
    const waits = async () =>
      (await program.db.asActor(person("chief"), (tx) => findRecord(tx, id)))!.openWaits.map(({ task }) => task);
    const before = await waits();
    const preview = await post("officer", p.mails({ id }), { ...mail, lane: "message" });
    expect(preview.text).toContain("とのやりとりに登録しますか");
    expect((await get("member", p.messages({ id }))).text).not.toContain("二階が使えます。");
    const filed = await post("officer", p.mails({ id }), { ...formOn(preview.text, p.mails({ id })), send: "yes" });
    expect(filed.status).toBe(303);
    expect((await get("member", p.messages({ id }))).text).toContain("二階が使えます。𠮷田");
    expect(await waits()).toEqual(before);
    // Its words are its sender's: they are taken back, never corrected.
    const message = /id="message-([0-9a-f-]{36})"/.exec((await get("officer", p.messages({ id }))).text)![1]!;
    expect((await post("officer", p.messageCorrection({ id, message }), { body: "ちがう文" })).status).toBe(403);
    expect((await post("officer", p.messageWithdrawal({ id, message }))).status).toBe(303);
  });

  test("is filed where somebody chose, and by nobody but the desk", async () => {
    const answer = await post("officer", p.mails({ id }), { ...mail, "date-year": "2027" });
    expect(answer.status).toBe(422);
    for (const words of ["どちらに登録するかを選んでください。", "いまより前にしてください。", "二階が使えます。𠮷田"])
      expect(answer.text).toContain(words);
    for (const key of ["member", "healthStaff", "otherCompany", "administrator"] as const)
      expect([key, (await post(key, p.mails({ id }), { ...mail, lane: "note" })).status]).toEqual([key, 403]);
  });

  test("is read from a saved file into the form: words without marks, files by the rules of attachments", async () => {
    const page = await upload("officer", eml);
    expect(page.status).toBe(422);
    const fields = formOn(page.text, p.mails({ id }));
    expect(fields).toMatchObject({
      from: "髙橋 亮 <ryo@a.example.jp>",
      subject: "会場の件",
      time: "9:30",
      "date-day": "20",
    });
    expect(fields.body).toBe("二階が使えます。\nまたご連絡します。");
    expect(page.text).toContain("run.exe");
    expect(page.text).toContain("受け取れない種類です");
    expect((await post("officer", p.mails({ id }), { ...fields, lane: "note" })).status).toBe(303);
    expect((await get("officer", p.notes({ id }))).text).toContain("z.pdf");
    expect((await get("member", p.messages({ id }))).text).not.toContain("z.pdf");
  });

  test("that is none says what would be right, and no other side uploads one", async () => {
    const answer = await upload("officer", "\u0000\u0001 not a mail");
    expect([answer.status, answer.text.includes(".eml の形式に保存")]).toEqual([422, true]);
    expect((await upload("representative", eml)).status).toBe(403);
  });
});
