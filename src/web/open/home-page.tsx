import type { City } from "../../db/stores/city-store.ts";
import type { Home } from "../../queries/open/home.ts";
import { words } from "../../words/words.ts";
import { paths } from "../paths.ts";
import { Band, type Gates } from "../ui/band.tsx";
import { ButtonLink } from "../ui/button.tsx";
import { EmptyState } from "../ui/callout.tsx";
import type { Frame } from "../ui/frame.ts";
import { Holder } from "../ui/holder.tsx";
import { Card, Cards, Section } from "../ui/page.tsx";
import { CaseCards } from "./case-cards.tsx";
import { ChallengeRows } from "./challenge-rows.tsx";
import { Measures } from "./measures.tsx";
import { cityThing, LinkedData } from "./open-head.tsx";
import { here, OpenLayout } from "./open-layout.tsx";

type Props = { frame: Frame; city: City; home: Home; now: Date };

/** 01: one sentence, two doors, the band filling over six steps, targets beside what was measured. */
export function HomePage({ frame, city, home, now }: Props) {
  const text = words(frame.lang).public.home;
  return (
    <OpenLayout
      frame={frame}
      title={text.title}
      description={text.description(frame.city.name)}
      feeds={["challenges", "cases"]}
      full
    >
      <LinkedData things={[cityThing(frame)]} />
      <div class="hero">
        <div class="page">
          <h1>{text.sentence}</h1>
          <p class="lead">{text.lead}</p>
          <Doors frame={frame} open={home.openChallenges} />
          <p>
            {text.ask.before}
            <a href={here(frame, paths.consult({}))}>{text.ask.link}</a>
            {text.ask.after}
          </p>
        </div>
      </div>
      <div class="page">
        <Section title={text.path.title} link={{ href: here(frame, paths.how({})), text: text.path.link }}>
          <p>{text.path.text}</p>
          <SixSteps frame={frame} city={city} />
          <Principles frame={frame} />
        </Section>
        <Section title={text.measures.title} link={{ href: here(frame, paths.figures({})), text: text.measures.link }}>
          <p>{text.measures.period}</p>
          <Measures frame={frame} measures={home.measures} />
        </Section>
        {home.challenges.length > 0 ? (
          <Section
            title={text.newChallenges.title}
            link={{ href: here(frame, paths.challenges({})), text: text.newChallenges.link(home.openChallenges) }}
          >
            <ChallengeRows frame={frame} city={city} rows={home.challenges} now={now} brief />
          </Section>
        ) : null}
        <Section
          title={text.cases.title}
          link={home.cases.length > 0 ? { href: here(frame, paths.cases({})), text: text.cases.link } : undefined}
        >
          {home.cases.length > 0 ? (
            <CaseCards frame={frame} city={city} rows={home.cases} />
          ) : (
            <EmptyState title={text.cases.emptyTitle} text={text.cases.emptyText} />
          )}
        </Section>
      </div>
    </OpenLayout>
  );
}

function Doors({ frame, open }: { frame: Frame; open: number }) {
  const { propose, browse } = words(frame.lang).public.home;
  const list = open > 0 ? paths.challenges({}) : paths.challenges({}, { state: "closed" });
  return (
    <Cards>
      <Card kind="key" title={propose.title} level={2}>
        <p>{propose.text}</p>
        <p>
          <ButtonLink href={here(frame, paths.newProposal({}))}>{propose.button}</ButtonLink>
        </p>
      </Card>
      <Card title={browse.title} level={2}>
        <p>{open > 0 ? browse.some(open) : browse.none}</p>
        <p>
          <ButtonLink kind="other" href={here(frame, list)}>
            {open > 0 ? browse.button : browse.buttonNone}
          </ButtonLink>
        </p>
      </Card>
    </Cards>
  );
}

const all = ["confirmed", "later"] as const;
/** Which principles are confirmed once a step is reached (process, "The gates"). */
const confirmedBefore: readonly (readonly number[])[] = [[], [1], [1, 4], [1, 2, 3, 4, 5, 6], [1, 2, 3, 4, 5, 6], []];

function SixSteps({ frame, city }: { frame: Frame; city: City }) {
  const { steps, path } = words(frame.lang).public.home;
  const side = words(frame.lang).common.side;
  return (
    <ol class="six-steps">
      {steps.map((step, index) => (
        <li>
          <Band
            lang={frame.lang}
            size={24}
            gates={gatesOf(index === 5 ? [1, 2, 3, 4, 5, 6, 7] : confirmedBefore[index]!)}
            published={index === 5}
          />
          <h3>
            {index + 1}. {step.name}
          </h3>
          <p class="small">{step.text}</p>
          <p class="small step-who">
            {index === 0 || (index >= 2 && index <= 4) ? <Holder side="partner">{side.partner}</Holder> : null}
            {index === 1 ? (
              <Holder side="city">{path.cityDays(city.settings.targetDays.departmentAnswer)}</Holder>
            ) : index > 1 ? (
              <Holder side="city">{side.city}</Holder>
            ) : null}
          </p>
        </li>
      ))}
    </ol>
  );
}

/** The legend of the band: each thread with its name. */
function Principles({ frame }: { frame: Frame }) {
  const { principles } = words(frame.lang).public.home;
  const { names } = words(frame.lang).common.gate;
  return (
    <ol class="principles">
      {principles.map((principle, index) => (
        <li>
          <span aria-hidden="true">
            <Band lang={frame.lang} size={14} gates={gatesOf([index + 1])} />
          </span>
          <b>{names[index]}</b>
          <span class="small">{principle}</span>
        </li>
      ))}
    </ol>
  );
}

function gatesOf(confirmed: readonly number[]): Gates {
  return [1, 2, 3, 4, 5, 6, 7].map((number) => all[confirmed.includes(number) ? 0 : 1]) as unknown as Gates;
}
