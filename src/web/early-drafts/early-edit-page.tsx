import type { City } from "../../db/stores/city-store.ts";
import type { FieldError } from "../../domain/kernel/result.ts";
import { unwrittenOf } from "../../domain/process/unwritten.ts";
import type { EarlyWords } from "../../domain/proposal/early-draft.ts";
import { mostFields, type WordField } from "../../domain/proposal/proposal-text.ts";
import type { EarlyDraft } from "../../queries/early-draft.ts";
import type { UsualWaits } from "../../queries/open/usual-waits.ts";
import type { WritingHints } from "../../queries/open/writing-hints.ts";
import { words } from "../../words/words.ts";
import { fieldName, here, OpenLayout } from "../open/open-layout.tsx";
import { paths } from "../paths.ts";
import { AfterSending } from "../proposals/after-sending.tsx";
import { Question } from "../proposals/question.tsx";
import { Saving, savedTime } from "../proposals/saving.tsx";
import { WritingHintsCard } from "../proposals/writing-hints.tsx";
import { Button, ButtonRow } from "../ui/button.tsx";
import { Callout } from "../ui/callout.tsx";
import { CheckboxGroup } from "../ui/choice-field.tsx";
import { dateText } from "../ui/date-text.tsx";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { Form } from "../ui/form.tsx";
import type { FormValues } from "../ui/form-values.ts";
import type { Frame } from "../ui/frame.ts";
import { Columns, PageHead } from "../ui/page.tsx";
import { Steps } from "../ui/path-line.tsx";
import { Prose } from "../ui/prose.tsx";

export type EarlyStep = "content" | "terms";

/** The questions of each step, in their order. */
export const earlyFields: Record<EarlyStep, readonly WordField[]> = {
  content: ["title", "summary", "what", "benefit"],
  terms: ["ask", "cost", "period"],
};

const rows: Record<WordField, number> = { title: 2, summary: 3, what: 10, benefit: 5, ask: 5, cost: 4, period: 2 };

export type EarlyEditPageProps = {
  frame: Frame;
  city: City;
  step: EarlyStep;
  usual: UsualWaits;
  hints: WritingHints;
  /** What is stored for this browser; null before the first save. */
  draft: EarlyDraft | null;
  /** The challenge that it is to answer, before the first save. */
  challengeCode: string;
  values: FormValues;
  errors: readonly FieldError[];
  drawnFrom: string;
  /** When the form was saved just before; null says nothing. */
  savedAt: Date | null;
  /** Why it is not saved, as a whole. */
  failure?: string | undefined;
  /** What another tab has saved meanwhile (409). */
  savedMeanwhile?: EarlyWords | undefined;
};

