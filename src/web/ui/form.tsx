import type { Child } from "hono/jsx";
import { type Lang, words } from "../../words/words.ts";
import { HiddenFields } from "./hidden-fields.tsx";
import { safeHref } from "./safe-href.ts";

export type FormProps = {
  action: string;
  idempotencyKey: string;
  version?: number | string | undefined;
  fields?: Readonly<Record<string, string>> | undefined;
  /** Names the local draft, for example "proposal-UUID-content"; without it the browser keeps nothing. */
  draftKey?: string | undefined;
  /** Drawn again with words that are stored nowhere yet (a button that saves nothing was pressed): leaving asks, and the draft stays. */
  unsaved?: boolean | undefined;
  /** The form carries files. */
  files?: boolean | undefined;
  id?: string | undefined;
  lang?: Lang | undefined;
  children?: Child;
};

/**
 * A form that changes something. `novalidate`: the server's answer names each place to mend, and nothing typed is
 * lost. The element around it asks before unsent text is left, and sends once when pressed twice.
 */
export function Form({ action, draftKey, unsaved, files, id, lang = "ja", children, ...hidden }: FormProps) {
  return (
    <desk-form
      draft={draftKey}
      restored={draftKey ? words(lang).common.form.restored : undefined}
      unsaved={unsaved || undefined}
    >
      <form
        method="post"
        action={safeHref(action)}
        id={id}
        enctype={files ? "multipart/form-data" : undefined}
        novalidate
        class="form"
      >
        <HiddenFields {...hidden} />
        {children}
      </form>
    </desk-form>
  );
}

/** A form that asks (GET): words and filters above a list. */
export function FilterForm({
  action,
  label,
  children,
}: {
  action: string;
  label?: string | undefined;
  children?: Child;
}) {
  return (
    <search aria-label={label}>
      <form method="get" action={safeHref(action)} class="filter">
        {children}
      </form>
    </search>
  );
}
