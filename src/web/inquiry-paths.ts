import { path } from "./path.ts";

const proposal = "/proposals/:id";

/** The addresses of asking departments about one proposal; part of paths.ts. */
export const inquiryPaths = {
  inquiries: path(`${proposal}/inquiries`),
  inquiry: path(`${proposal}/inquiries/:inquiry`),
  inquiryAnswer: path(`${proposal}/inquiries/:inquiry/answer`),
  inquiryConfirmation: path(`${proposal}/inquiries/:inquiry/answer/confirmation`),
  inquiryRelease: path(`${proposal}/inquiries/:inquiry/answer/release`),
  inquiryAskBack: path(`${proposal}/inquiries/:inquiry/questions-back`),
  inquiryAskBackAnswer: path(`${proposal}/inquiries/:inquiry/questions-back/answer`),
  inquiryHandler: path(`${proposal}/inquiries/:inquiry/handler`),
  together: path(`${proposal}/together`),
  jointAnswers: path(`${proposal}/together/answers`),
  jointDraft: path(`${proposal}/together/answers/:joint/draft`),
  jointConfirmation: path(`${proposal}/together/answers/:joint/confirmation`),
  departmentMeetings: path(`${proposal}/together/meetings`),
  departmentMeetingNote: path(`${proposal}/together/meetings/:meeting/note`),
  departmentMeetingCalendar: path(`${proposal}/together/meetings/:meeting/calendar`),
  departmentMeetingCancelling: path(`${proposal}/together/meetings/:meeting/cancelling`),
  inquiryExtension: path(`${proposal}/inquiries/:inquiry/extension`),
  departmentRelease: path(`${proposal}/inquiries/:inquiry/ending`),
} as const;
