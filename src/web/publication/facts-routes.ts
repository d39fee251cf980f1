import { commentFacts } from "../../commands/comment-facts.ts";
import { draftFacts } from "../../commands/draft-facts.ts";
import { keepPressNotice } from "../../commands/keep-press-notice.ts";
import { withholdFacts } from "../../commands/withhold-facts.ts";
import { listPressNotices } from "../../db/stores/press-notice-store.ts";
import { findDraft } from "../../db/stores/publication-store.ts";
import { addPartPage } from "../agreement/part-page.tsx";
import { paths } from "../paths.ts";
import type { Routes } from "../route.ts";
import { value } from "../ui/form-values.ts";
import { FactsSection, factsLabels } from "./facts-section.tsx";
import { pressNoticeLabels } from "./press-notice-section.tsx";

const p = paths.proposal;
const toFacts = (id: string) => p.facts({ id });

/** The facts to be published at the start (P7c). */
export function addFactsRoutes(routes: Routes): void {
  addPartPage(
    routes,
    {
      path: p.facts,
      tab: "agreement",
      title: "公表する事実",
      labels: { ...factsLabels, ...pressNoticeLabels },
      load: async (tx, record) => ({
        draft: await findDraft(tx, record.id, "facts"),
        notices: await listPressNotices(tx, record.id),
      }),
      draw: FactsSection,
    },
    [
      {
        path: p.facts,
        action: "draftFacts",
        audit: "facts.draft",
        run: (c, acting, values) =>
          draftFacts(c.var.program, {
            ...acting,
            title: value(values, "title"),
            titleEn: value(values, "titleEn"),
            text: value(values, "text"),
            citySpends: value(values, "citySpends"),
          }),
        done: "factsDrafted",
        next: toFacts,
      },
      {
        path: p.factsComment,
        action: "commentFacts",
        audit: "facts.comment",
        run: (c, acting, values) =>
          commentFacts(c.var.program, {
            ...acting,
            answer: value(values, "answer"),
            comment: value(values, "comment"),
            publishesComment: value(values, "publishesComment") === "yes",
            draftVersion: Number(value(values, "draft_version")) || 0,
          }),
        done: "factsCommented",
        next: toFacts,
      },
      {
        path: p.factsWithholding,
        action: "withholdFacts",
        audit: "facts.withhold",
        run: (c, acting, values) => withholdFacts(c.var.program, { ...acting, reason: value(values, "reason") }),
        done: "factsWithheld",
        next: toFacts,
      },
      {
        path: p.pressNotice,
        action: "keepPressNotice",
        audit: "press-notice.keep",
        run: (c, acting, values) =>
          keepPressNotice(c.var.program, {
            ...acting,
            text: value(values, "pressNotice"),
            goesOut: value(values, "goesOut") === "yes",
            baseVersion: Number(value(values, "base_version")) || 0,
          }),
        done: "pressNoticeKept",
        next: (id) => `${p.facts({ id })}#press-notice`,
        newerAt: "press-notice",
      },
    ],
  );
}
