import type { Context } from "hono";
import type { SignOnFlow } from "../../domain/accounts/identity-provider.ts";
import type { Lang } from "../../words/words.ts";
import type { Env } from "../route.ts";
import { sealedCookie } from "./sealed-cookie.ts";

/** A sign-in that has left for a provider: what its answer is held against, and where the person wanted to go. */
export type LeftFlow = SignOnFlow & { provider: string; next: string | null; lang: Lang; at: number };

/** Long enough for a password, a telephone and a second try; a browser that is left open over lunch begins again. */
const flowLasts = 15 * 60_000;
/** Tabs at once; the oldest is forgotten first. */
const mostFlows = 3;

const cookie = sealedCookie<LeftFlow[]>("sign-on", flowLasts);

/** Remembers in this browser that somebody leaves for a provider. Its answer is taken in no other browser (login CSRF). */
export function keepFlow(c: Context<Env>, flow: LeftFlow): void {
  cookie.give(c, [...livingFlows(c), flow].slice(-mostFlows));
}

/** The sign-in that an answer of this provider belongs to, taken out of the browser; null: none, too old, or of another provider. */
export function takeFlow(c: Context<Env>, state: string, provider: string): (LeftFlow & { until: Date }) | null {
  const flows = livingFlows(c);
  const flow = flows.find((one) => one.state === state && one.provider === provider);
  if (!flow) return null;
  const others = flows.filter((one) => one !== flow);
  if (others.length > 0) cookie.give(c, others);
  else cookie.take(c);
  return { ...flow, until: new Date(flow.at + flowLasts) };
}

function livingFlows(c: Context<Env>): LeftFlow[] {
  const now = c.var.program.now().getTime();
  return (cookie.read(c) ?? []).filter(({ at }) => at <= now && now - at < flowLasts);
}
