import { stepNames } from "../../domain/dialogue/step-request.ts";
import { callLikelihoodNames } from "../../domain/inquiry/outlook.ts";
import type { Person } from "../../domain/policy/actor.ts";
import type { Task } from "../../domain/process/ball.ts";
import type { InquiryOutcome, ProposalRecord } from "../../domain/process/record.ts";
import type { NextSteps } from "../../queries/next-steps.ts";
import type { ProposerNow } from "../../queries/proposer-now.ts";
import { words } from "../../words/words.ts";
import { ButtonLink } from "../ui/button.tsx";
import { DateText, dateText, dayText } from "../ui/date-text.tsx";
import { DescriptionList } from "../ui/description-list.tsx";
import { Holder } from "../ui/holder.tsx";
import { Section } from "../ui/page.tsx";
import { Prose } from "../ui/prose.tsx";
import { ListRow, RowList } from "../ui/rows.tsx";
import { asOutside, waitsFor } from "./now.tsx";
import { tasks } from "./tasks.ts";

type WaitsProps = { person: Person; record: ProposalRecord; next: NextSteps | null; at: Date };

/** お願いしていること: everything that waits for the proposer, with the place where it is done. */
export function WhatWeAsk({ person, record, next, at }: WaitsProps) {
  const { mine } = waitsFor(person, record);
  if (mine.length === 0) return null;
  return (
    <Section title="お願いしていること">
      <RowList>
        {mine.map((wait) => {
          const task = tasks[wait.task as Task];
          const part = record.parts.find((one) => one.id === wait.subjectId);
          const toDo = next?.toDos.find((one) => one.id === wait.subjectId);
          const step = next?.steps.find((one) => one.id === wait.subjectId);
          return (
            <ListRow
              title={task.toDo}
              text={part ? `「${part.heading}」` : step ? stepNames[step.kind] : toDo?.what}
              meta={wait.due ? `${dayText(wait.due, at)}まで` : "期日は決まっていません"}
              side={
                <ButtonLink kind="other" href={task.href(record.id, wait)}>
                  {task.button}
                </ButtonLink>
              }
            />
          );
        })}
      </RowList>
    </Section>
  );
}

/** 市がしていること: what the city has to do; only "the city" is ever late. */
export function CityDoes({ person, record, next, at }: WaitsProps) {
  const { others } = waitsFor(person, record);
  // What was promised is told with its words, its bearer and its day in the list of what is to be done.
  const toldBelow = new Set(next?.toDos.map((toDo) => toDo.id));
  const shown = asOutside(
    others.filter((wait) => wait.holder !== "nobody" && !(wait.subjectId && toldBelow.has(wait.subjectId))),
  );
  if (shown.length === 0) return null;
  return (
    <Section title="市がしていること">
      <RowList>
        {shown.map((wait) => (
          <ListRow
            title={tasks[wait.task as Task].outside}
            meta={wait.due ? `目標 ${dayText(wait.due, at)}まで` : undefined}
          />
        ))}
      </RowList>
    </Section>
  );
}

/** 見通し: what the method will probably be, whether a public call is likely, the earliest start. */
export function Outlook({ record }: { record: ProposalRecord }) {
  const { outlook } = record;
  if (!outlook) return null;
  const methods: Readonly<Record<string, string>> = words("ja").common.method;
  return (
    <Section title="見通し" note={`${dateText(outlook.toldAt, "short")}にお伝え`}>
      <DescriptionList
        items={[
          { term: "手法", detail: methods[outlook.method] ?? outlook.method },
          { term: "公募", detail: callLikelihoodNames[outlook.callLikelihood] },
          { term: "早くていつから", detail: outlook.earliestStart },
          ...(outlook.startReasons
            ? [{ term: "その時期になる理由", detail: <Prose text={outlook.startReasons} /> }]
            : []),
          { term: "この提案にとっての意味", detail: <Prose text={outlook.meaning} /> },
        ]}
      />
      <p class="sub">いまの時点の見込みで、約束ではありません。</p>
    </Section>
  );
}

/** Decisions about feasibility and method, once sent, with their reasons. */
export function SentDecisions({ decisions }: { decisions: ProposerNow["decisions"] }) {
  if (decisions.length === 0) return null;
  const methods: Readonly<Record<string, string>> = words("ja").common.method;
  const outcomes: Readonly<Record<string, string>> = {
    yes: "実施できます",
    yes_if: "条件が満たされれば実施できます",
    no: "実施できません",
    dialogue: "対話にもどしました",
    method_review: "手法をもう一度検討します",
  };
  const kinds = { feasibility: "実施できるか", method: "手法", reopened: "進め方" };
  return (
    <Section title="市の決定">
      {decisions.map((decision) => (
        <div>
          <h3>
            {kinds[decision.kind]}：{outcomes[decision.outcome] ?? methods[decision.outcome] ?? decision.outcome}
          </h3>
          <Prose text={decision.reason} />
          <p class="sub">
            <DateText value={decision.sentAt} form="short" />
          </p>
        </div>
      ))}
    </Section>
  );
}

/** たずねた課 and, where the desk has released them, their answers. */
export function ReleasedAnswers({ record, answers }: { record: ProposalRecord; answers: ProposerNow["answers"] }) {
  const asked = record.inquiries.filter((inquiry) => inquiry.endedAs === null);
  if (asked.length === 0) return null;
  return (
    <Section title="たずねた課">
      {asked.map((inquiry) => {
        const answer = answers.find((one) => one.department === inquiry.departmentName);
        return (
          <div>
            <p>
              <Holder side="department">{inquiry.departmentName}</Holder>
              {inquiry.isLead ? " (主管課)" : ""}
            </p>
            {answer ? (
              <>
                <p>
                  <b>{outcomeWords[answer.outcome]}</b> <DateText value={answer.releasedAt} form="short" />
                </p>
                <Prose text={answer.answer} />
              </>
            ) : (
              <p class="sub">デスクが回答をまとめて、お伝えします。</p>
            )}
          </div>
        );
      })}
    </Section>
  );
}

/** Answers of departments, as they are said outside. */
export const outcomeWords: Record<InquiryOutcome, string> = {
  dialogue: "対話を希望(事業化の約束ではありません)",
  conditions: "条件を相談したい",
  not_ours: "ほかの課が担当",
  no: "進めるのは難しい",
};
