import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "vitest";
import { findLibreOffice } from "../../bin/tools.ts";
import { paths } from "../../src/web/paths.ts";
import { hasTool } from "../support/has-tool.ts";
import { decide } from "./deciding.ts";
import type { Hands } from "./hands.ts";
import type { Journey } from "./proposing.ts";
import { innerWords, journey, secretWords } from "./texts.ts";

const { agreement, plan, publishedFacts, eligibility } = journey;

/** 8a: the agreement is drafted from the plan, approved on its route, taken as a Word file, consented to and concluded. */
export async function bothConclude(story: Journey): Promise<void> {
  const page = paths.proposal.agreement({ id: story.id });
  const desk = await story.people.turnOf("desk-officer");
  await desk.open(page);
  await desk.fillAll({
    協定の件名: "避難所の睡眠環境の向上(𠮷・髙・﨑)",
    相手方の代表者の職名: "代表取締役社長",
    相手方の代表者の氏名: "山﨑 大輔",
  });
  await desk.press("案を作って決裁にまわす");
  await decide(story, "desk-chief", agreement.approvals[0].text, "承認する");
  await decide(story, "mayor-office", agreement.approvals[1].text, "承認する");
  const company = await story.people.company();
  await company.open(page);
  await company.sees(plan.version1.purpose);
  const hash = await takeWordFile(company);
  await company.press("第1版の案に同意する");
  await desk.open(page);
  await desk.fillDate("締結の日", "2026-12-18");
  await desk.press("締結を記録する");
  await desk.sees("締結済み");
  expect(await wholeHash(desk)).toBe(hash);
}

/** The bytes that were taken have the hash that the page shows, and hold the words of the plan, unharmed; nothing protected. */
async function takeWordFile(company: Hands): Promise<string> {
  const shown = await wholeHash(company);
  const download = await company.takeFile("Wordファイルを受け取る");
  const bytes = readFileSync(await download.path());
  expect(createHash("sha256").update(bytes).digest("hex")).toBe(shown);
  expect(secretWords.filter((word) => download.suggestedFilename().includes(word))).toEqual([]);
  const text = wordText(bytes);
  if (text !== null) {
    const flat = text.replace(/\s/gu, "");
    for (const wanted of [plan.version1.purpose, "𠮷・髙・﨑", "例示繊維工業株式会社", "山﨑"])
      expect(flat).toContain(wanted.replace(/\s/gu, ""));
    for (const word of [...secretWords, ...innerWords]) expect(flat).not.toContain(word);
  }
  return shown;
}

async function wholeHash(hands: Hands): Promise<string> {
  return ((await hands.tab.locator(".hash-full code").first().textContent()) ?? "").trim();
}

/** What Writer reads in the file; null where there is no LibreOffice. */
function wordText(bytes: Buffer): string | null {
  const soffice = hasTool("soffice") ?? findLibreOffice().path;
  if (!soffice) return null;
  const directory = mkdtempSync(join(tmpdir(), "kanmin-word-"));
  try {
    writeFileSync(join(directory, "agreement.docx"), bytes);
    const profile = `-env:UserInstallation=file://${directory}/profile`;
    const args = [profile, "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", directory];
    const run = spawnSync(soffice, [...args, join(directory, "agreement.docx")], { encoding: "utf8", timeout: 60_000 });
    if (run.status !== 0) throw new Error(`Writer could not open the file: ${run.stderr}`);
    return readFileSync(join(directory, "agreement.txt"), "utf8");
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** 8b: eligibility, the facts commented and mended, and the start, which publishes them. */
export async function bothStart(story: Journey): Promise<void> {
  const desk = await story.people.turnOf("desk-officer");
  await desk.open(paths.proposal.eligibility({ id: story.id }));
  await desk.choose("誓約書(暴力団等に該当しないこと)", "受け取り、確かめた");
  await desk.choose("指名停止などの一覧", "載っていない");
  await desk.choose("税の納付", "滞納がないことを確かめた");
  await desk.fill("確認のメモ", eligibility.text);
  await desk.press("資格の確認を記録する");
  const facts = paths.proposal.facts({ id: story.id });
  await desk.open(facts);
  await desk.fillAll({ 公表する文: publishedFacts.text, 市の支出: "0", "連携の名前(英語)": journey.case.en.title });
  await desk.press("案を相手方に見せる");
  await answerFacts(story, "意見があります(下に書きます)", publishedFacts.comment.text);
  await desk.open(facts);
  await desk.sees(publishedFacts.comment.text);
  await desk.fill("公表する文", publishedFacts.revised);
  await desk.press("新しい案を相手方に見せる");
  await answerFacts(story, "意見はありません", "");
  const visitor = await story.people.visitor();
  await visitor.open(paths.numbers({}));
  await visitor.seesNot(journey.draft.title, publishedFacts.revised);
  await desk.open(paths.proposal.show({ id: story.id }));
  await desk.press("実施中へ進める");
  // Public pages are kept for about a second.
  await visitor.tab.waitForTimeout(1500);
  await visitor.open(paths.numbers({}));
  await visitor.sees(journey.draft.title);
}

async function answerFacts(story: Journey, answer: string, comment: string): Promise<void> {
  const company = await story.people.company();
  await company.open(paths.proposal.facts({ id: story.id }));
  await company.choose("この案への意見", answer);
  if (comment) await company.fill("意見", comment);
  await company.press("答えを市に送る");
}
