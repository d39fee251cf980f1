import type { FieldError } from "../kernel/result.ts";
import { readText } from "../kernel/text.ts";

/** The open parts of a proposal as somebody writes them (G8.1): the title stands with the proposal, the rest in its versions. */
export type ProposalWords = {
  title: string;
  summary: string;
  what: string;
  benefit: string;
  ask: string;
  cost: string;
  period: string;
};

export type WordField = keyof ProposalWords;

/**
 * Most characters of each field, as a reader counts them. A title has 80 and not the 40 of the first drawing, and "what" 2,000
 * and not 1,200: real proposals name place, people and purpose in them.
 */
export const wordLimits: Record<WordField, number> = {
  title: 80,
  summary: 200,
  what: 2000,
  benefit: 400,
  ask: 400,
  cost: 400,
  period: 200,
};

/** What the fields are called, on the page and in messages. */
export const wordLabels: Record<WordField, string> = {
  title: "提案の名前",
  summary: "提案の要約",
  what: "何をするか",
  benefit: "市民にとってのよい変化",
  ask: "市に求めること",
  cost: "費用",
  period: "期間",
};

export const wordFields = Object.keys(wordLimits) as readonly WordField[];

/** Most policy fields that one proposal names; more say nothing. */
export const mostFields = 5;

/**
 * Reads what was typed so far. A draft may be incomplete, so nothing is required here: only too long texts and characters that
 * no text can hold are refused. What submission requires is asked by `missingFor("submitProposal")`.
 */
export function readWords(typed: Partial<ProposalWords>): { words: Partial<ProposalWords>; errors: FieldError[] } {
  const words: Partial<ProposalWords> = {};
  const errors: FieldError[] = [];
  for (const field of wordFields) {
    const text = typed[field];
    if (text === undefined) continue;
    const limits = { max: wordLimits[field], isMultiline: field !== "title", isRequired: false };
    const read = readText(text, limits, wordLabels[field]);
    if (read.ok) words[field] = read.text;
    else errors.push({ field, message: read.message });
  }
  return { words, errors };
}

/** Policy fields must be of the city's list (`known`: their codes), each once. */
export function checkFields(fields: readonly string[], known: readonly string[]): FieldError[] {
  if (fields.some((field) => !known.includes(field)))
    return [{ field: "fields", message: "政策分野は、一覧の中から選んでください。" }];
  if (new Set(fields).size > mostFields)
    return [
      { field: "fields", message: `政策分野は${mostFields}つまで選べます。特に関わりの深いものに絞ってください。` },
    ];
  return [];
}
