import type { City } from "../../db/stores/city-store.ts";
import type { FieldError } from "../../domain/kernel/result.ts";
import type { Watches } from "../../queries/watches.ts";
import { paths } from "../paths.ts";
import { ActionForm, Button } from "../ui/button.tsx";
import { CheckboxGroup } from "../ui/choice-field.tsx";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { Form } from "../ui/form.tsx";
import type { FormValues } from "../ui/form-values.ts";
import type { Frame } from "../ui/frame.ts";
import { Layout } from "../ui/layout.tsx";
import { Card, PageHead, Section } from "../ui/page.tsx";
import { TextArea } from "../ui/text-field.tsx";

export const watchLabels = {
  fields: "得意な分野",
  strengths: "知っていること、できること",
  told: "お知らせ",
  watched: "知らせてほしい分野",
};

type Props = {
  frame: Frame;
  city: City;
  watches: Watches;
  /** A challenge that somebody came from, to watch it. */
  asked: { code: string; title: string } | null;
  values: FormValues;
  errors: readonly FieldError[];
};

/** 団体の紹介とお知らせ: what the organisation knows and can do, and which challenges one is told of. */
export function WatchesPage({ frame, city, watches, asked, values, errors }: Props) {
  const field = { values, errors };
  const options = city.fields.map(({ name }) => ({ value: name, text: name }));
  return (
    <Layout frame={frame} title="団体の紹介と課題のお知らせ" current="account">
      <ErrorSummary errors={errors} labels={watchLabels} />
      <PageHead
        crumbs={[{ href: paths.account({}), text: "アカウント" }, { text: "団体の紹介と課題のお知らせ" }]}
        title="団体の紹介と課題のお知らせ"
        lead="団体が知っていることを書いておくと、合う課題が公開されたときに、理由を添えてメールでお知らせします。紹介はデスクだけが読みます。何を見守っているかは、市の職員には見えません。"
      />
      {asked && !watches.challenges.some(({ code }) => code === asked.code) ? (
        <Card kind="key" title={asked.title} level={2}>
          <p>この課題の募集が始まったときと、内容が変わったときに、メールでお知らせします。</p>
          <ActionForm
            action={paths.watchedChallenges({})}
            label="この課題を見守る"
            idempotencyKey={frame.idempotencyKey}
            fields={{ code: asked.code }}
          />
        </Card>
      ) : null}
      <Form action={paths.watches({})} idempotencyKey={frame.idempotencyKey}>
        <Section title="団体の紹介">
          <CheckboxGroup
            {...field}
            name="fields"
            label={watchLabels.fields}
            required={false}
            columns
            options={options}
          />
          <TextArea
            {...field}
            name="strengths"
            label={watchLabels.strengths}
            help="ふだんの言葉で書いてください。課題の文と重なる言葉があれば、お知らせします。"
            example="産後の方への訪問相談を、保健師3人で10年続けています。"
            required={false}
            rows={5}
            maxGraphemes={1000}
          />
          <CheckboxGroup
            {...field}
            name="told"
            label={watchLabels.told}
            required={false}
            options={[{ value: "yes", text: "団体に合う課題が公開されたら、団体の全員にメールで知らせる" }]}
          />
        </Section>
        <Section title="わたしへのお知らせ">
          <CheckboxGroup
            {...field}
            name="watched"
            label={watchLabels.watched}
            required={false}
            columns
            options={options}
          />
        </Section>
        <Button>紹介とお知らせを保存する</Button>
      </Form>
      {watches.challenges.length > 0 ? (
        <Section title="見守っている課題">
          <ul class="rows">
            {watches.challenges.map(({ code, title }) => (
              <li>
                <div class="row-main">
                  <p class="row-title">
                    <a href={paths.challenge({ code })}>{title}</a>
                  </p>
                </div>
                <div class="row-side">
                  <ActionForm
                    action={paths.watchedChallengeEnding({})}
                    label="見守りをやめる"
                    kind="weak"
                    idempotencyKey={frame.idempotencyKey}
                    fields={{ code }}
                  />
                </div>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </Layout>
  );
}
