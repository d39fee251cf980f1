import type { FieldError } from "../../domain/kernel/result.ts";
import { langPath, words } from "../../words/words.ts";
import { paths } from "../paths.ts";
import { Button } from "../ui/button.tsx";
import { Callout } from "../ui/callout.tsx";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { Form } from "../ui/form.tsx";
import type { FormValues } from "../ui/form-values.ts";
import type { Frame } from "../ui/frame.ts";
import { Layout } from "../ui/layout.tsx";
import { PageHead } from "../ui/page.tsx";
import { TextField } from "../ui/text-field.tsx";

export type ForgottenPageProps = {
  frame: Frame;
  /** The form was sent: the same page whoever is here. */
  isSent: boolean;
  values: FormValues;
  errors: readonly FieldError[];
};

/** パスワードを忘れたとき: a link by mail, or whom to ask where no mail leaves the city. */
export function ForgottenPage({ frame, isSent, values, errors }: ForgottenPageProps) {
  const all = words(frame.lang);
  const text = all.addresses.forgotten;
  const { lang } = frame;
  return (
    <Layout frame={frame} title={text.title}>
      <ErrorSummary errors={errors} labels={{ mail: all.accounts.mail }} lang={lang} />
      <PageHead title={text.title} lead={frame.mail && !isSent ? text.lead : undefined} lang={lang} />
      {isSent ? (
        <Callout kind="done" title={text.sentTitle}>
          <p>{text.sent}</p>
          <p>{text.else}</p>
        </Callout>
      ) : null}
      {frame.mail && !isSent ? (
        <Form action={langPath(lang, paths.forgotten({}))} idempotencyKey={frame.idempotencyKey} lang={lang}>
          <TextField
            name="mail"
            label={all.accounts.mail}
            type="email"
            autocomplete="username"
            width="l"
            values={values}
            errors={errors}
            lang={lang}
          />
          <Button big>{text.button}</Button>
        </Form>
      ) : null}
      {frame.mail ? null : (
        <>
          <p>{all.accounts.signIn.forgotPartner}</p>
          <p>{all.accounts.signIn.forgotStaff}</p>
        </>
      )}
      <p>
        <a href={langPath(lang, paths.signIn({}))}>{all.addresses.proof.signIn}</a>
      </p>
    </Layout>
  );
}
