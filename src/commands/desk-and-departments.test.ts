import { randomUUID } from "node:crypto";
import { afterAll, describe, expect, test } from "vitest";
import { aCity } from "../../test/support/city.ts";
import { noTies } from "../../test/support/no-ties.ts";
import type { PersonKey } from "../../test/support/small-world.ts";
import { findRecord } from "../db/stores/record-store.ts";
import type { Result } from "../domain/kernel/result.ts";
import { pledges } from "../domain/proposal/pledge.ts";
import type { Acted } from "./act.ts";
import { askDepartment } from "./ask-department.ts";
import { askForAdditions } from "./ask-for-additions.ts";
import { assignOfficer } from "./assign-officer.ts";
import { closeAsLapsed } from "./close-as-lapsed.ts";
import { confirmAnswer } from "./confirm-answer.ts";
import { confirmDecline } from "./confirm-decline.ts";
import { confirmPublicBenefit } from "./confirm-public-benefit.ts";
import { createDraft } from "./create-draft.ts";
import { declareConflict } from "./declare-conflict.ts";
import { draftAnswer } from "./draft-answer.ts";
import { draftDecline } from "./draft-decline.ts";
import { dropDecline } from "./drop-decline.ts";
import { extendInquiry } from "./extend-inquiry.ts";
import { goOnWithoutAnswers } from "./go-on-without-answers.ts";
import { holdProposal } from "./hold-proposal.ts";
import { nameLeadDepartment } from "./name-lead-department.ts";
import { openDialogue } from "./open-dialogue.ts";
import { receiveProposal } from "./receive-proposal.ts";
import { releaseAnswer } from "./release-answer.ts";
import { releaseDepartment } from "./release-department.ts";
import { resumeProposal } from "./resume-proposal.ts";
import { saveDraft } from "./save-draft.ts";
import { sendBackDecline } from "./send-back-decline.ts";
import { submitProposal } from "./submit-proposal.ts";
import { tellOutlook } from "./tell-outlook.ts";
import { writeNote } from "./write-note.ts";

const city = await aCity();
afterAll(city.drop);
const { program, person } = city;
const health = city.department("0507");
const disaster = city.department("0201");

const as = (key: PersonKey, proposalId: string) => ({ actor: person(key), proposalId });
const seenBy = (key: PersonKey, id: string) => program.db.asActor(person(key), (tx) => findRecord(tx, id));
const record = async (id: string) => (await seenBy("chief", id))!;

function good<T>(result: Result<Acted<T>>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value.value as T;
}
const kindOf = <T>(result: Result<T>) => (result.ok ? "done" : result.refusal.kind);
const errorsOf = <T>(result: Result<T>) =>
  !result.ok && result.refusal.kind === "invalid" ? result.refusal.errors.map((error) => error.field) : null;
const missingOf = <T>(result: Result<T>) =>
  !result.ok && result.refusal.kind === "gates" ? result.refusal.missing.map((one) => one.sentence) : null;

async function draft(): Promise<string> {
  const created = await createDraft(program, { actor: person("representative"), formKey: randomUUID() });
  if (!created.ok) throw new Error("no draft");
  const { id } = created.value;
  const words = {
    title: "布団の工場で眠りの教室",
    summary: "工場を開いて眠りを学びます。",
    what: "眠りの教室を開きます。",
    benefit: "よく眠れる市民が増えます。",
  };
  good(await saveDraft(program, { ...as("representative", id), words, fields: ["健康"] }));
  return id;
}
async function submitted(): Promise<string> {
  const id = await draft();
  good(await submitProposal(program, { ...as("representative", id), pledges }));
  return id;
}
async function received(): Promise<string> {
  const id = await submitted();
  good(await receiveProposal(program, as("officer", id)));
  return id;
}
async function inquiryTo(...departments: string[]): Promise<{ id: string; inquiries: readonly string[] }> {
  const id = await received();
  const questions = departments.map((departmentId) => ({ departmentId, question: "会場はありますか。", due: "10" }));
  await noTies(city, id, "officer", "chief");
  const { inquiries } = good(await askDepartment(program, { ...as("officer", id), questions }));
  await noTies(city, id, "healthHead", "healthStaff", "disasterHead");
  return { id, inquiries };
}
const yes = { outcome: "dialogue", answer: "会場があります。" };

