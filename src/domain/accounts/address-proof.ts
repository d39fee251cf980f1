/**
 * Letters that prove whose an address is. A day, as the set-up link: mail is read the next morning. One a minute and five a day for
 * each person. Milliseconds.
 */
export const proofTimes = { lasts: 24 * 3_600_000, pause: 60_000, day: 24 * 3_600_000 } as const;

const lettersADay = 5;

/** To one address, for whomever: so that no mailbox is filled by strangers, and five of them do not keep its owner from registering. */
export const lettersADayToAddress = 20;

/** Milliseconds until another letter may be sent; 0: now. `sentAt`: when the letters of the last day were sent, in any order. */
export function waitForLetter(sentAt: readonly Date[], now: Date): number {
  const within = sentAt.map((at) => at.getTime()).filter((at) => now.getTime() - at < proofTimes.day);
  const ends = within.map((at) => at + proofTimes.pause);
  if (within.length >= lettersADay) ends.push([...within].sort((a, b) => b - a)[lettersADay - 1]! + proofTimes.day);
  return Math.max(0, ...ends.map((end) => end - now.getTime()));
}

/** What is known of somebody's address; `isProven` only by a link that was sent to it. */
export type OwnAddress = { login: string; isProven: boolean };

/**
 * Whether somebody has to prove their address before what they write goes to the city or to others: a submission, an invitation. Asked
 * only where mail leaves the city, and of nobody who has no address here (the demo's people, single sign-on).
 */
export function mustProveAddress(hasMail: boolean, own: OwnAddress | null): boolean {
  return hasMail && own !== null && !own.isProven;
}
