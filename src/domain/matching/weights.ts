/**
 * What counts how much, found by trying on proposals of one city and titles of another (test/matching): within half and double of each of
 * these the figures hardly move, so none of them fits the one file.
 */
export const weights = {
  /** The title says what it is about, the summary repeats it, the body adds circumstances. */
  parts: { title: 3, summary: 2, body: 1 },
  /** A sentence that asks for something, names who pays, or introduces the proposer is less about the work than the others. */
  sentences: { ask: 0.3, cost: 0.4, self: 0.7 },
  /**
   * A word that only hints at a topic, one of a single character, one that is an office's own word, and one that says for whom, where or
   * by what means beside another that says what.
   */
  words: { hint: 0.35, single: 0.5, office: 0.5, circumstance: 0.5 },
  /** The tenth time a word says little more than the third. */
  saturation: 2,
  /** An office whose name has the topic, a further duty of the same topic, and a duty that several topics share. */
  office: { name: 0.8, furtherDuty: 0.25, sharedDuty: 0.7 },
  /** A topic that many offices have says less about each. */
  rarity: 0.8,
  /** What a topic is worth at the office next to it, where no office has the topic itself. */
  near: 0.7,
  /** What a word is worth for a topic where it says a part of that topic which an office of the city has. */
  wider: 0.5,
  /** Words shared with an office's duties, beside the topics. */
  sharedWords: 0.1,
  /** The first field that the proposer ticked; each further one half of it. */
  field: 1.5,
  /** Each further office that a proposal is about makes it more a matter of the desk for partnerships. */
  spread: 0.4,
  /** The office that published the challenge. */
  ownChallenge: 100,
  /** What the desk decided before: for a topic, and for a text much like this one. */
  learned: { topic: 0.5, enough: 6, likeness: 4, neighbours: 8, asked: 0.35 },
} as const;
