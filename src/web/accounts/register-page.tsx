import type { FieldError } from "../../domain/kernel/result.ts";
import { langPath, words } from "../../words/words.ts";
import { paths } from "../paths.ts";
import { Button } from "../ui/button.tsx";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { Form } from "../ui/form.tsx";
import type { FormValues } from "../ui/form-values.ts";
import type { Frame } from "../ui/frame.ts";
import { Layout } from "../ui/layout.tsx";
import { PageHead, Section } from "../ui/page.tsx";
import { TextField } from "../ui/text-field.tsx";
import type { Lookup } from "./corporate-lookup.ts";
import { CorporateLookupSection } from "./corporate-lookup-section.tsx";
import { OrganisationFields, PersonFields, registerLabels } from "./register-fields.tsx";

export type RegisterPageProps = {
  frame: Frame;
  values: FormValues;
  errors: readonly FieldError[];
  next: string | null;
  /** The shortest password that is taken. */
  passwordMin: number;
  /** Drawn with the first page; null where no register is asked, and once the form has been sent. */
  lookup?: Lookup | null;
};

/** An organisation and its representative, on one page. */
export function RegisterPage({ frame, values, errors, next, passwordMin, lookup }: RegisterPageProps) {
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
      {lookup ? (
        <CorporateLookupSection {...{ frame, lookup, next }} action={langPath(lang, paths.register({}))} />
      ) : null}
      <Form
        action={langPath(lang, paths.register({}))}
        idempotencyKey={frame.idempotencyKey}
        fields={next ? { next } : {}}
        lang={lang}
      >
        <Section title={text.organisation}>
          <OrganisationFields {...field} />
        </Section>
        <Section title={text.person}>
          <PersonFields {...field} />
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
