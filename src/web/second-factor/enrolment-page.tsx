import type { FieldError } from "../../domain/kernel/result.ts";
import { langPath, words } from "../../words/words.ts";
import { paths } from "../paths.ts";
import { ActionForm, Button } from "../ui/button.tsx";
import { DescriptionList } from "../ui/description-list.tsx";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { Form } from "../ui/form.tsx";
import type { FormValues } from "../ui/form-values.ts";
import type { Frame } from "../ui/frame.ts";
import { Layout } from "../ui/layout.tsx";
import { PageHead, Section } from "../ui/page.tsx";
import { TextField } from "../ui/text-field.tsx";
import { CodeField } from "./code-page.tsx";
import { QrCode } from "./qr-code.tsx";

export type EnrolmentPageProps = {
  frame: Frame;
  /** Where the form is sent: the second step of signing in, or the own account. */
  action: string;
  /** Before it is done nothing else opens. */
  isRequired: boolean;
  side: "inside" | "outside";
  login: string;
  /** What the app has to know: as a key to type, as an address in the QR code, and sealed, for the form to carry. */
  app: { secret: string; uri: string; sealed: string };
  values: FormValues;
  errors: readonly FieldError[];
  next: string | null;
};

/** Setting up an authenticator app: three steps on one page, with the key to type where there is no camera. */
export function EnrolmentPage(props: EnrolmentPageProps) {
  const { frame, action, isRequired, side, login, app, values, errors, next } = props;
  const { lang } = frame;
  const all = words(lang).secondFactor;
  const text = all.enrolment;
  return (
    <Layout frame={frame} title={text.title} side={side} current={isRequired ? undefined : "account"}>
      <ErrorSummary lang={lang} errors={errors} labels={{ code: all.label, current: all.passkey.current }} />
      <PageHead title={text.title} lead={isRequired ? text.leadRequired : text.lead} lang={lang} />
      <Section title={`1. ${text.stepApp}`}>
        <p>{text.stepAppText}</p>
      </Section>
      <Section title={`2. ${text.stepRead}`}>
        <p>{text.stepReadText}</p>
        <p>
          <QrCode text={app.uri} label={text.qrLabel} />
        </p>
        <details class="more">
          <summary>{text.byHand}</summary>
          <p>{text.byHandText}</p>
          <DescriptionList
            items={[
              { term: text.account, detail: login },
              { term: text.key, detail: <code class="secret-key">{inFours(app.secret)}</code> },
            ]}
          />
        </details>
      </Section>
      <Section title={`3. ${text.stepCode}`}>
        <Form
          action={action}
          idempotencyKey={frame.idempotencyKey}
          fields={{ sealed: app.sealed, ...(next ? { next } : {}) }}
          lang={lang}
        >
          <CodeField lang={lang} help={text.stepCodeHelp} values={values} errors={errors} />
          {isRequired ? null : (
            <TextField
              name="current"
              label={all.passkey.current}
              type="password"
              width="l"
              autocomplete="current-password"
              values={{}}
              errors={errors}
              lang={lang}
            />
          )}
          <Button big>{text.button}</Button>
        </Form>
      </Section>
      {isRequired ? (
        <ActionForm
          action={langPath(lang, paths.signOut({}))}
          label={text.later}
          kind="weak"
          idempotencyKey={frame.idempotencyKey}
        />
      ) : null}
    </Layout>
  );
}

/** In groups of four, as one reads it off and types it. */
function inFours(secret: string): string {
  return secret.replace(/(.{4})(?=.)/g, "$1 ");
}
