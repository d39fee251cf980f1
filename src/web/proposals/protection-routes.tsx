import type { Context } from "hono";
import { agreeProtection } from "../../commands/agree-protection.ts";
import { counterProtection } from "../../commands/counter-protection.ts";
import { leaveOutProtection } from "../../commands/leave-out-protection.ts";
import type { ActingOnPart } from "../../commands/protection.ts";
import { listLawAccesses } from "../../db/stores/law-access-store.ts";
import { listProtectionReasons, listProtectionTalks } from "../../db/stores/talk-store.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { may, partsOf } from "../../domain/policy/may.ts";
import { listReadings } from "../../queries/readings.ts";
import { actingFrom, readForm, seeDone } from "../forms.ts";
import { paths } from "../paths.ts";
import { refusalPage, refuseUnknown, typedOf } from "../refusals.tsx";
import type { Env, Routes } from "../route.ts";
import { type FormValues, value } from "../ui/form-values.ts";
import { caseOf } from "./case.tsx";
import { newPartPage } from "./part-routes.tsx";
import { leavingOutField, ProtectionPage, type ProtectionPageProps } from "./protection-page.tsx";
import { drawnFromField, mergeErrors, typedTerms } from "./terms-fields.tsx";

/** The talk about protected parts, for both sides; while a proposal is written the same address leads to the form of a new part. */
export function addProtectionRoutes(routes: Routes): void {
  routes.get(paths.proposal.parts, { may: ["partner", "desk"], audit: null }, async (c, person) => {
    const form = c.req.query("change") ? "change" : "counter";
    const partId = c.req.query(form);
    const found = await talkOf(c, person, partId ? { partId, form, values: {}, errors: [] } : null);
    if (!found) return refuseUnknown(c);
    const newPart = may(person, "editProposal", found.record).ok ? newPartPage(c, found.record) : null;
    if (newPart) return c.html(newPart);
    if (found.record.status === "draft") return c.redirect(paths.proposal.edit({ id: found.record.id }), 303);
    return c.html(<ProtectionPage {...found} />);
  });

  routes.post(
    paths.proposal.partAgreement,
    { may: "agreeProtection", audit: "protection.agree" },
    async (c, person) => {
      const acting = actingOnPart(c, person, await readForm(c));
      const result = await agreeProtection(c.var.program, acting);
      if (!result.ok) return refusalPage(c, result.refusal, toTalk(acting.proposalId));
      return seeDone(c, paths.proposal.parts({ id: acting.proposalId }), "protectionAgreed");
    },
  );

  routes.post(
    paths.proposal.partLeavingOut,
    { may: "leaveOutProtection", audit: "protection.leave-out" },
    async (c, person) => {
      const values = await readForm(c);
      const acting = actingOnPart(c, person, values);
      const { partId } = acting;
      const field = leavingOutField(partId);
      const result = await leaveOutProtection(c.var.program, { ...acting, reason: value(values, field) });
      if (result.ok) return seeDone(c, paths.proposal.parts({ id: acting.proposalId }), "partLeftOut");
      if (result.refusal.kind !== "invalid")
        return refusalPage(
          c,
          result.refusal,
          toTalk(acting.proposalId),
          typedOf(values, { [field]: "提案から外す理由" }),
        );
      const errors = result.refusal.errors.map((error) => ({ ...error, field }));
      const found = await talkOf(c, person, { partId, form: "leavingOut", values, errors });
      return found ? c.html(<ProtectionPage {...found} />, 422) : refuseUnknown(c);
    },
  );

  routes.post(
    paths.proposal.partCounter,
    { may: "counterProtection", audit: "protection.counter" },
    async (c, person) => {
      const values = await readForm(c);
      const acting = actingOnPart(c, person, values);
      const { partId } = acting;
      const typed = typedTerms(values);
      const note = value(values, "note");
      const result = await counterProtection(c.var.program, { ...acting, terms: typed.terms, note });
      if (result.ok) return seeDone(c, paths.proposal.parts({ id: acting.proposalId }), "protectionCountered");
      if (result.refusal.kind !== "invalid")
        return refusalPage(c, result.refusal, toTalk(acting.proposalId), typedOf(values, { note: "修正案の説明" }));
      const errors = mergeErrors(result.refusal.errors, typed.errors);
      const found = await talkOf(c, person, { partId, form: "counter", values, errors });
      return found ? c.html(<ProtectionPage {...found} />, 422) : refuseUnknown(c);
    },
  );
}

/** Who acts on which part, and where its talk stood when the form was drawn. */
export function actingOnPart(c: Context<Env>, person: Person, values: FormValues): ActingOnPart {
  const drawnFrom = value(values, drawnFromField);
  return { ...actingFrom(c, person, values), partId: c.req.param("part")!, ...(drawnFrom ? { drawnFrom } : {}) };
}

/** Reason and talk are lines of the matrix that proposer and desk read: for others the page does not exist. */
export async function talkOf(
  c: Context<Env>,
  person: Person,
  writing: ProtectionPageProps["writing"],
): Promise<ProtectionPageProps | null> {
  const found = await caseOf(c, person, async (tx, record) => ({
    talks: await listProtectionTalks(tx, record.id),
    reasons: await listProtectionReasons(tx, record.id),
    readings: await listReadings(tx, record.id),
    accesses: await listLawAccesses(tx, record.id),
  }));
  if (!found) return null;
  const parts = partsOf(person, found.record);
  if (!parts.has("member") && !parts.has("desk")) return null;
  return { c, person, record: found.record, ...found.more, writing };
}

/** The way back from a refusal. */
export function toTalk(id: string) {
  return { href: paths.proposal.parts({ id }), text: "守りたい部分にもどる" };
}
