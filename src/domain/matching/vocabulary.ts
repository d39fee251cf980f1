import { administrationTopics } from "./vocabulary/administration.ts";
import { tradeAndEnvironmentTopics } from "./vocabulary/citizens-trade-and-environment.ts";
import { learningAndSafetyTopics } from "./vocabulary/learning-and-safety.ts";
import { planningTopics } from "./vocabulary/planning-and-rights.ts";
import { townTopics } from "./vocabulary/town-and-water.ts";
import { welfareTopics } from "./vocabulary/welfare-and-children.ts";

/**
 * A part of a city's work, as two sets of words: how an office speaks of it (in its name or duties) and how companies and citizens do.
 * Words stand apart by spaces. A word with `?` behind it only hints: it also stands in texts about something else.
 */
export type Topic = {
  topic: string;
  /** Where it leads in a city whose offices name no such work. */
  near?: string;
  /** Its words say by what means rather than what: an application, a robot. */
  means?: true;
  office: string;
  words: string;
};

/** A word as it stands in a line, without the sign of a hint. */
export function withoutHint(entry: string): string {
  return entry.replace(/\?$/u, "");
}

/**
 * The list that a city begins with. It names the work of a Japanese municipality as its 事務分掌 do, and the words that lead there; it
 * knows nothing of one city. The desk adds and takes away words of its own.
 */
export const cityVocabulary: readonly Topic[] = [
  ...planningTopics,
  ...administrationTopics,
  ...tradeAndEnvironmentTopics,
  ...welfareTopics,
  ...townTopics,
  ...learningAndSafetyTopics,
];
