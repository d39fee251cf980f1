import { asWritten } from "./find-words.ts";
import { type Decision, type Learned, learn, worth } from "./learned.ts";
import { type Office, type Offices, readOffices } from "./offices.ts";
import { likeness, sharedRuns, weighedPairs } from "./shared-words.ts";
import { quoted, topicReason } from "./topic-reason.ts";
import { finestFirst, type TextTopic, type Topics, type WeighedText } from "./topics.ts";
import { type Matched, weighText } from "./weigh-text.ts";
import { weights } from "./weights.ts";

export type Suggestion = {
  departmentId: string;
  name: string;
  score: number;
  reasons: readonly string[];
  /** The words and fields of the proposal that speak for it, the weightiest first. */
  words: readonly string[];
};

/** `challengeDepartmentId`: the department that published the challenge which the proposal answers. */
export type MatchedProposal = Matched & { challengeDepartmentId: string | null };

/** @returns departments to ask about a proposal, best first, at most so many, each with at least one reason. */
export type SuggestDepartments = (proposal: MatchedProposal, most?: number) => readonly Suggestion[];

/**
 * Departments to ask about a proposal (G6.2a), each with its reasons in words that a person can check: topics of the city's vocabulary
 * that lead from the proposal's words to an office's duties, shared fields, and what the desk decided before. The desk decides. What is
 * shown to people outside is made without decisions: those rest on proposals that are not published (P7b).
 */
export function departmentSuggester(
  topics: Topics,
  departments: readonly Office[],
  decisions: readonly Decision[] = [],
): SuggestDepartments {
  const offices = readOffices(departments, topics);
  const learned = learn(decisions, topics);
  return (proposal, most = 5) => suggestDepartments(proposal, most, topics, offices, learned);
}

/** The same with offices that were read before (`readOffices`), and what was learned for this proposal alone. */
export function suggestDepartments(
  proposal: MatchedProposal,
  most: number,
  topics: Topics,
  offices: Offices,
  learned: Learned,
): readonly Suggestion[] {
  const text = weighText(proposal);
  const whole = wholeText(proposal);
  const about = finestFirst(topics.ofText(text), topics, (topic) => offices.amountOf(topic) > 0).map((one) => ({
    ...{ ...one, words: [...new Set(one.words.map((word) => asWritten(word, whole)))] },
  }));
  const matters = about.length + proposal.fields.length;
  return withSpread(judge(proposal, text, about, offices, topics, learned), matters, topics, offices)
    .filter((one) => one.score > 0 && one.reasons.length > 0)
    .toSorted((a, b) => b.score - a.score || (a.office.id < b.office.id ? -1 : 1))
    .slice(0, most)
    .map(({ office, score, reasons }) => {
      // Two topics of one word may lead to one duty: that is said once.
      const bySaid = new Map(reasons.toSorted((a, b) => a.score - b.score).map((reason) => [reason.text, reason]));
      const told = [...bySaid.values()].toSorted((a, b) => b.score - a.score).slice(0, mostReasons);
      return {
        ...{ departmentId: office.id, name: office.name, score: Math.round(score * 1000) / 1000 },
        reasons: told.map((reason) => reason.text),
        words: [...new Set(told.flatMap((reason) => reason.words ?? []))],
      };
    });
}

/** What a person reads before they decide; the rest weighs little. */
const mostReasons = 4;

type Reason = { score: number; text: string; words?: readonly string[] };
type Judged = { office: Office; partnership: number; score: number; reasons: readonly Reason[] };

function judge(
  proposal: MatchedProposal,
  text: WeighedText,
  about: readonly TextTopic[],
  offices: Offices,
  topics: Topics,
  learned: Learned,
): readonly Judged[] {
  const pairs = weighedPairs(text);
  const shared = likeness(weighedPairs(topics.withoutMeans(text)), offices.index).scores;
  const before = learned.like(text);
  return offices.all.map(({ office, topics: own }, at) => {
    const found = [
      ...byChallenge(proposal, office),
      ...byFields(proposal, office),
      ...byTopics(about, own, topics, offices, pairs),
      ...byLearnedTopics(about, office, learned),
      ...byLikeDecisions(before, office),
    ];
    const bySharedWords = weights.sharedWords * shared[at]!;
    const reasons = [...found, ...byWords(proposal, office, found.length === 0 ? bySharedWords : 0)];
    const score = found.reduce((sum, reason) => sum + reason.score, bySharedWords);
    return { office, partnership: own.get(partnership)?.amount ?? 0, score, reasons };
  });
}

