import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";

/** What one hash costs: 2^logN × 128 × r bytes of memory. */
export type HashCost = { logN: number; r: number; p: number };

/** About half a second and 128 MiB on a small machine (ASVS 11.4.2). */
export const standardCost: HashCost = { logN: 17, r: 8, p: 1 };

/** Too many sign-ins wait at once: the page says to try again in a minute (503), nobody is signed in. */
export class TooManyHashes extends Error {
  override name = "TooManyHashes";
}

export type PasswordHasher = {
  /** A new hash with a random salt, as it is stored. */
  hash(password: string): Promise<string>;
  /**
   * What stands where there is no password: a key by chance, which no password anybody knows leads to. Nothing is hashed for it, so that
   * no request that only makes an account takes a place from those who sign in.
   */
  unknown(): string;
  /**
   * Is it the password of this hash? With null (no such account, or one without a password) it takes as long and answers
   * false, so that nobody learns by the clock which accounts exist.
   */
  verify(password: string, stored: string | null): Promise<boolean>;
  /** True when the hash was made with another cost: hash anew at the next sign-in. */
  isOutdated(stored: string): boolean;
};

/**
 * Hashes passwords with scrypt. One hash takes 128 MiB, so at most `parallel` run at once and at most `waiting` wait;
 * more are refused with TooManyHashes instead of taking the machine down.
 */
export function passwordHasher(cost: HashCost = standardCost, parallel = 2, waiting = 32): PasswordHasher {
  const queued = limit(parallel, waiting);
  const derive = (password: string, salt: Buffer, by: HashCost, length: number) =>
    queued(() => deriveKey(password, salt, by, length));
  const nobody: Hash = { cost, salt: randomBytes(saltBytes), key: randomBytes(keyBytes) };
  return {
    async hash(password) {
      const salt = randomBytes(saltBytes);
      return format({ cost, salt, key: await derive(password, salt, cost, keyBytes) });
    },
    unknown() {
      return format({ cost, salt: randomBytes(saltBytes), key: randomBytes(keyBytes) });
    },
    async verify(password, stored) {
      const { salt, key, cost: by } = stored === null ? nobody : parse(stored);
      const given = await derive(password, salt, by, key.length);
      return timingSafeEqual(given, key) && stored !== null;
    },
    isOutdated(stored) {
      const by = parse(stored).cost;
      return by.logN !== cost.logN || by.r !== cost.r || by.p !== cost.p;
    },
  };
}

type Hash = { cost: HashCost; salt: Buffer; key: Buffer };

const saltBytes = 16;
const keyBytes = 32;

/** The password as it was typed, in UTF-8: what a browser sends is compared exactly (ASVS 6.2.8). */
function deriveKey(password: string, salt: Buffer, { logN, r, p }: HashCost, length: number): Promise<Buffer> {
  const options = { N: 2 ** logN, r, p, maxmem: 2 ** logN * r * 128 + 1024 * 1024 * (p + 1) };
  return new Promise((resolve, reject) => {
    scrypt(Buffer.from(password, "utf8"), salt, length, options, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}

function format({ cost, salt, key }: Hash): string {
  return `scrypt$${cost.logN}$${cost.r}$${cost.p}$${salt.toString("base64url")}$${key.toString("base64url")}`;
}

/** @throws Error when the stored text is no hash of ours: a bug or a damaged row, never a wrong password. */
function parse(stored: string): Hash {
  const found = /^scrypt\$(\d{1,2})\$(\d{1,2})\$(\d{1,2})\$([\w-]{22,})\$([\w-]{43,})$/.exec(stored);
  if (!found) throw new Error("not a password hash");
  const [, logN, r, p, salt = "", key = ""] = found;
  return {
    cost: { logN: Number(logN), r: Number(r), p: Number(p) },
    salt: Buffer.from(salt, "base64url"),
    key: Buffer.from(key, "base64url"),
  };
}

/** Runs at most `parallel` pieces of work at once, in the order they came; more than `waiting` behind them are refused. */
function limit(parallel: number, waiting: number): <T>(work: () => Promise<T>) => Promise<T> {
  let running = 0;
  const line: (() => void)[] = [];
  return async (work) => {
    if (running < parallel) running++;
    else if (line.length >= waiting) throw new TooManyHashes("too many passwords are being checked");
    // The place is handed over by who leaves: nobody who comes in between can take it.
    else await new Promise<void>((enter) => line.push(enter));
    try {
      return await work();
    } finally {
      const next = line.shift();
      if (next) next();
      else running--;
    }
  };
}
