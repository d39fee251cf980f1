import type { Context } from "hono";
import { changeVocabulary } from "../../commands/change-vocabulary.ts";
import { cityVocabularyOf } from "../../db/stores/vocabulary-store.ts";
import { todayInTokyo } from "../../domain/calendar/tokyo-date.ts";
import type { FieldError } from "../../domain/kernel/result.ts";
import { departmentSuggester, type Suggestion } from "../../domain/matching/suggest-departments.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { departmentsToAsk } from "../../queries/departments-to-ask.ts";
import { readForm, seeDone } from "../forms.ts";
import { paths } from "../paths.ts";
import { refusalPage } from "../refusals.tsx";
import type { Env, Routes } from "../route.ts";
import { type FormValues, list, value } from "../ui/form-values.ts";
import { VocabularyPage } from "./vocabulary-page.tsx";

/** The longest text that is tried: a title and a summary. */
const longestTried = 500;

/** 候補のことば: the words that suggestions go by; the desk keeps them. */
export function addVocabularyRoutes(routes: Routes): void {
  routes.get(paths.vocabulary, { may: "desk", audit: null }, (c, person) => draw(c, person, {}, []));
  routes.post(paths.vocabulary, { may: "desk", audit: "vocabulary.change" }, async (c, actor) => {
    const values = await readForm(c);
    const change = changeOf(values);
    const result = await changeVocabulary(c.var.program, { actor, ...change });
    const topic = change.topic;
    if (result.ok) return seeDone(c, `${paths.vocabulary({}, { topic })}#topic`, change.said);
    if (result.refusal.kind === "invalid") return draw(c, actor, { ...values, topic }, result.refusal.errors);
    return refusalPage(c, result.refusal, { href: paths.vocabulary({}), text: "候補のことばにもどる" });
  });
}

/** What the three forms of a topic send: words typed, words ticked to be left out, words ticked to come back. */
function changeOf(values: FormValues) {
  const [topic, side, go] = [value(values, "topic"), value(values, "side"), value(values, "go")];
  if (go === "take-away" || go === "bring-back") {
    const counts = go === "bring-back";
    const said = counts ? ("wordsBack" as const) : ("wordsTakenAway" as const);
    return { topic, side, counts, isPublic: null, said, typed: list(values, `${go}-${side}`).join(" ") };
  }
  const isPublic = value(values, "isPublic") === "yes";
  return { topic, side, counts: true, isPublic, said: "wordsAdded" as const, typed: value(values, "words") };
}

async function draw(
  c: Context<Env>,
  person: Person,
  values: FormValues,
  errors: readonly FieldError[],
): Promise<Response> {
  const { frame, program } = c.var;
  const { vocabulary, own, topics } = await cityVocabularyOf(program, person);
  const text = (c.req.query("text") ?? "").slice(0, longestTried);
  const q = (c.req.query("q") ?? "").slice(0, longestTried);
  const named = value(values, "topic") || (c.req.query("topic") ?? "");
  const topic = vocabulary.find((one) => one.topic === named) ?? null;
  const offices = text.trim()
    ? await program.db.asActor(person, (tx) => departmentsToAsk(tx, todayInTokyo(program.now())))
    : [];
  const tried: readonly Suggestion[] | null = text.trim()
    ? departmentSuggester(
        topics,
        offices,
      )({ title: text, summary: "", body: "", fields: [], challengeDepartmentId: null })
    : null;
  return c.html(
    <VocabularyPage
      frame={frame}
      vocabulary={vocabulary}
      topic={topic}
      own={own}
      text={text}
      tried={tried}
      q={q}
      values={values}
      errors={errors}
    />,
    errors.length > 0 ? 422 : 200,
  );
}
