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
  // method, preparing, carrying out
  "method-facts-recorded": "手法を決めるための事実を記録しました",
  "feasibility-decided": "実施できるかを判断しました",
  "condition-met": "実施の条件が満たされたことを確かめました",
  "fairness-checked": "公平性を確認しました",
  "paper-drafted": "起案しました",
  "paper-approved": "決裁の順路で承認しました",
  "paper-sent-back": "理由を書いて差し戻しました",
  "method-decided": "手法を決めました",
  "dialogue-reopened": "対話にもどりました",
  "method-review-reopened": "手法の検討をやり直すことにしました",
  "preparing-started": "準備に進みました",
  "call-started": "公募へ移しました",
  "other-selected": "公募の結果、ほかの提案が選ばれました",
  "agreement-drafted": "協定の案を書きました",
  "agreement-approved": "協定の案を庁内で承認しました",
  "agreement-consented": "協定の案に同意しました",
  "agreement-concluded": "協定を締結しました",
  "cooperation-confirmed": "連携の内容を確かめました",
  "award-recorded": "契約番号と契約日を記録しました",
  "eligibility-checked": "相手方の資格を確認しました",
  "facts-drafted": "公表する事実の案を書きました",
  "facts-commented": "公表する事実の案に意見を伝えました",
  "facts-withheld": "事実を公表しない理由を記録しました",
  "facts-published": "連携の事実を公表しました",
  "partnership-started": "連携を始めました",
  "initiative-added": "取組を登録しました",
  "initiative-reported": "取組の経過を報告しました",
  "final-report-written": "最終報告を書きました",
  "lesson-written": "ふりかえりを書きました",
  "case-drafted": "事例の案を書きました",
  "case-sent-for-comment": "事例の案を提案者に見せました",
  "case-commented": "事例の案に意見を伝えました",
  "case-published": "事例を公開しました",
  "case-withheld": "事例を公開しない理由を記録しました",
  "case-withdrawn": "公開した事例を取り下げました",
  "partnership-completed": "連携を完了しました",
  // ending and pausing
  "proposal-held": "保留にしました",
  "proposal-resumed": "保留を終えました",
  "decline-drafted": "見送りの案を書きました",
  "decline-sent-back": "見送りの案を差し戻しました",
  "decline-dropped": "見送りの案を取り下げました",
  "proposal-declined": "今回は見送りとすることを伝えました",
};

/** The same where the desk reads which department it was. */
const aboutDepartment: Readonly<Record<string, (department: string) => string>> = {
  "department-asked": (department) => `${department}にたずねました`,
  "inquiry-extended": (department) => `${department}の回答の期限を延ばしました`,
  "department-released": (department) => `${department}への照会を終えました`,
  "answer-released": (department) => `${department}の回答を提案者に伝えました`,
  "lead-named": (department) => `主管課を${department}に決めました`,
};

/** The sentence of a kind, naming the department it is about when that is given; a kind that nobody has put into words yet is still a line of the log. */
export function eventText(kind: string, department: string | null = null): string {
  const named = department ? aboutDepartment[kind]?.(department) : undefined;
  if (named) return named;
  return events[kind] ?? "記録が加わりました";
}
