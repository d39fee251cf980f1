import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aCity, type TestCity } from "../../test/support/city.ts";
import { noTies } from "../../test/support/no-ties.ts";
import type { PersonKey } from "../../test/support/small-world.ts";
import { findRecord } from "../db/stores/record-store.ts";
import { listProtectionReasons, listProtectionTalks } from "../db/stores/talk-store.ts";
import type { Result } from "../domain/kernel/result.ts";
import { pledges } from "../domain/proposal/pledge.ts";
import { agreeProtection } from "./agree-protection.ts";
import { askDepartment } from "./ask-department.ts";
import { askForAdditions } from "./ask-for-additions.ts";
import { counterProtection } from "./counter-protection.ts";
import { createDraft } from "./create-draft.ts";
import { declareConflict } from "./declare-conflict.ts";
import { leaveOutProtection } from "./leave-out-protection.ts";
import { openProtectedPart } from "./open-protected-part.ts";
import { receiveProposal } from "./receive-proposal.ts";
import { resubmitProposal } from "./resubmit-proposal.ts";
import { saveDraft } from "./save-draft.ts";
import { submitProposal } from "./submit-proposal.ts";
import { addProtectedPart } from "./write-protected-part.ts";

let city: TestCity;
beforeAll(async () => {
  city = await aCity();
});
afterAll(() => city.drop());

const secret = "秘匿語: 足の裏の圧力を7点で測ります。";
const purpose = "照会への回答";

/** A submitted proposal with one protected part, asked for the asked departments. */
async function submitted(): Promise<{ proposalId: string; partId: string }> {
  const actor = city.person("representative");
  const created = await createDraft(city.program, { actor, formKey: randomUUID() });
  const proposalId = created.ok ? created.value.id : "";
  const words = {
    title: "歩き方の測定",
    summary: "測ります。",
    what: "月に1回測ります。",
    benefit: "早く気づけます。",
  };
  await saveDraft(city.program, { actor, proposalId, words, fields: ["健康"] });
  const added = await addProtectedPart(city.program, {
    actor,
    proposalId,
    part: {
      section: "what",
      heading: "歩行の判定のしくみ",
      reason: "特許を出願する準備をしており、先に知られると権利を得られなくなるため",
      content: secret,
      level: "asked_departments",
      departmentIds: [],
      until: "2027-09-30",
    },
  });
  await submitProposal(city.program, { actor, proposalId, pledges });
  return { proposalId, partId: added.ok ? added.value.value!.partId : "" };
}

/** … and received by the desk. */
async function received() {
  const ids = await submitted();
  await receiveProposal(city.program, { actor: city.person("officer"), proposalId: ids.proposalId });
  return ids;
}

function outcome(result: Result<unknown>): string {
  return result.ok ? "done" : result.refusal.kind;
}

/** Opening, by somebody who has declared to have no tie where that is asked first. */
const open = async (key: PersonKey, ids: { proposalId: string; partId: string }, why = purpose) => {
  const declared = { actor: city.person(key), proposalId: ids.proposalId, hasTie: "no", what: "" };
  await declareConflict(city.program, declared);
  return openAtOnce(key, ids, why);
};
const openAtOnce = (key: PersonKey, ids: { proposalId: string; partId: string }, why = purpose) =>
  openProtectedPart(city.program, { actor: city.person(key), ...ids, purpose: why });

const agree = async (key: PersonKey, ids: { proposalId: string; partId: string }) => {
  await noTies(city, ids.proposalId, key);
  return agreeProtection(city.program, { actor: city.person(key), ...ids });
};

const counter = async (key: PersonKey, ids: { proposalId: string; partId: string }, level = "desk") => {
  await noTies(city, ids.proposalId, key);
  return counterProtection(city.program, {
    actor: city.person(key),
    ...ids,
    note: "担当課の検討には要りません。",
    terms: { level, departmentIds: [], until: "2027-12-31" },
  });
};

const leaveOut = async (key: PersonKey, ids: { proposalId: string; partId: string }, reason: string) => {
  await noTies(city, ids.proposalId, key);
  return leaveOutProtection(city.program, { actor: city.person(key), ...ids, reason });
};

async function stateOf({ partId }: { partId: string }) {
  const found = await city.owner.query("select state, level, until from protected_parts where id = $1", [partId]);
  return found.rows[0];
}

