import type { Missing } from "../kernel/result.ts";
import type { ProposalRecord } from "./record.ts";

/** A required field in which nothing is written yet; `field` is its name in the form. */
export type Unwritten = Missing & { field: "title" | "summary" | "what" | "benefit" | "fields" };

/** G8.1, P1, P7b: what a proposal still has to say before it is sent, in the order of the form. The pledge is asked by the form. */
export function unwrittenOf(
  record: Pick<ProposalRecord, "title" | "fields" | "challenge"> & {
    text: Pick<NonNullable<ProposalRecord["text"]>, "summary" | "what" | "benefit"> | null;
  },
): readonly Unwritten[] {
  const { text } = record;
  const needed: readonly (Unwritten & { isWritten: boolean })[] = [
    { field: "title", principle: "", sentence: "提案の名前を書いてください。", isWritten: isText(record.title) },
    { field: "summary", principle: "", sentence: "提案の要約を書いてください。", isWritten: isText(text?.summary) },
    { field: "what", principle: "", sentence: "何をするかを書いてください。", isWritten: isText(text?.what) },
    {
      field: "benefit",
      principle: "P1",
      sentence: "市民にとってのよい変化を書いてください。",
      isWritten: isText(text?.benefit),
    },
    {
      field: "fields",
      principle: "P1",
      sentence: "政策分野を一つ以上選んでください。",
      isWritten: record.fields.length > 0 || record.challenge !== null,
    },
  ];
  return needed.filter((one) => !one.isWritten).map(({ isWritten, ...unwritten }) => unwritten);
}

function isText(text: string | undefined): boolean {
  return text !== undefined && text.trim() !== "";
}
