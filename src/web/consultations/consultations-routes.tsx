import type { Context } from "hono";
import { enterConsultation } from "../../commands/consultations/enter-consultation.ts";
import { inviteProposal } from "../../commands/consultations/invite-proposal.ts";
import { instantInTokyo, todayInTokyo } from "../../domain/calendar/tokyo-date.ts";
import { isId } from "../../domain/kernel/ids.ts";
import type { FieldError } from "../../domain/kernel/result.ts";
import { isOfDesk, type Person } from "../../domain/policy/actor.ts";
import { consultationWithSteps, listConsultations } from "../../queries/consultations.ts";
import { actingFrom, readForm, seeDone } from "../forms.ts";
import { paths } from "../paths.ts";
import { refusalPage, refuseUnknown, typedOf } from "../refusals.tsx";
import type { Env, Routes } from "../route.ts";
import { type FormValues, value } from "../ui/form-values.ts";
import { parseDateField } from "../ui/parse-date-field.ts";
import { readTime } from "../ui/read-time.ts";
import { consultationActs, consultationLabels } from "./consultation-acts.tsx";
import { ConsultationPage } from "./consultation-page.tsx";
import { ConsultationsPage } from "./consultations-page.tsx";
import { EntryPage, type entryLabels } from "./entry-page.tsx";
import { InvitationPage } from "./invitation-page.tsx";

/** 相談・要望 inside: the desk's list, noting a call, and everything that is done with one. */
export function addConsultationsRoutes(routes: Routes): void {
  routes.get(paths.consultations, { may: "staff", audit: null }, showList);
  routes.get(paths.newConsultation, { may: "desk", audit: null }, (c) => drawEntry(c, {}, []));
  routes.post(paths.consultations, { may: "desk", audit: "consultation.enter" }, enter);
  routes.get(paths.consultation.show, { may: "staff", audit: null }, (c, person) => draw(c, person, {}, []));
  for (const act of consultationActs)
    routes.post(act.path, { may: "staff", audit: `consultation.${act.action}` }, async (c, person) => {
      const values = await readForm(c);
      const id = c.req.param("id")!;
      const { formKey } = actingFrom(c, person, values);
      const input = { actor: person, consultationId: id, formKey };
      const show = paths.consultation.show({ id });
      const result = act.run
        ? await act.run(c.var.program, input, values)
        : await inviteProposal(c.var.program, { ...input, words: value(values, "words") });
      if (result.ok) {
        const link = act.run ? null : (result.value as { token: string; expiresAt: Date } | null);
        if (link) return showLink(c, link, show);
        // A department that handed something back no longer sees it.
        return seeDone(c, act.action === "handBack" ? paths.consultations({}) : show, act.done);
      }
      if (result.refusal.kind === "invalid") return draw(c, person, values, result.refusal.errors);
      return refusalPage(c, result.refusal, { href: show, text: "相談にもどる" }, typedOf(values, consultationLabels));
    });
}

async function showList(c: Context<Env>, person: Person): Promise<Response> {
  const { program, city, frame } = c.var;
  const filter = {
    q: (c.req.query("q") ?? "").replaceAll("\u0000", "").slice(0, 100).toWellFormed(),
    state: c.req.query("state") === "all" ? ("all" as const) : ("waiting" as const),
  };
  const page = await program.db.asActor(person, (tx) => listConsultations(tx, filter, c.req.query("after") ?? null));
  return c.html(
    <ConsultationsPage
      frame={frame}
      city={city}
      now={program.now()}
      filter={filter}
      {...page}
      mayEnter={isOfDesk(person)}
    />,
  );
}

async function enter(c: Context<Env>, person: Person): Promise<Response> {
  const values = await readForm(c);
  const { formKey } = actingFrom(c, person, values);
  const typed = (name: keyof typeof entryLabels) => value(values, name);
  const result = await enterConsultation(c.var.program, {
    actor: person,
    formKey: formKey ?? c.var.frame.idempotencyKey,
    channel: typed("channel"),
    ...whenReceived(values, c.var.program.now()),
    kind: typed("kind"),
    body: typed("body"),
    name: typed("name"),
    organisation: typed("organisation"),
    telephone: typed("telephone"),
    mail: typed("mail"),
    answered: typed("answered"),
  });
  if (result.ok) {
    const href = result.value ? paths.consultation.show({ id: result.value.id }) : paths.consultations({});
    return seeDone(c, href, "consultationEntered");
  }
  if (result.refusal.kind === "invalid") return drawEntry(c, values, result.refusal.errors);
  return refusalPage(c, result.refusal, { href: paths.consultations({}), text: "一覧にもどる" });
}

/** A day and a time; a time alone is today's. Without either it comes now. */
function whenReceived(
  values: FormValues,
  now: Date,
): { receivedAt: Date | null; receivedAtFaults: readonly FieldError[] } {
  const { date, error } = parseDateField(values, "received", "届いた日");
  const typed = value(values, "receivedTime").trim();
  const minutes = readTime(typed);
  const faults = [
    ...(error ? [error] : []),
    ...(typed === "" && date
      ? [{ field: "receivedTime", message: "届いた時刻も、およそで書いてください(例：14:00)。" }]
      : []),
    ...(typed !== "" && minutes === null
      ? [{ field: "receivedTime", message: "時刻は、14:00 や 午後2時30分 のように書いてください。" }]
      : []),
  ];
  const receivedAt = minutes === null || error ? null : instantInTokyo(date ?? todayInTokyo(now), minutes);
  return { receivedAt, receivedAtFaults: faults };
}

function drawEntry(c: Context<Env>, values: FormValues, errors: readonly FieldError[]) {
  return c.html(<EntryPage frame={c.var.frame} values={values} errors={errors} />, errors.length > 0 ? 422 : 200);
}

async function draw(c: Context<Env>, person: Person, values: FormValues, errors: readonly FieldError[]) {
  const { program, city, frame } = c.var;
  const id = c.req.param("id")!;
  const found = isId(id) ? await program.db.asActor(person, (tx) => consultationWithSteps(tx, id)) : null;
  if (!found) return refuseUnknown(c);
  return c.html(
    <ConsultationPage
      frame={frame}
      city={city}
      now={program.now()}
      person={person}
      {...found}
      values={values}
      errors={errors}
    />,
    errors.length > 0 ? 422 : 200,
  );
}

/** The link is the answer to the form: it has no address of its own, and is stored nowhere. */
function showLink(c: Context<Env>, link: { token: string; expiresAt: Date }, back: string) {
  c.header("cache-control", "no-store");
  return c.html(<InvitationPage frame={c.var.frame} {...link} publicUrl={c.var.program.publicUrl} back={back} />);
}
