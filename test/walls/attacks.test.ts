import { sql } from "kysely";
import { afterAll, describe, expect, test } from "vitest";
import { approvePlan } from "../../src/commands/approve-plan.ts";
import { editPlan } from "../../src/commands/edit-plan.ts";
import type { Tx } from "../../src/db/connect.ts";
import { aCity } from "../support/city.ts";
import { aDialogue, good as done, wholePlan } from "../support/dialogue.ts";
import type { PersonKey } from "../support/small-world.ts";
import { putScene } from "./put-scene.ts";
import type { Scene } from "./scene.ts";

// What somebody would try who speaks to the database in the name of a person: past every page and every command.

const city = await aCity();
afterAll(city.drop);
const { db } = city.program;

const as = <T>(key: PersonKey, work: (tx: Tx) => Promise<T>) => db.asActor(city.person(key), work);
/** What became of an attack: refused by a guard or a policy, nothing touched, or done. */
const attack = (key: PersonKey, statement: ReturnType<typeof sql>) =>
  as(key, async (tx) => Number((await statement.execute(tx)).numAffectedRows ?? 0n)).then(
    (rows) => (rows > 0 ? "done" : "nothing"),
    (error: { code?: string }) =>
      ({ "42501": "refused", "23503": "refused", "23514": "refused" })[error.code ?? ""] ?? error,
  );
const own = (key: PersonKey) => city.person(key).id;

const answered = { isLead: false, endedAs: null, outcome: "dialogue", confirmed: false, released: false } as const;
const plain: Scene = {
  stage: "submitted",
  status: "inquiry",
  sealed: false,
  inquiries: { "0507": { ...answered, isLead: true }, "0201": answered },
  tied: [],
  route: ["finance"],
  part: { state: "requested", level: "desk", named: [] },
  law: { person: "mayorOffice", isOpen: false, isTold: true, isDeclared: true },
  reviewer: null,
  textSubmitted: true,
  decisionSent: false,
  declineSent: false,
  caseState: "drafting",
};
const scene = (change: Partial<Scene> = {}) => putScene(city, { ...plain, ...change });

describe("a proposal is shown to no more people than its status says", () => {
  test("a department and an approver change nothing of it, not even its title", async () => {
    const { proposal } = await scene();
    for (const key of ["healthHead", "finance"] as const)
      for (const change of [
        sql`dialogue_at = now()`,
        sql`active_at = now()`,
        sql`title = '別の名前'`,
        sql`version = 99`,
      ])
        expect(await attack(key, sql`update proposals set ${change} where id = ${proposal}`), key).toBe("refused");
  });

  test("nobody publishes it by its time alone", async () => {
    const { proposal } = await scene();
    for (const key of ["officer", "representative"] as const)
      expect(await attack(key, sql`update proposals set active_at = now() where id = ${proposal}`)).toBe("refused");
    const draft = await scene({ stage: "draft", status: "draft", inquiries: {}, route: [], textSubmitted: false });
    expect(await attack("member", sql`update proposals set active_at = now() where id = ${draft.proposal}`)).toBe(
      "refused",
    );
  });

  test("its organisation sends it and takes it back, and moves it nowhere else", async () => {
    const { proposal } = await scene();
    for (const status of ["dialogue", "preparing", "active"])
      expect(await attack("representative", sql`update proposals set status = ${status} where id = ${proposal}`)).toBe(
        "refused",
      );
    expect(
      await attack("representative", sql`update proposal_texts set what = '書きかえ' where proposal_id = ${proposal}`),
    ).toBe("refused");
  });
});

