import { inflateRawSync } from "node:zlib";
import { expect, test } from "vitest";
import { agreementLines } from "../domain/agreement/agreement-text.ts";
import { memorandumText } from "../domain/proposal/memorandum.ts";
import { memorandumDocx } from "./memorandum-docx.ts";

const source = {
  city: { name: "泉大津市", mayorTitle: "泉大津市長", mayorName: "﨑山 髙次" },
  partner: "㈱𠮷田織物",
  number: "R8-061",
  proposalTitle: "眠りの教室",
  heading: "①製法のしくみ",
  readers: "デスクと保健センター",
  until: "2027-03-31",
  agreedOn: "2026-11-24",
};

test("the memorandum names the parties, the heading, the readers, the period, and what the law may force", () => {
  const text = agreementLines(memorandumText(source))
    .map((line) => line.text)
    .join("\n");
  for (const part of [
    "秘密保持に関する覚書",
    "泉大津市（以下「甲」という。）と㈱𠮷田織物（以下「乙」という。）",
    "「①製法のしくみ」",
    "デスクと保健センター",
    "令和9年3月31日",
    "公開しないことを保証するものではない。",
    "泉大津市長　﨑山 髙次",
  ])
    expect(text).toContain(part);
});

test("the Word file holds that text, whatever signs its names have", async () => {
  const file = await memorandumDocx(source);
  const texts: string[] = [];
  for (
    let at = file.indexOf("PK\u0003\u0004", 0, "latin1");
    at >= 0;
    at = file.indexOf("PK\u0003\u0004", at + 4, "latin1")
  ) {
    const start = at + 30 + file.readUInt16LE(at + 26) + file.readUInt16LE(at + 28);
    if (file.readUInt16LE(at + 8) === 8) texts.push(inflateRawSync(file.subarray(start)).toString("utf8"));
  }
  for (const part of ["㈱𠮷田織物", "①製法のしくみ", "﨑山 髙次"]) expect(texts.join("")).toContain(part);
});
