import { receiveProposal } from "../../commands/receive-proposal.ts";
import { actingFrom, readForm, seeDone } from "../forms.ts";
import { paths } from "../paths.ts";
import { refusalPage } from "../refusals.tsx";
import type { Routes } from "../route.ts";

/** The desk receives a proposal. */
export function addReceiptRoutes(routes: Routes): void {
  routes.post(paths.proposal.receipt, { may: "receiveProposal", audit: "proposal.receive" }, async (c, person) => {
    const id = c.req.param("id")!;
    const result = await receiveProposal(c.var.program, actingFrom(c, person, await readForm(c)));
    if (!result.ok) return refusalPage(c, result.refusal, { href: paths.proposal.show({ id }), text: "提案にもどる" });
    return seeDone(c, paths.proposal.show({ id }), "received");
  });
}
