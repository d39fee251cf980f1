import type { City } from "../../db/stores/city-store.ts";
import { consultationKinds, longestConsultation } from "../../domain/consultation/consultation.ts";
import type { FieldError } from "../../domain/kernel/result.ts";
import { words } from "../../words/words.ts";
import { OpenHead } from "../open/open-head.tsx";
import { here, OpenLayout } from "../open/open-layout.tsx";
import { paths } from "../paths.ts";
import { Button } from "../ui/button.tsx";
import { Callout } from "../ui/callout.tsx";
import { RadioGroup } from "../ui/choice-field.tsx";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { Form } from "../ui/form.tsx";
import type { FormValues } from "../ui/form-values.ts";
import type { Frame } from "../ui/frame.ts";
import { Card, Columns, Section } from "../ui/page.tsx";
import { TextArea, TextField } from "../ui/text-field.tsx";

type Props = { frame: Frame; city: City; values: FormValues; errors: readonly FieldError[] };

/** 相談・要望を送る: ten lines without an account. */
export function ConsultPage({ frame, city, values, errors }: Props) {
  const { lang } = frame;
  const text = words(lang).consult;
  const field = { values, errors, lang };
  return (
    <OpenLayout frame={frame} title={text.title} description={text.description(frame.city.name)}>
      <ErrorSummary errors={errors} lang={lang} labels={consultLabels(lang)} />
      <OpenHead
        frame={frame}
        crumbs={[{ href: here(frame, "/"), text: words(lang).public.home.title }, { text: text.title }]}
        title={text.title}
        lead={text.lead}
      />
      <p>
        {text.instead} <a href={here(frame, paths.newProposal({}))}>{text.insteadLink}</a>
      </p>
      <Columns aside={<Afterwards frame={frame} city={city} />}>
        <Form
          action={here(frame, paths.consult({}))}
          idempotencyKey={frame.idempotencyKey}
          draftKey="consultation"
          lang={lang}
        >
          <Section title={text.what}>
            <RadioGroup
              {...field}
              name="kind"
              label={text.kind}
              columns
              options={consultationKinds.map((kind) => ({ value: kind, text: text.kinds[kind] }))}
            />
            <TextArea
              {...field}
              name="body"
              label={text.body}
              help={text.bodyHelp}
              example={text.bodyExample}
              rows={8}
              maxGraphemes={longestConsultation}
            />
            <Callout title={text.notProtected} level={3}>
              <p>{text.notProtectedText}</p>
            </Callout>
          </Section>
          <Section title={text.who}>
            <TextField {...field} name="name" label={text.name} autocomplete="name" width="l" />
            <TextField
              {...field}
              name="organisation"
              label={text.organisation}
              required={false}
              autocomplete="organization"
            />
            <p>{text.reachHelp(frame.mail)}</p>
            <TextField
              {...field}
              name="mail"
              label={text.mail}
              required={false}
              type="email"
              autocomplete="email"
              width="l"
            />
            <TextField
              {...field}
              name="telephone"
              label={text.telephone}
              required={false}
              type="tel"
              autocomplete="tel"
              width="l"
            />
          </Section>
          <p>
            {text.privacy} <a href={here(frame, paths.privacy({}))}>{words(lang).accounts.register.privacyLink}</a>
          </p>
          <Button big>{text.button}</Button>
        </Form>
      </Columns>
    </OpenLayout>
  );
}

function Afterwards({ frame, city }: Pick<Props, "frame" | "city">) {
  const { next } = words(frame.lang).consult;
  return (
    <Card kind="panel" title={next.title} level={2}>
      <ol class="bullets">
        <li>{next.link}</li>
        <li>{next.first(city.settings.targetDays.firstAnswer)}</li>
        <li>{next.after}</li>
      </ol>
    </Card>
  );
}

function consultLabels(lang: Frame["lang"]): Record<string, string> {
  const { kind, body, name, organisation, mail, telephone } = words(lang).consult;
  return { kind, body, name, organisation, mail, telephone };
}
