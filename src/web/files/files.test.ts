import { randomUUID } from "node:crypto";
import { readFileSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Transformer } from "@napi-rs/image";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { aCity, lineTo, type TestCity } from "../../../test/support/city.ts";
import { noTies } from "../../../test/support/no-ties.ts";
import { type Requests, requestsOf, wordsOf } from "../../../test/support/requests.ts";
import { office, pdf, png, withExif } from "../../../test/support/sample-files.ts";
import { attachmentRows, filesOnDisk, upload } from "../../../test/support/uploads.ts";
import { sweepFiles } from "../../jobs/sweep-files.ts";

let city: TestCity;
let requests: Requests;
let draft: string;

beforeAll(async () => {
  city = await aCity();
  requests = requestsOf(city);
});
afterAll(() => city.drop());
beforeEach(async () => {
  draft = (await lineTo(city, "draft", { parts: [{}] })).proposalId;
});

const files = (id: string) => `/proposals/${id}/files`;
const page = async (id: string) => wordsOf((await requests.get("member", files(id))).text);
const fileOf = async (id: string, name: string) => {
  const row = (await attachmentRows(city, id)).find((one) => one.name === name);
  return `${files(id)}/${row?.id}`;
};
async function submit(id: string): Promise<void> {
  const pledges = { noOrganisedCrime: "yes", trueStatements: "yes", disclosureRead: "yes" };
  const sent = await requests.post("representative", `/proposals/${id}/submission`, pledges);
  expect(sent.status, wordsOf(sent.text)).toBe(303);
}

describe("attaching files to a draft", () => {
  test("keeps each under its name, with its kind and size, and says what happens next", async () => {
    const sent = await upload(requests, "member", draft, [
      { name: "髙﨑①㈱葛󠄀城の図面.pdf", content: pdf },
      { name: "費用の内訳.xlsx", content: office("xlsx") },
    ]);
    expect(sent.status, wordsOf(sent.text)).toBe(303);
    expect(sent.to).toBe(`${files(draft)}?done=filesAttached`);
    const shown = await page(draft);
    expect(shown).toContain("髙﨑①㈱葛󠄀城の図面.pdf ウイルス検査なし");
    expect(shown).toContain(`PDF 1kB(${pdf.length}バイト)`);
    expect(shown).toContain("Excelの表");
    expect(shown).toContain("この市ではウイルス検査を設定していません");
    const submission = wordsOf((await requests.get("member", `/proposals/${draft}/submission`)).text);
    expect(submission).toContain("費用の内訳.xlsx");
    expect(filesOnDisk(city).some((path) => path.includes("図面"))).toBe(false);
  });

  test("gives the file back as it came, as a download and nothing else", async () => {
    await upload(requests, "member", draft, [{ name: "図面.pdf", content: pdf }]);
    const got = await requests.get("representative", await fileOf(draft, "図面.pdf"));
    expect(got.status).toBe(200);
    expect(got.text).toBe(pdf.toString());
    expect(Object.fromEntries(got.headers)).toMatchObject({
      "content-type": "application/pdf",
      "content-length": String(pdf.length),
      "content-disposition": `attachment; filename="_.pdf"; filename*=UTF-8''%E5%9B%B3%E9%9D%A2.pdf`,
      "content-security-policy": "sandbox; default-src 'none'",
      "x-content-type-options": "nosniff",
      "cache-control": "private, no-store",
    });
  });

  test("sent twice by an impatient hand, it is attached once, and no second content stays", async () => {
    const before = filesOnDisk(city).length;
    const formKey = randomUUID();
    for (let press = 0; press < 2; press++)
      expect((await upload(requests, "member", draft, [{ name: "図面.pdf", content: pdf }], { formKey })).status).toBe(
        303,
      );
    expect((await attachmentRows(city, draft)).length).toBe(1);
    expect(filesOnDisk(city).length).toBe(before + 1);
  });

  test("the good ones are kept although others are refused, and the page says which", async () => {
    const sent = await upload(requests, "member", draft, [
      { name: "よい.pdf", content: pdf },
      { name: "わるい.pdf", content: "これはPDFではない" },
    ]);
    expect(sent.status).toBe(422);
    const shown = wordsOf(sent.text);
    expect(shown).toContain("添付できなかったものが1件あります ほかの1件は添付しました。");
    expect(shown).toContain("「わるい.pdf」は、名前の終わり(.pdf)と中身の種類が合っていません。");
    expect((await attachmentRows(city, draft)).map(({ name }) => name)).toEqual(["よい.pdf"]);
  });

  test("the script of the page gets the same answer as JSON", async () => {
    const headers = { accept: "application/json" };
    const sent = await upload(requests, "member", draft, [{ name: "わるい.pdf", content: "x" }], { headers });
    expect([sent.status, JSON.parse(sent.text)]).toEqual([
      422,
      { attached: 0, errors: [expect.stringContaining("「わるい.pdf」は")] },
    ]);
    const good = await upload(requests, "member", draft, [{ name: "よい.pdf", content: pdf }], { headers });
    expect([good.status, JSON.parse(good.text)]).toEqual([200, { attached: 1, errors: [] }]);
  });

  test("of a photograph the picture stays, upright, and the place where it was taken goes", async () => {
    const jpeg = withExif(await new Transformer(png(40, 30)).jpeg(80), "GPS 34.5N 135.4E");
    await upload(requests, "member", draft, [
      { name: "写真.jpg", content: jpeg },
      { name: "図.png", content: png(40, 30, "taken by Yoshida") },
    ]);
    const rows = await attachmentRows(city, draft);
    expect(rows.map(({ name }) => name)).toEqual(["写真.jpg", "図.png"]);
    for (const row of rows) {
      const kept = readFileSync(
        join(city.filesFolder, "files", "kept", row.storage_key!.replace("/", `/${row.storage_key!.slice(7, 9)}/`)),
      );
      expect(kept.length).toBe(row.bytes);
      expect(kept.toString("latin1")).not.toMatch(/GPS|Exif|Yoshida/);
      expect(await new Transformer(kept).metadata()).toMatchObject({ width: 40, height: 30 });
    }
  });

  test("is a matter of its own members: not of the desk, of no other organisation, of nobody signed out", async () => {
    const chosen = [{ name: "図面.pdf", content: pdf }];
    expect((await upload(requests, "otherCompany", draft, chosen)).status).toBe(404);
    expect((await upload(requests, "officer", draft, chosen)).status).toBe(403);
    expect((await upload(requests, null, draft, chosen)).status).toBe(403);
    expect((await upload(requests, null, draft, [{ name: "大.pdf", content: Buffer.alloc(2_000_000) }])).status).toBe(
      413,
    );
    expect(await attachmentRows(city, draft)).toEqual([]);
  });
});

