import { sql } from "kysely";
import { afterAll, describe, expect, test } from "vitest";
import type { Tx } from "../../src/db/connect.ts";
import { aCity } from "../support/city.ts";
import type { PersonKey } from "../support/small-world.ts";
import { putScene } from "./put-scene.ts";
import type { Scene } from "./scene.ts";

// Who speaks to the database in the name of a person, past every page and command, after an agreement about a protected part (P7b).

const city = await aCity();
afterAll(city.drop);
const { db } = city.program;

const as = <T>(key: PersonKey, work: (tx: Tx) => Promise<T>) => db.asActor(city.person(key), work);
const attack = (key: PersonKey, statement: ReturnType<typeof sql>) =>
  as(key, async (tx) => Number((await statement.execute(tx)).numAffectedRows ?? 0n)).then(
    (rows) => (rows > 0 ? "done" : "nothing"),
    (error: { code?: string }) =>
      ({ "42501": "refused", "23503": "refused", "23514": "refused" })[error.code ?? ""] ?? error,
  );

const asked = { isLead: true, endedAs: null, outcome: "dialogue", confirmed: true, released: false } as const;
const scene = (part: Scene["part"]) =>
  putScene(city, {
    stage: "inDialogue",
    status: "dialogue",
    sealed: false,
    inquiries: { "0507": asked, "0201": { ...asked, isLead: false } },
    tied: [],
    route: ["finance"],
    part,
    law: { person: "mayorOffice", isOpen: false, isTold: true, isDeclared: true },
    reviewer: null,
    textSubmitted: true,
    decisionSent: false,
    declineSent: false,
    caseState: "drafting",
  });

let talks = 0;
/** Something said about a part, in one's own name and for one's own side. */
const say = (key: PersonKey, part: string, act: string, level: string, until = "2027-03-31") => {
  const side = key === "representative" || key === "member" ? "partner" : "city";
  talks++;
  return sql`insert into protection_talks (part_id, proposal_id, side, act, level, until, by_id, at)
    select id, proposal_id, ${side}, ${act}, ${level}, ${until}::date, ${city.person(key).id}::uuid, now() + ${talks} * interval '1 second'
    from protected_parts where id = ${part}`;
};
const set = (part: string, change: ReturnType<typeof sql>) =>
  sql`update protected_parts set ${change} where id = ${part}`;

/** Puts a reading into the ledger past every wall, so that only the terms stand between a person and the content. */
async function hasRead(key: PersonKey, { proposal, part }: { proposal: string; part: string }): Promise<void> {
  await city.owner.query(
    `insert into chain_heads (kind, subject, municipality_id) values ('readings', $1, $2) on conflict (municipality_id, kind, subject)
      do update set link = null`,
    [part, city.seeded.municipality],
  );
  await city.owner.query(
    `insert into readings (part_id, proposal_id, municipality_id, seq, person_id, department_name, role, purpose, at, link)
     select $1, $2, $3, count(*) + 1, $4, '課', '職員', '面談の準備', now(), $5 from readings where part_id = $1`,
    [part, proposal, city.seeded.municipality, city.person(key).id, Buffer.alloc(32)],
  );
}
const contents = (key: PersonKey, part: string) =>
  as(key, (tx) =>
    tx.selectFrom("protected_part_contents").select("content").where("part_id", "=", part).execute(),
  ).then((rows) => rows.length);

