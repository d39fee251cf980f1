import { derivedId } from "../accounts/derived-id.ts";
import { replyToSeed } from "../commands/seeds/act-on-seed.ts";
import { answerNone } from "../commands/seeds/answer-none.ts";
import { askDepartments } from "../commands/seeds/ask-departments.ts";
import { writeSeed } from "../commands/seeds/write-seed.ts";
import type { SeedKind } from "../domain/challenge/seed.ts";
import type { Result } from "../domain/kernel/result.ts";
import { timeOn } from "./past.ts";
import type { ToldSeed } from "./tell-challenges.ts";
import type { Walker } from "./walk.ts";

/** What departments were asked and wrote (db/worlds/izumiotsu-demo/seeds.json). */
export type SeedStories = {
  askedDaysAgo: number;
  seeds: readonly {
    by: string;
    department: string;
    kind: SeedKind;
    daysAgo: number;
    body: string;
    affected: string;
    tried: string;
    reply: { by: string; daysAgo: number; text: string } | null;
  }[];
  none: readonly { by: string; department: string; daysAgo: number }[];
};

/** Tells the question to departments and their answers by the real commands, each on its day. @returns the seeds, in their order. */
export async function tellSeeds(
  walker: Walker,
  { askedDaysAgo, seeds, none }: SeedStories,
): Promise<readonly ToldSeed[]> {
  const { program, cast } = walker;
  const on = (daysAgo: number, time: string) => walker.setTime(timeOn(walker.past.date(daysAgo), time));
  on(askedDaysAgo, "09:00");
  await askDepartments(program);
  for (const { by, department, daysAgo } of none) {
    on(daysAgo, "11:40");
    told(by, await answerNone(program, { actor: cast.person(by), departmentId: cast.department(department) }));
  }
  const written: ToldSeed[] = [];
  for (const [index, { by, department, daysAgo, reply, ...words }] of seeds.entries()) {
    on(daysAgo, `1${index}:05`);
    const formKey = derivedId(program.key, `demo seed ${index}`);
    const actor = cast.person(by);
    const { id } = told(
      by,
      await writeSeed(program, { actor, formKey, departmentId: cast.department(department), ...words }),
    );
    written.push({ id, department, body: words.body });
    if (!reply) continue;
    on(reply.daysAgo, "16:20");
    const answer = { actor: cast.person(reply.by), seedId: id, reply: reply.text };
    told(by, await replyToSeed(program, answer));
  }
  walker.setTime(walker.past.now);
  return written;
}

function told<T>(by: string, result: Result<T>): T {
  if (!result.ok) throw new Error(`seed of ${by}: ${JSON.stringify(result.refusal)}`);
  return result.value;
}
