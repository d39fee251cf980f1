import { derivedId } from "../accounts/derived-id.ts";
import { amendChallenge } from "../commands/challenges/amend-challenge.ts";
import { answerQuestion } from "../commands/challenges/answer-question.ts";
import { askAboutChallenge } from "../commands/challenges/ask-about-challenge.ts";
import { commentChallenge } from "../commands/challenges/comment-challenge.ts";
import { confirmChallengeGate } from "../commands/challenges/confirm-challenge-gate.ts";
import { approveChallenge } from "../commands/challenges/decide-challenge.ts";
import { draftChallenge } from "../commands/challenges/draft-challenge.ts";
import { passOnQuestion } from "../commands/challenges/pass-on-question.ts";
import { publishAnswer } from "../commands/challenges/publish-answer.ts";
import { openChallenge } from "../commands/challenges/publish-challenge.ts";
import { sendChallengeToApproval } from "../commands/challenges/send-challenge-to-approval.ts";
import { sendChallengeToCheck } from "../commands/challenges/send-challenge-to-check.ts";
import { createDraft } from "../commands/create-draft.ts";
import { saveDraft } from "../commands/save-draft.ts";
import { submitProposal } from "../commands/submit-proposal.ts";
import type { TypedChallenge } from "../domain/challenge/read-challenge.ts";
import type { Result } from "../domain/kernel/result.ts";
import { pledges } from "../domain/proposal/pledge.ts";
import type { ProposalWords } from "../domain/proposal/proposal-text.ts";
import { listQuestions } from "../queries/challenge-questions.ts";
import { timeOn } from "./past.ts";
import type { Walker } from "./walk.ts";

type Words = Record<"title" | "titleEn" | "ask" | "askEn" | "offered" | "contact", string> & {
  sdgs: readonly number[];
};
type Asked = { askedDaysAgo: number; question: string; name: string; mail: string };

/** Challenges that live in the demo (db/worlds/izumiotsu-demo/challenge-lives.json). */
export type ChallengeLives = {
  /** Sealed until its deadline: from the draft to a question that waits, with an amendment and a proposal that nobody in the city sees. */
  open: {
    department: string;
    draftedBy: string;
    officer: string;
    otherOfficer: string;
    approver: string;
    draftedDaysAgo: number;
    openedDaysAgo: number;
    words: Words & { background: string };
    field: string;
    comment: string;
    p1: string;
    p2: string;
    answered: Asked & { answeredDaysAgo: number; publishedDaysAgo: number; answer: string };
    waiting: Asked;
    amendment: { daysAgo: number; offeredAdded: string; reason: string };
    sealedProposal: { by: string; words: ProposalWords };
  };
  inCheck: {
    department: string;
    draftedBy: string;
    daysAgo: number;
    words: Words & { background: string };
    field: string;
  };
  /** Grown from a seed, by its place in seeds.json. */
  fromSeed: { seed: number; draftedBy: string; daysAgo: number; words: Words; field: string };
};

/** A seed that was told before (tell-seeds.ts). */
export type ToldSeed = { id: string; department: string; body: string };

/** Tells the lives of challenges by the real commands, each step on its day. */
export async function tellChallenges(walker: Walker, lives: ChallengeLives, seeds: readonly ToldSeed[]): Promise<void> {
  const told = await tellOpen(walker, lives.open);
  await tellQuestions(walker, lives.open, told);
  const { inCheck, fromSeed } = lives;
  at(walker, inCheck.daysAgo, "10:30");
  const id = await draft(walker, "in check", inCheck, typedOf(inCheck, "", "as_they_come"));
  at(walker, inCheck.daysAgo, "16:00");
  done(
    "in check",
    await sendChallengeToCheck(walker.program, { actor: walker.cast.person(inCheck.draftedBy), challengeId: id }),
  );
  at(walker, fromSeed.daysAgo, "13:20");
  const seed = seeds[fromSeed.seed]!;
  const words = { ...fromSeed.words, background: seed.body };
  await draft(
    walker,
    "from seed",
    { ...fromSeed, department: seed.department },
    typedOf({ ...fromSeed, words }, "", "as_they_come"),
    seed.id,
  );
  await tellSealed(walker, lives.open, told.code);
}

type Told = { id: string; code: string; typed: TypedChallenge };