describe("agreed terms", () => {
  test("are not changed by one side's word, whichever way", async () => {
    const { part } = await scene({ state: "agreed", level: "asked_departments", named: [] });
    for (const change of [
      sql`level = 'desk'`,
      sql`until = '2028-03-31'`,
      sql`until = '2026-12-01'`,
      sql`heading = '別'`,
      sql`position = 7`,
    ])
      for (const key of ["representative", "officer"] as const)
        expect([key, await attack(key, set(part, change))]).toEqual([key, "refused"]);
    expect(await attack("officer", set(part, sql`level = 'staff'`))).toBe("refused");
    for (const state of ["requested", "countered", "left_out"])
      for (const key of ["representative", "officer"] as const)
        expect([key, await attack(key, set(part, sql`state = ${state}`))]).toEqual([key, "refused"]);
  });

  test("change to what the other side asked for last, and to nothing that was refused or answered before", async () => {
    const { part } = await scene({ state: "agreed", level: "asked_departments", named: [] });
    expect(await attack("officer", say("officer", part, "propose_change", "staff"))).toBe("done");
    expect(await attack("officer", set(part, sql`level = 'staff'`))).toBe("refused");
    expect(await attack("representative", say("representative", part, "propose_change", "desk"))).toBe("done");
    expect(await attack("officer", set(part, sql`level = 'staff'`))).toBe("refused");
    expect(await attack("representative", set(part, sql`level = 'desk'`))).toBe("refused");
    expect(await attack("officer", say("officer", part, "refuse_change", "asked_departments"))).toBe("done");
    expect(await attack("officer", set(part, sql`level = 'desk'`))).toBe("refused");
    expect(await attack("representative", say("representative", part, "propose_change", "desk"))).toBe("done");
    expect(await attack("officer", set(part, sql`level = 'desk', until = '2030-01-01'`))).toBe("refused");
    expect(await attack("officer", set(part, sql`level = 'desk'`))).toBe("done");
  });

  test("are opened earlier by their proposer alone; what was released stands", async () => {
    const { part } = await scene({ state: "agreed", level: "desk", named: [] });
    for (const key of ["officer", "chief"] as const) {
      expect([key, await attack(key, set(part, sql`state = 'released'`))]).toEqual([key, "refused"]);
      for (const act of ["release", "widen", "keep"])
        expect([key, await attack(key, say(key, part, act, "desk"))]).toEqual([key, "refused"]);
    }
    for (const key of ["healthHead", "finance", "otherCompany", "administrator"] as const)
      expect([key, await attack(key, set(part, sql`state = 'released'`))]).toEqual([key, "nothing"]);
    expect(await attack("representative", set(part, sql`level = 'staff', until = '2020-01-01'`))).toBe("refused");
    expect(await attack("representative", set(part, sql`level = 'asked_departments'`))).toBe("done");
    expect(await attack("representative", set(part, sql`state = 'released'`))).toBe("done");
    for (const key of ["representative", "officer"] as const)
      expect([key, await attack(key, set(part, sql`state = 'agreed'`))]).toEqual([key, "refused"]);
    const content = sql`update protected_part_contents set content = '別' where part_id = ${part}`;
    expect(await attack("representative", content)).toBe("refused");
    expect(await attack("representative", sql`delete from protected_parts where id = ${part}`)).toBe("nothing");
  });

  test("that were narrowed close the part to whoever has opened it a moment ago", async () => {
    const ids = await scene({ state: "agreed", level: "staff", named: [] });
    const readers = ["officer", "healthHead", "disasterHead", "schoolStaff", "finance"] as const;
    for (const key of readers) await hasRead(key, ids);
    for (const key of readers) expect([key, await contents(key, ids.part)]).toEqual([key, 1]);
    await attack("representative", say("representative", ids.part, "propose_change", "desk"));
    expect(await attack("officer", set(ids.part, sql`level = 'desk'`))).toBe("done");
    for (const key of readers) expect([key, await contents(key, ids.part)]).toEqual([key, key === "officer" ? 1 : 0]);
  });

  test("name a department only while it is asked: released, it reads nothing any more", async () => {
    const ids = await scene({ state: "agreed", level: "asked_departments", named: [] });
    const named = await scene({ state: "agreed", level: "named_departments", named: ["0507"] });
    for (const one of [ids, named]) {
      await hasRead("healthHead", one);
      expect(await contents("healthHead", one.part)).toBe(1);
      await city.owner.query(
        "update inquiries set ended_at = now(), ended_as = 'released' where proposal_id = $1 and department_id = $2",
        [one.proposal, city.department("0507")],
      );
      expect(await contents("healthHead", one.part)).toBe(0);
    }
  });
});

describe("what was released", () => {
  test("is read like the open parts, and opens no other part", async () => {
    const ids = await scene({ state: "released", level: "desk", named: [] });
    const other = await scene({ state: "agreed", level: "desk", named: [] });
    for (const key of ["officer", "healthHead", "schoolStaff", "finance", "member"] as const)
      expect([key, await contents(key, ids.part)]).toEqual([key, 1]);
    for (const key of ["otherCompany", "administrator"] as const)
      expect([key, await contents(key, ids.part)]).toEqual([key, 0]);
    for (const key of ["officer", "healthHead", "schoolStaff", "finance"] as const)
      expect([key, await contents(key, other.part)]).toEqual([key, 0]);
  });
});
