import type { WeighedText } from "./topics.ts";
import { weights } from "./weights.ts";

/** What is read of a proposal or a challenge. A caller hands in only what the readers of the suggestion may read (P7b). */
export type Matched = { title: string; summary: string; body: string; fields: readonly string[] };

/** The sentences of a text with what each is worth. */
export function weighText({ title, summary, body }: Pick<Matched, "title" | "summary" | "body">): WeighedText {
  const { parts } = weights;
  return [...sentences(title, parts.title), ...sentences(summary, parts.summary), ...sentences(body, parts.body)];
}

function sentences(text: string, weight: number): WeighedText {
  return text
    .split(/[。\n]/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== "")
    .map((sentence) => ({ text: sentence, weight: weight * shareOf(sentence) }));
}

const asks = /お願い|ご提供|ご協力|ご助言|ご紹介|希望し|希望いたし|希望します/u;
const costs = /費用|負担|無償|有償|人件費|委託/u;
const ourselves = /^(弊社|当社|当法人|本学|私たち|わたしたち|当会|当団体|当組合)/u;

function shareOf(sentence: string): number {
  if (asks.test(sentence)) return weights.sentences.ask;
  if (costs.test(sentence)) return weights.sentences.cost;
  return ourselves.test(sentence) ? weights.sentences.self : 1;
}
