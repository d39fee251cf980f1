import { afterAll, afterEach, describe, expect, test } from "vitest";
import { aCity, lineTo, startOfTests } from "../../../test/support/city.ts";
import { good } from "../../../test/support/dialogue.ts";
import { noTies } from "../../../test/support/no-ties.ts";
import type { PersonKey } from "../../../test/support/small-world.ts";
import { findRecord } from "../../db/stores/record-store.ts";
import { listProtectionTalks } from "../../db/stores/talk-store.ts";
import type { Result } from "../../domain/kernel/result.ts";
import { askAboutEndedPeriods } from "../../jobs/ask-about-ended-periods.ts";
import { listReadings } from "../../queries/readings.ts";
import type { StoryPart } from "../../worlds/story.ts";
import { openProtectedPart } from "../open-protected-part.ts";
import { agreeProtectionChange } from "./agree-change.ts";
import { askPeriodEnd } from "./ask-period-end.ts";
import { endProtectionChange } from "./end-change.ts";
import { keepProtection } from "./keep.ts";
import { proposeProtectionChange } from "./propose-change.ts";
import { releaseProtection } from "./release.ts";

const city = await aCity();
afterAll(city.drop);
afterEach(() => city.setNow(startOfTests));
const { program, person } = city;

type Ids = { proposalId: string; partId: string };

/** A proposal in dialogue whose part is agreed for the asked departments until 31 March 2027; the health centre is asked. */
async function agreed(part: Partial<StoryPart> = {}): Promise<Ids> {
  const { proposalId, partIds } = await lineTo(city, "dialogue", { parts: [{ until: "2027-03-31", ...part }] });
  await noTies(city, proposalId, "officer", "chief", "healthHead", "healthStaff");
  return { proposalId, partId: partIds[0]! };
}

const as = (key: PersonKey, ids: Ids) => ({ actor: person(key), ...ids });
const change = (
  key: PersonKey,
  ids: Ids,
  terms: { level: string; until?: string; departmentIds?: string[] },
  note = "",
) =>
  proposeProtectionChange(program, {
    ...as(key, ids),
    note,
    terms: { departmentIds: [], until: "2027-03-31", ...terms },
  });
const agree = (key: PersonKey, ids: Ids) => agreeProtectionChange(program, as(key, ids));
const end = (key: PersonKey, ids: Ids, reason = "") => endProtectionChange(program, { ...as(key, ids), reason });
const open = (key: PersonKey, ids: Ids) => openProtectedPart(program, { ...as(key, ids), purpose: "面談の準備" });
const outcome = (result: Result<unknown>) => (result.ok ? "done" : result.refusal.kind);

async function partOf({ partId }: Ids) {
  const { rows } = await city.owner.query("select state, level, until from protected_parts where id = $1", [partId]);
  return rows[0];
}
async function waitsFor({ partId }: Ids): Promise<string[]> {
  const { rows } = await city.owner.query<{ task: string; holder: string }>(
    "select task, holder from waits where subject_id = $1 and ended_at is null",
    [partId],
  );
  return rows.map((row) => `${row.task} ${row.holder}`);
}
const saidAbout = async ({ proposalId }: Ids, key: PersonKey = "member") =>
  (await program.db.asActor(person(key), (tx) => listProtectionTalks(tx, proposalId))).map((talk) => talk.act);

