import { randomUUID } from "node:crypto";
import { confirmChallengeGate } from "../../src/commands/challenges/confirm-challenge-gate.ts";
import { approveChallenge } from "../../src/commands/challenges/decide-challenge.ts";
import { draftChallenge } from "../../src/commands/challenges/draft-challenge.ts";
import { closeChallenge, concludeChallenge } from "../../src/commands/challenges/end-challenge.ts";
import { forecastChallenge, openChallenge } from "../../src/commands/challenges/publish-challenge.ts";
import { sendChallengeToApproval } from "../../src/commands/challenges/send-challenge-to-approval.ts";
import { sendChallengeToCheck } from "../../src/commands/challenges/send-challenge-to-check.ts";
import type { ChallengeState } from "../../src/domain/challenge/challenge.ts";
import type { TypedChallenge } from "../../src/domain/challenge/read-challenge.ts";
import type { Result } from "../../src/domain/kernel/result.ts";
import type { TestCity } from "./city.ts";

/** The value of something that has to be done; says why when it was not. */
export function done<T>(result: Result<T>): NonNullable<T> {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value as NonNullable<T>;
}

export const wholeChallenge: TypedChallenge = {
  title: "𠮷の川を、子どもと歩きたい",
  titleEn: "",
  ask: "①安全に歩ける道すじと、見守りのしかたを募集します。",
  askEn: "",
  background: "川沿いの道は暗く、子どもだけでは歩けません。",
  offered: "川沿いの公園\n見守りの方への呼びかけ",
  contact: "",
  fields: ["健康"],
  sdgs: ["3"],
  ends: "deadline",
  deadline: "2027-01-29",
  deadlineFault: null,
  reading: "as_they_come",
  hasAdvantage: "no",
  advantage: "",
};

/** A challenge of the health centre in a state, brought there by the real commands. @returns its id and public code. */
export async function aChallenge(
  city: TestCity,
  state: Exclude<ChallengeState, "withdrawn">,
  change: Partial<TypedChallenge> = {},
): Promise<{ id: string; code: string }> {
  const { program, person } = city;
  const { id } = done(
    await draftChallenge(program, {
      ...wholeChallenge,
      ...change,
      actor: person("healthStaff"),
      formKey: randomUUID(),
      departmentId: city.department("0507"),
    }),
  );
  const by = (key: Parameters<typeof person>[0]) => ({ actor: person(key), challengeId: id });
  let code = "";
  const path: readonly (readonly [ChallengeState, () => Promise<void>])[] = [
    ["in_check", async () => void done(await sendChallengeToCheck(program, by("healthStaff")))],
    [
      "checked",
      async () => {
        for (const principle of ["P1", "P2"])
          done(await confirmChallengeGate(program, { ...by("officer"), principle, evidence: "確かめました。" }));
        done(await sendChallengeToApproval(program, { ...by("officer"), approverId: person("finance").id }));
      },
    ],
    ["approved", async () => void done(await approveChallenge(program, by("finance")))],
    [
      "forecast",
      async () => {
        if (state !== "forecast") return;
        code = done(
          await forecastChallenge(program, { ...by("officer"), opensOn: "2026-12-07", opensOnFault: null }),
        ).code;
      },
    ],
    [
      "open",
      async () => {
        code = done(await openChallenge(program, by("officer"))).code;
      },
    ],
    ["closed", async () => void done(await closeChallenge(program, by("officer")))],
    [
      "concluded",
      async () => void done(await concludeChallenge(program, { ...by("officer"), outcome: "対話が始まりました。" })),
    ],
  ];
  if (state === "draft") return { id, code };
  for (const [reached, step] of path) {
    await step();
    if (reached === state) break;
  }
  return { id, code };
}
