import type { Context } from "hono";
import { daysLeft } from "../../domain/calendar/business-days.ts";
import { type Sitting, sittingInReach } from "../../domain/calendar/sittings.ts";
import { todayInTokyo } from "../../domain/calendar/tokyo-date.ts";
import type { ProposalRecord } from "../../domain/process/record.ts";
import type { Env } from "../route.ts";
import { DateText } from "../ui/date-text.tsx";
import { DescriptionList } from "../ui/description-list.tsx";
import { Card, Section } from "../ui/page.tsx";

/** 間に合う会議: which sitting and which session papers of today still reach, and until when they are taken (U4). */
export function SittingsInReach({ c, record }: { c: Context<Env>; record: ProposalRecord }) {
  if (record.status !== "method_review") return null;
  const now = c.var.program.now();
  const { settings, calendar } = c.var.city;
  const reached = (["body", "council"] as const).flatMap((kind) => {
    const sitting = sittingInReach(kind, todayInTokyo(now), settings.decisions, calendar);
    return sitting ? [{ kind, sitting, left: daysLeft(now, sitting.papersDue, calendar) }] : [];
  });
  if (reached.length === 0) return null;
  return (
    <Section title="いまから間に合う会議" id="sittings">
      <Card kind="quiet">
        <DescriptionList
          items={reached.map(({ kind, sitting, left }) => ({
            term: sitting.name,
            detail: <When kind={kind} sitting={sitting} left={left} />,
          }))}
        />
      </Card>
    </Section>
  );
}

function When({ kind, sitting, left }: { kind: "body" | "council"; sitting: Sitting; left: number }) {
  return (
    <>
      <b>
        <DateText value={sitting.on} form="long" />
      </b>
      {kind === "council" ? "まで" : ""}
      <br />
      {kind === "body" ? "資料" : "議案"}の締切 <DateText value={sitting.papersDue} form="long" />
      (あと{left}開庁日)
    </>
  );
}
