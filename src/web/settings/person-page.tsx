import type { IdentityProvider } from "../../domain/accounts/identity-provider.ts";
import type { FieldError } from "../../domain/kernel/result.ts";
import type { Person } from "../../domain/policy/actor.ts";
import type { Access, LiveSession } from "../../queries/accounts-access.ts";
import type { ShownPerson } from "../../queries/accounts-people.ts";
import { paths } from "../paths.ts";
import { ActionForm, Button, ButtonLink } from "../ui/button.tsx";
import { Callout, EmptyState } from "../ui/callout.tsx";
import { DateText } from "../ui/date-text.tsx";
import { DescriptionList } from "../ui/description-list.tsx";
import { Form } from "../ui/form.tsx";
import type { FormValues } from "../ui/form-values.ts";
import type { Frame } from "../ui/frame.ts";
import { Card, Columns, Section } from "../ui/page.tsx";
import { Table } from "../ui/table.tsx";
import { AccessSection } from "./access-section.tsx";
import { providerName } from "./access-words.tsx";
import { staffLabels } from "./people-page.tsx";
import { PostFields } from "./post-fields.tsx";
import { postNames, SettingsFrame } from "./settings-frame.tsx";

export type PersonPageProps = {
  frame: Frame;
  actor: Person;
  shown: ShownPerson;
  access: Access;
  sessions: readonly LiveSession[];
  providers: readonly IdentityProvider["settings"][];
  departments: readonly { id: string; name: string }[];
  values: FormValues;
  errors: readonly FieldError[];
};

/** One person: posts, and what an administrator can do for them. */
export function PersonPage(props: PersonPageProps) {
  const { frame, actor, shown, access, sessions, providers, departments, values, errors } = props;
  const key = frame.idempotencyKey;
  const person = shown.id;
  const isSelf = person === actor.id;
  // Ended here it would come back with the next sign-in.
  const isFollowed = (code: string | null) => providers.some((one) => one.code === code);
  return (
    <SettingsFrame frame={frame} person={actor} tab="people" title={shown.name} errors={errors} labels={staffLabels}>
      {shown.ended ? (
        <Callout title="この人は利用を終えています">
          <p>ログインできません。したことの記録は、この名前のまま残っています。</p>
        </Callout>
      ) : null}
      {access.isBlocked && !shown.ended ? (
        <Callout kind="warning" title="この人のログインを止めています">
          <p>どの方法でも入れません。役割と記録は、そのままです。</p>
          <ActionForm
            action={paths.personUnblocking({ person })}
            label={`${shown.name}さんのログインを再開する`}
            kind="other"
            idempotencyKey={key}
          />
        </Callout>
      ) : null}
      <Columns aside={shown.ended ? null : <Help {...props} isSelf={isSelf} />}>
        <Section title="この人">
          <DescriptionList
            dense
            items={[
              { term: "ふりがな", detail: shown.kana || "－" },
              { term: "メールアドレス", detail: shown.email ?? "－" },
            ]}
          />
        </Section>
        <Section title={shown.side === "city" ? "いまの役割" : "団体と役割"}>
          <Table
            caption="役割"
            captionHidden
            rows={shown.places}
            empty={<EmptyState title="いまは役割がありません" text="役割がない人は、庁内の画面を開けません。" />}
            columns={[
              {
                head: "役割",
                rowHead: true,
                cell: (row) => (
                  <>
                    {[row.place, postNames[row.role]].filter(Boolean).join(" ")}
                    {row.givenBy ? (
                      <>
                        <br />
                        <span class="sub">
                          {providerName(row.givenBy, providers)}の役割から。そちらで外すと、次のログインで終わります
                        </span>
                      </>
                    ) : null}
                  </>
                ),
              },
              { head: "職名", cell: (row) => row.title || "－" },
              { head: "いつから", cell: (row) => <DateText value={new Date(row.since)} form="short" />, nowrap: true },
              {
                head: "操作",
                headHidden: true,
                cell: (row) =>
                  row.id && !shown.ended && !isFollowed(row.givenBy) ? (
                    <ActionForm
                      action={paths.personPostEnding({ person, post: row.id })}
                      label="この役割を終える"
                      kind="weak"
                      idempotencyKey={key}
                    />
                  ) : null,
              },
            ]}
          />
        </Section>
        <AccessSection personId={person} idempotencyKey={key} {...{ access, sessions, providers }} />
        {shown.side === "city" && !shown.ended ? (
          <Section title="役割を加える" id="posts">
            {isSelf ? (
              <p>自分に役割を加えることはできません。ほかの管理者に頼んでください。</p>
            ) : (
              <Form action={paths.personPosts({ person })} idempotencyKey={key}>
                <PostFields departments={departments} values={values} errors={errors} />
                <Button kind="other">この役割を加える</Button>
              </Form>
            )}
          </Section>
        ) : null}
        <p>
          <ButtonLink kind="weak" href={paths.people({}, shown.side === "partner" ? { side: "partner" } : {})}>
            一覧にもどる
          </ButtonLink>
        </p>
      </Columns>
    </SettingsFrame>
  );
}

