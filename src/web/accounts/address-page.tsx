import type { FieldError } from "../../domain/kernel/result.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { langPath, words } from "../../words/words.ts";
import { paths } from "../paths.ts";
import { ActionForm, Button } from "../ui/button.tsx";
import { Callout } from "../ui/callout.tsx";
import { DescriptionList } from "../ui/description-list.tsx";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { Fold } from "../ui/fold.tsx";
import { Form } from "../ui/form.tsx";
import type { FormValues } from "../ui/form-values.ts";
import type { Frame } from "../ui/frame.ts";
import { Layout } from "../ui/layout.tsx";
import { isInside } from "../ui/navigation.ts";
import { PageHead, Section } from "../ui/page.tsx";
import { TextField } from "../ui/text-field.tsx";

export type AddressPageProps = {
  frame: Frame;
  person: Person;
  own: { login: string; isProven: boolean };
  values: FormValues;
  errors: readonly FieldError[];
};

/** One's own mail address: proving it, and changing it. */
export function AddressPage({ frame, person, own, values, errors }: AddressPageProps) {
  const all = words(frame.lang);
  const text = all.addresses;
  const { lang } = frame;
  const field = { values, errors, lang, width: "l" } as const;
  const labels = { mail: text.newMail, current: all.accounts.account.current };
  return (
    <Layout frame={frame} title={text.title} current="account" side={isInside(person) ? "inside" : "outside"}>
      <ErrorSummary errors={errors} labels={labels} lang={lang} />
      <PageHead title={text.title} lang={lang} />
      {frame.mail && !own.isProven ? <ProveFirst frame={frame} address={own.login} /> : null}
      <Section title={text.yours}>
        <DescriptionList items={[{ term: all.accounts.mail, detail: <b>{own.login}</b> }]} />
        {own.isProven ? <p>{text.proven}</p> : null}
        {frame.mail ? null : <p>{text.noMail}</p>}
      </Section>
      {frame.mail ? (
        <Fold title={text.wrongAddress} id="change" open={errors.length > 0}>
          <p>{text.changeLead}</p>
          <Form action={langPath(lang, paths.address({}))} idempotencyKey={frame.idempotencyKey} lang={lang}>
            <TextField {...field} name="mail" label={text.newMail} type="email" autocomplete="email" />
            <TextField
              {...field}
              name="current"
              label={all.accounts.account.current}
              type="password"
              autocomplete="current-password"
            />
            <Button kind="other">{text.changeButton}</Button>
          </Form>
        </Fold>
      ) : null}
      <p>
        <a href={langPath(lang, paths.account({}))}>{text.back}</a>
      </p>
    </Layout>
  );
}

function ProveFirst({ frame, address }: { frame: Frame; address: string }) {
  const text = words(frame.lang).addresses;
  return (
    <Callout kind="warning" title={text.unprovenTitle}>
      <p>{text.unproven(address)}</p>
      <p>{text.notArrived}</p>
      <SendAgain frame={frame} />
    </Callout>
  );
}

/** The button that sends the letter again; also where a proposal is submitted. */
export function SendAgain({ frame }: { frame: Frame }) {
  return (
    <ActionForm
      action={langPath(frame.lang, paths.addressLetter({}))}
      label={words(frame.lang).addresses.sendAgain}
      kind="other"
      idempotencyKey={frame.idempotencyKey}
    />
  );
}