describe("before a proposal is received", () => {
  test("nobody in the city sees a draft, and nobody can act on it", async () => {
    const id = await draft();
    for (const key of ["officer", "chief", "healthHead", "administrator"] as const)
      expect(await seenBy(key, id)).toBeNull();
    expect(kindOf(await receiveProposal(program, as("officer", id)))).toBe("not-found");
    expect(kindOf(await askForAdditions(program, { ...as("officer", id), request: "年齢を書いてください。" }))).toBe(
      "not-found",
    );
  });

  test("additions are asked in words; the proposer has 20 business days, and only after them a person closes the proposal", async () => {
    const id = await submitted();
    expect(errorsOf(await askForAdditions(program, { ...as("officer", id), request: " " }))).toEqual(["request"]);
    expect(kindOf(await askForAdditions(program, { ...as("healthHead", id), request: "年齢" }))).toBe("not-found");
    good(await askForAdditions(program, { ...as("officer", id), request: "対象の年齢を書いてください。" }));
    const asked = await record(id);
    expect(asked.status).toBe("additions_asked");
    expect(asked.openWaits).toMatchObject([{ task: "answerAdditions", holder: "partner", due: "2026-12-22" }]);
    expect(missingOf(await closeAsLapsed(program, as("officer", id)))).toEqual([
      "追記の期限(2026-12-22)が過ぎるまで、終了にできません。",
    ]);
    city.setNow(new Date("2026-12-23T09:00:00+09:00"));
    expect(kindOf(await closeAsLapsed(program, as("representative", id)))).toBe("not-allowed");
    good(await closeAsLapsed(program, as("officer", id)));
    expect(await record(id)).toMatchObject({ status: "lapsed", openWaits: [] });
    city.setNow(new Date("2026-11-24T10:00:00+09:00"));
  });
});

