import type { FieldError } from "../kernel/result.ts";
import { readText } from "../kernel/text.ts";

/** 話題: what a part of the talk is about. Every talk has the one without a title (全般), which is never closed. */
export type Topic = {
  id: string;
  title: string;
  closedAt: Date | null;
};

export const generalTopic = "全般";

/** As long as a reader takes in at a glance, in a list on a phone. */
export const longestTopic = 60;
/** More than a talk of years has; a bound for who only wants to fill it. */
export const mostTopics = 100;

/** What is wrong with the title of a topic; empty when it can be opened. */
export function topicErrors(title: string): readonly FieldError[] {
  const read = readText(title, { max: longestTopic, isRequired: true, isMultiline: false }, "話題の名前");
  return read.ok ? [] : [{ field: "title", message: read.message }];
}
