import { sql } from "kysely";
import type { Tx } from "../db/connect.ts";
import type { Challenge } from "../db/stores/challenge-store.ts";
import type { Like } from "../domain/matching/like-texts.ts";
import type { Topics } from "../domain/matching/topics.ts";
import type { Matched } from "../domain/matching/weigh-text.ts";
import { finder, type KnownChallenge, type Matching } from "./matching.ts";

/** An organisation that may fit a challenge, with why. */
export type FittingOrganisation = { id: string; name: string; reasons: readonly string[] };

export type ChallengeSuggestions = {
  organisations: readonly FittingOrganisation[];
  similar: readonly (KnownChallenge & Like)[];
};

const mostShown = 5;
/** Read of each source: those in the same fields first. */
const mostRead = 200;
/** A field says less than words; a case that is published says that they can. */
const scores = { field: 0.25, case: 0.3 } as const;

/**
 * For the desk's page of a challenge: organisations that fit, by what they say of themselves and by published cases, and challenges like
 * it. Never by a proposal: who has sent one is nobody's to guess (P2), least of all where it is sealed.
 */
export async function challengeSuggestions(
  tx: Tx,
  challenge: Challenge,
  matching: Matching,
): Promise<ChallengeSuggestions> {
  const { title, ask, background, fields } = challenge;
  const written = { title, summary: ask, body: background, fields };
  return {
    organisations: await organisationsFor(tx, written, matching.topics),
    similar: matching.challenges(written, mostShown, ({ id }) => id !== challenge.id),
  };
}

type Source = { id: string; name: string; fields: string[]; told: string; caseTitle: string | null };

async function organisationsFor(tx: Tx, written: Matched, topics: Topics): Promise<readonly FittingOrganisation[]> {
  const wanted = [...written.fields];
  // Who does not wish to be told of challenges is not suggested for one.
  const { rows } = await sql<Source>`
    (select o.id, o.name, p.fields, p.strengths as told, null as "caseTitle" from organisation_profiles p join organisations o on o.id = p.organisation_id
      where p.is_told and o.merged_into is null
      order by (p.fields && ${wanted}::text[]) desc, p.updated_at desc, o.id limit ${sql.lit(mostRead)})
    union all
    (select o.id, o.name, c.fields, coalesce(c.body->>'lead', '') as told, c.title from published_cases c
      join proposals p on p.id = c.proposal_id join organisations o on o.id = p.organisation_id
      where c.body is not null and o.merged_into is null
        and not exists (select from organisation_profiles n where n.organisation_id = o.id and not n.is_told)
      order by (c.fields && ${wanted}::text[]) desc, c.published_at desc, o.id limit ${sql.lit(mostRead)})`.execute(tx);
  const texts = rows.map(({ told, caseTitle, fields }, at) => ({
    ...{ id: String(at), title: caseTitle ?? "", summary: told, body: "", fields },
  }));
  const like = new Map(finder(topics, texts)(written, texts.length).map((one) => [one.id, one]));
  const found = new Map<string, { name: string; score: number; reasons: string[] }>();
  for (const [at, { id, name, fields, caseTitle }] of rows.entries()) {
    const words = like.get(String(at))?.words ?? [];
    const both = fields.filter((one) => wanted.includes(one));
    if (words.length === 0 && both.length === 0) continue;
    const score =
      (like.get(String(at))?.score ?? 0) + (both.length > 0 ? scores.field : 0) + (caseTitle ? scores.case : 0);
    const known = found.get(id) ?? { name, score: 0, reasons: [] };
    known.score += score;
    known.reasons.push(reasonOf(words, both, caseTitle));
    found.set(id, known);
  }
  return [...found]
    .toSorted(([a, one], [b, other]) => other.score - one.score || (a < b ? -1 : 1))
    .slice(0, mostShown)
    .map(([id, { name, reasons }]) => ({ id, name, reasons: reasons.slice(0, 3) }));
}

function reasonOf(words: readonly string[], fields: readonly string[], caseTitle: string | null): string {
  const quoted = (texts: readonly string[]) => texts.map((one) => `「${one}」`).join("");
  const parts = [
    ...(words.length > 0 ? [`${quoted(words)}がどちらにもある`] : []),
    ...(fields.length > 0 ? [`分野${quoted(fields)}が同じ`] : []),
  ];
  return `${caseTitle ? `公開した事例「${caseTitle}」` : "団体が書いた「できること」"}と、${parts.join("、")}`;
}