async function tellOpen(walker: Walker, life: ChallengeLives["open"]): Promise<Told> {
  const { program, cast, past } = walker;
  const by = (key: string) => ({ actor: cast.person(key), challengeId: id });
  const day = (after: number) => Math.max(life.openedDaysAgo, life.draftedDaysAgo - after);
  const typed = typedOf(life, past.date(-20), "sealed");
  at(walker, life.draftedDaysAgo, "10:10");
  const id = await draft(walker, "open", life, typed);
  at(walker, day(1), "09:40");
  done("check", await sendChallengeToCheck(program, by(life.draftedBy)));
  at(walker, day(2), "14:05");
  done("comment", await commentChallenge(program, { ...by(life.officer), comment: life.comment }));
  at(walker, day(3), "11:15");
  done("P1", await confirmChallengeGate(program, { ...by(life.officer), principle: "P1", evidence: life.p1 }));
  at(walker, day(4), "13:30");
  done("P2", await confirmChallengeGate(program, { ...by(life.otherOfficer), principle: "P2", evidence: life.p2 }));
  const approverId = cast.person(life.approver).id;
  done("approval", await sendChallengeToApproval(program, { ...by(life.officer), approverId }));
  at(walker, day(6), "15:45");
  done("approved", await approveChallenge(program, by(life.approver)));
  at(walker, life.openedDaysAgo, "16:00");
  const opened = done("opened", await openChallenge(program, by(life.officer)));
  return { id, code: opened.code, typed };
}

async function tellQuestions(walker: Walker, life: ChallengeLives["open"], { id, code, typed }: Told): Promise<void> {
  const { program, cast, past } = walker;
  const { answered, waiting, amendment } = life;
  const ask = async ({ question, name, mail, askedDaysAgo }: Asked) => {
    at(walker, askedDaysAgo, "20:15");
    const formKey = derivedId(program.key, `demo question ${question}`);
    done("ask", await askAboutChallenge(program, { code, lang: "ja", name, mail, question, formKey }));
  };
  await ask(answered);
  const officer = cast.person(life.officer);
  const { questions } = await program.db.asActor(officer, (tx) => listQuestions(tx, id, null));
  const on = (key: string) => ({ actor: cast.person(key), challengeId: id, questionId: questions[0]!.id });
  at(walker, answered.askedDaysAgo - 1, "09:10");
  done("pass on", await passOnQuestion(program, on(life.officer)));
  at(walker, answered.answeredDaysAgo, "17:00");
  done("answer", await answerQuestion(program, { ...on(life.draftedBy), answer: answered.answer }));
  at(walker, answered.publishedDaysAgo, "10:00");
  const words = { publicQuestion: answered.question, publicAnswer: answered.answer };
  done("publish", await publishAnswer(program, { ...on(life.officer), ...words }));
  at(walker, amendment.daysAgo, "14:00");
  const offered = `${typed.offered}\n${amendment.offeredAdded}`;
  const changed = { ...typed, offered, deadline: past.date(-40), reason: amendment.reason };
  done("amend", await amendChallenge(program, { ...changed, actor: officer, challengeId: id }));
  await ask(waiting);
}

/** The last proposal that is sent: numbers are given as they come. */
async function tellSealed(
  walker: Walker,
  { sealedProposal, field }: ChallengeLives["open"],
  code: string,
): Promise<void> {
  const { program, cast, past } = walker;
  const actor = cast.person(sealedProposal.by);
  walker.setTime(past.now);
  const formKey = derivedId(program.key, "demo sealed proposal");
  const { id: proposalId } = done("sealed", await createDraft(program, { actor, formKey, challengeCode: code }));
  done("write", await saveDraft(program, { actor, proposalId, words: sealedProposal.words, fields: [field] }));
  done("submit", await submitProposal(program, { actor, proposalId, pledges: [...pledges] }));
}

async function draft(
  { program, cast }: Walker,
  name: string,
  { department, draftedBy }: { department: string; draftedBy: string },
  typed: TypedChallenge,
  seedId?: string,
): Promise<string> {
  const formKey = derivedId(program.key, `demo challenge ${name}`);
  const input = { ...typed, actor: cast.person(draftedBy), formKey, departmentId: cast.department(department), seedId };
  return done(name, await draftChallenge(program, input)).id;
}

function typedOf(
  { words, field }: { words: Words & { background: string }; field: string },
  deadline: string,
  reading: string,
): TypedChallenge {
  const { sdgs, ...texts } = words;
  return {
    ...texts,
    fields: [field],
    sdgs: sdgs.map(String),
    ends: deadline ? "deadline" : "open",
    deadline: deadline || null,
    deadlineFault: null,
    reading,
    hasAdvantage: "no",
    advantage: "",
  };
}

function at(walker: Walker, daysAgo: number, time: string): void {
  walker.setTime(timeOn(walker.past.date(daysAgo), time));
}

function done<T>(step: string, result: Result<T>): NonNullable<T> {
  if (!result.ok) throw new Error(`challenge, ${step}: ${JSON.stringify(result.refusal)}`);
  return result.value as NonNullable<T>;
}
