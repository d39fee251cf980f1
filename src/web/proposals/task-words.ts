import type { ProposalRecord, Wait } from "../../domain/process/record.ts";
import { paths } from "../paths.ts";

/**
 * One task in words: `toDo` is said to the one whose turn it is, `outside` to the proposer while the city has it; `button` names the
 * result. `href` leads to the very place on its page, so that the button still leads somewhere when one is on that page already.
 */
export type TaskWords = {
  toDo: string;
  outside: string;
  button: string;
  href: (id: string, wait: Pick<Wait, "subjectId">) => string;
  /** The same, said of one record, where that says more: which version. */
  of?: (record: ProposalRecord) => { toDo: string; button: string };
};

const p = paths.proposal;

/** A place on the page 「いま」. */
export const onShow = (fragment: string) => (id: string) => `${p.show({ id })}#${fragment}`;

/** The page of the meeting that is waited for, or a place on it. */
export const onMeeting = (fragment: string) => (id: string, wait: Pick<Wait, "subjectId">) =>
  wait.subjectId ? `${p.meeting({ id, meeting: wait.subjectId })}${fragment}` : p.meetings({ id });

/** The talk about the protected part that is waited for. */
export const onPart = (id: string, wait: Pick<Wait, "subjectId">) =>
  `${p.parts({ id })}${wait.subjectId ? `#part-${wait.subjectId}` : ""}`;
