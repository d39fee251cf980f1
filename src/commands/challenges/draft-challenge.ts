import { derivedId } from "../../accounts/derived-id.ts";
import type { Tx } from "../../db/connect.ts";
import type { Program } from "../../db/program.ts";
import { cityOf } from "../../db/stores/city-store.ts";
import { lockSeed } from "../../db/stores/seed-store.ts";
import { todayInTokyo } from "../../domain/calendar/tokyo-date.ts";
import { type ChallengeText, readChallenge, type TypedChallenge } from "../../domain/challenge/read-challenge.ts";
import { mayOnSeed } from "../../domain/challenge/seed.ts";
import { done, type Result, refused } from "../../domain/kernel/result.ts";
import { isOfDesk, type Person } from "../../domain/policy/actor.ts";
import { isFirstTime, undo, undoing } from "../act.ts";

export type DraftChallenge = TypedChallenge & {
  actor: Person;
  formKey: string;
  departmentId: string;
  /** 課題のたね that it grows from. */
  seedId?: string | undefined;
};

/**
 * A department's staff write down their problem (G8.1②); the desk may do it for them. Its own department and the desk see it, nobody else.
 * @returns its id, the same one for the same form.
 */
export async function draftChallenge(program: Program, input: DraftChallenge): Promise<Result<{ id: string }>> {
  const { actor, formKey, departmentId } = input;
  const city = await cityOf(program);
  const at = program.now();
  const isOwn = actor.departments.some(({ id }) => id === departmentId);
  const { challenge, errors } = readChallenge(
    input,
    city.fields.map(({ name }) => name),
    todayInTokyo(at),
  );
  if (!isOwn && !(isOfDesk(actor) && city.departments.some(({ id }) => id === departmentId)))
    errors.unshift({ field: "departmentId", message: "どの課の課題かを選んでください。" });
  if (errors.length > 0) return refused({ kind: "invalid", errors });
  const id = derivedId(program.key, `challenge ${actor.id} ${formKey}`);
  return undoing(() =>
    program.db.asActor(actor, async (tx) => {
      if (!(await isFirstTime(tx, formKey, actor.id, at))) return done({ id });
      await tx
        .insertInto("challenges")
        // Its public number comes with the publication: what is still inside is not counted by the numbers of what is out.
        .values({ id, code: `draft-${id}`, department_id: departmentId, status: "draft", ...columnsOf(challenge) })
        .execute();
      const side = isOwn ? "department" : "desk";
      await tx
        .insertInto("challenge_steps")
        .values({ challenge_id: id, kind: "drafted", by_id: actor.id, by_side: side, at, to_status: "draft" })
        .execute();
      if (input.seedId) await growFrom(tx, actor, input.seedId, departmentId, id);
      return done({ id });
    }),
  );
}

/** The seed that a challenge grows from: it leads to the challenge, and nothing more is to be done about it. */
async function growFrom(tx: Tx, actor: Person, seedId: string, departmentId: string, id: string): Promise<void> {
  const seed = await lockSeed(tx, seedId);
  if (!seed) undo({ kind: "not-found" });
  const answer = mayOnSeed(actor, "draft", seed);
  if (!answer.ok) undo(answer.refusal);
  if (seed.departmentId !== departmentId)
    undo({
      kind: "invalid",
      errors: [{ field: "departmentId", message: `たねを書いた${seed.departmentName}を選んでください。` }],
    });
  await tx
    .updateTable("challenge_seeds")
    .set({ challenge_id: id, state: "closed", version: seed.version + 1 })
    .where("id", "=", seedId)
    .execute();
}

/** The words of a challenge as its row holds them. */
export function columnsOf(challenge: ChallengeText) {
  return {
    title: challenge.title,
    title_en: challenge.titleEn,
    ask: challenge.ask,
    ask_en: challenge.askEn,
    background: challenge.background,
    offered: [...challenge.offered],
    contact: challenge.contact,
    fields: [...challenge.fields],
    sdgs: [...challenge.sdgs],
    deadline: challenge.deadline,
    is_sealed: challenge.isSealed,
    advantage: challenge.advantage,
  };
}