describe("what a person may not see does not exist for them", () => {
  test("the judgement names no proposal that its reader cannot see, above all no draft of others", async () => {
    const draft = await scene({ stage: "draft", status: "draft", inquiries: {}, route: [], textSubmitted: false });
    const asked = await scene();
    const hidden = await scene({ inquiries: {}, route: [] });
    const tied = await scene({ tied: ["healthHead"] });
    const named = async (key: PersonKey) => {
      const { rows } = await as(key, (tx) =>
        sql<{ proposal_id: string }>`select proposal_id from wall.sight`.execute(tx),
      );
      return rows.map((row) => row.proposal_id).sort();
    };
    for (const key of [
      "representative",
      "otherCompany",
      "officer",
      "chief",
      "healthHead",
      "schoolStaff",
      "finance",
      "mayorOffice",
      "administrator",
    ] as const) {
      const seen = await as(key, (tx) => tx.selectFrom("proposals").select("id").execute());
      // Who has declared a tie knows the proposal, and sees no more of it than that.
      const own = key === "healthHead" ? [tied.proposal] : [];
      expect(await named(key), key).toEqual([...seen.map((row) => row.id), ...own].sort());
    }
    expect(await named("representative")).toContain(draft.proposal);
    expect(await named("officer")).not.toContain(draft.proposal);
    expect(await named("healthHead")).toContain(asked.proposal);
    for (const { proposal } of [draft, hidden]) expect(await named("healthHead")).not.toContain(proposal);
    for (const { proposal } of [draft, asked, hidden, tied])
      expect(await named("otherCompany")).not.toContain(proposal);
  });

  test("nobody's role reads the judgement behind it", async () => {
    for (const key of ["chief", "member", "administrator"] as const)
      await expect(as(key, (tx) => sql`select proposal_id from wall.judged`.execute(tx))).rejects.toThrow(
        /permission denied/,
      );
  });
});

describe("protected parts (P7b)", () => {
  test("the desk does not agree to its own terms, nor to others than were asked for", async () => {
    const { part } = await scene();
    const agree = (level: string) =>
      sql`update protected_parts set state = 'agreed', level = ${level}, agreed_at = now() where id = ${part}`;
    expect(await attack("officer", agree("staff"))).toBe("refused");
    const talk = sql`insert into protection_talks (part_id, proposal_id, side, act, level, until, by_id, at)
      select id, proposal_id, 'partner', 'counter', 'staff', until, ${own("officer")}::uuid, '2027-01-01' from protected_parts where id = ${part}`;
    expect(await attack("officer", talk)).toBe("refused");
    const counter = sql`insert into protection_talks (part_id, proposal_id, side, act, level, until, by_id, at)
      select id, proposal_id, 'city', 'counter', 'staff', until, ${own("officer")}::uuid, '2027-01-01' from protected_parts where id = ${part}`;
    expect(await attack("officer", counter)).toBe("done");
    expect(await attack("officer", agree("staff"))).toBe("refused");
    expect(await attack("officer", agree("desk"))).toBe("refused");
    expect(await attack("representative", agree("staff"))).toBe("done");
  });

  test("nobody but the proposer loosens what was agreed, and nobody swaps its words", async () => {
    const { part } = await scene({ part: { state: "agreed", level: "desk", named: [] } });
    for (const change of [
      sql`level = 'staff'`,
      sql`until = '2020-01-01'`,
      sql`state = 'requested'`,
      sql`heading = '別'`,
    ])
      expect(await attack("officer", sql`update protected_parts set ${change} where id = ${part}`)).toBe("refused");
    for (const key of ["healthHead", "finance", "otherCompany", "administrator"] as const)
      expect(await attack(key, sql`update protected_parts set level = 'staff' where id = ${part}`)).toBe("nothing");
    expect(
      await attack("member", sql`update protected_part_contents set content = '別の内容' where part_id = ${part}`),
    ).toBe("refused");
  });

  test("a reading stands in the ledger of its own proposal, and opens a part for a quarter of an hour only", async () => {
    const agreed = { state: "agreed", level: "desk", named: [] } as const;
    const one = await scene({ part: agreed });
    const other = await scene({ part: agreed });
    const reading = (extra: string, at: ReturnType<typeof sql>) => sql`
      insert into readings (part_id, proposal_id, seq, person_id, department_name, role, purpose, at, link ${sql.raw(extra ? `, ${extra}` : "")})
      select ${one.part}::uuid, ${other.proposal}::uuid, h.seq + 1, ${own("officer")}::uuid, '課', '職員', '目的', now(), '\\x00'::bytea ${at}
      from app.chain_head('readings', ${one.part}) h`;
    expect(await attack("officer", reading("", sql``))).toBe("refused");
    expect(await attack("officer", reading("recorded_at", sql`, now() + interval '10 years'`))).toBe("refused");
    const content = await as("officer", (tx) =>
      tx.selectFrom("protected_part_contents").select("content").where("part_id", "=", one.part).execute(),
    );
    expect(content).toEqual([]);
  });

  test("whoever has nothing to do with a proposal learns neither states of its parts nor how long its logs are", async () => {
    const { proposal, part } = await scene();
    for (const key of ["otherCompany", "schoolStaff", "mayorOffice", "administrator"] as const) {
      expect(
        (await as(key, (tx) => sql`select * from wall.part_states where part_id = ${part}`.execute(tx))).rows,
        key,
      ).toEqual([]);
      expect(await attack(key, sql`select * from app.chain_head('events', ${proposal})`), key).toBe("refused");
      expect(await attack(key, sql`select * from app.chain_head('readings', ${part})`), key).toBe("refused");
    }
  });

  test("the comparison with a text is no way to read a part that the desk may not open", async () => {
    const content = "竹炭と綿を七対三で混ぜ四十度で二時間蒸してから畳む秘伝の手順";
    const { proposal, part } = await scene({ part: { state: "left_out", level: "desk", named: [] } });
    await city.owner.query("update protected_part_contents set content = $1 where part_id = $2", [content, part]);
    const found = (text: string) =>
      as(
        "officer",
        async (tx) => (await sql`select * from app.stands_in_text(${proposal}, ${text})`.execute(tx)).rows.length,
      );
    // Somebody who knows the first twelve characters tries the thirteenth.
    expect(await found(content.slice(1, 13))).toBe(0);
    expect(await found(`写しです。${content.slice(5, 28)}。`)).toBe(1);
    expect(await found(content)).toBe(1);
  });
});

