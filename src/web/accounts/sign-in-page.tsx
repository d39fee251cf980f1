import type { IdentityProvider } from "../../domain/accounts/identity-provider.ts";
import type { FieldError } from "../../domain/kernel/result.ts";
import { langPath, words } from "../../words/words.ts";
import { paths } from "../paths.ts";
import { PasskeySignIn } from "../second-factor/passkey-form.tsx";
import { nameOf, SignOnWays } from "../single-sign-on/sign-on-ways.tsx";
import { Button, ButtonLink } from "../ui/button.tsx";
import { Callout } from "../ui/callout.tsx";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { Form } from "../ui/form.tsx";
import type { FormValues } from "../ui/form-values.ts";
import type { Frame } from "../ui/frame.ts";
import { Layout } from "../ui/layout.tsx";
import { Card, Columns, PageHead, Section } from "../ui/page.tsx";
import { TextField } from "../ui/text-field.tsx";

export type SignInPageProps = {
  frame: Frame;
  values: FormValues;
  errors: readonly FieldError[];
  /** Why it failed, as a whole: no field is to blame. */
  failure?: string | undefined;
  next: string | null;
  /** What a device is asked for to sign in with a passkey, as JSON; null where there are none. */
  passkey: string | null;
  /** Where one can sign in with the account of one's organisation. */
  providers: readonly IdentityProvider["settings"][];
  /** The provider that staff have to come by; null: they may use a password. */
  onlyOfStaff: IdentityProvider["settings"] | null;
};

/** The one door for everybody: proposers and staff. */
export function SignInPage(props: SignInPageProps) {
  const { frame, values, errors, failure, next, passkey, providers, onlyOfStaff } = props;
  const all = words(frame.lang).accounts;
  const text = all.signIn;
  const { lang } = frame;
  const form = (
    <>
      {onlyOfStaff ? <p>{words(lang).singleSignOn.byProviderOnly(nameOf(onlyOfStaff, lang))}</p> : null}
      <Form
        action={langPath(lang, paths.signIn({}))}
        idempotencyKey={frame.idempotencyKey}
        fields={next ? { next } : {}}
        lang={lang}
      >
        <TextField
          name="login"
          label={all.mail}
          type="email"
          autocomplete="username"
          width="l"
          values={values}
          errors={errors}
          lang={lang}
        />
        <TextField
          name="password"
          label={all.password}
          type="password"
          autocomplete="current-password"
          width="l"
          values={values}
          errors={errors}
          lang={lang}
        />
        <Button big>{text.button}</Button>
      </Form>
    </>
  );
  return (
    <Layout frame={frame} title={text.title}>
      <ErrorSummary lang={lang} errors={errors} />
      {failure ? (
        <div role="alert">
          <Callout kind="error" title={text.wrongTitle}>
            <p>{failure}</p>
          </Callout>
        </div>
      ) : null}
      <PageHead title={text.title} lead={next && !failure ? text.next : text.lead} lang={lang} />
      <Columns aside={<Beside frame={frame} next={next} />}>
        {isNewHere(next) ? (
          <>
            <NewHere frame={frame} next={next} first />
            <SignOnWays frame={frame} providers={providers} next={next} />
            <Section title={text.knownTitle}>{form}</Section>
          </>
        ) : (
          <>
            <SignOnWays frame={frame} providers={providers} next={next} />
            {providers.length > 0 ? <Section title={words(lang).singleSignOn.byPassword}>{form}</Section> : form}
          </>
        )}
        {passkey ? <PasskeySignIn frame={frame} options={passkey} next={next} /> : null}
      </Columns>
    </Layout>
  );
}

/** Who wants to begin a proposal has mostly no account yet: then 「はじめての方」 comes before everything else. */
function isNewHere(next: string | null): boolean {
  if (next === null) return false;
  const { pathname } = new URL(next, "http://here.invalid");
  return pathname === paths.newProposal({}) || pathname === paths.earlyDraftTaking({});
}

type WithNext = { frame: Frame; next: string | null };

function Beside({ frame, next }: WithNext) {
  const text = words(frame.lang).accounts.signIn;
  return (
    <>
      {frame.demo ? (
        <Card kind="key" title={text.demo} level={2}>
          <p>{text.demoText}</p>
          <ButtonLink kind="other" href={langPath(frame.lang, paths.demo({}))}>
            {text.demo}
          </ButtonLink>
        </Card>
      ) : null}
      {isNewHere(next) ? null : <NewHere frame={frame} next={next} />}
      <Card kind="quiet" title={text.forgotTitle} level={2}>
        <p>
          <a href={langPath(frame.lang, paths.forgotten({}))}>{words(frame.lang).addresses.forgotten.link}</a>
        </p>
      </Card>
    </>
  );
}

function NewHere({ frame, next, first = false }: WithNext & { first?: boolean }) {
  const text = words(frame.lang).accounts.signIn;
  return (
    <Card kind={first ? "key" : "plain"} title={text.newTitle} level={2}>
      <p>{text.newText}</p>
      <ButtonLink
        kind="other"
        href={langPath(frame.lang, paths.register({}, next?.startsWith(paths.proposals({})) ? { next } : {}))}
      >
        {text.newButton}
      </ButtonLink>
    </Card>
  );
}
