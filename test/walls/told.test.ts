import { sql } from "kysely";
import { afterAll, describe, expect, test } from "vitest";
import { aCity, lineTo } from "../support/city.ts";
import type { PersonKey } from "../support/small-world.ts";

// Who is told, and who acts for somebody who is away: no more than they may know.

const city = await aCity();
afterAll(city.drop);
const { db } = city.program;
const id = (key: PersonKey) => city.person(key).id;
const tell = (proposal: string, audience: Record<string, string>) =>
  db.asActor({ kind: "clock", municipality: "272060" }, (tx) =>
    sql`select app.tell(${JSON.stringify([{ proposal, kind: "news", what: "joint-answer-drafted", ...audience }])}::jsonb, ${city.program.now()})`.execute(
      tx,
    ),
  );
const told = async (key: PersonKey, proposal: string) => {
  const { rows } = await city.owner.query(
    "select 1 from notices where person_id = $1 and proposal_id = $2 and what = 'joint-answer-drafted'",
    [id(key), proposal],
  );
  return rows.length;
};
const toMail = async (key: PersonKey, proposal: string) => {
  const { rows } = await db.asActor({ kind: "worker", municipality: "272060" }, (tx) =>
    sql`select 1 from wall.notices_to_mail where person_id = ${id(key)} and proposal_id = ${proposal}`.execute(tx),
  );
  return rows.length;
};
const away = (person: PersonKey, deputy: PersonKey) =>
  city.owner.query(
    `insert into deputies (municipality_id, person_id, deputy_id, from_day, to_day, reason, named_by, named_at)
      values ('272060', $1, $2, '2026-11-24', '2026-11-27', '出張', $1, now())`,
    [id(person), id(deputy)],
  );

describe("what is told", () => {
  test("a deputy of an approver hears nothing of the other parts of who is away", async () => {
    const { proposalId } = await lineTo(city, "inquiry");
    await city.owner.query(
      "insert into staff_posts (municipality_id, person_id, role, department_id, since) values ('272060', $1, 'staff', $2, now())",
      [id("finance"), city.department("0507")],
    );
    await away("finance", "schoolStaff");
    await tell(proposalId, { audience: "department", department: city.department("0507") });
    expect([await told("finance", proposalId), await told("schoolStaff", proposalId)]).toEqual([1, 0]);
    await city.owner.query("update staff_posts set ended_at = now() where person_id = $1 and role = 'staff'", [
      id("finance"),
    ]);
    // On the route they do.
    const review = await lineTo(city, "method_review", {
      ready: true,
      story: { method: { day: 3, method: "project_agreement", reason: "一つの分野で続く取組です。", approvals: 0 } },
    });
    await tell(review.proposalId, { audience: "person", person: id("finance") });
    expect(await told("schoolStaff", review.proposalId)).toBe(1);
  });

  test("a department that was released hears nothing any more", async () => {
    const { proposalId } = await lineTo(city, "inquiry");
    const department = city.department("0507");
    await tell(proposalId, { audience: "head", department });
    expect(await told("healthHead", proposalId)).toBe(1);
    await city.owner.query(
      "update inquiries set ended_at = now(), ended_as = 'released', is_lead = false where proposal_id = $1 and department_id = $2",
      [proposalId, department],
    );
    await tell(proposalId, { audience: "department", department });
    expect(await told("healthStaff", proposalId)).toBe(0);
  });

  test("no letter leaves for who has declared a tie since, or has left the organisation", async () => {
    const { proposalId } = await lineTo(city, "dialogue");
    await city.owner.query("update notices set mailed_at = now()");
    await tell(proposalId, { audience: "person", person: id("healthStaff") });
    await tell(proposalId, { audience: "partner" });
    expect([await toMail("healthStaff", proposalId), await toMail("member", proposalId)]).toEqual([1, 1]);
    await city.owner.query(
      `insert into conflict_declarations (municipality_id, proposal_id, person_id, has_tie, at) values ('272060', $1, $2, true, now())
        on conflict (proposal_id, person_id) do update set has_tie = true`,
      [proposalId, id("healthStaff")],
    );
    await city.owner.query("update memberships set ended_at = now() where person_id = $1", [id("member")]);
    expect([await toMail("healthStaff", proposalId), await toMail("member", proposalId)]).toEqual([0, 0]);
    await city.owner.query("update memberships set ended_at = null where person_id = $1", [id("member")]);
  });
});

