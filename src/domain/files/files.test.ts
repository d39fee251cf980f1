import { describe, expect, test } from "vitest";
import { isOpen, ofVersion, standingOf } from "./attachment.ts";
import { faultSentence } from "./file-faults.ts";
import { downloadName, faultOfName, nameAsGiven } from "./file-name.ts";
import { kindName, kindOfName } from "./kinds.ts";

const limits = { eachMegabytes: 20, allMegabytes: 100, files: 20 };

describe("the name of a file", () => {
  test.each([
    ["図面.pdf", "図面.pdf"],
    ["C:\\Users\\𠮷田\\図面.pdf", "図面.pdf"],
    ["../../etc/passwd.txt", "passwd.txt"],
    ["髙﨑①㈱葛󠄀城👩‍👩‍👧.pdf", "髙﨑①㈱葛󠄀城👩‍👩‍👧.pdf"],
    ["改\r\n行.pdf", "改行.pdf"],
    ["半\ud842分.pdf", "半\ufffd分.pdf"],
    ["が.pdf", "が.pdf"],
  ])("%j is stored as given, without its folders", (sent, stored) => {
    expect(nameAsGiven(sent)).toBe(stored);
  });

  test("has to be one, of at most 300 characters as a reader counts them", () => {
    expect(faultOfName("")).toBe("no-name");
    expect(faultOfName("..")).toBe("no-name");
    expect(faultOfName(`${"葛󠄀".repeat(296)}.pdf`)).toBeNull();
    expect(faultOfName(`${"葛󠄀".repeat(297)}.pdf`)).toBe("name-too-long");
  });

  test.each([
    ["請求\u202efdp.exe", "請求fdp.exe"],
    ['"引用".pdf', "_引用_.pdf"],
    ["a:b*c?.pdf", "a_b_c_.pdf"],
    [".bashrc", "bashrc"],
    ["終わり.pdf. ", "終わり.pdf"],
    ["\u202e", "file"],
    ["髙﨑①㈱葛󠄀城.pdf", "髙﨑①㈱葛󠄀城.pdf"],
  ])("%j is saved as a name that shows what it is", (name, saved) => {
    expect(downloadName(name)).toBe(saved);
  });

  test("of 300 characters is saved whole, and one of 300 families is cut between two of them", () => {
    const long = `${"長".repeat(296)}.pdf`;
    expect(downloadName(long)).toBe(long);
    expect(downloadName(`${"👩‍👩‍👧".repeat(296)}.pdf`)).toBe(`${"👩‍👩‍👧".repeat(110)}.pdf`);
  });
});

test("a kind is known by the ending of the name, in capitals too", () => {
  expect(kindOfName("図.JPG")).toBe("jpeg");
  expect(kindOfName("図.jpg.exe")).toBeNull();
  expect(kindOfName("図")).toBeNull();
  expect(kindName("image/png")).toBe("画像");
});

test.each([
  [
    "古い.doc",
    "kind-not-taken",
    "「古い.doc」は、古い形式です。もとのソフトで新しい形式(.docx)かPDFにして保存し直してください。",
  ],
  ["写真.heic", "kind-not-taken", "「写真.heic」は、受け取れない形の画像です。JPEGかPNGにして保存し直してください。"],
  [
    "計画.docm",
    "kind-not-taken",
    "「計画.docm」は、マクロ(自動で動く命令)を含むため受け取れません。マクロを除いて保存し直すか、PDFにしてください。",
  ],
  ["大.pdf", "too-large", "「大.pdf」は大きすぎます。1件20MBまでにしてください。"],
] as const)("%s: the answer says what would be right", (name, fault, sentence) => {
  expect(faultSentence(name, fault, limits)).toBe(sentence);
});

test("what nobody has looked through can be opened only where nothing could look", () => {
  expect(standingOf("waiting", true)).toBe("in-quarantine");
  expect(standingOf("waiting", false)).toBe("unchecked");
  expect(["clean", "unchecked", "in-quarantine", "refused"].map((one) => isOpen(one as "clean"))).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

test("a version of the text has the attachments that were sent with it or before", () => {
  const at = new Date("2026-11-24T01:00:00Z");
  const one = (id: string, textVersion: number | null) => ({
    ...{
      id,
      textVersion,
      partId: null,
      name: "図.pdf",
      mediaType: "application/pdf",
      bytes: 1,
      state: "clean" as const,
      at,
    },
    submittedAt: textVersion ? at : null,
  });
  const all = [one("first", 1), one("second", 2), one("unsent", null)];
  const ids = (version: number, submittedAt: Date | null) =>
    ofVersion(all, { version, submittedAt }).map(({ id }) => id);
  expect(ids(1, at)).toEqual(["first"]);
  expect(ids(2, at)).toEqual(["first", "second"]);
  expect(ids(3, null)).toEqual(["first", "second", "unsent"]);
});
