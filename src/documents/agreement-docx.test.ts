import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, describe, expect, test, vi } from "vitest";
import { hasTool } from "../../test/support/has-tool.ts";
import { type AgreementText, agreementLines, agreementText } from "../domain/agreement/agreement-text.ts";
import { emptyPlan } from "../domain/plan/plan.ts";
import { agreementDocx } from "./agreement-docx.ts";
import { withFixedTimes } from "./zip-times.ts";

const soffice = hasTool("soffice", "libreoffice");

const agreement = agreementText({
  kind: "project",
  subject: '①番の取組 & <試み> "引用"',
  city: { name: "泉大津市", mayorTitle: "泉大津市長", mayorName: "﨑山 髙次" },
  partner: {
    name: `㈱𠮷田房${"織".repeat(290)}物社👩‍👩‍👧`,
    representativeTitle: "代表取締役",
    representativeName: "葛\u{e0100}城 𠮷子",
  },
  plan: {
    ...emptyPlan,
    purpose: "一行目\r\n二行目\r\n　三行目は字下げ",
    roles: { city: "場所を貸す。", partner: "ﾊﾝｶｸも、～も−も、そのまま。" },
    goals: [
      { goal: "🏳️‍🌈のつどい", indicator: "回数", baseline: "", target: "12", by: "来年度中", how: "", measuredBy: null },
    ],
    risks: [{ risk: "けが", bearer: { kind: "city" }, response: "保険に入る", insurance: "" }],
    milestones: [{ what: "①つどい", by: "2027-04-01", side: "partner" }],
    period: { from: "2026-12-01", to: "2027-11-30" },
  },
  fields: ["福祉", "防災"],
  costBearing: "乙が負担する。",
  protectedHeadings: ["製法", "試験の結果"],
  renewal: null,
  concludedOn: null,
});

const sha256 = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");

afterEach(() => vi.useRealTimers());

describe("協定書のWordファイル", () => {
  test("同じ文なら、いつ作っても同じハッシュになり、一字ちがえば変わる", async () => {
    vi.useFakeTimers({ now: new Date("2026-11-24T00:00:00Z"), toFake: ["Date"] });
    const first = sha256(await agreementDocx(agreement));
    vi.setSystemTime(new Date("2031-02-03T04:05:06Z"));
    expect(sha256(await agreementDocx(structuredClone(agreement)))).toBe(first);
    const other: AgreementText = { ...agreement, closing: `${agreement.closing} ` };
    expect(sha256(await agreementDocx(other))).not.toBe(first);
  });

  test("作った時刻も、機械や人の名前も入っていない", async () => {
    const bytes = await agreementDocx(agreement);
    expect(bytes.includes("docProps/core.xml")).toBe(true);
    expect(bytes.toString("latin1")).not.toMatch(/Un-named|dcterms:created/);
  });

  test("zipでないものは、だまって通さない", () => {
    expect(() => withFixedTimes(Buffer.from("PK これはzipではありません。とても短い文です。"))).toThrow(
      "not a zip file",
    );
  });

  test.skipIf(!soffice)(
    "LibreOfficeで開くと、書いた文がそのまま読める",
    async () => {
      const folder = mkdtempSync(join(tmpdir(), "agreement-"));
      try {
        writeFileSync(join(folder, "agreement.docx"), await agreementDocx(agreement));
        const profile = `-env:UserInstallation=${pathToFileURL(join(folder, "profile")).href}`;
        const convert = [
          "--headless",
          "--convert-to",
          "txt:Text (encoded):UTF8",
          "--outdir",
          folder,
          join(folder, "agreement.docx"),
        ];
        execFileSync(soffice ?? "", [profile, ...convert], { stdio: "pipe", timeout: 110_000 });
        const read = readFileSync(join(folder, "agreement.txt"), "utf8")
          .replace(/^\ufeff/u, "")
          .replaceAll("\r\n", "\n")
          .trimEnd();
        const written = agreementLines(agreement)
          .map(({ text }) => text)
          .join("\n")
          .trimEnd();
        expect(read).toBe(written);
        for (const word of [
          "𠮷",
          "髙",
          "﨑",
          "①",
          "㈱",
          "葛\u{e0100}",
          "👩‍👩‍👧",
          "🏳️‍🌈",
          "織".repeat(290),
          "ﾊﾝｶｸ",
          "～",
          "−",
          "　三行目は字下げ",
        ]) {
          expect(read).toContain(word);
        }
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
    120_000,
  );
});
