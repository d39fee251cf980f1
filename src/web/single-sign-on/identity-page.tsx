import type { Identity, IdentityProvider } from "../../domain/accounts/identity-provider.ts";
import type { FieldError } from "../../domain/kernel/result.ts";
import { langPath, words } from "../../words/words.ts";
import type { Lookup } from "../accounts/corporate-lookup.ts";
import { CorporateLookupSection } from "../accounts/corporate-lookup-section.tsx";
import { OrganisationFields, PersonFields, registerLabels } from "../accounts/register-fields.tsx";
import { paths } from "../paths.ts";
import { Button, ButtonLink } from "../ui/button.tsx";
import { Callout } from "../ui/callout.tsx";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { Form } from "../ui/form.tsx";
import type { FormValues } from "../ui/form-values.ts";
import type { Frame } from "../ui/frame.ts";
import { Layout } from "../ui/layout.tsx";
import { PageHead, Section } from "../ui/page.tsx";
import { TextField } from "../ui/text-field.tsx";
import { nameOf } from "./sign-on-ways.tsx";

type Props = {
  frame: Frame;
  identity: Identity;
  settings: IdentityProvider["settings"];
  /** An account stands under the address that the provider has proven. */
  isTaken: boolean;
  lookup: Lookup | null;
  values: FormValues;
  errors: readonly FieldError[];
  failure: string | undefined;
  next: string | null;
  /** The sign-in that leads back here. */
  signIn: string;
};

/** A provider knows somebody whom nobody here is connected with: connect it, sign in once, or register. */
export function IdentityPage(props: Props) {
  const { frame, identity, settings, errors, failure } = props;
  const text = words(frame.lang).singleSignOn.identity;
  const { lang } = frame;
  return (
    <Layout frame={frame} title={text.title}>
      <ErrorSummary errors={errors} lang={lang} labels={registerLabels(lang)} />
      {failure ? (
        <div role="alert">
          <Callout kind="error" title={failure} />
        </div>
      ) : null}
      <PageHead
        title={text.title}
        lead={text.known(nameOf(settings, lang), identity.name || identity.mail || "－")}
        lang={lang}
      />
      <Ways {...props} />
    </Layout>
  );
}

function Ways(props: Props) {
  const { frame, settings, isTaken } = props;
  if (frame.actor.kind === "person") return <Connect {...props} />;
  if (settings.side === "city" || isTaken) return <SignInOnce {...props} />;
  return <Register {...props} />;
}

function Connect({ frame, identity, next }: Props) {
  const text = words(frame.lang).singleSignOn.identity;
  const name = frame.actor.kind === "person" ? frame.actor.name : "";
  return (
    <Section title={text.connectTitle}>
      <p>{text.connectText(name, identity.mail)}</p>
      <p>{text.connectNote}</p>
      <Form
        action={langPath(frame.lang, paths.signOnIdentity({}))}
        idempotencyKey={frame.idempotencyKey}
        fields={next ? { next } : {}}
        lang={frame.lang}
      >
        <Button big>{text.connectButton(name)}</Button>
      </Form>
    </Section>
  );
}

function SignInOnce({ frame, identity, settings, signIn }: Props) {
  const text = words(frame.lang).singleSignOn.identity;
  return (
    <Section title={text.takenTitle}>
      <p>{text.takenText(identity.mail)}</p>
      {settings.side === "city" ? <p>{text.takenStaff}</p> : null}
      <ButtonLink big href={signIn}>
        {text.signIn}
      </ButtonLink>
    </Section>
  );
}

function Register({ frame, identity, lookup, values, errors, next, signIn }: Props) {
  const all = words(frame.lang);
  const text = all.singleSignOn.identity;
  const { lang } = frame;
  // What the provider says is proposed, and is the person's to change.
  const shown = { name: identity.name, kana: identity.kana, mail: identity.mail, ...values };
  const field = { values: shown, errors, lang };
  return (
    <>
      <Section title={text.haveTitle}>
        <p>{text.haveText}</p>
        <ButtonLink kind="other" href={signIn}>
          {text.signIn}
        </ButtonLink>
      </Section>
      {lookup ? (
        <CorporateLookupSection {...{ frame, lookup, next }} action={langPath(lang, paths.signOnIdentity({}))} />
      ) : null}
      <Section title={text.registerTitle}>
        <p>{text.registerLead}</p>
        <Form
          action={langPath(lang, paths.signOnRegistration({}))}
          idempotencyKey={frame.idempotencyKey}
          fields={next ? { next } : {}}
          lang={lang}
        >
          <OrganisationFields {...field} />
          <PersonFields {...field} />
          <TextField
            {...field}
            name="mail"
            label={all.accounts.mail}
            help={all.accounts.register.mailHelp}
            type="email"
            autocomplete="email"
            width="l"
          />
          <p>
            {all.accounts.register.privacy}{" "}
            <a href={langPath(lang, paths.privacy({}))}>{all.accounts.register.privacyLink}</a>
          </p>
          <Button big>{text.registerButton}</Button>
        </Form>
      </Section>
    </>
  );
}
