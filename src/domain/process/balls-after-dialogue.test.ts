import { describe, expect, test } from "vitest";
import type { TargetDays } from "./ball.ts";
import { ofActive, ofPreparing } from "./balls-after-dialogue.ts";
import type { ProposalRecord, PublicationDraft } from "./record.ts";

const days: TargetDays = {
  firstAnswer: 3,
  formalCheck: 5,
  departmentAnswer: 10,
  deskReply: 3,
  feasibility: 20,
  methodDecision: 20,
  minutes: 5,
  publicAnswer: 5,
  additions: 20,
};

/** What these rules ask of a record; the rest is not theirs. */
function recordWith(facts: Partial<ProposalRecord>): ProposalRecord {
  return {
    papers: [],
    agreement: null,
    award: null,
    cooperation: null,
    eligible: true,
    facts: null,
    case: null,
    initiatives: [],
    finalReport: null,
    lessons: [],
    ...facts,
  } as unknown as ProposalRecord;
}

function shown(change: Partial<PublicationDraft> = {}): PublicationDraft {
  return {
    state: "commenting",
    needsConsent: false,
    commentDue: "2026-12-01",
    partnerCommentedAt: null,
    partnerConsentedAt: null,
    withheldReason: "",
    draftedBy: "b",
    decidedBy: null,
    decidedAt: null,
    ...change,
  };
}

const whose = (balls: readonly { task: string; holder: string }[]) =>
  balls.map((ball) => `${ball.task} ${ball.holder}`);

describe("facts shown to the partner", () => {
  const waits = (facts: PublicationDraft, today: string) => whose(ofPreparing(recordWith({ facts }), days, today));

  test("wait for the partner's comment up to the last day, that day included", () => {
    expect(waits(shown(), "2026-12-01")).toEqual(["commentFacts partner"]);
  });

  test("no longer wait when the days ran out without an answer: the desk can start", () => {
    expect(waits(shown(), "2026-12-02")).toEqual(["startActive desk"]);
  });
});

describe("a case shown to the partner", () => {
  const reported = [{ id: "i", title: "教室", endsOn: "2027-11-30", state: "running", reports: 1 }];
  const early = (story: PublicationDraft, today: string) =>
    whose(ofActive(recordWith({ initiatives: reported, case: story }), days, today));
  const late = (story: PublicationDraft, today: string) => {
    const finalReport = { at: new Date("2026-11-20T10:00:00+09:00"), endedEarlyReason: "" };
    return whose(ofActive(recordWith({ finalReport, lessons: ["partner", "city"], case: story }), days, today));
  };

  test("waits for the partner's comment also before the final report", () => {
    expect(early(shown(), "2026-11-24")).toEqual(["writeFinalReport desk", "commentCase partner"]);
  });

  test("waits for its publication once commented, before the final report and after", () => {
    expect(early(shown({ state: "commented" }), "2026-11-24")).toEqual(["writeFinalReport desk", "publishCase desk"]);
    expect(late(shown({ state: "commented" }), "2026-11-24")).toEqual(["publishCase desk"]);
  });

  test("goes to the desk for publication when the days ran out without an answer", () => {
    expect(late(shown(), "2026-12-01")).toEqual(["commentCase partner"]);
    expect(late(shown(), "2026-12-02")).toEqual(["publishCase desk"]);
  });

  test("is written anew without what the partner did not consent to", () => {
    expect(late(shown({ needsConsent: true }), "2026-12-02")).toEqual(["draftCase desk"]);
    expect(late(shown({ state: "commented", needsConsent: true }), "2026-11-24")).toEqual(["draftCase desk"]);
    const consented = shown({ state: "commented", needsConsent: true, partnerConsentedAt: new Date() });
    expect(late(consented, "2026-11-24")).toEqual(["publishCase desk"]);
  });

  test("the final report's clock starts when the last initiative is over, not with its first report", () => {
    const [ball] = ofActive(recordWith({ initiatives: reported }), days, "2026-11-24");
    expect(ball).toMatchObject({
      task: "writeFinalReport",
      holder: "desk",
      days: 20,
      from: new Date("2027-11-30T00:00:00+09:00"),
    });
  });

  test("asks for nothing more once it is published", () => {
    expect(late(shown({ state: "published" }), "2026-12-02")).toEqual(["complete desk"]);
  });
});
