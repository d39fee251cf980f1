import type { ChallengeState } from "../../domain/challenge/challenge.ts";

/** 表示 of the states, inside. */
export const challengeStateNames: Record<ChallengeState, string> = {
  draft: "下書き",
  in_check: "デスクが確認中",
  checked: "承認待ち",
  approved: "承認済み",
  forecast: "予告中",
  open: "募集中",
  closed: "募集終了",
  concluded: "結果を公表",
  withdrawn: "取りやめ",
};

/** What was done, in the words of the history; a gate's step carries its principle. */
export function challengeStepName(kind: string, body: string): string {
  if (kind === "gate-confirmed") return body === "P1" ? "公益性(P1)を確認" : "公平性(P2)を確認";
  return stepNames[kind] ?? kind;
}

const stepNames: Record<string, string> = {
  drafted: "課題を書いた",
  edited: "内容を直した",
  "sent-to-check": "デスクに確認を頼んだ",
  commented: "コメント",
  "sent-back": "書き直しのために戻した",
  "sent-to-approval": "承認に回した",
  approved: "承認した",
  "approval-refused": "承認せずに戻した",
  forecast: "予告した",
  opened: "公開した",
  amended: "公開した内容を変えた",
  closed: "募集を終えた",
  concluded: "結果を公表した",
  withdrawn: "取りやめた",
  "department-succeeded": "組織改正で、ほかの課に移った",
};

export const challengeSideNames: Record<string, string> = {
  department: "担当課",
  desk: "デスク",
  approver: "承認する人",
  clock: "時刻による自動の処理",
};
