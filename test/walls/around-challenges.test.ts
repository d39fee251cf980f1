import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Tx } from "../../src/db/connect.ts";
import { mayReadQuestion, type QuestionState, questionStates } from "../../src/domain/challenge/question.ts";
import { mayReadSeed } from "../../src/domain/challenge/seed.ts";
import { aChallenge } from "../support/challenges.ts";
import { aCity, type TestCity } from "../support/city.ts";
import type { PersonKey } from "../support/small-world.ts";
import { roster } from "./matrix.ts";

// 質問, 課題のたね, what somebody watches and how an organisation describes itself, behind the second wall: who gets the rows, and what
// nobody can do past the commands.

let city: TestCity;
beforeAll(async () => {
  city = await aCity();
});
afterAll(() => city.drop());

const keys = Object.keys(roster) as PersonKey[];
const desk: readonly PersonKey[] = ["officer", "officer2", "chief"];
const ofHealth: readonly PersonKey[] = ["healthHead", "healthStaff"];
const visitor = { kind: "visitor", municipality: "272060" } as const;
const as = <T>(key: PersonKey, work: (tx: Tx) => Promise<T>) => city.program.db.asActor(city.person(key), work);
const own = (key: PersonKey) => city.person(key).id;
const put = async (statement: string, values: readonly unknown[]) => {
  await city.owner.query(statement, [...values]);
};
const found = (tx: Tx, table: string, column: string, id: string) =>
  sql`select 1 from ${sql.table(table)} where ${sql.ref(column)} = ${id}`
    .execute(tx)
    .then(({ rows }) => rows.length > 0);
/** What became of an attack: refused by a guard or a policy, nothing touched, or done. */
const attack = (key: PersonKey, statement: ReturnType<typeof sql>) =>
  as(key, async (tx) => Number((await statement.execute(tx)).numAffectedRows ?? 0n)).then(
    (rows) => (rows > 0 ? "done" : "nothing"),
    (error: { code?: string }) => ({ "42501": "refused", "23514": "refused" })[error.code ?? ""] ?? error,
  );

/** A question about a challenge of the health centre, with who asked it. */
async function aQuestion(challengeId: string, state: QuestionState): Promise<string> {
  const id = randomUUID();
  const answer = ["answered", "published"].includes(state) ? "答え" : "";
  await put(
    "insert into challenge_questions (id, municipality_id, challenge_id, question, state, answer, asked_at) values ($1, '272060', $2, '問い', $3, $4, now())",
    [id, challengeId, state, answer],
  );
  await put(
    "insert into challenge_askers (question_id, municipality_id, name, mail, lang) values ($1, '272060', '𠮷田', 'y@example.jp', 'ja')",
    [id],
  );
  return id;
}

test("a question is the desk's, then also its department's; who asked stays the desk's for good, in every state", async () => {
  const { id: challengeId } = await aChallenge(city, "open");
  for (const state of questionStates) {
    const id = await aQuestion(challengeId, state);
    for (const key of keys) {
      const rows = await as(key, async (tx) => ({
        question: await found(tx, "challenge_questions", "id", id),
        asker: await found(tx, "challenge_askers", "question_id", id),
      }));
      const byHand = {
        question: desk.includes(key) || (state !== "asked" && ofHealth.includes(key)),
        asker: desk.includes(key),
      };
      const question = { state, departmentId: city.department("0507") };
      const policy = {
        question: mayReadQuestion(city.person(key), question, "question"),
        asker: mayReadQuestion(city.person(key), question, "asker"),
      };
      expect({ key, state, rows, policy }).toEqual({ key, state, rows: byHand, policy: byHand });
    }
  }
});

test("an answer is read by everybody once its challenge is public, and a visitor reads neither question nor asker", async () => {
  for (const state of ["draft", "open"] as const) {
    const { id: challengeId } = await aChallenge(city, state);
    const id = await aQuestion(challengeId, "published");
    await put(
      "insert into challenge_answers (question_id, municipality_id, challenge_id, question, answer, published_at) values ($1, '272060', $2, '問い', '答え', now())",
      [id, challengeId],
    );
    const isOpen = state === "open";
    for (const key of keys)
      expect([key, state, await as(key, (tx) => found(tx, "challenge_answers", "question_id", id))]).toEqual([
        key,
        state,
        isOpen,
      ]);
    const seen = await city.program.db.asActor(visitor, (tx) => found(tx, "challenge_answers", "question_id", id));
    expect([state, seen]).toEqual([state, isOpen]);
  }
  for (const table of [
    "challenge_questions",
    "challenge_askers",
    "challenge_seeds",
    "challenge_seed_replies",
    "challenge_requests",
    "challenge_watches",
    "organisation_profiles",
    "challenge_news",
  ])
    await expect(
      city.program.db.asActor(visitor, (tx) => sql`select 1 from ${sql.table(table)}`.execute(tx)),
    ).rejects.toThrow(/permission denied/);
});

