import type { Program } from "../../db/program.ts";
import { deadline } from "../../domain/calendar/business-days.ts";
import { readTexts } from "../../domain/kernel/read-texts.ts";
import { done, refused } from "../../domain/kernel/result.ts";
import { askableUntil, reviewerOf, whyNotAskable } from "../../domain/second-look/second-look.ts";
import { type Acting, act } from "../act.ts";

/**
 * The proposer asks for a second look at a decline, once and within the city's days. A reviewer from settings who had no part in the
 * decision gets the ball; where there is none, the desk's chief, to name one.
 */
export function requestSecondLook(program: Program, input: Acting & { request: string }) {
  return act<null>(program, input, "requestSecondLook", async ({ tx, record, actor, at, today, city, log }) => {
    const { secondLookDays, secondLookReviewers } = city.settings;
    const why = whyNotAskable(record, askableUntil(record, secondLookDays, city.calendar), today);
    if (why) return refused({ kind: "not-allowed", reason: why });
    const { texts, errors } = readTexts({
      request: { typed: input.request, name: "もう一度見てほしい点", max: 2000 },
    });
    if (errors.length > 0) return refused({ kind: "invalid", errors });
    const decline = await tx
      .selectFrom("declines")
      .select(["id", "drafted_by", "confirmed_by"])
      .where("id", "=", record.decline!.id)
      .executeTakeFirstOrThrow();
    await tx
      .insertInto("second_looks")
      .values({
        proposal_id: record.id,
        decline_id: decline.id,
        request: texts.request,
        asked_by: actor.id,
        asked_at: at,
        due: deadline(at, secondLookDays, city.calendar),
        reviewer_id: reviewerOf(secondLookReviewers, [decline.drafted_by, decline.confirmed_by]),
      })
      .execute();
    await log("second-look-asked", "proposal");
    return done(null);
  });
}
