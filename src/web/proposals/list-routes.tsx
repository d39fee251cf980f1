import { createDraft } from "../../commands/create-draft.ts";
import { isId } from "../../domain/kernel/ids.ts";
import { findChallengeToAnswer } from "../../queries/challenge-to-answer.ts";
import { listMyProposals } from "../../queries/my-proposals.ts";
import { readForm } from "../forms.ts";
import { paths } from "../paths.ts";
import { refusalPage, refuseUnknown } from "../refusals.tsx";
import type { Routes } from "../route.ts";
import { value } from "../ui/form-values.ts";
import { ListPage } from "./list-page.tsx";
import { NewPage } from "./new-page.tsx";

/** 私たちの提案, and beginning a new one. */
export function addProposalListRoutes(routes: Routes): void {
  routes.get(paths.proposals, { may: "partner", audit: null }, async (c, person) => {
    const after = c.req.query("after");
    const list = await listMyProposals(c.var.program, person, after);
    const { frame, program } = c.var;
    return c.html(
      <ListPage
        frame={frame}
        organisation={person.organisation?.name ?? ""}
        list={list}
        isFirst={!after}
        now={program.now()}
      />,
    );
  });

  routes.get(paths.newProposal, { may: "partner", audit: null }, async (c, person) => {
    const code = c.req.query("challenge");
    const challenge = code ? await findChallengeToAnswer(c.var.program, person, code) : null;
    if (code && !challenge) return refuseUnknown(c);
    return c.html(<NewPage frame={c.var.frame} city={c.var.city} challenge={challenge} />);
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
