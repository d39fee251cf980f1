import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Tx } from "../../src/db/connect.ts";
import { findChallenge } from "../../src/db/stores/challenge-store.ts";
import {
  type ChallengeState,
  challengeStates,
  mayReadChallenge,
  mayReadInsideOfChallenge,
} from "../../src/domain/challenge/challenge.ts";
import { aChallenge } from "../support/challenges.ts";
import { aCity, type TestCity } from "../support/city.ts";
import type { PersonKey } from "../support/small-world.ts";
import { roster } from "./matrix.ts";

// 課題 behind the second wall: who gets the rows, and what nobody can do past the commands.

let city: TestCity;
beforeAll(async () => {
  city = await aCity();
});
afterAll(() => city.drop());

const as = <T>(key: PersonKey, work: (tx: Tx) => Promise<T>) => city.program.db.asActor(city.person(key), work);
const inside = ["challenge_steps", "challenge_gates", "challenge_approvals"] as const;

/** A challenge of the health centre, put there by its owner, with one of everything; the finance head was named to approve it. */
async function put(state: ChallengeState, isPublished: boolean): Promise<string> {
  const id = randomUUID();
  await city.owner.query(
    `insert into challenges (id, municipality_id, code, department_id, title, ask, background, fields, status, published_at, opens_on)
     values ($1, '272060', $2, $3, '題', '問い', '背景', '{健康}', $4, $5, '2027-01-04')`,
    [id, `T-${id}`, city.department("0507"), state, isPublished ? new Date() : null],
  );
  const by = city.person("healthStaff").id;
  await city.owner.query(
    `insert into challenge_steps (municipality_id, challenge_id, kind, by_id, by_side, at, to_status)
     values ('272060', $1, 'drafted', $2, 'department', now(), 'draft')`,
    [id, by],
  );
  await city.owner.query(
    `insert into challenge_gates (challenge_id, text_version, principle, municipality_id, evidence, by_id, at)
     values ($1, 1, 'P1', '272060', '根拠', $2, now())`,
    [id, city.person("officer").id],
  );
  await city.owner.query(
    `insert into challenge_approvals (municipality_id, challenge_id, text_version, person_id, named_by, named_at)
     values ('272060', $1, 1, $2, $3, now())`,
    [id, city.person("finance").id, city.person("officer").id],
  );
  await city.owner.query(
    `insert into challenge_amendments (municipality_id, challenge_id, at, reason, changes) values ('272060', $1, now(), '理由', '[]')`,
    [id],
  );
  return id;
}

test("a challenge and its inside come back exactly for whom the policy and the matrix allow, in every state", async () => {
  for (const state of challengeStates)
    for (const isPublished of [true, false]) {
      if (["forecast", "open", "closed", "concluded"].includes(state) !== isPublished && state !== "withdrawn")
        continue;
      const id = await put(state, isPublished);
      const whole = await as("officer", (tx) => findChallenge(tx, id));
      for (const key of Object.keys(roster) as PersonKey[]) {
        const rows = await as(key, async (tx) => {
          const counts = await Promise.all(
            inside.map((table) => tx.selectFrom(table).select("challenge_id").where("challenge_id", "=", id).execute()),
          );
          const row = await tx.selectFrom("challenges").select("id").where("id", "=", id).execute();
          const amendments = await tx
            .selectFrom("challenge_amendments")
            .select("id")
            .where("challenge_id", "=", id)
            .execute();
          return {
            row: row.length > 0,
            amendments: amendments.length > 0,
            inside: counts.map((found) => found.length > 0),
          };
        });
        const isInside = ["officer", "officer2", "chief", "healthHead", "healthStaff", "finance"].includes(key);
        const byHand = { row: isInside || isPublished, amendments: isPublished, inside: inside.map(() => isInside) };
        expect({ key, state, isPublished, ...rows }).toEqual({ key, state, isPublished, ...byHand });
        expect({ key, state, read: mayReadChallenge(city.person(key), whole!) }).toEqual({
          key,
          state,
          read: byHand.row,
        });
        expect({ key, state, read: mayReadInsideOfChallenge(city.person(key), whole!) }).toEqual({
          key,
          state,
          read: isInside,
        });
      }
      const visitor = { kind: "visitor", municipality: "272060" } as const;
      const seen = await city.program.db.asActor(visitor, (tx) =>
        tx.selectFrom("challenges").select("id").where("id", "=", id).execute(),
      );
      expect({ state, isPublished, visitor: seen.length > 0 }).toEqual({ state, isPublished, visitor: isPublished });
    }
});

