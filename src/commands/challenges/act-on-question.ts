import { sql } from "kysely";
import type { Tx } from "../../db/connect.ts";
import type { Program } from "../../db/program.ts";
import { enqueueMail } from "../../db/stores/mail-store.ts";
import { type ChallengeQuestion, lockQuestion } from "../../db/stores/question-store.ts";
import { mayOnQuestion, type QuestionAction } from "../../domain/challenge/question.ts";
import { done, type Result } from "../../domain/kernel/result.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { isFirstTime, undo, undoing } from "../act.ts";

/** What every act on a question carries. */
export type OnQuestion = {
  actor: Person;
  challengeId: string;
  questionId: string;
  version?: number | undefined;
  formKey?: string | undefined;
};

export type QuestionAct = {
  tx: Tx;
  at: Date;
  question: ChallengeQuestion;
  save: (columns: Record<string, unknown>) => Promise<void>;
  /** Writes to whoever asked. */
  tell: (kind: "question-answered" | "question-refused") => Promise<void>;
  publish: () => Promise<void>;
};

/** The write path of a question: lock · decide · save, in one transaction; the same form sent twice is done once. */
export async function actOnQuestion(
  program: Program,
  input: OnQuestion,
  action: QuestionAction,
  work: (act: QuestionAct) => Promise<Result<null>>,
): Promise<Result<null>> {
  const at = program.now();
  return undoing(() =>
    program.db.asActor(input.actor, async (tx): Promise<Result<null>> => {
      if (input.formKey && !(await isFirstTime(tx, input.formKey, input.actor.id, at))) return done(null);
      const question = await lockQuestion(tx, input.challengeId, input.questionId);
      if (!question) return undo({ kind: "not-found" });
      const answer = mayOnQuestion(input.actor, action, question);
      if (!answer.ok) return undo(answer.refusal);
      if (input.version !== undefined && input.version !== question.version)
        return undo({ kind: "stale", changed: question.state });
      const result = await work(actOn(tx, at, question));
      return result.ok ? result : undo(result.refusal);
    }),
  );
}

function actOn(tx: Tx, at: Date, question: ChallengeQuestion): QuestionAct {
  return {
    tx,
    at,
    question,
    async save(columns) {
      await tx
        .updateTable("challenge_questions")
        .set({ ...columns, version: question.version + 1 })
        .where("id", "=", question.id)
        .execute();
    },
    async tell(kind) {
      if (!question.asker) return;
      const { name, mail, lang } = question.asker;
      await enqueueMail(tx, {
        kind,
        to: { name, address: mail },
        lang,
        personId: null,
        facts: { code: question.code },
        at,
      });
    },
    async publish() {
      await sql`select app.raise_public_revision()`.execute(tx);
    },
  };
}
