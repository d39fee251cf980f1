import { commentCase } from "../../commands/comment-case.ts";
import { completeProposal } from "../../commands/complete-proposal.ts";
import { correctCase } from "../../commands/correct-case.ts";
import { draftCase } from "../../commands/draft-case.ts";
import { publishCase } from "../../commands/publish-case.ts";
import { sendCaseForComment } from "../../commands/send-case-for-comment.ts";
import { withdrawCase } from "../../commands/withdraw-case.ts";
import { withholdCase } from "../../commands/withhold-case.ts";
import { findCaseSources } from "../../db/stores/case-source-store.ts";
import { findDraft } from "../../db/stores/publication-store.ts";
import { addPartPage, type PartForm } from "../agreement/part-page.tsx";
import { paths } from "../paths.ts";
import type { Routes } from "../route.ts";
import { type FormValues, value } from "../ui/form-values.ts";
import { caseFrom } from "./case-form.ts";
import { caseLabels } from "./case-form-section.tsx";
import { CaseSection } from "./case-section.tsx";

const p = paths.proposal;
const toCase = (id: string) => p.case({ id });

/** The case, and the end of a partnership (P7c). */
export function addCaseRoutes(routes: Routes): void {
  addPartPage(
    routes,
    {
      path: p.case,
      tab: "carrying-out",
      title: "事例",
      labels: caseLabels,
      load: async (tx, record, c) => {
        const { outcomes, result } = await findCaseSources(tx, record, c.var.city.calendar);
        return { draft: await findDraft(tx, record.id, "case"), outcomes, result };
      },
      draw: CaseSection,
    },
    forms,
  );
}

const forms: readonly PartForm[] = [
  {
    path: p.case,
    action: "draftCase",
    audit: "case.draft",
    run: (c, acting, values) =>
      draftCase(c.var.program, {
        ...acting,
        ...caseFrom(values),
        baseVersion: Number(value(values, "base_version")) || 0,
      }),
    done: "caseDrafted",
    next: toCase,
  },
  {
    path: p.caseCommenting,
    action: "sendCaseForComment",
    audit: "case.send",
    run: (c, acting, values) => sendCaseForComment(c.var.program, { ...acting, draftVersion: draftVersion(values) }),
    done: "caseSent",
    next: toCase,
  },
  {
    path: p.caseComment,
    action: "commentCase",
    audit: "case.comment",
    run: (c, acting, values) =>
      commentCase(c.var.program, {
        ...acting,
        answer: value(values, "answer"),
        comment: value(values, "comment"),
        consent: value(values, "consent"),
        draftVersion: draftVersion(values),
      }),
    done: "caseCommented",
    next: toCase,
  },
  {
    path: p.casePublication,
    action: "publishCase",
    audit: "case.publish",
    run: (c, acting, values) => publishCase(c.var.program, { ...acting, draftVersion: draftVersion(values) }),
    done: "casePublished",
    next: toCase,
  },
  {
    path: p.caseWithholding,
    action: "withholdCase",
    audit: "case.withhold",
    run: (c, acting, values) => withholdCase(c.var.program, { ...acting, reason: value(values, "reason") }),
    done: "caseWithheld",
    next: toCase,
  },
  {
    path: p.caseCorrection,
    action: "correctCase",
    audit: "case.correct",
    run: (c, acting, values) =>
      correctCase(c.var.program, {
        ...acting,
        ...caseFrom(values),
        reason: value(values, "correctionReason"),
        baseVersion: Number(value(values, "base_version")) || 0,
      }),
    done: "caseCorrected",
    next: toCase,
  },
  {
    path: p.caseWithdrawal,
    action: "withdrawCase",
    audit: "case.withdraw",
    run: (c, acting, values) => withdrawCase(c.var.program, { ...acting, reason: value(values, "reason") }),
    done: "caseWithdrawn",
    next: toCase,
  },
  {
    path: p.completion,
    action: "completeProposal",
    audit: "partnership.complete",
    run: (c, acting) => completeProposal(c.var.program, acting),
    done: "partnershipCompleted",
    next: (id) => p.show({ id }),
  },
];

function draftVersion(values: FormValues): number {
  return Number(value(values, "draft_version")) || 0;
}
