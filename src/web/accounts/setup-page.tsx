import { shortestPassword } from "../../domain/accounts/shortest-password.ts";
import type { FieldError } from "../../domain/kernel/result.ts";
import { defaultSettings } from "../../domain/settings.ts";
import { langPath, words } from "../../words/words.ts";
import { paths } from "../paths.ts";
import { Button, ButtonLink } from "../ui/button.tsx";
import { EmptyState } from "../ui/callout.tsx";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { Form } from "../ui/form.tsx";
import type { FormValues } from "../ui/form-values.ts";
import type { Frame } from "../ui/frame.ts";
import { Layout } from "../ui/layout.tsx";
import { PageHead, Section } from "../ui/page.tsx";
import { TextField } from "../ui/text-field.tsx";

export type SetupPageProps = { frame: Frame; token: string; values: FormValues; errors: readonly FieldError[] };

export const setupLabels: Record<string, string> = {
  code: "団体コード",
  cityName: "市町村の名前",
  cityNameEn: "英語の名前",
  deskDivision: "部の名前",
  deskName: "課の名前",
  deskCode: "課コード",
  name: "お名前",
  kana: "お名前のふりがな",
  mail: "メールアドレス",
  password: "パスワード",
};

/** The first page of an installation: the city, its desk, its administrator. Japanese: it is for a Japanese town hall. */
export function SetUpCityPage({ frame, token, values, errors }: SetupPageProps) {
  const field = { values, errors };
  const text = words("ja").accounts;
  return (
    <Layout frame={frame} title="官民連携デスクをはじめる">
      <ErrorSummary errors={errors} labels={setupLabels} />
      <PageHead
        title="官民連携デスクをはじめる"
        lead="市町村と、はじめの管理者を登録します。このリンクは一度だけ使えます。登録すると、そのままログインします。"
      />
      <Form action={paths.setup({ token })} idempotencyKey={frame.idempotencyKey}>
        <Section title="市町村">
          <TextField
            {...field}
            name="code"
            label={setupLabels.code!}
            help="全国地方公共団体コード。検査数字を含む6けたです。"
            example="272060"
            inputmode="numeric"
            width="m"
          />
          <TextField {...field} name="cityName" label={setupLabels.cityName!} example="泉大津市" width="l" />
          <TextField {...field} name="cityNameEn" label={setupLabels.cityNameEn!} example="Izumiotsu City" width="l" />
        </Section>
        <Section title="デスクを置く課" note="ほかの課は、あとで加えます">
          <TextField
            {...field}
            name="deskDivision"
            label={setupLabels.deskDivision!}
            example="総合政策部"
            required={false}
            width="l"
          />
          <TextField {...field} name="deskName" label={setupLabels.deskName!} example="成長戦略課" width="l" />
          <TextField {...field} name="deskCode" label={setupLabels.deskCode!} example="0102" width="m" />
        </Section>
        <Section title="はじめの管理者">
          <p>職員・課・設定を受け持ちます。提案は読めません。</p>
          <TextField {...field} name="name" label={setupLabels.name!} autocomplete="name" width="l" />
          <TextField {...field} name="kana" label={setupLabels.kana!} required={false} width="l" />
          <TextField
            {...field}
            name="mail"
            label={setupLabels.mail!}
            type="email"
            autocomplete="username"
            help="ログインに使います。"
            width="l"
          />
          <TextField
            {...field}
            name="password"
            label={setupLabels.password!}
            type="password"
            autocomplete="new-password"
            help={text.register.passwordHelp(shortestPassword(defaultSettings, "city"))}
            width="l"
          />
        </Section>
        <Button big>登録して、はじめる</Button>
      </Form>
    </Layout>
  );
}

/** A person chooses a password by the link they were handed. */
export function SetPasswordPage(props: SetupPageProps & { name: string; login: string; passwordMin: number }) {
  const { frame, token, values, errors, name, login, passwordMin } = props;
  const all = words(frame.lang).accounts;
  const text = all.setPassword;
  return (
    <Layout frame={frame} title={text.title}>
      <ErrorSummary errors={errors} lang={frame.lang} labels={{ password: all.password }} />
      <PageHead title={text.title} lead={text.lead(name)} lang={frame.lang} />
      <p>
        {text.login}: <b>{login}</b>
      </p>
      <Form
        action={langPath(frame.lang, paths.setup({ token }))}
        idempotencyKey={frame.idempotencyKey}
        lang={frame.lang}
      >
        <input type="hidden" name="username" value={login} autocomplete="username" />
        <TextField
          name="password"
          label={all.password}
          help={all.register.passwordHelp(passwordMin)}
          type="password"
          autocomplete="new-password"
          width="l"
          values={values}
          errors={errors}
          lang={frame.lang}
        />
        <Button big>{text.button}</Button>
      </Form>
    </Layout>
  );
}

/** Used, expired or never there: all look alike. */
export function DeadLinkPage({ frame }: { frame: Frame }) {
  const text = words(frame.lang).accounts;
  return (
    <Layout frame={frame} title={text.setPassword.deadTitle}>
      <PageHead title={text.setPassword.deadTitle} lang={frame.lang} />
      <EmptyState title={text.setPassword.deadText} level={2}>
        <ButtonLink kind="other" href={langPath(frame.lang, paths.signIn({}))}>
          {text.signIn.button}
        </ButtonLink>
      </EmptyState>
    </Layout>
  );
}