describe("before there is an agreement", () => {
  test("the proposer reads their own words, without a reading", async () => {
    const ids = await received();
    expect(await open("member", ids, "")).toMatchObject({ ok: true, value: { content: secret } });
    const readings = await city.owner.query("select 1 from readings where part_id = $1", [ids.partId]);
    expect(readings.rowCount).toBe(0);
  });

  test("the desk sees heading and reason, and cannot open the content", async () => {
    const ids = await received();
    const seen = await city.program.db.asActor(city.person("officer"), async (tx) => ({
      heading: (await findRecord(tx, ids.proposalId))?.parts[0]?.heading,
      reasons: (await listProtectionReasons(tx, ids.proposalId)).size,
      contents: (await tx.selectFrom("protected_part_contents").selectAll().execute()).length,
    }));
    expect(seen).toEqual({ heading: "歩行の判定のしくみ", reasons: 1, contents: 0 });
    expect(outcome(await open("officer", ids))).toBe("not-allowed");
  });

  test("another organisation and staff without a part do not find it", async () => {
    const ids = await received();
    for (const key of ["otherCompany", "schoolStaff", "administrator"] as const)
      expect([key, outcome(await open(key, ids))]).toEqual([key, "not-found"]);
  });
});

describe("the talk", () => {
  test("desk counters, proposer counters, desk agrees: the last offer holds", async () => {
    const ids = await received();
    expect(outcome(await counter("officer", ids))).toBe("done");
    // The city's offer stands in the talk alone; the part keeps showing what the proposer asked for.
    expect(await stateOf(ids)).toEqual({ state: "countered", level: "asked_departments", until: "2027-09-30" });
    expect(outcome(await counter("officer", ids))).toBe("not-allowed");
    expect(outcome(await counter("representative", ids, "staff"))).toBe("done");
    expect(outcome(await agree("representative", ids))).toBe("not-allowed");
    expect(outcome(await agree("officer", ids))).toBe("done");
    expect(await stateOf(ids)).toEqual({ state: "agreed", level: "staff", until: "2027-12-31" });
    expect(outcome(await agree("officer", ids))).toBe("not-allowed");
    expect(outcome(await leaveOut("officer", ids, "照会に要りません。"))).toBe("not-allowed");
    const acts = await city.program.db.asActor(city.person("member"), (tx) => listProtectionTalks(tx, ids.proposalId));
    expect(acts.map((talk) => [talk.side, talk.act])).toEqual([
      ["partner", "request"],
      ["city", "counter"],
      ["partner", "counter"],
      ["city", "agree"],
    ]);
  });

  test("the ball goes with each answer", async () => {
    const ids = await received();
    const holders = async () => {
      const waits = await city.owner.query("select holder from waits where subject_id = $1 and ended_at is null", [
        ids.partId,
      ]);
      return waits.rows.map((row) => row.holder);
    };
    expect(await holders()).toEqual(["desk"]);
    await counter("officer", ids);
    expect(await holders()).toEqual(["partner"]);
    await agree("representative", ids);
    expect(await holders()).toEqual([]);
    expect(await stateOf(ids)).toEqual({ state: "agreed", level: "desk", until: "2027-12-31" });
  });

  test("a part left out is never read by the city", async () => {
    const ids = await received();
    const left = await leaveOut("representative", ids, "");
    expect([outcome(left), outcome(await open("officer", ids))]).toEqual(["done", "not-allowed"]);
  });

  test("the desk tells the proposer why it leaves a part out, in at most 500 characters", async () => {
    const ids = await received();
    await counter("officer", ids);
    for (const why of ["", " \n", "長".repeat(501)])
      expect(await leaveOut("officer", ids, why)).toMatchObject({
        refusal: { kind: "invalid", errors: [{ field: "reason" }] },
      });
    expect(await stateOf(ids)).toMatchObject({ state: "countered" });
    expect(outcome(await leaveOut("officer", ids, "この部分がなくても検討できるため"))).toBe("done");
    const talks = await city.program.db.asActor(city.person("member"), (tx) => listProtectionTalks(tx, ids.proposalId));
    expect(talks.at(-1)).toMatchObject({ side: "city", act: "leave_out", note: "この部分がなくても検討できるため" });
  });

  test("a member and an asked department do not decide; nothing is talked about before the desk has received it", async () => {
    const early = await submitted();
    expect(outcome(await agree("officer", early))).toBe("wrong-status");
    const ids = await received();
    expect(outcome(await agree("member", ids))).toBe("not-allowed");
    expect(outcome(await agree("otherCompany", ids))).toBe("not-found");
  });

  test("terms must end after today", async () => {
    const ids = await received();
    await noTies(city, ids.proposalId, "officer");
    const late = await counterProtection(city.program, {
      actor: city.person("officer"),
      ...ids,
      note: "",
      terms: { level: "desk", departmentIds: [], until: "2026-11-24" },
    });
    expect(late).toMatchObject({ refusal: { kind: "invalid", errors: [{ field: "until" }] } });
  });
});

