import { randomUUID } from "node:crypto";
import { afterAll, expect, test } from "vitest";
import { aChallenge, done, wholeChallenge } from "../../../test/support/challenges.ts";
import { aCity, startOfTests } from "../../../test/support/city.ts";
import { findChallenge } from "../../db/stores/challenge-store.ts";
import { cityOf, forgetCity } from "../../db/stores/city-store.ts";
import type { Result } from "../../domain/kernel/result.ts";
import { turnChallenges } from "../../jobs/turn-challenges.ts";
import { challengeOf } from "../../queries/open/challenge.ts";
import { challengesFor } from "../../queries/open/challenges.ts";
import { createDraft } from "../create-draft.ts";
import { amendChallenge } from "./amend-challenge.ts";
import { commentChallenge } from "./comment-challenge.ts";
import { confirmChallengeGate } from "./confirm-challenge-gate.ts";
import { approveChallenge, refuseChallengeApproval } from "./decide-challenge.ts";
import { draftChallenge } from "./draft-challenge.ts";
import { editChallenge } from "./edit-challenge.ts";
import { closeChallenge, withdrawChallenge } from "./end-challenge.ts";
import { sendChallengeToApproval } from "./send-challenge-to-approval.ts";
import { sendChallengeToCheck } from "./send-challenge-to-check.ts";

const city = await aCity();
afterAll(city.drop);
const { program, person } = city;

const stateOf = async (id: string) =>
  (await program.db.asActor(person("officer"), (tx) => findChallenge(tx, id)))?.state;
const refusal = (result: Result<unknown>) => (result.ok ? "done" : result.refusal.kind);
const revision = async () => {
  forgetCity(program);
  return Number((await cityOf(program)).publicRevision);
};

test("a challenge goes from a department's draft to its publication past the desk's check and another person's approval", async () => {
  const before = await revision();
  const { id } = await aChallenge(city, "approved");
  expect(await revision()).toBe(before);
  const { code } = await aChallenge(city, "open");
  expect(await revision()).toBe(before + 1);
  expect(await stateOf(id)).toBe("approved");
  // The small city has C01; C02 of the seed is a draft.
  expect(code).toMatch(/^C\d\d$/);
  const shown = await challengeOf(program, code);
  expect(shown?.challenge.title).toBe("𠮷の川を、子どもと歩きたい");
});

test("the same draft sent twice is one challenge", async () => {
  const input = {
    ...wholeChallenge,
    actor: person("healthStaff"),
    formKey: randomUUID(),
    departmentId: city.department("0507"),
  };
  const [first, second] = [done(await draftChallenge(program, input)), done(await draftChallenge(program, input))];
  expect(second).toEqual(first);
});

test("a department writes for itself, the desk for any; nobody else", async () => {
  const write = (key: Parameters<typeof person>[0]) =>
    draftChallenge(program, {
      ...wholeChallenge,
      actor: person(key),
      formKey: randomUUID(),
      departmentId: city.department("0507"),
    });
  expect(refusal(await write("officer"))).toBe("done");
  for (const key of ["schoolStaff", "finance", "representative", "administrator"] as const)
    expect([key, refusal(await write(key))]).toEqual([key, "invalid"]);
});

test("nothing is approved before both gates are confirmed, and an edit takes the confirmation of the old version away", async () => {
  const { id } = await aChallenge(city, "in_check");
  const by = (key: Parameters<typeof person>[0]) => ({ actor: person(key), challengeId: id });
  const send = () => sendChallengeToApproval(program, { ...by("officer"), approverId: person("finance").id });
  const gate = (principle: string) =>
    confirmChallengeGate(program, { ...by("officer"), principle, evidence: "政策の目標にあります。" });
  expect(refusal(await send())).toBe("gates");
  done(await gate("P1"));
  expect(refusal(await send())).toBe("gates");
  expect(refusal(await gate("P3"))).toBe("not-found");
  done(await gate("P2"));
  done(await send());
  done(await refuseChallengeApproval(program, { ...by("finance"), reason: "締切が早すぎます。" }));
  done(await editChallenge(program, { ...wholeChallenge, ...by("healthStaff"), deadline: "2027-02-26" }));
  done(await sendChallengeToCheck(program, by("healthStaff")));
  expect(refusal(await send())).toBe("gates");
});

test("who wrote in it cannot be named to approve it; who was not named cannot approve", async () => {
  const { id } = await aChallenge(city, "draft");
  const by = (key: Parameters<typeof person>[0]) => ({ actor: person(key), challengeId: id });
  done(await editChallenge(program, { ...wholeChallenge, ...by("healthHead") }));
  done(await sendChallengeToCheck(program, by("healthHead")));
  for (const principle of ["P1", "P2"])
    done(await confirmChallengeGate(program, { ...by("officer"), principle, evidence: "根拠" }));
  expect(
    refusal(await sendChallengeToApproval(program, { ...by("officer"), approverId: person("healthHead").id })),
  ).toBe("invalid");
  done(await sendChallengeToApproval(program, { ...by("officer"), approverId: person("chief").id }));
  expect(refusal(await approveChallenge(program, by("finance")))).toBe("not-found");
  expect(refusal(await approveChallenge(program, by("healthHead")))).toBe("not-allowed");
  done(await approveChallenge(program, by("chief")));
});

