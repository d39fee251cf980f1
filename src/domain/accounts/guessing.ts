/** How wrong answers slow the next one down: after the `free`th 2 s, then twice as long each time, never longer than `longestMs`. */
export type Slowing = { free: number; longestMs: number };

/** Milliseconds to wait after so many wrong answers in a row. */
export function pauseAfter(failures: number, { free, longestMs }: Slowing): number {
  return failures < free ? 0 : Math.min(longestMs, 2 ** Math.min(20, failures - free + 1) * 1000);
}

/**
 * Wrong codes of a second factor. Whoever can give one knows the password already, and six digits are few: so besides each browser or
 * address by itself, all browsers that are not known are counted together. In a day that leaves some 60 guesses, each right with 3 in a
 * million. A browser in which the person has signed in before is never counted with the others, so nobody can shut it out.
 */
export const codeSlowing = {
  own: { free: 5, longestMs: 15 * 60_000 },
  unknown: { free: 30, longestMs: 60 * 60_000 },
  /** Without another try this long, they are forgotten. Milliseconds. */
  forgetMs: 24 * 3_600_000,
} as const;

export type WrongCodes = { failures: number; lastAt: Date };

/** Seconds until the next code is looked at; 0: now. `wrong`: what is counted for the source, and for all unknown ones together. */
export function secondsToWait(wrong: { own: WrongCodes | null; unknown: WrongCodes | null }, now: Date): number {
  const until = (counted: WrongCodes | null, slowing: Slowing) =>
    counted && !isForgotten(counted.lastAt, now) ? counted.lastAt.getTime() + pauseAfter(counted.failures, slowing) : 0;
  const last = Math.max(until(wrong.own, codeSlowing.own), until(wrong.unknown, codeSlowing.unknown));
  return Math.max(0, Math.ceil((last - now.getTime()) / 1000));
}

/** Whether the last wrong code is so long ago that counting begins anew. */
export function isForgotten(lastAt: Date, now: Date): boolean {
  return now.getTime() - lastAt.getTime() > codeSlowing.forgetMs;
}