describe("received", () => {
  test("who receives is assigned; the chief assigns others, never somebody with a tie", async () => {
    const id = await received();
    expect((await record(id)).assigned).toEqual([{ personId: person("officer").id, name: "藤原 直樹" }]);
    expect(kindOf(await assignOfficer(program, { ...as("officer", id), personIds: [person("officer2").id] }))).toBe(
      "not-allowed",
    );
    good(await assignOfficer(program, { ...as("chief", id), personIds: [person("officer2").id] }));
    expect((await record(id)).assigned).toEqual([{ personId: person("officer2").id, name: "葛󠄀城 美紀" }]);
    good(await declareConflict(program, { ...as("officer", id), hasTie: "yes", what: "提案者の株主です。" }));
    for (const personIds of [[], [person("officer").id], [person("healthHead").id], ["nobody"]])
      expect(errorsOf(await assignOfficer(program, { ...as("chief", id), personIds }))).toEqual(["persons"]);
  });

  test("who declares a tie is taken out everywhere; that there is one the desk knows, what it is only the chief", async () => {
    const id = await received();
    expect(errorsOf(await declareConflict(program, { ...as("officer", id), hasTie: "", what: "" }))).toEqual([
      "hasTie",
    ]);
    expect(errorsOf(await declareConflict(program, { ...as("officer", id), hasTie: "yes", what: "" }))).toEqual([
      "what",
    ]);
    good(await declareConflict(program, { ...as("officer", id), hasTie: "yes", what: "弟が役員です。" }));
    expect(await seenBy("officer", id)).toBeNull();
    expect((await record(id)).assigned).toEqual([]);
    expect((await record(id)).declarations).toMatchObject([{ personId: person("officer").id, hasTie: true }]);
    const details = (key: PersonKey) =>
      program.db.asActor(person(key), (tx) =>
        tx.selectFrom("conflict_details").select("what").where("proposal_id", "=", id).execute(),
      );
    expect(await details("chief")).toEqual([{ what: "弟が役員です。" }]);
    expect(await details("officer2")).toEqual([]);
    expect(kindOf(await confirmPublicBenefit(program, { ...as("officer", id), evidence: "市民の利益" }))).toBe(
      "not-found",
    );
    good(await declareConflict(program, { ...as("officer2", id), hasTie: "no", what: "" }));
    expect(kindOf(await declareConflict(program, { ...as("officer2", id), hasTie: "yes", what: "後から" }))).toBe(
      "not-allowed",
    );
  });

  test("nobody acts before they have said whether there is a tie, assigned or not; the answer itself and assigning come first", async () => {
    const id = await received();
    const note = (key: PersonKey) => writeNote(program, { ...as(key, id), body: "メモ" });
    for (const key of ["officer", "officer2", "chief"] as const) expect(kindOf(await note(key))).toBe("undeclared");
    expect(kindOf(await confirmPublicBenefit(program, { ...as("officer2", id), evidence: "市民の利益" }))).toBe(
      "undeclared",
    );
    good(await assignOfficer(program, { ...as("chief", id), personIds: [person("officer2").id] }));
    good(await declareConflict(program, { ...as("officer2", id), hasTie: "no", what: "" }));
    good(await note("officer2"));
    expect((await record(id)).confirmations).toEqual([]);
    expect(kindOf(await note("officer"))).toBe("undeclared");
  });

  test("P1 is confirmed by an officer, with the evidence in words", async () => {
    const id = await received();
    await noTies(city, id, "officer");
    expect(errorsOf(await confirmPublicBenefit(program, { ...as("officer", id), evidence: "" }))).toEqual(["evidence"]);
    good(await confirmPublicBenefit(program, { ...as("officer", id), evidence: "健康づくり計画の目標に合う。" }));
    expect((await record(id)).confirmations).toMatchObject([
      { principle: "P1", evidence: "健康づくり計画の目標に合う。", byId: person("officer").id },
    ]);
  });
});

