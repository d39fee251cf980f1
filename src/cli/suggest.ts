import { parseArgs } from "node:util";
import type { Decision } from "../domain/matching/learned.ts";
import type { Office } from "../domain/matching/offices.ts";
import { departmentSuggester, type Suggestion } from "../domain/matching/suggest-departments.ts";
import { readTopics } from "../domain/matching/topics.ts";
import { cityVocabulary } from "../domain/matching/vocabulary.ts";
import type { Matched } from "../domain/matching/weigh-text.ts";
import { BadInput, printLines, readJson } from "./read-json.ts";

/** The suggestions of a line are at least so many, where the city has so many offices. */
const least = 5;

const topics = readTopics(cityVocabulary);

type Given = Matched & { id: string };

/**
 * `npm run -s suggest -- --departments FILE.json --proposals FILE.json [--history FILE.json]`: a JSON line for each proposal, departments
 * best first. It reads no database; what is in the history is what it learns from.
 */
function main(args: readonly string[]): number {
  return printLines(() => {
    const files = filesOf(args);
    const offices = readOffices(files.departments);
    const proposals = readProposals(files.proposals);
    const history = files.history ? readHistory(files.history, offices) : [];
    const suggest = departmentSuggester(topics, offices, history);
    return proposals.map((proposal) => {
      const found = suggest({ ...proposal, challengeDepartmentId: null }, Math.max(least, offices.length));
      return JSON.stringify({ id: proposal.id, departments: filled(found, offices).map(line) });
    });
  });
}

function line({ departmentId, score, reasons }: Suggestion) {
  return { code: departmentId, score, because: reasons };
}

/** The best, and where nothing speaks for so many, others behind them in the order of their codes. */
function filled(found: readonly Suggestion[], offices: readonly Office[]): readonly Suggestion[] {
  const rest = offices
    .filter((office) => !found.some((one) => one.departmentId === office.id))
    .map(({ id, name }) => ({ departmentId: id, name, score: 0, reasons: ["手がかりになる語がない"], words: [] }));
  return [...found, ...rest].slice(0, Math.max(least, Math.min(found.length, 10)));
}

function filesOf(args: readonly string[]): { departments: string; proposals: string; history?: string | undefined } {
  try {
    const options = {
      departments: { type: "string" },
      proposals: { type: "string" },
      history: { type: "string" },
    } as const;
    const { departments, proposals, history } = parseArgs({ args: [...args], options }).values;
    if (departments && proposals) return { departments, proposals, history };
  } catch {
    // An option that is not known: the same line says what is.
  }
  throw new BadInput(
    "使い方：npm run -s suggest -- --departments FILE.json --proposals FILE.json [--history FILE.json]",
  );
}

function readOffices(file: string): readonly Office[] {
  const offices = rowsOf(file, "departments").map((row, at) => {
    const where = `${file}: departments: ${at + 1}件目`;
    return {
      id: filledOf(row.code, `${where}: code`),
      name: filledOf(row.name, `${where}: name`),
      duties: textsOf(row.duties ?? [], `${where}: duties`),
      policyFields: textsOf(row.policyAreas ?? [], `${where}: policyAreas`),
    };
  });
  if (offices.length === 0) throw new BadInput(`${file}: departments: 課が一つもありません。一つ以上書いてください。`);
  const twice = offices.find(({ id }, at) => offices.findIndex((one) => one.id === id) < at);
  if (twice)
    throw new BadInput(
      `${file}: departments: code 「${twice.id}」が二度あります。一つの課に一つのcodeを付けてください。`,
    );
  return offices;
}

/** What else a row has, such as the departments that were right, is not looked at. */
function readProposals(file: string): readonly Given[] {
  return rowsOf(file, "proposals").map((row, at) => {
    const { id, where } = placeOf(row, file, at);
    return {
      id,
      title: textOf(row.title, `${where}: title`),
      summary: textOf(row.summary ?? "", `${where}: summary`),
      body: textOf(row.body ?? "", `${where}: body`),
      fields: textsOf(row.fields ?? [], `${where}: fields`),
    };
  });
}

function readHistory(file: string, offices: readonly Office[]): readonly Decision[] {
  const rows = rowsOf(file, "proposals");
  return readProposals(file).map(({ id: _, ...proposal }, at) => {
    const where = `${placeOf(rows[at]!, file, at).where}: departments`;
    const departments = textsOf(rows[at]!.departments ?? [], where);
    if (departments.length === 0)
      throw new BadInput(`${where}: 照会した課のcodeを、主担当を先頭にして書いてください。`);
    // A department that no longer exists has nothing to be suggested; the rest of the decision still holds.
    return { ...proposal, departmentIds: departments.filter((code) => offices.some((office) => office.id === code)) };
  });
}

function placeOf(row: Record<string, unknown>, file: string, at: number): { id: string; where: string } {
  const id = filledOf(row.id, `${file}: proposals: ${at + 1}件目: id`);
  return { id, where: `${file}: proposals: ${at + 1}件目(id ${JSON.stringify(id)})` };
}

function rowsOf(file: string, name: "departments" | "proposals"): readonly Record<string, unknown>[] {
  const json = readJson(file);
  const rows = isObject(json) ? json[name] : json;
  if (!Array.isArray(rows)) throw new BadInput(`${file}: {"${name}": […]} の形で書いてください。`);
  const odd = rows.findIndex((row) => !isObject(row));
  if (odd >= 0) throw new BadInput(`${file}: ${name}: ${odd + 1}件目: {…} の形で書いてください。`);
  return rows;
}

function textOf(value: unknown, where: string): string {
  if (typeof value !== "string") throw new BadInput(`${where}: 文字で書いてください。`);
  return value;
}

function filledOf(value: unknown, where: string): string {
  const text = textOf(value, where);
  if (text.trim() === "") throw new BadInput(`${where}: 空です。文字で書いてください。`);
  return text;
}

function textsOf(value: unknown, where: string): readonly string[] {
  if (!Array.isArray(value) || value.some((one) => typeof one !== "string"))
    throw new BadInput(`${where}: 文字の一覧([…])で書いてください。`);
  return value;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

process.exitCode = main(process.argv.slice(2));
