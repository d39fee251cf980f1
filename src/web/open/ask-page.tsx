import { longestQuestion } from "../../domain/challenge/question.ts";
import type { FieldError } from "../../domain/kernel/result.ts";
import type { PublishedChallenge } from "../../queries/open/challenge.ts";
import { words } from "../../words/words.ts";
import { paths } from "../paths.ts";
import { Button } from "../ui/button.tsx";
import { Callout } from "../ui/callout.tsx";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { Form } from "../ui/form.tsx";
import type { FormValues } from "../ui/form-values.ts";
import type { Frame } from "../ui/frame.ts";
import { TextArea, TextField } from "../ui/text-field.tsx";
import { OpenHead } from "./open-head.tsx";
import { here, OpenLayout } from "./open-layout.tsx";

type Props = {
  frame: Frame;
  challenge: PublishedChallenge;
  takesQuestions: boolean;
  values: FormValues;
  errors: readonly FieldError[];
};

/** 課題について質問する: by anybody, without an account. */
export function AskPage({ frame, challenge, takesQuestions, values, errors }: Props) {
  const { lang } = frame;
  const all = words(lang).public;
  const text = all.challenges.askForm;
  const title = (lang === "en" && challenge.title_en) || challenge.title;
  const address = { code: challenge.code };
  const field = { values, errors, lang };
  return (
    <OpenLayout frame={frame} title={text.title} current="challenges" description={text.description(title)}>
      <ErrorSummary
        errors={errors}
        lang={lang}
        labels={{ question: text.question, name: text.name, mail: text.mail }}
      />
      <OpenHead
        frame={frame}
        crumbs={[
          { href: here(frame, paths.challenges({})), text: all.challenges.title },
          { href: here(frame, paths.challenge(address)), text: title },
          { text: text.title },
        ]}
        meta={title}
        title={text.title}
        lead={text.lead}
      />
      {takesQuestions ? (
        <Form
          action={here(frame, paths.challengeQuestions(address))}
          idempotencyKey={frame.idempotencyKey}
          draftKey={`question ${challenge.code}`}
          lang={lang}
        >
          <TextArea
            {...field}
            name="question"
            label={text.question}
            help={text.questionHelp}
            example={text.questionExample}
            rows={5}
            maxGraphemes={longestQuestion}
          />
          <TextField {...field} name="name" label={text.name} help={text.nameHelp} autocomplete="name" width="l" />
          <TextField
            {...field}
            name="mail"
            label={text.mail}
            help={text.mailHelp}
            type="email"
            autocomplete="email"
            width="l"
          />
          <p>
            {words(lang).consult.privacy}{" "}
            <a href={here(frame, paths.privacy({}))}>{words(lang).accounts.register.privacyLink}</a>
          </p>
          <Button big>{text.button}</Button>
        </Form>
      ) : (
        <Callout title={text.closedTitle}>
          <p>{text.closedText}</p>
        </Callout>
      )}
    </OpenLayout>
  );
}
