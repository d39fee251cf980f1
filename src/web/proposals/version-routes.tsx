import { listTexts } from "../../queries/proposal-text.ts";
import { paths } from "../paths.ts";
import { refuseUnknown } from "../refusals.tsx";
import type { Routes } from "../route.ts";
import { caseOf } from "./case.tsx";
import { VersionPage } from "./version-page.tsx";

/** What a version of the proposal changed, for everybody who may read the version. */
export function addVersionRoutes(routes: Routes): void {
  routes.get(paths.proposal.version, { may: "signedIn", audit: null }, async (c, person) => {
    const found = await caseOf(c, person, (tx, record) => listTexts(tx, record.id));
    const texts = found?.more ?? [];
    const index = texts.findIndex((text) => String(text.version) === c.req.param("version"));
    // Of the first version there is nothing to compare; of one that is not sent, nothing for others than its organisation.
    const [after, before] = [texts[index], texts[index + 1]];
    if (!found || !after || !before) return refuseUnknown(c);
    return c.html(
      <VersionPage c={c} person={person} record={found.record} before={before} after={after} texts={texts} />,
    );
  });
}