describe("what is refused leaves nothing behind", () => {
  const megabyte = 1_048_576;
  const zeros = Buffer.alloc(60 * megabyte);
  test.each([
    ["mis-typed", "画像.png", pdf, "「画像.png」は、名前の終わり(.png)と中身の種類が合っていません。"],
    [
      "a bomb",
      "爆弾.docx",
      office("docx", [{ name: "word/media/a.bmp", content: zeros }]),
      "「爆弾.docx」は、開くと大きすぎるため受け取れません。",
    ],
    [
      "too large",
      "大.pdf",
      Buffer.concat([pdf, Buffer.alloc(20 * megabyte)]),
      "「大.pdf」は大きすぎます。1件20MBまでにしてください。",
    ],
    [
      "with macros",
      "命令.docx",
      office("docx", [{ name: "word/vbaProject.bin", content: Buffer.from("x") }]),
      "「命令.docx」は、マクロ(自動で動く命令)を含む",
    ],
    ["a program", "program.exe", "MZ", "「program.exe」は、受け取れない種類です。"],
    ["a name too long", `${"長".repeat(301)}.pdf`, pdf, "は、名前が長すぎます。300文字までの名前にしてください。"],
    ["nothing but dots", "..", pdf, "「..」は、ファイルの名前がわかりません。"],
    ["a broken picture", "絵.png", png(4, 4).subarray(0, 60), "「絵.png」は、壊れていて開けません。"],
  ])("%s", async (_what, name, content, sentence) => {
    const before = filesOnDisk(city);
    const sent = await upload(requests, "member", draft, [{ name, content }]);
    expect(sent.status).toBe(422);
    expect(wordsOf(sent.text)).toContain(sentence);
    expect(await attachmentRows(city, draft)).toEqual([]);
    expect(filesOnDisk(city)).toEqual(before);
  });

  test("a name that wants to be a path, a header or a page is a name", async () => {
    const hostile = '../../<script>"x"\u202e;filename=a.html\r\nX-Evil: 1.pdf';
    expect((await upload(requests, "member", draft, [{ name: hostile, content: pdf }])).status).toBe(303);
    const [row] = await attachmentRows(city, draft);
    expect(row!.name).toBe('<script>"x"\u202e;filename=a.htmlX-Evil: 1.pdf');
    expect((await requests.get("member", files(draft))).text).not.toContain("<script>");
    const got = await requests.get("member", await fileOf(draft, row!.name));
    expect(got.headers.get("x-evil")).toBeNull();
    expect(got.headers.get("content-disposition")).toBe(
      `attachment; filename="_script_x_filename_a.htmlX-Evil_1.pdf"; filename*=UTF-8''_script__x_%3Bfilename%3Da.htmlX-Evil_%201.pdf`,
    );
  });

  test("nothing chosen, and a form that is none, say so at the field", async () => {
    const before = filesOnDisk(city);
    const empty = await upload(requests, "member", draft, []);
    expect([empty.status, wordsOf(empty.text)]).toEqual([
      422,
      expect.stringContaining("添付するファイルを選んでください。"),
    ]);
    expect((await requests.post("member", files(draft))).status).toBe(422);
    const torn = await requests.send("member", files(draft), {
      method: "POST",
      headers: { "content-type": "multipart/form-data; boundary=x" },
      body: '--x\r\nContent-Disposition: form-data; name="files"; filename="a.pdf"\r\n\r\n%PDF-1.4 torn',
    });
    expect([torn.status, wordsOf(torn.text)]).toEqual([422, expect.stringContaining("送信が途中で切れた")]);
    expect(await attachmentRows(city, draft)).toEqual([]);
    expect(filesOnDisk(city)).toEqual(before);
  });

  test("more files than a proposal may have, and more than all may weigh", async () => {
    const before = filesOnDisk(city).length;
    const many = Array.from({ length: 22 }, (_, index) => ({ name: `${index + 1}.pdf`, content: pdf }));
    const sent = await upload(requests, "member", draft, many);
    expect([sent.status, wordsOf(sent.text)]).toEqual([
      422,
      expect.stringContaining("「22.pdf」は添付できませんでした。添付ファイルは全部で20件までです。"),
    ]);
    expect((await attachmentRows(city, draft)).length).toBe(20);
    expect(filesOnDisk(city).length).toBe(before + 20);
  });
});

