import type { ProposalRecord } from "../../domain/process/record.ts";
import type { HistoryEvent } from "../../queries/proposal-history.ts";
import { eventText } from "../../words/ja/events.ts";
import { DateText } from "../ui/date-text.tsx";
import type { HistoryItem } from "../ui/history.tsx";

/** What a reader of the log is told beside what happened: names of people inside the city, departments asked to the desk. */
export type HistoryEyes = { isInside: boolean; isDesk: boolean };

/** A line of the log on the page: by side and department; the person's name inside the city alone. */
export function historyItem(
  event: HistoryEvent,
  record: ProposalRecord,
  { isInside, isDesk }: HistoryEyes,
): HistoryItem {
  return {
    side: event.side === "partner" ? "partner" : event.side === "department" ? "department" : "city",
    title: eventText(event.kind, isDesk ? event.aboutDepartment : null),
    at: <DateText value={event.at} form="long-time" />,
    note: isInside && event.personName ? `${sideName(event, record)} ${whoDid(event)}` : sideName(event, record),
  };
}

function whoDid({ personName, awayName }: HistoryEvent): string {
  return awayName ? `${personName}(${awayName}さんの代決)` : `${personName}`;
}

function sideName(event: HistoryEvent, record: ProposalRecord): string {
  switch (event.side) {
    case "partner":
      return record.organisation.name;
    case "department":
      return event.departmentName ?? "市の担当課";
    case "approver":
      return "決裁・合議";
    case "clock":
      return "期日による自動の記録";
    case "desk":
      return "デスク";
  }
}
