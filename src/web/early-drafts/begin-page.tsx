import type { City } from "../../db/stores/city-store.ts";
import type { ChallengeToAnswer } from "../../queries/challenge-to-answer.ts";
import type { EarlyDraft } from "../../queries/early-draft.ts";
import type { UsualWaits } from "../../queries/open/usual-waits.ts";
import { langPath, words } from "../../words/words.ts";
import { here, InJapanese, OpenLayout } from "../open/open-layout.tsx";
import { paths } from "../paths.ts";
import { AfterSending } from "../proposals/after-sending.tsx";
import { ButtonLink, ButtonRow } from "../ui/button.tsx";
import { Callout } from "../ui/callout.tsx";
import { dateText } from "../ui/date-text.tsx";
import type { Frame } from "../ui/frame.ts";
import { Card, Columns, PageHead } from "../ui/page.tsx";
import { Prose } from "../ui/prose.tsx";

type BeginPageProps = {
  frame: Frame;
  city: City;
  usual: UsualWaits;
  challenge: ChallengeToAnswer | null;
  /** What this browser has begun before. */
  draft: EarlyDraft | null;
};

/** 提案を書きはじめる, for who is signed out: what is asked, who reads it, and that one need not register first (U7). */
export function BeginPage({ frame, city, usual, challenge, draft }: BeginPageProps) {
  const { lang } = frame;
  const text = words(lang).writing.begin;
  const query = challenge ? { challenge: challenge.code } : undefined;
  return (
    <OpenLayout frame={frame} title={text.title} description={text.description(frame.city.name)}>
      <PageHead lang={lang} title={challenge ? text.titleChallenge : text.title} lead={text.lead} />
      <Columns aside={<AfterSending city={city} usual={usual} lang={lang} />}>
        {draft ? <GoOn frame={frame} draft={draft} /> : null}
        {challenge ? <ForChallenge frame={frame} challenge={challenge} /> : null}
        <Card title={text.whatTitle} level={2}>
          <ul class="bullets">
            {text.what.map((one) => (
              <li>{one}</li>
            ))}
          </ul>
        </Card>
        <Callout title={text.partsTitle}>
          <p>{text.parts}</p>
        </Callout>
        {challenge && !challenge.isOpen ? (
          <ButtonRow>
            <ButtonLink href={here(frame, paths.newProposal({}))}>{text.writeFree}</ButtonLink>
          </ButtonRow>
        ) : (
          <ButtonRow>
            {draft ? null : (
              <ButtonLink big href={here(frame, paths.earlyDraft({}, query))}>
                {text.write}
              </ButtonLink>
            )}
            <ButtonLink kind="other" href={langPath(lang, paths.signIn({}, { next: paths.newProposal({}, query) }))}>
              {text.signIn}
            </ButtonLink>
          </ButtonRow>
        )}
        <p>
          {text.consultBefore}
          <a href={here(frame, paths.consult({}))}>{text.consultLink}</a>
          {text.consultAfter}
        </p>
      </Columns>
    </OpenLayout>
  );
}

function GoOn({ frame, draft }: { frame: Frame; draft: EarlyDraft }) {
  const text = words(frame.lang).writing.begin;
  return (
    <Card kind="key" title={text.goOn} level={2}>
      {draft.words.title ? (
        <p>
          <b>{draft.words.title}</b>
        </p>
      ) : null}
      <p>
        {text.goOnText(dateText(draft.savedAt, "time", frame.lang), dateText(draft.expiresAt, "short", frame.lang))}
      </p>
      <ButtonLink href={here(frame, paths.earlyDraft({}))}>{text.goOnButton}</ButtonLink>
    </Card>
  );
}

function ForChallenge({ frame, challenge }: { frame: Frame; challenge: ChallengeToAnswer }) {
  const text = words(frame.lang).writing.begin;
  if (!challenge.isOpen)
    return (
      <Callout kind="warning" title={text.closedTitle}>
        <p>{text.closedText(challenge.title)}</p>
      </Callout>
    );
  return (
    <Card kind="key" title={challenge.title} level={2}>
      <InJapanese frame={frame}>
        <Prose text={challenge.ask} />
      </InJapanese>
      {challenge.deadline ? <p>{text.deadline(dateText(challenge.deadline, "long", frame.lang))}</p> : null}
    </Card>
  );
}
