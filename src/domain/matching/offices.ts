import { asWritten } from "./find-words.ts";
import { indexPairs, type PairIndex, pairsOf } from "./shared-words.ts";
import type { Topics } from "./topics.ts";
import { weights } from "./weights.ts";

/** What a suggestion rests on: published things and duties of offices. */
export type Office = {
  id: string;
  name: string;
  duties: readonly string[];
  policyFields: readonly string[];
};

/** How much of an office's work a topic is, the words of its name that say so, and the duties that have it, the weightiest first. */
export type OfficeTopic = { amount: number; name: readonly string[]; duties: readonly Duty[] };
/** `said`: the words of a duty that say the topic. */
type Duty = { words: string; pairs: readonly string[]; said: readonly string[] };

export type Offices = {
  all: readonly { office: Office; topics: ReadonlyMap<string, OfficeTopic> }[];
  /** Of all offices together, for a topic. */
  amountOf(topic: string): number;
  index: PairIndex;
};

/** Reads the offices of a city once, for many suggestions. */
export function readOffices(offices: readonly Office[], topics: Topics): Offices {
  const all = offices.map((office) => ({ office, topics: topicsOfOffice(office, topics) }));
  const amounts = new Map<string, number>();
  for (const { topics: own } of all)
    for (const [topic, { amount }] of own) amounts.set(topic, (amounts.get(topic) ?? 0) + amount);
  return {
    all,
    amountOf: (topic) => amounts.get(topic) ?? 0,
    index: indexPairs(offices.map(({ name, duties }) => [name, name, ...duties.map(dutyWords)].join("。"))),
  };
}

/** 「漏水の調査及び修繕に関すること」 → 「漏水の調査及び修繕」. */
export function dutyWords(duty: string): string {
  return duty.replace(/に(?:関|かん)する(?:こと|事務|事項)[。.]?$/u, "");
}

function topicsOfOffice({ name, duties }: Office, topics: Topics): ReadonlyMap<string, OfficeTopic> {
  const own = new Map<string, OfficeTopic>();
  const { name: byName, furtherDuty, sharedDuty } = weights.office;
  const ofName = topics.ofOffice(name);
  // Without duties the name is all that is known.
  const nameAmount = (duties.length > 0 ? byName : 2 * byName) / Math.sqrt(ofName.size);
  for (const [topic, said] of ofName)
    own.set(topic, { amount: nameAmount, name: said.map((word) => asWritten(word, name)), duties: [] });
  const ofDuties = new Map<string, { amount: number; duty: Duty }[]>();
  for (const duty of duties) {
    const found = topics.ofOffice(duty);
    const words = dutyWords(duty);
    const pairs = [...new Set(pairsOf(words))];
    for (const [topic, said] of found) {
      const known = ofDuties.get(topic) ?? [];
      ofDuties.set(topic, [...known, { amount: found.size ** -sharedDuty, duty: { words, pairs, said } }]);
    }
  }
  for (const [topic, found] of ofDuties) {
    const sorted = found.toSorted((a, b) => b.amount - a.amount);
    const [first, ...further] = sorted;
    const amount = first!.amount + furtherDuty * further.reduce((sum, one) => sum + one.amount, 0);
    const { amount: before = 0, name: said = [] } = own.get(topic) ?? {};
    own.set(topic, { amount: before + amount, name: said, duties: sorted.map((one) => one.duty) });
  }
  return own;
}
