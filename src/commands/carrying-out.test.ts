import { afterAll, describe, expect, test } from "vitest";
import { aCity } from "../../test/support/city.ts";
import { good } from "../../test/support/dialogue.ts";
import { anActive, secret } from "../../test/support/preparing.ts";
import type { PersonKey } from "../../test/support/small-world.ts";
import { findCaseSources } from "../db/stores/case-source-store.ts";
import { cityOf } from "../db/stores/city-store.ts";
import { findDraft } from "../db/stores/publication-store.ts";
import { findRecord } from "../db/stores/record-store.ts";
import type { Result } from "../domain/kernel/result.ts";
import { gatesOf } from "../domain/principles/gates.ts";
import { suggestCase } from "../domain/publication/suggest-case.ts";
import { addInitiative } from "./add-initiative.ts";
import { commentCase } from "./comment-case.ts";
import { completeProposal } from "./complete-proposal.ts";
import { correctCase } from "./correct-case.ts";
import { draftCase } from "./draft-case.ts";
import { publishCase } from "./publish-case.ts";
import { reportInitiative } from "./report-initiative.ts";
import { sendCaseForComment } from "./send-case-for-comment.ts";
import { withdrawCase } from "./withdraw-case.ts";
import { withholdCase } from "./withhold-case.ts";
import { writeFinalReport } from "./write-final-report.ts";
import { writeLesson } from "./write-lesson.ts";

const city = await aCity();
afterAll(city.drop);
const { program, person } = city;

const as = (key: PersonKey, proposalId: string) => ({ actor: person(key), proposalId });
const record = async (id: string, key: PersonKey = "chief") =>
  (await program.db.asActor(person(key), (tx) => findRecord(tx, id)))!;
const kindOf = <T>(result: Result<T>) => (result.ok ? "done" : result.refusal.kind);
const errorsOf = <T>(result: Result<T>) =>
  !result.ok && result.refusal.kind === "invalid" ? result.refusal.errors.map((error) => error.field) : null;
const missingOf = <T>(result: Result<T>) =>
  !result.ok && result.refusal.kind === "gates" ? result.refusal.missing.map((one) => one.sentence) : null;
const tasks = async (id: string) => (await record(id)).openWaits.map((wait) => [wait.task, wait.holder]);
const publicCase = (id: string) =>
  program.db.asActor({ kind: "visitor", municipality: program.municipality }, (tx) =>
    tx.selectFrom("published_cases").selectAll().where("proposal_id", "=", id).executeTakeFirst(),
  );

const initiative = {
  title: "工場での眠りの教室",
  what: "月に1回、教室を開きます。",
  service: "健康教室",
  indicator: "教室に来た人",
  unit: "人",
  baseline: "０",
  target: "120",
  startsOn: "2026-12-01",
  endsOn: "2027-11-30",
};
const report = {
  fromDay: "2026-11-01",
  toDay: "2026-11-24",
  value: "96",
  text: "3回の教室を開きました。",
  citySpent: "0",
  partnerBrought: "42万円",
  cityAlone: "1,200,000円",
};
const early = { result: "教室を1回開きました。", endsEarly: "yes", endedEarlyReason: "工場が移転するため。" };
const whole = { result: "教室を3回開きました。", endsEarly: "", endedEarlyReason: "" };

/** What the form would hold when an officer opens it for the first time. */
async function suggested(id: string) {
  const { calendar } = await cityOf(program);
  return program.db.asActor(person("officer"), async (tx) => {
    const now = (await findRecord(tx, id))!;
    const sources = await findCaseSources(tx, now, calendar);
    return suggestCase(now, sources.outcomes, sources.result);
  });
}

async function aCase(words = {}) {
  const id = await anActive(city);
  const { id: initiativeId } = good(await addInitiative(program, { ...as("healthStaff", id), ...initiative }));
  good(await reportInitiative(program, { ...as("member", id), ...report, initiativeId }));
  good(await writeFinalReport(program, { ...as("healthHead", id), ...whole }));
  good(await writeLesson(program, { ...as("member", id), lesson: "早く始めると続く。" }));
  good(await writeLesson(program, { ...as("officer", id), lesson: "会場を先に押さえる。" }));
  const draft = { ...(await suggested(id)), needsConsent: false, ...words };
  good(await draftCase(program, { ...as("officer", id), ...draft, baseVersion: 0 }));
  return id;
}
const noObjection = { answer: "none", comment: "", consent: "", draftVersion: 1 };

