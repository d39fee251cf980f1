import type { Task } from "../../domain/process/ball.ts";
import { taskToDo } from "../../words/ja/task-to-do.ts";
import { paths } from "../paths.ts";
import { onMeeting, type TaskWords } from "./task-words.ts";

const p = paths.proposal;

/** What the two sides wait for of each other around meetings. */
export const dialogueTasks = {
  agreeMeeting: {
    toDo: taskToDo.agreeMeeting,
    outside: "市が、面談の日時を確かめています",
    button: "面談の案を見る",
    href: onMeeting(""),
  },
  proposeMeeting: {
    toDo: taskToDo.proposeMeeting,
    outside: "デスクが、最初の面談を準備しています",
    button: "面談を申し入れる",
    href: (id) => `${p.meetings({ id })}#propose`,
  },
  writeMinutes: {
    toDo: taskToDo.writeMinutes,
    outside: "市が、面談のあとに、その記録を書きます",
    button: "記録を書く",
    href: onMeeting("#write"),
  },
  confirmMinutes: {
    toDo: taskToDo.confirmMinutes,
    outside: "市が、面談の記録を確かめています",
    button: "記録を確かめる",
    href: onMeeting("#minutes"),
  },
  mendMinutes: {
    toDo: taskToDo.mendMinutes,
    outside: "市が、面談の記録を書き直しています",
    button: "意見を読んで、書き直す",
    href: onMeeting("#write"),
  },
  doToDo: {
    toDo: taskToDo.doToDo,
    outside: "市が、約束したことを進めています",
    button: "やることを見る",
    href: (id, wait) => `${p.nextSteps({ id })}${wait.subjectId ? `#to-do-${wait.subjectId}` : ""}`,
  },
  answerStep: {
    toDo: taskToDo.answerStep,
    outside: "市が、次の一歩についての希望に、返事を用意しています",
    button: "返事を書く",
    href: (id, wait) => `${p.nextSteps({ id })}${wait.subjectId ? `#step-${wait.subjectId}` : ""}`,
  },
} satisfies Partial<Record<Task, TaskWords>>;
