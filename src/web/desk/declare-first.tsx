import type { Person } from "../../domain/policy/actor.ts";
import { handledBeforeTheQuestion, onlyLooks } from "../../domain/policy/conflict.ts";
import { may } from "../../domain/policy/may.ts";
import type { ProposalRecord } from "../../domain/process/record.ts";
import { paths } from "../paths.ts";
import { ButtonLink, ButtonRow } from "../ui/button.tsx";
import { Callout } from "../ui/callout.tsx";

/** P2: of the desk and not assigned, one reads at once; forms of a judgement come with the answer to the question about ties. */
export function DeclareFirst({ path, person, record }: { path: string; person: Person; record: ProposalRecord }) {
  if (!onlyLooks(person, record)) return null;
  const already = handledBeforeTheQuestion.filter((action) => may(person, action, record).ok);
  return (
    <Callout kind="info" title="この提案で何かをする前に、一つだけお答えください">
      <p>
        {["読むこと", ...already.map((action) => inWords[action])].join("、")}は、いまもできます。
        {already.length > 0 ? "ほかの書く・決める・確かめる" : "書く・決める・確かめる"}
        ための欄は、提案者と利害の関係があるかを申告すると出ます。
      </p>
      <ButtonRow>
        <ButtonLink kind="other" href={paths.proposal.conflict({ id: record.id }, { next: path })}>
          利害の関係を申告する
        </ButtonLink>
      </ButtonRow>
    </Callout>
  );
}

const inWords: Record<(typeof handledBeforeTheQuestion)[number], string> = {
  receiveProposal: "受け付けること",
  askForAdditions: "追記をお願いすること",
  closeAsLapsed: "回答のないまま期日を過ぎた提案を終えること",
  assignOfficer: "担当者を決めること",
};
