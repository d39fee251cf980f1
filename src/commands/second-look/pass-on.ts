import type { Program } from "../../db/program.ts";
import { done, refused } from "../../domain/kernel/result.ts";
import { reviewerOf } from "../../domain/second-look/second-look.ts";
import { type Acting, act } from "../act.ts";

/**
 * There is no reviewer, or they have declared a tie: the chief gives the second look to the next of those in settings who had no part in
 * the decision. Whom, the settings say, and not the chief who decided.
 */
export function passOnSecondLook(program: Program, input: Acting) {
  return act<null>(program, input, "passOnSecondLook", async ({ tx, record, city, log }) => {
    const look = record.secondLook;
    if (!look || look.answer || (look.reviewerId !== null && !look.reviewerTied))
      return refused({ kind: "not-allowed", reason: "担当を決める、もう一度の検討はありません。" });
    const decline = await tx
      .selectFrom("declines")
      .select(["drafted_by", "confirmed_by"])
      .where("id", "=", look.declineId)
      .executeTakeFirstOrThrow();
    const tied = record.declarations.filter((one) => one.hasTie).map((one) => one.personId);
    const reviewer = reviewerOf(city.settings.secondLookReviewers, [decline.drafted_by, decline.confirmed_by, ...tied]);
    if (!reviewer)
      return refused({
        kind: "gates",
        missing: [
          {
            principle: "",
            sentence:
              "「もう一度の検討をする人」に、この見送りを決めていない人がいません。管理者が設定で加えてください。",
          },
        ],
      });
    await tx.updateTable("second_looks").set({ reviewer_id: reviewer }).where("id", "=", look.id).execute();
    await log("second-look-passed-on", "desk");
    return done(null);
  });
}