describe("other terms", () => {
  test("hold only once the other side has agreed; until then the agreed ones do", async () => {
    const ids = await agreed();
    expect(outcome(await change("representative", ids, { level: "desk" }))).toBe("done");
    expect(await partOf(ids)).toEqual({ state: "agreed", level: "asked_departments", until: "2027-03-31" });
    expect(await waitsFor(ids)).toEqual(["answerChange desk"]);
    expect(outcome(await open("healthHead", ids))).toBe("done");
    expect(outcome(await agree("representative", ids))).toBe("not-allowed");
    expect(outcome(await agree("officer", ids))).toBe("done");
    expect(await partOf(ids)).toEqual({ state: "agreed", level: "desk", until: "2027-03-31" });
    expect(await waitsFor(ids)).toEqual([]);
  });

  test("that take a reader away take effect at once, and leave what was read in the ledger", async () => {
    const ids = await agreed();
    expect(outcome(await open("healthHead", ids))).toBe("done");
    good(await change("representative", ids, { level: "desk" }));
    good(await agree("officer", ids));
    expect(outcome(await open("healthHead", ids))).toBe("not-allowed");
    // The reading of a moment ago opens nothing any more, whatever is asked of the database.
    const content = await program.db.asActor(person("healthHead"), (tx) =>
      tx.selectFrom("protected_part_contents").select("content").where("part_id", "=", ids.partId).execute(),
    );
    expect(content).toEqual([]);
    const ledger = await program.db.asActor(person("member"), (tx) => listReadings(tx, ids.proposalId));
    expect(ledger.map((reading) => [reading.departmentName, reading.role])).toEqual([["保健センター", "課長"]]);
  });

  test("can be refused, countered and taken back; the desk says why it refuses", async () => {
    const ids = await agreed();
    good(await change("representative", ids, { level: "desk" }));
    expect(outcome(await end("officer", ids))).toBe("invalid");
    expect(outcome(await end("officer", ids, "課の検討に要ります。"))).toBe("done");
    expect(outcome(await agree("officer", ids))).toBe("not-allowed");
    good(await change("officer", ids, { level: "staff" }, "審議会で説明します。"));
    expect(outcome(await change("officer", ids, { level: "desk" }))).toBe("not-allowed");
    expect(await waitsFor(ids)).toEqual(["answerChange partner"]);
    good(await change("representative", ids, { level: "named_departments", departmentIds: [city.department("0507")] }));
    expect(outcome(await agree("representative", ids))).toBe("not-allowed");
    expect(outcome(await end("representative", ids))).toBe("done");
    expect(await partOf(ids)).toMatchObject({ level: "asked_departments" });
    expect(await saidAbout(ids)).toEqual([
      "request",
      "agree",
      "propose_change",
      "refuse_change",
      "propose_change",
      "propose_change",
      "withdraw_change",
    ]);
  });

  test("are about who reads and until when, and say something new", async () => {
    const ids = await agreed();
    expect(outcome(await change("representative", ids, { level: "asked_departments" }))).toBe("invalid");
    expect(outcome(await change("representative", ids, { level: "desk", until: "2026-11-24" }))).toBe("invalid");
    expect(outcome(await change("representative", ids, { level: "everybody" }))).toBe("invalid");
    expect(outcome(await change("member", ids, { level: "desk" }))).toBe("not-allowed");
    expect(outcome(await change("healthHead", ids, { level: "staff" }))).toBe("not-allowed");
    expect(outcome(await change("otherCompany", ids, { level: "staff" }))).toBe("not-found");
  });

  test("are talked about by proposer and desk alone", async () => {
    const ids = await agreed();
    good(await change("representative", ids, { level: "desk" }, "社内の事情です。"));
    for (const key of ["healthHead", "finance", "schoolStaff"] as const) {
      const seen = await program.db.asActor(person(key), async (tx) => ({
        talks: (await listProtectionTalks(tx, ids.proposalId)).length,
        said: (await findRecord(tx, ids.proposalId))?.parts.map((part) => part.said) ?? [null],
        waits: (await tx.selectFrom("waits").select("task").where("subject_id", "=", ids.partId).execute()).length,
      }));
      expect({ key, ...seen }).toEqual({ key, talks: 0, said: [null], waits: 0 });
    }
  });
});

