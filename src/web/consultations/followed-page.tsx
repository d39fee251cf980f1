import { consultationNumber } from "../../domain/consultation/consultation.ts";
import type { FollowedConsultation, FollowedStep } from "../../queries/followed-consultation.ts";
import { langPath, words } from "../../words/words.ts";
import { paths } from "../paths.ts";
import { ActionForm, ButtonLink, ButtonRow } from "../ui/button.tsx";
import { Callout } from "../ui/callout.tsx";
import { dateText } from "../ui/date-text.tsx";
import type { Frame } from "../ui/frame.ts";
import { History } from "../ui/history.tsx";
import { Layout } from "../ui/layout.tsx";
import { NowBox } from "../ui/now-box.tsx";
import { Card, PageHead, Section } from "../ui/page.tsx";
import { Prose } from "../ui/prose.tsx";

type Props = { frame: Frame; token: string; followed: FollowedConsultation };

/** What the sender finds under their own link: whose turn it is, the answers, and the way to a proposal once the desk invited them. */
export function FollowedPage({ frame, token, followed }: Props) {
  const { lang } = frame;
  const text = words(lang).consult.follow;
  const state = text.states[followed.state];
  const isWaiting = followed.state === "open" || followed.state === "passed_on";
  const answers = followed.steps.filter((step) => step.body !== "");
  return (
    <Layout frame={frame} title={text.title(followed.kind)}>
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
      {answers.map((step) => (
        <Section
          title={text.steps[step.kind === "invited" ? "invited" : "answered"]}
          note={dateText(step.at, "short", lang)}
        >
          <Prose text={step.body} />
        </Section>
      ))}
      {followed.isDrafted ? (
        <p>
          <a href={paths.proposals({})}>{text.drafted}</a>
        </p>
      ) : followed.isInvited && followed.state !== "closed" ? (
        <Invitation frame={frame} token={token} />
      ) : null}
      <Callout title={text.keep}>
        <p>{text.keepText(frame.mail)}</p>
      </Callout>
      <Section title={text.yours}>
        <Prose text={followed.body} />
      </Section>
      <Section title={text.history}>
        <History
          items={[
            ...followed.steps
              .map((step) => ({
                side: "city" as const,
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
