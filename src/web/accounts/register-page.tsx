import { organisationKinds } from "../../commands/accounts/register.ts";
import type { FieldError } from "../../domain/kernel/result.ts";
import { langPath, words } from "../../words/words.ts";
import { paths } from "../paths.ts";
import { Button } from "../ui/button.tsx";
import { RadioGroup } from "../ui/choice-field.tsx";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { Form } from "../ui/form.tsx";
import type { FormValues } from "../ui/form-values.ts";
import type { Frame } from "../ui/frame.ts";
import { Layout } from "../ui/layout.tsx";
import { PageHead, Section } from "../ui/page.tsx";
import { TextField } from "../ui/text-field.tsx";

export type RegisterPageProps = {
  frame: Frame;
  values: FormValues;
  errors: readonly FieldError[];
  next: string | null;
  /** The shortest password that is taken. */
  passwordMin: number;
};

/** An organisation and its representative, on one page. */
export function RegisterPage({ frame, values, errors, next, passwordMin }: RegisterPageProps) {
  const all = words(frame.lang);
  const text = all.accounts.register;
  const { lang } = frame;
  const field = { values, errors, lang };
  return (
    <Layout frame={frame} title={text.title} description={text.lead}>
      <ErrorSummary errors={errors} lang={lang} labels={registerLabels(lang)} kept={all.common.form.keptButPassword} />
      <PageHead title={text.title} lead={text.lead} lang={lang} />
      <p>
        {text.already} <a href={langPath(lang, paths.signIn({}))}>{text.alreadyLink}</a>
      </p>
      <Form
        action={langPath(lang, paths.register({}))}
        idempotencyKey={frame.idempotencyKey}
        fields={next ? { next } : {}}
        lang={lang}
      >
        <Section title={text.organisation}>
          <TextField
            {...field}
            name="organisationName"
            label={text.organisationName}
            help={text.organisationNameHelp}
            autocomplete="organization"
          />
          <TextField {...field} name="organisationKana" label={text.organisationKana} />
          <RadioGroup
            {...field}
            name="kind"
            label={text.kind}
            columns
            options={organisationKinds.map((kind) => ({ value: kind, text: all.common.organisationKind[kind] }))}
          />
          <TextField
            {...field}
            name="corporateNumber"
            label={text.corporateNumber}
            help={text.corporateNumberHelp}
            example={text.corporateNumberExample}
            required={false}
            inputmode="numeric"
            width="l"
          />
        </Section>
        <Section title={text.person}>
          <TextField {...field} name="name" label={text.name} help={text.nameHelp} autocomplete="name" width="l" />
          <TextField {...field} name="kana" label={text.kana} width="l" />
        </Section>
        <Section title={text.signIn}>
          <TextField
            {...field}
            name="mail"
            label={all.accounts.mail}
            help={text.mailHelp}
            type="email"
            autocomplete="username"
            width="l"
          />
          <TextField
            {...field}
            name="password"
            label={all.accounts.password}
            help={text.passwordHelp(passwordMin)}
            type="password"
            autocomplete="new-password"
            width="l"
          />
        </Section>
        <p>
          {text.privacy} <a href={langPath(lang, paths.privacy({}))}>{text.privacyLink}</a>
        </p>
        <Button big>{text.button}</Button>
      </Form>
    </Layout>
  );
}

function registerLabels(lang: Frame["lang"]): Record<string, string> {
  const all = words(lang).accounts;
  const { organisationName, organisationKana, kind, corporateNumber, name, kana } = all.register;
  return {
    organisationName,
    organisationKana,
    kind,
    corporateNumber,
    name,
    kana,
    mail: all.mail,
    password: all.password,
  };
}
