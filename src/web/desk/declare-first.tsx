import type { Context } from "hono";
import type { Person } from "../../domain/policy/actor.ts";
import { handledBeforeTheQuestion, onlyLooks } from "../../domain/policy/conflict.ts";
import { may } from "../../domain/policy/may.ts";
import type { ProposalRecord } from "../../domain/process/record.ts";
import { paths } from "../paths.ts";
import type { Env } from "../route.ts";
import { Callout } from "../ui/callout.tsx";
import { Fold } from "../ui/fold.tsx";
import { asked, QuestionOfTies } from "./conflict-page.tsx";

type DeclareFirstProps = { c: Context<Env>; person: Person; record: ProposalRecord; anchor?: string | undefined };

/**
 * P2: of the desk and not assigned, one reads at once; forms of a judgement come with the answer to the question about ties. It stands at
 * the top of the page, as for whoever has to answer before the first look, and folded: here reading goes on without it.
 */
export function DeclareFirst({ c, person, record, anchor }: DeclareFirstProps) {
  if (!onlyLooks(person, record)) return null;
  const already = handledBeforeTheQuestion.filter((action) => may(person, action, record).ok);
  return (
    <Callout kind="info" title="この提案で何かをする前に、一つだけお答えください">
      <p>
        {["読むこと", ...already.map((action) => inWords[action])].join("、")}は、いまもできます。
        {already.length > 0 ? "ほかの書く・決める・確かめる" : "書く・決める・確かめる"}
        ための欄は、提案者と利害の関係があるかを申告すると出ます。
      </p>
      <Fold title="利害の関係を申告する">
        <QuestionOfTies
          frame={c.var.frame}
          action={paths.proposal.conflict({ id: record.id })}
          organisation={record.organisation.name}
          fields={{ next: asked(c, paths.proposal.show({ id: record.id }), anchor) }}
          ifNone="すぐ、この画面に、書く・決める・確かめるための欄が出ます。"
          ifTied="以後は、この提案の内容を読めません。ほかの人が行います。"
          values={{}}
          errors={[]}
        />
      </Fold>
    </Callout>
  );
}

const inWords: Record<(typeof handledBeforeTheQuestion)[number], string> = {
  receiveProposal: "受け付けること",
  askForAdditions: "追記をお願いすること",
  closeAsLapsed: "回答のないまま期日を過ぎた提案を終えること",
  assignOfficer: "担当者を決めること",
};