describe("initiatives (G8.3)", () => {
  test("the desk and the lead department register, both sides report in numbers and yen", async () => {
    const id = await anActive(city);
    expect(await tasks(id)).toEqual([["addInitiative", "desk"]]);
    expect(kindOf(await addInitiative(program, { ...as("member", id), ...initiative }))).toBe("not-allowed");
    expect(
      errorsOf(
        await addInitiative(program, { ...as("officer", id), ...initiative, target: "多い", endsOn: "2026-01-01" }),
      ),
    ).toEqual(["target", "endsOn"]);
    const { id: initiativeId } = good(await addInitiative(program, { ...as("healthStaff", id), ...initiative }));
    expect(await tasks(id)).toEqual([["reportInitiative", "partner"]]);
    expect(
      errorsOf(
        await reportInitiative(program, {
          ...as("member", id),
          ...report,
          toDay: "2026-11-25",
          citySpent: "-5",
          initiativeId,
        }),
      ),
    ).toEqual(["toDay", "citySpent"]);
    good(await reportInitiative(program, { ...as("member", id), ...report, initiativeId }));
    expect((await record(id)).initiatives).toMatchObject([{ reports: 1, title: "工場での眠りの教室" }]);
    expect(kindOf(await reportInitiative(program, { ...as("otherCompany", id), ...report, initiativeId }))).not.toBe(
      "done",
    );
  });

  test("ending early: the city's final report alone suffices, with the case published or withheld", async () => {
    const id = await anActive(city);
    expect(errorsOf(await writeFinalReport(program, { ...as("officer", id), ...early, endedEarlyReason: "" }))).toEqual(
      ["endedEarlyReason"],
    );
    expect(kindOf(await writeFinalReport(program, { ...as("representative", id), ...early }))).toBe("not-allowed");
    good(await writeFinalReport(program, { ...as("officer", id), ...early }));
    expect(kindOf(await writeFinalReport(program, { ...as("officer", id), ...whole }))).toBe("stale");
    expect(missingOf(await completeProposal(program, as("officer", id)))).toEqual([
      "事例の公開、または公開しない理由の記録がまだです。",
    ]);
    good(await withholdCase(program, { ...as("chief", id), reason: "教室が1回だけで、結果を語れないため。" }));
    good(await completeProposal(program, as("officer", id)));
    expect(await record(id)).toMatchObject({ status: "completed", openWaits: [] });
    expect(await publicCase(id)).toMatchObject({
      body: null,
      withheld_reason: "教室が1回だけで、結果を語れないため。",
    });
  });

  test("each side writes its lesson once", async () => {
    const id = await anActive(city);
    good(await writeLesson(program, { ...as("healthStaff", id), lesson: "会場を先に押さえる。" }));
    expect(kindOf(await writeLesson(program, { ...as("officer", id), lesson: "もう一つ。" }))).toBe("stale");
    expect(errorsOf(await writeLesson(program, { ...as("member", id), lesson: " " }))).toEqual(["lesson"]);
  });
});

