import type { Context } from "hono";
import type { Person } from "../../domain/policy/actor.ts";
import { partsOf } from "../../domain/policy/may.ts";
import { daysHeld } from "../../domain/process/days-held.ts";
import type { ProposalRecord } from "../../domain/process/record.ts";
import { type HistoryEvent, listEvents, listHeld } from "../../queries/proposal-history.ts";
import { listReadings, type Reading } from "../../queries/readings.ts";
import { paths } from "../paths.ts";
import { refuseUnknown } from "../refusals.tsx";
import type { Env, Routes } from "../route.ts";
import { EmptyState } from "../ui/callout.tsx";
import { History } from "../ui/history.tsx";
import { Section } from "../ui/page.tsx";
import { Pager } from "../ui/page-navigation.tsx";
import { CasePage, caseOf } from "./case.tsx";
import { historyItem } from "./history-items.tsx";
import { ReadingsTable } from "./readings-table.tsx";

/** What an integer of the database holds: a number beyond is nobody's, and begins at the beginning. */
const mostEvents = 2 ** 31;

/** 記録: what happened, as far as each reader may know it, and how long each side had the ball (G6.1a, P7a). */
export function addHistoryRoutes(routes: Routes): void {
  routes.get(paths.proposal.history, { may: "signedIn", audit: null }, async (c, person) => {
    const before = Number(c.req.query("before"));
    const found = await caseOf(c, person, async (tx, record) => ({
      list: await listEvents(
        tx,
        record.id,
        Number.isInteger(before) && before > 0 && before < mostEvents ? { before } : {},
      ),
      held: await listHeld(tx, record.id),
      readings: await listReadings(tx, record.id),
    }));
    if (!found) return refuseUnknown(c);
    const { list, held, readings } = found.more;
    const days = daysHeld(held, c.var.program.now(), c.var.city.calendar);
    const props = { c, person, record: found.record, events: list.events, next: list.next, days, readings };
    return c.html(<HistoryPage {...props} />);
  });
}

type HistoryPageProps = {
  c: Context<Env>;
  person: Person;
  record: ProposalRecord;
  events: readonly HistoryEvent[];
  next: number | null;
  days: { partner: number; city: number };
  readings: readonly Reading[];
};

function HistoryPage({ c, person, record, events, next, days, readings }: HistoryPageProps) {
  const parts = partsOf(person, record);
  const isInside = !parts.has("member");
  const seesReadings = record.parts.length > 0 && (parts.has("member") || parts.has("desk"));
  return (
    <CasePage c={c} person={person} record={record} tab="history">
      <Section title="かかった日数">
        <p>
          市が手にしていた日 <b>{days.city}開庁日</b>、提案者が手にしていた日 <b>{days.partner}開庁日</b>
        </p>
        <p class="sub">双方がそれぞれ別のことを進めていた日は、両方に数えます。保留の間は数えません。</p>
      </Section>
      <Section title="起きたこと" note="新しい順">
        {events.length === 0 ? (
          <EmptyState title="まだ記録はありません" text="提出すると、ここに記録が並びます。" />
        ) : (
          <History items={events.map((event) => historyItem(event, record, { isInside, isDesk: parts.has("desk") }))} />
        )}
        <Pager
          next={next ? paths.proposal.history({ id: record.id }, { before: String(next) }) : null}
          nextText="前の記録を見る"
        />
      </Section>
      {seesReadings ? (
        <Section title="守りたい部分を読んだ人" id="readings">
          <ReadingsTable readings={readings} withNames={isInside} city={c.var.city} />
        </Section>
      ) : null}
    </CasePage>
  );
}
