/**
 * Slows guessing down without locking anybody out: wrong answers are counted for one login from one address, so that a
 * stranger's guesses cost the person nothing, and for one address over all logins. In memory: each copy of the program
 * counts for itself, and a restart forgives (decision 0009).
 */
export type Attempts = {
  /** Seconds to wait before the next try; 0: go on. */
  waitSeconds(login: string, address: string, now: number): number;
  failed(login: string, address: string, now: number): void;
  /** The right password: the pair begins anew. The address does not, or one account of one's own would reset it. */
  succeeded(login: string, address: string): void;
};

type Count = { failures: number; until: number; last: number };

/**
 * One login from one address: after the 5th wrong answer 2 s, then twice as long each time, up to 15 minutes. An address: after 100,
 * never more than 30 s, for a whole office may share it. Forgotten after half an hour.
 */
const limits = {
  pair: { free: 5, longestMs: 15 * 60_000 },
  address: { free: 100, longestMs: 30_000 },
  forgetMs: 30 * 60_000,
  kept: 20_000,
};

/**
 * A counter of its own; `now` in milliseconds.
 * @param pair.longestMs the longest pause of one login from one address; shorter where nobody guesses at anything, and an office that
 * shares an address would only be kept out.
 */
export function countAttempts(pair: { longestMs: number } = limits.pair): Attempts {
  const counts = new Map<string, Count>();
  const read = (key: string, now: number): Count => {
    const count = counts.get(key);
    return count && now - count.last < limits.forgetMs ? count : { failures: 0, until: 0, last: now };
  };
  const add = (key: string, { free, longestMs }: { free: number; longestMs: number }, now: number) => {
    const failures = read(key, now).failures + 1;
    const pause = failures < free ? 0 : Math.min(longestMs, 2 ** Math.min(20, failures - free + 1) * 1000);
    counts.delete(key);
    counts.set(key, { failures, until: now + pause, last: now });
    if (counts.size > limits.kept) counts.delete(counts.keys().next().value!);
  };
  return {
    waitSeconds(login, address, now) {
      const until = Math.max(read(pairOf(login, address), now).until, address ? read(address, now).until : 0);
      return Math.max(0, Math.ceil((until - now) / 1000));
    },
    failed(login, address, now) {
      add(pairOf(login, address), { ...limits.pair, ...pair }, now);
      if (address) add(address, limits.address, now);
    },
    succeeded(login, address) {
      counts.delete(pairOf(login, address));
    },
  };
}

function pairOf(login: string, address: string): string {
  return `${address} ${login}`;
}