describe("when there is no room on the disk", () => {
  test("the page says that the city's store is full, and nothing stays", async () => {
    const { files: own } = city.program;
    const full = Object.assign(new Error("no space left on device"), { code: "ENOSPC" });
    city.program.files = { ...own, store: { ...own.store, keep: async () => Promise.reject(full) } };
    const before = filesOnDisk(city);
    const sent = await upload(requests, "member", draft, [{ name: "図面.pdf", content: pdf }]);
    city.program.files = own;
    expect([sent.status, wordsOf(sent.text)]).toEqual([
      422,
      expect.stringContaining("市の保存場所がいっぱいです。提案の文章は残っています。"),
    ]);
    expect(await attachmentRows(city, draft)).toEqual([]);
    expect(filesOnDisk(city)).toEqual(before);
  });
});

describe("what becomes of attachments", () => {
  test("one that is taken away is gone from the page, the table and the disk", async () => {
    const before = filesOnDisk(city).length;
    await upload(requests, "member", draft, [{ name: "図面.pdf", content: pdf }]);
    const removed = await requests.post("member", `${await fileOf(draft, "図面.pdf")}/removal`);
    expect([removed.status, removed.to]).toEqual([303, `${files(draft)}?done=fileRemoved`]);
    expect(await attachmentRows(city, draft)).toEqual([]);
    expect(filesOnDisk(city).length).toBe(before);
  });

  test("with a draft that is thrown away, and with a protected part that is taken out, their files go", async () => {
    const before = filesOnDisk(city).length;
    const { rows } = await city.owner.query("select id from protected_parts where proposal_id = $1", [draft]);
    const part = rows[0]!.id as string;
    await upload(requests, "member", draft, [{ name: "部分.pdf", content: pdf }], { part });
    await upload(requests, "member", draft, [{ name: "図面.pdf", content: pdf }]);
    expect(filesOnDisk(city).length).toBe(before + 2);
    await requests.post("member", `/proposals/${draft}/protected-parts/${part}/removal`);
    expect(filesOnDisk(city).length).toBe(before + 1);
    await requests.post("member", `/proposals/${draft}/discarding`);
    expect(filesOnDisk(city).length).toBe(before);
  });

  test("the sweep deletes halves of uploads and contents of nobody, and nothing else", async () => {
    await upload(requests, "member", draft, [{ name: "図面.pdf", content: pdf }]);
    const kept = filesOnDisk(city);
    const half = join(city.filesFolder, "files", "arriving", "half");
    writeFileSync(half, "half of an upload");
    const orphan = `${"0".repeat(62)}ab`;
    const staged = join(city.filesFolder, "files", "arriving", "whole");
    writeFileSync(staged, "a content without a row");
    await city.program.files.store.keep(staged, `${city.program.municipality}/${orphan}`);
    expect(await sweepFiles(city.program)).toBe(0);
    const yesterday = new Date(Date.now() - 86_400_000);
    for (const path of filesOnDisk(city)) utimesSync(path, yesterday, yesterday);
    expect(await sweepFiles(city.program)).toBe(2);
    expect(filesOnDisk(city)).toEqual(kept);
  });

  test("the city sees them from the submission on; additions bring new ones with a new version", async () => {
    await upload(requests, "member", draft, [{ name: "はじめ.pdf", content: pdf }]);
    const first = await fileOf(draft, "はじめ.pdf");
    expect((await requests.get("officer", first)).status).toBe(404);
    await submit(draft);
    await noTies(city, draft, "officer");
    expect((await requests.get("officer", first)).status).toBe(200);
    expect((await requests.get("officer", `/proposals/${draft}/text`)).text).toContain("はじめ.pdf");
    expect((await requests.get("schoolStaff", first)).status).toBe(404);
    expect((await requests.get("otherCompany", first)).status).toBe(404);
    expect((await upload(requests, "member", draft, [{ name: "遅れた.pdf", content: pdf }])).status).toBe(409);
    const asked = { request: "図面を加えてください。" };
    expect((await requests.post("officer", `/proposals/${draft}/additions`, asked)).status).toBe(303);

    expect((await upload(requests, "member", draft, [{ name: "追記.pdf", content: pdf }])).status).toBe(303);
    const second = await fileOf(draft, "追記.pdf");
    expect((await requests.get("officer", second)).status).toBe(404);
    expect((await requests.get("officer", `/proposals/${draft}/text`)).text).not.toContain("追記.pdf");
    expect((await requests.post("member", `${first}/removal`)).status).toBe(403);
    await submit(draft);
    expect((await requests.get("officer", second)).status).toBe(200);
    expect((await attachmentRows(city, draft)).map((row) => [row.name, row.text_version])).toEqual([
      ["はじめ.pdf", 1],
      ["追記.pdf", 2],
    ]);
    const older = (await requests.get("officer", `/proposals/${draft}/text?version=1`)).text;
    expect([older.includes("はじめ.pdf"), older.includes("追記.pdf")]).toEqual([true, false]);
  });
});

