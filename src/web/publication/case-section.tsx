import type { Child } from "hono/jsx";
import type { PublicationDraftRow } from "../../db/stores/publication-store.ts";
import { todayInTokyo } from "../../domain/calendar/tokyo-date.ts";
import { may } from "../../domain/policy/may.ts";
import { missingFor } from "../../domain/process/requirements.ts";
import type { CaseDraft } from "../../domain/publication/case-draft.ts";
import { type InitiativeOutcome, suggestCase } from "../../domain/publication/suggest-case.ts";
import { type Drawing, fieldsOf } from "../agreement/part-page.tsx";
import { readsAfterwards, Stretch } from "../carrying-out/stretch.tsx";
import { Body, Results } from "../open/case-page.tsx";
import { paths } from "../paths.ts";
import { ActionForm } from "../ui/button.tsx";
import { Callout, EmptyState } from "../ui/callout.tsx";
import { Section } from "../ui/page.tsx";
import { Prose } from "../ui/prose.tsx";
import { valuesOfCase, wordsOfDraft } from "./case-form.ts";
import { CaseForm, CorrectionForm } from "./case-form-section.tsx";
import { CaseTurn } from "./case-turn.tsx";
import { WithholdingForm } from "./withholding-form.tsx";

export type CaseDrawing = Drawing<{
  draft: PublicationDraftRow<CaseDraft> | null;
  outcomes: readonly InitiativeOutcome[];
  result: string;
}>;

/** The case (P7c): drafted by the desk from the open parts, answered by the partner, published or withheld by the chief. */
export function CaseSection(drawing: CaseDrawing): Child | null {
  const { person, record, more, isProposer } = drawing;
  if (!record.activeAt || !readsAfterwards(person, record)) return null;
  const { draft } = more;
  const hasWords = draft !== null && "title" in draft.body;
  const preview = draft && hasWords && draft.state !== "withheld" ? <Preview drawing={drawing} draft={draft} /> : null;
  // Who is asked for an answer reads first.
  const readsFirst = isProposer && draft?.state === "commenting";
  return (
    <Stretch person={person} record={record}>
      {readsFirst ? preview : null}
      <Section title={readsFirst ? "事例の案に答える" : "事例"} note={draft ? stateTexts[draft.state] : undefined}>
        {draft?.state === "withheld" ? (
          <Callout kind="info" title="事例は公開しません。次の理由を公開しています" level={3}>
            <Prose text={draft.withheldReason} />
          </Callout>
        ) : null}
        {draft && hasWords ? <CaseTurn drawing={drawing} draft={draft} /> : null}
        {draft ? null : (
          <EmptyState
            title="事例の案は、まだありません"
            text={
              isProposer
                ? "最終報告のあと、市が案を書きます。公開する前に、ご意見をうかがいます。"
                : "最終報告のあと、公開されている部分から書きます。"
            }
          />
        )}
      </Section>
      {readsFirst ? null : preview}
      <DeskForms drawing={drawing} />
      <Completion drawing={drawing} />
    </Stretch>
  );
}

const stateTexts = {
  drafting: "案・相手方には見えません",
  commenting: "意見を聴いています",
  commented: "意見を聴きました",
  published: "公開済み",
  withheld: "公開しない",
} as const;

/** The same parts that the public page is made of. */
function Preview({ drawing, draft }: { drawing: CaseDrawing; draft: PublicationDraftRow<CaseDraft> }) {
  const { frame } = drawing.c.var;
  return (
    <Section title={draft.state === "published" ? "公開している内容" : "公開されると、こう見えます"}>
      <div class="case-preview">
        <p class="case-preview-title">{draft.body.title}</p>
        <p class="lead">{draft.body.body.lead}</p>
        <Results frame={frame} results={draft.body.body.results.slice(0, 3)} />
        <Body frame={frame} body={draft.body.body} />
      </div>
    </Section>
  );
}

function DeskForms({ drawing }: { drawing: CaseDrawing }) {
  const { c, person, record, more, typed } = drawing;
  const isDecided = more.draft?.state === "published" || more.draft?.state === "withheld";
  const begin =
    more.draft && "title" in more.draft.body
      ? wordsOfDraft(more.draft)
      : suggestCase(record, more.outcomes, more.result);
  const decided = {
    idempotencyKey: c.var.frame.idempotencyKey,
    version: record.version,
  };
  return (
    <>
      {!isDecided && may(person, "draftCase", record).ok ? (
        <CaseForm drawing={drawing} fields={fieldsOf(typed, "draftCase", valuesOfCase(begin))} />
      ) : null}
      {!isDecided && may(person, "withholdCase", record).ok ? (
        <WithholdingForm
          title="事例を公開しない"
          text="事例のかわりに、次の理由を公開します。取り消せません。"
          button="公開しないことに決め、理由を公開する"
          action={paths.proposal.caseWithholding({ id: record.id })}
          {...decided}
          {...fieldsOf(typed, "withholdCase")}
        />
      ) : null}
      {more.draft?.state === "published" && may(person, "correctCase", record).ok ? (
        <CorrectionForm drawing={drawing} fields={fieldsOf(typed, "correctCase", valuesOfCase(begin))} />
      ) : null}
      {more.draft?.state === "published" && may(person, "withdrawCase", record).ok ? (
        <WithholdingForm
          title="公開した事例を取り下げる"
          text="事例の文は公開のページから消え、次の理由がそこに残ります。取り消せません。"
          button="事例を取り下げ、理由を公開する"
          action={paths.proposal.caseWithdrawal({ id: record.id })}
          {...decided}
          {...fieldsOf(typed, "withdrawCase")}
        />
      ) : null}
    </>
  );
}

/** 完了: the button when everything is there; otherwise what is missing. */
function Completion({ drawing: { c, person, record } }: { drawing: CaseDrawing }) {
  if (!may(person, "completeProposal", record).ok) return null;
  const missing = missingFor("completeProposal", record, todayInTokyo(c.var.program.now()));
  return (
    <Section title="連携を完了にする" id="completion" note={missing.length > 0 ? `あと${missing.length}つ` : undefined}>
      {missing.length > 0 ? (
        <Callout kind="info" title="完了までに、まだ足りないものがあります" level={3}>
          <ul>
            {missing.map((one) => (
              <li>{one.sentence}</li>
            ))}
          </ul>
        </Callout>
      ) : (
        <>
          <p>最終報告・ふりかえり・事例がそろいました。完了すると、報告は書き足せません。</p>
          <ActionForm
            action={paths.proposal.completion({ id: record.id })}
            label="連携を完了にする"
            idempotencyKey={c.var.frame.idempotencyKey}
            version={record.version}
          />
        </>
      )}
    </Section>
  );
}