test("a department neither looks at a question before the desk has, nor publishes, refuses or signs for another", async () => {
  const { id: challengeId } = await aChallenge(city, "open");
  const [asked, passedOn, answered] = [
    await aQuestion(challengeId, "asked"),
    await aQuestion(challengeId, "passed_on"),
    await aQuestion(challengeId, "answered"),
  ];
  const set = (id: string, change: ReturnType<typeof sql>) =>
    sql`update challenge_questions set ${change} where id = ${id}`;
  const answer = (by: PersonKey) => sql`state = 'answered', answer = '答え', answered_by = ${own(by)}`;
  expect(await attack("healthHead", set(asked, answer("healthHead")))).toBe("nothing");
  expect(await attack("schoolStaff", set(passedOn, answer("schoolStaff")))).toBe("nothing");
  expect(await attack("representative", set(passedOn, answer("representative")))).toBe("nothing");
  expect(await attack("healthHead", set(passedOn, answer("officer")))).toBe("refused");
  expect(await attack("healthHead", set(passedOn, sql`state = 'refused', reason = '理由'`))).toBe("refused");
  expect(await attack("healthHead", set(answered, sql`state = 'published'`))).toBe("refused");
  expect(await attack("officer", set(passedOn, sql`question = '別の問い'`))).toBe("refused");
  const publish = sql`insert into challenge_answers (question_id, challenge_id, question, answer, published_at)
    values (${answered}, ${challengeId}, '問い', '答え', now())`;
  for (const key of ["healthHead", "finance", "representative"] as const)
    expect([key, await attack(key, publish)]).toEqual([key, "refused"]);
  const other = await aChallenge(city, "open");
  const elsewhere = sql`insert into challenge_answers (question_id, challenge_id, question, answer, published_at)
    values (${answered}, ${other.id}, '問い', '答え', now())`;
  expect(await attack("officer", elsewhere)).toBe("refused");
  expect(await attack("officer", publish)).toBe("done");
  expect(await attack("officer", sql`update challenge_answers set answer = '別' where question_id = ${answered}`)).toBe(
    "refused",
  );
  expect(await attack("healthHead", set(passedOn, answer("healthHead")))).toBe("done");
});

test("what somebody watches is their own; a profile is its organisation's and the desk's", async () => {
  const { id: challengeId } = await aChallenge(city, "open");
  const draft = await aChallenge(city, "draft");
  const watch = (who: PersonKey, id: string) =>
    sql`insert into challenge_watches (person_id, challenge_id, created_at) values (${own(who)}, ${id}, now())`;
  expect(await attack("representative", watch("otherCompany", challengeId))).toBe("refused");
  expect(await attack("representative", watch("representative", draft.id))).toBe("refused");
  expect(await attack("representative", watch("representative", challengeId))).toBe("done");
  for (const key of keys)
    expect([key, await as(key, (tx) => found(tx, "challenge_watches", "challenge_id", challengeId))]).toEqual([
      key,
      key === "representative",
    ]);
  const organisation = city.person("representative").organisation!.id;
  const profile = (
    by: PersonKey,
  ) => sql`insert into organisation_profiles (organisation_id, strengths, updated_by, updated_at)
    values (${organisation}, '歩き方の測定', ${own(by)}, now())`;
  expect(await attack("otherCompany", profile("otherCompany"))).toBe("refused");
  expect(await attack("officer", profile("officer"))).toBe("refused");
  expect(await attack("member", profile("member"))).toBe("done");
  for (const key of keys)
    expect([key, await as(key, (tx) => found(tx, "organisation_profiles", "organisation_id", organisation))]).toEqual([
      key,
      ["representative", "member", ...desk].includes(key),
    ]);
});

