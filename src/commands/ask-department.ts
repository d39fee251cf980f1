import type { Tx } from "../db/connect.ts";
import type { Program } from "../db/program.ts";
import { type Question, readQuestions } from "../domain/inquiry/question.ts";
import { done, refused } from "../domain/kernel/result.ts";
import { type Acting, act } from "./act.ts";

/**
 * The desk asks departments (G6.2a, G8.2b), each with its own question and deadline. The first question moves the proposal from
 * received to inquiry. A department that was released or passed on may be asked again: its earlier answer is a draft again.
 */
export function askDepartment(program: Program, input: Acting & { questions: readonly Question[] }) {
  return act(
    program,
    input,
    "askDepartment",
    async ({ tx, record, actor, at, today, city, log, move }) => {
      const { questions, errors } = readQuestions(
        input.questions,
        city.departments.map((department) => department.id),
        today,
        city.calendar,
      );
      for (const [row, question] of questions.entries())
        if (record.inquiries.some((one) => one.departmentId === question.departmentId && one.endedAs === null))
          errors.push({ field: `department-${row}`, message: "この課には、もうたずねています。" });
      if (errors.length > 0) return refused({ kind: "invalid", errors });
      const inquiries: string[] = [];
      for (const question of questions) {
        const earlier = record.inquiries.find((one) => one.departmentId === question.departmentId);
        const id = earlier ? await askAgain(tx, earlier.id, question, at) : await askFirst(tx, record.id, question, at);
        await tx
          .insertInto("inquiry_questions")
          .values({ inquiry_id: id, proposal_id: record.id, question: question.question, asked_by: actor.id })
          .onConflict((conflict) =>
            conflict.column("inquiry_id").doUpdateSet({ question: question.question, asked_by: actor.id }),
          )
          .execute();
        await log("department-asked", "inquiry", {
          inquiry: id,
          department: question.departmentId,
          due: question.due,
        });
        inquiries.push(id);
      }
      if (record.status === "received") await move("inquiry", "inquiry-begun");
      return done({ inquiries });
    },
    { gated: "askDepartment" },
  );
}

async function askFirst(tx: Tx, proposalId: string, question: Question, at: Date): Promise<string> {
  const row = await tx
    .insertInto("inquiries")
    .values({ proposal_id: proposalId, department_id: question.departmentId, asked_at: at, due: question.due })
    .returning("id")
    .executeTakeFirstOrThrow();
  return row.id;
}

async function askAgain(tx: Tx, id: string, question: Question, at: Date): Promise<string> {
  await tx
    .updateTable("inquiries")
    .set({ asked_at: at, due: question.due, answered_at: null, ended_at: null, ended_as: null, asked_back_at: null })
    .where("id", "=", id)
    .execute();
  await tx
    .updateTable("inquiry_answers")
    .set({ confirmed_by: null, confirmed_at: null, released_at: null })
    .where("inquiry_id", "=", id)
    .execute();
  return id;
}
