import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aChallenge } from "../../test/support/challenges.ts";
import { aCity, type TestCity } from "../../test/support/city.ts";
import { requestsOf, wordsOf } from "../../test/support/requests.ts";
import type { PersonKey } from "../../test/support/small-world.ts";
import { answerQuestion } from "../commands/challenges/answer-question.ts";
import { askAboutChallenge } from "../commands/challenges/ask-about-challenge.ts";
import { passOnQuestion } from "../commands/challenges/pass-on-question.ts";
import { listNotices } from "../queries/notices.ts";
import { remind } from "./remind.ts";

let city: TestCity;
beforeAll(async () => {
  city = await aCity();
});
afterAll(() => city.drop());

/** What stands open in the notices. */
const open = async (key: PersonKey) =>
  (await listNotices(city.program, city.person(key), null)).notices.filter(({ isOver }) => !isOver).length;
const told = async (key: PersonKey) =>
  (await listNotices(city.program, city.person(key), null)).notices
    .map(({ kind, what }) => `${kind} ${what}`)
    .toSorted();

async function on(moment: string): Promise<void> {
  await city.owner.query("delete from notices");
  city.setNow(new Date(`${moment}+09:00`));
  await remind(city.program);
  await remind(city.program);
}

test("a question about a challenge is answered in public within the target days of asking, whoever has it meanwhile", async () => {
  city.setNow(new Date("2026-11-24T10:00:00+09:00"));
  await city.owner.query("update waits set ended_at = now() where ended_at is null");
  const { id, code } = await aChallenge(city, "open");
  const lang = "ja" as const;
  for (const question of ["青い帆は使えますか。", "赤い帆も使えますか。"])
    await askAboutChallenge(city.program, {
      ...{ lang, code, name: "髙橋", mail: "ask@example.jp", formKey: randomUUID(), question },
    });
  const { rows } = await city.owner.query<{ id: string }>(
    "select id from challenge_questions where challenge_id = $1 order by asked_at, id",
    [id],
  );
  // Days pass between the pages: each is read by a session of its own.
  const read = async (key: PersonKey, path: string) => wordsOf((await requestsOf(city).get(key, path)).text);
  // Asked on Tuesday the 24th: five business days later is Tuesday, December 1st.
  expect(await read("officer", "/desk/board")).toContain(
    `課題への質問が2件、あなたの番です 課題 ${code} への質問 2件 12/1(火)まで`,
  );
  expect(await read("healthStaff", "/desk/board")).not.toContain("課題への質問が");
  await on("2026-11-27T10:00");
  // Two questions of one day are one reminder.
  expect(await told("officer")).toEqual(["soon lookAtQuestion"]);
  expect(await told("healthStaff")).toEqual([]);
  // The reminder of both is over when both are passed on.
  expect(await open("officer")).toBe(1);
  for (const [index, one] of rows.entries()) {
    await passOnQuestion(city.program, { actor: city.person("officer"), challengeId: id, questionId: one.id });
    expect(await open("officer")).toBe(index === 0 ? 1 : 0);
  }
  const afterwards = await read("officer", "/desk/board");
  expect(afterwards).toContain("待っているもの");
  expect(afterwards).not.toContain("課題への質問が");
  expect(await read("healthStaff", "/desk/board")).toContain("課題への質問が2件、あなたの番です");
  await on("2026-12-01T10:00");
  expect(await told("healthStaff")).toEqual(["today answerQuestion"]);
  expect(await told("schoolStaff")).toEqual([]);
  expect(await told("officer")).toEqual([]);
  await on("2026-12-02T10:00");
  expect(await told("healthHead")).toEqual(["overdue answerQuestion"]);
  const page = await read("healthHead", `/desk/challenges/${id}/questions`);
  expect(page).toContain("課が答える番 12/1(火)まで ▲ 期日を過ぎています");
  for (const one of rows)
    await answerQuestion(city.program, {
      ...{ actor: city.person("healthStaff"), challengeId: id, questionId: one.id, answer: "使えます。" },
    });
  expect(await open("healthHead")).toBe(0);
  await on("2026-12-08T10:00");
  expect(await told("chief")).toEqual(["escalated publishAnswer", "overdue publishAnswer"]);
  expect(await told("healthHead")).toEqual([]);
});