describe("under an agreement", () => {
  async function agreedFor(level: string, named: string[] = []) {
    const ids = await received();
    await noTies(city, ids.proposalId, "officer");
    await counterProtection(city.program, {
      actor: city.person("officer"),
      ...ids,
      note: "",
      terms: { level, departmentIds: named, until: "2027-12-31" },
    });
    await agree("representative", ids);
    await askDepartment(city.program, {
      actor: city.person("officer"),
      proposalId: ids.proposalId,
      questions: [{ departmentId: city.department("0507"), question: "月に1回、集会所で測れますか。", due: "10" }],
    });
    return ids;
  }

  test("opening asks what for, and leaves a reading that the proposer sees by department and post", async () => {
    const ids = await agreedFor("asked_departments");
    expect(outcome(await open("healthStaff", ids, "気になったため"))).toBe("invalid");
    expect(await open("healthStaff", ids)).toMatchObject({ ok: true, value: { content: secret } });
    const ledger = await city.program.db.asActor(city.person("member"), (tx) =>
      tx
        .selectFrom("readings")
        .select(["seq", "department_name", "role", "purpose"])
        .where("part_id", "=", ids.partId)
        .execute(),
    );
    expect(ledger).toEqual([{ seq: 1, department_name: "保健センター", role: "担当", purpose }]);
  });

  test("who has not said whether there is a tie opens nothing, and leaves no reading", async () => {
    const ids = await agreedFor("asked_departments");
    expect(outcome(await openAtOnce("healthStaff", ids))).toBe("undeclared");
    const readings = await city.owner.query("select 1 from readings where part_id = $1", [ids.partId]);
    expect(readings.rowCount).toBe(0);
  });

  test("the content does not come without a reading, whatever is asked of the database", async () => {
    const ids = await agreedFor("staff");
    const contents = await city.program.db.asActor(city.person("officer"), (tx) =>
      tx.selectFrom("protected_part_contents").selectAll().where("part_id", "=", ids.partId).execute(),
    );
    expect(contents).toEqual([]);
  });

  test("an asked department sees the heading and not the reason", async () => {
    const ids = await agreedFor("desk");
    const seen = await city.program.db.asActor(city.person("healthHead"), async (tx) => ({
      heading: (await findRecord(tx, ids.proposalId))?.parts[0]?.heading,
      reasons: (await listProtectionReasons(tx, ids.proposalId)).size,
      talk: (await listProtectionTalks(tx, ids.proposalId)).length,
    }));
    expect(seen).toEqual({ heading: "歩行の判定のしくみ", reasons: 0, talk: 0 });
  });

  test.each([
    ["desk", "officer", "done"],
    ["desk", "healthHead", "not-allowed"],
    ["asked_departments", "healthHead", "done"],
    ["asked_departments", "disasterHead", "not-found"],
  ] as const)("level %s: %s gets %s", async (level, key, expected) => {
    const ids = await agreedFor(level);
    expect(outcome(await open(key, ids))).toBe(expected);
  });

  test("named departments: only the named one", async () => {
    const forHealth = await agreedFor("named_departments", [city.department("0507")]);
    expect(outcome(await open("healthHead", forHealth))).toBe("done");
    const forDisaster = await agreedFor("named_departments", [city.department("0201")]);
    expect(outcome(await open("healthHead", forDisaster))).toBe("not-allowed");
  });
});

test("additions are written as a new version that the city reads only when it is sent again", async () => {
  const { proposalId } = await submitted();
  await askForAdditions(city.program, { actor: city.person("officer"), proposalId, request: "場所を書いてください。" });
  const actor = city.person("member");
  await saveDraft(city.program, { actor, proposalId, words: { title: "別の名前", what: "集会所で測ります。" } });
  const seenBy = async (key: PersonKey) => {
    const record = await city.program.db.asActor(city.person(key), (tx) => findRecord(tx, proposalId));
    return [record?.title, record?.text?.version, record?.text?.what];
  };
  expect(await seenBy("member")).toEqual(["歩き方の測定", 2, "集会所で測ります。"]);
  expect(await seenBy("officer")).toEqual(["歩き方の測定", 1, "月に1回測ります。"]);
  const again = await resubmitProposal(city.program, { actor: city.person("representative"), proposalId });
  expect(outcome(again)).toBe("done");
  expect(await seenBy("officer")).toEqual(["歩き方の測定", 2, "集会所で測ります。"]);
  const numbers = await city.owner.query("select status, serial from proposals where id = $1", [proposalId]);
  expect(numbers.rows[0]).toMatchObject({ status: "submitted", serial: expect.any(Number) });
});

test("no protected word stands in any log", async () => {
  const events = await city.owner.query("select facts::text from events");
  const readings = await city.owner.query("select row_to_json(r)::text as line from readings r");
  expect(JSON.stringify([events.rows, readings.rows])).not.toContain("秘匿語");
});
