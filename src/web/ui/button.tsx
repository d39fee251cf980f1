import type { Child } from "hono/jsx";
import { HiddenFields } from "./hidden-fields.tsx";
import { safeHref } from "./safe-href.ts";
import { Svg } from "./svg.tsx";

/** Primary: one in a region. Inner: stays inside the city (dashed, with a lock). */
export type ButtonKind = "primary" | "other" | "weak" | "danger" | "inner";

type Look = { kind?: ButtonKind | undefined; big?: boolean | undefined; children?: Child };

export type ButtonProps = Look & {
  name?: string | undefined;
  value?: string | undefined;
  formaction?: string | undefined;
  form?: string | undefined;
  id?: string | undefined;
  /** Lets a draft be saved without the browser's own checks. */
  formnovalidate?: boolean | undefined;
};

/** A button that sends its form. Its text names the result: 「質問に答える」, never OK or 送信. Never disabled. */
export function Button({ kind = "primary", big, children, ...rest }: ButtonProps) {
  return (
    <button type="submit" class={look(kind, big)} {...rest}>
      {kind === "inner" ? <Lock /> : null}
      {children}
    </button>
  );
}

export type ButtonLinkProps = Look & { href: string; download?: boolean | undefined };

/** A link that looks like a button: it leads somewhere and changes nothing. */
export function ButtonLink({ kind = "primary", big, href, download, children }: ButtonLinkProps) {
  return (
    <a class={look(kind, big)} href={safeHref(href)} download={download ? "" : undefined}>
      {kind === "inner" ? <Lock /> : null}
      {children}
    </a>
  );
}

/** Buttons of one decision beside each other; below each other on a phone. */
export function ButtonRow({ children, end }: { children?: Child; end?: Child }) {
  return (
    <div class="button-row">
      {children}
      {end ? <span class="button-row-end">{end}</span> : null}
    </div>
  );
}

export type ActionFormProps = {
  action: string;
  /** The text of the button: the name of the result. */
  label: Child;
  kind?: ButtonKind | undefined;
  big?: boolean | undefined;
  idempotencyKey: string;
  version?: number | string | undefined;
  fields?: Readonly<Record<string, string>> | undefined;
};

/** One act that needs no further words: a POST form with one button. */
export function ActionForm({ action, label, kind, big, ...hidden }: ActionFormProps) {
  return (
    <desk-form class="action-form">
      <form method="post" action={safeHref(action)}>
        <HiddenFields {...hidden} />
        <Button kind={kind} big={big}>
          {label}
        </Button>
      </form>
    </desk-form>
  );
}

/** The sign of limited readers. */
export function Lock() {
  return (
    <Svg class="lock" viewBox="0 0 16 18" width={14} height={16}>
      <path d="M2 8h12v10H2z" />
      <path class="lock-bow" d="M4.5 8V5.5a3.5 3.5 0 0 1 7 0V8" />
    </Svg>
  );
}

function look(kind: ButtonKind, big: boolean | undefined): string {
  return big ? `button button-${kind} button-big` : `button button-${kind}`;
}
