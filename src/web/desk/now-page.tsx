import type { Context } from "hono";
import type { Tx } from "../../db/connect.ts";
import { namesOfConfirmers } from "../../db/stores/gate-store.ts";
import { todayInTokyo } from "../../domain/calendar/tokyo-date.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { may } from "../../domain/policy/may.ts";
import type { ProposalRecord } from "../../domain/process/record.ts";
import { inquiryWords } from "../../queries/desk-proposal.ts";
import type { Matching } from "../../queries/matching.ts";
import type { NextSteps } from "../../queries/next-steps.ts";
import { type ProposalSuggestions, suggestionsFor } from "../../queries/proposal-suggestions.ts";
import { DialogueLanes } from "../dialogue/lanes.tsx";
import { LiveRegion } from "../dialogue/live.tsx";
import { type Lanes, loadLanes, readAt } from "../dialogue/load-lanes.ts";
import { loadNextSteps, NextStepsSection } from "../dialogue/next-steps-section.tsx";
import { OpenDialogue } from "../inquiries/dialogue-opening-routes.tsx";
import { readsInquiries } from "../inquiries/inquiries-routes.tsx";
import { InquiryTable } from "../inquiries/inquiry-table.tsx";
import { NearSection } from "../inquiries/near-section.tsx";
import { SuggestionTable } from "../inquiries/suggestion-table.tsx";
import { paths } from "../paths.ts";
import { MethodReviewBox } from "../plan/method-review-box.tsx";
import { CasePage } from "../proposals/case.tsx";
import type { Env } from "../route.ts";
import { Band } from "../ui/band.tsx";
import { DescriptionList } from "../ui/description-list.tsx";
import { GateBar } from "../ui/gate-bar.tsx";
import { Section } from "../ui/page.tsx";
import { Prose } from "../ui/prose.tsx";
import { ActivationPlace } from "./activation-place.tsx";
import { DeskActions } from "./desk-actions.tsx";
import { bandOf, gateItems, readsGates } from "./gates-of-record.ts";
import { OutlookShown } from "./outlook-shown.tsx";
import { ReceiptSection } from "./receipt-section.tsx";

/** What the page of a proposal shows to the city's people besides the record; loaded in the transaction of the record. */
export type DeskNow = {
  words: Awaited<ReturnType<typeof inquiryWords>>;
  /** Null: not for this reader, or not now. */
  suggestions: ProposalSuggestions | null;
  lanes: Lanes;
  next: NextSteps | null;
  /** Names of whoever has confirmed a principle, by id. */
  confirmers: ReadonlyMap<string, string>;
};

/** Pass it to `caseOf`: `caseOf(c, person, (tx, record) => loadDeskNow(tx, person, record, matching, c))`; `matchingOf` is read before. */
export async function loadDeskNow(
  tx: Tx,
  person: Person,
  record: ProposalRecord,
  matching: Matching | null,
  c: Context<Env>,
): Promise<DeskNow> {
  const readsThem = readsInquiries(person, record);
  // Started side by side, so that they travel together.
  const [words, suggestions, lanes, next, confirmers] = await Promise.all([
    readsThem ? inquiryWords(tx, record, todayInTokyo(c.var.program.now())) : new Map(),
    matching && may(person, "askDepartment", record).ok && record.status !== "dialogue"
      ? suggestionsFor(tx, record, matching, todayInTokyo(c.var.program.now()))
      : null,
    loadLanes(tx, person, record, { at: readAt(c) }),
    loadNextSteps(tx, person, record),
    readsGates(person, record) ? namesOfConfirmers(tx, record) : new Map(),
  ]);
  return { words, suggestions, lanes, next, confirmers };
}

type DeskNowPageProps = { c: Context<Env>; person: Person; record: ProposalRecord; now: DeskNow };

