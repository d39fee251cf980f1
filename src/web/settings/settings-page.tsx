import type { IdentityProvider } from "../../domain/accounts/identity-provider.ts";
import type { FieldError } from "../../domain/kernel/result.ts";
import type { Person } from "../../domain/policy/actor.ts";
import type { Settings } from "../../domain/settings.ts";
import type { MailHealth } from "../../queries/mail-health.ts";
import { paths } from "../paths.ts";
import { Button, ButtonLink } from "../ui/button.tsx";
import { Callout } from "../ui/callout.tsx";
import { Select } from "../ui/choice-field.tsx";
import { Form } from "../ui/form.tsx";
import type { FormValues } from "../ui/form-values.ts";
import type { Frame } from "../ui/frame.ts";
import { NumberField } from "../ui/number-field.tsx";
import { Section } from "../ui/page.tsx";
import { TextField } from "../ui/text-field.tsx";
import { FileLimitsSection, fileLimitLabels } from "./file-limits-section.tsx";
import { MailSection } from "./mail-section.tsx";
import { ProblemQuestionSection, problemQuestionLabels } from "./problem-question-section.tsx";
import { SecondLookSection } from "./second-look-section.tsx";
import { SettingsFrame } from "./settings-frame.tsx";
import { SignInRulesSection, signInRuleLabels } from "./sign-in-rules-section.tsx";

export type SettingsPageProps = {
  frame: Frame;
  person: Person;
  settings: Settings;
  approvers: readonly { id: string; name: string; title: string }[];
  mail: MailHealth;
  providers: readonly IdentityProvider["settings"][];
  values: FormValues;
  errors: readonly FieldError[];
};

/** As many steps as a route can have. */
export const routeSteps = [1, 2, 3, 4, 5, 6].map((step) => `approver${step}`);

export const dayLabels: Readonly<Record<keyof Settings["targetDays"] | "commentDays", string>> = {
  firstAnswer: "提出への最初のご連絡",
  formalCheck: "形式の確認",
  departmentAnswer: "課の回答",
  deskReply: "デスクの返信",
  feasibility: "実施できるかの判断",
  methodDecision: "手法の決定",
  minutes: "面談の記録",
  publicAnswer: "課題への質問の答えの公開",
  additions: "提案者による追記",
  commentDays: "公表する内容への意見",
};

const contactLabels = {
  telephone: "デスクの電話",
  hours: "開いている時間",
  mayorTitle: "市長の職名",
  mayorName: "市長の名前",
};

/** The route of approval, target days, how the desk is reached. */
export function SettingsPage(props: SettingsPageProps) {
  const { frame, person, settings, values, errors } = props;
  const days: Record<string, number> = { ...settings.targetDays, commentDays: settings.commentDays };
  const shown: FormValues = {
    ...Object.fromEntries(Object.entries(days).map(([name, number]) => [name, String(number)])),
    ...Object.fromEntries(
      Object.keys(contactLabels).map((name) => [name, settings[name as keyof typeof contactLabels]]),
    ),
    ...values,
  };
  return (
    <SettingsFrame
      frame={frame}
      person={person}
      tab="settings"
      title="決裁と目標日数"
      errors={errors}
      labels={{
        approver1: "決裁の順番",
        reviewer1: "もう一度の検討をする人",
        ...dayLabels,
        ...contactLabels,
        ...problemQuestionLabels,
        ...fileLimitLabels,
        ...signInRuleLabels,
      }}
    >
      <Section title="決裁の順番" id="route">
        <p>
          2人以上を、決裁する順に選びます。起案した人は、自分の起案を決裁できません。途中の決裁は、始めたときの順番で進みます。
        </p>
        <RouteForm {...props} />
      </Section>
      <SecondLookSection {...props} />
      <Section title="目標日数" note="開庁日で数えます" id="days">
        <p>提案者には「目標日数」として示します。すでに始まっている期限は変わりません。</p>
        <Form action={paths.targetDays({})} idempotencyKey={frame.idempotencyKey}>
          {Object.entries(dayLabels).map(([name, label]) => (
            <NumberField name={name} label={label} unit="開庁日" width="s" values={shown} errors={errors} />
          ))}
          <Button kind="other">目標日数を保存する</Button>
        </Form>
      </Section>
      <ProblemQuestionSection {...props} />
      <FileLimitsSection {...props} />
      <Section title="連絡先と名義" id="contact">
        <Form action={paths.contactFacts({})} idempotencyKey={frame.idempotencyKey}>
          {Object.entries(contactLabels).map(([name, label]) => (
            <TextField name={name} label={label} required={false} width="l" values={shown} errors={errors} />
          ))}
          <Button kind="other">連絡先と名義を保存する</Button>
        </Form>
      </Section>
      <MailSection frame={frame} mail={props.mail} />
      <SignInRulesSection {...props} />
    </SettingsFrame>
  );
}

function RouteForm({ frame, settings, approvers, values, errors }: SettingsPageProps) {
  if (approvers.length < 2)
    return (
      <Callout kind="warning" title="決裁者がまだ足りません" level={3}>
        <p>「人と役割」で、2人以上に「決裁者」の役割を加えてください。</p>
        <ButtonLink kind="other" href={paths.people({})}>
          人と役割を整える
        </ButtonLink>
      </Callout>
    );
  const saved = Object.fromEntries(routeSteps.map((name, index) => [name, settings.approvalRoute[index] ?? ""]));
  const gone = settings.approvalRoute.some((id) => !approvers.some((approver) => approver.id === id));
  return (
    <Form action={paths.approvalRoute({})} idempotencyKey={frame.idempotencyKey}>
      {gone ? (
        <Callout kind="warning" title="決裁者でなくなった人が順番に入っています" level={3}>
          <p>選びなおして保存してください。</p>
        </Callout>
      ) : null}
      {routeSteps.map((name, index) => (
        <Select
          name={name}
          label={`${index + 1}番目に決裁する人`}
          required={index < 2}
          emptyText={index < 2 ? undefined : "なし"}
          options={approvers.map((one) => ({ value: one.id, text: [one.name, one.title].filter(Boolean).join(" ") }))}
          values={{ ...saved, ...values }}
          errors={errors}
        />
      ))}
      <Button>決裁の順番を保存する</Button>
    </Form>
  );
}
