import type { Context } from "hono";
import { todayInTokyo } from "../../domain/calendar/tokyo-date.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { may } from "../../domain/policy/may.ts";
import type { ProposalRecord } from "../../domain/process/record.ts";
import { missingFor } from "../../domain/process/requirements.ts";
import { paths } from "../paths.ts";
import type { Env } from "../route.ts";
import { ActionForm } from "../ui/button.tsx";
import { Callout } from "../ui/callout.tsx";
import { Section } from "../ui/page.tsx";

type ActivationPlaceProps = { c: Context<Env>; person: Person; record: ProposalRecord };

/** 実施中へ: the button when everything is there; otherwise what is missing, sentence by sentence. */
export function ActivationPlace({ c, person, record }: ActivationPlaceProps) {
  if (!may(person, "startActive", record).ok) return null;
  const missing = missingFor("startActive", record, todayInTokyo(c.var.program.now()));
  return (
    <Section title="実施中へ進める" id="activation" note={missing.length > 0 ? `あと${missing.length}つ` : undefined}>
      {missing.length > 0 ? (
        <Callout kind="info" title="進むには、まだ足りないものがあります" level={3}>
          <ul>
            {missing.map((one) => (
              <li>{one.sentence}</li>
            ))}
          </ul>
        </Callout>
      ) : (
        <>
          <p>進めると、公表する事実が同時に公開されます。</p>
          <ActionForm
            action={paths.proposal.activation({ id: record.id })}
            label="実施中へ進める"
            idempotencyKey={c.var.frame.idempotencyKey}
            version={record.version}
          />
        </>
      )}
    </Section>
  );
}