describe("opening it earlier", () => {
  const release = (key: PersonKey, ids: Ids, to: string) => releaseProtection(program, { ...as(key, ids), to });

  test("is its proposer's alone, and only to more readers", async () => {
    const ids = await agreed({ level: "desk" });
    for (const key of ["officer", "chief", "member", "healthHead"] as const)
      expect([key, outcome(await release(key, ids, "staff"))]).toEqual([key, "not-allowed"]);
    expect(outcome(await release("representative", ids, "desk"))).toBe("invalid");
    expect(outcome(await open("healthHead", ids))).toBe("not-allowed");
    expect(outcome(await release("representative", ids, "asked_departments"))).toBe("done");
    expect(outcome(await release("representative", ids, "asked_departments"))).toBe("invalid");
    expect(outcome(await open("healthHead", ids))).toBe("done");
    expect(outcome(await open("schoolStaff", ids))).toBe("not-allowed");
  });

  test("altogether lets whoever reads the open parts read it too, without a reading, and nobody else", async () => {
    const ids = await agreed({ level: "desk" });
    good(await release("representative", ids, "released"));
    expect(await partOf(ids)).toMatchObject({ state: "released" });
    for (const key of ["schoolStaff", "healthHead", "officer"] as const)
      expect([key, outcome(await open(key, ids))]).toEqual([key, "done"]);
    for (const key of ["otherCompany", "administrator"] as const)
      expect([key, outcome(await open(key, ids))]).toEqual([key, "not-found"]);
    const { rows } = await city.owner.query("select 1 from readings where part_id = $1", [ids.partId]);
    expect(rows).toEqual([]);
    // It is not protected again.
    expect(outcome(await change("representative", ids, { level: "desk" }))).toBe("not-allowed");
  });

  test("of one part opens no other", async () => {
    const { proposalId, partIds } = await lineTo(city, "dialogue", {
      parts: [{ level: "desk" }, { level: "desk", heading: "もう一つの部分" }],
    });
    await noTies(city, proposalId, "healthHead");
    good(await release("representative", { proposalId, partId: partIds[0]! }, "released"));
    expect(outcome(await open("healthHead", { proposalId, partId: partIds[0]! }))).toBe("done");
    expect(outcome(await open("healthHead", { proposalId, partId: partIds[1]! }))).toBe("not-allowed");
  });
});

describe("the end of the period", () => {
  const tomorrow = new Date("2027-04-01T09:00:00+09:00");

  test("opens nothing: the clock hands the ball to the desk, which asks; silence keeps", async () => {
    const ids = await agreed();
    city.setNow(new Date("2027-03-31T23:59:00+09:00"));
    expect([await askAboutEndedPeriods(program), await waitsFor(ids)]).toEqual([0, []]);
    city.setNow(tomorrow);
    expect(await askAboutEndedPeriods(program)).toBeGreaterThan(0);
    expect(await askAboutEndedPeriods(program)).toBe(0);
    expect(await waitsFor(ids)).toEqual(["askPeriodEnd desk"]);
    expect(await partOf(ids)).toEqual({ state: "agreed", level: "asked_departments", until: "2027-03-31" });
    expect(outcome(await open("schoolStaff", ids))).toBe("not-allowed");
    expect(outcome(await askPeriodEnd(program, as("representative", ids)))).toBe("not-allowed");
    expect(outcome(await askPeriodEnd(program, as("officer", ids)))).toBe("done");
    expect(outcome(await askPeriodEnd(program, as("officer", ids)))).toBe("not-allowed");
    expect(await waitsFor(ids)).toEqual(["answerPeriodEnd partner"]);
    // A year of silence.
    city.setNow(new Date("2028-04-03T09:00:00+09:00"));
    await askAboutEndedPeriods(program);
    expect(await partOf(ids)).toEqual({ state: "agreed", level: "asked_departments", until: "2027-03-31" });
    expect(outcome(await open("schoolStaff", ids))).toBe("not-allowed");
  });

  test("its proposer leaves it closed, and is not asked again", async () => {
    const ids = await agreed();
    expect(outcome(await keepProtection(program, as("representative", ids)))).toBe("not-allowed");
    city.setNow(tomorrow);
    await askAboutEndedPeriods(program);
    good(await askPeriodEnd(program, as("officer", ids)));
    expect(outcome(await keepProtection(program, as("representative", ids)))).toBe("done");
    expect(await waitsFor(ids)).toEqual([]);
    await askAboutEndedPeriods(program);
    expect(await waitsFor(ids)).toEqual([]);
  });

  test("its proposer asks for a longer one, which holds when the desk agrees", async () => {
    const ids = await agreed();
    city.setNow(tomorrow);
    await askAboutEndedPeriods(program);
    good(await change("representative", ids, { level: "asked_departments", until: "2028-03-31" }));
    expect(await waitsFor(ids)).toEqual(["answerChange desk"]);
    good(await agree("officer", ids));
    expect([await partOf(ids), await waitsFor(ids)]).toEqual([
      { state: "agreed", level: "asked_departments", until: "2028-03-31" },
      [],
    ]);
  });
});

test("nothing of it stands in any log", async () => {
  const events = await city.owner.query("select facts::text from events");
  expect(JSON.stringify(events.rows)).not.toMatch(/秘匿語|社内の事情/);
});
