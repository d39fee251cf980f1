import type { IdentityProvider } from "../../domain/accounts/identity-provider.ts";
import type { FieldError } from "../../domain/kernel/result.ts";
import type { Person } from "../../domain/policy/actor.ts";
import type { Access } from "../../queries/accounts-access.ts";
import type { ListedPerson } from "../../queries/accounts-people.ts";
import { paths } from "../paths.ts";
import { Button, ButtonLink } from "../ui/button.tsx";
import { Callout, EmptyState } from "../ui/callout.tsx";
import { DateText } from "../ui/date-text.tsx";
import { Fold } from "../ui/fold.tsx";
import { FilterForm, Form } from "../ui/form.tsx";
import type { FormValues } from "../ui/form-values.ts";
import type { Frame } from "../ui/frame.ts";
import { Pager, Tabs } from "../ui/page-navigation.tsx";
import { Table } from "../ui/table.tsx";
import { Tag } from "../ui/tag.tsx";
import { TextField } from "../ui/text-field.tsx";
import { secondFactorOf, waysInOf } from "./access-words.tsx";
import { PostFields } from "./post-fields.tsx";
import { postNames, SettingsFrame } from "./settings-frame.tsx";

export type PeoplePageProps = {
  frame: Frame;
  person: Person;
  people: readonly ListedPerson[];
  filter: { side: "city" | "partner"; words: string };
  /** How each of them comes in. */
  access: ReadonlyMap<string, Access>;
  providers: readonly IdentityProvider["settings"][];
  next: string | null;
  /** What a city still needs before a proposal can come in. */
  missing: readonly string[];
  departments: readonly { id: string; name: string }[];
  values: FormValues;
  errors: readonly FieldError[];
};

export const staffLabels: Readonly<Record<string, string>> = {
  name: "お名前",
  kana: "ふりがな",
  mail: "メールアドレス",
  role: "役割",
  department: "課",
  title: "職名",
};

/** Everybody with an account, and the form that adds a colleague. */
export function PeoplePage(props: PeoplePageProps) {
  const { frame, person, people, access, providers, filter, next, missing, errors } = props;
  return (
    <SettingsFrame
      frame={frame}
      person={person}
      tab="people"
      title="人と役割"
      lead="だれが何を受け持つかを整えます。アカウントを整える人に、提案を読む権限はありません。"
      errors={errors}
      labels={staffLabels}
    >
      {missing.length > 0 ? (
        <Callout kind="warning" title="はじめに整えること">
          <ul>
            {missing.map((one) => (
              <li>{one}</li>
            ))}
          </ul>
        </Callout>
      ) : null}
      {filter.side === "city" ? <AddColleague {...props} /> : null}
      {filter.side === "city" ? (
        <p>
          <a href={paths.deputies({})}>デスクの責任者が不在のときの代理を決める</a>
        </p>
      ) : null}
      <Tabs
        label="だれの一覧か"
        items={[
          { href: paths.people({}), text: "市の職員", current: filter.side === "city" },
          { href: paths.people({}, { side: "partner" }), text: "提案する団体の方", current: filter.side === "partner" },
        ]}
      />
      <FilterForm action={paths.people({})} label="人を探す">
        {filter.side === "partner" ? <input type="hidden" name="side" value="partner" /> : null}
        <TextField
          name="q"
          label="名前・ふりがな・メール"
          type="search"
          compact
          required={false}
          width="l"
          values={{ q: filter.words }}
          errors={[]}
        />
        <Button kind="other">探す</Button>
      </FilterForm>
      <Table
        caption={filter.side === "city" ? "市の職員" : "提案する団体の方"}
        captionHidden
        dense
        rows={people}
        columns={[
          {
            head: "名前",
            rowHead: true,
            cell: (row) => (
              <>
                <a href={paths.person({ person: row.id })}>{row.name}</a> {row.ended ? <Tag>利用を終えた人</Tag> : null}
                {access.get(row.id)?.isBlocked ? <Tag>ログインを止めている人</Tag> : null}
                <br />
                <span class="sub">{row.kana}</span>
                {row.email ? (
                  <>
                    <br />
                    <span class="sub">{row.email}</span>
                  </>
                ) : null}
              </>
            ),
          },
          {
            head: filter.side === "city" ? "役割" : "団体と役割",
            cell: (row) => <Places places={row.places} />,
          },
          {
            head: "入り方・二段階",
            cell: (row) => {
              const own = access.get(row.id)!;
              return (
                <>
                  {waysInOf(own, providers)}
                  <br />
                  <span class="sub">二段階: {secondFactorOf(own)}</span>
                </>
              );
            },
          },
          {
            head: "最後に使った日",
            label: "最後",
            nowrap: true,
            cell: (row) => {
              const { lastSeen, liveSessions } = access.get(row.id)!;
              return (
                <>
                  {lastSeen ? <DateText value={lastSeen} form="dense" /> : "－"}
                  {liveSessions > 0 ? (
                    <>
                      <br />
                      <span class="sub">ログイン中 {liveSessions}</span>
                    </>
                  ) : null}
                </>
              );
            },
          },
        ]}
        empty={
          <EmptyState
            title={filter.words ? `「${filter.words}」に合う人は、いません` : "まだだれもいません"}
            text="名前の一部でも探せます。"
            level={2}
          >
            <ButtonLink kind="other" href={paths.people({})}>
              条件をすべて外す
            </ButtonLink>
          </EmptyState>
        }
      />
      {people.length > 0 ? (
        <p>
          <ButtonLink
            kind="other"
            download
            href={paths.peopleFile({}, filter.side === "partner" ? { side: "partner" } : {})}
          >
            全員の役割と入り方を、CSVで保存する
          </ButtonLink>
        </p>
      ) : null}
      <Pager
        next={
          next
            ? paths.people(
                {},
                {
                  side: filter.side === "partner" ? "partner" : undefined,
                  q: filter.words || undefined,
                  after: next,
                },
              )
            : null
        }
      />
    </SettingsFrame>
  );
}

/** Above the list, however long that is; open while there is something to mend, and for the first colleagues of a new city. */
function AddColleague({ frame, missing, departments, values, errors }: PeoplePageProps) {
  const field = { values, errors };
  return (
    <Fold title="職員を加える" id="add" open={errors.length > 0 || missing.length > 0}>
      <p>
        加えると、本人がパスワードを決めるためのリンクを一度だけ表示します。本人に直接お渡しください。リンクは3日間使えます。
      </p>
      <Form action={paths.people({})} idempotencyKey={frame.idempotencyKey}>
        <TextField {...field} name="name" label={staffLabels.name!} width="l" />
        <TextField {...field} name="kana" label={staffLabels.kana!} required={false} width="l" />
        <TextField {...field} name="mail" label={staffLabels.mail!} type="email" width="l" />
        <PostFields {...field} departments={departments} />
        <Button>職員を加えて、リンクをつくる</Button>
      </Form>
    </Fold>
  );
}

export function Places({ places }: { places: readonly { role: string; place: string; title: string }[] }) {
  if (places.length === 0) return <span class="sub">役割がありません</span>;
  return (
    <>
      {places.map((one, index) => (
        <>
          {index > 0 ? <br /> : null}
          {[one.place, postNames[one.role] ?? one.role].filter(Boolean).join(" ")}
          {one.title ? <span class="sub"> {one.title}</span> : null}
        </>
      ))}
    </>
  );
}