function byChallenge({ challengeDepartmentId }: MatchedProposal, { id }: Office): readonly Reason[] {
  if (challengeDepartmentId !== id) return [];
  return [{ score: weights.ownChallenge, text: "この課が出した課題への提案" }];
}

function byFields({ fields }: MatchedProposal, { policyFields }: Office): readonly Reason[] {
  const both = fields.filter((field) => policyFields.includes(field));
  if (both.length === 0) return [];
  const score = both.reduce((sum, field) => sum + weights.field * (fields[0] === field ? 1 : 0.5), 0);
  return [{ score, text: `分野${quoted(both)}が課の分野と重なる`, words: both }];
}

function byTopics(
  about: readonly TextTopic[],
  own: Offices["all"][number]["topics"],
  topics: Topics,
  offices: Offices,
  pairs: ReadonlyMap<string, number>,
): readonly Reason[] {
  return about.flatMap(({ topic, amount, words }) => {
    const lead = topics.leadsTo(topic, (one) => offices.amountOf(one) > 0);
    const at = lead && own.get(lead.topic);
    if (!lead || !at) return [];
    const score = (amount * lead.share * at.amount) / offices.amountOf(lead.topic) ** weights.rarity;
    const text = topicReason({ words, topic, to: lead.topic }, at, pairs, offices.index);
    return [{ score, text, words: words.slice(0, 3) }];
  });
}

function byLearnedTopics(about: readonly TextTopic[], office: Office, learned: Learned): readonly Reason[] {
  return about.flatMap(({ topic, amount, words }) => {
    const { share, times } = learned.ofTopic(topic, office.id);
    if (times === 0) return [];
    const text = `${quoted(words.slice(0, 2))}のような「${topic}」の提案を、デスクはこの課に${times}回照会した`;
    return [{ score: weights.learned.topic * amount * share, text }];
  });
}

function byLikeDecisions(before: ReturnType<Learned["like"]>, office: Office): readonly Reason[] {
  return before.flatMap(({ title, departmentIds, likeness: like }) => {
    const place = departmentIds.indexOf(office.id);
    if (place < 0) return [];
    const asked = place === 0 ? "主担当だった" : "照会を受けた";
    return [{ score: weights.learned.likeness * like * worth(place), text: `似た提案「${title}」で${asked}` }];
  });
}

/** Words that stand in both texts, where nothing else says why; without one there is no reason, and no suggestion. */
function byWords(proposal: Matched, { name, duties }: Office, score: number): readonly Reason[] {
  if (score === 0) return [];
  const text = wholeText(proposal);
  const runs = sharedRuns(text, [name, ...duties].join("。").replace(/に関すること/gu, "")).map((run) =>
    asWritten(run, text),
  );
  return runs.length === 0
    ? []
    : [{ score: 0, text: `${quoted(runs.slice(0, 3))}が課の仕事と重なる`, words: runs.slice(0, 3) }];
}

function wholeText({ title, summary, body }: Matched): string {
  return [title, summary, body].join("。");
}

const partnership = "官民連携";

/**
 * A proposal that is a matter of many offices at once is one for the office that keeps partnerships together (G6.2a). One of a single
 * matter that many offices share (`matters`: its topics and fields) is not.
 */
function withSpread(judged: readonly Judged[], matters: number, topics: Topics, offices: Offices): readonly Judged[] {
  const best = Math.max(0, ...judged.map((one) => one.score));
  const concerned = Math.min(matters, judged.filter((one) => best > 0 && one.score > best / 2).length);
  const home = topics.leadsTo(partnership, (topic) => offices.amountOf(topic) > 0);
  const extra = Math.min(3, weights.spread * (concerned - 2));
  if (extra <= 0 || home?.topic !== partnership) return judged;
  const all = offices.amountOf(partnership) ** weights.rarity;
  return judged.map((one) => {
    if (one.partnership === 0) return one;
    const score = (extra * one.partnership) / all;
    const reason = { score, text: `${concerned}つの課にまたがり、連携をまとめる課にもあたる` };
    return { ...one, score: one.score + score, reasons: [...one.reasons, reason] };
  });
}
