import type { City } from "../../db/stores/city-store.ts";
import { daysLeft } from "../../domain/calendar/business-days.ts";
import { calendarDaysBetween, todayInTokyo } from "../../domain/calendar/tokyo-date.ts";
import { isChallengeOpen } from "../../domain/challenge/closing.ts";
import type { ChallengePageData } from "../../queries/open/challenge.ts";
import { words } from "../../words/words.ts";
import { paths } from "../paths.ts";
import { ButtonLink } from "../ui/button.tsx";
import { Callout } from "../ui/callout.tsx";
import { DaysLeft } from "../ui/clock.tsx";
import { DateText, dateText } from "../ui/date-text.tsx";
import { DescriptionList } from "../ui/description-list.tsx";
import type { Frame } from "../ui/frame.ts";
import { Card, Columns, Section } from "../ui/page.tsx";
import { Prose } from "../ui/prose.tsx";
import { Tag } from "../ui/tag.tsx";
import { CaseRows } from "./case-cards.tsx";
import { Amendments, Questions, Terms } from "./challenge-terms.tsx";
import { OpenHead } from "./open-head.tsx";
import { departmentName, fieldName, here, InJapanese, OpenLayout } from "./open-layout.tsx";

type Props = ChallengePageData & { frame: Frame; city: City; now: Date };

/** 02b: the ask first and big; aside the deadline and one button. No number of proposals while it is open. */
export function ChallengePage({ frame, city, challenge, amendments, answers, ownCases, cases, now }: Props) {
  const { lang } = frame;
  const text = words(lang).public.challenges;
  const isOpen = isChallengeOpen(challenge, now, city.settings.closingMinutes);
  const state = challenge.status === "open" && !isOpen ? "closed" : challenge.status;
  const title = (lang === "en" && challenge.title_en) || challenge.title;
  const ask = (lang === "en" && challenge.ask_en) || challenge.ask;
  return (
    <OpenLayout frame={frame} title={title} current="challenges" description={ask.slice(0, 160)} feeds={["challenges"]}>
      <Columns aside={<Aside frame={frame} city={city} challenge={challenge} isOpen={isOpen} now={now} />}>
        <OpenHead
          frame={frame}
          crumbs={[
            { href: here(frame, "/"), text: words(lang).public.home.title },
            { href: here(frame, paths.challenges({})), text: text.title },
            { text: title },
          ]}
          meta={
            <>
              <Tag kind={isOpen ? "new" : "plain"}>{text.stateOf[state]}</Tag>
              {challenge.fields.map((field) => (
                <Tag>{fieldName(city, lang, field)}</Tag>
              ))}
              {text.number(challenge.code)}
              {isOpen && challenge.deadline ? (
                <span class="narrow-only">
                  <b>{text.until(dateText(challenge.deadline, "short", lang))}</b>
                </span>
              ) : null}
            </>
          }
          title={title}
          about={{
            // What somebody looks for: the word that schema.org has for it.
            "@type": "Demand",
            name: title,
            description: ask,
            identifier: challenge.code,
            url: frame.site + here(frame, paths.challenge({ code: challenge.code })),
            areaServed: frame.city.name,
            availabilityStarts: (challenge.opens_on ?? challenge.published_at.toISOString()).slice(0, 10),
            ...(challenge.deadline ? { availabilityEnds: challenge.deadline } : {}),
          }}
        />
        <section class="ask" aria-labelledby="ask">
          <h2 id="ask">{text.ask}</h2>
          <div lang={lang === "en" && !challenge.ask_en ? "ja" : undefined}>
            <Prose text={ask} />
          </div>
        </section>
        {state === "withdrawn" || challenge.outcome ? (
          <Section title={state === "withdrawn" ? text.withdrawnTitle : text.outcome}>
            <InJapanese frame={frame}>
              <Prose text={challenge.outcome} />
            </InJapanese>
          </Section>
        ) : null}
        <Section title={text.background} note={lang === "en" ? text.inJapanese : undefined}>
          <InJapanese frame={frame}>
            <Prose text={challenge.background} />
          </InJapanese>
        </Section>
        <Section title={text.offered}>
          {challenge.offered.length > 0 ? (
            <InJapanese frame={frame}>
              <ul class="bullets">
                {challenge.offered.map((one) => (
                  <li>{one}</li>
                ))}
              </ul>
            </InJapanese>
          ) : (
            <p>{text.offeredNone}</p>
          )}
          <p>{text.budget}</p>
        </Section>
        <Terms frame={frame} challenge={challenge} />
        <Questions
          frame={frame}
          city={city}
          challenge={challenge}
          answers={answers}
          takesQuestions={isOpen || state === "forecast"}
        />
        <Amendments frame={frame} amendments={amendments} />
        {ownCases.length > 0 ? (
          <Section title={text.ownCases}>
            <CaseRows frame={frame} city={city} rows={ownCases} />
          </Section>
        ) : null}
        {cases.length > 0 ? (
          <Section title={text.similar}>
            <CaseRows frame={frame} city={city} rows={cases} />
          </Section>
        ) : null}
      </Columns>
    </OpenLayout>
  );
}

