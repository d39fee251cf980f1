import { afterAll, beforeAll, expect, test } from "vitest";
import { aCity, lineTo, startOfTests, type TestCity } from "../../../test/support/city.ts";
import { noTies } from "../../../test/support/no-ties.ts";
import { type Requests, requestsOf } from "../../../test/support/requests.ts";
import { signIn } from "../../../test/support/sign-in.ts";
import type { PersonKey } from "../../../test/support/small-world.ts";
import { unzipped } from "../../../test/support/unzipped.ts";
import { declareConflict } from "../../commands/declare-conflict.ts";
import { carryOutHandOvers } from "../../commands/hand-overs/carry-out-hand-overs.ts";
import { createLog } from "../../log.ts";
import { verifyChains } from "../../queries/verify-chains.ts";
import { appOf } from "../app.tsx";

let city: TestCity;
let requests: Requests;
let app: ReturnType<typeof appOf>["app"];
beforeAll(async () => {
  city = await aCity();
  requests = requestsOf(city);
  app = appOf(city.program, createLog("silent")).app;
});
afterAll(() => city.drop());

const april = { "onDay-year": "令和9", "onDay-month": "4", "onDay-day": "1" };
const inApril = new Date("2027-04-01T09:00:00+09:00");
const id = (key: PersonKey) => city.person(key).id;
/** Months later everybody signs in anew. */
const goTo = (now: Date) => {
  city.setNow(now);
  requests = requestsOf(city);
};
const page = (who: PersonKey, path: string) => requests.get(who, path);
const assignedTo = async (proposalId: string) =>
  (
    await city.owner.query<{ person_id: string }>(
      "select person_id from assignments where proposal_id = $1 and ended_at is null",
      [proposalId],
    )
  ).rows.map((row) => row.person_id);
const assign = (proposalId: string, key: PersonKey) =>
  city.owner.query(
    "insert into assignments (proposal_id, person_id, municipality_id, assigned_by, at) values ($1, $2, '272060', $3, now()) on conflict (proposal_id, person_id) do update set ended_at = null",
    [proposalId, id(key), id("chief")],
  );

