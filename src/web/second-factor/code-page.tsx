import type { FieldError } from "../../domain/kernel/result.ts";
import { langPath, words } from "../../words/words.ts";
import { paths } from "../paths.ts";
import { Button } from "../ui/button.tsx";
import { Callout } from "../ui/callout.tsx";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { Form } from "../ui/form.tsx";
import type { FormValues } from "../ui/form-values.ts";
import type { Frame } from "../ui/frame.ts";
import { Layout } from "../ui/layout.tsx";
import { Card, Columns, PageHead } from "../ui/page.tsx";
import { TextField } from "../ui/text-field.tsx";
import { PasskeySignIn } from "./passkey-form.tsx";

export type CodePageProps = {
  frame: Frame;
  side: "partner" | "city";
  values: FormValues;
  errors: readonly FieldError[];
  /** Why it failed as a whole: no field is to blame. */
  failure?: string | undefined;
  next: string | null;
  /** What a device is asked for to go on with a passkey instead, as JSON; null for who has none. */
  passkey: string | null;
};

/** The second step of signing in, after the password: the code of the app, or a recovery code. */
export function CodePage({ frame, side, values, errors, failure, next, passkey }: CodePageProps) {
  const { lang } = frame;
  const all = words(lang).secondFactor;
  const text = all.code;
  return (
    <Layout frame={frame} title={text.title}>
      <ErrorSummary lang={lang} errors={errors} labels={{ code: all.label }} />
      {failure ? (
        <div role="alert">
          <Callout kind="error" title={text.failed}>
            <p>{failure}</p>
          </Callout>
        </div>
      ) : null}
      <PageHead title={text.title} lead={text.lead} lang={lang} />
      <Columns aside={<Lost frame={frame} side={side} />}>
        <Form
          action={langPath(lang, paths.signInCode({}))}
          idempotencyKey={frame.idempotencyKey}
          fields={next ? { next } : {}}
          lang={lang}
        >
          <CodeField lang={lang} help={text.help} values={values} errors={errors} />
          <Button big>{text.button}</Button>
        </Form>
        {passkey ? <PasskeySignIn frame={frame} options={passkey} next={next} /> : null}
        <p>
          <a href={langPath(lang, paths.signIn({}, { again: "yes" }))}>{text.restart}</a>
        </p>
      </Columns>
    </Layout>
  );
}

/** The field of a code. Text, not a number: codes begin with 0, and a recovery code has letters. */
export function CodeField(props: {
  lang: Frame["lang"];
  help: string;
  values: FormValues;
  errors: readonly FieldError[];
  name?: string;
}) {
  return (
    <TextField
      {...props}
      name={props.name ?? "code"}
      label={words(props.lang).secondFactor.label}
      autocomplete="one-time-code"
      width="m"
    />
  );
}

function Lost({ frame, side }: { frame: Frame; side: "partner" | "city" }) {
  const text = words(frame.lang).secondFactor.code;
  return (
    <Card kind="quiet" title={text.lostTitle} level={2}>
      <p>{text.lostText}</p>
      <h3 class="card-title">{text.lostAllTitle}</h3>
      <p>{side === "city" ? text.lostAllStaff : text.lostAllPartner}</p>
    </Card>
  );
}
