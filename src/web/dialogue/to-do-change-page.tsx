import { changeToDo } from "../../commands/change-to-do.ts";
import { refused } from "../../domain/kernel/result.ts";
import { listNextSteps } from "../../queries/next-steps.ts";
import { listPeopleAtTable } from "../../queries/people-at-table.ts";
import { addFormPage } from "../desk/form-page.tsx";
import { paths } from "../paths.ts";
import type { Routes } from "../route.ts";
import { nextStepLabels, toDoFrom } from "./next-step-form.ts";
import { ToDoChangeFields } from "./to-do-parts.tsx";

const p = paths.proposal;

/** する人・期日を変える: for the side that bears it. */
export function addToDoChangePage(routes: Routes): void {
  addFormPage(routes, {
    path: p.toDoChange,
    action: "changeToDo",
    audit: "to-do.change",
    title: "する人と期日を変える",
    lead: "約束したほうが変えられます。相手にも知らせ、はじめの期日も読めるまま残ります。",
    button: "する人と期日を改める",
    labels: nextStepLabels,
    load: async (tx, record, c) => {
      const { toDos } = await listNextSteps(tx, record.id);
      const toDo = toDos.find(({ id, endedAs }) => id === c.req.param("todo") && endedAs === null);
      return toDo && { toDo, atTable: await listPeopleAtTable(tx, record.id) };
    },
    initial: ({ more }) => (more ? { bearer: more.toDo.bearerKey, due: more.toDo.due } : {}),
    before: ({ more }) => (
      <p>
        <b>{more?.toDo.what}</b>
      </p>
    ),
    fields: ({ record, more, values, errors }) =>
      more ? <ToDoChangeFields record={record} {...more} values={values} errors={errors} /> : null,
    run: async (c, acting, values) => {
      const atTable = await c.var.program.db.asActor(acting.actor, (tx) => listPeopleAtTable(tx, acting.proposalId));
      const { toDo, errors } = toDoFrom(values, atTable);
      if (errors.length > 0) return refused({ kind: "invalid", errors });
      return changeToDo(c.var.program, { ...acting, ...toDo, toDoId: c.req.param("todo")! });
    },
    done: "toDoChanged",
    next: (id) => `${p.nextSteps({ id })}#to-dos`,
  });
}
