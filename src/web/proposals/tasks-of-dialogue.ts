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
    outside: "市が、面談の記録を書いています",
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
} satisfies Partial<Record<Task, TaskWords>>;
