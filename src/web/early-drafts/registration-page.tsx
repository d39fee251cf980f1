import type { City } from "../../db/stores/city-store.ts";
import { wordFields } from "../../domain/proposal/proposal-text.ts";
import type { EarlyDraft } from "../../queries/early-draft.ts";
import type { UsualWaits } from "../../queries/open/usual-waits.ts";
import { langPath, words } from "../../words/words.ts";
import { fieldName, here, OpenLayout } from "../open/open-layout.tsx";
import { paths } from "../paths.ts";
import { AfterSending } from "../proposals/after-sending.tsx";
import { ButtonLink, ButtonRow } from "../ui/button.tsx";
import { EmptyState } from "../ui/callout.tsx";
import { DescriptionList } from "../ui/description-list.tsx";
import type { Frame } from "../ui/frame.ts";
import { Card, Columns, PageHead, Section } from "../ui/page.tsx";
import { Prose } from "../ui/prose.tsx";
import { EarlySteps } from "./early-edit-page.tsx";

type RegistrationPageProps = { frame: Frame; city: City; usual: UsualWaits; draft: EarlyDraft | null };

/** The third step before an account: what is written so far, why one registers now, and the two ways on. */
export function RegistrationPage({ frame, city, usual, draft }: RegistrationPageProps) {
  const { lang } = frame;
  const all = words(lang).writing;
  const text = all.registration;
  const next = paths.earlyDraftTaking({});
  return (
    <OpenLayout frame={frame} title={text.title} description={all.begin.description(frame.city.name)}>
      <PageHead
        lang={lang}
        crumbs={[{ href: here(frame, paths.earlyDraft({})), text: all.early.title }, { text: text.title }]}
        title={text.title}
        lead={draft ? text.lead : undefined}
      />
      <EarlySteps lang={lang} current={3} draft={draft} />
      <Columns aside={<AfterSending city={city} usual={usual} lang={lang} />}>
        {draft ? (
          <>
            <Card kind="key" title={text.whyTitle} level={2}>
              <ul class="bullets">
                {text.why.map((one) => (
                  <li>{one}</li>
                ))}
              </ul>
            </Card>
            <ButtonRow>
              <ButtonLink big href={langPath(lang, paths.register({}, { next }))}>
                {text.register}
              </ButtonLink>
              <ButtonLink kind="other" href={langPath(lang, paths.signIn({}, { next }))}>
                {text.signIn}
              </ButtonLink>
            </ButtonRow>
            <WrittenSoFar frame={frame} city={city} draft={draft} />
          </>
        ) : (
          <EmptyState title={text.nothing} text={text.nothingText} level={2} />
        )}
        <p>
          <a href={here(frame, paths.earlyDraft({}))}>{text.back}</a>
        </p>
      </Columns>
    </OpenLayout>
  );
}

/** What is written so far, question by question; what is not written is said. */
export function WrittenSoFar({ frame, city, draft }: { frame: Frame; city: City; draft: EarlyDraft }) {
  const all = words(frame.lang).writing;
  const { fields = [] } = draft.words;
  return (
    <Section title={all.registration.written}>
      <DescriptionList
        items={[
          ...wordFields.map((name) => ({
            term: all.questions[name].label,
            detail: draft.words[name]?.trim() ? (
              <Prose text={draft.words[name]} />
            ) : (
              <span class="sub">{all.early.empty}</span>
            ),
          })),
          {
            term: all.fields.label,
            detail:
              fields.length > 0 ? (
                fields.map((one) => fieldName(city, frame.lang, one)).join(frame.lang === "en" ? ", " : "・")
              ) : (
                <span class="sub">{all.early.empty}</span>
              ),
          },
        ]}
      />
    </Section>
  );
}
