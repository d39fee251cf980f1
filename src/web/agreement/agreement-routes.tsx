import { checkEligibility } from "../../commands/check-eligibility.ts";
import { concludeAgreement } from "../../commands/conclude-agreement.ts";
import { confirmCooperation } from "../../commands/confirm-cooperation.ts";
import { consentAgreement } from "../../commands/consent-agreement.ts";
import { draftAgreement } from "../../commands/draft-agreement.ts";
import { recordAward } from "../../commands/record-award.ts";
import { startActive } from "../../commands/start-active.ts";
import { findAgreement, findEligibility, findMethod, findRepresentative } from "../../queries/agreement-page.ts";
import { actingFrom, readForm, seeDone } from "../forms.ts";
import { paths } from "../paths.ts";
import { refusalPage } from "../refusals.tsx";
import type { Routes } from "../route.ts";
import { value } from "../ui/form-values.ts";
import { parseDateField } from "../ui/parse-date-field.ts";
import { addAgreementFileRoute } from "./agreement-file.ts";
import { AgreementSections, agreementLabels } from "./agreement-sections.tsx";
import { addAgreementsListRoute } from "./agreements-list-routes.tsx";
import { AwardSection, awardLabels } from "./award-section.tsx";
import { CooperationSection, cooperationLabels } from "./cooperation-section.tsx";
import { EligibilitySection, eligibilityLabels } from "./eligibility-section.tsx";
import { addPartPage, sharper } from "./part-page.tsx";

const p = paths.proposal;
const toAgreement = (id: string) => p.agreement({ id });

/** From preparing to the start: what seals the method, eligibility, and the move that publishes. */
export function addAgreementRoutes(routes: Routes): void {
  addAgreementsListRoute(routes);
  addAgreementFileRoute(routes);

  addPartPage(
    routes,
    {
      path: p.agreement,
      tab: "agreement",
      title: "協定・準備",
      labels: agreementLabels,
      load: async (tx, record) => ({
        agreement: await findAgreement(tx, record.id),
        method: await findMethod(tx, record),
        representative: await findRepresentative(tx, record.organisation.id),
      }),
      draw: AgreementSections,
    },
    [
      {
        path: p.agreement,
        action: "draftAgreement",
        audit: "agreement.draft",
        run: (c, acting, values) =>
          draftAgreement(c.var.program, {
            ...acting,
            subject: value(values, "subject"),
            representativeTitle: value(values, "representativeTitle"),
            representativeName: value(values, "representativeName"),
            costBearing: value(values, "costBearing"),
            renewalYears: value(values, "renewalYears"),
            baseVersion: Number(value(values, "base_version")) || 0,
          }),
        done: "agreementDrafted",
        next: toAgreement,
      },
      {
        path: p.agreementConsent,
        action: "consentAgreement",
        audit: "agreement.consent",
        run: (c, acting, values) => consentAgreement(c.var.program, { ...acting, hash: value(values, "hash") }),
        done: "agreementConsented",
        next: toAgreement,
      },
      {
        path: p.agreementConclusion,
        action: "concludeAgreement",
        audit: "agreement.conclude",
        run: async (c, acting, values) => {
          const day = parseDateField(values, "concludedOn", "締結の日");
          const result = await concludeAgreement(c.var.program, {
            ...acting,
            concludedOn: day.date ?? "",
            citySignatory: value(values, "citySignatory"),
            partnerSignatory: value(values, "partnerSignatory"),
          });
          return sharper(result, day.error);
        },
        done: "agreementConcluded",
        next: toAgreement,
      },
    ],
  );

  addPartPage(
    routes,
    {
      path: p.cooperation,
      tab: "agreement",
      title: "連携の内容",
      labels: cooperationLabels,
      load: async (tx, record) => ({ method: await findMethod(tx, record) }),
      draw: CooperationSection,
    },
    [
      {
        path: p.cooperation,
        action: "confirmCooperation",
        audit: "cooperation.confirm",
        run: async (c, acting, values) => {
          const day = parseDateField(values, "startsOn", "はじまりの日");
          const result = await confirmCooperation(c.var.program, {
            ...acting,
            terms: value(values, "terms"),
            startsOn: day.date ?? "",
            seenAt: value(values, "seen_at"),
          });
          return sharper(result, day.error);
        },
        done: "cooperationConfirmed",
        next: toAgreement,
      },
    ],
  );

  addPartPage(
    routes,
    {
      path: p.award,
      tab: "agreement",
      title: "契約の記録",
      labels: awardLabels,
      load: async (tx, record) => ({ method: await findMethod(tx, record) }),
      draw: AwardSection,
    },
    [
      {
        path: p.award,
        action: "recordAward",
        audit: "award.record",
        run: async (c, acting, values) => {
          const day = parseDateField(values, "contractedOn", "契約した日");
          const result = await recordAward(c.var.program, {
            ...acting,
            contractNumber: value(values, "contractNumber"),
            contractedOn: day.date ?? "",
            amount: value(values, "amount"),
          });
          return sharper(result, day.error);
        },
        done: "awardRecorded",
        next: toAgreement,
      },
    ],
  );

  addPartPage(
    routes,
    {
      path: p.eligibility,
      tab: "agreement",
      title: "相手方の資格",
      labels: eligibilityLabels,
      load: async (tx, record) => ({ check: await findEligibility(tx, record.id) }),
      draw: EligibilitySection,
    },
    [
      {
        path: p.eligibility,
        action: "checkEligibility",
        audit: "eligibility.check",
        run: (c, acting, values) =>
          checkEligibility(c.var.program, {
            ...acting,
            pledge: value(values, "pledge"),
            suspension: value(values, "suspension"),
            taxes: value(values, "taxes"),
            note: value(values, "note"),
          }),
        done: "eligibilityChecked",
        next: toAgreement,
      },
    ],
  );

  routes.post(p.activation, { may: "startActive", audit: "partnership.start" }, async (c, person) => {
    const acting = actingFrom(c, person, await readForm(c));
    const result = await startActive(c.var.program, acting);
    const id = { id: acting.proposalId };
    if (!result.ok) return refusalPage(c, result.refusal, { href: p.agreement(id), text: "準備のページにもどる" });
    return seeDone(c, p.initiatives(id), "partnershipStarted");
  });
}
