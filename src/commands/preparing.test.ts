import { createHash } from "node:crypto";
import { afterAll, describe, expect, test } from "vitest";
import { aCity } from "../../test/support/city.ts";
import { good } from "../../test/support/dialogue.ts";
import {
  agreementWords,
  anApprovedAgreement,
  aPreparing,
  eligible,
  factsWords,
  readyToStart,
  secret,
} from "../../test/support/preparing.ts";
import type { PersonKey } from "../../test/support/small-world.ts";
import { findDraft } from "../db/stores/publication-store.ts";
import { findRecord } from "../db/stores/record-store.ts";
import type { Result } from "../domain/kernel/result.ts";
import { checkEligibility } from "./check-eligibility.ts";
import { commentFacts } from "./comment-facts.ts";
import { concludeAgreement } from "./conclude-agreement.ts";
import { confirmCooperation } from "./confirm-cooperation.ts";
import { consentAgreement } from "./consent-agreement.ts";
import { draftAgreement } from "./draft-agreement.ts";
import { draftFacts } from "./draft-facts.ts";
import { recordAward } from "./record-award.ts";
import { startActive } from "./start-active.ts";
import { withholdFacts } from "./withhold-facts.ts";

const city = await aCity();
afterAll(city.drop);
const { program, person, owner } = city;

const as = (key: PersonKey, proposalId: string) => ({ actor: person(key), proposalId });
const record = async (id: string, key: PersonKey = "chief") =>
  (await program.db.asActor(person(key), (tx) => findRecord(tx, id)))!;
const kindOf = <T>(result: Result<T>) => (result.ok ? "done" : result.refusal.kind);
const errorsOf = <T>(result: Result<T>) =>
  !result.ok && result.refusal.kind === "invalid" ? result.refusal.errors.map((error) => error.field) : null;
const missingOf = <T>(result: Result<T>) =>
  !result.ok && result.refusal.kind === "gates" ? result.refusal.missing.map((one) => one.sentence) : null;
const signed = { concludedOn: "2026-11-24", citySignatory: "試験 太郎", partnerSignatory: "𠮷田 恵子" };
const noObjection = { answer: "none", comment: "", publishesComment: false };
const tasks = async (id: string) => (await record(id)).openWaits.map((wait) => [wait.task, wait.holder]);
const asVisitor = <T>(work: Parameters<typeof program.db.asActor<T>>[1]) =>
  program.db.asActor({ kind: "visitor", municipality: program.municipality }, work);