test("the desk's work passes on its day: once, with its clocks, all to one or line by line; who has a tie receives nothing of it", async () => {
  const first = (await lineTo(city, "dialogue")).proposalId;
  const second = (await lineTo(city, "inquiry")).proposalId;
  const third = (await lineTo(city, "received")).proposalId;
  for (const proposal of [first, second, third]) {
    await city.owner.query("update assignments set ended_at = now() where proposal_id = $1", [proposal]);
    await assign(proposal, "officer");
  }
  const waits = async () =>
    (await city.owner.query("select id, due, since from waits where ended_at is null order by id")).rows;
  const before = await waits();
  await declareConflict(city.program, {
    actor: city.person("officer2"),
    proposalId: third,
    hasTie: "yes",
    what: "兄弟",
  });

  const plan = `/desk/hand-overs/new?from=${id("officer")}`;
  const shown = await page("chief", plan);
  expect([shown.status, shown.text.match(/引き継ぐもの\((\d+)件\)/)?.[1]]).toEqual([200, "3"]);
  const form = { ...april, from: id("officer"), to: id("officer2"), note: "①髙橋さんは水曜が休みです。" };
  const refused = await requests.post("chief", "/desk/hand-overs/new", form);
  const said = refused.text;
  expect(refused.status).toBe(422);
  expect(said).toContain("この人は、これを引き継げません");
  // Why is nobody's business, and nothing typed is lost.
  expect(said).not.toContain("兄弟");
  expect(said).toContain("①髙橋さんは水曜が休みです。");
  const planned = await requests.post("chief", "/desk/hand-overs/new", { ...form, [`line-${third}`]: id("chief") });
  expect(planned.status).toBe(303);
  const address = planned.headers.get("location")!.split("?")[0]!;
  expect(await carryOutHandOvers(city.program)).toBe(0);
  expect(await assignedTo(first)).toEqual([id("officer")]);

  goTo(inApril);
  // Two copies of the program at once: one of them does it.
  const done = await Promise.all([carryOutHandOvers(city.program), carryOutHandOvers(city.program)]);
  expect(done.reduce((sum, one) => sum + one, 0)).toBe(1);
  expect([await assignedTo(first), await assignedTo(second), await assignedTo(third)]).toEqual([
    [id("officer2")],
    [id("officer2")],
    [id("chief")],
  ]);
  expect(await waits()).toEqual(before);
  const { rows } = await city.owner.query(
    "select kind, by_side, line, facts->>'from' as left, facts->>'to' as came from events where kind = 'assignment-passed' and proposal_id = $1",
    [first],
  );
  expect(rows).toEqual([
    { kind: "assignment-passed", by_side: "clock", line: "inside", left: id("officer"), came: id("officer2") },
  ]);
  expect((await verifyChains(city.owner, city.program.key)).ok).toBe(true);

  const told = await page("officer2", "/inbox");
  expect(told.text).toContain("仕事を引き継ぎました");
  expect((await page("representative", "/inbox")).text).not.toContain("引継ぎ");

  // Before the question about ties is answered a proposal is a number.
  expect((await page("officer2", `${address}/paper`)).text).toContain("関係の有無を答えてください");
  await noTies(city, first, "officer2");
  await noTies(city, second, "officer2");
  const paper = await page("officer2", `${address}/paper`);
  expect(paper.text).toContain("だれの番で、いつまでか");
  expect(paper.text).toContain("①髙橋さんは水曜が休みです。");
  const file = await app.request(`${address}/file`, await signIn(city.program, id("officer2")));
  expect(file.headers.get("content-type")).toContain("wordprocessingml");
  expect(unzipped(Buffer.from(await file.arrayBuffer()))).toContain("最近の動き");
  // Others neither see it nor call it off.
  for (const who of ["healthHead", "finance"] as const) {
    expect((await page(who, address)).status).toBe(404);
    expect((await page(who, `${address}/paper`)).status).toBe(404);
    expect((await requests.get(who, `${address}/file`)).status).toBe(404);
  }
  expect((await requests.post("chief", `${address}/cancelling`, {})).status).toBe(404);
  goTo(startOfTests);
});

test("the paper names a protected part by its heading, and never its content", async () => {
  const { proposalId } = await lineTo(city, "dialogue", { parts: [{}] });
  await city.owner.query("update assignments set ended_at = now() where proposal_id = $1", [proposalId]);
  await assign(proposalId, "officer");
  const contents = await city.owner.query<{ content: string; heading: string }>(
    "select c.content, p.heading from protected_part_contents c join protected_parts p on p.id = c.part_id where c.proposal_id = $1",
    [proposalId],
  );
  const today = { "onDay-year": "令和8", "onDay-month": "11", "onDay-day": "24" };
  const form = { ...today, from: id("officer"), to: id("officer2"), note: "" };
  const planned = await requests.post("chief", "/desk/hand-overs/new", form);
  expect(planned.status).toBe(303);
  const address = planned.headers.get("location")!.split("?")[0]!;
  // Today's is carried out at once.
  expect(await assignedTo(proposalId)).toEqual([id("officer2")]);
  await noTies(city, proposalId, "officer2");
  const { text } = await page("officer2", `${address}/paper`);
  expect(text).toContain(contents.rows[0]!.heading);
  expect(text).not.toContain(contents.rows[0]!.content.slice(0, 12));
});

