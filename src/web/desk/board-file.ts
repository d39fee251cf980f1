import type { City } from "../../db/stores/city-store.ts";
import { csv } from "../../documents/csv.ts";
import { todayInTokyo } from "../../domain/calendar/tokyo-date.ts";
import type { Task } from "../../domain/process/ball.ts";
import type { BoardLine } from "../../queries/board.ts";
import { words } from "../../words/words.ts";
import { numberOf } from "../proposals/case.tsx";
import { clockOf } from "../proposals/now.tsx";
import { tasks } from "../proposals/tasks.ts";
import { holderNames, nobodyAssigned, whoseTurn } from "./whose.ts";

/** The board as a file for a spreadsheet: a line for each row of its tables, business days that are left below zero once it is over. */
export function boardFile(lines: readonly BoardLine[], now: Date, city: Pick<City, "calendar">): string {
  const head = [
    "番号",
    "提案",
    "団体",
    "分野",
    "段階",
    "待っていること",
    "どこが",
    "だれが",
    "いつから",
    "期限",
    "残りの開庁日数",
  ];
  const rows = lines.map((line) => {
    const clock = clockOf(line, now, city);
    return [
      ...[
        numberOf(line),
        line.title,
        line.organisation,
        line.fields.join("・"),
        words("ja").common.status[line.status],
      ],
      ...[tasks[line.task as Task].toDo, holderNames[line.holder]],
      whoseTurn(line, line.organisation, line.assigned) ?? nobodyAssigned,
      todayInTokyo(line.since),
      line.due ?? "期限なし",
      clock ? clock.limit - clock.elapsed : "",
    ];
  });
  return csv([head, ...rows]);
}
