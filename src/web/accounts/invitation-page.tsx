import type { LivingInvitation } from "../../db/stores/invitation-store.ts";
import type { FieldError } from "../../domain/kernel/result.ts";
import { langPath, words } from "../../words/words.ts";
import { paths } from "../paths.ts";
import { ActionForm, Button, ButtonLink } from "../ui/button.tsx";
import { Callout, EmptyState } from "../ui/callout.tsx";
import { dateText } from "../ui/date-text.tsx";
import { DescriptionList } from "../ui/description-list.tsx";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { Form } from "../ui/form.tsx";
import type { FormValues } from "../ui/form-values.ts";
import type { Frame } from "../ui/frame.ts";
import { Layout } from "../ui/layout.tsx";
import { PageHead, Section } from "../ui/page.tsx";
import { TextField } from "../ui/text-field.tsx";

export type InvitationPageProps = {
  frame: Frame;
  token: string;
  invitation: LivingInvitation;
  /** The fewest characters of a password here. */
  passwordMin: number;
  values: FormValues;
  errors: readonly FieldError[];
};

/** The page of an invitation's link: who invites to what; joining as who is signed in, signing in, or registering. */
export function InvitationPage(props: InvitationPageProps) {
  const { frame, invitation, errors } = props;
  const all = words(frame.lang);
  const text = all.members.invitation;
  const { lang } = frame;
  return (
    <Layout frame={frame} title={text.title}>
      <ErrorSummary
        errors={errors}
        labels={{ name: all.accounts.register.name, kana: all.accounts.register.kana, password: all.accounts.password }}
        lang={lang}
        kept={all.common.form.keptButPassword}
      />
      <PageHead title={text.title} lead={text.lead(invitation.invitedBy, invitation.organisation)} lang={lang} />
      <DescriptionList
        items={[
          { term: text.organisation, detail: <span lang="ja">{invitation.organisation}</span> },
          {
            term: text.role,
            detail: (
              <>
                {all.accounts.role[invitation.role]}
                <br />
                <span class="sub">{invitation.role === "representative" ? text.representative : text.member}</span>
              </>
            ),
          },
          { term: text.mail, detail: invitation.mail },
          { term: text.until, detail: dateText(invitation.expiresAt, "time", lang) },
        ]}
      />
      <p>{text.notYou}</p>
      {frame.actor.kind === "person" ? <Join {...props} name={frame.actor.name} /> : <ComeIn {...props} />}
    </Layout>
  );
}

function Join({ frame, token, invitation, name }: InvitationPageProps & { name: string }) {
  const text = words(frame.lang).members.invitation;
  return (
    <Callout title={text.joinAs(name)}>
      <ActionForm
        action={langPath(frame.lang, paths.invitationAcceptance({ token }))}
        label={text.join(invitation.organisation)}
        big
        idempotencyKey={frame.idempotencyKey}
      />
    </Callout>
  );
}

function ComeIn(props: InvitationPageProps) {
  const { frame, token, invitation } = props;
  const text = words(frame.lang).members.invitation;
  const next = langPath(frame.lang, paths.invitation({ token }));
  const known = (
    <Section title={text.registeredTitle}>
      <p>{text.registeredText}</p>
      <ButtonLink
        kind={invitation.isRegistered ? "primary" : "other"}
        href={langPath(frame.lang, paths.signIn({}, { next }))}
      >
        {text.signIn}
      </ButtonLink>
    </Section>
  );
  if (invitation.isRegistered) return known;
  return (
    <>
      <Register {...props} />
      {known}
    </>
  );
}

function Register({ frame, token, invitation, passwordMin, values, errors }: InvitationPageProps) {
  const all = words(frame.lang).accounts;
  const text = words(frame.lang).members.invitation;
  const { lang } = frame;
  const field = { values, errors, lang, width: "l" } as const;
  return (
    <Section title={text.newTitle}>
      <p>{text.newText}</p>
      <Form action={langPath(lang, paths.invitation({ token }))} idempotencyKey={frame.idempotencyKey} lang={lang}>
        <input type="hidden" name="username" value={invitation.mail} autocomplete="username" />
        <TextField {...field} name="name" label={all.register.name} help={all.register.nameHelp} autocomplete="name" />
        <TextField {...field} name="kana" label={all.register.kana} />
        <TextField
          {...field}
          name="password"
          label={all.password}
          help={all.register.passwordHelp(passwordMin)}
          type="password"
          autocomplete="new-password"
        />
        <p>
          {all.register.privacy} <a href={langPath(lang, paths.privacy({}))}>{all.register.privacyLink}</a>
        </p>
        <Button big>{text.newButton}</Button>
      </Form>
    </Section>
  );
}

/** Used, revoked, expired or never there: all look alike. */
export function DeadInvitationPage({ frame }: { frame: Frame }) {
  const text = words(frame.lang).members.invitation;
  return (
    <Layout frame={frame} title={text.deadTitle}>
      <PageHead title={text.deadTitle} lang={frame.lang} />
      <EmptyState title={text.deadText} level={2}>
        <ButtonLink kind="other" href={langPath(frame.lang, paths.home({}))}>
          {text.home}
        </ButtonLink>
      </EmptyState>
    </Layout>
  );
}