/** 提案を書く, before registering: the same questions as with an account, without protected parts and files. */
export function EarlyEditPage(props: EarlyEditPageProps) {
  const { frame, city, step, errors, draft, values } = props;
  const { lang } = frame;
  const all = words(lang).writing;
  const text = all.early;
  const isContent = step === "content";
  const labels = Object.fromEntries(Object.entries(all.questions).map(([name, { label }]) => [name, label]));
  return (
    <OpenLayout frame={frame} title={text.title} description={all.begin.description(frame.city.name)}>
      <ErrorSummary errors={errors} lang={lang} labels={{ ...labels, fields: all.fields.label }} />
      {props.failure ? (
        <div role="alert">
          <Callout kind="error" title={text.fullTitle}>
            <p>{props.failure}</p>
          </Callout>
        </div>
      ) : null}
      <SavedMeanwhile {...props} />
      <PageHead
        lang={lang}
        crumbs={[{ href: here(frame, paths.newProposal({})), text: all.begin.title }, { text: text.title }]}
        title={text.title}
        aside={props.savedAt ? <SavedNow frame={frame} at={props.savedAt} /> : undefined}
        lead={draft?.challenge ? text.answering(draft.challenge.title) : undefined}
      />
      <EarlySteps lang={lang} current={isContent ? 1 : 2} draft={draft} />
      <Columns
        aside={
          <>
            <WritingHintsCard frame={frame} city={city} hints={props.hints} />
            <AfterSending city={city} usual={props.usual} lang={lang} />
          </>
        }
      >
        <Callout title={text.notRegistered}>
          <p>{draft ? text.kept(dateText(draft.expiresAt, "short", lang)) : text.notKept}</p>
          <p>{text.shared}</p>
        </Callout>
        <Form
          action={here(frame, paths.earlyDraft({}, { step }))}
          idempotencyKey={frame.idempotencyKey}
          fields={{ drawn_from: props.drawnFrom, ...(props.challengeCode ? { challenge: props.challengeCode } : {}) }}
          draftKey={`early-draft-${step}`}
          lang={lang}
        >
          {earlyFields[step].map((name) => (
            <>
              <Question
                name={name}
                rows={rows[name]}
                values={values}
                errors={errors}
                lang={lang}
                required={isContent}
                note={name === "what" || name === "cost" ? text.protectLater : undefined}
              />
              {name === "summary" ? (
                <CheckboxGroup
                  name="fields"
                  label={all.fields.label}
                  help={all.fields.help(mostFields)}
                  values={values}
                  errors={errors}
                  lang={lang}
                  options={city.fields.map((one) => ({ value: one.name, text: fieldName(city, lang, one.name) }))}
                  columns
                />
              ) : null}
            </>
          ))}
          <Saving lang={lang} />
          <ButtonRow
            end={
              <Button kind="weak" name="go" value="stay">
                {text.save}
              </Button>
            }
          >
            <Button big name="go" value="next">
              {isContent ? text.nextTerms : text.nextRegistration}
            </Button>
            {isContent ? null : (
              <Button kind="weak" name="go" value="back">
                {text.back}
              </Button>
            )}
          </ButtonRow>
        </Form>
        {draft ? <Discarding frame={frame} /> : null}
      </Columns>
    </OpenLayout>
  );
}

type EarlyStepsProps = { lang: Frame["lang"]; current: 1 | 2 | 3; draft: EarlyDraft | null };

/** Where one is, before registering; the first step is done when nothing required is missing in it. */
export function EarlySteps({ lang, current, draft }: EarlyStepsProps) {
  const { content, terms, registration, submission } = words(lang).writing.steps;
  const { title = "", summary = "", what = "", benefit = "", fields = [] } = draft?.words ?? {};
  // Of a challenge only whether there is one counts here.
  const challenge = draft?.challenge ? { ...draft.challenge, id: "", isSealed: false, isWithdrawn: false } : null;
  const missing = unwrittenOf({ title, fields, challenge, text: { summary, what, benefit } }).length;
  const steps = [content, terms, registration, submission];
  return <Steps steps={steps} current={current} unwritten={[missing]} lang={lang} />;
}

function SavedNow({ frame, at }: { frame: Frame; at: Date }) {
  return (
    <p class="saved" role="status">
      <span aria-hidden="true">✓ </span>
      {words(frame.lang).writing.saving.saved.replace("{time}", savedTime(at))}
    </p>
  );
}

function Discarding({ frame }: { frame: Frame }) {
  return (
    <Form action={here(frame, paths.earlyDraftDiscarding({}))} idempotencyKey={frame.idempotencyKey} lang={frame.lang}>
      <Button kind="weak">{words(frame.lang).writing.early.discard}</Button>
    </Form>
  );
}

function SavedMeanwhile({ frame, step, values, savedMeanwhile }: EarlyEditPageProps) {
  if (!savedMeanwhile) return null;
  const all = words(frame.lang).writing;
  const differing = earlyFields[step].filter((name) => (savedMeanwhile[name] ?? "") !== values[name]);
  return (
    <div role="alert">
      <Callout kind="warning" title={all.early.staleTitle}>
        <p>{all.early.staleText}</p>
        {differing.map((name) => (
          <>
            <h3>{all.early.stored(all.questions[name].label)}</h3>
            {savedMeanwhile[name] ? <Prose text={savedMeanwhile[name]} /> : <p class="sub">{all.early.empty}</p>}
          </>
        ))}
      </Callout>
    </div>
  );
}