/**
 * いま, as the city meets a proposal (picture 06): the same page for the desk, asked departments, staff and approvers, each with
 * what they may see. A section that this reader has nothing in is not drawn at all. From the dialogue on, what moves comes first
 * (the next step, what was agreed, the talk), and what was asked and told before it stands below.
 */
export function DeskNowPage({ c, person, record, now }: DeskNowPageProps) {
  const props = { c, person, record };
  // Whom to ask is the next step only until somebody is asked.
  const isAsked = record.inquiries.length > 0;
  const suggested = <SuggestedSections record={record} now={now} />;
  const moving = (
    <>
      <MethodReviewBox {...props} />
      <ActivationPlace {...props} />
      <LiveRegion name="next-steps">
        <NextStepsSection {...props} next={now.next} />
      </LiveRegion>
      <DialogueLanes {...props} lanes={now.lanes} />
    </>
  );
  return (
    <CasePage {...props} tab="now">
      <ReceiptSection {...props} />
      <GatesSection person={person} record={record} names={now.confirmers} />
      {record.dialogueAt ? moving : null}
      <SummarySection record={record} />
      <AskedSections {...props} now={now} />
      {isAsked ? null : suggested}
      <OutlookShown record={record} />
      {record.dialogueAt ? null : moving}
      {isAsked ? suggested : null}
      <DeskActions {...props} today={todayInTokyo(c.var.program.now())} />
    </CasePage>
  );
}

/** Who was asked, and the way to the dialogue. */
function AskedSections({ c, person, record, now }: DeskNowPageProps) {
  return (
    <>
      {readsInquiries(person, record) && record.receivedAt ? (
        <Section
          title="照会先"
          id="inquiries"
          link={{ href: paths.proposal.inquiries({ id: record.id }), text: "照会先のくわしいページ" }}
        >
          <InquiryTable c={c} person={person} record={record} words={now.words} />
        </Section>
      ) : null}
      <OpenDialogue c={c} person={person} record={record} />
    </>
  );
}

/** Who else could be asked, and what is like the proposal. */
function SuggestedSections({ record, now }: Pick<DeskNowPageProps, "record" | "now">) {
  return (
    <>
      {now.suggestions && now.suggestions.departments.length > 0 ? (
        <Section title="たずねる課の候補" note="分野と所掌事務、これまでの照会から。決めるのはデスクです">
          <SuggestionTable record={record} suggestions={now.suggestions.departments.slice(0, 3)} />
        </Section>
      ) : null}
      {now.suggestions ? <NearSection near={now.suggestions} /> : null}
    </>
  );
}

type GatesSectionProps = { person: Person; record: ProposalRecord; names: DeskNow["confirmers"] };

function GatesSection({ person, record, names }: GatesSectionProps) {
  if (!readsGates(person, record)) return null;
  const items = gateItems(record, names).map((item, index) =>
    index === 0 && may(person, "confirmPublicBenefit", record).ok
      ? { ...item, href: paths.proposal.publicBenefit({ id: record.id }) }
      : item,
  );
  return (
    <Section
      title={
        <>
          七つの原則 <Band gates={bandOf(record)} published={record.case?.state === "published"} size={24} count />
        </>
      }
    >
      <GateBar gates={items} />
    </Section>
  );
}

/** A few lines of the proposal, so that nobody has to leave the page to know what it is about. */
function SummarySection({ record }: { record: ProposalRecord }) {
  if (!record.text?.summary) return null;
  return (
    <Section title="提案の要約" link={{ href: paths.proposal.text({ id: record.id }), text: "提案の本文を読む" }}>
      <Prose text={record.text.summary} />
      <DescriptionList
        dense
        items={[
          { term: "分野", detail: record.fields.join("・") || "―" },
          ...(record.challenge ? [{ term: "課題", detail: record.challenge.title }] : []),
          { term: "市民にとってのよい変化", detail: <Prose text={record.text.benefit} /> },
        ]}
      />
    </Section>
  );
}
