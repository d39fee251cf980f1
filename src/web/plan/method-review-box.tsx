import type { Context } from "hono";
import { todayInTokyo } from "../../domain/calendar/tokyo-date.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { may } from "../../domain/policy/may.ts";
import type { ProposalRecord } from "../../domain/process/record.ts";
import { missingFor } from "../../domain/process/requirements.ts";
import { words } from "../../words/words.ts";
import { paths } from "../paths.ts";
import { waitsFor } from "../proposals/now.tsx";
import type { Env } from "../route.ts";
import { ActionForm } from "../ui/button.tsx";
import { Card, Section } from "../ui/page.tsx";

/** The desk's step from dialogue to method review, with what it still needs (P4, P7b) instead of a dead button. */
export function MethodReviewBox({ c, person, record }: { c: Context<Env>; person: Person; record: ProposalRecord }) {
  if (!may(person, "startMethodReview", record).ok) return null;
  const missing = missingFor("startMethodReview", record, todayInTokyo(c.var.program.now()));
  return (
    <Section title="手法の検討に進む" id="method-review">
      <Card kind="quiet">
        {missing.length > 0 ? (
          <>
            <p>
              <b>進むまでに、あと{missing.length}つ必要です</b>
            </p>
            <ul class="bullets">
              {missing.map(({ principle, sentence }) => (
                <li>
                  <b>{principleName(principle)}</b> {sentence}
                </li>
              ))}
            </ul>
          </>
        ) : (
          <>
            <p>
              対話の記録と、守りたい部分の取扱いがそろいました。進むと、主管課が実施できるかを判断します。共同計画は、進んだあとも直せます。
            </p>
            <ActionForm
              action={paths.proposal.reviewOpening({ id: record.id })}
              label="手法の検討に進む"
              // Possible long before it is due: the first button is the one of いまの箱.
              kind={waitsFor(person, record).mine[0]?.task === "startMethodReview" ? "primary" : "other"}
              idempotencyKey={c.var.frame.idempotencyKey}
              version={record.version}
            />
          </>
        )}
      </Card>
    </Section>
  );
}

function principleName(principle: string): string {
  const number = /^P([1-7])$/.exec(principle)?.[1];
  return number ? (words("ja").common.gate.names[Number(number) - 1] ?? "") : "";
}