test("before publication it does not exist for anybody else: to read, to comment, or to withdraw", async () => {
  const { id } = await aChallenge(city, "in_check");
  for (const key of ["schoolStaff", "disasterHead", "mayorOffice", "representative", "administrator"] as const) {
    const by = { actor: person(key), challengeId: id };
    expect(refusal(await commentChallenge(program, { ...by, comment: "読めるはずがない" }))).toBe("not-found");
    expect(refusal(await withdrawChallenge(program, { ...by, withdrawal: "なし" }))).toBe("not-found");
  }
});

test("one withdrawn before publication stays inside; one withdrawn after it tells everybody why", async () => {
  const inside = await aChallenge(city, "approved");
  const outside = await aChallenge(city, "open");
  const by = (id: string) => ({
    actor: person("officer"),
    challengeId: id,
    withdrawal: "予算の見込みが変わったため。",
  });
  done(await withdrawChallenge(program, by(inside.id)));
  done(await withdrawChallenge(program, by(outside.id)));
  expect((await challengeOf(program, outside.code))?.challenge).toMatchObject({
    status: "withdrawn",
    outcome: "予算の見込みが変わったため。",
  });
  expect(await challengeOf(program, `draft-${inside.id}`)).toBe(null);
});

test("an amendment stands on the page with its reason, field by field, and never makes the deadline earlier", async () => {
  const { id, code } = await aChallenge(city, "open");
  const by = { actor: person("officer"), challengeId: id };
  const amend = (change: Partial<typeof wholeChallenge>, reason = "会場の都合です。") =>
    amendChallenge(program, { ...wholeChallenge, ...by, ...change, reason });
  expect(refusal(await amend({ deadline: "2027-01-22" }))).toBe("invalid");
  expect(refusal(await amend({}))).toBe("invalid");
  expect(refusal(await amend({ deadline: "2027-02-26" }, " "))).toBe("invalid");
  done(await amend({ deadline: "2027-02-26", reading: "sealed" }));
  const shown = await challengeOf(program, code);
  expect(shown?.amendments).toEqual([
    {
      at: startOfTests,
      reason: "会場の都合です。",
      changes: [{ field: "deadline", before: "2027-01-29", after: "2027-02-26" }],
    },
  ]);
  // How proposals are read was promised, and stays.
  expect(shown?.challenge.is_sealed).toBe(false);
});

test("the desk does not close before the deadline that was promised, and may close what has none", async () => {
  const promised = await aChallenge(city, "open");
  const free = await aChallenge(city, "open", { ends: "open", deadline: null });
  const close = (id: string) => closeChallenge(program, { actor: person("officer"), challengeId: id });
  expect(refusal(await close(promised.id))).toBe("not-allowed");
  done(await close(free.id));
  expect(await stateOf(free.id)).toBe("closed");
});

test("the clock opens a forecast on its day and closes an open one after closing time, once, also when it comes late", async () => {
  const forecast = await aChallenge(city, "forecast");
  const open = await aChallenge(city, "open", { deadline: "2026-12-04" });
  const draft = () =>
    createDraft(program, { actor: person("representative"), formKey: randomUUID(), challengeCode: open.code });
  expect(refusal(await draft())).toBe("done");
  const listed = async () => {
    const page = await challengesFor(program, await cityOf(program), { state: "open" });
    return {
      open: page.rows.some(({ code }) => code === open.code),
      coming: page.forecasts.some(({ code }) => code === forecast.code),
    };
  };
  city.setNow(new Date("2026-12-04T17:15:59+09:00"));
  expect([await turnChallenges(program), await listed(), refusal(await draft())]).toEqual([
    0,
    { open: true, coming: true },
    "done",
  ]);
  // Before the clock has come round, the rule holds by itself.
  city.setNow(new Date("2026-12-04T17:16:00+09:00"));
  expect([await listed(), refusal(await draft())]).toEqual([{ open: false, coming: true }, "not-allowed"]);
  city.setNow(new Date("2026-12-09T03:00:00+09:00"));
  const before = await revision();
  expect(await turnChallenges(program)).toBe(2);
  expect(await turnChallenges(program)).toBe(0);
  expect(await revision()).toBe(before + 1);
  expect([await stateOf(forecast.id), await stateOf(open.id)]).toEqual(["open", "closed"]);
  const { rows } = await city.owner.query<{ kind: string; by_side: string }>(
    "select kind, by_side from challenge_steps where challenge_id = $1 order by at desc, id limit 1",
    [open.id],
  );
  expect(rows).toEqual([{ kind: "closed", by_side: "clock" }]);
  city.setNow(startOfTests);
});