describe("inquiry", () => {
  test("each department is asked its own question, with its own deadline; the first one moves the proposal", async () => {
    const id = await received();
    await noTies(city, id, "officer");
    const wrong = [
      { departmentId: health, question: "", due: "0" },
      { departmentId: health, question: "会場は", due: "2026-11-24" },
      { departmentId: randomUUID(), question: "会場は", due: "10" },
    ];
    expect(errorsOf(await askDepartment(program, { ...as("officer", id), questions: wrong }))).toEqual([
      "question-0",
      "due-0",
      "department-1",
      "due-1",
      "department-2",
    ]);
    expect(await seenBy("healthStaff", id)).toBeNull();
    const questions = [
      { departmentId: health, question: "会場はありますか。", due: "10" },
      { departmentId: disaster, question: "備蓄の考えと合いますか。", due: "2026-12-18" },
    ];
    good(await askDepartment(program, { ...as("officer", id), questions }));
    const asked = await record(id);
    expect(asked.status).toBe("inquiry");
    expect(asked.openWaits.map((wait) => [wait.task, wait.holder, wait.due])).toEqual([
      ["answerInquiry", "department", "2026-12-08"],
      ["answerInquiry", "department", "2026-12-18"],
    ]);
    expect((await seenBy("healthStaff", id))?.inquiries).toMatchObject([{ departmentName: "保健センター" }]);
    expect(await seenBy("schoolStaff", id)).toBeNull();
    expect(errorsOf(await askDepartment(program, { ...as("officer", id), questions: [questions[0]!] }))).toEqual([
      "department-0",
    ]);
    expect(kindOf(await askDepartment(program, { ...as("healthHead", id), questions }))).toBe("not-allowed");
  });

  test("staff draft, the head confirms, and the proposer reads the answer only once the desk has released it", async () => {
    const { id, inquiries } = await inquiryTo(health, disaster);
    const inquiryId = inquiries[0]!;
    expect(
      errorsOf(await draftAnswer(program, { ...as("healthStaff", id), inquiryId, outcome: "", answer: "" })),
    ).toEqual(["outcome", "answer"]);
    good(await draftAnswer(program, { ...as("healthStaff", id), inquiryId, ...yes }));
    expect(kindOf(await confirmAnswer(program, { ...as("healthStaff", id), inquiryId, ...yes }))).toBe("not-allowed");
    expect(kindOf(await confirmAnswer(program, { ...as("disasterHead", id), inquiryId, ...yes }))).toBe("not-found");
    expect(kindOf(await confirmAnswer(program, { ...as("officer", id), inquiryId, ...yes }))).toBe("not-allowed");
    expect(kindOf(await releaseAnswer(program, { ...as("officer", id), inquiryId }))).toBe("not-allowed");
    good(await confirmAnswer(program, { ...as("healthHead", id), inquiryId, ...yes }));
    const answers = (key: PersonKey) =>
      program.db.asActor(person(key), (tx) =>
        tx
          .selectFrom("inquiry_answers")
          .select(["answer", "drafted_by", "confirmed_by"])
          .where("proposal_id", "=", id)
          .execute(),
      );
    expect(await answers("officer")).toEqual([
      { answer: "会場があります。", drafted_by: person("healthStaff").id, confirmed_by: person("healthHead").id },
    ]);
    expect(await answers("representative")).toEqual([]);
    expect(await answers("disasterHead")).toEqual([]);
    good(await releaseAnswer(program, { ...as("officer", id), inquiryId }));
    expect(await answers("representative")).toHaveLength(1);
    expect(kindOf(await draftAnswer(program, { ...as("healthStaff", id), inquiryId, ...yes }))).toBe("not-allowed");
    expect((await record(id)).openWaits.map((wait) => wait.departmentId)).toEqual([disaster]);
  });

  test("a department that was released or has passed on sees the proposal no more, and may be asked again", async () => {
    const { id, inquiries } = await inquiryTo(health, disaster);
    good(await releaseDepartment(program, { ...as("officer", id), inquiryId: inquiries[0]! }));
    expect(await seenBy("healthHead", id)).toBeNull();
    expect(kindOf(await draftAnswer(program, { ...as("healthHead", id), inquiryId: inquiries[0]!, ...yes }))).toBe(
      "not-found",
    );
    const passing = { outcome: "not_ours", answer: "眠りは保健センターの所管です。", suggestedDepartmentId: health };
    good(await confirmAnswer(program, { ...as("disasterHead", id), inquiryId: inquiries[1]!, ...passing }));
    expect(await seenBy("disasterHead", id)).toBeNull();
    expect((await record(id)).inquiries.map((one) => one.endedAs)).toEqual(["passed_on", "released"]);
    const questions = [{ departmentId: health, question: "あらためて、会場は。", due: "5" }];
    good(await askDepartment(program, { ...as("officer", id), questions }));
    expect((await seenBy("healthHead", id))?.inquiries).toMatchObject([{ endedAs: null, answeredAt: null }]);
  });

  test("a deadline is only ever extended", async () => {
    const { id, inquiries } = await inquiryTo(health);
    const inquiryId = inquiries[0]!;
    expect(errorsOf(await extendInquiry(program, { ...as("officer", id), inquiryId, due: "5" }))).toEqual(["due"]);
    good(await extendInquiry(program, { ...as("officer", id), inquiryId, due: "2026-12-25" }));
    expect((await record(id)).openWaits).toMatchObject([{ due: "2026-12-25" }]);
  });

  test("the dialogue opens when everything is there; before, every missing thing is a sentence", async () => {
    const { id, inquiries } = await inquiryTo(health, disaster);
    const both = [person("officer").id, person("officer2").id];
    good(await assignOfficer(program, { ...as("chief", id), personIds: both }));
    expect(missingOf(await openDialogue(program, as("officer", id)))).toEqual([
      "これからデスクの担当者が公益性を確認します。",
      "葛󠄀城 美紀さんが利益相反の申告をしていません。",
      "危機管理課の回答を待っています。",
      "保健センターの回答を待っています。",
      "主管課が決まっていません。",
      "提案者に見通しを伝えていません。",
    ]);
    good(await confirmPublicBenefit(program, { ...as("officer", id), evidence: "健康づくり計画に合う。" }));
    good(await declareConflict(program, { ...as("officer2", id), hasTie: "no", what: "" }));
    good(await confirmAnswer(program, { ...as("healthHead", id), inquiryId: inquiries[0]!, ...yes }));
    expect(errorsOf(await nameLeadDepartment(program, { ...as("officer", id), inquiryId: randomUUID() }))).toEqual([
      "inquiry",
    ]);
    good(await nameLeadDepartment(program, { ...as("officer", id), inquiryId: inquiries[1]! }));
    good(await nameLeadDepartment(program, { ...as("officer", id), inquiryId: inquiries[0]! }));
    const outlook = {
      method: "project_agreement",
      callLikelihood: "unlikely",
      earliestStart: "令和9年4月",
      meaning: "競争の手続にはならない見込みです。",
    };
    expect(
      errorsOf(await tellOutlook(program, { ...as("officer", id), ...outlook, method: "x", meaning: "" })),
    ).toEqual(["method", "meaning"]);
    good(await tellOutlook(program, { ...as("officer", id), ...outlook }));
    expect((await seenBy("representative", id))?.outlook).toMatchObject({ callLikelihood: "unlikely" });
    expect(kindOf(await goOnWithoutAnswers(program, { ...as("officer", id), reason: "急ぐため" }))).toBe("gates");
    city.setNow(new Date("2026-12-09T10:00:00+09:00"));
    good(await goOnWithoutAnswers(program, { ...as("officer", id), reason: "危機管理課とは口頭で確かめた。" }));
    good(await openDialogue(program, as("officer", id)));
    expect((await record(id)).status).toBe("dialogue");
    city.setNow(new Date("2026-11-24T10:00:00+09:00"));
  });
});

