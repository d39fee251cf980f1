/** What happened, in words: one sentence for each kind of event in the log of a proposal. Kinds stand with the commands. */
export const events: Readonly<Record<string, string>> = {
  // the proposer
  "proposal-submitted": "提案を提出しました",
  "proposal-resubmitted": "書き足して、もう一度提出しました",
  "proposal-withdrawn": "提案を取り下げました",
  // protection
  "protection-requested": "守りたい部分の取扱条件を希望しました",
  "protection-countered": "守りたい部分の取扱条件に、修正案を出しました",
  "protection-agreed": "守りたい部分の取扱条件に合意しました",
  "part-left-out": "守りたい部分を提案から外しました",
  // the desk
  "proposal-received": "提案を受け付けました",
  "additions-asked": "追記をお願いしました",
  "proposal-lapsed": "回答がなかったため、終了しました",
  "officer-assigned": "担当者を決めました",
  "conflict-declared": "利益相反の有無を申告しました",
  "public-benefit-confirmed": "公益性を確認しました",
  "inquiry-begun": "関係する課にたずねはじめました",
  "department-asked": "課にたずねました",
  "inquiry-extended": "回答の期限を延ばしました",
  "inquiry-passed-on": "ほかの課にたずねるよう伝えました",
  "department-released": "課への照会を終えました",
  "answer-drafted": "回答の案を書きました",
  "inquiry-answered": "課長が確認し、回答しました",
  "answer-released": "課の回答を提案者に伝えました",
  "lead-named": "主管課を決めました",
  "outlook-told": "見通しを提案者に伝えました",
  "going-on-explained": "期限を過ぎた回答を待たずに進む理由を記録しました",
  "note-written": "庁内メモを残しました",
  // dialogue and plan
  "dialogue-opened": "対話をはじめました",
  "message-sent": "メッセージを送りました",
  "meeting-proposed": "面談を申し入れました",
  "meeting-agreed": "面談の日時に合意しました",
  "meeting-cancelled": "面談を取りやめました",
  "minutes-written": "面談の記録を書きました",
  "minutes-corrected": "面談の記録を直しました",
  "minutes-confirmed": "面談の記録を確かめました",
  "plan-edited": "共同計画の新しい版をつくりました",
  "plan-approved": "共同計画を承認しました",
  "method-review-started": "手法の検討に進みました",
  // ending and pausing
  "proposal-held": "保留にしました",
  "proposal-resumed": "保留を終えました",
  "decline-drafted": "見送りの案を書きました",
  "proposal-declined": "今回は見送りとすることを伝えました",
};

/** The sentence of a kind; a kind that nobody has put into words yet is still a line of the log. */
export function eventText(kind: string): string {
  return events[kind] ?? "記録が加わりました";
}
