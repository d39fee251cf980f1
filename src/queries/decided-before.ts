import { sql } from "kysely";
import type { Tx } from "../db/connect.ts";
import { type Counted, type Learned, learnedFrom, mainTopics, nothingLearned } from "../domain/matching/learned.ts";
import type { Like } from "../domain/matching/like-texts.ts";
import type { Topics } from "../domain/matching/topics.ts";
import { type Matched, weighText } from "../domain/matching/weigh-text.ts";
import type { Status } from "../domain/process/status.ts";
import { proposalNumber } from "../domain/proposal/proposal-number.ts";
import { finder } from "./matching.ts";

/** A proposal of before that is like this one, and what became of it. */
export type PastProposal = Like & {
  number: string;
  title: string;
  organisation: string;
  status: Status;
  /** Since when it stands there. */
  statusAt: Date;
  /** Why it was declined; null: it was not. */
  ground: string | null;
};

export type DecidedBefore = { learned: Learned; past: readonly PastProposal[] };

type Row = {
  id: string;
  fiscalYear: number;
  serial: number;
  title: string;
  summary: string;
  fields: string[];
  organisation: string;
  status: Status;
  statusAt: string;
  ground: string | null;
  departmentIds: string[];
};

/** Of each topic the newest and the strongest texts, and of all of them the nearest: what a page has time for, however many there are. */
const read = { newest: 80, strongest: 40, near: 20 } as const;
const mostPast = 3;

/**
 * What the desk decided about proposals like this one, and the nearest of them with what became of them, at once with each decision. For
 * the desk alone: `app.decided_before` (0083) answers nobody else, and leaves out what the reader has a tie to.
 * @param subject the proposal itself, which teaches nothing about itself.
 * @param today whose departments are suggested: what was decided about one that ended counts for those that followed it.
 */
export async function decidedBefore(
  tx: Tx,
  subject: string | null,
  written: Matched,
  topics: Topics,
  today: string,
): Promise<DecidedBefore> {
  const main = mainTopics(topics.ofText(weighText(written)));
  if (main.length === 0) return { learned: nothingLearned, past: [] };
  const names = main.map((one) => one.topic);
  const shares = main.map((one) => one.share);
  const { rows } = await sql<{ answer: (Counted & { near: readonly Row[] }) | null }>`
    select app.decided_before(${names}::text[], ${shares}::real[], ${subject}::uuid, ${today}::date, ${sql.lit(read.newest)}, ${sql.lit(read.strongest)}, ${sql.lit(read.near)}) as answer`.execute(
    tx,
  );
  const answer = rows[0]?.answer;
  if (!answer) return { learned: nothingLearned, past: [] };
  const near = answer.near.map((one) => ({ ...one, body: "", number: proposalNumber(one) }));
  const like = finder(topics, near)(written, near.length);
  const learned = learnedFrom(answer, () =>
    like.map(({ number, title, departmentIds, score }) => ({
      ...{ title: `${number} ${title}`, departmentIds, likeness: score },
    })),
  );
  return {
    learned,
    past: like
      .slice(0, mostPast)
      .map(({ id, score, words, number, title, organisation, status, statusAt, ground }) => ({
        ...{ id, score, words, number, title, organisation, status, statusAt: new Date(statusAt), ground },
      })),
  };
}
