import type { Meeting } from "../process/record.ts";

/** Names of the states of a meeting, as a page and a refusal say them. */
export const meetingStates: Record<Meeting["state"], string> = {
  proposed: "日時の返事を待っています",
  agreed: "日時が決まりました",
  held: "面談を行いました",
  minutes_drafted: "記録を確かめています",
  confirmed: "記録を双方が確認しました",
  cancelled: "取りやめました",
};