test("nobody says of a deputyship that it has begun: the clock tells the deputy, and of what waits", async () => {
  const name = (begun: ReturnType<typeof sql>) =>
    db.asActor(city.person("mayorOffice"), (tx) =>
      sql`insert into deputies (person_id, deputy_id, from_day, to_day, reason, named_by, named_at, begun_at)
        values (${id("mayorOffice")}, ${id("schoolStaff")}, '2026-12-01', '2026-12-04', '出張', ${id("mayorOffice")}, ${city.program.now()}, ${begun})`.execute(
        tx,
      ),
    );
  await expect(name(sql`now()`)).rejects.toThrow(/row-level security/);
  await name(sql`null`);
});

describe("who acts for an approver", () => {
  const hash = Buffer.alloc(32, 7);
  const standsIn = async () => {
    const session = await db.findSession(hash, city.program.now());
    return session!.posts.filter(({ role }) => (role as string) === "stands_in").length;
  };
  test("does so no more once they came to the desk, or have no post left", async () => {
    await city.owner.query(
      "insert into sessions (token_hash, person_id, municipality_id, created_at, last_seen_at, expires_at) values ($1, $2, '272060', $3, $3, $4)",
      [hash, id("schoolStaff"), city.program.now(), new Date("2026-12-01T00:00:00Z")],
    );
    expect(await standsIn()).toBe(1);
    await city.owner.query(
      "insert into staff_posts (municipality_id, person_id, role, since) values ('272060', $1, 'officer', now())",
      [id("schoolStaff")],
    );
    expect(await standsIn()).toBe(0);
    await city.owner.query("update staff_posts set ended_at = now() where person_id = $1", [id("schoolStaff")]);
    expect(await standsIn()).toBe(0);
    await city.owner.query("update staff_posts set ended_at = null where person_id = $1 and role = 'staff'", [
      id("schoolStaff"),
    ]);
    expect(await standsIn()).toBe(1);
  });
});

describe("whether somebody can receive something", () => {
  const ask = (key: PersonKey, proposal: string | null, department: string | null) =>
    db.asActor(city.person(key), async (tx) => {
      const { rows } = await sql<{
        may: boolean;
      }>`select app.may_receive(${id("healthStaff")}, ${department}, ${proposal}) as may`.execute(tx);
      return rows[0]!.may;
    });
  test("is answered to who plans it and sees it, so that nobody learns of a tie", async () => {
    const { proposalId } = await lineTo(city, "inquiry");
    const department = city.department("0507");
    expect(await ask("healthHead", proposalId, department)).toBe(true);
    for (const key of [
      "representative",
      "otherCompany",
      "schoolStaff",
      "healthStaff",
      "disasterHead",
      "administrator",
    ] as const)
      expect([key, await ask(key, proposalId, department)]).toEqual([key, false]);
  });
});

test("a meeting that was held is not called off or arranged anew, past every page", async () => {
  const { proposalId } = await lineTo(city, "dialogue");
  const { rows } = await city.owner.query<{ id: string }>(
    `insert into meetings (municipality_id, proposal_id, state, proposed_side, proposed_by, starts_at, place, people, purpose, minutes, minutes_by, minutes_at, minutes_version)
      values ('272060', $1, 'minutes_drafted', 'city', $2, now(), '会場', '双方', '時期', '話した', $2, now(), 1) returning id`,
    [proposalId, id("officer")],
  );
  for (const key of ["representative", "officer"] as const)
    for (const state of ["cancelled", "proposed", "held"])
      await expect(
        db.asActor(city.person(key), (tx) =>
          sql`update meetings set state = ${state} where id = ${rows[0]!.id}`.execute(tx),
        ),
      ).rejects.toThrow(/what was held|is not made held/);
});
