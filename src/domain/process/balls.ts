import { hasMet } from "../dialogue/meeting.ts";
import { isUnanswered } from "../inquiry/clock-of-inquiry.ts";
import { missingProtection } from "../principles/gates.ts";
import type { Ball, TargetDays, Task } from "./ball.ts";
import { ofActive, ofPlan, ofPreparing, ofReview } from "./balls-after-dialogue.ts";
import { ofAgreedProtection, ofProtection } from "./balls-of-protection.ts";
import type { Holder, ProposalRecord } from "./record.ts";

/**
 * Who has the ball: every wait that a record in this state has. The one home of the rule: the waits table is brought in line
 * with it after every act, and the now-box, the board and the clocks read the table (G6.1a).
 */
export function ballsOf(record: ProposalRecord, days: TargetDays, today: string): readonly Ball[] {
  const declining = ofDecline(record, days);
  switch (record.status) {
    case "submitted":
      // Sealed until the deadline of its challenge: the desk's clocks start with the opening (jobs/open-sealed.ts).
      if (record.sealed) return [];
      return [
        { task: "receive", holder: "desk", line: "proposal", days: days.firstAnswer },
        ...ofMessages(record, days),
        ...declining,
      ];
    case "additions_asked":
      return [
        { task: "answerAdditions", holder: "partner", line: "proposal", days: days.additions },
        ...ofMessages(record, days),
      ];
    case "received":
      return [
        { task: "askDepartments", holder: "desk", line: "proposal", days: days.formalCheck },
        ...ofProtection(record, days, today),
        ...ofMessages(record, days),
        ...declining,
      ];
    case "inquiry":
      return [
        ...ofInquiry(record, days),
        ...ofProtection(record, days, today),
        ...ofMessages(record, days),
        ...declining,
      ];
    case "dialogue":
      return [
        ...ofDialogue(record, days),
        ...openInquiries(record, days),
        ...ofProtection(record, days, today),
        ...declining,
      ];
    case "method_review":
      return [
        ...ofReview(record, days),
        ...ofTalk(record, days),
        ...ofAgreedProtection(record, days, today),
        ...declining,
      ];
    case "preparing":
      return [
        ...ofPreparing(record, days, today),
        ...ofTalk(record, days),
        ...ofAgreedProtection(record, days, today),
        ...declining,
      ];
    case "in_call":
      return [{ task: "runCall", holder: "desk", line: "proposal", days: null }];
    case "active":
      return [...ofActive(record, days, today), ...ofTalk(record, days), ...ofAgreedProtection(record, days, today)];
    case "on_hold":
      return [
        {
          task: "resume",
          holder: record.hold && record.hold.until <= today ? "desk" : "nobody",
          line: "proposal",
          days: null,
          ...(record.hold ? { due: record.hold.until } : {}),
        },
        ...ofMessages(record, days),
        ...ofAgreedProtection(record, days, today),
        ...declining,
      ];
    case "completed":
      return ofAgreedProtection(record, days, today);
    case "declined":
      return ofSecondLook(record);
    case "draft":
    case "not_selected":
    case "lapsed":
    case "withdrawn":
      return [];
  }
}

/** A second look waits for its reviewer; without one, or with one who has a tie, for the desk, which passes it on. */
function ofSecondLook({ secondLook }: ProposalRecord): readonly Ball[] {
  if (!secondLook || secondLook.answer) return [];
  const { id: subjectId, due, reviewerId } = secondLook;
  const at = { line: "proposal", subjectId, days: null, due } as const;
  if (reviewerId === null || secondLook.reviewerTied) return [{ ...at, task: "passOnSecondLook", holder: "desk" }];
  return [{ ...at, task: "answerSecondLook", holder: "approver", personId: reviewerId }];
}

/** A drafted decline waits for the chief; sent back, for the officer, who writes it anew or drops it. */
function ofDecline({ decline }: ProposalRecord, days: TargetDays): readonly Ball[] {
  if (!decline || decline.sentAt) return [];
  const task = decline.sentBackAt ? "mendDecline" : "confirmDecline";
  return [{ task, holder: "desk", line: "desk", subjectId: decline.id, days: days.deskReply }];
}

/** A question back turns the ball round: the desk answers it, then the department goes on. */
function openInquiries(record: ProposalRecord, days: TargetDays): readonly Ball[] {
  return record.inquiries.filter(isUnanswered).map((inquiry) => {
    const at = { line: "inquiry", subjectId: inquiry.id } as const;
    if (inquiry.askedBackAt) return { ...at, task: "answerAskBack", holder: "desk", days: days.deskReply };
    const { departmentId, due } = inquiry;
    return { ...at, task: "answerInquiry", holder: "department", departmentId, days: null, due };
  });
}

