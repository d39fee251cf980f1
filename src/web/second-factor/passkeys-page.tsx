import type { Passkey } from "../../db/stores/passkey-store.ts";
import { browserName } from "../../domain/accounts/browser-name.ts";
import type { FieldError } from "../../domain/kernel/result.ts";
import { type Lang, langPath, words } from "../../words/words.ts";
import { paths } from "../paths.ts";
import { Button } from "../ui/button.tsx";
import { RadioGroup } from "../ui/choice-field.tsx";
import { DateText, dateText } from "../ui/date-text.tsx";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { Form } from "../ui/form.tsx";
import type { FormValues } from "../ui/form-values.ts";
import type { Frame } from "../ui/frame.ts";
import { Layout } from "../ui/layout.tsx";
import { PageHead, Section } from "../ui/page.tsx";
import { Table } from "../ui/table.tsx";
import { TextField } from "../ui/text-field.tsx";
import { PasskeyForm } from "./passkey-form.tsx";

export type PasskeysPageProps = {
  frame: Frame;
  side: "inside" | "outside";
  passkeys: readonly Passkey[];
  /** What the device is asked for, as JSON; null where the address of the program allows no passkeys. */
  options: string | null;
  values: FormValues;
  errors: readonly FieldError[];
};

/** One's own passkeys: which there are, adding the one of this device, taking one away. */
export function PasskeysPage({ frame, side, passkeys, options, values, errors }: PasskeysPageProps) {
  const { lang } = frame;
  const all = words(lang).secondFactor;
  const text = all.passkey;
  const field = { values, errors, lang, type: "password", width: "l", autocomplete: "current-password" } as const;
  const labels = { current: text.current, removalPassword: text.current, passkey: text.which };
  return (
    <Layout frame={frame} title={text.title} side={side} current="account">
      <ErrorSummary lang={lang} errors={errors} labels={labels} />
      <PageHead title={text.title} lead={text.lead} lang={lang} />
      <Section title={text.listTitle}>
        {passkeys.length === 0 ? <p>{text.none}</p> : <List passkeys={passkeys} lang={lang} />}
      </Section>
      <Section title={text.addTitle} id="add">
        <noscript>
          <p>{text.needsScript}</p>
        </noscript>
        {options ? (
          <PasskeyForm
            frame={frame}
            action={langPath(lang, paths.passkeys({}))}
            does="create"
            options={options}
            failed={text.notAdded}
          >
            <p>{text.addText}</p>
            <TextField {...field} name="current" label={text.current} />
            <Button>{text.addButton}</Button>
          </PasskeyForm>
        ) : (
          <p>{text.noHost}</p>
        )}
      </Section>
      {passkeys.length === 0 ? null : (
        <Section title={text.removeTitle} id="removal">
          <p>{text.removeText}</p>
          <Form action={langPath(lang, paths.passkeyRemoval({}))} idempotencyKey={frame.idempotencyKey} lang={lang}>
            <RadioGroup
              name="passkey"
              label={text.which}
              options={passkeys.map((one) => ({
                value: one.id,
                text: `${deviceOf(one, lang)} ${dateText(one.createdAt, "short", lang)}`,
              }))}
              {...{ values, errors, lang }}
            />
            <TextField {...field} name="removalPassword" label={text.current} />
            <Button kind="danger">{text.removeButton}</Button>
          </Form>
        </Section>
      )}
      <p>
        <a href={langPath(lang, paths.account({}))}>{all.own.back}</a>
      </p>
    </Layout>
  );
}

function List({ passkeys, lang }: { passkeys: readonly Passkey[]; lang: Lang }) {
  const text = words(lang).secondFactor.passkey;
  return (
    <Table
      caption={text.listTitle}
      captionHidden
      rows={passkeys}
      columns={[
        { head: text.device, rowHead: true, cell: (row) => deviceOf(row, lang) },
        { head: text.since, cell: (row) => <DateText value={row.createdAt} form="short" lang={lang} /> },
        {
          head: text.lastUsed,
          cell: (row) =>
            row.lastUsedAt ? <DateText value={row.lastUsedAt} form="time" lang={lang} /> : text.neverUsed,
        },
      ]}
    />
  );
}

function deviceOf(passkey: Passkey, lang: Lang): string {
  const { browser, system } = browserName(passkey.browser);
  return words(lang).accounts.account.sessionName(browser, system);
}