describe("from many states", () => {
  test("a held proposal resumes where it was; a hold names a day or an event, within a year", async () => {
    const { id } = await inquiryTo(health);
    const hold = { reason: "予算の時期を待つ。", until: null, untilEvent: "" };
    expect(errorsOf(await holdProposal(program, { ...as("officer", id), ...hold }))).toEqual(["until"]);
    expect(errorsOf(await holdProposal(program, { ...as("officer", id), ...hold, until: "2028-01-01" }))).toEqual([
      "until",
    ]);
    good(await holdProposal(program, { ...as("officer", id), ...hold, untilEvent: "令和9年度予算の成立" }));
    expect(await record(id)).toMatchObject({
      status: "on_hold",
      hold: { until: "2027-11-24", untilEvent: "令和9年度予算の成立" },
    });
    good(await resumeProposal(program, as("officer", id)));
    expect(await record(id)).toMatchObject({ status: "inquiry", hold: null });
    expect(kindOf(await resumeProposal(program, as("officer", id)))).toBe("wrong-status");
  });

  test("a decline is drafted by one, confirmed by the chief, and the proposer sees nothing of it before it is sent", async () => {
    const { id } = await inquiryTo(health);
    const decline = {
      ground: "市が担う事務の範囲にない",
      explanation: "市の事務ではありません。",
      whatWouldHelp: "府の窓口にご相談ください。",
      departmentsHeard: "保健センター",
    };
    expect(errorsOf(await draftDecline(program, { ...as("officer", id), ...decline, ground: "気が進まない" }))).toEqual(
      ["ground"],
    );
    expect(kindOf(await confirmDecline(program, as("chief", id)))).toBe("gates");
    good(await draftDecline(program, { ...as("officer", id), ...decline }));
    const unseen = await seenBy("representative", id);
    expect(unseen?.decline).toBeNull();
    expect(unseen?.openWaits.map((wait) => wait.task)).not.toContain("confirmDecline");
    expect((await seenBy("healthHead", id))?.decline).toBeNull();
    expect(kindOf(await confirmDecline(program, as("officer", id)))).toBe("not-allowed");
    good(await confirmDecline(program, as("chief", id)));
    const seen = await seenBy("representative", id);
    expect(seen).toMatchObject({ status: "declined", openWaits: [] });
    expect(seen?.decline?.sentAt).not.toBeNull();
  });

  test("the chief sends a draft back with a reason; it is confirmed only when written anew, or dropped, and the proposer sees nothing", async () => {
    const { id } = await inquiryTo(health);
    const decline = {
      ground: "市が担う事務の範囲にない",
      explanation: "市の事務ではありません。",
      whatWouldHelp: "府の窓口にご相談ください。",
      departmentsHeard: "保健センター",
    };
    const taskOf = async (key: PersonKey) => (await seenBy(key, id))!.openWaits.map((wait) => wait.task);
    expect(kindOf(await sendBackDecline(program, { ...as("chief", id), reason: "早いため" }))).toBe("gates");
    expect(kindOf(await dropDecline(program, as("officer", id)))).toBe("gates");
    good(await draftDecline(program, { ...as("officer", id), ...decline }));
    expect(await taskOf("officer")).toContain("confirmDecline");
    expect(kindOf(await sendBackDecline(program, { ...as("officer", id), reason: "早いため" }))).toBe("not-allowed");
    expect(errorsOf(await sendBackDecline(program, { ...as("chief", id), reason: " " }))).toEqual(["reason"]);
    good(await sendBackDecline(program, { ...as("chief", id), reason: "ほかの相談先を具体的に。" }));
    expect(await taskOf("officer")).toContain("mendDecline");
    expect(await taskOf("officer")).not.toContain("confirmDecline");
    expect(await taskOf("representative")).not.toContain("mendDecline");
    expect((await seenBy("representative", id))?.decline).toBeNull();
    expect(missingOf(await confirmDecline(program, as("chief", id)))).toEqual([
      "差し戻した見送りの案が、まだ書き直されていません。",
    ]);
    good(await draftDecline(program, { ...as("officer", id), ...decline, whatWouldHelp: "府の健康課へ。" }));
    expect(await taskOf("officer")).toContain("confirmDecline");
    good(await sendBackDecline(program, { ...as("chief", id), reason: "見送りにせず、対話に進む。" }));
    good(await dropDecline(program, as("officer", id)));
    expect((await record(id)).decline).toBeNull();
    expect(await taskOf("officer")).toEqual(["answerInquiry"]);
    good(await draftDecline(program, { ...as("officer", id), ...decline }));
    good(await confirmDecline(program, as("chief", id)));
    expect(await record(id)).toMatchObject({ status: "declined", openWaits: [] });
  });

  test("past the program nobody but the chief sends a draft back, in nobody else's name", async () => {
    const { id } = await inquiryTo(health);
    const words = { ground: "市が担う事務の範囲にない", explanation: "事務ではありません。", whatWouldHelp: "府へ。" };
    await noTies(city, id, "officer2");
    good(await draftDecline(program, { ...as("officer2", id), ...words, departmentsHeard: "保健センター" }));
    const other = (key: PersonKey) =>
      program.db.asActor(person(key), (tx) =>
        tx
          .updateTable("declines")
          .set({ sent_back_at: new Date(), sent_back_by: person("chief").id, sent_back_reason: "直して" })
          .where("proposal_id", "=", id)
          .execute(),
      );
    await expect(other("officer")).rejects.toThrow(/the chief sends back/);
  });
});
