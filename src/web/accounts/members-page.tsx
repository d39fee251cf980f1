import { keepsRepresentative, memberRoles } from "../../domain/accounts/membership.ts";
import type { FieldError } from "../../domain/kernel/result.ts";
import type { Person } from "../../domain/policy/actor.ts";
import type { InvitationRow, MemberRow } from "../../queries/organisation-members.ts";
import { langPath, words } from "../../words/words.ts";
import { paths } from "../paths.ts";
import { ActionForm, Button } from "../ui/button.tsx";
import { RadioGroup } from "../ui/choice-field.tsx";
import { DateText } from "../ui/date-text.tsx";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { Fold } from "../ui/fold.tsx";
import { Form } from "../ui/form.tsx";
import type { FormValues } from "../ui/form-values.ts";
import type { Frame } from "../ui/frame.ts";
import { Layout } from "../ui/layout.tsx";
import { PageHead, Section } from "../ui/page.tsx";
import { Table } from "../ui/table.tsx";
import { Tag } from "../ui/tag.tsx";
import { TextField } from "../ui/text-field.tsx";

export type MembersPageProps = {
  frame: Frame;
  person: Person;
  members: readonly MemberRow[];
  invitations: readonly InvitationRow[];
  values: FormValues;
  errors: readonly FieldError[];
};

/** The people of the organisation one acts for: roles, invitations with their state, leaving. */
export function MembersPage(props: MembersPageProps) {
  const { frame, person, members, errors } = props;
  const all = words(frame.lang);
  const text = all.members;
  const { lang } = frame;
  const isRepresentative = person.organisation?.role === "representative";
  return (
    <Layout frame={frame} title={text.title} current="account" side="outside">
      <ErrorSummary errors={errors} labels={{ mail: text.mail, role: text.role }} lang={lang} />
      <PageHead
        meta={<span lang="ja">{person.organisation?.name ?? ""}</span>}
        title={text.title}
        lead={text.lead}
        lang={lang}
      />
      {isRepresentative ? <Invite {...props} /> : null}
      <Table
        caption={text.title}
        captionHidden
        rows={members}
        columns={[
          {
            head: all.accounts.account.name,
            rowHead: true,
            cell: (row) => (
              <>
                <span lang="ja">{row.name}</span> {row.id === person.id ? text.you : ""}
                <br />
                <span class="sub">{row.email ?? ""}</span>
              </>
            ),
          },
          { head: all.accounts.account.role, cell: (row) => all.accounts.role[row.role] ?? "", nowrap: true },
          { head: text.since, cell: (row) => <DateText value={row.since} form="short" lang={lang} />, nowrap: true },
          ...(isRepresentative
            ? [
                {
                  head: text.act,
                  headHidden: true,
                  cell: (row: MemberRow) => <MemberActs {...{ frame, row, members }} isSelf={row.id === person.id} />,
                },
              ]
            : []),
        ]}
      />
      <Invitations {...props} />
      <Fold title={text.leave} id="leave">
        {keepsRepresentative(rolesOf(members), { personId: person.id, to: null }) ? (
          <>
            <p>{text.leaveLead}</p>
            <ActionForm
              action={langPath(lang, paths.memberEnding({ member: person.id }))}
              label={text.leaveButton(person.organisation?.name ?? "")}
              kind="danger"
              idempotencyKey={frame.idempotencyKey}
            />
          </>
        ) : (
          <p>{text.lastRepresentative}</p>
        )}
      </Fold>
      <p>
        <a href={langPath(lang, paths.account({}))}>{all.addresses.back}</a>
      </p>
    </Layout>
  );
}

function rolesOf(members: readonly MemberRow[]) {
  return members.map(({ id, role }) => ({ personId: id, role }));
}

type MemberActsProps = { frame: Frame; row: MemberRow; members: readonly MemberRow[]; isSelf: boolean };

function MemberActs({ frame, row, members, isSelf }: MemberActsProps) {
  const text = words(frame.lang).members;
  const { lang, idempotencyKey } = frame;
  const to = row.role === "representative" ? "member" : "representative";
  return (
    <>
      {keepsRepresentative(rolesOf(members), { personId: row.id, to }) ? (
        <ActionForm
          action={langPath(lang, paths.memberRole({ member: row.id }))}
          label={to === "representative" ? text.makeRepresentative : text.makeMember}
          kind="weak"
          fields={{ role: to }}
          idempotencyKey={idempotencyKey}
        />
      ) : null}
      {isSelf ? null : (
        <details>
          <summary>{text.remove}</summary>
          <p>{text.removeLead(row.name)}</p>
          <ActionForm
            action={langPath(lang, paths.memberEnding({ member: row.id }))}
            label={text.removeButton(row.name)}
            kind="danger"
            idempotencyKey={idempotencyKey}
          />
        </details>
      )}
    </>
  );
}

function Invite({ frame, values, errors }: MembersPageProps) {
  const all = words(frame.lang);
  const text = all.members;
  const field = { values, errors, lang: frame.lang };
  return (
    <Fold title={text.invite} id="invite" open={errors.length > 0}>
      <p>{text.inviteLead(frame.mail)}</p>
      <Form action={langPath(frame.lang, paths.members({}))} idempotencyKey={frame.idempotencyKey} lang={frame.lang}>
        <TextField {...field} name="mail" label={text.mail} type="email" width="l" />
        <RadioGroup
          {...field}
          name="role"
          label={text.role}
          options={memberRoles.map((role) => ({ value: role, text: all.accounts.role[role] ?? "" }))}
          columns
        />
        <Button>{text.inviteButton(frame.mail)}</Button>
      </Form>
    </Fold>
  );
}

function Invitations({ frame, person, invitations }: MembersPageProps) {
  const all = words(frame.lang);
  const text = all.members;
  const { lang } = frame;
  const isRepresentative = person.organisation?.role === "representative";
  if (invitations.length === 0) return null;
  return (
    <Section title={text.invitations} id="invitations">
      <Table
        caption={text.invitations}
        captionHidden
        rows={invitations}
        columns={[
          { head: all.accounts.mail, cell: (row) => row.mail, rowHead: true },
          { head: all.accounts.account.role, cell: (row) => all.accounts.role[row.role] ?? "", nowrap: true },
          { head: text.invitedBy, cell: (row) => <span lang="ja">{row.invitedBy}</span> },
          {
            head: text.state,
            cell: (row) => (
              <>
                <Tag>{text.stateOf[row.state]}</Tag>{" "}
                {row.state === "open" ? <DateText value={row.expiresAt} form="short" lang={lang} /> : null}
              </>
            ),
          },
          ...(isRepresentative
            ? [
                {
                  head: text.act,
                  headHidden: true,
                  cell: (row: InvitationRow) =>
                    row.state === "open" ? (
                      <ActionForm
                        action={langPath(lang, paths.invitationRevoking({ invitation: row.id }))}
                        label={text.revoke}
                        kind="weak"
                        idempotencyKey={frame.idempotencyKey}
                      />
                    ) : null,
                },
              ]
            : []),
        ]}
      />
    </Section>
  );
}