function ofInquiry(record: ProposalRecord, days: TargetDays): readonly Ball[] {
  const open = openInquiries(record, days);
  if (open.length > 0) return open;
  if (!record.inquiries.some((inquiry) => inquiry.isLead && inquiry.endedAs === null))
    return [{ task: "nameLead", holder: "desk", line: "proposal", days: days.deskReply }];
  if (!record.outlook) return [{ task: "tellOutlook", holder: "desk", line: "proposal", days: days.deskReply }];
  return [{ task: "openDialogue", holder: "desk", line: "proposal", days: days.formalCheck }];
}

function ofDialogue(record: ProposalRecord, days: TargetDays): readonly Ball[] {
  // A plan is asked for once they have met (process.md: P4 before P5); one that somebody has written before is read all the same.
  const talk = [...ofTalk(record, days), ...(hasMet(record) || record.plan ? ofPlan(record, days) : [])];
  const isConfirmed = record.meetings.some((meeting) => meeting.cityConfirmedAt && meeting.partnerConfirmedAt);
  if (!record.meetings.some((meeting) => meeting.state !== "cancelled"))
    return [...talk, { task: "proposeMeeting", holder: "desk", line: "dialogue", days: days.formalCheck }];
  if (isConfirmed && missingProtection(record).length === 0)
    return [...talk, { task: "startMethodReview", holder: "desk", line: "dialogue", days: days.methodDecision }];
  return talk;
}

/** Messages and requests that wait for an answer, meetings for agreement, minutes for confirmation, to-dos for being done. */
function ofTalk(record: ProposalRecord, days: TargetDays): readonly Ball[] {
  return [
    ...ofMessages(record, days),
    ...record.meetings.flatMap((meeting) => ofMeeting(meeting, days)),
    ...record.toDos.map(ofToDo),
    ...record.stepRequests.map(
      ({ id, side }): Ball => ({
        task: "answerStep",
        holder: side === "partner" ? "desk" : "partner",
        line: "dialogue",
        subjectId: id,
        days: days.deskReply,
      }),
    ),
  ];
}

/** A to-do is its bearer's; where nobody is named, their side's. */
function ofToDo({ id, side, departmentId, personId, due }: ProposalRecord["toDos"][number]): Ball {
  return {
    task: "doToDo",
    holder: side === "partner" ? "partner" : departmentId ? "department" : "desk",
    line: "dialogue",
    ...(departmentId ? { departmentId } : {}),
    ...(personId ? { personId } : {}),
    subjectId: id,
    days: null,
    due,
  };
}

function ofMessages(record: ProposalRecord, days: TargetDays): readonly Ball[] {
  const { partner, city, cityAsks } = record.lastMessages;
  return [
    ...(partner && (!city || city < partner)
      ? [{ task: "answerMessage", holder: "desk", line: "dialogue", days: days.deskReply } as const]
      : []),
    ...(cityAsks && (!partner || partner < cityAsks)
      ? [{ task: "answerMessage", holder: "partner", line: "dialogue", days: days.formalCheck } as const]
      : []),
  ];
}

function ofMeeting(meeting: ProposalRecord["meetings"][number], days: TargetDays): readonly Ball[] {
  const ball = (task: Task, holder: Holder, target: number): Ball => ({
    task,
    holder,
    line: "dialogue",
    subjectId: meeting.id,
    days: target,
  });
  switch (meeting.state) {
    case "proposed":
      return [ball("agreeMeeting", meeting.proposedSide === "city" ? "partner" : "desk", days.deskReply)];
    case "agreed":
    case "held":
      // The clock of the minutes starts when the meeting is held, not when it is agreed.
      return [{ ...ball("writeMinutes", "desk", days.minutes), from: meeting.startsAt }];
    case "minutes_drafted":
      // What a side says is wrong is mended, or answered, before anybody confirms.
      if (meeting.contestedAt) return [ball("mendMinutes", "desk", days.minutes)];
      // One wait a side at most; the side that has not confirmed holds it, the partner first.
      return [ball("confirmMinutes", meeting.partnerConfirmedAt ? "desk" : "partner", days.minutes)];
    case "confirmed":
    case "cancelled":
      return [];
  }
}
