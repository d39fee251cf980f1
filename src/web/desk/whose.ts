import type { Task } from "../../domain/process/ball.ts";
import type { BoardHolder, BoardWait } from "../../queries/board.ts";

/** What only the chief does. */
const chiefsTasks: readonly string[] = ["confirmDecline", "publishCase"] satisfies readonly Task[];

/** What the four places are called where something waits. */
export const holderNames: Readonly<Record<BoardHolder, string>> = {
  desk: "デスク",
  department: "担当課",
  partner: "提案者",
  approver: "決裁",
};

/** Where the desk has the ball and nobody of it. */
export const nobodyAssigned = "担当が未定";

/** By whom a line of the board is waited for; null: by the desk, where nobody is assigned yet. */
export function whoseTurn(
  wait: Pick<BoardWait, "holder" | "task" | "departments" | "personName">,
  organisation: string,
  assigned: readonly string[],
): string | null {
  if (wait.holder === "department") return wait.departments.join("・");
  if (wait.holder === "partner") return organisation;
  if (wait.holder === "approver") return wait.personName ?? "";
  if (chiefsTasks.includes(wait.task)) return "デスクの責任者";
  return assigned.length > 0 ? assigned.join("・") : null;
}
