import type { Program } from "../db/program.ts";
import { readOnce } from "../db/read-once.ts";
import { cityOf } from "../db/stores/city-store.ts";
import { cityVocabularyOf } from "../db/stores/vocabulary-store.ts";
import { todayInTokyo } from "../domain/calendar/tokyo-date.ts";
import { type Findable, type Like, likeTexts } from "../domain/matching/like-texts.ts";
import { type Offices, readOffices } from "../domain/matching/offices.ts";
import type { Topics } from "../domain/matching/topics.ts";
import type { Matched } from "../domain/matching/weigh-text.ts";
import { isOfDesk, type Person } from "../domain/policy/actor.ts";
import { departmentsToAsk } from "./departments-to-ask.ts";

/** A published challenge that others are compared with. */
export type KnownChallenge = Findable & { code: string; status: string; deadline: string | null; departmentId: string };
/** A published case. */
export type KnownCase = Findable & { slug: string; partner: string };

/** Finds what is like a text, best first. */
export type Find<T> = (written: Matched, most: number, among?: (one: T) => boolean) => readonly (T & Like)[];

/** What the suggestions of the desk compare with: offices, published challenges, published cases; by the desk's own words. */
export type Matching = {
  topics: Topics;
  offices: Offices;
  challenges: Find<KnownChallenge>;
  cases: Find<KnownCase>;
};

/** Bounds: a city has some ten a year of each. */
const most = { challenges: 2000, cases: 1000 } as const;

const kept = readOnce<Matching>();

/**
 * Prepared once for each day and public revision, which every publication, every department that changes and every word of the vocabulary
 * raises.
 * Null for whoever is not of the desk: they get no suggestions made with its words.
 */
export async function matchingOf(program: Program, reader: Person): Promise<Matching | null> {
  if (!isOfDesk(reader)) return null;
  const { publicRevision } = await cityOf(program);
  const today = todayInTokyo(program.now());
  return kept(program, `${publicRevision} ${today}`, () => readMatching(program, reader, today));
}

async function readMatching(program: Program, reader: Person, today: string): Promise<Matching> {
  const { topics } = await cityVocabularyOf(program, reader);
  const { departments, challenges, cases } = await program.db.asActor(
    { kind: "visitor", municipality: program.municipality },
    async (tx) => ({
      departments: await departmentsToAsk(tx, today),
      challenges: await tx
        .selectFrom("challenges")
        .select(["id", "code", "title", "ask", "background", "fields", "status", "deadline", "department_id"])
        .where("status", "in", ["forecast", "open", "closed", "concluded"])
        .orderBy("published_at", "desc")
        .orderBy("id")
        .limit(most.challenges)
        .execute(),
      cases: await tx
        .selectFrom("published_cases")
        .select(["proposal_id", "slug", "title", "fields", "body"])
        .where("body", "is not", null)
        .orderBy("published_at", "desc")
        .orderBy("proposal_id")
        .limit(most.cases)
        .execute(),
    }),
  );
  return {
    topics,
    offices: readOffices(departments, topics),
    challenges: finder(
      topics,
      challenges.map(({ ask, background, department_id: departmentId, ...one }) => ({
        ...{ ...one, departmentId, deadline: one.deadline === null ? null : String(one.deadline) },
        ...{ summary: ask, body: background },
      })),
    ),
    cases: finder(
      topics,
      cases.map(({ proposal_id: id, slug, title, fields, body }) => {
        const { lead = "", why = "", changed = "", partner = "" } = (body ?? {}) as Record<string, string>;
        return { id, slug, title, fields, partner, summary: lead, body: [why, changed].join("\n") };
      }),
    ),
  };
}

/** Reads texts once, for finding the ones like another. */
export function finder<T extends Findable>(topics: Topics, texts: readonly T[]): Find<T> {
  const find = likeTexts(topics, texts);
  const known = new Map(texts.map((one) => [one.id, one]));
  return (written, count, among = () => true) => {
    const found = find(written, texts.length).map((like) => ({ ...known.get(like.id)!, ...like }));
    return found.filter(among).slice(0, count);
  };
}
