import type { Context } from "hono";
import type { Person } from "../../domain/policy/actor.ts";
import { partsOf } from "../../domain/policy/may.ts";
import { listRepresentatives } from "../../queries/my-proposals.ts";
import { usualWaitsOf } from "../../queries/open/usual-waits.ts";
import { listOwnContents } from "../../queries/part-words.ts";
import { readForm } from "../forms.ts";
import { paths } from "../paths.ts";
import { refuseUnknown } from "../refusals.tsx";
import type { Env, Routes } from "../route.ts";
import { list } from "../ui/form-values.ts";
import { caseOf } from "./case.tsx";
import { PrintPage } from "./print-page.tsx";

/**
 * 印刷用のページ for the company's own decision paper (社内稟議). With contents of protected parts only by a POST: what it answers is kept
 * by no cache and no history, and no address says what was chosen.
 */
export function addPrintRoutes(routes: Routes): void {
  routes.get(paths.proposal.print, { may: "partner", audit: null }, (c, person) => draw(c, person, []));
  routes.post(paths.proposal.print, { may: "partner", audit: "proposal.print" }, async (c, person) =>
    draw(c, person, list(await readForm(c), "parts")),
  );
}

async function draw(c: Context<Env>, person: Person, chosen: readonly string[]): Promise<Response> {
  const found = await caseOf(c, person, async () => null);
  if (!found || !partsOf(person, found.record).has("member")) return refuseUnknown(c);
  const { record } = found;
  const { program, frame, city } = c.var;
  const known = chosen.filter((id) => record.parts.some((part) => part.id === id));
  const isWrong = known.length < chosen.length;
  const [representatives, usual, contents] = await Promise.all([
    listRepresentatives(program, person),
    usualWaitsOf(program),
    listOwnContents(program, person, record.id, isWrong ? [] : known),
  ]);
  return c.html(
    <PrintPage
      frame={frame}
      city={city}
      record={record}
      now={program.now()}
      representatives={representatives}
      usual={usual}
      contents={contents}
      errors={isWrong ? [{ field: "parts", message: "載せる部分は、一覧の中から選んでください。" }] : []}
    />,
    isWrong ? 422 : 200,
  );
}
