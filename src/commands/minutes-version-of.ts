import type { Tx } from "../db/connect.ts";
import { undo } from "./act.ts";

/**
 * The number of the newest version of the minutes of a meeting; 0 when there are none. Ends the act as stale where the form was drawn from
 * another one: nobody confirms, contests or overwrites what they have not read. `seen` null: the form did not say which one it showed.
 */
export async function minutesVersionOf(tx: Tx, meetingId: string, seen: number | null | undefined): Promise<number> {
  if (seen === null) undo({ kind: "invalid", errors: [{ field: "comment", message: notShown }] });
  const { minutes_version: newest } = await tx
    .selectFrom("meetings")
    .select("minutes_version")
    .where("id", "=", meetingId)
    .executeTakeFirstOrThrow();
  if (seen !== undefined && seen !== newest) undo({ kind: "stale", changed: `記録の第${newest}版ができました` });
  return newest;
}

/**
 * Ends the act as stale where a side has said meanwhile what is wrong with the version: nobody confirms it, and nobody writes over it, who has
 * not read that (P4). `seen`: how many objections the form showed; undefined where no form was drawn.
 */
export async function refuseUnreadObjections(
  tx: Tx,
  meetingId: string,
  version: number,
  seen: number | undefined,
): Promise<void> {
  if (seen === undefined) return;
  const { said } = await tx
    .selectFrom("minutes_statements")
    .select(({ fn }) => fn.countAll<string>().as("said"))
    .where("meeting_id", "=", meetingId)
    .where("version", "=", version)
    .where("act", "=", "contested")
    .executeTakeFirstOrThrow();
  if (Number(said) > seen) undo({ kind: "stale", changed: "この記録に、違うところがあるという意見が届きました" });
}

const notShown = "どの版の記録かが届きませんでした。下の記録を読んで、もう一度押してください。";