describe("each side acts for itself", () => {
  test("nobody approves the plan for the other side", async () => {
    const id = await aDialogue(city);
    done(
      await editPlan(city.program, {
        actor: city.person("officer"),
        proposalId: id,
        plan: wholePlan,
        baseVersion: 0,
        reason: "",
      }),
    );
    const approve = (side: string, by: PersonKey) =>
      sql`update plans set ${sql.ref(`${side}_approved_by`)} = ${own(by)}, ${sql.ref(`${side}_approved_at`)} = now() where proposal_id = ${id}`;
    expect(await attack("officer", approve("partner", "representative"))).toBe("refused");
    expect(await attack("officer", approve("partner", "officer"))).toBe("refused");
    expect(await attack("representative", approve("city", "officer"))).toBe("refused");
    expect(await attack("officer", approve("city", "chief"))).toBe("refused");
    expect(await attack("officer", sql`update plans set body = '{}' where proposal_id = ${id}`)).toBe("refused");
    expect(await attack("healthHead", sql`update plans set body = '{}' where proposal_id = ${id}`)).toBe("nothing");
    done(await approvePlan(city.program, { actor: city.person("representative"), proposalId: id, planVersion: 1 }));
  });

  test("nobody takes a section of the plan from somebody who writes in it, or answers a suggestion for the other side", async () => {
    const id = await aDialogue(city, "一つの部分を取り合う");
    const by = { actor: city.person("officer"), proposalId: id };
    done(await editPlan(city.program, { ...by, plan: wholePlan, baseVersion: 0, reason: "" }));
    const lock = (side: string, of: PersonKey) =>
      sql`insert into plan_section_locks (proposal_id, section, side, person_id, since, until)
        values (${id}, 'goals', ${side}, ${own(of)}, now(), now() + interval '15 minutes')`;
    expect(await attack("officer", lock("partner", "officer"))).toBe("refused");
    expect(await attack("officer", lock("city", "chief"))).toBe("refused");
    expect(await attack("disasterHead", lock("city", "disasterHead"))).toBe("refused");
    expect(await attack("officer", lock("city", "officer"))).toBe("done");
    const take = (until: ReturnType<typeof sql>) =>
      sql`update plan_section_locks set side = 'partner', person_id = ${own("member")}, since = now(), until = ${until} where proposal_id = ${id}`;
    expect(await attack("member", take(sql`now() + interval '5 minutes'`))).toBe("refused");
    // An end that is far away does not make it later than it is.
    expect(await attack("member", take(sql`now() + interval '3 days'`))).toBe("refused");
    expect(await attack("otherCompany", take(sql`now()`))).toBe("nothing");
    // Since when it is somebody's follows from until when: nobody can make it young for ever, or keep it by an end that is far away.
    const since = async () => {
      const { rows } = await city.owner.query<{ minutes: number }>(
        "select extract(epoch from until - since)::int / 60 as minutes from plan_section_locks where proposal_id = $1",
        [id],
      );
      return rows[0]?.minutes;
    };
    expect(await attack("officer", sql`update plan_section_locks set since = now() - interval '1 hour'`)).toBe("done");
    expect(await since()).toBe(15);
    expect(await attack("officer", sql`update plan_section_locks set until = until + interval '2 days'`)).toBe("done");
    expect(await attack("member", take(sql`now() + interval '15 minutes'`))).toBe("done");
    expect(await since()).toBe(15);
    const suggest = (side: string, of: PersonKey, state = "open") =>
      sql`insert into plan_suggestions (proposal_id, section, base_version, body, reason, side, by_id, at, state)
        values (${id}, 'goals', 1, '{}', '理由', ${side}, ${own(of)}, now(), ${state})`;
    expect(await attack("member", suggest("city", "member"))).toBe("refused");
    expect(await attack("member", suggest("partner", "representative"))).toBe("refused");
    expect(await attack("disasterHead", suggest("city", "disasterHead"))).toBe("refused");
    expect(await attack("member", suggest("partner", "member"))).toBe("done");
    const answer = (state: string, of: PersonKey) =>
      sql`update plan_suggestions set state = ${state}, answer = '理由', answered_by = ${own(of)}, answered_at = now(),
        accepted_version = ${state === "accepted" ? 1 : null} where proposal_id = ${id}`;
    expect(await attack("representative", answer("accepted", "representative"))).toBe("refused");
    expect(await attack("representative", answer("withdrawn", "representative"))).toBe("refused");
    expect(await attack("officer", answer("withdrawn", "officer"))).toBe("refused");
    expect(await attack("officer", answer("declined", "chief"))).toBe("refused");
    expect(
      await attack("officer", sql`update plan_suggestions set body = '{"goals": []}' where proposal_id = ${id}`),
    ).toBe("refused");
    expect(await attack("officer", answer("declined", "officer"))).toBe("done");
    expect(await attack("officer", answer("accepted", "officer"))).toBe("refused");
  });

  test("nobody confirms minutes, speaks or signs the log for the other side", async () => {
    const id = await aDialogue(city, "代わりに話す");
    const message = (side: string, by: PersonKey) =>
      sql`insert into messages (proposal_id, side, by_id, by_name, body, at) values (${id}, ${side}, ${own(by)}, '名', '本文', now())`;
    expect(await attack("officer", message("partner", "officer"))).toBe("refused");
    expect(await attack("officer", message("desk", "chief"))).toBe("refused");
    expect(await attack("representative", message("desk", "representative"))).toBe("refused");
    const meeting = sql`insert into meetings (proposal_id, state, proposed_side, proposed_by, starts_at, place, people, purpose)
      values (${id}, 'minutes_drafted', 'city', ${own("officer")}, now(), '所', '人', '目的')`;
    expect(await attack("officer", meeting)).toBe("done");
    const confirm = sql`update meetings set partner_confirmed_by = ${own("representative")}, partner_confirmed_at = now() where proposal_id = ${id}`;
    expect(await attack("officer", confirm)).toBe("refused");
    expect(
      await attack("representative", sql`update meetings set minutes = '書きかえ' where proposal_id = ${id}`),
    ).toBe("refused");
    const event = (side: string, by: PersonKey) => sql`
      insert into events (proposal_id, seq, kind, line, by_id, by_side, at, facts, previous, link)
      select ${id}::uuid, h.seq + 1, 'plan-approved', 'dialogue', ${own(by)}::uuid, ${side}, now(), '{}', h.link, '\\x00'::bytea from app.chain_head('events', ${id}) h`;
    expect(await attack("officer", event("partner", "officer"))).toBe("refused");
    expect(await attack("officer", event("desk", "representative"))).toBe("refused");
    expect(await attack("officer", event("clock", "officer"))).toBe("refused");
  });

  test("a department neither leads, answers for another, nor releases its answer", async () => {
    const { proposal } = await scene({ stage: "inDialogue", status: "dialogue" });
    const of = (code: string) => sql`proposal_id = ${proposal} and department_id = ${city.department(code)}`;
    expect(await attack("disasterHead", sql`update inquiries set is_lead = false where ${of("0507")}`)).toBe("refused");
    expect(await attack("disasterHead", sql`update inquiries set is_lead = true where ${of("0201")}`)).toBe("refused");
    expect(await attack("disasterHead", sql`update inquiries set due = '2030-01-01' where ${of("0201")}`)).toBe(
      "refused",
    );
    expect(await attack("disasterHead", sql`update inquiry_answers set answer = '別' where ${of("0507")}`)).toBe(
      "refused",
    );
    expect(await attack("disasterHead", sql`update inquiry_answers set released_at = now() where ${of("0201")}`)).toBe(
      "refused",
    );
    expect(await attack("officer", sql`update inquiry_answers set answer = '別' where ${of("0201")}`)).toBe("refused");
    expect(await attack("officer", sql`update inquiry_answers set released_at = now() where ${of("0201")}`)).toBe(
      "refused",
    );
  });

  test("a decline is not sent by who may not, and a paper is not approved past its route", async () => {
    const { proposal } = await scene();
    const send = sql`update declines set sent_at = now(), confirmed_by = ${own("officer2")} where proposal_id = ${proposal}`;
    expect(await attack("officer2", send)).toBe("refused");
    await city.owner.query("update approval_papers set state = 'on_route' where proposal_id = $1", [proposal]);
    expect(
      await attack("officer", sql`update approval_papers set state = 'approved' where proposal_id = ${proposal}`),
    ).toBe("refused");
    expect(
      await attack("finance", sql`update approval_papers set body = '{"x":1}' where proposal_id = ${proposal}`),
    ).toBe("refused");
    expect(
      await attack(
        "officer",
        sql`update approval_steps set decision = 'approved', decided_at = now() where proposal_id = ${proposal}`,
      ),
    ).toBe("nothing");
  });

  test("the partner consents to an agreement and changes no word; nobody consents for them", async () => {
    const { proposal } = await scene({ stage: "inDialogue", status: "preparing", caseState: "commenting" });
    await city.owner.query("update agreements set state = 'approved' where proposal_id = $1", [proposal]);
    const consent = (by: PersonKey) =>
      sql`update agreements set state = 'consented', consented_by = ${own(by)}, consented_at = now(), consented_hash = hash where proposal_id = ${proposal}`;
    expect(await attack("officer", consent("officer"))).toBe("refused");
    expect(await attack("officer", consent("representative"))).toBe("refused");
    expect(
      await attack("representative", sql`update agreements set body = '{"x":1}' where proposal_id = ${proposal}`),
    ).toBe("refused");
    expect(
      await attack("representative", sql`update agreements set state = 'concluded' where proposal_id = ${proposal}`),
    ).toBe("refused");
    expect(await attack("representative", consent("representative"))).toBe("done");
    expect(
      await attack(
        "representative",
        sql`update publication_drafts set body = '{"x":1}' where proposal_id = ${proposal}`,
      ),
    ).toBe("refused");
    expect(
      await attack(
        "officer",
        sql`update publication_drafts set partner_comment = '異議なし' where proposal_id = ${proposal}`,
      ),
    ).toBe("refused");
    expect(
      await attack(
        "officer",
        sql`update cooperations set partner_confirmed_by = ${own("representative")}, partner_confirmed_at = now() where proposal_id = ${proposal}`,
      ),
    ).toBe("refused");
  });

  test("numbers are not used up by whoever has none to give", async () => {
    expect(await attack("administrator", sql`select app.next_proposal_number(2026)`)).toBe("refused");
    expect(await attack("otherCompany", sql`select app.next_agreement_number(2026)`)).toBe("refused");
  });
});

describe("the bare login of the program", () => {
  test("reads no table and no view of the wall, and asks no function but the living session's", async () => {
    for (const statement of [
      "select * from proposals",
      "select * from protected_part_contents",
      "select * from sessions",
      "select * from wall.sight",
      "select app.stands_in_text(gen_random_uuid(), 'x')",
      "select app.chain_head('events', 'x')",
      "select app.next_proposal_number(2026)",
    ])
      await expect(db.pool.query(statement), statement).rejects.toThrow(/permission denied/);
  });

  test("a person's transaction leaves nothing behind on the connection", async () => {
    await as("chief", (tx) => tx.selectFrom("proposals").select("id").limit(1).execute());
    const { rows } = await db.pool.query(
      "select app.person() as person, app.municipality() as municipality, current_setting('wall.memo', true) as memo",
    );
    expect(rows[0]).toEqual({
      person: null,
      municipality: null,
      memo: expect.toSatisfy((memo: string | null) => !memo),
    });
  });
});
