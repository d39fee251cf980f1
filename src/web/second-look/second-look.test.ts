import { sql } from "kysely";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import { aCity, lineTo, startOfTests } from "../../../test/support/city.ts";
import { noTies } from "../../../test/support/no-ties.ts";
import { requestsOf, wordsOf } from "../../../test/support/requests.ts";
import type { PersonKey } from "../../../test/support/small-world.ts";
import { declareConflict } from "../../commands/declare-conflict.ts";
import { openProtectedPart } from "../../commands/open-protected-part.ts";
import { resumeProposal } from "../../commands/resume-proposal.ts";

// 見送り and the second look at it: the reviewer of the small city is mayorOffice; officer drafts a decline, chief confirms it.

const city = await aCity();
afterAll(city.drop);
afterEach(() => city.setNow(startOfTests));
const asked = requestsOf(city);

async function declined() {
  const { proposalId } = await lineTo(city, "declined", { parts: [{ level: "asked_departments" }] });
  return { id: proposalId, page: `/proposals/${proposalId}/second-look` };
}
const ask = (page: string, requests = asked) =>
  requests.post("representative", page, { request: "費用は当社が負担します。もう一度ご覧ください。" });
const answer = (page: string, how: string, key: PersonKey = "mayorOffice", explanation = "見直した結果です。") =>
  asked.post(key, `${page}/answer`, { answer: how, explanation });
const statusOf = async (id: string) =>
  (await city.owner.query<{ status: string }>("select status from proposals where id = $1", [id])).rows[0]!.status;
const waits = async (id: string) =>
  (
    await city.owner.query<{ task: string; holder: string; due: string }>(
      "select task, holder, due from waits where proposal_id = $1 and ended_at is null",
      [id],
    )
  ).rows;

test("the proposer finds the button with its last day beside the reasons, and asks once", async () => {
  const { id, page } = await declined();
  const shown = wordsOf((await asked.get("representative", `/proposals/${id}`)).text);
  expect(shown).toContain("もう一度の検討を頼む");
  // Declined on 24 November; 20 open days later, without 23 December's … the turn of the year begins on the 29th.
  expect(shown).toContain("令和8年12月22日(火)まで、一回です。");
  expect((await asked.post("representative", page, {})).status).toBe(422);
  expect((await asked.post("member", page, { request: "お願いします。" })).status).toBe(403);
  expect((await ask(page)).status).toBe(303);
  expect(await waits(id)).toEqual([{ task: "answerSecondLook", holder: "approver", due: "2026-12-22" }]);
  expect((await ask(page)).status).toBe(403);
  expect(await statusOf(id)).toBe("declined");
});

test("it can be asked for until the last of twenty open days, and not after", async () => {
  const late = await declined();
  const inTime = await declined();
  city.setNow(new Date("2026-12-22T17:00:00+09:00"));
  expect((await ask(inTime.page, requestsOf(city))).status).toBe(303);
  city.setNow(new Date("2026-12-23T09:00:00+09:00"));
  expect((await ask(late.page, requestsOf(city))).status).toBe(403);
});

test("its reviewer sees the proposal as an approver on the route does, after saying that there is no tie", async () => {
  const { id, page } = await declined();
  expect((await asked.get("mayorOffice", page)).status).toBe(404);
  await ask(page);
  expect(wordsOf((await asked.get("mayorOffice", page)).text)).toContain("一つだけお答えください");
  expect((await answer(page, "upheld")).status).toBe(403);
  await noTies(city, id, "mayorOffice");
  expect(wordsOf((await asked.get("mayorOffice", page)).text)).toContain("費用は当社が負担します。");
  expect((await asked.get("mayorOffice", `/proposals/${id}/text`)).status).toBe(200);
  const { rows } = await city.owner.query<{ id: string }>("select id from protected_parts where proposal_id = $1", [
    id,
  ]);
  const opened = await openProtectedPart(city.program, {
    actor: city.person("mayorOffice"),
    proposalId: id,
    partId: rows[0]!.id,
    purpose: "受付の確認",
  });
  // Nothing of a declined proposal is opened any more: the protection lives on.
  expect(opened.ok).toBe(false);
  for (const key of ["finance", "schoolStaff", "otherCompany", "administrator", "healthHead"] as const)
    expect([key, (await asked.get(key, page)).status]).toEqual([key, 404]);
});

test("upheld, it stays declined, and the proposer reads why; nobody answers twice", async () => {
  const { id, page } = await declined();
  await ask(page);
  await noTies(city, id, "mayorOffice");
  expect((await answer(page, "", "mayorOffice", "")).status).toBe(422);
  for (const key of ["officer", "chief", "representative"] as const)
    expect([key, (await answer(page, "reopened", key)).status]).toEqual([key, 403]);
  expect((await answer(page, "upheld")).status).toBe(303);
  expect([await statusOf(id), await waits(id)]).toEqual(["declined", []]);
  const read = wordsOf((await asked.get("representative", page)).text);
  expect(read).toContain("結果：見送りのままとします");
  expect(read).toContain("見直した結果です。");
  expect(read).not.toContain("南 良子");
  expect((await answer(page, "reopened")).status).toBe(403);
  expect((await ask(page)).status).toBe(403);
});

