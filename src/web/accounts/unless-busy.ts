import type { Context } from "hono";
import { TooManyHashes } from "../../accounts/password-hash.ts";
import type { Env } from "../route.ts";
import { clientAddress } from "./client-address.ts";

/**
 * Half of the places for passwords (decision 0006: two are checked, 32 wait): one line alone does not keep everybody else from signing in. An
 * office that shares a line has as many people pressing the button within the same four seconds.
 */
const placesOfOneLine = 17;

const underWay = new Map<string, number>();

/**
 * The answer of some work with passwords, or "busy" when too many are being checked at once, for everybody or for the line this request comes
 * from: the page then says to try again in a minute.
 */
export async function unlessBusy<T>(c: Context<Env>, work: () => Promise<T>): Promise<T | "busy"> {
  const line = clientAddress(c);
  const before = underWay.get(line) ?? 0;
  // Where nobody's address is known all would share one count.
  if (line !== "" && before >= placesOfOneLine) return "busy";
  underWay.set(line, before + 1);
  try {
    return await work();
  } catch (error) {
    if (error instanceof TooManyHashes) return "busy";
    throw error;
  } finally {
    const left = underWay.get(line)! - 1;
    if (left > 0) underWay.set(line, left);
    else underWay.delete(line);
  }
}