describe("the published case (P7c, G3.2, G3.3)", () => {
  test("is suggested from the open parts, and adds up the yen of all reports", async () => {
    const id = await aCase();
    const draft = (await program.db.asActor(person("officer"), (tx) => findDraft(tx, id, "case")))!;
    expect(draft.body.body).toMatchObject({
      partner: "株式会社架空ウェルネス",
      departments: ["保健センター"],
      method: "project_agreement",
      money: { citySpentYen: 0, partnerBroughtYen: 420000, cityAloneYen: 1200000 },
      results: [{ label: "教室に来た人", before: "0人", after: "96人", target: "120人", met: false, gap: "あと24人" }],
      notPublished: "1か所。相手方と合意した期限まで公開しません。",
    });
    expect(JSON.stringify(draft)).not.toContain("秘匿語壱");
  });

  test("the partner reads it from the comment stage on, and its comment or the end of the days opens publication", async () => {
    const id = await aCase();
    const seen = async (key: PersonKey) =>
      (await program.db.asActor(person(key), (tx) => findDraft(tx, id, "case"))) !== null;
    expect([await seen("representative"), await seen("healthStaff"), await seen("otherCompany")]).toEqual([
      false,
      true,
      false,
    ]);
    const publish = () => publishCase(program, { ...as("chief", id), draftVersion: 1 });
    expect(missingOf(await publish())).toEqual(["事例の案を、相手方に見せていません。"]);
    good(await sendCaseForComment(program, { ...as("officer", id), draftVersion: 1 }));
    expect(await seen("representative")).toBe(true);
    expect(missingOf(await publish())).toEqual(["相手方の意見を待っています。"]);
    expect(await publicCase(id)).toBeUndefined();
    good(await commentCase(program, { ...as("representative", id), ...noObjection }));
    expect(await tasks(id)).toEqual([["publishCase", "desk"]]);
    expect(kindOf(await publishCase(program, { ...as("officer", id), draftVersion: 1 }))).toBe("not-allowed");
    good(await publish());
    expect(gatesOf(await record(id))[6]).toMatchObject({ principle: "P7", state: "confirmed" });
    const row = (await publicCase(id))!;
    expect(row).toMatchObject({ title: "布団の工場で眠りの教室", withheld_reason: null, fields: ["健康"] });
    expect(row.slug).toMatch(/^r8-\d{3}$/);
    expect(JSON.stringify(row)).not.toContain("秘匿語壱");
    good(await completeProposal(program, as("officer", id)));
  });

  test("a quotation needs the partner's consent; without it the case is not published", async () => {
    const id = await aCase({ quotes: [{ by: "参加した方", text: "よく眠れました。" }] });
    good(await sendCaseForComment(program, { ...as("officer", id), draftVersion: 1 }));
    expect(errorsOf(await commentCase(program, { ...as("representative", id), ...noObjection }))).toEqual(["consent"]);
    good(await commentCase(program, { ...as("representative", id), ...noObjection, consent: "no" }));
    expect(missingOf(await publishCase(program, { ...as("chief", id), draftVersion: 1 }))).toHaveLength(1);
    const mended = { ...(await suggested(id)), needsConsent: false, baseVersion: 1 };
    good(await draftCase(program, { ...as("officer", id), ...mended }));
    good(await sendCaseForComment(program, { ...as("officer", id), draftVersion: 2 }));
    city.setNow(new Date("2026-12-09T09:00:00+09:00"));
    good(await publishCase(program, { ...as("chief", id), draftVersion: 2 }));
    city.setNow(new Date("2026-11-24T10:00:00+09:00"));
  });

  test("a draft with protected words is refused, an older draft is stale, missing words are named", async () => {
    const id = await aCase();
    const words = await suggested(id);
    const draft = (change: object, baseVersion = 1) =>
      draftCase(program, { ...as("officer", id), ...words, ...change, baseVersion });
    expect(errorsOf(await draft({ caveat: secret }))).toEqual(["changed"]);
    expect(kindOf(await draft({}, 0))).toBe("stale");
    expect(
      errorsOf(
        await draft({
          title: "",
          howToCopy: [{ step: "会場", text: "" }],
          results: [{ label: "人", before: "0", after: "9", target: "9", met: "", gap: "" }],
        }),
      ),
    ).toEqual(["title", "results-0-gap", "results-0-met", "howToCopy-0-text"]);
  });

  test("a published case is put right by the chief: the new words, the day and the reason stand at once; a quotation stays as consented or goes", async () => {
    const id = await aCase({ quotes: [{ by: "𠮷田さん", text: "①続けたいです。" }] });
    good(await sendCaseForComment(program, { ...as("officer", id), draftVersion: 1 }));
    good(await commentCase(program, { ...as("representative", id), ...noObjection, consent: "yes" }));
    good(await publishCase(program, { ...as("chief", id), draftVersion: 1 }));
    good(await completeProposal(program, as("officer", id)));
    const words = { ...(await suggested(id)), quotes: [{ by: "𠮷田さん", text: "①続けたいです。" }] };
    const correct = (change: object, key: "chief" | "officer" = "chief", baseVersion = 1) =>
      correctCase(program, { ...as(key, id), ...words, reason: "人数の誤り。", baseVersion, ...change });
    expect(kindOf(await correct({}, "officer"))).toBe("not-allowed");
    expect(errorsOf(await correct({ reason: "" }))).toEqual(["correctionReason"]);
    expect(errorsOf(await correct({ quotes: [{ by: "𠮷田さん", text: "ぜひ続けます。" }] }))).toEqual([
      "quotes-0-text",
    ]);
    expect(errorsOf(await correct({ caveat: secret }))).toEqual(["changed"]);
    good(await correct({ changed: "参加は41人ではなく14人でした。" }));
    expect(await publicCase(id)).toMatchObject({
      body: {
        changed: "参加は41人ではなく14人でした。",
        quotes: [{ by: "𠮷田さん", text: "①続けたいです。" }],
        corrections: [{ on: "2026-11-24", reason: "人数の誤り。" }],
      },
    });
    expect(kindOf(await correct({}))).toBe("stale");
    good(await correct({ quotes: [], reason: "ご本人の希望。" }, "chief", 2));
    expect(await publicCase(id)).toMatchObject({
      body: { quotes: [], corrections: [{}, { reason: "ご本人の希望。" }] },
    });
  });

  test("a published case is taken back by the chief: the reason stands in the place of its words", async () => {
    const id = await aCase();
    good(await sendCaseForComment(program, { ...as("officer", id), draftVersion: 1 }));
    good(await commentCase(program, { ...as("representative", id), ...noObjection }));
    good(await publishCase(program, { ...as("chief", id), draftVersion: 1 }));
    good(await completeProposal(program, as("officer", id)));
    expect(kindOf(await withdrawCase(program, { ...as("officer", id), reason: "誤りのため。" }))).toBe("not-allowed");
    good(await withdrawCase(program, { ...as("chief", id), reason: "数字に誤りがあったため。" }));
    expect(await publicCase(id)).toMatchObject({ body: null, withheld_reason: "数字に誤りがあったため。" });
    expect(kindOf(await withdrawCase(program, { ...as("chief", id), reason: "もう一度。" }))).toBe("stale");
  });
});
