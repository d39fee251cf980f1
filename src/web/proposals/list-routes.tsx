import { createDraft } from "../../commands/create-draft.ts";
import { isId } from "../../domain/kernel/ids.ts";
import { findChallengeToAnswer } from "../../queries/challenge-to-answer.ts";
import { listMyProposals } from "../../queries/my-proposals.ts";
import { usualWaitsOf } from "../../queries/open/usual-waits.ts";
import { BeginPage } from "../early-drafts/begin-page.tsx";
import { ownDraft } from "../early-drafts/early-draft-routes.tsx";
import { readForm } from "../forms.ts";
import { everyLanguage } from "../languages.ts";
import { paths } from "../paths.ts";
import { refusalPage, refuseByRole, refuseUnknown } from "../refusals.tsx";
import type { Routes } from "../route.ts";
import { value } from "../ui/form-values.ts";
import { ListPage } from "./list-page.tsx";
import { NewPage } from "./new-page.tsx";

/** 私たちの提案, and beginning a new one. */
export function addProposalListRoutes(routes: Routes): void {
  routes.get(paths.proposals, { may: "partner", audit: null }, async (c, person) => {
    const after = c.req.query("after");
    const [list, early] = await Promise.all([listMyProposals(c.var.program, person, after), ownDraft(c)]);
    const { frame, program } = c.var;
    return c.html(
      <ListPage
        frame={frame}
        organisation={person.organisation?.name ?? ""}
        list={list}
        isFirst={!after}
        hasEarlyDraft={early !== null}
        now={program.now()}
      />,
    );
  });

  for (const page of everyLanguage(paths.newProposal))
    routes.get(page, { may: "everyone", audit: null }, async (c) => {
      const { actor, frame, city, program } = c.var;
      if (actor.kind === "person" && !actor.organisation) return refuseByRole(c, ["partner"]);
      const code = c.req.query("challenge");
      const challenge = code ? await findChallengeToAnswer(program, actor, code) : null;
      if (code && !challenge) return refuseUnknown(c);
      const [usual, early] = await Promise.all([usualWaitsOf(program), ownDraft(c)]);
      const props = { frame, city, usual, challenge };
      if (actor.kind !== "person") return c.html(<BeginPage {...props} draft={early} />);
      if (frame.lang !== "ja") return c.redirect(paths.newProposal({}, code ? { challenge: code } : {}), 303);
      return c.html(<NewPage {...props} hasEarlyDraft={early !== null} />);
    });

  routes.post(paths.proposals, { may: "partner", audit: "proposal.draft" }, async (c, person) => {
    const values = await readForm(c);
    const typedKey = value(values, "idempotency_key");
    const formKey = isId(typedKey) ? typedKey : crypto.randomUUID();
    const code = value(values, "challenge");
    const result = await createDraft(c.var.program, {
      actor: person,
      formKey,
      ...(code ? { challengeCode: code } : {}),
    });
    if (!result.ok)
      return refusalPage(c, result.refusal, { href: paths.newProposal({}), text: "自由提案として書きはじめる" });
    return c.redirect(paths.proposal.edit({ id: result.value.id }), 303);
  });
}