describe("a file of a protected part (P7b)", () => {
  test("is known to nobody in the city before there is an agreement, and then to its readers under a reading", async () => {
    const { proposalId, partIds } = await lineTo(city, "draft", { parts: [{ level: "desk" }] });
    const part = partIds[0]!;
    const sent = await upload(requests, "member", proposalId, [{ name: "封印の図.pdf", content: pdf }], { part });
    expect([sent.status, sent.to]).toEqual([303, `${files(proposalId)}?part=${part}&done=filesAttached`]);
    expect(await page(proposalId)).not.toContain("封印の図");
    await submit(proposalId);
    const file = await fileOf(proposalId, "封印の図.pdf");
    await noTies(city, proposalId, "officer");
    const shows = async (path: string) => (await requests.get("officer", path)).text.includes("封印の図");
    const pages = ["", "/text", "/history", "/protected-parts"].map((path) => `/proposals/${proposalId}${path}`);
    for (const one of pages) expect(await shows(one), one).toBe(false);
    expect((await requests.get("officer", file)).status).toBe(404);
    const opening = `/proposals/${proposalId}/protected-parts/${part}/readings`;
    expect((await requests.post("officer", opening, { purpose: "受付の確認" })).status).not.toBe(200);

    await requests.post("officer", `/proposals/${proposalId}/receipt`);
    expect((await requests.post("officer", `/proposals/${proposalId}/protected-parts/${part}/agreement`)).status).toBe(
      303,
    );
    for (const one of pages) expect(await shows(one), one).toBe(false);
    expect((await requests.get("officer", file)).status).toBe(404);
    const opened = await requests.post("officer", opening, { purpose: "受付の確認" });
    expect(opened.status, wordsOf(opened.text)).toBe(200);
    expect(opened.text).toContain("封印の図.pdf");
    // Like the words, it comes as the answer to a POST with its purpose, never by an address that could be passed on.
    expect((await requests.get("officer", file)).status).toBe(404);
    const given = await requests.post("officer", opening, { purpose: "取扱条件の検討", file: file.split("/").at(-1)! });
    expect([given.status, given.text]).toEqual([200, pdf.toString()]);
    expect(given.headers.get("content-disposition")).toContain("attachment;");
    const { rows } = await city.owner.query("select purpose from readings where part_id = $1 order by seq", [part]);
    expect(rows.map((row) => row.purpose)).toEqual(["受付の確認", "取扱条件の検討"]);
    // Both sides read which of the two it was; the file's name stands in no ledger.
    for (const key of ["officer", "member"] as const) {
      const ledger = wordsOf((await requests.get(key, `/proposals/${proposalId}/history`)).text);
      expect([key, ledger.split("(添付ファイル)").length - 1]).toEqual([key, 1]);
      expect(ledger).not.toContain("封印の図");
    }
    // What is no file of this part was not opened, and no ledger says that it was.
    const strange = await requests.post("officer", opening, { purpose: "取扱条件の検討", file: randomUUID() });
    expect(strange.status).toBe(404);
    const { rows: kept } = await city.owner.query("select purpose from readings where part_id = $1", [part]);
    expect(kept.length).toBe(2);
    // Nor was one that its check keeps closed.
    const refused = { purpose: "取扱条件の検討", file: file.split("/").at(-1)! };
    const row = (await attachmentRows(city, proposalId)).find(({ id }) => id === refused.file)!;
    await city.owner.query("update attachments set state = 'refused', storage_key = null where id = $1", [row.id]);
    const closed = await requests.post("officer", opening, refused);
    expect([closed.status, wordsOf(closed.text).includes("ウイルスが見つかったため")]).toEqual([403, true]);
    const { rows: still } = await city.owner.query("select purpose from readings where part_id = $1", [part]);
    expect(still.length).toBe(2);
    await city.owner.query("update attachments set state = $2, storage_key = $3 where id = $1", [
      ...[row.id, row.state, row.storage_key],
    ]);
    expect((await requests.post("officer", opening, { purpose: "", file: file.split("/").at(-1)! })).status).toBe(422);
    // A colleague has not opened it, and an asked department is no reader of "desk only".
    for (const key of ["officer2", "healthHead", "otherCompany"] as const)
      expect((await requests.get(key, file)).status, key).toBe(404);
    const later = await upload(requests, "member", proposalId, [{ name: "あと.pdf", content: pdf }], { part });
    expect(later.status).toBe(409);
  });

  test("stands on no page of another part, and a part of another proposal takes none", async () => {
    const other = await lineTo(city, "draft", { parts: [{}] });
    const answer = await upload(requests, "member", draft, [{ name: "図.pdf", content: pdf }], {
      part: other.partIds[0]!,
    });
    expect(answer.status).toBe(404);
    expect(await attachmentRows(city, draft)).toEqual([]);
  });
});
