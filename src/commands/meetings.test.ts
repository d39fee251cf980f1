import { randomUUID } from "node:crypto";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { aCity } from "../../test/support/city.ts";
import { aDialogue, aMeeting, good, someMinutes } from "../../test/support/dialogue.ts";
import type { PersonKey } from "../../test/support/small-world.ts";
import { findRecord } from "../db/stores/record-store.ts";
import { meetingErrors } from "../domain/dialogue/meeting.ts";
import type { Result } from "../domain/kernel/result.ts";
import type { ProposalRecord } from "../domain/process/record.ts";
import { findMeeting, listMeetings } from "../queries/meetings.ts";
import { listPeopleAtTable } from "../queries/people-at-table.ts";
import { agreeMeeting } from "./agree-meeting.ts";
import { cancelMeeting } from "./cancel-meeting.ts";
import { confirmMinutes } from "./confirm-minutes.ts";
import { contestMinutes } from "./contest-minutes.ts";
import { counterMeeting } from "./counter-meeting.ts";
import { moveMeeting } from "./move-meeting.ts";
import { proposeMeeting } from "./propose-meeting.ts";
import { startMethodReview } from "./start-method-review.ts";
import { writeMinutes } from "./write-minutes.ts";

const city = await aCity();
afterAll(city.drop);
const { program, person } = city;
const start = program.now();

let id = "";
beforeEach(async () => {
  city.setNow(start);
  id = await aDialogue(city);
});

const as = (key: PersonKey) => ({ actor: person(key), proposalId: id });
const record = async () => (await program.db.asActor(person("chief"), (tx) => findRecord(tx, id)))!;
const waits = async () => (await record()).openWaits.map((wait) => `${wait.holder} ${wait.task}`);
const kindOf = <T>(result: Result<T>) => (result.ok ? "done" : result.refusal.kind);
const errorsOf = <T>(result: Result<T>) =>
  !result.ok && result.refusal.kind === "invalid" ? result.refusal.errors.map((error) => error.field) : null;
const meetingSeenBy = (key: PersonKey, meetingId: string) =>
  program.db.asActor(person(key), (tx) => findMeeting(tx, id, meetingId));

const tuesday = new Date("2026-12-01T14:00:00+09:00");
const thursday = new Date("2026-12-03T10:00:00+09:00");
const friday = new Date("2026-12-04T16:00:00+09:00");
const meeting = { ...aMeeting, times: [tuesday] };
const minutes = { ...someMinutes, heldAt: tuesday };
const elsewhere = { place: "工場", onlineUrl: "", note: "" };

/** A meeting that was agreed and held: its id. */
async function held(): Promise<{ meetingId: string }> {
  const at = { meetingId: good(await proposeMeeting(program, { ...as("officer"), ...meeting })).id };
  good(await agreeMeeting(program, { ...as("member"), ...at }));
  city.setNow(new Date("2026-12-01T16:00:00+09:00"));
  return at;
}

