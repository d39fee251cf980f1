import type { Task } from "../../domain/process/ball.ts";
import { taskToDo } from "../../words/ja/task-to-do.ts";
import { onPart, type TaskWords } from "./task-words.ts";

/** Whose turn it is about a protected part, in words (P7b). */
export const protectionTasks = {
  answerProtection: {
    toDo: taskToDo.answerProtection,
    outside: "デスクが、守りたい部分の取扱条件を検討しています",
    button: "取扱条件に答える",
    href: onPart,
  },
  answerCounter: {
    toDo: taskToDo.answerCounter,
    outside: "守りたい部分の取扱条件を確かめています",
    button: "市の案を見る",
    href: onPart,
  },
  answerChange: {
    toDo: taskToDo.answerChange,
    outside: "デスクが、取扱条件の変更を検討しています",
    button: "申し出を見る",
    href: onPart,
  },
  askPeriodEnd: {
    toDo: taskToDo.askPeriodEnd,
    outside: "守る期間が終わりました。デスクが、これからの扱いをおたずねします",
    button: "守りたい部分を見る",
    href: onPart,
  },
  answerPeriodEnd: {
    toDo: taskToDo.answerPeriodEnd,
    outside: "守る期間のあとの扱いについて、お返事を待っています",
    button: "これからの扱いを選ぶ",
    href: onPart,
  },
} as const satisfies Partial<Record<Task, TaskWords>>;