test("a head hands over inside the own department, and nobody else's; a plan that was called off is not carried out", async () => {
  await lineTo(city, "inquiry");
  const health = city.department("0507");
  const plan = `/desk/hand-overs/new?from=${id("healthStaff")}&department=${health}`;
  const shown = await page("healthHead", plan);
  expect([shown.status, shown.text.includes("照会 R")]).toEqual([200, true]);
  expect((await page("disasterHead", plan)).status).toBe(404);
  expect((await page("healthStaff", plan)).status).toBe(404);
  // Who plans nobody's reads whom to ask.
  const whom = "引継ぎを決めるのは、課の人については課長、デスクの人についてはデスクの責任者です。";
  expect((await page("healthStaff", "/desk/hand-overs")).text).toContain(whom);
  expect((await page("healthHead", "/desk/hand-overs")).text).not.toContain(whom);
  expect((await page("healthHead", `/desk/hand-overs/new?from=${id("officer")}`)).status).toBe(404);
  const form = { ...april, from: id("healthStaff"), department: health, to: id("healthHead"), note: "" };
  const planned = await requests.post("healthHead", "/desk/hand-overs/new", form);
  expect(planned.status).toBe(303);
  const address = planned.headers.get("location")!.split("?")[0]!;
  expect((await page("officer", address)).status).toBe(404);
  expect((await requests.post("healthStaff", `${address}/cancelling`, {})).status).toBe(404);
  expect((await requests.post("healthHead", `${address}/cancelling`, {})).status).toBe(303);
  // Carried out instead, the inquiry has another handler.
  expect((await requests.post("healthHead", "/desk/hand-overs/new", { ...form, to: id("healthHead") })).status).toBe(
    303,
  );
  goTo(inApril);
  expect(await carryOutHandOvers(city.program)).toBe(1);
  const { rows } = await city.owner.query("select distinct person_id from inquiry_handlers");
  expect(rows).toEqual([{ person_id: id("healthHead") }]);
  goTo(startOfTests);
});

test("nobody plans, reads or carries out a hand-over past the program", async () => {
  const { db } = city.program;
  const row = { person_id: id("officer"), on_day: "2026-11-24", planned_at: new Date() };
  for (const key of ["officer", "healthHead", "administrator", "representative"] as const)
    await expect(
      db.asActor(city.person(key), (tx) =>
        tx
          .insertInto("hand_overs")
          .values({ ...row, planned_by: id(key) })
          .execute(),
      ),
    ).rejects.toThrow(/row-level security/);
  const rows = await db.asActor(city.person("representative"), (tx) =>
    tx.selectFrom("hand_over_lines").selectAll().execute(),
  );
  expect(rows).toEqual([]);
});

test("what passes in a circle on one day is refused, and the other hand-over is named; on another day it may come back", async () => {
  const { proposalId } = await lineTo(city, "received");
  const { proposalId: other } = await lineTo(city, "received");
  for (const [proposal, key] of [
    [proposalId, "officer2"],
    [other, "officer"],
  ] as const) {
    await city.owner.query("update assignments set ended_at = now() where proposal_id = $1", [proposal]);
    await assign(proposal, key);
  }
  const may = { "onDay-year": "令和9", "onDay-month": "5", "onDay-day": "1" };
  const from = (who: PersonKey, to: PersonKey) => ({ from: id(who), to: id(to), note: "" });
  const post = (form: Record<string, string>) => requests.post("chief", "/desk/hand-overs/new", form);
  const first = await post({ ...may, ...from("officer2", "officer") });
  expect(first.status).toBe(303);
  const circular = await post({ ...may, ...from("officer", "officer2") });
  expect(circular.status).toBe(422);
  expect(circular.text).toContain("この日には、葛󠄀城 美紀さんから藤原 直樹さんへの引継ぎが、もう予定されています。");
  const later = { ...may, "onDay-day": "2" };
  expect((await post({ ...later, ...from("officer", "officer2") })).status).toBe(303);
  // Called off, it is in nobody's way.
  expect((await requests.post("chief", `${first.to}`.replace(/\?.*/, "/cancelling"))).status).toBe(303);
  expect((await post({ ...may, ...from("officer", "officer2") })).status).toBe(303);
});