function Help({ frame, shown, access, isSelf }: PersonPageProps & { isSelf: boolean }) {
  const hasSecondFactor = access.hasApp || access.passkeys > 0;
  const key = frame.idempotencyKey;
  const person = shown.id;
  return (
    <>
      {access.isBlocked ? null : (
        <Card title="パスワードを忘れたとき" level={2}>
          <p>本人が新しく決めるためのリンクをつくります。本人であることを確かめてから、直接お渡しください。</p>
          <ActionForm
            action={paths.personLink({ person })}
            label="パスワードを決めるリンクをつくる"
            kind="other"
            idempotencyKey={key}
          />
        </Card>
      )}
      <Card title="端末をなくしたとき" level={2}>
        <p>すべての端末で、すぐにログアウトします。</p>
        <ActionForm
          action={paths.personSessions({ person })}
          label="すべてのログインを終える"
          kind="other"
          idempotencyKey={key}
        />
      </Card>
      {hasSecondFactor && !isSelf ? (
        <Card title="認証アプリも予備のコードもないとき" level={2}>
          <p>
            認証アプリの登録を外し、すべてのログインを終えます。
            {frame.mail
              ? "本人にはメールで知らせます。"
              : "メールは送られない設定です。本人には、電話などで知らせてください。"}
            電話や対面で本人であることを確かめてから、行ってください。
          </p>
          <details>
            <summary>登録を外す手続を開く</summary>
            <ActionForm
              action={paths.personFactorRemoval({ person })}
              label={`${shown.name}さんの認証アプリの登録を外す`}
              kind="danger"
              idempotencyKey={key}
            />
          </details>
        </Card>
      ) : null}
      {isSelf || access.isBlocked ? null : (
        <Card title="しばらく入れないようにするとき" level={2}>
          <p>
            休職や、不正な利用が疑われるとき。すべてのログインがすぐに終わり、どの方法でも入れません。役割は残り、いつでも再開できます。
          </p>
          <details>
            <summary>ログインを止める手続を開く</summary>
            <ActionForm
              action={paths.personBlocking({ person })}
              label={`${shown.name}さんのログインを止める`}
              kind="danger"
              idempotencyKey={key}
            />
          </details>
        </Card>
      )}
      {isSelf ? null : (
        <Card title="異動・退職のとき" level={2}>
          <p>役割とログインがすべて終わります。したことの記録は残ります。この操作は元にもどせません。</p>
          <details>
            <summary>利用を終える手続を開く</summary>
            <ActionForm
              action={paths.personEnding({ person })}
              label={`${shown.name}さんの利用を終える`}
              kind="danger"
              idempotencyKey={key}
            />
          </details>
        </Card>
      )}
    </>
  );
}
