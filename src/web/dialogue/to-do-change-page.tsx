import { changeToDo } from "../../commands/change-to-do.ts";
import { speakerOf, twoSided } from "../../domain/dialogue/side.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { partsOf } from "../../domain/policy/may.ts";
import type { ProposalRecord } from "../../domain/process/record.ts";
import { listNextSteps } from "../../queries/next-steps.ts";
import { listPeopleAtTable } from "../../queries/people-at-table.ts";
import { addFormPage } from "../desk/form-page.tsx";
import { paths } from "../paths.ts";
import type { Routes } from "../route.ts";
import { nextStepLabels, toDoFrom } from "./next-step-form.ts";
import { bearerName, ToDoChangeFields } from "./to-do-parts.tsx";

const p = paths.proposal;

/** する人・期日を変える: for the side that bears it; the day alone for the side that wrote it. */
export function addToDoChangePage(routes: Routes): void {
  addFormPage(routes, {
    path: p.toDoChange,
    action: "changeToDo",
    audit: "to-do.change",
    title: "する人と期日を変える",
    lead: "する人は、する側が決めます。期日は、書いた側も変えられます。相手にも知らせ、はじめの期日も読めるまま残ります。",
    button: "このとおりに改める",
    labels: nextStepLabels,
    load: async (tx, record, c) => {
      const { toDos } = await listNextSteps(tx, record.id);
      const toDo = toDos.find(({ id, endedAs }) => id === c.req.param("todo") && endedAs === null);
      return toDo && { toDo, atTable: await listPeopleAtTable(tx, record.id) };
    },
    initial: ({ more }) => (more ? { bearer: more.toDo.bearerKey, due: more.toDo.due } : {}),
    before: ({ person, record, more }) =>
      more ? (
        <p>
          <b>{more.toDo.what}</b>（{bearerName(more.toDo, record, partsOf(person, record).has("member"))}）
        </p>
      ) : null,
    fields: ({ person, record, more, values, errors }) => {
      const isOwn = more?.toDo.side === sideOf(person, record);
      return more ? <ToDoChangeFields record={record} {...more} isOwn={isOwn} values={values} errors={errors} /> : null;
    },
    run: async (c, acting, values) => {
      const atTable = await c.var.program.db.asActor(acting.actor, (tx) => listPeopleAtTable(tx, acting.proposalId));
      const { toDo, errors } = toDoFrom(values, atTable);
      const bearer = "bearer" in values ? toDo.bearer : undefined;
      const change = { bearer, due: toDo.due, toDoId: c.req.param("todo")!, unread: errors };
      return changeToDo(c.var.program, { ...acting, ...change });
    },
    done: "toDoChanged",
    next: (id) => `${p.nextSteps({ id })}#to-dos`,
  });
}

function sideOf(person: Person, record: ProposalRecord): "partner" | "city" | null {
  const speaker = speakerOf(person, record);
  return speaker && twoSided(speaker);
}
