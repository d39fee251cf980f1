import type { Context } from "hono";
import type { Child } from "hono/jsx";
import type { Acted, Acting } from "../../commands/act.ts";
import type { Tx } from "../../db/connect.ts";
import type { FieldError, Result } from "../../domain/kernel/result.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { partsOf } from "../../domain/policy/may.ts";
import type { Action } from "../../domain/process/actions.ts";
import type { ProposalRecord } from "../../domain/process/record.ts";
import { actingFrom, readForm, seeDone } from "../forms.ts";
import { paths } from "../paths.ts";
import { CasePage, caseOf, type Tab } from "../proposals/case.tsx";
import { refusalPage, refuseUnknown, typedOf } from "../refusals.tsx";
import type { Env, Routes } from "../route.ts";
import { Callout } from "../ui/callout.tsx";
import { ErrorSummary } from "../ui/error-summary.tsx";
import type { FormValues } from "../ui/form-values.ts";

/** A form of the page that has to be mended: which one, what was typed, what is wrong. */
type Typed = {
  action: Action;
  values: FormValues;
  errors: readonly FieldError[];
  /** What was typed went out from something older (409): where on the page both stand beside each other. */
  newerAt?: string | undefined;
};

/** What a part of the case is drawn from; `typed` when one of its forms came back to be mended. */
export type Drawing<More> = {
  c: Context<Env>;
  person: Person;
  record: ProposalRecord;
  more: More;
  isProposer: boolean;
  typed: Typed | null;
};

/** A page about one stretch of a proposal: what it shows, and the forms that lead back to it. */
export type PartPage<More> = {
  path: { pattern: string };
  tab: Tab;
  title: string;
  labels: Readonly<Record<string, string>>;
  load: (tx: Tx, record: ProposalRecord, c: Context<Env>) => Promise<More>;
  /** Null: there is no such page for this reader. */
  draw: (drawing: Drawing<More>) => Child | null;
};

/** One act: where its form goes, what runs, and where its success leads. */
export type PartForm = {
  path: { pattern: string };
  action: Action;
  audit: string;
  run: (c: Context<Env>, acting: Acting, values: FormValues, person: Person) => Promise<Result<Acted<unknown>>>;
  done: string;
  next: (id: string) => string;
  /** The section that draws a stale form again, beside what is newer. */
  newerAt?: string | undefined;
};

/** Registers a page and its forms; a form to mend is drawn again on the page with 422, everything typed kept. */
export function addPartPage<More>(routes: Routes, page: PartPage<More>, forms: readonly PartForm[]): void {
  routes.get(page.path, { may: "signedIn", audit: null }, (c, person) => drawPart(c, person, page, null));
  for (const form of forms)
    routes.post(form.path, { may: form.action, audit: form.audit }, async (c, person) => {
      const values = await readForm(c);
      const acting = actingFrom(c, person, values);
      const result = await form.run(c, acting, values, person);
      if (result.ok) return seeDone(c, form.next(acting.proposalId), form.done);
      if (result.refusal.kind === "invalid")
        return drawPart(c, person, page, { action: form.action, values, errors: result.refusal.errors });
      if (result.refusal.kind === "stale" && form.newerAt)
        return drawPart(c, person, page, { action: form.action, values, errors: [], newerAt: form.newerAt });
      const back = { href: paths.proposal.show({ id: acting.proposalId }), text: "提案にもどる" };
      return refusalPage(c, result.refusal, back, typedOf(values, page.labels));
    });
}

/** What a form of the page holds: what was typed into it, else how it begins. */
export function fieldsOf(
  typed: Typed | null,
  action: Action,
  initial: FormValues = {},
): { values: FormValues; errors: readonly FieldError[] } {
  return typed?.action === action ? { values: typed.values, errors: typed.errors } : { values: initial, errors: [] };
}

/** Errors of a command, where a field that could not be read at all says so in the field's own words. */
export function sharper<T>(result: Result<T>, ...read: readonly (FieldError | null)[]): Result<T> {
  if (result.ok || result.refusal.kind !== "invalid") return result;
  const errors = result.refusal.errors.map((error) => read.find((one) => one?.field === error.field) ?? error);
  return { ok: false, refusal: { kind: "invalid", errors } };
}

/** A date as the three fields of a date field. */
export function dateValues(name: string, date: string): Record<string, string> {
  const [year = "", month = "", day = ""] = date.split("-");
  const plain = (part: string) => part.replace(/^0/, "");
  return { [`${name}-year`]: year, [`${name}-month`]: plain(month), [`${name}-day`]: plain(day) };
}

async function drawPart<More>(
  c: Context<Env>,
  person: Person,
  page: PartPage<More>,
  typed: Typed | null,
): Promise<Response> {
  const found = await caseOf(c, person, (tx, record) => page.load(tx, record, c));
  if (!found) return refuseUnknown(c);
  const isProposer = partsOf(person, found.record).has("member");
  const drawn = page.draw({ c, person, record: found.record, more: found.more, isProposer, typed });
  if (drawn === null) return refuseUnknown(c);
  return c.html(
    <CasePage c={c} person={person} record={found.record} tab={page.tab} title={page.title}>
      {typed ? <ErrorSummary errors={typed.errors} labels={page.labels} /> : null}
      {typed?.newerAt ? (
        <div role="alert">
          <Callout kind="error" title="まだ残していません">
            <p>
              書いているあいだに、新しい版ができました。書いた文は残っています。
              <a href={`#${typed.newerAt}`}>違いを見て、どちらを使うか選ぶ</a>
            </p>
          </Callout>
        </div>
      ) : null}
      {drawn}
    </CasePage>,
    typed?.newerAt ? 409 : typed ? 422 : 200,
  );
}
