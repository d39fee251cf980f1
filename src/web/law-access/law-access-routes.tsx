import type { Context } from "hono";
import { declareForLaw } from "../../commands/law-access/declare.ts";
import { endLawAccess } from "../../commands/law-access/end.ts";
import { grantLawAccess, notNameable } from "../../commands/law-access/grant.ts";
import { type OpenByLaw, openByLaw, openFileByLaw } from "../../commands/law-access/open.ts";
import { tellLawAccess } from "../../commands/law-access/tell.ts";
import { listLawAccesses, listLawGrants, listNameable } from "../../db/stores/law-access-store.ts";
import { isId } from "../../domain/kernel/ids.ts";
import type { FieldError } from "../../domain/kernel/result.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { may } from "../../domain/policy/may.ts";
import { asDownload } from "../files/send-attachment.ts";
import { actingFrom, readForm, seeDone } from "../forms.ts";
import { paths } from "../paths.ts";
import { caseOf } from "../proposals/case.tsx";
import { mergeErrors } from "../proposals/terms-fields.tsx";
import { refusalPage, refuseUnknown, typedOf } from "../refusals.tsx";
import type { Env, Routes } from "../route.ts";
import { type FormValues, value } from "../ui/form-values.ts";
import { parseDateField } from "../ui/parse-date-field.ts";
import { LawAccessPage } from "./law-access-page.tsx";
import { LawOpenedPage, LawOpeningsPage, LawTiesPage } from "./law-openings-page.tsx";

/** 法令に基づく閲覧: granted, ended and told by the chief; read by whoever it is granted to. */
export function addLawAccessRoutes(routes: Routes): void {
  const p = paths.proposal;

  routes.get(p.lawAccesses, { may: "grantLawAccess", audit: null }, (c, person) => accessPage(c, person, {}, []));
  routes.post(p.lawAccesses, { may: "grantLawAccess", audit: "law-access.grant" }, async (c, person) => {
    const values = await readForm(c);
    const acting = actingFrom(c, person, values);
    const endsOn = parseDateField(values, "endsOn", "閲覧できる最後の日");
    const untoldUntil = parseDateField(values, "untoldUntil", "伝えない最後の日");
    const access = {
      personId: value(values, "person"),
      purpose: value(values, "purpose"),
      reason: value(values, "reason"),
      endsOn: endsOn.date,
      untoldReason: value(values, "untoldReason"),
      untoldUntil: untoldUntil.date,
    };
    const unread = [endsOn.error, untoldUntil.error].filter((error) => error !== null);
    // A bar whose day cannot be read must not pass for none.
    if (untoldUntil.error) return accessPage(c, person, values, unread);
    const result = await grantLawAccess(c.var.program, { ...acting, partId: c.req.param("part")!, access });
    if (result.ok) return seeDone(c, c.req.path, "lawAccessGranted");
    if (result.refusal.kind !== "invalid")
      return refusalPage(c, result.refusal, toParts(c), typedOf(values, { reason: "どの請求・監査・起案のためか" }));
    return accessPage(c, person, values, mergeErrors(result.refusal.errors, unread));
  });

  const buttons = [
    [p.lawAccessEnding, "endLawAccess", "law-access.end", endLawAccess, "lawAccessEnded"],
    [p.lawAccessTelling, "tellLawAccess", "law-access.tell", tellLawAccess, "lawAccessTold"],
  ] as const;
  for (const [path, action, audit, command, done] of buttons)
    routes.post(path, { may: action, audit }, async (c, person) => {
      const acting = actingFrom(c, person, await readForm(c));
      const result = await command(c.var.program, { ...acting, accessId: c.req.param("access")! });
      if (!result.ok) return refusalPage(c, result.refusal, toParts(c));
      return seeDone(c, p.lawAccesses({ id: acting.proposalId, part: c.req.param("part")! }), done);
    });

  routes.get(paths.lawOpenings, { may: "staff", audit: null }, async (c, person) => {
    const openings = await c.var.program.db.asActor(person, listLawGrants);
    return c.html(<LawOpeningsPage c={c} openings={openings} />);
  });
  routes.get(paths.lawTies, { may: "staff", audit: null }, (c, person) => tiesPage(c, person, {}, []));
  routes.post(paths.lawTies, { may: "staff", audit: "law-access.declare" }, async (c, actor) => {
    const values = await readForm(c);
    const typed = { hasTie: value(values, "hasTie"), what: value(values, "what") };
    const result = await declareForLaw(c.var.program, { actor, accessId: c.req.param("access")!, ...typed });
    if (result.ok) return seeDone(c, paths.lawOpenings({}), result.value.hasTie ? "lawTieDeclared" : "noTieDeclared");
    if (result.refusal.kind === "invalid") return tiesPage(c, actor, values, result.refusal.errors);
    return refusalPage(c, result.refusal, toOpenings);
  });
}

const toOpenings = { href: paths.lawOpenings({}), text: "法令に基づく閲覧にもどる" };

/** The answer to opening a part for law: its content once, one of its files, or nothing at all. */
export async function openedByLaw(c: Context<Env>, input: OpenByLaw, file: string): Promise<Response> {
  if (isId(file)) {
    const opened = await openFileByLaw(c.var.program, { ...input, attachmentId: file });
    return opened.ok ? asDownload(c, opened.value) : refusalPage(c, opened.refusal, toOpenings);
  }
  const result = await openByLaw(c.var.program, input);
  return result.ok ? c.html(<LawOpenedPage c={c} {...result.value} />) : refusalPage(c, result.refusal, toOpenings);
}

/** The question before the first word; whoever has answered it goes on to what opens. */
async function tiesPage(c: Context<Env>, person: Person, values: FormValues, errors: readonly FieldError[]) {
  const grants = await c.var.program.db.asActor(person, listLawGrants);
  const grant = grants.find((one) => one.accessId === c.req.param("access"));
  if (!grant) return refuseUnknown(c);
  if (grant.isDeclared) return c.redirect(paths.lawOpenings({}), 303);
  return c.html(<LawTiesPage {...{ c, grant, values, errors }} />, errors.length > 0 ? 422 : 200);
}

async function accessPage(c: Context<Env>, person: Person, values: FormValues, errors: readonly FieldError[]) {
  const found = await caseOf(c, person, async (tx, record) => ({
    accesses: await listLawAccesses(tx, record.id),
    people: await listNameable(tx, notNameable(person)),
  }));
  const part = found?.record.parts.find((one) => one.id === c.req.param("part"));
  if (!found || !part) return refuseUnknown(c);
  const answer = may(person, "grantLawAccess", found.record);
  if (!answer.ok) return refusalPage(c, answer.refusal, toParts(c));
  const props = { c, person, record: found.record, part, ...found.more, values, errors };
  return c.html(<LawAccessPage {...props} />, errors.length > 0 ? 422 : 200);
}

function toParts(c: Context<Env>) {
  return { href: paths.proposal.parts({ id: c.req.param("id")! }), text: "守りたい部分にもどる" };
}
