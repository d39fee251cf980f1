import type { Context } from "hono";
import { answerAskBack } from "../../commands/inquiries/answer-ask-back.ts";
import { askBack } from "../../commands/inquiries/ask-back.ts";
import { handInquiry } from "../../commands/inquiries/hand-inquiry.ts";
import type { Result } from "../../domain/kernel/result.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { words } from "../../words/words.ts";
import { actingFrom, readForm, seeDone } from "../forms.ts";
import { paths } from "../paths.ts";
import { refusalPage, typedOf } from "../refusals.tsx";
import type { Env, Routes } from "../route.ts";
import { type FormValues, value } from "../ui/form-values.ts";
import { answerLabels } from "./answer-form.tsx";
import { drawInquiry, restTyped, type WrongForm } from "./inquiry-page.tsx";
import { talkLabels } from "./inquiry-talk.tsx";

/** Before an answer: a department asks back, the desk answers; a colleague gets the inquiry. */
export function addInquiryTalkRoutes(routes: Routes): void {
  routes.post(paths.proposal.inquiryAskBack, { may: "askBack", audit: "inquiry.ask-back" }, async (c, person) => {
    const values = await readForm(c);
    const result = await askBack(c.var.program, { ...inputFrom(c, person, values), body: value(values, "askBack") });
    return answer(c, person, result, "askBack", values, "askedBack", ["askBack"]);
  });

  routes.post(
    paths.proposal.inquiryAskBackAnswer,
    { may: "answerAskBack", audit: "inquiry.answer-back" },
    async (c, person) => {
      const values = await readForm(c);
      const input = { ...inputFrom(c, person, values), body: value(values, "askBack") };
      return answer(c, person, await answerAskBack(c.var.program, input), "askBackAnswer", values, "askBackAnswered", [
        "askBack",
      ]);
    },
  );

  routes.post(paths.proposal.inquiryHandler, { may: "handInquiry", audit: "inquiry.hand" }, async (c, person) => {
    const values = await readForm(c);
    const input = { personId: value(values, "handler"), note: value(values, "note") };
    const result = await handInquiry(c.var.program, { ...inputFrom(c, person, values), ...input });
    return answer(c, person, result, "handler", values, "inquiryHanded", ["note"]);
  });
}

/** The page with its sentence; where more was typed than the button sends, the form with the rest of it, which is stored nowhere yet. */
export async function afterAct(
  c: Context<Env>,
  person: Person,
  values: FormValues,
  href: string,
  done: string,
  sent: readonly string[],
): Promise<Response> {
  const rest = await restTyped(c, person, values, sent);
  if (!rest) return seeDone(c, href, done);
  const sentences: Readonly<Record<string, string>> = words("ja").done;
  c.set("frame", { ...c.var.frame, flash: { kind: "done", text: sentences[done] ?? "" } });
  return drawInquiry(c, person, { form: "rest", values: rest, errors: [] });
}

function inputFrom(c: Context<Env>, person: Person, values: FormValues) {
  return { ...actingFrom(c, person, values), inquiryId: c.req.param("inquiry")! };
}

async function answer(
  c: Context<Env>,
  person: Person,
  result: Result<unknown>,
  form: WrongForm["form"],
  values: FormValues,
  done: string,
  sent: readonly string[],
) {
  const href = paths.proposal.inquiry({ id: c.req.param("id")!, inquiry: c.req.param("inquiry")! });
  if (result.ok) return afterAct(c, person, values, href, done, sent);
  if (result.refusal.kind === "invalid") return drawInquiry(c, person, { form, values, errors: result.refusal.errors });
  return refusalPage(
    c,
    result.refusal,
    { href, text: "照会にもどる" },
    typedOf(values, { ...answerLabels, ...talkLabels }),
  );
}
