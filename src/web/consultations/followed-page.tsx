import { consultationNumber, longestConsultation } from "../../domain/consultation/consultation.ts";
import type { FieldError } from "../../domain/kernel/result.ts";
import type { FollowedConsultation, FollowedStep } from "../../queries/followed-consultation.ts";
import { langPath, words } from "../../words/words.ts";
import { paths } from "../paths.ts";
import { ActionForm, Button, ButtonLink, ButtonRow } from "../ui/button.tsx";
import { Callout } from "../ui/callout.tsx";
import { dateText } from "../ui/date-text.tsx";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { Form } from "../ui/form.tsx";
import type { FormValues } from "../ui/form-values.ts";
import type { Frame } from "../ui/frame.ts";
import { History } from "../ui/history.tsx";
import { Layout } from "../ui/layout.tsx";
import { MessageList } from "../ui/message-list.tsx";
import { NowBox } from "../ui/now-box.tsx";
import { Card, PageHead, Section } from "../ui/page.tsx";
import { Prose } from "../ui/prose.tsx";
import { TextArea } from "../ui/text-field.tsx";

type Props = {
  frame: Frame;
  token: string;
  followed: FollowedConsultation;
  values: FormValues;
  errors: readonly FieldError[];
};

/** What the sender finds under their own link: whose turn it is, what was said, and the way to a proposal once the desk invited them. */
export function FollowedPage({ frame, token, followed, values, errors }: Props) {
  const { lang } = frame;
  const text = words(lang).consult.follow;
  const state = text.states[followed.state];
  const isWaiting = followed.state === "open" || followed.state === "passed_on";
  return (
    <Layout frame={frame} title={text.title(followed.kind)}>
      <ErrorSummary errors={errors} lang={lang} labels={{ reply: text.replyLabel }} />
      <PageHead
        lang={lang}
        meta={
          <>
            <b>{consultationNumber(followed)}</b> {dateText(followed.receivedAt, "long", lang)}
          </>
        }
        title={text.title(followed.kind)}
      />
      <NowBox
        variant={isWaiting ? "other" : "closed"}
        with={isWaiting ? "city" : null}
        who={state.who}
        task={state.task}
        until={isWaiting && followed.due ? text.until(dateText(followed.due, "short", lang)) : undefined}
        lang={lang}
      />
      <Talk frame={frame} followed={followed} />
      {followed.isDrafted ? (
        <p>
          <a href={paths.proposals({})}>{text.drafted}</a>
        </p>
      ) : followed.isInvited && followed.state !== "closed" ? (
        <Invitation frame={frame} token={token} />
      ) : null}
      {isWaiting || followed.state === "answered" ? (
        <Reply {...{ frame, token, values, errors }} isAnswered={followed.state === "answered"} />
      ) : null}
      <Callout title={text.keep}>
        <p>{text.keepText(frame.mail)}</p>
      </Callout>
      <Section title={text.history}>
        <History
          items={[
            ...followed.steps
              .map((step) => ({
                side: step.kind === "replied" ? ("partner" as const) : ("city" as const),
                title: stepText(frame, step),
                at: dateText(step.at, "time", lang),
              }))
              .toReversed(),
            { side: "partner" as const, title: text.received, at: dateText(followed.receivedAt, "time", lang) },
          ]}
        />
      </Section>
      <p>
        <a href={langPath(lang, paths.consult({}))}>{text.another}</a>
      </p>
    </Layout>
  );
}

/** The newest first, down to what was sent at the beginning. */
function Talk({ frame, followed }: Pick<Props, "frame" | "followed">) {
  const { lang } = frame;
  const text = words(lang).consult.follow;
  const said = followed.steps.filter((step) => step.body !== "").toReversed();
  return (
    <Section title={text.talk}>
      <MessageList
        messages={[
          ...said.map((step) => ({
            side: step.kind === "replied" ? ("partner" as const) : ("city" as const),
            from: step.kind === "replied" ? text.you : text.city,
            person: step.kind === "replied" ? undefined : text.steps[step.kind === "invited" ? "invited" : "answered"],
            at: dateText(step.at, "time", lang),
            body: <Prose text={step.body} />,
          })),
          {
            side: "partner",
            from: text.you,
            person: text.yours,
            at: dateText(followed.receivedAt, "time", lang),
            body: <Prose text={followed.body} />,
          },
        ]}
      />
    </Section>
  );
}

function Reply({
  frame,
  token,
  isAnswered,
  values,
  errors,
}: Pick<Props, "frame" | "token" | "values" | "errors"> & { isAnswered: boolean }) {
  const { lang } = frame;
  const text = words(lang).consult.follow;
  return (
    <Section title={text.reply(isAnswered)}>
      <Form action={langPath(lang, paths.reply({ token }))} idempotencyKey={frame.idempotencyKey} lang={lang}>
        <TextArea
          name="reply"
          label={text.replyLabel}
          help={text.replyHelp}
          rows={4}
          maxGraphemes={longestConsultation}
          values={values}
          errors={errors}
          lang={lang}
        />
        <Button kind="other">{text.replyButton(isAnswered)}</Button>
      </Form>
    </Section>
  );
}

function Invitation({ frame, token }: Pick<Props, "frame" | "token">) {
  const { lang, actor } = frame;
  const text = words(lang).consult.follow;
  const next = langPath(lang, paths.followed({ token }));
  return (
    <Card kind="key" title={text.invitation} level={2}>
      <p>{text.invitationText}</p>
      {actor.kind === "person" ? (
        actor.organisation ? (
          <ActionForm
            action={langPath(lang, paths.claim({ token }))}
            label={text.claim}
            big
            idempotencyKey={frame.idempotencyKey}
          />
        ) : (
          <p>{text.onlyPartner}</p>
        )
      ) : (
        <ButtonRow>
          <ButtonLink href={langPath(lang, paths.register({}, { next }))}>{text.register}</ButtonLink>
          <ButtonLink kind="other" href={langPath(lang, paths.signIn({}, { next }))}>
            {text.signIn}
          </ButtonLink>
        </ButtonRow>
      )}
    </Card>
  );
}

function stepText({ lang }: Frame, step: FollowedStep): string {
  const { steps } = words(lang).consult.follow;
  if (step.kind === "passed_on") return steps.passed_on(step.department ?? "");
  return steps[step.kind];
}
