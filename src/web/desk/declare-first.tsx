import type { Person } from "../../domain/policy/actor.ts";
import { onlyLooks } from "../../domain/policy/conflict.ts";
import type { ProposalRecord } from "../../domain/process/record.ts";
import { paths } from "../paths.ts";
import { ButtonLink, ButtonRow } from "../ui/button.tsx";
import { Callout } from "../ui/callout.tsx";

/** P2: of the desk and not assigned, one reads at once; forms come with the answer to the question about ties. */
export function DeclareFirst({ path, person, record }: { path: string; person: Person; record: ProposalRecord }) {
  if (!onlyLooks(person, record)) return null;
  return (
    <Callout kind="info" title="この提案で何かをする前に、一つだけお答えください">
      <p>読むことはできます。書く・決める・確かめるための欄は、提案者と利害の関係があるかを申告すると出ます。</p>
      <ButtonRow>
        <ButtonLink kind="other" href={paths.proposal.conflict({ id: record.id }, { next: path })}>
          利害の関係を申告する
        </ButtonLink>
      </ButtonRow>
    </Callout>
  );
}