test("a visitor reads no table of the inside", async () => {
  for (const table of inside)
    await expect(
      city.program.db.asActor({ kind: "visitor", municipality: "272060" }, (tx) =>
        sql`select 1 from ${sql.table(table)}`.execute(tx),
      ),
    ).rejects.toThrow(/permission denied/);
});

/** What became of an attack: refused by a guard or a policy, nothing touched, or done. */
const attack = (key: PersonKey, statement: ReturnType<typeof sql>) =>
  as(key, async (tx) => Number((await statement.execute(tx)).numAffectedRows ?? 0n)).then(
    (rows) => (rows > 0 ? "done" : "nothing"),
    (error: { code?: string }) => ({ "42501": "refused", "23514": "refused" })[error.code ?? ""] ?? error,
  );

test("nobody publishes, approves or rewrites a challenge past its life", async () => {
  const draft = await aChallenge(city, "draft");
  const checking = await aChallenge(city, "in_check");
  const checked = await aChallenge(city, "checked");
  const open = await aChallenge(city, "open");
  const set = (id: string, change: ReturnType<typeof sql>) => sql`update challenges set ${change} where id = ${id}`;
  const publish = sql`status = 'open', published_at = now()`;
  for (const key of ["healthHead", "officer", "chief"] as const)
    expect([key, await attack(key, set(draft.id, publish))]).toEqual([key, "refused"]);
  expect(await attack("schoolStaff", set(draft.id, sql`title = '別の題'`))).toBe("nothing");
  expect(await attack("officer", set(checking.id, sql`status = 'checked'`))).toBe("refused");
  for (const key of ["officer", "healthHead", "finance"] as const)
    expect([key, await attack(key, set(checked.id, sql`status = 'approved'`))]).toEqual([key, "refused"]);
  expect(await attack("finance", set(checked.id, sql`title = '別の題', text_version = text_version + 1`))).toBe(
    "refused",
  );
  // What is public changes by the desk's amendment alone, and how proposals are read does not change at all.
  expect(await attack("healthHead", set(open.id, sql`ask = '別', text_version = text_version + 1`))).toBe("refused");
  expect(await attack("officer", set(open.id, sql`is_sealed = true, text_version = text_version + 1`))).toBe("refused");
  expect(await attack("officer", set(open.id, sql`ask = '別'`))).toBe("refused");
  expect(await attack("healthHead", set(open.id, sql`status = 'withdrawn', outcome = '理由'`))).toBe("refused");
  expect(await attack("representative", set(open.id, sql`status = 'closed'`))).toBe("nothing");
});

test("nobody names themselves to approve what they wrote, decides for another, or signs in another's name", async () => {
  const { id } = await aChallenge(city, "in_check");
  const own = (key: PersonKey) => city.person(key).id;
  const name = (who: PersonKey, by: PersonKey) =>
    sql`insert into challenge_approvals (challenge_id, text_version, person_id, named_by, named_at) values (${id}, 1, ${own(who)}, ${own(by)}, now())`;
  expect(await attack("officer", name("healthStaff", "officer"))).toBe("refused");
  expect(await attack("healthHead", name("healthHead", "healthHead"))).toBe("refused");
  expect(await attack("officer", name("finance", "chief"))).toBe("refused");
  expect(await attack("officer", name("finance", "officer"))).toBe("done");
  const decide = sql`update challenge_approvals set decision = 'approved', decided_at = now() where challenge_id = ${id}`;
  for (const key of ["officer", "chief", "healthHead"] as const) expect(await attack(key, decide)).toBe("nothing");
  const gate = (by: PersonKey) =>
    sql`insert into challenge_gates (challenge_id, text_version, principle, evidence, by_id, at) values (${id}, 1, 'P1', '根拠', ${own(by)}, now())`;
  expect(await attack("healthHead", gate("healthHead"))).toBe("refused");
  expect(await attack("officer", gate("chief"))).toBe("refused");
  const step = (side: string) =>
    sql`insert into challenge_steps (challenge_id, kind, by_id, by_side, at) values (${id}, 'commented', ${own("healthHead")}, ${side}, now())`;
  expect(await attack("healthHead", step("desk"))).toBe("refused");
  expect(await attack("healthHead", sql`update challenge_steps set body = '書きかえ' where challenge_id = ${id}`)).toBe(
    "refused",
  );
  expect(await attack("schoolStaff", sql`select app.next_challenge_code()`)).toBe("refused");
});
