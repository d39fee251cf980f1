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

const notShown = "どの版の記録かが届きませんでした。下の記録を読んで、もう一度押してください。";
