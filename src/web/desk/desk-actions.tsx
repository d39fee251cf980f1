import type { Context } from "hono";
import type { Person } from "../../domain/policy/actor.ts";
import { may } from "../../domain/policy/may.ts";
import type { Action } from "../../domain/process/actions.ts";
import type { ProposalRecord } from "../../domain/process/record.ts";
import { paths } from "../paths.ts";
import type { Env } from "../route.ts";
import { ActionForm, ButtonLink, ButtonRow } from "../ui/button.tsx";
import { dateText } from "../ui/date-text.tsx";
import { Card, Section } from "../ui/page.tsx";
import { Prose } from "../ui/prose.tsx";

type DeskActionsProps = { c: Context<Env>; person: Person; record: ProposalRecord; today: string };

/** The hold, if there is one, and what else the desk can do now; nothing for whoever can do nothing. */
export function DeskActions(props: DeskActionsProps) {
  return (
    <>
      <HoldSection {...props} />
      <LapseSection {...props} />
      <MoreActions {...props} />
    </>
  );
}

function HoldSection({ c, person, record }: DeskActionsProps) {
  if (!record.hold || record.status !== "on_hold") return null;
  return (
    <Section title="保留" id="resumption">
      <Card kind="quiet">
        <p>
          <b>{dateText(record.hold.until, "long")}まで</b>
          {record.hold.untilEvent ? `、${record.hold.untilEvent}を待っています。` : "保留しています。"}
        </p>
        <Prose text={record.hold.reason} />
        {may(person, "resumeProposal", record).ok ? (
          <ActionForm
            action={paths.proposal.resumption({ id: record.id })}
            label="保留を終えて、もとの段階にもどす"
            idempotencyKey={c.var.frame.idempotencyKey}
            version={record.version}
          />
        ) : null}
      </Card>
    </Section>
  );
}

function LapseSection({ c, person, record, today }: DeskActionsProps) {
  const wait = record.openWaits.find((one) => one.task === "answerAdditions");
  if (!wait?.due || today <= wait.due || !may(person, "closeAsLapsed", record).ok) return null;
  return (
    <Section title="回答がないときの終了" id="lapse">
      <Card kind="quiet">
        <p>追記の期限({dateText(wait.due, "short")})を過ぎました。終了にすると、この提案は動かせなくなります。</p>
        <ActionForm
          action={paths.proposal.lapse({ id: record.id })}
          label="回答がないため終了にする"
          kind="danger"
          idempotencyKey={c.var.frame.idempotencyKey}
          version={record.version}
        />
      </Card>
    </Section>
  );
}

function MoreActions({ person, record }: DeskActionsProps) {
  const id = { id: record.id };
  const p = paths.proposal;
  const all: { action: Action; href: string; text: string }[] = [
    { action: "assignOfficer", href: p.assignment(id), text: "担当を決める" },
    { action: "askDepartment", href: p.inquiries(id), text: "課にたずねる" },
    { action: "tellOutlook", href: p.outlook(id), text: record.outlook ? "見通しを書き直す" : "見通しを伝える" },
    { action: "holdProposal", href: p.hold(id), text: "保留にする" },
    { action: "draftDecline", href: p.decline(id), text: "見送りの案を書く" },
  ];
  const possible = all.filter((one) => may(person, one.action, record).ok);
  if (possible.length === 0) return null;
  return (
    <Section title="ほかにできること" id="more">
      <ButtonRow>
        {possible.map((one) => (
          <ButtonLink kind={one.action === "draftDecline" ? "weak" : "other"} href={one.href}>
            {one.text}
          </ButtonLink>
        ))}
      </ButtonRow>
    </Section>
  );
}