test("reopened, it is back where it was, and the desk goes on", async () => {
  const { id, page } = await declined();
  await ask(page);
  await noTies(city, id, "mayorOffice");
  expect((await answer(page, "reopened")).status).toBe(303);
  expect(await statusOf(id)).toBe("inquiry");
  expect((await waits(id)).length).toBeGreaterThan(0);
  expect(wordsOf((await asked.get("representative", `/proposals/${id}`)).text)).toContain("もう一度の検討の結果を読む");
});

test("reopened into a hold, it is held as before, and resumes where the hold began", async () => {
  const { proposalId: id } = await lineTo(city, "on_hold");
  const page = `/proposals/${id}/second-look`;
  await noTies(city, id, "officer", "chief");
  const words = {
    explanation: "会場がありません。",
    whatWouldHelp: "会場があればできます。",
    departmentsHeard: "保健センター",
  };
  const ground = "実施に必要な条件が整わない";
  expect((await asked.post("officer", `/proposals/${id}/decline`, { ground, ...words })).status).toBe(303);
  expect((await asked.post("chief", `/proposals/${id}/decline/confirmation`)).status).toBe(303);
  await ask(page);
  await noTies(city, id, "mayorOffice");
  expect((await answer(page, "reopened")).status).toBe(303);
  expect(await statusOf(id)).toBe("on_hold");
  const resumed = await resumeProposal(city.program, { actor: city.person("officer"), proposalId: id });
  expect([resumed.ok, await statusOf(id)]).toEqual([true, "dialogue"]);
});

describe("a reviewer with a tie", () => {
  test("is taken out; the chief passes it on as the settings say, and cannot where nobody is left", async () => {
    const { id, page } = await declined();
    await ask(page);
    await declareConflict(city.program, {
      actor: city.person("mayorOffice"),
      proposalId: id,
      hasTie: "yes",
      what: "親族が役員",
    });
    expect((await waits(id)).map((wait) => `${wait.task} ${wait.holder}`)).toEqual(["passOnSecondLook desk"]);
    expect((await asked.get("mayorOffice", page)).status).toBe(404);
    expect((await asked.post("chief", `${page}/passing-on`)).status).toBe(409);
    const saved = await asked.post("administrator", "/desk/settings/second-look", {
      reviewer1: city.person("mayorOffice").id,
      reviewer2: city.person("finance").id,
    });
    expect(saved.status).toBe(303);
    expect((await asked.post("officer", `${page}/passing-on`)).status).toBe(403);
    expect((await asked.post("chief", `${page}/passing-on`)).status).toBe(303);
    expect((await waits(id)).map((wait) => wait.task)).toEqual(["answerSecondLook"]);
    await noTies(city, id, "finance");
    expect((await answer(page, "upheld", "finance")).status).toBe(303);
  });
});

describe("past every page the database refuses", () => {
  const attack = (key: PersonKey, statement: ReturnType<typeof sql>) =>
    city.program.db
      .asActor(city.person(key), async (tx) => Number((await statement.execute(tx)).numAffectedRows ?? 0n))
      .then(
        (rows) => (rows > 0 ? "done" : "nothing"),
        (error: { code?: string }) =>
          ({ "42501": "refused", "23514": "refused", "23505": "refused" })[error.code ?? ""] ?? error,
      );

  test("a reviewer of one's own choice, an answer for another, and moving a proposal without an answer", async () => {
    const { id, page } = await declined();
    const { rows } = await city.owner.query<{ id: string }>("select id from declines where proposal_id = $1", [id]);
    const insert = (
      reviewer: PersonKey,
    ) => sql`insert into second_looks (proposal_id, decline_id, request, asked_by, asked_at, due, reviewer_id)
      values (${id}, ${rows[0]!.id}, '願い', ${city.person("representative").id}, now(), '2027-01-01', ${city.person(reviewer).id})`;
    for (const reviewer of ["officer", "chief", "schoolStaff", "representative"] as const)
      expect([reviewer, await attack("representative", insert(reviewer))]).toEqual([reviewer, "refused"]);
    await ask(page);
    await noTies(city, id, "mayorOffice");
    const say = sql`update second_looks set answer = 'reopened', explanation = '理由', answered_at = now() where proposal_id = ${id}`;
    expect(await attack("chief", say)).toBe("refused");
    for (const key of ["officer", "representative", "schoolStaff", "otherCompany"] as const)
      expect([key, await attack(key, say)]).toEqual([key, "nothing"]);
    const move = (status: string) => sql`update proposals set status = ${status} where id = ${id}`;
    expect(await attack("mayorOffice", move("inquiry"))).toBe("refused");
    expect(await attack("mayorOffice", sql`update proposals set version = 99 where id = ${id}`)).toBe("refused");
    expect(await attack("mayorOffice", say)).toBe("done");
    expect(await attack("mayorOffice", move("active"))).toBe("refused");
    expect(await attack("mayorOffice", move("inquiry"))).toBe("done");
    expect(await attack("mayorOffice", move("declined"))).toBe("refused");
  });
});