describe("an agreement (G8.2-1)", () => {
  test("is drafted, approved on the route, consented by its hash and concluded under a number", async () => {
    const id = await aPreparing(city);
    const { hash } = await anApprovedAgreement(city, id);
    expect((await record(id)).agreement).toMatchObject({ version: 1, state: "approved", hash, planVersion: 1 });
    expect(await tasks(id)).toContainEqual(["consentAgreement", "partner"]);
    expect(kindOf(await concludeAgreement(program, { ...as("officer", id), ...signed }))).toBe("not-allowed");
    good(await consentAgreement(program, { ...as("representative", id), hash }));
    const { number } = good(await concludeAgreement(program, { ...as("officer", id), ...signed }));
    expect(number).toMatch(/^R8-協定\d+$/);
    expect((await record(id)).agreement).toMatchObject({ state: "concluded", concludedOn: "2026-11-24" });
    expect(kindOf(await draftAgreement(program, { ...as("officer", id), ...agreementWords, baseVersion: 1 }))).toBe(
      "not-allowed",
    );
  });

  test("the stored Word file has exactly the hash that is approved and consented to, and no protected word", async () => {
    const id = await aPreparing(city);
    const { hash } = await anApprovedAgreement(city, id);
    const row = await program.db.asActor(person("representative"), (tx) =>
      tx.selectFrom("agreements").select(["docx", "body"]).where("proposal_id", "=", id).executeTakeFirstOrThrow(),
    );
    expect(createHash("sha256").update(row.docx).digest("hex")).toBe(hash);
    expect(JSON.stringify(row.body)).not.toContain(secret);
    expect(JSON.stringify(row.body)).toContain("詰め物の縫い方");
  });

  test("consent to another hash than the approved one is refused, and nothing is consented", async () => {
    const id = await aPreparing(city);
    const first = await anApprovedAgreement(city, id);
    expect(kindOf(await consentAgreement(program, { ...as("representative", id), hash: "0".repeat(64) }))).toBe(
      "stale",
    );
    good(await draftAgreement(program, { ...as("officer", id), ...agreementWords, renewalYears: "2", baseVersion: 1 }));
    expect(kindOf(await consentAgreement(program, { ...as("representative", id), hash: first.hash }))).toBe(
      "not-allowed",
    );
    await anApprovedAgreement(city, id, 2, { ...agreementWords, renewalYears: "3" });
    expect(kindOf(await consentAgreement(program, { ...as("representative", id), hash: first.hash }))).toBe("stale");
    expect(kindOf(await consentAgreement(program, { ...as("member", id), hash: first.hash }))).toBe("not-allowed");
  });

  test("a new version clears approval and consent and takes the old paper off the route", async () => {
    const id = await aPreparing(city);
    const { hash } = await anApprovedAgreement(city, id);
    good(await consentAgreement(program, { ...as("representative", id), hash }));
    good(
      await draftAgreement(program, { ...as("officer", id), ...agreementWords, subject: "眠りの教室", baseVersion: 1 }),
    );
    good(await draftAgreement(program, { ...as("officer2", id), ...agreementWords, baseVersion: 2 }));
    const now = await record(id);
    expect(now.agreement).toMatchObject({ version: 3, state: "drafting" });
    const papers = now.papers.filter((paper) => paper.kind === "agreement").map((paper) => paper.state);
    expect(papers.toSorted()).toEqual(["approved", "on_route", "sent_back"]);
    expect(kindOf(await draftAgreement(program, { ...as("officer", id), ...agreementWords, baseVersion: 1 }))).toBe(
      "stale",
    );
  });

  test("is drafted for an approved agreement method alone, by an officer, without protected words", async () => {
    const id = await aPreparing(city);
    const draft = (key: PersonKey, words = {}) =>
      draftAgreement(program, { ...as(key, id), ...agreementWords, ...words, baseVersion: 0 });
    expect(kindOf(await draft("chief"))).toBe("not-allowed");
    expect(kindOf(await draft("representative"))).toBe("not-allowed");
    expect(kindOf(await draft("otherCompany"))).toBe("not-found");
    expect(errorsOf(await draft("officer", { subject: "", renewalYears: "9" }))).toEqual(["subject", "renewalYears"]);
    expect(errorsOf(await draft("officer", { costBearing: `費用。${secret}` }))).toEqual(["subject"]);
    const other = await aPreparing(city, "individual_cooperation");
    expect(kindOf(await draftAgreement(program, { ...as("officer", other), ...agreementWords, baseVersion: 0 }))).toBe(
      "not-allowed",
    );
  });

  test("the day of conclusion lies between consent and today", async () => {
    const id = await aPreparing(city);
    const { hash } = await anApprovedAgreement(city, id);
    good(await consentAgreement(program, { ...as("representative", id), hash }));
    for (const concludedOn of ["2026-11-23", "2026-11-25", ""])
      expect(errorsOf(await concludeAgreement(program, { ...as("officer", id), ...signed, concludedOn }))).toEqual([
        "concludedOn",
      ]);
  });
});