describe("the day of a meeting (P3)", () => {
  test("who asked for a meeting does not answer it; the other side does, and then the city writes the minutes", async () => {
    const at = { meetingId: good(await proposeMeeting(program, { ...as("member"), ...meeting })).id };
    expect(await waits()).toContain("desk agreeMeeting");
    expect(kindOf(await agreeMeeting(program, { ...as("representative"), ...at }))).toBe("not-allowed");
    expect(kindOf(await agreeMeeting(program, { ...as("officer"), meetingId: randomUUID() }))).toBe("not-found");
    good(await agreeMeeting(program, { ...as("healthStaff"), ...at }));
    expect(kindOf(await agreeMeeting(program, { ...as("officer"), ...at }))).toBe("stale");
    expect(kindOf(await writeMinutes(program, { ...as("member"), ...at, ...minutes }))).toBe("not-allowed");
    expect(errorsOf(await writeMinutes(program, { ...as("officer"), ...at, ...minutes, said: "" }))).toEqual([
      "date",
      "said",
    ]);
    expect(kindOf(await startMethodReview(program, as("officer")))).toBe("gates");
  });

  test("of several times one is taken, and no other; what is offered back is answered by the first side", async () => {
    const times = [tuesday, thursday];
    const at = { meetingId: good(await proposeMeeting(program, { ...as("member"), ...meeting, times })).id };
    expect(errorsOf(await agreeMeeting(program, { ...as("officer"), ...at }))).toEqual(["starts_at"]);
    expect(errorsOf(await agreeMeeting(program, { ...as("officer"), ...at, startsAt: friday }))).toEqual(["starts_at"]);
    expect(kindOf(await counterMeeting(program, { ...as("member"), ...at, ...elsewhere, times: [friday] }))).toBe(
      "not-allowed",
    );
    good(await counterMeeting(program, { ...as("officer"), ...at, ...elsewhere, times: [thursday, friday], round: 1 }));
    expect(await waits()).toContain("partner agreeMeeting");
    expect(kindOf(await agreeMeeting(program, { ...as("officer"), ...at, startsAt: friday }))).toBe("not-allowed");
    // What the form showed before is not what is offered now.
    expect(kindOf(await agreeMeeting(program, { ...as("member"), ...at, startsAt: thursday, round: 1 }))).toBe("stale");
    good(await agreeMeeting(program, { ...as("member"), ...at, startsAt: friday, round: 2 }));
    expect(await meetingSeenBy("healthStaff", at.meetingId)).toMatchObject({
      state: "agreed",
      startsAt: friday,
      place: "工場",
      sequence: 1,
      offers: [
        { round: 2, side: "city", times: [thursday, friday] },
        { round: 1, side: "partner", times },
      ],
    });
  });

  test("an agreed day is moved with a reason by either side, and agreed to anew", async () => {
    const at = { meetingId: good(await proposeMeeting(program, { ...as("officer"), ...meeting })).id };
    const other = { ...elsewhere, times: [thursday] };
    expect(kindOf(await moveMeeting(program, { ...as("member"), ...at, ...other, note: "展示会のため" }))).toBe(
      "stale",
    );
    good(await agreeMeeting(program, { ...as("member"), ...at }));
    expect(errorsOf(await moveMeeting(program, { ...as("member"), ...at, ...other }))).toEqual(["note"]);
    good(await moveMeeting(program, { ...as("member"), ...at, ...other, note: "展示会のため" }));
    expect(await waits()).toEqual(expect.arrayContaining(["desk agreeMeeting"]));
    expect(await waits()).not.toContain("desk writeMinutes");
    good(await agreeMeeting(program, { ...as("officer"), ...at }));
    expect(await meetingSeenBy("member", at.meetingId)).toMatchObject({ startsAt: thursday, sequence: 3 });
  });

  test("the first meeting has the desk in it; a later one may go without", async () => {
    const alone = { ...meeting, times: [friday], deskAttends: false };
    expect(errorsOf(await proposeMeeting(program, { ...as("healthStaff"), ...alone }))).toEqual(["without_desk"]);
    const at = await held();
    expect(errorsOf(await proposeMeeting(program, { ...as("healthStaff"), ...alone }))).toEqual(["without_desk"]);
    good(await writeMinutes(program, { ...as("officer"), ...at, ...minutes }));
    good(await proposeMeeting(program, { ...as("healthStaff"), ...alone }));
  });

  test("a meeting lies ahead, its times differ, its link is one that can be opened; it is cancelled with a reason", async () => {
    const past = { ...meeting, times: [new Date("2026-11-01T10:00:00+09:00")], place: "", purpose: "" };
    expect(errorsOf(await proposeMeeting(program, { ...as("officer"), ...past }))).toEqual([
      "date",
      "place",
      "purpose",
    ]);
    const twice = { ...meeting, times: [tuesday, tuesday], onlineUrl: "javascript:alert(1)" };
    expect(errorsOf(await proposeMeeting(program, { ...as("officer"), ...twice }))).toEqual(["date", "online_url"]);
    const { id: meetingId } = good(await proposeMeeting(program, { ...as("officer"), ...meeting }));
    const cancelled = (key: PersonKey, reason: string) => cancelMeeting(program, { ...as(key), meetingId, reason });
    expect(errorsOf(await cancelled("member", " "))).toEqual(["cancel_reason"]);
    good(await cancelled("member", "𠮷田が出張のため"));
    expect(kindOf(await cancelled("officer", "もう一度"))).toBe("stale");
    expect((await meetingSeenBy("officer", meetingId))?.cancelled).toMatchObject({ comment: "𠮷田が出張のため" });
    expect(await program.db.asActor(person("disasterHead"), (tx) => listMeetings(tx, id))).toEqual([]);
  });

  test("two people of one side take different times at once, and the other side offers others at once: one act counts", async () => {
    const times = [tuesday, thursday];
    const at = { meetingId: good(await proposeMeeting(program, { ...as("member"), ...meeting, times })).id, round: 1 };
    const results = await Promise.all([
      agreeMeeting(program, { ...as("officer"), ...at, startsAt: tuesday }),
      agreeMeeting(program, { ...as("healthStaff"), ...at, startsAt: thursday }),
      counterMeeting(program, { ...as("healthHead"), ...at, ...elsewhere, times: [friday] }),
    ]);
    const kinds = results.map(kindOf);
    expect(kinds.filter((kind) => kind === "done")).toHaveLength(1);
    const first = kinds.indexOf("done");
    const after = await meetingSeenBy("member", at.meetingId);
    expect(after).toMatchObject(
      [
        { state: "agreed", startsAt: tuesday },
        { state: "agreed", startsAt: thursday },
        { state: "proposed", startsAt: friday },
      ][first]!,
    );
    expect(after?.offers).toHaveLength(first === 2 ? 2 : 1);
  });
});

