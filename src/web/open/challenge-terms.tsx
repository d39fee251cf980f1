import type { City } from "../../db/stores/city-store.ts";
import type { ChallengePageData } from "../../queries/open/challenge.ts";
import { words } from "../../words/words.ts";
import { paths } from "../paths.ts";
import { dateText } from "../ui/date-text.tsx";
import { DescriptionList } from "../ui/description-list.tsx";
import type { Frame } from "../ui/frame.ts";
import { Section } from "../ui/page.tsx";
import { Prose } from "../ui/prose.tsx";
import { here, InJapanese } from "./open-layout.tsx";

/** What decides between proposers, said beforehand (P2): how proposals are read, an advantage if there is one; and whom to ask. */
export function Terms({ frame, challenge }: { frame: Frame; challenge: ChallengePageData["challenge"] }) {
  const text = words(frame.lang).public.challenges;
  return (
    <Section title={text.reading} id="reading">
      <p>{challenge.is_sealed ? text.readSealed : text.readAsTheyCome}</p>
      {challenge.advantage ? (
        <InJapanese frame={frame}>
          <Prose text={challenge.advantage} />
        </InJapanese>
      ) : (
        <p>{text.advantageNone}</p>
      )}
      {challenge.contact ? (
        <p>
          {text.contact}: <span lang={frame.lang === "en" ? "ja" : undefined}>{challenge.contact}</span>
        </p>
      ) : null}
    </Section>
  );
}

type AmendmentsProps = { frame: Frame; amendments: ChallengePageData["amendments"] };

/** What was changed after publication, when and why, the newest first: whoever comes later reads the same as who was told. */
export function Amendments({ frame, amendments }: AmendmentsProps) {
  if (amendments.length === 0) return null;
  const { lang } = frame;
  const text = words(lang).public.challenges;
  const shown = (field: string, value: string) => {
    if (value === "") return text.amendedNothing;
    return field === "deadline" ? dateText(value, "long", lang) : value;
  };
  return (
    <Section title={text.amendments} id="amendments">
      {amendments.map(({ at, reason, changes }) => (
        <Section title={text.amendedOn(dateText(at, "time", lang))} level={3}>
          <p>
            {text.amendedWhy}
            <span lang={lang === "en" ? "ja" : undefined}>{reason}</span>
          </p>
          {changes.map((one) => (
            <>
              <p>
                <b>{text.amendedFields[one.field]}</b>
              </p>
              <InJapanese frame={frame}>
                <DescriptionList
                  dense
                  items={[
                    { term: text.amendedBefore, detail: <Prose text={shown(one.field, one.before)} /> },
                    { term: text.amendedAfter, detail: <Prose text={shown(one.field, one.after)} /> },
                  ]}
                />
              </InJapanese>
            </>
          ))}
        </Section>
      ))}
    </Section>
  );
}

type QuestionsProps = Pick<ChallengePageData, "challenge" | "answers"> & {
  frame: Frame;
  city: City;
  takesQuestions: boolean;
};

/** Questions and answers, the same for everybody, without the names of who asked; and the way to ask. */
export function Questions({ frame, city, challenge, answers, takesQuestions }: QuestionsProps) {
  const text = words(frame.lang).public.challenges;
  if (!takesQuestions && answers.length === 0) return null;
  return (
    <Section title={text.questions} id="questions">
      {answers.map((one) => (
        <InJapanese frame={frame}>
          <DescriptionList
            items={[
              { term: text.asked, detail: <Prose text={one.question} /> },
              {
                term: text.answered,
                detail: (
                  <>
                    <Prose text={one.answer} />
                    <p class="sub">{dateText(one.publishedAt, "long")}</p>
                  </>
                ),
              },
            ]}
          />
        </InJapanese>
      ))}
      {takesQuestions ? (
        <>
          {answers.length === 0 ? <p>{text.questionsNone}</p> : null}
          <p>{text.questionsText(city.settings.telephone)}</p>
          <p>
            <a href={here(frame, paths.challengeQuestions({ code: challenge.code }))}>{text.askForm.link}</a>
          </p>
          <p>
            <a href={paths.watches({}, { challenge: challenge.code })}>{text.watch}</a>
          </p>
        </>
      ) : null}
    </Section>
  );
}