describe("without an agreement (G8.2-2)", () => {
  test("a cooperation is confirmed by both on the same terms", async () => {
    const id = await aPreparing(city, "individual_cooperation");
    const terms = { terms: "年に3回、教室を開く。", startsOn: "2026-12-01" };
    expect(errorsOf(await confirmCooperation(program, { ...as("officer", id), terms: "", startsOn: "" }))).toEqual([
      "terms",
      "startsOn",
    ]);
    good(await confirmCooperation(program, { ...as("officer", id), ...terms }));
    const seenAt = (await record(id)).cooperation!.cityConfirmedAt!.toISOString();
    city.hoursLater(1);
    good(await confirmCooperation(program, { ...as("officer", id), ...terms, terms: "年に4回、教室を開く。" }));
    expect(kindOf(await confirmCooperation(program, { ...as("representative", id), seenAt }))).toBe("stale");
    const now = (await record(id)).cooperation!.cityConfirmedAt!.toISOString();
    expect(kindOf(await confirmCooperation(program, { ...as("member", id), seenAt: now }))).toBe("not-allowed");
    good(await confirmCooperation(program, { ...as("representative", id), seenAt: now }));
    expect((await record(id)).cooperation?.partnerConfirmedAt).not.toBeNull();
    expect(await tasks(id)).not.toContainEqual(["confirmCooperation", "partner"]);
  });

  test("a small direct contract counts as award by the city's contract number", async () => {
    const id = await aPreparing(city, "small_direct_contract");
    const award = { contractNumber: "契-2026-0123", contractedOn: "2026-11-24", amount: "48万円" };
    expect(
      errorsOf(await recordAward(program, { ...as("officer", id), contractNumber: "", contractedOn: "", amount: "x" })),
    ).toEqual(["contractNumber", "contractedOn", "amount"]);
    good(await recordAward(program, { ...as("officer", id), ...award }));
    expect((await record(id)).award).toEqual({
      contractNumber: "契-2026-0123",
      contractedOn: "2026-11-24",
      amountYen: 480000,
    });
  });
});

describe("eligibility", () => {
  test("the partner is told the result and never the answers; one answer against it is enough", async () => {
    const id = await aPreparing(city);
    expect(errorsOf(await checkEligibility(program, { ...as("officer", id), ...eligible, taxes: "" }))).toEqual([
      "taxes",
    ]);
    good(await checkEligibility(program, { ...as("officer", id), ...eligible, suspension: "listed" }));
    expect((await record(id, "representative")).eligible).toBe(false);
    expect(missingOf(await startActive(program, as("officer", id)))).toContain(
      "相手方の資格の確認で、支障があるとされています。",
    );
    const answers = await program.db.asActor(person("representative"), (tx) =>
      tx.selectFrom("eligibility_checks").selectAll().where("proposal_id", "=", id).execute(),
    );
    expect(answers).toEqual([]);
    good(await checkEligibility(program, { ...as("officer", id), ...eligible }));
    expect((await record(id)).eligible).toBe(true);
  });
});

