import { indexPairs, likeness, weighedPairs } from "./shared-words.ts";
import type { TextTopic, Topics, WeighedText } from "./topics.ts";
import { type Matched, weighText } from "./weigh-text.ts";
import { weights } from "./weights.ts";

/** What the desk decided about a proposal before: whom it asked, the lead department first. */
export type Decision = Matched & { departmentIds: readonly string[] };

/** What a decision is called where it is a reason, and whom the desk asked then, the lead department first. */
export type LikeDecision = { title: string; departmentIds: readonly string[]; likeness: number };

export type Learned = {
  /** How far the desk has sent a topic to a department, from 0 to 1; and how often. */
  ofTopic(topic: string, departmentId: string): { share: number; times: number };
  /** The decisions about texts much like this one, the likest first, with how like they are from 0 to 1. */
  like(text: WeighedText): readonly LikeDecision[];
};

/** What decisions come to, counted: `led` and `asked` sum the share that the topic had of each text. */
export type Counted = {
  sent: readonly { topic: string; departmentId: string; led: number; asked: number; times: number }[];
  /** Of all texts that were decided about. */
  whole: readonly { topic: string; amount: number }[];
  /** How often each department leads and is asked at all: who is asked about everything is not the place for this topic. */
  usual: readonly { departmentId: string; led: number; asked: number }[];
  decisions: number;
};

/**
 * Learns from decisions. Every decision counts at once, and one that is left out is forgotten: the caller hands in those that still hold
 * after a reorganisation, with departments by their present ids.
 */
export function learn(decisions: readonly Decision[], topics: Topics): Learned {
  const index = indexPairs(decisions.map(({ title, summary, body }) => [title, title, summary, body].join("。")));
  return learnedFrom(count(decisions, topics), (text) => {
    if (decisions.length === 0) return [];
    const { scores, same } = likeness(weighedPairs(text), index);
    return [...scores].map((score, at) => ({
      ...decisions[at]!,
      likeness: same > 0 ? Math.min(1, score / same) : 0,
    }));
  });
}

/** The same from counts, however they were made; `like` gives decisions in any order. */
export function learnedFrom(counted: Counted, like: Learned["like"]): Learned {
  const sent = new Map(counted.sent.map((one) => [`${one.topic} ${one.departmentId}`, one]));
  const whole = new Map(counted.whole.map((one) => [one.topic, one.amount]));
  const usual = new Map(counted.usual.map((one) => [one.departmentId, weighed(one)]));
  return {
    ofTopic(topic, departmentId) {
      const known = sent.get(`${topic} ${departmentId}`);
      if (!known) return { share: 0, times: 0 };
      const share = weighed(known) / ((whole.get(topic) ?? 0) + weights.learned.enough * meanShare);
      const usually = (usual.get(departmentId) ?? 0) / Math.max(1, counted.decisions);
      return { share: Math.max(0, share - usually), times: known.times };
    },
    like: (text) =>
      like(text)
        .filter((one) => one.likeness > 0)
        .toSorted((a, b) => b.likeness - a.likeness)
        .slice(0, weights.learned.neighbours),
  };
}

/** Nothing is learned: for whoever may not see what the desk decided. */
export const nothingLearned: Learned = { ofTopic: () => ({ share: 0, times: 0 }), like: () => [] };

function count(decisions: readonly Decision[], topics: Topics): Counted {
  const sent = new Map<string, { topic: string; departmentId: string; led: number; asked: number; times: number }>();
  const whole = new Map<string, number>();
  const usual = new Map<string, { departmentId: string; led: number; asked: number }>();
  for (const decision of decisions) {
    for (const [place, departmentId] of decision.departmentIds.entries())
      add(usual, departmentId, { departmentId, led: 0, asked: 0 }, place, 1);
    for (const { topic, share } of topicShares(topics.ofText(weighText(decision)))) {
      whole.set(topic, (whole.get(topic) ?? 0) + share);
      for (const [place, departmentId] of decision.departmentIds.entries())
        add(sent, `${topic} ${departmentId}`, { topic, departmentId, led: 0, asked: 0, times: 0 }, place, share)
          .times++;
    }
  }
  return {
    sent: [...sent.values()],
    whole: [...whole].map(([topic, amount]) => ({ topic, amount })),
    usual: [...usual.values()],
    decisions: decisions.length,
  };
}

function add<T extends { led: number; asked: number }>(
  to: Map<string, T>,
  key: string,
  first: T,
  place: number,
  by: number,
) {
  const known = to.get(key) ?? first;
  known[place === 0 ? "led" : "asked"] += by;
  to.set(key, known);
  return known;
}

/** What the lead department and each other that was asked count. */
export function worth(place: number): number {
  return place === 0 ? 1 : weights.learned.asked;
}

function weighed({ led, asked }: { led: number; asked: number }): number {
  return led * worth(0) + asked * worth(1);
}

/** A text is about several topics: what one of them is of the whole. */
const meanShare = 0.2;

/** What each topic is of the whole text, from 0 to 1. */
export function topicShares(found: readonly TextTopic[]): readonly { topic: string; share: number }[] {
  const whole = found.reduce((sum, { amount }) => sum + amount, 0);
  return found.map(({ topic, amount }) => ({ topic, share: amount / whole }));
}

/** More say little about a text, and each is asked of every text before it. */
const mostTopics = 10;

/** The topics of a text that are kept beside it and compared with others, the weightiest first. */
export function mainTopics(found: readonly TextTopic[]): readonly { topic: string; share: number }[] {
  return topicShares(found)
    .toSorted((a, b) => b.share - a.share || (a.topic < b.topic ? -1 : 1))
    .slice(0, mostTopics);
}
