import { sql } from "kysely";
import type { Program } from "../../db/program.ts";
import type { PlainDate } from "../../domain/calendar/tokyo-date.ts";
import { closesAt } from "../../domain/challenge/closing.ts";
import { done, type Result, refused } from "../../domain/kernel/result.ts";
import { actOnChallenge, type ChallengeAct, type OnChallenge } from "./act-on-challenge.ts";

/** 予告: everybody reads an approved challenge and the day on which it opens; proposals are not taken yet. */
export function forecastChallenge(
  program: Program,
  input: OnChallenge & { opensOn: PlainDate | null; opensOnFault: string | null },
) {
  return actOnChallenge(program, input, "forecast", async (act) => {
    const { today, challenge, at } = act;
    const fault = forecastFault(input, today, challenge.deadline);
    if (fault) return refused({ kind: "invalid", errors: [{ field: "opensOn", message: fault }] });
    const code = await nextCode(act);
    await act.move("forecast", input.opensOn!, { opens_on: input.opensOn, published_at: at, code });
    await act.publish();
    return done({ code });
  });
}

/** 公開: proposals are taken from now on. The day of publication is that of opening, also after a forecast. */
export function openChallenge(program: Program, input: OnChallenge) {
  return actOnChallenge(program, input, "open", async (act): Promise<Result<{ code: string }>> => {
    const { at, city, challenge } = act;
    if (challenge.deadline && at >= closesAt(challenge.deadline, city.settings.closingMinutes))
      return refused({
        kind: "gates",
        missing: [{ principle: "P2", sentence: "締切がもう過ぎています。先に締切を直してください。" }],
      });
    const code = challenge.isPublished ? challenge.code : await nextCode(act);
    await act.move("opened", "", { published_at: at, code });
    await act.publish();
    return done({ code });
  });
}

function forecastFault(
  { opensOn, opensOnFault }: { opensOn: PlainDate | null; opensOnFault: string | null },
  today: PlainDate,
  deadline: PlainDate | null,
): string | null {
  if (opensOnFault) return opensOnFault;
  if (!opensOn) return "募集を始める日を書いてください。";
  if (opensOn <= today) return "募集を始める日は、あしたより後の日にしてください。";
  return deadline && opensOn >= deadline ? "募集を始める日は、締切より前の日にしてください。" : null;
}

async function nextCode({ tx }: ChallengeAct): Promise<string> {
  const { rows } = await sql<{ code: string }>`select app.next_challenge_code() as code`.execute(tx);
  return rows[0]!.code;
}
