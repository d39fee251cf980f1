import type { Program } from "../../db/program.ts";
import { readOnce } from "../../db/read-once.ts";
import { cityOf } from "../../db/stores/city-store.ts";
import { cityVocabularyOf } from "../../db/stores/vocabulary-store.ts";
import { todayInTokyo } from "../../domain/calendar/tokyo-date.ts";
import { firstOpenDeadline } from "../../domain/challenge/closing.ts";
import { likeTexts } from "../../domain/matching/like-texts.ts";
import { departmentSuggester } from "../../domain/matching/suggest-departments.ts";
import type { Matched } from "../../domain/matching/weigh-text.ts";
import { departmentsToAsk } from "../departments-to-ask.ts";

/** What somebody who writes a proposal is shown beside it (U1, U2), best first. */
export type WritingHints = {
  challenges: readonly { code: string; title: string; titleEn: string; words: readonly string[] }[];
  departments: readonly { name: string; nameEn: string; words: readonly string[] }[];
};

export const noHints: WritingHints = { challenges: [], departments: [] };

type HintsFor = (written: Matched) => WritingHints;

/** The open words of a draft, as far as they are written; whether it answers a challenge already. */
export type Written = {
  title?: string | undefined;
  summary?: string | undefined;
  what?: string | undefined;
  benefit?: string | undefined;
  fields?: readonly string[] | undefined;
  answersChallenge: boolean;
};

const mostChallenges = 2;
const mostDepartments = 3;
/** More open challenges than a city has; a bound. */
const mostRead = 500;
/** Before that much is written there is nothing to go by. */
const leastWritten = 8;

const kept = readOnce<HintsFor>();

/**
 * Open challenges and departments near to what is being written. It rests on published things, duties and public words alone, read as a
 * visitor: never on a proposal, a decision, a part that may not be read, or a word that the desk knows from one (P7b).
 */
export async function writingHintsFor(program: Program, written: Written): Promise<WritingHints> {
  const { title = "", summary = "", what = "", benefit = "", fields = [] } = written;
  const hintsFor = await hintsOf(program);
  const hints = hintsFor({ title, summary, body: [what, benefit].join("\n"), fields });
  return written.answersChallenge ? { ...hints, challenges: [] } : hints;
}

/** Read once for each public revision and closing time, as the public pages are. */
async function hintsOf(program: Program): Promise<HintsFor> {
  const city = await cityOf(program);
  const first = firstOpenDeadline(program.now(), city.settings.closingMinutes);
  // Departments begin and end with a day.
  return kept(program, `${city.publicRevision} ${first} ${todayInTokyo(program.now())}`, () =>
    readHints(program, first),
  );
}

async function readHints(program: Program, first: string): Promise<HintsFor> {
  const { topics } = await cityVocabularyOf(program, null);
  const { challenges, departments } = await program.db.asActor(
    { kind: "visitor", municipality: program.municipality },
    async (tx) => ({
      challenges: await tx
        .selectFrom("challenges")
        .select(["id", "code", "title", "title_en", "ask", "background", "fields"])
        .where("status", "=", "open")
        .where((eb) => eb.or([eb("deadline", "is", null), eb("deadline", ">=", first)]))
        .orderBy("published_at", "desc")
        .orderBy("id")
        .limit(mostRead)
        .execute(),
      departments: await departmentsToAsk(tx, todayInTokyo(program.now())),
    }),
  );
  const challengesLike = likeTexts(
    topics,
    challenges.map(({ id, title, ask, background, fields }) => ({ id, title, summary: ask, body: background, fields })),
  );
  const suggest = departmentSuggester(topics, departments);
  return (written) => {
    const length = [written.title, written.summary, written.body].join("").trim().length;
    if (length < leastWritten) return noHints;
    return {
      challenges: challengesLike(written, mostChallenges).map(({ id, words }) => {
        const { code, title, title_en } = challenges.find((one) => one.id === id)!;
        return { code, title, titleEn: title_en, words };
      }),
      departments: suggest({ ...written, challengeDepartmentId: null }, mostDepartments).map((one) => ({
        ...{ name: one.name, nameEn: departments.find(({ id }) => id === one.departmentId)?.nameEn ?? "" },
        words: one.words,
      })),
    };
  };
}
