import type { Context } from "hono";
import type { Child } from "hono/jsx";
import type { Acted, Acting } from "../../commands/act.ts";
import type { Tx } from "../../db/connect.ts";
import type { FieldError, Result } from "../../domain/kernel/result.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { may } from "../../domain/policy/may.ts";
import type { Action } from "../../domain/process/actions.ts";
import type { ProposalRecord } from "../../domain/process/record.ts";
import { actingFrom, readForm, seeDone } from "../forms.ts";
import { paths } from "../paths.ts";
import { CasePage, caseOf, type Tab } from "../proposals/case.tsx";
import { refusalPage, refuseUnknown, typedOf } from "../refusals.tsx";
import type { Env, Routes } from "../route.ts";
import { Button, type ButtonKind, ButtonLink, ButtonRow } from "../ui/button.tsx";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { Form } from "../ui/form.tsx";
import type { FormValues } from "../ui/form-values.ts";
import { Section } from "../ui/page.tsx";

export type Drawing<More> = {
  c: Context<Env>;
  person: Person;
  record: ProposalRecord;
  more: More;
  values: FormValues;
  errors: readonly FieldError[];
};

/** One act of the process as a page of its own: what it does, its fields, its button; drawn again with 422 when there is something to mend. */
export type FormPage<More, Ready = null> = {
  path: { pattern: string };
  action: Action;
  audit: string;
  /** Under which tab of the proposal it stands; "now" when left out. */
  tab?: Tab;
  title: string;
  /** Says what happens when the button is pressed. */
  lead: Child;
  button: string;
  buttonKind?: ButtonKind;
  /** Carries the version: refused when somebody moved the proposal meanwhile. */
  isMove?: boolean;
  labels: Readonly<Record<string, string>>;
  /** What is read before the transaction of the record, because it is kept for many pages. */
  ready?: (c: Context<Env>, person: Person) => Promise<Ready>;
  /** Undefined: what the page is about does not exist (404). */
  load: (tx: Tx, record: ProposalRecord, c: Context<Env>, ready: Ready | null) => Promise<More>;
  /** What the fields hold when the page is first drawn. */
  initial?: (drawing: Drawing<More>) => FormValues;
  fields: (drawing: Drawing<More>) => Child;
  before?: (drawing: Drawing<More>) => Child;
  /** What the page shows when a button of the form asks for something and saves nothing: all that was typed, and the answer. Null: it is to be saved. */
  ask?: (c: Context<Env>, values: FormValues) => FormValues | null;
  run: (c: Context<Env>, acting: Acting, values: FormValues) => Promise<Result<Acted<unknown>>>;
  done: string;
  /** Where the act leads; the proposal when left out. */
  next?: (id: string) => string;
};

/** Registers the page and its form. */
export function addFormPage<More, Ready>(routes: Routes, page: FormPage<More, Ready>): void {
  routes.get(page.path, { may: page.action, audit: null }, (c, person) => drawFormPage(c, person, page, null, []));
  routes.post(page.path, { may: page.action, audit: page.audit }, async (c, person) => {
    const id = c.req.param("id")!;
    const values = await readForm(c);
    const asked = page.ask?.(c, values);
    if (asked) return drawFormPage(c, person, page, asked, []);
    const result = await page.run(c, actingFrom(c, person, values), values);
    if (result.ok) return seeDone(c, page.next?.(id) ?? paths.proposal.show({ id }), page.done);
    if (result.refusal.kind === "invalid") return drawFormPage(c, person, page, values, result.refusal.errors);
    const back = { href: paths.proposal.show({ id }), text: "提案にもどる" };
    return refusalPage(c, result.refusal, back, typedOf(values, page.labels));
  });
}

async function drawFormPage<More, Ready>(
  c: Context<Env>,
  person: Person,
  page: FormPage<More, Ready>,
  values: FormValues | null,
  errors: readonly FieldError[],
): Promise<Response> {
  const ready = (await page.ready?.(c, person)) ?? null;
  const found = await caseOf(c, person, (tx, record) => page.load(tx, record, c, ready));
  if (!found) return refuseUnknown(c);
  const { record, more } = found;
  const back = { href: paths.proposal.show({ id: record.id }), text: "提案にもどる" };
  const answer = may(person, page.action, record);
  if (!answer.ok) return refusalPage(c, answer.refusal, back, typedOf(values ?? {}, page.labels));
  if (more === undefined) return refuseUnknown(c);
  const first: Drawing<More> = { c, person, record, more, values: values ?? {}, errors };
  const drawing = values ? first : { ...first, values: page.initial?.(first) ?? {} };
  return c.html(
    <CasePage c={c} person={person} record={record} tab={page.tab ?? "now"} title={page.title}>
      <ErrorSummary errors={errors} labels={page.labels} />
      <Section title={page.title}>
        <p>{page.lead}</p>
        {page.before?.(drawing)}
        <Form
          action={c.req.path}
          idempotencyKey={c.var.frame.idempotencyKey}
          version={page.isMove ? record.version : undefined}
          unsaved={values !== null && errors.length === 0}
        >
          {page.fields(drawing)}
          <ButtonRow>
            <Button kind={page.buttonKind ?? "primary"}>{page.button}</Button>
            <ButtonLink kind="weak" href={back.href}>
              やめて提案にもどる
            </ButtonLink>
          </ButtonRow>
        </Form>
      </Section>
    </CasePage>,
    errors.length > 0 ? 422 : 200,
  );
}
