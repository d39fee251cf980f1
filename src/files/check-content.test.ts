import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Transformer } from "@napi-rs/image";
import { afterAll, describe, expect, test } from "vitest";
import { office, pdf, png, withExif, zip } from "../../test/support/sample-files.ts";
import { checkContent } from "./check-content.ts";

const folder = mkdtempSync(join(tmpdir(), "desk-check-"));
afterAll(() => rmSync(folder, { recursive: true }));

async function check(name: string, content: Buffer | string) {
  const path = join(folder, "content");
  writeFileSync(path, content);
  return checkContent(path, name);
}
const zeros = (megabytes: number) => Buffer.alloc(megabytes * 1_048_576);

describe("a file is taken for what it is", () => {
  test.each([
    ["計画.pdf", pdf, "pdf"],
    ["計画.PDF", pdf, "pdf"],
    ["計画.docx", office("docx"), "word"],
    ["費用.xlsx", office("xlsx"), "excel"],
    ["説明.pptx", office("pptx"), "powerpoint"],
    ["図.png", png(4, 4), "png"],
    ["メモ.txt", "髙い𠮷の㈱葛󠄀城\r\n\tOK", "text"],
    ["表.csv", Buffer.from([0x96, 0xbc, 0x8e, 0xb0, 0x2c, 0x0d, 0x0a]), "csv"],
    ["表.csv", Buffer.from("\ufeff名称,数\n", "utf16le"), "csv"],
  ] as const)("%s", async (name, content, kind) => {
    expect(await check(name, content)).toEqual({ kind });
  });

  test("a presentation with the table behind its chart is an ordinary one", async () => {
    const embedded = { name: "ppt/embeddings/Microsoft_Excel_Sheet.xlsx", content: office("xlsx") };
    expect(await check("説明.pptx", office("pptx", [embedded]))).toEqual({ kind: "powerpoint" });
  });
});

describe("a file is refused with its reason", () => {
  test.each([
    ["名前だけ.pdf", office("docx"), "not-what-it-says"],
    ["画像のふり.png", pdf, "not-what-it-says"],
    ["文書のふり.docx", zip([{ name: "a.txt", content: Buffer.from("a") }]), "not-what-it-says"],
    ["表.docx", office("xlsx"), "not-what-it-says"],
    ["空.pdf", "", "empty"],
    ["拡張子なし", pdf, "kind-not-taken"],
    ["動く.exe", "MZ", "kind-not-taken"],
    ["まとめ.zip", zip([]), "kind-not-taken"],
    ["絵.svg", "<svg/>", "kind-not-taken"],
    ["文章.txt", Buffer.from([0x41, 0x00, 0x42]), "not-text"],
    ["文章.txt", Buffer.from([0xff, 0xff, 0x80]), "not-text"],
    ["マクロ.docx", office("docx", [{ name: "word/vbaProject.bin", content: Buffer.from("x") }]), "macros"],
    ["マクロ.xlsx", office("xlsx", [{ name: "xl/macrosheets/sheet1.xml", content: Buffer.from("x") }]), "macros"],
    ["鍵.docx", office("docx", [{ name: "word/a.xml", content: Buffer.from("x"), isLocked: true }]), "locked"],
    ["中に.docx", office("docx", [{ name: "word/media/a.bin", content: zip([]) }]), "packed-inside"],
    ["中に.docx", office("docx", [{ name: "word/media/a.png", content: Buffer.from("MZ program") }]), "packed-inside"],
    ["外へ.docx", office("docx", [{ name: "../../etc/passwd", content: Buffer.from("x") }]), "broken"],
    ["外へ.docx", office("docx", [{ name: "word\\..\\..\\a.xml", content: Buffer.from("x") }]), "broken"],
    ["切れた.docx", office("docx").subarray(0, 300), "broken"],
  ] as const)("%s (%#)", async (name, content, fault) => {
    expect(await check(name, content as Buffer | string)).toEqual({ fault });
  });

  test("an older document behind a password says that it is locked", async () => {
    const container = Buffer.concat([
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      Buffer.alloc(504),
      Buffer.from("EncryptedPackage", "utf16le"),
      Buffer.alloc(512),
    ]);
    expect(await check("鍵.xlsx", container)).toEqual({ fault: "locked" });
  });
});

describe("what unpacks to more than it should", () => {
  test("a bomb of zeros is stopped on the way, not after it", async () => {
    const bomb = office("docx", [{ name: "word/media/a.bmp", content: zeros(60) }]);
    expect(bomb.length).toBeLessThan(200_000);
    expect(await check("爆弾.docx", bomb)).toEqual({ fault: "unpacks-too-large" });
  });

  test("one that lies about its size is not believed", async () => {
    const bomb = office("docx", [{ name: "word/media/a.bmp", content: zeros(60) }]);
    // Both heads say that the entry holds 10 bytes.
    const size = Buffer.alloc(4);
    size.writeUInt32LE(60 * 1_048_576);
    const ten = Buffer.from([10, 0, 0, 0]);
    for (let at = bomb.indexOf(size); at >= 0; at = bomb.indexOf(size)) ten.copy(bomb, at);
    expect(await check("爆弾.docx", bomb)).toEqual({ fault: "broken" });
  });

  test("one with more entries than any document has", async () => {
    const many = Array.from({ length: 5_001 }, (_, index) => ({
      name: `word/${index}.xml`,
      content: Buffer.from("x"),
    }));
    expect(await check("細切れ.docx", office("docx", many))).toEqual({ fault: "unpacks-too-large" });
  });

  test("one inside one inside one", async () => {
    const at = (content: Buffer) => [{ name: "word/embeddings/a.docx", content }];
    expect(await check("入れ子.docx", office("docx", at(office("docx", at(office("docx"))))))).toEqual({
      fault: "packed-inside",
    });
  });

  test("a picture of ten thousand million points is refused before it is decoded", async () => {
    const flood = png(4, 4, "", { width: 100_000, height: 100_000 });
    expect(await check("洪水.png", flood)).toEqual({ fault: "image-too-large" });
  });

  test("the size of a photograph is found behind what the camera wrote", async () => {
    const jpeg = await new Transformer(png(30, 20)).jpeg(80);
    expect(await check("写真.jpg", withExif(jpeg, "x".repeat(5_000)))).toEqual({ kind: "jpeg" });
    expect(await check("写真.webp", await new Transformer(png(30, 20)).webp(80))).toEqual({ kind: "webp" });
    expect(await check("写真.jpg", jpeg.subarray(0, 20))).toEqual({ fault: "broken" });
  });
});
