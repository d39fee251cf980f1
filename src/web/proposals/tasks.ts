import type { Task } from "../../domain/process/ball.ts";
import { paths } from "../paths.ts";
import { onMeeting, onShow, type TaskWords } from "./task-words.ts";
import { protectionTasks } from "./tasks-of-protection.ts";

const p = paths.proposal;

/** What somebody is waited for, in words, and where it is done: the one list behind the now-box, the board and "my turn". */
export const tasks: Record<Task, TaskWords> = {
  receive: {
    toDo: "提案を確かめて、受け付ける",
    outside: "デスクが、届いた提案を確かめています",
    button: "受け付ける",
    href: onShow("receipt"),
  },
  confirmDecline: {
    toDo: "見送りの案を確かめる",
    outside: "デスクが、提案を検討しています",
    button: "見送りの案を確かめる",
    href: (id) => p.decline({ id }),
  },
  mendDecline: {
    toDo: "差し戻された見送りの案を、書き直すか取り下げる",
    outside: "デスクが、提案を検討しています",
    button: "差し戻された案を見る",
    href: (id) => p.decline({ id }),
  },
  answerAdditions: {
    toDo: "追記のお願いに応えてください",
    outside: "追記のお願いに応えてください",
    button: "提案に書き足す",
    href: (id) => p.edit({ id }),
  },
  askDepartments: {
    toDo: "公益性を確かめて、関係する課にたずねる",
    outside: "デスクが、関係する課を決めています",
    button: "課にたずねる",
    href: (id) => `${p.inquiries({ id })}#ask`,
  },
  ...protectionTasks,
  answerInquiry: {
    toDo: "照会に回答する",
    outside: "市の担当課が、提案を読んでいます",
    button: "回答を書く",
    href: (id, wait) => (wait.subjectId ? `${p.inquiry({ id, inquiry: wait.subjectId })}#answer` : p.inquiries({ id })),
  },
  nameLead: {
    toDo: "主管課を決める",
    outside: "デスクが、担当課の回答をまとめています",
    button: "主管課を決める",
    href: (id) => `${p.inquiries({ id })}#lead`,
  },
  tellOutlook: {
    toDo: "提案者に見通しを伝える",
    outside: "デスクが、見通しをまとめています",
    button: "見通しを伝える",
    href: (id) => p.outlook({ id }),
  },
  openDialogue: {
    toDo: "対話をはじめる",
    outside: "デスクが、対話の準備をしています",
    button: "対話をはじめる",
    href: (id) => p.dialogue({ id }),
  },
  answerMessage: {
    toDo: "メッセージに返事をする",
    outside: "市が、返事を用意しています",
    button: "返事を書く",
    href: onShow("messages"),
  },
  agreeMeeting: {
    toDo: "面談の日時に返事をする",
    outside: "市が、面談の日時を確かめています",
    button: "面談の案を見る",
    href: onMeeting(""),
  },
  proposeMeeting: {
    toDo: "最初の面談を申し入れる",
    outside: "デスクが、最初の面談を準備しています",
    button: "面談を申し入れる",
    href: (id) => `${p.meetings({ id })}#propose`,
  },
  writeMinutes: {
    toDo: "面談の記録を書く",
    outside: "市が、面談の記録を書いています",
    button: "記録を書く",
    href: onMeeting("#write"),
  },
  confirmMinutes: {
    toDo: "面談の記録を確かめる",
    outside: "市が、面談の記録を確かめています",
    button: "記録を確かめる",
    href: onMeeting("#minutes"),
  },
  writePlan: {
    toDo: "共同計画の案を書く",
    outside: "市が、共同計画の案を書いています",
    button: "共同計画を書く",
    href: (id) => p.plan({ id }),
  },
  approvePlan: {
    toDo: "共同計画を確かめる",
    outside: "市が、共同計画を確かめています",
    button: "共同計画を見る",
    href: (id) => `${p.plan({ id })}#approval`,
    of: ({ plan }) => ({
      toDo: `共同計画の第${plan?.version ?? 1}版を承認するか、修正案を出す`,
      button: `第${plan?.version ?? 1}版を確かめる`,
    }),
  },
  startMethodReview: {
    toDo: "手法の検討に進む",
    outside: "市が、手法の検討に進む準備をしています",
    button: "手法の検討に進む",
    href: (id) => `${p.plan({ id })}#method-review`,
  },
  decideFeasibility: {
    toDo: "実施できるかを判断する",
    outside: "主管課が、実施できるかを検討しています",
    button: "判断を書く",
    href: (id) => `${p.review({ id })}#feasibility`,
  },
  meetConditions: {
    toDo: "条件が満たされたかを確かめる",
    outside: "主管課が、条件を確かめています",
    button: "条件を確かめる",
    href: (id) => `${p.review({ id })}#feasibility`,
  },
  followFeasibility: {
    toDo: "「実施できない」という判断を受けて、対話にもどるか、見送りにするかを決める",
    outside: "デスクが、これからの進め方を検討しています",
    button: "判断を読む",
    href: (id) => `${p.review({ id })}#feasibility`,
  },
  recordMethodFacts: {
    toDo: "手法を決めるための事実を書く",
    outside: "デスクが、手法を検討しています",
    button: "事実を書く",
    href: (id) => p.methodFacts({ id }),
  },
  checkFairness: {
    toDo: "公平性の確認に答える",
    outside: "市が、公平性を確認しています",
    button: "公平性を確認する",
    href: (id) => p.fairness({ id }),
  },
  proposeMethod: {
    toDo: "手法を起案する",
    outside: "デスクが、手法を検討しています",
    button: "手法を起案する",
    href: (id) => `${p.review({ id })}#propose`,
  },
  decidePaper: {
    toDo: "決裁する",
    outside: "市が、決裁の手続をしています",
    button: "起案を読む",
    href: (id, wait) => (wait.subjectId ? p.paper({ id, paper: wait.subjectId }) : p.review({ id })),
  },
  startPreparing: {
    toDo: "準備に進む",
    outside: "デスクが、準備に進むところです",
    button: "準備に進む",
    href: (id) => `${p.review({ id })}#preparing`,
  },
  startCall: {
    toDo: "公募へ移す",
    outside: "デスクが、公募の準備をしています",
    button: "公募へ移す",
    href: (id) => p.call({ id }),
  },
  runCall: {
    toDo: "公募を行っています",
    outside: "公募を行っています",
    button: "公募のお知らせを見る",
    href: (id) => p.call({ id }),
  },
  draftAgreement: {
    toDo: "協定の案を書いて決裁にまわす",
    outside: "市が、協定の案を書いています",
    button: "協定の案を書く",
    href: (id) => `${p.agreement({ id })}#draft`,
  },
  consentAgreement: {
    toDo: "協定の案を読んで、同意してください",
    outside: "協定の案を読んでください",
    button: "協定の案を読む",
    href: (id) => `${p.agreement({ id })}#agreement`,
  },
  concludeAgreement: {
    toDo: "協定を締結する",
    outside: "市が、協定の締結を準備しています",
    button: "締結を記録する",
    href: (id) => `${p.agreement({ id })}#conclusion`,
  },
  confirmCooperation: {
    toDo: "連携の内容を確かめる",
    outside: "市が、連携の内容を確かめています",
    button: "連携の内容を確かめる",
    href: (id) => p.cooperation({ id }),
  },
  recordAward: {
    toDo: "契約番号と契約日を記録する",
    outside: "市が、契約の手続をしています",
    button: "契約を記録する",
    href: (id) => p.award({ id }),
  },
  checkEligibility: {
    toDo: "相手方の資格を確認する",
    outside: "市が、実施の準備をしています",
    button: "資格を確認する",
    href: (id) => p.eligibility({ id }),
  },
  draftFacts: {
    toDo: "公表する事実の案を書く",
    outside: "市が、公表する事実の案を書いています",
    button: "公表する事実を書く",
    href: (id) => `${p.facts({ id })}#draft`,
  },
  commentFacts: {
    toDo: "公表する事実の案に、意見があれば書いてください",
    outside: "公表する事実の案を確かめてください",
    button: "公表の案を見る",
    href: (id) => p.facts({ id }),
  },
  startActive: {
    toDo: "実施中へ進める",
    outside: "市が、開始の準備をしています",
    button: "実施中へ進める",
    href: onShow("activation"),
  },
  addInitiative: {
    toDo: "取組を登録する",
    outside: "市が、取組を登録しています",
    button: "取組を登録する",
    href: (id) => p.initiatives({ id }),
  },
  reportInitiative: {
    toDo: "取組の経過を報告する",
    outside: "市が、取組の報告を書いています",
    button: "報告を書く",
    href: (id, wait) =>
      wait.subjectId ? p.initiativeReports({ id, initiative: wait.subjectId }) : p.initiatives({ id }),
  },
  writeFinalReport: {
    toDo: "最終報告を書く",
    outside: "取組を行っています",
    button: "最終報告を書く",
    href: (id) => p.finalReport({ id }),
  },
  writeLesson: {
    toDo: "ふりかえりを書く",
    outside: "市が、ふりかえりを書いています",
    button: "ふりかえりを書く",
    href: (id) => p.lessons({ id }),
  },
  draftCase: {
    toDo: "事例の案を書く",
    outside: "市が、事例の案を書いています",
    button: "事例を書く",
    href: (id) => `${p.case({ id })}#draft`,
  },
  commentCase: {
    toDo: "事例の案に、意見があれば書いてください",
    outside: "事例の案を確かめてください",
    button: "事例の案を見る",
    href: (id) => p.case({ id }),
  },
  publishCase: {
    toDo: "事例を公開する",
    outside: "市が、事例の公開を準備しています",
    button: "事例を公開する",
    href: (id) => p.case({ id }),
  },
  complete: {
    toDo: "完了にする",
    outside: "市が、完了の手続をしています",
    button: "完了にする",
    href: (id) => `${p.case({ id })}#completion`,
  },
  resume: {
    toDo: "保留を終えるか決める",
    outside: "保留の期日を待っています",
    button: "保留を終える",
    href: onShow("resumption"),
  },
};
