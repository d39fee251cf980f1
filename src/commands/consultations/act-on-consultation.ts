import type { Tx } from "../../db/connect.ts";
import type { Program } from "../../db/program.ts";
import { type City, cityOf } from "../../db/stores/city-store.ts";
import { type Consultation, findConsultation, lockConsultation } from "../../db/stores/consultation-store.ts";
import { deadline } from "../../domain/calendar/business-days.ts";
import { type ConsultationAction, mayOnConsultation } from "../../domain/consultation/consultation.ts";
import { done, type Result } from "../../domain/kernel/result.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { isFirstTime, undo, undoing } from "../act.ts";

/** What every act on a consultation carries. */
export type OnConsultation = { actor: Person; consultationId: string; formKey?: string | undefined };

/** What the work is given: the locked consultation, and the ways to change it. */
export type ConsultationAct = {
  tx: Tx;
  city: City;
  at: Date;
  consultation: Consultation;
  deadlineIn: (days: number) => string;
  /** Writes down what was done; never rewritten. */
  step: (kind: string, body?: string, departmentId?: string | null) => Promise<void>;
  save: (to: { state: Consultation["state"]; department_id?: string | null; due: string | null }) => Promise<void>;
};

/** The write path of a consultation: lock · decide · save · write down, in one transaction; the same form sent twice is done once. */
export async function actOnConsultation<T>(
  program: Program,
  input: OnConsultation,
  action: ConsultationAction,
  work: (act: ConsultationAct) => Promise<Result<T>>,
): Promise<Result<T | null>> {
  const city = await cityOf(program);
  const at = program.now();
  return undoing(() =>
    program.db.asActor(input.actor, async (tx): Promise<Result<T | null>> => {
      if (input.formKey && !(await isFirstTime(tx, input.formKey, input.actor.id, at))) return done(null);
      await lockConsultation(tx, input.consultationId);
      const consultation = await findConsultation(tx, input.consultationId);
      if (!consultation) return undo({ kind: "not-found" });
      const answer = mayOnConsultation(input.actor, action, consultation);
      if (!answer.ok) return undo(answer.refusal);
      const result = await work(actOn(tx, city, at, input.actor, consultation));
      return result.ok ? result : undo(result.refusal);
    }),
  );
}

function actOn(tx: Tx, city: City, at: Date, actor: Person, consultation: Consultation): ConsultationAct {
  return {
    tx,
    city,
    at,
    consultation,
    deadlineIn: (days) => deadline(at, days, city.calendar),
    async step(kind, body = "", departmentId = null) {
      await tx
        .insertInto("consultation_steps")
        .values({ consultation_id: consultation.id, kind, body, department_id: departmentId, by_id: actor.id, at })
        .execute();
    },
    async save(to) {
      await tx
        .updateTable("consultations")
        .set({ ...to, version: consultation.version + 1 })
        .where("id", "=", consultation.id)
        .execute();
    },
  };
}
