import { seedLabels } from "../../commands/seeds/write-seed.ts";
import type { Seed } from "../../db/stores/seed-store.ts";
import { longestSeed, mayOnSeed } from "../../domain/challenge/seed.ts";
import type { FieldError } from "../../domain/kernel/result.ts";
import { isOfDesk, type Person } from "../../domain/policy/actor.ts";
import type { SeedReply } from "../../queries/seeds.ts";
import { paths } from "../paths.ts";
import { ActionForm, Button, ButtonLink } from "../ui/button.tsx";
import { DateText } from "../ui/date-text.tsx";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { Form } from "../ui/form.tsx";
import type { FormValues } from "../ui/form-values.ts";
import type { Frame } from "../ui/frame.ts";
import { Layout } from "../ui/layout.tsx";
import { PageHead, Section } from "../ui/page.tsx";
import { Prose } from "../ui/prose.tsx";
import { TextArea } from "../ui/text-field.tsx";
import { beginningOf, SeedState } from "./seeds-page.tsx";

export type SeedPageProps = {
  frame: Frame;
  person: Person;
  seed: Seed;
  replies: readonly SeedReply[];
  values: FormValues;
  errors: readonly FieldError[];
};

/** One seed with what desk and department have written to each other, and what may come of it. */
export function SeedPage({ frame, person, seed, replies, values, errors }: SeedPageProps) {
  const title = beginningOf(seed);
  const may = (action: Parameters<typeof mayOnSeed>[1]) => mayOnSeed(person, action, seed).ok;
  const common = { idempotencyKey: frame.idempotencyKey, version: seed.version };
  return (
    <Layout frame={frame} side="inside" title={title} current="challenges-inside">
      <ErrorSummary errors={errors} labels={{ reply: "返事" }} />
      <PageHead
        crumbs={[
          { href: paths.challengesInside({}), text: "課題" },
          { href: paths.seeds({}), text: "課題のたね" },
          { text: title },
        ]}
        meta={
          <>
            <b>{seed.departmentName}</b> <SeedState seed={seed} />
          </>
        }
        title={title}
        lead={`${seed.departmentName}とデスクだけが見られます。`}
        aside={
          may("draft") ? (
            <ButtonLink href={paths.newChallenge({}, { seed: seed.id })}>課題の下書きにする</ButtonLink>
          ) : seed.challengeId ? (
            <ButtonLink kind="other" href={paths.challengeInside.show({ id: seed.challengeId })}>
              課題の下書きを見る
            </ButtonLink>
          ) : undefined
        }
      />
      <Section title={seed.kind === "help" ? seedLabels.question : seedLabels.body}>
        <Prose text={seed.body} />
        <p class="sub">
          {seed.by}　<DateText value={seed.at} form="time" />
        </p>
      </Section>
      {seed.affected ? (
        <Section title={seedLabels.affected}>
          <Prose text={seed.affected} />
        </Section>
      ) : null}
      {seed.tried ? (
        <Section title={seedLabels.tried}>
          <Prose text={seed.tried} />
        </Section>
      ) : null}
      {replies.map((reply) => (
        <Section title={reply.side === "desk" ? "デスクの返事" : "課の返事"}>
          <Prose text={reply.body} />
          <p class="sub">
            {reply.by}　<DateText value={reply.at} form="time" />
          </p>
        </Section>
      ))}
      {may("reply") ? (
        <Section title={isOfDesk(person) ? "課に返事を書く" : "デスクに書き足す"} id="reply">
          <Form action={paths.seed.replies({ id: seed.id })} {...common} draftKey={`seed-reply-${seed.id}`}>
            <TextArea name="reply" label="返事" rows={4} maxGraphemes={longestSeed} values={values} errors={errors} />
            <Button kind="other">返事を残す</Button>
          </Form>
        </Section>
      ) : null}
      {may("close") ? (
        <ActionForm
          action={paths.seed.closing({ id: seed.id })}
          label="これ以上は進めず、終了にする"
          kind="weak"
          {...common}
        />
      ) : null}
    </Layout>
  );
}