type AsideProps = Pick<Props, "frame" | "city" | "challenge" | "now"> & { isOpen: boolean };

function Aside({ frame, city, challenge, isOpen, now }: AsideProps) {
  const { lang } = frame;
  const text = words(lang).public.challenges;
  const facts = (
    <DescriptionList
      dense
      items={[
        { term: text.inCharge, detail: departmentName(city, lang, challenge.department_id) },
        { term: text.published, detail: <DateText value={challenge.published_at} form="long" lang={lang} /> },
      ]}
    />
  );
  if (challenge.status === "forecast")
    return (
      <>
        <Callout title={text.forecastTitle}>
          {challenge.opens_on ? <p>{text.forecastOn(dateText(challenge.opens_on, "long", lang))}</p> : null}
        </Callout>
        <Card>{facts}</Card>
      </>
    );
  if (!isOpen)
    return (
      <>
        <Callout title={challenge.status === "withdrawn" ? text.withdrawnTitle : text.overTitle}>
          <p>{text.overText}</p>
          <p>
            <a href={here(frame, paths.newProposal({}))}>{text.writeFree}</a>
          </p>
        </Callout>
        <Card>{facts}</Card>
      </>
    );
  const days = city.settings.targetDays;
  return (
    <>
      <Card kind="key">
        <p class="small">{text.deadline}</p>
        {challenge.deadline ? (
          <>
            <p class="deadline">
              <DateText value={challenge.deadline} form="long" lang={lang} />
            </p>
            <p>
              {text.deadlineTime(closingTime(city.settings.closingMinutes, lang))}{" "}
              <DaysLeft
                left={daysLeft(now, challenge.deadline, city.calendar)}
                calendarDays={calendarDaysBetween(todayInTokyo(now), challenge.deadline)}
                nearAt={5}
                lang={lang}
              />
            </p>
          </>
        ) : (
          <p class="deadline">{text.noDeadline}</p>
        )}
        <p class="whole-button">
          <ButtonLink big href={here(frame, paths.newProposal({}, { challenge: challenge.code }))}>
            {text.propose}
          </ButtonLink>
        </p>
        <p class="small">{text.proposeNote}</p>
        {facts}
      </Card>
      <Card kind="quiet" title={text.afterwards}>
        <p class="small">{text.afterwardsText(days.firstAnswer, days.departmentAnswer)}</p>
        <p class="small">
          <a href={here(frame, paths.how({}))}>{text.afterwardsLink}</a>
        </p>
      </Card>
    </>
  );
}

function closingTime(minutes: number, lang: Frame["lang"]): string {
  const [hour, minute] = [Math.floor(minutes / 60), minutes % 60];
  return lang === "en" ? `${hour}:${String(minute).padStart(2, "0")}` : `${hour}時${minute ? `${minute}分` : ""}`;
}
