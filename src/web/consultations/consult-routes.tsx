import type { Context } from "hono";
import { claimConsultation } from "../../commands/consultations/claim-consultation.ts";
import { receiveConsultation } from "../../commands/consultations/receive-consultation.ts";
import { replyToConsultation } from "../../commands/consultations/reply-to-consultation.ts";
import { isId } from "../../domain/kernel/ids.ts";
import type { FieldError } from "../../domain/kernel/result.ts";
import { findFollowed } from "../../queries/followed-consultation.ts";
import { langPath, words } from "../../words/words.ts";
import { type Attempts, countAttempts } from "../accounts/attempts.ts";
import { clientAddress } from "../accounts/client-address.ts";
import { readForm, seeDone } from "../forms.ts";
import { everyLanguage } from "../languages.ts";
import { paths } from "../paths.ts";
import { refusalPage, refuseUnknown, typedOf } from "../refusals.tsx";
import type { Env, Routes } from "../route.ts";
import { type FormValues, value } from "../ui/form-values.ts";
import { ConsultPage } from "./consult-page.tsx";
import { FollowedPage } from "./followed-page.tsx";

/** 相談・要望 from outside: sending one, and following it by one's own link, which no other site is told. */
export function addConsultRoutes(routes: Routes): void {
  const attempts = countAttempts({ longestMs: 30_000 });
  for (const page of everyLanguage(paths.consult)) {
    routes.get(page, { may: "everyone", audit: null }, (c) => draw(c, {}, []));
    routes.post(page, { may: "everyone", audit: "consultation.receive" }, (c) => receive(c, attempts));
  }
  for (const page of everyLanguage(paths.followed))
    routes.get(page, { may: "everyone", audit: null }, (c) => drawFollowed(c, {}, []));
  for (const page of everyLanguage(paths.reply))
    routes.post(page, { may: "everyone", audit: "consultation.reply" }, reply);
  for (const page of everyLanguage(paths.claim))
    routes.post(page, { may: "partner", audit: "consultation.claim" }, async (c, person) => {
      const { program, frame } = c.var;
      const token = c.req.param("token")!;
      const formKey = value(await readForm(c), "idempotency_key");
      const followed = await findFollowed(program, token);
      if (!followed || !isId(formKey)) return refuseUnknown(c);
      const result = await claimConsultation(program, { actor: person, token, words: followed.body, formKey });
      if (result.ok) return seeDone(c, paths.proposal.edit({ id: result.value.id }), "consultationClaimed");
      const back = {
        href: langPath(frame.lang, paths.followed({ token })),
        text: words(frame.lang).consult.follow.back,
      };
      return refusalPage(c, result.refusal, back);
    });
}

async function receive(c: Context<Env>, attempts: Attempts): Promise<Response> {
  const { frame, program } = c.var;
  const values = await readForm(c);
  const address = clientAddress(c);
  const wait = attempts.waitSeconds("consult", address, performance.now());
  if (wait > 0) {
    c.header("retry-after", String(wait));
    const message = words(frame.lang).consult.tooMany(Math.ceil(wait / 60));
    return draw(c, values, [{ field: "body", message }], 429);
  }
  const formKey = value(values, "idempotency_key");
  const result = await receiveConsultation(program, {
    lang: frame.lang,
    kind: value(values, "kind"),
    name: value(values, "name"),
    organisation: value(values, "organisation"),
    mail: value(values, "mail"),
    telephone: value(values, "telephone"),
    body: value(values, "body"),
    formKey: isId(formKey) ? formKey : frame.idempotencyKey,
  });
  if (result.ok) {
    // Each one that is kept counts: a machine that fills the desk's list is slowed down, a person is not.
    attempts.failed("consult", address, performance.now());
    return seeDone(c, langPath(frame.lang, paths.followed({ token: result.value.token })), "consultationSent");
  }
  if (result.refusal.kind !== "invalid")
    return refusalPage(c, result.refusal, { href: paths.consult({}), text: words(frame.lang).consult.title });
  return draw(c, values, result.refusal.errors);
}

async function reply(c: Context<Env>): Promise<Response> {
  const { frame, program } = c.var;
  const values = await readForm(c);
  const token = c.req.param("token")!;
  const formKey = value(values, "idempotency_key");
  const result = await replyToConsultation(program, {
    token,
    lang: frame.lang,
    reply: value(values, "reply"),
    formKey: isId(formKey) ? formKey : frame.idempotencyKey,
  });
  const own = langPath(frame.lang, paths.followed({ token }));
  if (result.ok) return seeDone(c, own, "consultationReplied");
  if (result.refusal.kind === "invalid") return drawFollowed(c, values, result.refusal.errors);
  const { follow } = words(frame.lang).consult;
  return refusalPage(
    c,
    result.refusal,
    { href: own, text: follow.back },
    typedOf(values, { reply: follow.replyLabel }),
  );
}

/** The page behind a sender's own link; no other site is told of its address. */
async function drawFollowed(c: Context<Env>, values: FormValues, errors: readonly FieldError[]): Promise<Response> {
  const token = c.req.param("token")!;
  const followed = await findFollowed(c.var.program, token);
  if (!followed) return refuseUnknown(c);
  c.header("referrer-policy", "same-origin");
  c.header("cache-control", "no-store");
  return c.html(
    <FollowedPage frame={c.var.frame} {...{ token, followed, values, errors }} />,
    errors.length > 0 ? 422 : 200,
  );
}

function draw(
  c: Context<Env>,
  values: FormValues,
  errors: readonly FieldError[],
  status: 200 | 422 | 429 = errors.length > 0 ? 422 : 200,
): Response | Promise<Response> {
  // The form's key is this sender's: no page kept on the way may hand it to somebody else.
  c.header("cache-control", "no-store");
  return c.html(<ConsultPage frame={c.var.frame} city={c.var.city} values={values} errors={errors} />, status);
}
