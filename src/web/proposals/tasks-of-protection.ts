import type { Task } from "../../domain/process/ball.ts";
import { onPart, type TaskWords } from "./task-words.ts";

/** Whose turn it is about a protected part, in words (P7b). */
export const protectionTasks = {
  answerProtection: {
    toDo: "守りたい部分の取扱条件に答える",
    outside: "デスクが、守りたい部分の取扱条件を検討しています",
    button: "取扱条件に答える",
    href: onPart,
  },
  answerCounter: {
    toDo: "守りたい部分の取扱条件について、市の案を確かめてください",
    outside: "守りたい部分の取扱条件を確かめています",
    button: "市の案を見る",
    href: onPart,
  },
  answerChange: {
    toDo: "守りたい部分の取扱条件の、変更の申し出に答える",
    outside: "デスクが、取扱条件の変更を検討しています",
    button: "申し出を見る",
    href: onPart,
  },
  askPeriodEnd: {
    toDo: "守る期間が終わった部分の扱いを、提案者にたずねる",
    outside: "守る期間が終わりました。デスクが、これからの扱いをおたずねします",
    button: "守りたい部分を見る",
    href: onPart,
  },
  answerPeriodEnd: {
    toDo: "守る期間が終わった部分を、これからどうするかお知らせください",
    outside: "守る期間のあとの扱いについて、お返事を待っています",
    button: "これからの扱いを選ぶ",
    href: onPart,
  },
} as const satisfies Partial<Record<Task, TaskWords>>;
