import type { Tx } from "../../db/connect.ts";
import type { Program } from "../../db/program.ts";
import { forgetCity } from "../../db/stores/city-store.ts";
import { todayInTokyo } from "../../domain/calendar/tokyo-date.ts";
import type { SuccessionKind } from "../../domain/departments/department.ts";
import { done, type Result, refused } from "../../domain/kernel/result.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { administer } from "../accounts/administer.ts";
import { undo } from "../act.ts";
import { type ChangingDepartment, dayErrors, followersOn, lockChanging } from "./changing-department.ts";
import { codeTaken, type DepartmentInput, readDepartment } from "./read-department.ts";
import { turnDepartments } from "./turn-departments.ts";

/** `isPreview`: says whether it could be done, and does nothing. */
type Change = { actor: Person; departmentId: string; day: string | null; isPreview?: boolean };

/** Another name from a day on: a new department follows the old one, with its duties, so that records keep the name of then. */
export async function renameDepartment(
  program: Program,
  input: Omit<Change, "isPreview"> & DepartmentInput,
): Promise<Result<null>> {
  const { values, errors } = readDepartment(input);
  return following(program, input, "renamed", async (tx, department, day, dayFaults) => {
    const faults = [...errors, ...dayFaults];
    if (faults.length > 0) return undo({ kind: "invalid", errors: faults });
    const { duties, policyFields: policy_fields, isDesk: is_desk } = department;
    const begun = await tx
      .insertInto("departments")
      .values({ ...values, duties, policy_fields, is_desk, opened_on: day })
      .onConflict((conflict) => conflict.columns(["municipality_id", "code"]).doNothing())
      .returning("id")
      .executeTakeFirst();
    if (!begun) return undo({ kind: "invalid", errors: [codeTaken] });
    return { successors: [begun.id], takes: begun.id };
  });
}

/** From a day on its work is another department's. */
export function mergeDepartment(program: Program, input: Change & { successorId: string }): Promise<Result<null>> {
  return following(program, input, "merged", async (tx, department, day, dayFaults) => {
    const [successor] = await followersOn(tx, [input.successorId], day, department.id);
    const errors = [...dayFaults];
    if (!successor)
      errors.push({ field: "successor", message: "その日に仕事をしている課から、引き継ぐ課を選んでください。" });
    if (errors.length > 0) return undo({ kind: "invalid", errors });
    return { successors: [successor!], takes: successor! };
  });
}

/** From a day on its work is shared among several departments; one of them takes what is open. */
export function splitDepartment(
  program: Program,
  input: Change & { successorIds: readonly string[]; takesId: string },
): Promise<Result<null>> {
  return following(program, input, "split", async (tx, department, day, dayFaults) => {
    const successors = await followersOn(tx, input.successorIds, day, department.id);
    const errors = [...dayFaults];
    if (successors.length < 2 || successors.length !== new Set(input.successorIds).size)
      errors.push({
        field: "successors",
        message: "その日に仕事をしている課から、分かれた先の課を2つ以上選んでください。",
      });
    if (!successors.includes(input.takesId))
      errors.push({ field: "takes", message: "分かれた先の課から、未完了の照会などを引き継ぐ課を1つ選んでください。" });
    if (errors.length > 0) return undo({ kind: "invalid", errors });
    return { successors, takes: input.takesId };
  });
}

type Followers = { successors: readonly string[]; takes: string };

/** Writes who follows, and the last day; what is due today passes at once. */
async function following(
  program: Program,
  { actor, departmentId, day, isPreview = false }: Change,
  kind: SuccessionKind,
  choose: (
    tx: Tx,
    department: ChangingDepartment,
    day: string,
    faults: ReturnType<typeof dayErrors>,
  ) => Promise<Followers>,
): Promise<Result<null>> {
  const today = todayInTokyo(program.now());
  const result = await administer(program, actor, "person", async ({ tx, at, audit }) => {
    const department = await lockChanging(tx, departmentId);
    if (department.isDesk && kind !== "renamed")
      return refused({ kind: "not-allowed", reason: "デスクの課は、名前だけを変えられます。" });
    const { successors, takes } = await choose(tx, department, day ?? today, dayErrors(day, today, department));
    if (isPreview) return done(null);
    const onDay = day ?? today;
    await tx.updateTable("departments").set({ closed_on: onDay }).where("id", "=", departmentId).execute();
    await tx
      .insertInto("department_successors")
      .values(
        successors.map((id) => ({
          ...{ department_id: departmentId, successor_id: id, kind, on_day: onDay },
          ...{ takes_open: id === takes, by_id: actor.id, at },
        })),
      )
      .execute();
    await audit(`department-${kind}`, departmentId, { successors, takes, day: onDay });
    return done(null);
  });
  if (result.ok && !isPreview) {
    await turnDepartments(program);
    forgetCity(program);
  }
  return result;
}
