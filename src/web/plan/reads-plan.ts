import type { Context } from "hono";
import type { Person } from "../../domain/policy/actor.ts";
import { mayRead } from "../../domain/policy/may-read.ts";
import { sightFactsOf } from "../../domain/policy/sight-of-record.ts";
import type { ProposalRecord } from "../../domain/process/record.ts";
import { paths } from "../paths.ts";
import type { Env } from "../route.ts";

/** The plan begins with the dialogue, for its two sides, the departments that take part, and the route. */
export function readsPlan(person: Person, record: ProposalRecord): boolean {
  return record.dialogueAt !== null && mayRead(person, "dialogue", sightFactsOf(record));
}

/** The way back from a refusal. */
export function backToPlan(c: Context<Env>): { href: string; text: string } {
  return { href: paths.proposal.plan({ id: c.req.param("id")! }), text: "共同計画を見る" };
}
