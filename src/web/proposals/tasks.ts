import { nextSectionOf } from "../../domain/plan/completeness.ts";
import { sectionTitles } from "../../domain/plan/sections.ts";
import type { Task } from "../../domain/process/ball.ts";
import { taskToDo } from "../../words/ja/task-to-do.ts";
import { paths } from "../paths.ts";
import { onShow, type TaskWords } from "./task-words.ts";
import { dialogueTasks } from "./tasks-of-dialogue.ts";
import { protectionTasks } from "./tasks-of-protection.ts";

const p = paths.proposal;

/** What somebody is waited for, in words, and where it is done: the one list behind the now-box, the board and "my turn". */
export const tasks: Record<Task, TaskWords> = {
  receive: {
    toDo: taskToDo.receive,
    outside: "デスクが、届いた提案を確かめています",
    button: "受け付ける",
    href: onShow("receipt"),
  },
  confirmDecline: {
    toDo: taskToDo.confirmDecline,
    outside: "デスクが、提案を検討しています",
    button: "見送りの案を確かめる",
    href: (id) => p.decline({ id }),
  },
  mendDecline: {
    toDo: taskToDo.mendDecline,
    outside: "デスクが、提案を検討しています",
    button: "差し戻された案を見る",
    href: (id) => p.decline({ id }),
  },
  answerAdditions: {
    toDo: taskToDo.answerAdditions,
    outside: "追記のお願いに応えてください",
    button: "提案に書き足す",
    href: (id) => p.edit({ id }),
  },
  askDepartments: {
    toDo: taskToDo.askDepartments,
    outside: "デスクが、関係する課を決めています",
    button: "課にたずねる",
    href: (id) => `${p.inquiries({ id })}#ask`,
  },
  ...protectionTasks,
  answerInquiry: {
    toDo: taskToDo.answerInquiry,
    outside: "市の担当課が、提案を読んでいます",
    button: "回答を書く",
    href: (id, wait) => (wait.subjectId ? `${p.inquiry({ id, inquiry: wait.subjectId })}#answer` : p.inquiries({ id })),
  },
  answerAskBack: {
    toDo: taskToDo.answerAskBack,
    outside: "市の担当課が、提案を読んでいます",
    button: "問い返しに答える",
    href: (id, wait) =>
      wait.subjectId ? `${p.inquiry({ id, inquiry: wait.subjectId })}#ask-back` : p.inquiries({ id }),
  },
  nameLead: {
    toDo: taskToDo.nameLead,
    outside: "デスクが、担当課の回答をまとめています",
    button: "主管課を決める",
    href: (id) => `${p.inquiries({ id })}#lead`,
  },
  tellOutlook: {
    toDo: taskToDo.tellOutlook,
    outside: "デスクが、見通しをまとめています",
    button: "見通しを伝える",
    href: (id) => p.outlook({ id }),
  },
  openDialogue: {
    toDo: taskToDo.openDialogue,
    outside: "デスクが、対話の準備をしています",
    button: "対話をはじめる",
    href: (id) => p.dialogue({ id }),
  },
  answerMessage: {
    toDo: taskToDo.answerMessage,
    outside: "市が、返事を用意しています",
    button: "返事を書く",
    href: onShow("write-message"),
  },
  ...dialogueTasks,
  writePlan: {
    toDo: taskToDo.writePlan,
    outside: "市が、共同計画の案を書いています",
    button: "共同計画を書く",
    href: (id) => p.plan({ id }),
  },
  approvePlan: {
    toDo: taskToDo.approvePlan,
    outside: "市が、共同計画を確かめています",
    button: "共同計画を見る",
    href: (id) => `${p.plan({ id })}#approval`,
    of: ({ plan }) => {
      const next = plan && nextSectionOf(plan.body);
      if (next) return { toDo: `共同計画の「${sectionTitles[next]}」を書く`, button: "共同計画の続きを書く" };
      return {
        toDo: `共同計画の第${plan?.version ?? 1}版を承認するか、修正案を出す`,
        button: `第${plan?.version ?? 1}版を確かめる`,
      };
    },
  },
  answerSuggestion: {
    toDo: taskToDo.answerSuggestion,
    outside: "市が、共同計画の直しの提案を確かめています",
    button: "直しの提案を見る",
    href: (id, { subjectId }) => (subjectId ? p.planSuggestion({ id, suggestion: subjectId }) : p.plan({ id })),
  },
  startMethodReview: {
    toDo: taskToDo.startMethodReview,
    outside: "市が、手法の検討に進む準備をしています",
    button: "手法の検討に進む",
    href: (id) => `${p.plan({ id })}#method-review`,
  },
  decideFeasibility: {
    toDo: taskToDo.decideFeasibility,
    outside: "主管課が、実施できるかを検討しています",
    button: "判断を書く",
    href: (id) => `${p.review({ id })}#feasibility`,
  },
  meetConditions: {
    toDo: taskToDo.meetConditions,
    outside: "主管課が、条件を確かめています",
    button: "条件を確かめる",
    href: (id) => `${p.review({ id })}#feasibility`,
  },
  followFeasibility: {
    toDo: taskToDo.followFeasibility,
    outside: "デスクが、これからの進め方を検討しています",
    button: "判断を読む",
    href: (id) => `${p.review({ id })}#feasibility`,
  },
  recordMethodFacts: {
    toDo: taskToDo.recordMethodFacts,
    outside: "デスクが、手法を検討しています",
    button: "事実を書く",
    href: (id) => p.methodFacts({ id }),
  },
  checkFairness: {
    toDo: taskToDo.checkFairness,
    outside: "市が、公平性を確認しています",
    button: "公平性を確認する",
    href: (id) => p.fairness({ id }),
  },
  proposeMethod: {
    toDo: taskToDo.proposeMethod,
    outside: "デスクが、手法を検討しています",
    button: "手法を起案する",
    href: (id) => `${p.review({ id })}#propose`,
  },
  decidePaper: {
    toDo: taskToDo.decidePaper,
    outside: "市が、決裁の手続をしています",
    button: "起案を読む",
    href: (id, wait) => (wait.subjectId ? p.paper({ id, paper: wait.subjectId }) : p.review({ id })),
  },
  startPreparing: {
    toDo: taskToDo.startPreparing,
    outside: "デスクが、準備に進むところです",
    button: "準備に進む",
    href: (id) => `${p.review({ id })}#preparing`,
  },
  startCall: {
    toDo: taskToDo.startCall,
    outside: "デスクが、公募の準備をしています",
    button: "公募へ移す",
    href: (id) => p.call({ id }),
  },
  runCall: {
    toDo: taskToDo.runCall,
    outside: "公募を行っています",
    button: "公募のお知らせを見る",
    href: (id) => p.call({ id }),
  },
  draftAgreement: {
    toDo: taskToDo.draftAgreement,
    outside: "市が、協定の案を書いています",
    button: "協定の案を書く",
    href: (id) => `${p.agreement({ id })}#draft`,
  },
  consentAgreement: {
    toDo: taskToDo.consentAgreement,
    outside: "協定の案を読んでください",
    button: "協定の案を読む",
    href: (id) => `${p.agreement({ id })}#agreement`,
  },
  concludeAgreement: {
    toDo: taskToDo.concludeAgreement,
    outside: "市が、協定の締結を準備しています",
    button: "締結を記録する",
    href: (id) => `${p.agreement({ id })}#conclusion`,
  },
  confirmCooperation: {
    toDo: taskToDo.confirmCooperation,
    outside: "市が、連携の内容を確かめています",
    button: "連携の内容を確かめる",
    href: (id) => p.cooperation({ id }),
  },
  recordAward: {
    toDo: taskToDo.recordAward,
    outside: "市が、契約の手続をしています",
    button: "契約を記録する",
    href: (id) => p.award({ id }),
  },
  checkEligibility: {
    toDo: taskToDo.checkEligibility,
    outside: "市が、実施の準備をしています",
    button: "資格を確認する",
    href: (id) => p.eligibility({ id }),
  },
  draftFacts: {
    toDo: taskToDo.draftFacts,
    outside: "市が、公表する事実の案を書いています",
    button: "公表する事実を書く",
    href: (id) => `${p.facts({ id })}#draft`,
  },
  commentFacts: {
    toDo: taskToDo.commentFacts,
    outside: "公表する事実の案を確かめてください",
    button: "公表の案を見る",
    href: (id) => p.facts({ id }),
  },
  startActive: {
    toDo: taskToDo.startActive,
    outside: "市が、開始の準備をしています",
    button: "実施中へ進める",
    href: onShow("activation"),
  },
  addInitiative: {
    toDo: taskToDo.addInitiative,
    outside: "市が、取組を登録しています",
    button: "取組を登録する",
    href: (id) => p.initiatives({ id }),
  },
  reportInitiative: {
    toDo: taskToDo.reportInitiative,
    outside: "市が、取組の報告を書いています",
    button: "報告を書く",
    href: (id, wait) =>
      wait.subjectId ? p.initiativeReports({ id, initiative: wait.subjectId }) : p.initiatives({ id }),
  },
  writeFinalReport: {
    toDo: taskToDo.writeFinalReport,
    outside: "取組を行っています",
    button: "最終報告を書く",
    href: (id) => p.finalReport({ id }),
  },
  writeLesson: {
    toDo: taskToDo.writeLesson,
    outside: "市が、ふりかえりを書いています",
    button: "ふりかえりを書く",
    href: (id) => p.lessons({ id }),
  },
  draftCase: {
    toDo: taskToDo.draftCase,
    outside: "市が、事例の案を書いています",
    button: "事例を書く",
    href: (id) => `${p.case({ id })}#draft`,
  },
  commentCase: {
    toDo: taskToDo.commentCase,
    outside: "事例の案を確かめてください",
    button: "事例の案を見る",
    href: (id) => p.case({ id }),
  },
  publishCase: {
    toDo: taskToDo.publishCase,
    outside: "市が、事例の公開を準備しています",
    button: "事例を公開する",
    href: (id) => p.case({ id }),
  },
  complete: {
    toDo: taskToDo.complete,
    outside: "市が、完了の手続をしています",
    button: "完了にする",
    href: (id) => `${p.case({ id })}#completion`,
  },
  answerSecondLook: {
    toDo: taskToDo.answerSecondLook,
    outside: "見送りを決めていない人が、もう一度検討しています",
    button: "もう一度検討する",
    href: (id) => p.secondLook({ id }),
  },
  passOnSecondLook: {
    toDo: taskToDo.passOnSecondLook,
    outside: "市が、もう一度検討する人を決めています",
    button: "担当を決める",
    href: (id) => p.secondLook({ id }),
  },
  resume: {
    toDo: taskToDo.resume,
    outside: "保留の期日を待っています",
    button: "保留を終える",
    href: onShow("resumption"),
  },
};
