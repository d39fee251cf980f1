import type { IdentityProvider } from "../../domain/accounts/identity-provider.ts";
import type { FieldError } from "../../domain/kernel/result.ts";
import type { Person } from "../../domain/policy/actor.ts";
import type { OwnAccount } from "../../queries/accounts-own.ts";
import { langPath, words } from "../../words/words.ts";
import { paths } from "../paths.ts";
import { Button, ButtonLink } from "../ui/button.tsx";
import { RadioGroup } from "../ui/choice-field.tsx";
import { DescriptionList } from "../ui/description-list.tsx";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { Form } from "../ui/form.tsx";
import type { FormValues } from "../ui/form-values.ts";
import type { Frame } from "../ui/frame.ts";
import { Layout } from "../ui/layout.tsx";
import { isInside } from "../ui/navigation.ts";
import { Card, Columns, PageHead, Section } from "../ui/page.tsx";
import { TextField } from "../ui/text-field.tsx";
import { SessionsSection } from "./sessions-section.tsx";
import { SignOnSection } from "./sign-on-section.tsx";

export type AccountPageProps = {
  frame: Frame;
  person: Person;
  account: OwnAccount;
  values: FormValues;
  errors: readonly FieldError[];
  /** The shortest password that is taken. */
  passwordMin: number;
  providers: readonly IdentityProvider["settings"][];
};

/** Who one is here: organisation and its people, roles, password, where one is signed in. */
export function AccountPage(props: AccountPageProps) {
  const { frame, person, account, values, errors } = props;
  const all = words(frame.lang).accounts;
  const text = all.account;
  const { lang } = frame;
  const title = account.side === "partner" ? text.title : text.titleInside;
  const labels = {
    ...{ current: text.current, password: text.next, organisation: text.switchLabel },
  };
  return (
    <Layout frame={frame} title={title} current="account" side={isInside(person) ? "inside" : "outside"}>
      <ErrorSummary errors={errors} labels={labels} lang={lang} />
      <PageHead title={title} lang={lang} />
      <Columns aside={hasSecondStep(account) ? <SecondFactor {...props} /> : null}>
        <Section title={text.you}>
          <DescriptionList items={ownFacts(props)} />
        </Section>
        {account.organisation ? <Organisation {...props} /> : null}
        {account.organisations.length > 1 ? (
          <Section title={text.switchTitle} id="organisation">
            <p>{text.switchLead}</p>
            <Form action={langPath(lang, paths.actingFor({}))} idempotencyKey={frame.idempotencyKey} lang={lang}>
              <RadioGroup
                name="organisation"
                label={text.switchLabel}
                options={account.organisations.map((one) => ({ value: one.id, text: one.name }))}
                values={{ organisation: person.organisation?.id ?? "", ...values }}
                errors={errors}
                lang={lang}
              />
              <Button kind="other">{text.switchButton}</Button>
            </Form>
          </Section>
        ) : null}
        {account.login ? <Password {...props} /> : null}
        {account.login ? <SignOnSection {...props} /> : null}
        <SessionsSection frame={frame} account={account} />
      </Columns>
    </Layout>
  );
}

/** A second factor stands beside a password: without one there is nothing to add it to. */
function hasSecondStep({ login, hasPassword, factors }: OwnAccount): boolean {
  return login !== null && (hasPassword || factors.hasApp || factors.passkeys > 0);
}

function ownFacts({ frame, person, account }: AccountPageProps) {
  const all = words(frame.lang).accounts;
  const text = all.account;
  const posts = account.posts.map((post) =>
    [post.department, all.role[post.role], post.title].filter(Boolean).join(" "),
  );
  return [
    { term: text.name, detail: <span lang="ja">{person.name}</span> },
    ...(account.address ? [{ term: all.mail, detail: <Address frame={frame} address={account.address} /> }] : []),
    // With one organisation its facts stand just below.
    ...(account.side === "partner" && (account.organisations.length > 1 || !person.organisation)
      ? [{ term: text.organisation, detail: person.organisation?.name ?? text.noOrganisation }]
      : []),
    ...(person.organisation ? [{ term: text.role, detail: all.role[person.organisation.role] }] : []),
    ...(posts.length > 0
      ? [
          {
            term: text.posts,
            detail: (
              <ul class="plain-list" lang="ja">
                {posts.map((post) => (
                  <li>{post}</li>
                ))}
              </ul>
            ),
          },
        ]
      : []),
  ];
}

