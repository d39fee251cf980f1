import type { NoticeKind } from "../../domain/mail/news.ts";
import type { Task } from "../../domain/process/ball.ts";
import { eventText } from "./events.ts";
import { taskToDo } from "./task-to-do.ts";

/**
 * A notice in one sentence, for the page and for the mail alike: whose turn, what happened, what runs out. Never anybody's words.
 * `isOver`: the turn was taken; what is left is what it was about.
 */
export function noticeSentence(kind: NoticeKind, what: string, isOver = false): string {
  if (kind === "news") return toReader[what] ?? eventText(what);
  const task = besidesProposals[what] ?? taskToDo[what as Task] ?? "確かめる";
  return isOver ? task : `${lead[kind]}：${task}`;
}

/** Turns about what is no proposal. */
const besidesProposals: Readonly<Record<string, string>> = {
  answerConsultation: "届いた相談に答える",
  writeChallenge: "戻された課題を書き直す",
  checkChallenge: "課題の公益性と公平性を確認する",
  approveChallenge: "課題を承認する",
  publishChallenge: "承認された課題を、予告または公開する",
  concludeChallenge: "締め切った課題がどうなったかを書く",
  lookAtQuestion: "課題への質問を確かめる",
  answerQuestion: "課題への質問に答える",
  publishAnswer: "質問への答えを確かめて、公表する",
  answerRequest: "課の困りごとを書くか、「今回はない」と答える",
  answerSeed: "課題のたねに返事をする",
  divideDepartment: "分かれる課の仕事を、どの課が引き継ぐかを選ぶ",
  readSeedReply: "課題のたねに届いた、デスクの返事を読む",
};

/** What the log says of who did it, said to who is told: the log's 「伝えました」 is their 「届きました」. */
const toReader: Readonly<Record<string, string>> = {
  "proposal-submitted": "貴団体の提案が提出されました",
  "proposal-resubmitted": "貴団体の提案が、書き足して、もう一度提出されました",
  "message-sent": "メッセージが届きました",
  "mail-filed": "市に届いたメールが、やりとりに登録されました",
  mentioned: "やりとりの中で、あなたの名前が挙がりました",
  "proposal-received": "提案が受け付けられました",
  "inquiry-begun": "関係する課への照会が始まりました",
  "answer-released": "課の回答が届きました",
  "outlook-told": "市からの見通しが届きました",
  "dialogue-opened": "対話が始まりました",
  "inquiry-answered": "課の回答が届きました",
  "inquiry-passed-on": "照会が戻り、ほかの課にたずねるよう伝えられました",
  "joint-answer-arranged": "ほかの課といっしょに、一つの回答をするようお願いが届きました",
  "question-appended": "照会に、ほかの課から引き継いだ質問が加わりました",
  "question-left": "回答を終えた課に渡された質問が、デスクに残っています。たずね直すか、決めてください",
  "joint-answer-drafted": "共同の回答の案が書かれました",
  "departments-called": "課の打合せに呼ばれています",
  "department-meeting-noted": "課の打合せのまとめが書かれました",
  "department-meeting-cancelled": "課の打合せが取りやめになりました",
  "inquiry-handed": "課への照会の担当になりました",
  "protection-agreed": "守りたい部分の取扱条件に、合意が成り立ちました",
  "protection-changed": "守りたい部分の取扱条件が、合意して変わりました",
  "protection-change-refused": "取扱条件の変更の申し出に、断りの返事が届きました",
  "protection-widened": "守りたい部分が、より広い人に開かれました",
  "protection-released": "守りたい部分の、守る扱いが終わりました",
  "protection-kept": "守る期間のあとも守り続けるとの返事が届きました",
  "part-left-out": "守りたい部分が提案から外されました",
  "meeting-agreed": "面談の日時が決まりました",
  "meeting-moved": "面談の日時の変更が申し入れられました",
  "meeting-cancelled": "面談が取りやめになりました",
  "minutes-contested": "面談の記録に、意見が届きました",
  "minutes-confirmed": "面談の記録が確かめられました",
  "to-do-changed": "約束したことの、する人か期日が変わりました",
  "to-do-done": "約束したことが終わりました",
  "step-answered": "次の一歩についての希望に、返事が届きました",
  "plan-edited": "共同計画の新しい版が届きました",
  "plan-approved": "共同計画が承認されました",
  "plan-suggested": "共同計画の直しの提案が届きました",
  "plan-suggestion-declined": "共同計画の直しの提案に、受け入れない理由が届きました",
  "method-decided": "手法が決まりました",
  "agreement-consented": "協定の案に、同意が届きました",
  "facts-commented": "公表する事実の案に、意見が届きました",
  "case-commented": "事例の案に、意見が届きました",
  "case-published": "事例が公開されました",
  "case-withdrawn": "公開された事例が取り下げられました",
  "paper-sent-back": "起案が差し戻されました",
  "proposal-held": "提案が保留になりました",
  "proposal-resumed": "提案の保留が終わりました",
  "proposal-declined": "今回は見送りとのお知らせが届きました",
  "second-look-upheld": "もう一度の検討の結果が届きました。見送りのままです",
  "second-look-reopened": "もう一度の検討の結果が届きました。見送りの前の状態にもどります",
  "challenge-withdrawn": "提案した課題の募集が取りやめになりました。提案は、市の誰にも開かれません",
  "law-access-granted": "守りたい部分に、法令に基づく閲覧が認められました",
  "law-access-told": "守りたい部分に、法令に基づく閲覧が認められていました",
  "law-access-tied": "法令に基づく閲覧を認めた人が、利害の関係を申告しました。ほかの人に認め直してください",
  "proposal-withdrawn": "提案が取り下げられました",
  "hand-over-received": "仕事を引き継ぎました。引継書を読んでください",
  "hand-over-carried-out": "決めた引継ぎが行われました",
  "deputy-named": "代理に決まりました",
  "deputy-began": "きょうから代理です",
  "deputy-ended": "代理が、予定より早く終わりました",
};

const lead: Record<Exclude<NoticeKind, "news">, string> = {
  turn: "あなたの番です",
  soon: "期日が近づいています",
  today: "きょうが期日です",
  overdue: "期日を過ぎています",
  escalated: "期日から5開庁日を過ぎても、動いていません",
};
