import { meetingStates } from "../domain/dialogue/meeting-states.ts";
import type { Meeting, ProposalRecord } from "../domain/process/record.ts";
import { undo } from "./act.ts";

/**
 * The meeting of a locked record, in one of the states in which the act is possible.
 * Ends the act as not-found (no such meeting here) or stale (somebody was first; says what the meeting is now).
 */
export function meetingOf(record: ProposalRecord, id: string, possible: readonly Meeting["state"][]): Meeting {
  const meeting = record.meetings.find((one) => one.id === id);
  if (!meeting) return undo({ kind: "not-found" });
  if (!possible.includes(meeting.state)) return undo({ kind: "stale", changed: meetingStates[meeting.state] });
  return meeting;
}
