import { createHash } from "node:crypto";
import { sql } from "kysely";
import { derivedId } from "../../accounts/derived-id.ts";
import type { Program } from "../../db/program.ts";
import { readLogin } from "../../domain/accounts/login.ts";
import { longestQuestion } from "../../domain/challenge/question.ts";
import { done, type FieldError, type Result, refused } from "../../domain/kernel/result.ts";
import { readText } from "../../domain/kernel/text.ts";
import { baseLang, type Lang, words } from "../../words/words.ts";

export type AskAboutChallenge = {
  code: string;
  lang: Lang;
  name: string;
  mail: string;
  question: string;
  /** The key of the form: sent twice, kept once. */
  formKey: string;
};

/**
 * Takes a question from the public page of a challenge. Nobody is signed in, so it goes through a function of the database that adds and
 * reads nothing. Refused as not found when the challenge is not published, or takes no questions any more.
 */
export async function askAboutChallenge(program: Program, input: AskAboutChallenge): Promise<Result<null>> {
  const faults = words(input.lang).public.challenges.askForm.errors;
  const errors: FieldError[] = [];
  const question = readText(input.question, { max: longestQuestion, isMultiline: true, isRequired: true }, "");
  if (!question.ok) errors.push({ field: "question", message: faults.question(longestQuestion) });
  const name = readText(input.name, { max: 300, isMultiline: false, isRequired: true }, "");
  if (!name.ok) errors.push({ field: "name", message: faults.name });
  const mail = readLogin(input.mail);
  if (!mail) errors.push({ field: "mail", message: faults.mail });
  if (!question.ok || !name.ok || !mail) return refused({ kind: "invalid", errors });
  const what = JSON.stringify({ question: question.text, name: name.text, mail, lang: baseLang(input.lang) });
  // By the key and the words, as for a consultation: a key that somebody else has seen swallows nobody's question.
  const form = `${input.formKey} ${input.code} ${createHash("sha256").update(what).digest("hex")}`;
  const id = derivedId(program.key, `question ${form}`);
  const { rows } = await program.db.asActor({ kind: "authenticator", municipality: program.municipality }, (tx) =>
    sql<{
      kept: boolean;
    }>`select app.ask_about_challenge(${id}, ${input.code}, ${what}::jsonb, ${program.now()}) as kept`.execute(tx),
  );
  return rows[0]!.kept ? done(null) : refused({ kind: "not-found" });
}
