import type { FieldError } from "../../domain/kernel/result.ts";
import type { Person } from "../../domain/policy/actor.ts";
import type { OwnAccount } from "../../queries/accounts-own.ts";
import { langPath, words } from "../../words/words.ts";
import { paths } from "../paths.ts";
import { Button, ButtonLink } from "../ui/button.tsx";
import { RadioGroup } from "../ui/choice-field.tsx";
import { DateText } from "../ui/date-text.tsx";
import { DescriptionList } from "../ui/description-list.tsx";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { Form } from "../ui/form.tsx";
import type { FormValues } from "../ui/form-values.ts";
import type { Frame } from "../ui/frame.ts";
import { Layout } from "../ui/layout.tsx";
import { isInside } from "../ui/navigation.ts";
import { Card, Columns, PageHead, Section } from "../ui/page.tsx";
import { Table } from "../ui/table.tsx";
import { TextField } from "../ui/text-field.tsx";
import { SessionsSection } from "./sessions-section.tsx";

export type AccountPageProps = {
  frame: Frame;
  person: Person;
  account: OwnAccount;
  values: FormValues;
  errors: readonly FieldError[];
  /** The shortest password that is taken. */
  passwordMin: number;
};

/** Who one is here: organisation and its people, roles, password, where one is signed in. */
export function AccountPage(props: AccountPageProps) {
  const { frame, person, account, values, errors } = props;
  const all = words(frame.lang).accounts;
  const text = all.account;
  const { lang } = frame;
  const labels = {
    ...{ current: text.current, password: text.next, organisation: text.switchLabel },
    ...{ name: text.name, kana: all.register.kana, mail: all.mail, role: text.role },
  };
  return (
    <Layout frame={frame} title={text.title} current="account" side={isInside(person) ? "inside" : "outside"}>
      <ErrorSummary errors={errors} labels={labels} lang={lang} />
      <PageHead title={text.title} lang={lang} />
      <Columns aside={account.login ? <SecondFactor {...props} /> : null}>
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
        <SessionsSection frame={frame} account={account} />
      </Columns>
    </Layout>
  );
}

function ownFacts({ frame, person, account }: AccountPageProps) {
  const all = words(frame.lang).accounts;
  const text = all.account;
  const posts = account.posts.map((post) =>
    [post.department, all.role[post.role], post.title].filter(Boolean).join(" "),
  );
  return [
    { term: text.name, detail: <span lang="ja">{person.name}</span> },
    ...(account.login ? [{ term: all.mail, detail: account.login }] : []),
    ...(account.side === "partner"
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

function Organisation({ frame, person, account, values, errors }: AccountPageProps) {
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
      <Section title={text.members} id="members">
        <p>{text.membersLead}</p>
        <Table
          caption={text.members}
          captionHidden
          rows={account.members}
          columns={[
            { head: text.name, cell: (row) => <span lang="ja">{row.name}</span>, rowHead: true },
            { head: text.role, cell: (row) => all.accounts.role[row.role] ?? "", nowrap: true },
            { head: all.accounts.mail, cell: (row) => row.email ?? "" },
            { head: text.since, cell: (row) => <DateText value={row.since} form="short" lang={lang} />, nowrap: true },
          ]}
        />
        {person.organisation?.role === "representative" ? (
          <details class="more" open={errors.some((error) => ["name", "kana", "mail", "role"].includes(error.field))}>
            <summary>{text.addMember}</summary>
            <p>{text.addMemberLead}</p>
            <Form action={langPath(lang, paths.members({}))} idempotencyKey={frame.idempotencyKey} lang={lang}>
              <TextField name="name" label={text.name} width="l" values={values} errors={errors} lang={lang} />
              <TextField
                name="kana"
                label={all.accounts.register.kana}
                width="l"
                required={false}
                values={values}
                errors={errors}
                lang={lang}
              />
              <TextField
                name="mail"
                label={all.accounts.mail}
                type="email"
                width="l"
                values={values}
                errors={errors}
                lang={lang}
              />
              <RadioGroup
                name="role"
                label={text.role}
                options={["member", "representative"].map((role) => ({
                  value: role,
                  text: all.accounts.role[role] ?? "",
                }))}
                columns
                values={values}
                errors={errors}
                lang={lang}
              />
              <Button kind="other">{text.addMemberButton}</Button>
            </Form>
          </details>
        ) : null}
      </Section>
    </>
  );
}

function Password({ frame, errors, values, passwordMin }: AccountPageProps) {
  const text = words(frame.lang).accounts;
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
