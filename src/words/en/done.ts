import type { done as doneJa } from "../ja/done.ts";

export const done: Record<keyof typeof doneJa, string> = {
  saved: "Saved.",
  submitted: "We have received your proposal. Its number is shown below.",
  received: "Recorded as received. The proposer sees it as received.",
  signedOut: "You are signed out.",
  signedOutEverywhere: "You are signed out on all devices.",
  registered: "Your organisation is registered. Next, write your proposal; the city sees no drafts.",
  passwordChanged: "Your password is changed. Your sessions on other devices have ended.",
  passwordSet: "Your password is set. Use it from now on.",
  actingFor: "You now act for this organisation and see its proposals only.",
  messageSent: "Your message is sent. The other side sees it.",
  noteWritten: "The internal note is kept. The proposer does not see it.",
  meetingProposed: "The meeting is proposed. Next, the other side answers.",
  meetingAgreed: "The meeting is agreed. The city writes the minutes afterwards.",
  meetingCancelled: "The meeting is cancelled. You can propose another time.",
  minutesWritten: "The minutes are kept. Next, both sides confirm them.",
  minutesConfirmed: "You confirmed the minutes. Once both sides have, the dialogue stands on record.",
  planSaved: "The new version is saved. Both sides approve it anew.",
  planApproved: "You approved this version. Once both sides have, the plan is settled.",
  methodReviewStarted: "The method is now being reviewed. Next, the lead department decides on feasibility.",
};
