import type { Context } from "hono";
import type { OnQuestion } from "../../commands/challenges/act-on-question.ts";
import { answerQuestion } from "../../commands/challenges/answer-question.ts";
import { passOnQuestion } from "../../commands/challenges/pass-on-question.ts";
import { publishAnswer } from "../../commands/challenges/publish-answer.ts";
import { refuseQuestion } from "../../commands/challenges/refuse-question.ts";
import type { Program } from "../../db/program.ts";
import { findChallenge } from "../../db/stores/challenge-store.ts";
import { mayReadInsideOfChallenge } from "../../domain/challenge/challenge.ts";
import { isId } from "../../domain/kernel/ids.ts";
import type { FieldError, Result } from "../../domain/kernel/result.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { listQuestions } from "../../queries/challenge-questions.ts";
import type { words } from "../../words/words.ts";
import { actingFrom, readForm, seeDone } from "../forms.ts";
import { paths } from "../paths.ts";
import { refusalPage, refuseUnknown, typedOf } from "../refusals.tsx";
import type { Env, Routes } from "../route.ts";
import { type FormValues, value } from "../ui/form-values.ts";
import { QuestionsPage, questionLabels } from "./questions-page.tsx";

type Act = {
  path: (typeof paths.challengeQuestion)[keyof typeof paths.challengeQuestion];
  audit: string;
  run: (program: Program, input: OnQuestion, values: FormValues) => Promise<Result<null>>;
  done: keyof ReturnType<typeof words>["done"];
};

const acts: readonly Act[] = [
  {
    path: paths.challengeQuestion.passingOn,
    audit: "challenge.passOnQuestion",
    run: (program, input) => passOnQuestion(program, input),
    done: "questionPassedOn",
  },
  {
    path: paths.challengeQuestion.answer,
    audit: "challenge.answerQuestion",
    run: (program, input, values) => answerQuestion(program, { ...input, answer: value(values, "answer") }),
    done: "questionAnswered",
  },
  {
    path: paths.challengeQuestion.publication,
    audit: "challenge.publishAnswer",
    run: (program, input, values) =>
      publishAnswer(program, {
        ...input,
        publicQuestion: value(values, "publicQuestion"),
        publicAnswer: value(values, "publicAnswer"),
      }),
    done: "questionPublished",
  },
  {
    path: paths.challengeQuestion.refusal,
    audit: "challenge.refuseQuestion",
    run: (program, input, values) => refuseQuestion(program, { ...input, refusal: value(values, "refusal") }),
    done: "questionRefused",
  },
];

/** 質問 inside: for the desk, and for the department of the challenge once the desk has passed one on. */
export function addQuestionRoutes(routes: Routes): void {
  routes.get(paths.challengeInside.questions, { may: "staff", audit: null }, (c, person) =>
    draw(c, person, {}, [], null),
  );
  for (const act of acts)
    routes.post(act.path, { may: "staff", audit: act.audit }, async (c, person) => {
      const values = await readForm(c);
      const { formKey, version } = actingFrom(c, person, values);
      const ids = { id: c.req.param("id")!, question: c.req.param("question")! };
      const input = { actor: person, challengeId: ids.id, questionId: ids.question, formKey, version };
      const result = await act.run(c.var.program, input, values);
      const list = paths.challengeInside.questions({ id: ids.id });
      if (result.ok) return seeDone(c, list, act.done);
      if (result.refusal.kind === "invalid") return draw(c, person, values, result.refusal.errors, act.path(ids));
      return refusalPage(c, result.refusal, { href: list, text: "質問にもどる" }, typedOf(values, questionLabels));
    });
}

async function draw(
  c: Context<Env>,
  person: Person,
  values: FormValues,
  errors: readonly FieldError[],
  sent: string | null,
) {
  const id = c.req.param("id")!;
  if (!isId(id)) return refuseUnknown(c);
  const { frame, city, program } = c.var;
  const found = await program.db.asActor(person, async (tx) => {
    const challenge = await findChallenge(tx, id);
    if (!challenge || !mayReadInsideOfChallenge(person, challenge)) return null;
    return { challenge, ...(await listQuestions(tx, id, c.req.query("after") ?? null)) };
  });
  if (!found) return refuseUnknown(c);
  return c.html(
    <QuestionsPage {...{ frame, city, person, values, errors, sent }} now={program.now()} {...found} />,
    errors.length > 0 ? 422 : 200,
  );
}
