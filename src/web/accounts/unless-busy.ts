import type { Context } from "hono";
import { TooManyHashes } from "../../accounts/password-hash.ts";
import type { Env } from "../route.ts";
import { clientAddress } from "./client-address.ts";
import { placesOfLines } from "./places-of-lines.ts";

/**
 * Half of the places for passwords (decision 0006: two are checked, 32 wait): one line alone does not keep everybody else from signing in. An
 * office that shares a line has as many people pressing the button within the same four seconds. How many there are in all the hasher knows.
 */
const places = placesOfLines({ ofLine: 17, ofAll: Number.POSITIVE_INFINITY });

/**
 * The answer of some work with passwords, or "busy" when too many are being checked at once, for everybody or for the line this request comes
 * from: the page then says to try again in a minute.
 */
export async function unlessBusy<T>(c: Context<Env>, work: () => Promise<T>): Promise<T | "busy"> {
  const leave = places.enter(clientAddress(c));
  if (!leave) return "busy";
  try {
    return await work();
  } catch (error) {
    if (error instanceof TooManyHashes) return "busy";
    throw error;
  } finally {
    leave();
  }
}
