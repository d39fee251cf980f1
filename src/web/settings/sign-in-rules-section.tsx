import type { IdentityProvider } from "../../domain/accounts/identity-provider.ts";
import { isWeak } from "../../domain/accounts/shortest-password.ts";
import type { FieldError } from "../../domain/kernel/result.ts";
import type { Settings } from "../../domain/settings.ts";
import { paths } from "../paths.ts";
import { Button } from "../ui/button.tsx";
import { Callout } from "../ui/callout.tsx";
import { RadioGroup } from "../ui/choice-field.tsx";
import { Form } from "../ui/form.tsx";
import type { FormValues } from "../ui/form-values.ts";
import type { Frame } from "../ui/frame.ts";
import { NumberField } from "../ui/number-field.tsx";
import { Section } from "../ui/page.tsx";

export const signInRuleLabels = {
  secondFactorForStaff: "職員のログイン",
  staffPasswordSignIn: "職員の入り方",
  passwordAlone: "パスワードだけのときの長さ",
  passwordWithFactor: "認証アプリもたずねるときの長さ",
};

type Props = {
  frame: Frame;
  settings: Settings;
  providers: readonly IdentityProvider["settings"][];
  values: FormValues;
  errors: readonly FieldError[];
};

/** How staff sign in; what a city makes weaker is said plainly, before and after it is saved. */
export function SignInRulesSection({ frame, settings, providers, values, errors }: Props) {
  const { alone, withSecondFactor } = settings.shortestPassword;
  const provider = providers.find(({ side }) => side === "city");
  const shown = {
    secondFactorForStaff: settings.secondFactorForStaff ? "yes" : "no",
    staffPasswordSignIn: settings.staffPasswordSignIn ? "yes" : "no",
    passwordAlone: String(alone),
    passwordWithFactor: String(withSecondFactor),
    ...values,
  };
  return (
    <Section title="ログインの安全" id="sign-in-rules">
      {settings.secondFactorForStaff ? null : (
        <Callout kind="warning" title="職員は、いまパスワードだけでログインできます" level={3}>
          <p>
            職員のパスワードが1つ知られると、公表前の提案を外から読まれるおそれがあります。認証アプリを必須にすることを、強くおすすめします。
          </p>
        </Callout>
      )}
      {isWeak(settings) ? (
        <Callout kind="warning" title={`パスワードが、${alone}文字から使えます`} level={3}>
          <p>
            パスワードだけでログインする人には、15文字以上をおすすめします。短いパスワードは、機械で当てられるおそれがあります。すでに決めたパスワードは、変わりません。
          </p>
        </Callout>
      ) : null}
      <Form action={paths.signInRules({})} idempotencyKey={frame.idempotencyKey}>
        <RadioGroup
          name="secondFactorForStaff"
          label={signInRuleLabels.secondFactorForStaff}
          options={[
            {
              value: "yes",
              text: "パスワードと認証アプリ(おすすめ)",
              help: "登録していない職員は、次のログインで登録します。いまログインしている人は、そのまま使えます。",
            },
            {
              value: "no",
              text: "パスワードだけでもよい",
              help: "弱い設定です。パスワードを知った人が、その職員としてログインできます。",
            },
          ]}
          values={shown}
          errors={errors}
        />
        {provider ? (
          <RadioGroup
            name="staffPasswordSignIn"
            label={signInRuleLabels.staffPasswordSignIn}
            options={[
              { value: "yes", text: `${provider.name}でも、パスワードやパスキーでも` },
              {
                value: "no",
                text: `${provider.name}だけ`,
                help: "職員のパスワードとパスキーを受け付けません。相手のしくみが止まったときは、管理者が「人と役割」でつくるリンクから入れます。先に、管理者が組織のアカウントで入れることを確かめてください。",
              },
            ]}
            values={shown}
            errors={errors}
          />
        ) : null}
        <NumberField
          name="passwordAlone"
          label={signInRuleLabels.passwordAlone}
          help="提案する団体の方と、認証アプリを使わない職員のパスワード。15文字以上をおすすめします。"
          unit="文字以上"
          width="s"
          values={shown}
          errors={errors}
        />
        <NumberField
          name="passwordWithFactor"
          label={signInRuleLabels.passwordWithFactor}
          help="認証アプリも必須の職員のパスワード。8文字より短くはできません。"
          unit="文字以上"
          width="s"
          values={shown}
          errors={errors}
        />
        <p>
          よく使われる言葉、流出したことのあるパスワード、市や窓口の名前は、長さにかかわらず使えません。定期的な変更は求めません。
        </p>
        <Button kind="other">ログインの決まりを保存する</Button>
      </Form>
    </Section>
  );
}
