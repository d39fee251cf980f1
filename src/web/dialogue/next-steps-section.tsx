import type { Context } from "hono";
import type { Tx } from "../../db/connect.ts";
import { todayInTokyo } from "../../domain/calendar/tokyo-date.ts";
import { stepNames } from "../../domain/dialogue/step-request.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { may, partsOf } from "../../domain/policy/may.ts";
import { mayRead } from "../../domain/policy/may-read.ts";
import { sightFactsOf } from "../../domain/policy/sight-of-record.ts";
import type { ProposalRecord } from "../../domain/process/record.ts";
import { listNextSteps, type NextSteps } from "../../queries/next-steps.ts";
import { paths } from "../paths.ts";
import type { Env } from "../route.ts";
import { dayText } from "../ui/date-text.tsx";
import { Holder } from "../ui/holder.tsx";
import { Section } from "../ui/page.tsx";
import { ListRow, RowList } from "../ui/rows.tsx";
import { Tag } from "../ui/tag.tsx";
import { bearerName } from "./to-do-parts.tsx";

/** As many as say what is next; the page of all of them is one step away. */
const shown = 5;

/** What is still to be done and answered, with its words; null for who may not read it. One question only where there is something. */
export async function loadNextSteps(tx: Tx, person: Person, record: ProposalRecord): Promise<NextSteps | null> {
  if (record.dialogueAt === null || !mayRead(person, "dialogue", sightFactsOf(record))) return null;
  if (record.toDos.length === 0 && record.stepRequests.length === 0) return { toDos: [], steps: [] };
  return listNextSteps(tx, record.id, { openOnly: true });
}

type Props = { c: Context<Env>; person: Person; record: ProposalRecord; next: NextSteps | null };

/** やることと、次の一歩 on the page of a proposal: the soonest ones, and the way to all of them. */
export function NextStepsSection({ c, person, record, next }: Props) {
  if (!next || (next.toDos.length === 0 && next.steps.length === 0 && !may(person, "addToDo", record).ok)) return null;
  const now = c.var.program.now();
  const isProposer = partsOf(person, record).has("member");
  const href = paths.proposal.nextSteps({ id: record.id });
  const count = next.toDos.length + next.steps.length;
  return (
    <Section
      title="やることと、次の一歩"
      id="next-steps"
      note={count > 0 ? `${count}件` : undefined}
      link={{ href, text: count > 0 ? "すべて見る・書く" : "やることや希望を書く" }}
    >
      {count > 0 ? (
        <RowList>
          {next.steps.map((step) => (
            <ListRow
              title={stepNames[step.kind]}
              href={`${href}#step-${step.id}`}
              mark={<Tag>希望</Tag>}
              meta={
                <Holder side={step.side}>
                  {step.side === "partner" ? record.organisation.name : "市"}の希望。
                  {step.side === "partner" ? "市" : isProposer ? "貴団体" : "提案者"}の返事を待っています
                </Holder>
              }
            />
          ))}
          {next.toDos.slice(0, shown).map((toDo) => (
            <ListRow
              title={toDo.what}
              href={`${href}#to-do-${toDo.id}`}
              mark={toDo.due < todayInTokyo(now) ? <Tag kind="late">期日を過ぎています</Tag> : undefined}
              meta={
                <>
                  <Holder side={toDo.side}>{bearerName(toDo, record, isProposer)}</Holder>
                  {"　"}
                  {dayText(toDo.due, now, isProposer ? "short" : "dense")}まで
                </>
              }
            />
          ))}
        </RowList>
      ) : (
        <p>だれが何をいつまでにするかと、次に進めたいことの希望を、双方がここで確かめます。</p>
      )}
    </Section>
  );
}