describe("minutes (P4)", () => {
  test("are confirmed by both, with or without a comment; a later version asks both anew; then the dialogue is confirmed", async () => {
    const at = await held();
    expect(kindOf(await confirmMinutes(program, { ...as("officer"), ...at }))).toBe("stale");
    good(await writeMinutes(program, { ...as("healthStaff"), ...at, ...minutes }));
    expect(kindOf(await confirmMinutes(program, { ...as("member"), ...at }))).toBe("not-allowed");
    good(await confirmMinutes(program, { ...as("representative"), ...at, comment: "人数は5名でした。" }));
    expect(kindOf(await confirmMinutes(program, { ...as("representative"), ...at }))).toBe("stale");
    city.hoursLater(1);
    const later = { ...minutes, people: "双方5名" };
    expect(errorsOf(await writeMinutes(program, { ...as("officer"), ...at, ...later }))).toEqual(["reason"]);
    good(await writeMinutes(program, { ...as("officer"), ...at, ...later, reason: "人数を直しました。" }));
    const corrected = await meetingSeenBy("member", at.meetingId);
    expect(corrected).toMatchObject({ people: "双方5名", city: null, partner: null, state: "minutes_drafted" });
    expect(corrected?.versions.map(({ version, people, statements }) => [version, people, statements.length])).toEqual([
      [2, "双方5名", 0],
      [1, "双方4名", 1],
    ]);
    expect(kindOf(await confirmMinutes(program, { ...as("officer"), ...at, minutesVersion: 1 }))).toBe("stale");
    good(await confirmMinutes(program, { ...as("officer"), ...at, minutesVersion: 2 }));
    expect((await record()).meetings[0]?.state).toBe("minutes_drafted");
    good(await confirmMinutes(program, { ...as("representative"), ...at, minutesVersion: 2 }));
    expect((await record()).meetings[0]?.state).toBe("confirmed");
    const again = { ...as("officer"), ...at, ...minutes, reason: "もう一度" };
    expect(kindOf(await writeMinutes(program, again))).toBe("stale");
    expect(kindOf(await startMethodReview(program, as("healthHead")))).toBe("not-allowed");
    good(await startMethodReview(program, { ...as("officer"), version: (await record()).version }));
    expect((await record()).status).toBe("method_review");
  });

  test("a side says what is wrong: the city has the ball until it writes anew, and the first version stays with what was said of it", async () => {
    const at = await held();
    good(await writeMinutes(program, { ...as("officer"), ...at, ...minutes }));
    expect(errorsOf(await contestMinutes(program, { ...as("member"), ...at, comment: "" }))).toEqual(["comment"]);
    good(await contestMinutes(program, { ...as("member"), ...at, comment: "2階ではなく3階です。", minutesVersion: 1 }));
    expect(await waits()).toContain("desk mendMinutes");
    expect(await waits()).not.toContain("partner confirmMinutes");
    const said = "会場は工場の3階に決めた。";
    good(await writeMinutes(program, { ...as("officer"), ...at, ...minutes, said, reason: "階を直しました。" }));
    expect(await waits()).toContain("partner confirmMinutes");
    const seen = await meetingSeenBy("member", at.meetingId);
    expect(seen?.contestedSide).toBeNull();
    expect(seen?.versions[1]?.statements).toMatchObject([
      { side: "partner", act: "contested", comment: "2階ではなく3階です。", name: "髙橋 亮" },
    ]);
    expect(seen?.versions.map((version) => version.said)).toEqual([said, minutes.said]);
  });

  test("who said that it is wrong can confirm it after all, with a comment; nobody contests what they have confirmed", async () => {
    const at = await held();
    good(await writeMinutes(program, { ...as("officer"), ...at, ...minutes }));
    good(await contestMinutes(program, { ...as("representative"), ...at, comment: "3階です。" }));
    good(await confirmMinutes(program, { ...as("officer"), ...at }));
    expect(await waits()).toContain("desk mendMinutes");
    good(await confirmMinutes(program, { ...as("representative"), ...at, comment: "3階との理解です。" }));
    expect(kindOf(await contestMinutes(program, { ...as("representative"), ...at, comment: "やはり" }))).toBe("stale");
    expect(await meetingSeenBy("officer", at.meetingId)).toMatchObject({
      state: "confirmed",
      contestedSide: null,
      partner: { comment: "3階との理解です。" },
    });
  });

  test("of one version a side says ten times what is wrong with it, and then waits for the next", async () => {
    const at = await held();
    good(await writeMinutes(program, { ...as("officer"), ...at, ...minutes }));
    for (let count = 1; count <= 10; count += 1)
      good(await contestMinutes(program, { ...as("member"), ...at, comment: `違うところ ${count}` }));
    expect(kindOf(await contestMinutes(program, { ...as("member"), ...at, comment: "もう一つ" }))).toBe("not-allowed");
    good(await writeMinutes(program, { ...as("officer"), ...at, ...minutes, reason: "直しました。" }));
    good(await contestMinutes(program, { ...as("member"), ...at, comment: "新しい版の違うところ" }));
  });

  test("each side asks for a hundred meetings about a proposal, and is told so when it asks for one more; the other side still can", async () => {
    const all = Array.from({ length: 100 }, () => ({ state: "cancelled", proposedSide: "partner" }));
    const record = { meetings: all } as unknown as ProposalRecord;
    const plan = { times: [new Date("2026-12-01T10:00:00+09:00")], minutesLong: 60, place: "所", onlineUrl: "" };
    const errors = (meetings: readonly unknown[], side: "partner" | "city") =>
      meetingErrors(
        { ...plan, people: "人", purpose: "会場", deskAttends: true },
        { ...record, meetings } as unknown as ProposalRecord,
        side,
        new Date("2026-11-24T10:00:00+09:00"),
      ).map(({ field }) => field);
    expect([errors(all, "partner"), errors(all.slice(1), "partner"), errors(all, "city")]).toEqual([
      ["purpose"],
      [],
      [],
    ]);
  });

  test("two write the minutes at once: one version is kept, the other writer keeps their text and is told", async () => {
    const at = await held();
    const write = (key: PersonKey, said: string) =>
      writeMinutes(program, { ...as(key), ...at, ...minutes, said, baseVersion: 0 });
    const kinds = (await Promise.all([write("officer", "あ"), write("healthStaff", "い")])).map(kindOf);
    expect(kinds.toSorted()).toEqual(["done", "stale"]);
    const seen = await meetingSeenBy("member", at.meetingId);
    expect(seen?.versions.map(({ said }) => said)).toEqual([kinds[0] === "done" ? "あ" : "い"]);
  });

  test("both confirm while a new version is written: either the first stands as both confirmed it, or nobody has confirmed the new one", async () => {
    const at = await held();
    good(await writeMinutes(program, { ...as("officer"), ...at, ...minutes }));
    const [, , written] = await Promise.all([
      confirmMinutes(program, { ...as("officer"), ...at, minutesVersion: 1 }),
      confirmMinutes(program, { ...as("representative"), ...at, minutesVersion: 1 }),
      writeMinutes(program, {
        ...as("healthStaff"),
        ...at,
        ...minutes,
        said: "書き直し",
        reason: "直す",
        baseVersion: 1,
      }),
    ]);
    const seen = (await meetingSeenBy("member", at.meetingId))!;
    if (written.ok) expect(seen).toMatchObject({ minutesVersion: 2, minutes: "書き直し", city: null, partner: null });
    else expect(seen).toMatchObject({ state: "confirmed", minutesVersion: 1, minutes: minutes.said });
  });

  test("who was there is named by who takes part; the city sees both sides, a proposer their own people", async () => {
    const namesSeenBy = async (key: PersonKey) =>
      (await program.db.asActor(person(key), (tx) => listPeopleAtTable(tx, id))).map(
        ({ name, side }) => `${side} ${name}`,
      );
    const all = await namesSeenBy("healthStaff");
    expect(all).toEqual(expect.arrayContaining(["partner 髙橋 亮", "city 谷口 翔"]));
    expect((await namesSeenBy("member")).every((one) => one.startsWith("partner "))).toBe(true);
    for (const nobody of ["otherCompany", "disasterHead", "administrator", "finance"] as const)
      expect(await namesSeenBy(nobody)).toEqual([]);
    const at = await held();
    const nobodyThere = { ...minutes, people: " " };
    expect(errorsOf(await writeMinutes(program, { ...as("officer"), ...at, ...nobodyThere }))).toEqual(["people"]);
    const attendance = [{ side: "partner", name: "髙橋 亮", from: "" }] as const;
    good(await writeMinutes(program, { ...as("officer"), ...at, ...nobodyThere, attendance }));
    expect((await meetingSeenBy("member", at.meetingId))?.versions[0]?.attendance).toEqual(attendance);
  });
});
