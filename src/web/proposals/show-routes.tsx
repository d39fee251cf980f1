import { listProtectionReasons } from "../../db/stores/talk-store.ts";
import { partsOf } from "../../domain/policy/may.ts";
import { matchingOf } from "../../queries/matching.ts";
import { listEvents } from "../../queries/proposal-history.ts";
import { findProposerNow } from "../../queries/proposer-now.ts";
import { DeskNowPage, loadDeskNow } from "../desk/now-page.tsx";
import { loadLanes, readAt } from "../dialogue/load-lanes.ts";
import { loadNextSteps } from "../dialogue/next-steps-section.tsx";
import { paths } from "../paths.ts";
import { refuseUnknown } from "../refusals.tsx";
import type { Routes } from "../route.ts";
import { caseOf } from "./case.tsx";
import { eyes, PreviewPage } from "./preview-page.tsx";
import { ProposerNowPage } from "./proposer-now-page.tsx";
import { savedAtOf } from "./saved-at.tsx";

/** How many of the latest events stand beside the proposer's page. */
const latestEvents = 8;

/** One address for everybody: the page is drawn for what the reader is to the proposal. */
export function addShowRoutes(routes: Routes): void {
  routes.get(paths.proposal.show, { may: "signedIn", audit: null }, async (c, person) => {
    const matching = await matchingOf(c.var.program, person);
    const found = await caseOf(c, person, async (tx, record) => {
      if (record.status === "draft") return null;
      if (!partsOf(person, record).has("member")) return { desk: await loadDeskNow(tx, person, record, matching, c) };
      // Started side by side, so that they travel together.
      const [now, lanes, next, latest] = await Promise.all([
        findProposerNow(tx, record.id),
        loadLanes(tx, person, record, { at: readAt(c) }),
        loadNextSteps(tx, person, record),
        listEvents(tx, record.id, { limit: latestEvents }),
      ]);
      return { now, lanes, next, latest: latest.events };
    });
    if (!found) return refuseUnknown(c);
    const { record, more } = found;
    if (!more) return c.redirect(paths.proposal.edit({ id: record.id }), 303);
    if ("desk" in more) return c.html(<DeskNowPage c={c} person={person} record={record} now={more.desk} />);
    return c.html(<ProposerNowPage c={c} person={person} record={record} {...more} />);
  });

  routes.get(paths.proposal.preview, { may: "partner", audit: null }, async (c, person) => {
    const found = await caseOf(c, person, (tx, record) => listProtectionReasons(tx, record.id));
    if (!found || !partsOf(person, found.record).has("member")) return refuseUnknown(c);
    const as = eyes.find((one) => one === c.req.query("as")) ?? "desk";
    const { frame, city } = c.var;
    const { record, more: reasons } = found;
    return c.html(<PreviewPage {...{ frame, city, record, as, reasons }} savedAt={savedAtOf(c)} />);
  });
}
