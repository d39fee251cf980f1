import { indexPairs, likeness, weighedPairs } from "./shared-words.ts";
import type { TextTopic, Topics, WeighedText } from "./topics.ts";
import { type Matched, weighText } from "./weigh-text.ts";
import { weights } from "./weights.ts";

/** What the desk decided about a proposal before: whom it asked, the lead department first. */
export type Decision = Matched & { departmentIds: readonly string[] };

export type Learned = {
  /** How far the desk has sent a topic to a department, from 0 to 1; and how often. */
  ofTopic(topic: string, departmentId: string): { share: number; times: number };
  /** The decisions about texts much like this one, the likest first, with how like they are from 0 to 1. */
  like(text: WeighedText): readonly { decision: Decision; likeness: number }[];
};

/**
 * Learns from decisions. Every decision counts at once, and one that is left out is forgotten: the caller hands in those that still hold
 * after a reorganisation, with departments by their present ids.
 */
export function learn(decisions: readonly Decision[], topics: Topics): Learned {
  const all = new Map<string, number>();
  // A department that is asked about everything is not the place for this topic.
  const usual = new Map<string, number>();
  for (const { departmentIds } of decisions)
    for (const [place, id] of departmentIds.entries()) usual.set(id, (usual.get(id) ?? 0) + worth(place));
  const sent = new Map<string, { amount: number; times: number }>();
  for (const decision of decisions)
    for (const { topic, share } of shares(topics.ofText(weighText(decision)))) {
      all.set(topic, (all.get(topic) ?? 0) + share);
      for (const [place, id] of decision.departmentIds.entries()) {
        const key = `${topic} ${id}`;
        const known = sent.get(key) ?? { amount: 0, times: 0 };
        sent.set(key, { amount: known.amount + share * worth(place), times: known.times + 1 });
      }
    }
  const index = indexPairs(decisions.map(({ title, summary, body }) => [title, title, summary, body].join("。")));
  return {
    ofTopic(topic, departmentId) {
      const { amount, times } = sent.get(`${topic} ${departmentId}`) ?? { amount: 0, times: 0 };
      const share = amount / ((all.get(topic) ?? 0) + weights.learned.enough * meanShare);
      return { share: Math.max(0, share - (usual.get(departmentId) ?? 0) / Math.max(1, decisions.length)), times };
    },
    like(text) {
      if (decisions.length === 0) return [];
      const { scores, same } = likeness(weighedPairs(text), index);
      return [...scores]
        .map((score, at) => ({ decision: decisions[at]!, likeness: same > 0 ? Math.min(1, score / same) : 0 }))
        .filter((one) => one.likeness > 0)
        .toSorted((a, b) => b.likeness - a.likeness)
        .slice(0, weights.learned.neighbours);
    },
  };
}

/** What the lead department and each other that was asked count. */
export function worth(place: number): number {
  return place === 0 ? 1 : weights.learned.asked;
}

/** A text is about several topics: what one of them is of the whole. */
const meanShare = 0.2;

function shares(found: readonly TextTopic[]): readonly { topic: string; share: number }[] {
  const whole = found.reduce((sum, { amount }) => sum + amount, 0);
  return found.map(({ topic, amount }) => ({ topic, share: amount / whole }));
}