function Address({ frame, address }: { frame: Frame; address: NonNullable<OwnAccount["address"]> }) {
  const text = words(frame.lang).addresses;
  return (
    <>
      {address.login}
      {frame.mail ? <span class="sub"> {address.isProven ? text.rowProven : text.rowNone}</span> : null}
      <br />
      <a href={langPath(frame.lang, paths.address({}))}>{text.rowLink}</a>
    </>
  );
}

function Organisation({ frame, account }: AccountPageProps) {
  const all = words(frame.lang);
  const text = all.accounts.account;
  const { lang } = frame;
  const { organisation } = account;
  if (!organisation) return null;
  const kinds: Readonly<Record<string, string>> = all.common.organisationKind;
  return (
    <>
      <Section title={text.organisationFacts}>
        <DescriptionList
          items={[
            { term: all.accounts.register.organisationName, detail: <span lang="ja">{organisation.name}</span> },
            { term: all.accounts.register.kind, detail: kinds[organisation.kind] ?? "" },
            { term: text.corporateNumber, detail: organisation.corporateNumber ?? text.none },
          ]}
        />
      </Section>
      <Section title={all.members.title} id="members">
        <p>{all.members.lead}</p>
        <ButtonLink kind="other" href={langPath(lang, paths.members({}))}>
          {all.members.link}
        </ButtonLink>
      </Section>
    </>
  );
}

function Password({ frame, account, errors, values, passwordMin }: AccountPageProps) {
  const text = words(frame.lang).accounts;
  if (!account.hasPassword) return <NoPassword frame={frame} side={account.side} />;
  const field = { values, errors, lang: frame.lang, type: "password", width: "l" } as const;
  return (
    <Section title={text.account.passwordTitle} id="password">
      <p>{text.account.passwordLead}</p>
      <Form action={langPath(frame.lang, paths.password({}))} idempotencyKey={frame.idempotencyKey} lang={frame.lang}>
        <TextField {...field} name="current" label={text.account.current} autocomplete="current-password" />
        <TextField
          {...field}
          name="password"
          label={text.account.next}
          help={text.register.passwordHelp(passwordMin)}
          autocomplete="new-password"
        />
        <Button kind="other">{text.account.passwordButton}</Button>
      </Form>
    </Section>
  );
}

/** Who came by single sign-on has none; the mailed link, or the administrator's, is the way to one. */
function NoPassword({ frame, side }: { frame: Frame; side: OwnAccount["side"] }) {
  const all = words(frame.lang);
  const text = all.singleSignOn.account;
  return (
    <Section title={text.passwordTitle} id="password">
      <p>{text.noPassword}</p>
      {frame.mail ? (
        <p>
          <a href={langPath(frame.lang, paths.forgotten({}))}>{text.choosePassword}</a>
        </p>
      ) : (
        <p>{side === "city" ? all.accounts.signIn.forgotStaff : all.accounts.signIn.forgotPartner}</p>
      )}
    </Section>
  );
}

/** The second step of signing in, beside everything else: it concerns the account, not the organisation. */
function SecondFactor({ frame, account }: AccountPageProps) {
  const { own, passkey } = words(frame.lang).secondFactor;
  const { hasApp, passkeys } = account.factors;
  return (
    <Card kind="quiet" title={own.section} level={2}>
      {hasApp || passkeys > 0 ? null : <p>{own.off}</p>}
      {hasApp ? <p>{own.on}</p> : null}
      {passkeys > 0 ? <p>{passkey.on(passkeys)}</p> : null}
      <p>
        <ButtonLink kind="other" href={langPath(frame.lang, paths.secondFactor({}))}>
          {hasApp ? own.manage : own.setUp}
        </ButtonLink>
      </p>
      <p>
        <ButtonLink kind="weak" href={langPath(frame.lang, paths.passkeys({}))}>
          {passkey.manage}
        </ButtonLink>
      </p>
    </Card>
  );
}
