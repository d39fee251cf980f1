import type { City } from "../../db/stores/city-store.ts";
import { words } from "../../words/words.ts";
import { paths } from "../paths.ts";
import { Band, type Gates } from "../ui/band.tsx";
import { ButtonLink, ButtonRow } from "../ui/button.tsx";
import { DescriptionList } from "../ui/description-list.tsx";
import type { Frame } from "../ui/frame.ts";
import { Holder } from "../ui/holder.tsx";
import { Section } from "../ui/page.tsx";
import { OpenHead } from "./open-head.tsx";
import { here, OpenLayout } from "./open-layout.tsx";
import { ProcessLegend, ProcessList, ProcessPicture } from "./process-picture.tsx";

/** 進み方: the steps with who does what until when, the principles, what happens to an idea, and declining. */
export function HowPage({ frame, city }: { frame: Frame; city: City }) {
  const { lang } = frame;
  const text = words(lang).public.how;
  const target = city.settings.targetDays;
  const steps = text.steps({
    receipt: target.firstAnswer,
    check: target.formalCheck,
    answer: target.departmentAnswer,
    reply: target.deskReply,
    feasibility: target.feasibility,
    method: target.methodDecision,
    minutes: target.minutes,
    additions: target.additions,
    comment: city.settings.commentDays,
  });
  return (
    <OpenLayout frame={frame} title={text.title} current="how" description={text.description}>
      <OpenHead
        frame={frame}
        crumbs={[{ href: here(frame, "/"), text: words(lang).public.home.title }, { text: text.title }]}
        title={text.title}
        lead={text.lead}
      />
      <ol class="how-steps">
        {steps.map((step, index) => (
          <li>
            <h2>
              {index + 1}. {step.name}
            </h2>
            <p>{step.text}</p>
            <DescriptionList
              items={[
                { term: <Holder side="partner">{text.partner}</Holder>, detail: step.partner },
                { term: <Holder side="city">{text.city}</Holder>, detail: step.city },
                { term: text.needed, detail: step.needed },
              ]}
            />
          </li>
        ))}
      </ol>
      <Section title={words(lang).public.process.title} id="picture">
        <p>{words(lang).public.process.text}</p>
        <ProcessLegend frame={frame} />
        <div class="process-both">
          <ProcessPicture frame={frame} />
          <div>
            <h3 class="unseen">{words(lang).public.process.list}</h3>
            <ProcessList frame={frame} />
          </div>
        </div>
      </Section>
      <Section title={text.principlesTitle} id="principles">
        <p>{text.principlesText}</p>
        <ol class="how-principles">
          {text.principles.map((principle, index) => (
            <li>
              <span aria-hidden="true">
                <Band gates={onlyThread(index)} size={18} lang={lang} />
              </span>
              <b>{words(lang).common.gate.names[index]}</b>
              <span>{principle}</span>
            </li>
          ))}
        </ol>
      </Section>
      <Section title={text.ideaTitle}>
        <p>{text.ideaText}</p>
        <p>
          <a href={here(frame, paths.ideas({}))}>{text.ideaLink}</a>
        </p>
      </Section>
      <Section title={text.declineTitle}>
        <p>{text.declineText}</p>
      </Section>
      <ButtonRow>
        <ButtonLink href={here(frame, paths.newProposal({}))}>{text.start}</ButtonLink>
        <ButtonLink kind="other" href={here(frame, paths.challenges({}))}>
          {words(lang).public.home.browse.button}
        </ButtonLink>
      </ButtonRow>
    </OpenLayout>
  );
}

function onlyThread(thread: number): Gates {
  return Array.from({ length: 7 }, (_, index) => (index === thread ? "confirmed" : "later")) as unknown as Gates;
}
