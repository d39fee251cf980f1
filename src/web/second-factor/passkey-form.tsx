import type { Child } from "hono/jsx";
import { langPath, words } from "../../words/words.ts";
import { paths } from "../paths.ts";
import { Button } from "../ui/button.tsx";
import { Form } from "../ui/form.tsx";
import type { Frame } from "../ui/frame.ts";
import { Card } from "../ui/page.tsx";

export type PasskeyFormProps = {
  frame: Frame;
  action: string;
  does: "get" | "create";
  /** What the device is asked for, as JSON. */
  options: string;
  /** What is said when the device gives nothing. */
  failed: string;
  fields?: Readonly<Record<string, string>>;
  children?: Child;
};

/** A form that sends what the device answers (public/js/passkey.js). Hidden until a script has found that the browser knows passkeys. */
export function PasskeyForm({ frame, action, does, options, failed, fields = {}, children }: PasskeyFormProps) {
  return (
    <desk-passkey hidden does={does} options={options} failed={failed}>
      <Form action={action} idempotencyKey={frame.idempotencyKey} fields={{ answer: "", ...fields }} lang={frame.lang}>
        {children}
      </Form>
      <p class="field-error" role="status" />
    </desk-passkey>
  );
}

/** Signing in with a passkey, beside the password or instead of the code. */
export function PasskeySignIn({ frame, options, next }: { frame: Frame; options: string; next: string | null }) {
  const text = words(frame.lang).secondFactor.passkey;
  return (
    <PasskeyForm
      frame={frame}
      action={langPath(frame.lang, paths.signInPasskey({}))}
      does="get"
      options={options}
      failed={text.cancelled}
      fields={next ? { next } : {}}
    >
      <Card kind="plain" title={text.signInTitle} level={2}>
        <p>{text.signInText}</p>
        <Button kind="other">{text.signInButton}</Button>
      </Card>
    </PasskeyForm>
  );
}
