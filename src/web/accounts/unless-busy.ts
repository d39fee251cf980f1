import { TooManyHashes } from "../../accounts/password-hash.ts";

/** The answer of some work with passwords, or "busy" when too many are being checked at once: the page then says to try again in a minute. */
export async function unlessBusy<T>(work: () => Promise<T>): Promise<T | "busy"> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof TooManyHashes) return "busy";
    throw error;
  }
}
