import type { Context } from "hono";
import { agreeProtectionChange } from "../../commands/protected-parts/agree-change.ts";
import { askPeriodEnd } from "../../commands/protected-parts/ask-period-end.ts";
import { endProtectionChange } from "../../commands/protected-parts/end-change.ts";
import { keepProtection } from "../../commands/protected-parts/keep.ts";
import { proposeProtectionChange } from "../../commands/protected-parts/propose-change.ts";
import { releaseProtection } from "../../commands/protected-parts/release.ts";
import type { ActingOnPart } from "../../commands/protection.ts";
import type { Program } from "../../db/program.ts";
import { listProtectionTalks } from "../../db/stores/talk-store.ts";
import type { FieldError, Result } from "../../domain/kernel/result.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { may } from "../../domain/policy/may.ts";
import { releases, releasesFrom } from "../../domain/proposal/protection-change.ts";
import { talkStandsAt } from "../../domain/proposal/protection-talk.ts";
import { countReadings } from "../../queries/readings.ts";
import { readForm, seeDone } from "../forms.ts";
import { paths } from "../paths.ts";
import { refusalPage, refuseUnknown, typedOf } from "../refusals.tsx";
import type { Env, Routes } from "../route.ts";
import { value } from "../ui/form-values.ts";
import { refusalField } from "./after-agreement.tsx";
import { caseOf } from "./case.tsx";
import { ProtectionPage } from "./protection-page.tsx";
import { actingOnPart, talkOf, toTalk } from "./protection-routes.tsx";
import { ReleasePage } from "./release-page.tsx";
import { mergeErrors, typedTerms } from "./terms-fields.tsx";

/** What is agreed about a protected part, afterwards: changed by both, opened earlier by its proposer, asked about at its end. */
export function addProtectionChangeRoutes(routes: Routes): void {
  const parts = paths.proposal;

  routes.post(
    parts.partChanges,
    { may: "proposeProtectionChange", audit: "protection.change.ask" },
    async (c, person) => {
      const values = await readForm(c);
      const acting = actingOnPart(c, person, values);
      const { partId, proposalId } = acting;
      const typed = typedTerms(values);
      const result = await proposeProtectionChange(c.var.program, {
        ...acting,
        terms: typed.terms,
        note: value(values, "note"),
      });
      if (result.ok) return seeDone(c, paths.proposal.parts({ id: proposalId }), "changeAsked");
      if (result.refusal.kind !== "invalid")
        return refusalPage(c, result.refusal, toTalk(proposalId), typedOf(values, { note: "変更の理由" }));
      const errors = mergeErrors(result.refusal.errors, typed.errors);
      const found = await talkOf(c, person, { partId, form: "change", values, errors });
      return found ? c.html(<ProtectionPage {...found} />, 422) : refuseUnknown(c);
    },
  );

  routes.post(
    parts.partChangeEnding,
    { may: "endProtectionChange", audit: "protection.change.end" },
    async (c, person) => {
      const values = await readForm(c);
      const acting = actingOnPart(c, person, values);
      const { partId, proposalId } = acting;
      const field = refusalField(partId);
      const result = await endProtectionChange(c.var.program, { ...acting, reason: value(values, field) });
      if (result.ok) return seeDone(c, paths.proposal.parts({ id: proposalId }), "changeEnded");
      if (result.refusal.kind !== "invalid")
        return refusalPage(c, result.refusal, toTalk(proposalId), typedOf(values, { [field]: "断る理由" }));
      const errors = result.refusal.errors.map((error) => ({ ...error, field }));
      const found = await talkOf(c, person, { partId, form: "changeEnding", values, errors });
      return found ? c.html(<ProtectionPage {...found} />, 422) : refuseUnknown(c);
    },
  );

  const buttons = [
    [
      parts.partChangeAgreement,
      "agreeProtectionChange",
      "protection.change.agree",
      agreeProtectionChange,
      "changeAgreed",
    ],
    [parts.partPeriodQuestion, "askPeriodEnd", "protection.end.ask", askPeriodEnd, "periodEndAsked"],
    [parts.partKeeping, "keepProtection", "protection.keep", keepProtection, "protectionKept"],
  ] as const;
  for (const [path, action, audit, command, done] of buttons)
    routes.post(path, { may: action, audit }, (c, person) => press(c, person, command, done));

  routes.get(parts.partRelease, { may: "releaseProtection", audit: null }, (c, person) =>
    releasePage(c, person, c.req.query("to") ?? null, []),
  );
  routes.post(parts.partRelease, { may: "releaseProtection", audit: "protection.release" }, async (c, person) => {
    const values = await readForm(c);
    const acting = actingOnPart(c, person, values);
    const to = value(values, "to");
    const result = await releaseProtection(c.var.program, { ...acting, to });
    if (result.ok)
      return seeDone(
        c,
        paths.proposal.parts({ id: acting.proposalId }),
        to === "released" ? "protectionReleased" : "protectionWidened",
      );
    if (result.refusal.kind !== "invalid") return refusalPage(c, result.refusal, toTalk(acting.proposalId));
    return releasePage(c, person, null, result.refusal.errors);
  });
}

/** One act that needs no further words. */
async function press(
  c: Context<Env>,
  person: Person,
  command: (program: Program, input: ActingOnPart) => Promise<Result<unknown>>,
  done: string,
): Promise<Response> {
  const acting = actingOnPart(c, person, await readForm(c));
  const result = await command(c.var.program, acting);
  if (!result.ok) return refusalPage(c, result.refusal, toTalk(acting.proposalId));
  return seeDone(c, paths.proposal.parts({ id: acting.proposalId }), done);
}

async function releasePage(c: Context<Env>, person: Person, asked: string | null, errors: readonly FieldError[]) {
  const partId = c.req.param("part")!;
  const found = await caseOf(c, person, async (tx, record) => ({
    talks: await listProtectionTalks(tx, record.id),
    readings: await countReadings(tx, partId),
  }));
  const part = found?.record.parts.find((one) => one.id === partId);
  if (!found || !part) return refuseUnknown(c);
  const answer = may(person, "releaseProtection", found.record);
  if (!answer.ok) return refusalPage(c, answer.refusal, toTalk(found.record.id));
  if (part.state !== "agreed")
    return refusalPage(
      c,
      { kind: "not-allowed", reason: "合意した取扱条件がある部分だけを、早めに開けます。" },
      toTalk(found.record.id),
    );
  const chosen = releases.find((one) => one === asked) ?? null;
  const to = chosen && releasesFrom(part).includes(chosen) ? chosen : null;
  const { talks, readings } = found.more;
  const props = { c, person, record: found.record, part, to, readings, standsAt: talkStandsAt(talks, partId), errors };
  return c.html(<ReleasePage {...props} />, errors.length > 0 ? 422 : 200);
}
