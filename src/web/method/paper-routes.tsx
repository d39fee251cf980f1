import type { Context } from "hono";
import { decidePaper } from "../../commands/decide-paper.ts";
import type { FieldError } from "../../domain/kernel/result.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { mayRead } from "../../domain/policy/may-read.ts";
import { sightFactsOf } from "../../domain/policy/sight-of-record.ts";
import { listApprovals } from "../../queries/approvals.ts";
import { readPaper } from "../../queries/papers.ts";
import { actingFrom, readForm, seeDone } from "../forms.ts";
import { paths } from "../paths.ts";
import { caseOf } from "../proposals/case.tsx";
import { refusalPage, refuseUnknown, typedOf } from "../refusals.tsx";
import type { Env, Routes } from "../route.ts";
import { type FormValues, value } from "../ui/form-values.ts";
import { ApprovalsPage } from "./approvals-page.tsx";
import { PaperPage } from "./paper-page.tsx";

/** 決裁: the papers that wait, and each paper as it is read, printed and decided. */
export function addPaperRoutes(routes: Routes): void {
  routes.get(paths.approvals, { may: "staff", audit: null }, async (c, person) => {
    const lists = await listApprovals(c.var.program, person, c.req.query("after") ?? null);
    return c.html(<ApprovalsPage c={c} lists={lists} isFirst={!c.req.query("after")} />);
  });

  routes.get(paths.proposal.paper, { may: "staff", audit: null }, (c, person) => drawPaper(c, person));

  routes.post(paths.proposal.paperDecision, { may: "decidePaper", audit: "paper.decide" }, async (c, person) => {
    const id = c.req.param("id")!;
    const paper = c.req.param("paper")!;
    const values = await readForm(c);
    const result = await decidePaper(c.var.program, {
      ...actingFrom(c, person, values),
      paperId: paper,
      decision: value(values, "decision"),
      comment: value(values, "comment"),
      contentHash: value(values, "content_hash"),
    });
    const href = paths.proposal.paper({ id, paper });
    if (result.ok) {
      const state = result.value.value?.state;
      const done = state === "approved" ? "paperDecided" : state === "sent_back" ? "paperSentBack" : "paperApproved";
      return seeDone(c, href, done);
    }
    if (result.refusal.kind === "invalid") return drawPaper(c, person, { values, errors: result.refusal.errors });
    return refusalPage(
      c,
      result.refusal,
      { href, text: "起案にもどる" },
      typedOf(values, { comment: "意見・差し戻す理由" }),
    );
  });
}

async function drawPaper(
  c: Context<Env>,
  person: Person,
  wrong?: { values: FormValues; errors: readonly FieldError[] },
): Promise<Response> {
  const found = await caseOf(c, person, (tx, record) => readPaper(tx, record.id, c.req.param("paper")!));
  if (!found?.more || !mayRead(person, "review", sightFactsOf(found.record))) return refuseUnknown(c);
  const page = (
    <PaperPage c={c} person={person} record={found.record} paper={found.more} {...(wrong ? { wrong } : {})} />
  );
  return c.html(page, wrong ? 422 : 200);
}
