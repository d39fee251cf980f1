import type { Tx } from "../db/connect.ts";
import { undo } from "./act.ts";

/**
 * The number of the newest version of the minutes of a meeting; 0 when there are none. Ends the act as stale where the form was drawn from
 * another one: nobody confirms, contests or overwrites what they have not read.
 */
export async function minutesVersionOf(tx: Tx, meetingId: string, seen: number | undefined): Promise<number> {
  const { minutes_version: newest } = await tx
    .selectFrom("meetings")
    .select("minutes_version")
    .where("id", "=", meetingId)
    .executeTakeFirstOrThrow();
  if (seen !== undefined && seen !== newest) undo({ kind: "stale", changed: `記録の第${newest}版ができました` });
  return newest;
}
