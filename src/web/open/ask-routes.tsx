import type { Context } from "hono";
import { askAboutChallenge } from "../../commands/challenges/ask-about-challenge.ts";
import { isChallengeOpen } from "../../domain/challenge/closing.ts";
import { isId } from "../../domain/kernel/ids.ts";
import type { FieldError } from "../../domain/kernel/result.ts";
import { challengeOf } from "../../queries/open/challenge.ts";
import { langPath, words } from "../../words/words.ts";
import { type Attempts, countAttempts } from "../accounts/attempts.ts";
import { clientAddress } from "../accounts/client-address.ts";
import { readForm, seeDone } from "../forms.ts";
import { everyLanguage } from "../languages.ts";
import { paths } from "../paths.ts";
import { refuseUnknown } from "../refusals.tsx";
import type { Env, Routes } from "../route.ts";
import { type FormValues, value } from "../ui/form-values.ts";
import { AskPage } from "./ask-page.tsx";

/** Questions about a published challenge, by anybody. */
export function addAskRoutes(routes: Routes): void {
  const attempts = countAttempts({ longestMs: 30_000 });
  for (const page of everyLanguage(paths.challengeQuestions)) {
    routes.get(page, { may: "everyone", audit: null }, (c) => draw(c, {}, []));
    routes.post(page, { may: "everyone", audit: "challenge.ask" }, (c) => ask(c, attempts));
  }
}

async function ask(c: Context<Env>, attempts: Attempts): Promise<Response> {
  const { frame, program } = c.var;
  const values = await readForm(c);
  const address = clientAddress(c);
  const wait = attempts.waitSeconds("question", address, performance.now());
  if (wait > 0) {
    c.header("retry-after", String(wait));
    const message = words(frame.lang).public.challenges.askForm.tooMany(Math.ceil(wait / 60));
    return draw(c, values, [{ field: "question", message }], 429);
  }
  const code = c.req.param("code")!;
  const formKey = value(values, "idempotency_key");
  const result = await askAboutChallenge(program, {
    code,
    lang: frame.lang,
    name: value(values, "name"),
    mail: value(values, "mail"),
    question: value(values, "question"),
    formKey: isId(formKey) ? formKey : frame.idempotencyKey,
  });
  if (result.ok) {
    // Each one that is kept counts: a machine that fills the desk's list is slowed down, a person is not.
    attempts.failed("question", address, performance.now());
    return seeDone(c, langPath(frame.lang, paths.challenge({ code })), "questionAsked");
  }
  if (result.refusal.kind === "invalid") return draw(c, values, result.refusal.errors);
  // Closed while somebody wrote, or never there: the page says which.
  return draw(c, values, [], 409);
}

async function draw(
  c: Context<Env>,
  values: FormValues,
  errors: readonly FieldError[],
  status: 200 | 409 | 422 | 429 = errors.length > 0 ? 422 : 200,
): Promise<Response> {
  const { frame, city, program } = c.var;
  const found = await challengeOf(program, c.req.param("code")!);
  if (!found) return refuseUnknown(c);
  const { challenge } = found;
  const takesQuestions =
    challenge.status === "forecast" || isChallengeOpen(challenge, program.now(), city.settings.closingMinutes);
  // The form's key is this sender's: no page kept on the way may hand it to somebody else.
  c.header("cache-control", "no-store");
  return c.html(
    <AskPage frame={frame} challenge={challenge} takesQuestions={takesQuestions} values={values} errors={errors} />,
    status,
  );
}