describe("the facts and the start (P7c)", () => {
  const published = (id: string) =>
    asVisitor((tx) => tx.selectFrom("published_facts").selectAll().where("proposal_id", "=", id).executeTakeFirst());

  test("nothing starts before the partner has commented, or the comment days are over", async () => {
    const id = await aPreparing(city, "small_direct_contract");
    const award = { contractNumber: "契-9", contractedOn: "2026-11-24", amount: "100000" };
    good(await recordAward(program, { ...as("officer", id), ...award }));
    good(await checkEligibility(program, { ...as("officer", id), ...eligible }));
    expect(missingOf(await startActive(program, as("officer", id)))).toEqual([
      "公表する事実の案を、提案者に見せていません。",
    ]);
    const { commentDue } = good(await draftFacts(program, { ...as("officer", id), ...factsWords }));
    expect(commentDue).toBe("2026-12-08");
    expect(missingOf(await startActive(program, as("officer", id)))).toEqual([
      "公表する事実への提案者の意見を待っています。",
    ]);
    expect(await published(id)).toBeUndefined();
    city.setNow(new Date("2026-12-09T09:00:00+09:00"));
    good(await startActive(program, as("officer", id)));
    city.setNow(new Date("2026-11-24T10:00:00+09:00"));
    expect((await published(id))?.body).toMatchObject({ number: "契-9", concludedOn: "2026-11-24" });
  });

  test("the comment is to the version that was shown; a new draft begins the days anew", async () => {
    const id = await aPreparing(city);
    good(await draftFacts(program, { ...as("officer", id), ...factsWords }));
    good(await draftFacts(program, { ...as("officer", id), ...factsWords, text: "書き直した文。" }));
    const comment = (draftVersion: number, words = {}) =>
      commentFacts(program, { ...as("representative", id), ...noObjection, draftVersion, ...words });
    expect(kindOf(await comment(1))).toBe("stale");
    expect(errorsOf(await comment(2, { answer: "" }))).toEqual(["answer"]);
    expect(errorsOf(await comment(2, { answer: "comment", comment: " " }))).toEqual(["comment"]);
    good(await comment(2, { answer: "comment", comment: "回数も書いてください。", publishesComment: true }));
    expect((await record(id)).facts).toMatchObject({ state: "commented" });
    expect(kindOf(await comment(2))).toBe("not-allowed");
  });

  test("the move publishes in the same transaction, with number and day, and without a protected word", async () => {
    const id = await readyToStart(city);
    const revision = () =>
      asVisitor((tx) => tx.selectFrom("municipalities").select("public_revision").executeTakeFirstOrThrow());
    const before = (await revision()).public_revision;
    good(await startActive(program, as("officer", id)));
    expect((await record(id)).status).toBe("active");
    const facts = (await published(id))!;
    expect(facts).toMatchObject({
      withheld_reason: null,
      body: { title: "布団の工場で眠りの教室", concludedOn: "2026-11-24", departments: ["保健センター"] },
    });
    expect((facts.body as { number: string }).number).toMatch(/^R8-協定\d+$/);
    expect(JSON.stringify(facts)).not.toContain("秘匿語壱");
    expect(Number((await revision()).public_revision)).toBe(Number(before) + 1);
  });

  test("when publishing fails nothing has started", async () => {
    const id = await readyToStart(city);
    await owner.query(
      "insert into published_facts (proposal_id, municipality_id, body, published_at) values ($1, $2, '{}', now())",
      [id, program.municipality],
    );
    await expect(startActive(program, as("officer", id))).rejects.toThrow();
    const now = await record(id);
    expect([now.status, now.activeAt, now.facts?.state]).toEqual(["preparing", null, "commented"]);
  });

  test("the chief withholds the facts with a reason, and the reason alone is listed", async () => {
    const id = await readyToStart(city);
    expect(kindOf(await withholdFacts(program, { ...as("officer", id), reason: "交渉中のため。" }))).toBe(
      "not-allowed",
    );
    expect(errorsOf(await withholdFacts(program, { ...as("chief", id), reason: "" }))).toEqual(["reason"]);
    expect(errorsOf(await withholdFacts(program, { ...as("chief", id), reason: secret }))).toEqual(["reason"]);
    good(await withholdFacts(program, { ...as("chief", id), reason: "ほかの団体との交渉中のため。" }));
    good(await startActive(program, as("officer", id)));
    expect(await published(id)).toMatchObject({
      withheld_reason: "ほかの団体との交渉中のため。",
      body: { text: "", citySpendsYen: null, number: "", departments: [] },
    });
  });

  test("a draft with protected words is refused by the part's heading, not by its words", async () => {
    const id = await aPreparing(city);
    const refusal = await draftFacts(program, { ...as("officer", id), ...factsWords, text: `縫い方は${secret}です。` });
    expect(errorsOf(refusal)).toEqual(["text"]);
    expect(JSON.stringify(refusal)).toContain("詰め物の縫い方");
    expect(JSON.stringify(refusal)).not.toContain("秘匿語壱");
  });

  test("the partner, the lead department and the desk read the draft; other organisations and staff without a part do not", async () => {
    const id = await aPreparing(city);
    const sees = async (key: PersonKey) =>
      (await program.db.asActor(person(key), (tx) => findDraft(tx, id, "facts"))) !== null;
    good(await draftFacts(program, { ...as("officer", id), ...factsWords }));
    const readers = ["representative", "member", "officer", "chief", "healthStaff"] as const;
    const others = ["otherCompany", "schoolStaff", "administrator"] as const;
    expect(await Promise.all(readers.map(sees))).toEqual(readers.map(() => true));
    expect(await Promise.all(others.map(sees))).toEqual(others.map(() => false));
  });
});