test("a seed, what is written back and whether a department has answered come back for that department and the desk alone", async () => {
  const [seed, request] = [randomUUID(), randomUUID()];
  await put(
    "insert into challenge_requests (id, municipality_id, department_id, asked_on, due, asked_at) values ($1, '272060', $2, '2026-05-15', '2026-06-05', now())",
    [request, city.department("0507")],
  );
  await put(
    "insert into challenge_seeds (id, municipality_id, department_id, body, by_id, at) values ($1, '272060', $2, 'たね', $3, now())",
    [seed, city.department("0507"), own("healthStaff")],
  );
  await put(
    "insert into challenge_seed_replies (municipality_id, seed_id, body, by_id, by_side, at) values ('272060', $1, '返事', $2, 'desk', now())",
    [seed, own("officer")],
  );
  for (const key of keys) {
    const rows = await as(key, async (tx) => [
      await found(tx, "challenge_seeds", "id", seed),
      await found(tx, "challenge_seed_replies", "seed_id", seed),
      await found(tx, "challenge_requests", "id", request),
    ]);
    const byHand = desk.includes(key) || ofHealth.includes(key);
    expect({ key, rows }).toEqual({ key, rows: [byHand, byHand, byHand] });
    const policy = mayReadSeed(city.person(key), { departmentId: city.department("0507") });
    expect({ key, policy }).toEqual({ key, policy: byHand });
    // A notice is read as long as what it speaks of is seen.
    await put(
      "insert into notices (municipality_id, person_id, seed_id, kind, what, at) values ('272060', $1, $2, 'turn', 'answerSeed', now())",
      [own(key), seed],
    );
    const notice = await as(key, (tx) => found(tx, "notices", "seed_id", seed));
    expect({ key, notice }).toEqual({ key, notice: byHand });
  }
});

test("nobody writes a seed for another department or in another's name, answers for it, or reads on by moving it", async () => {
  const health = city.department("0507");
  const [seed, request, school] = [randomUUID(), randomUUID(), randomUUID()];
  for (const [id, code] of [
    [request, "0507"],
    [school, "0902"],
  ] as const)
    await put(
      "insert into challenge_requests (id, municipality_id, department_id, asked_on, due, asked_at) values ($1, '272060', $2, '2025-05-15', '2025-06-05', now())",
      [id, city.department(code)],
    );
  const write = (by: PersonKey, answers: string | null, id: string = randomUUID()) =>
    sql`insert into challenge_seeds (id, department_id, body, by_id, at, request_id) values (${id}, ${health}, 'たね', ${own(by)}, now(), ${answers})`;
  for (const key of ["schoolStaff", "finance", "representative", "administrator", "officer"] as const)
    expect([key, await attack(key, write(key, null))]).toEqual([key, "refused"]);
  expect(await attack("healthHead", write("healthStaff", null))).toBe("refused");
  expect(await attack("healthHead", write("healthHead", school))).toBe("refused");
  expect(await attack("healthHead", write("healthHead", request, seed))).toBe("done");
  const reply = (by: PersonKey, side: string) =>
    sql`insert into challenge_seed_replies (seed_id, body, by_id, by_side, at) values (${seed}, '返事', ${own(by)}, ${side}, now())`;
  for (const key of ["schoolStaff", "finance", "representative"] as const)
    expect([key, await attack(key, reply(key, "department"))]).toEqual([key, "refused"]);
  expect(await attack("healthHead", reply("healthHead", "desk"))).toBe("refused");
  expect(await attack("officer", reply("officer", "department"))).toBe("refused");
  expect(await attack("officer", reply("healthHead", "desk"))).toBe("refused");
  const change = (to: ReturnType<typeof sql>) => sql`update challenge_seeds set ${to} where id = ${seed}`;
  expect(await attack("schoolStaff", change(sql`state = 'closed'`))).toBe("nothing");
  expect(await attack("healthHead", change(sql`body = '別'`))).toBe("refused");
  expect(await attack("healthHead", change(sql`department_id = ${city.department("0902")}`))).toBe("refused");
  const others = await city.owner.query<{ id: string }>("select id from challenges where code = 'C02'");
  expect(await attack("officer", change(sql`challenge_id = ${others.rows[0]!.id}`))).toBe("refused");
  const answer = (by: PersonKey) =>
    sql`update challenge_requests set answer = 'none', answered_by = ${own(by)}, answered_at = now() where id = ${request}`;
  for (const key of ["schoolStaff", "officer", "representative"] as const)
    expect([key, await attack(key, answer(key))]).toEqual([key, "nothing"]);
  expect(await attack("healthHead", answer("healthStaff"))).toBe("refused");
  expect(await attack("healthHead", answer("healthHead"))).toBe("done");
  expect(await attack("healthStaff", answer("healthStaff"))).toBe("nothing");
  for (const key of ["healthHead", "finance", "representative"] as const)
    expect([key, await attack(key, sql`select app.remind_of_requests('2025-05-15', now())`)]).toEqual([key, "refused"]);
});
