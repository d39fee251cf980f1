import type { FieldError } from "../../domain/kernel/result.ts";
import { type Lang, words } from "../../words/words.ts";
import { fieldId } from "./field.tsx";

export type ErrorSummaryProps = {
  errors: readonly FieldError[];
  /** Names of the fields as the page shows them, in its order: 「守りたい理由：…」 Errors of other fields follow as they come. */
  labels?: Readonly<Record<string, string>> | undefined;
  title?: string | undefined;
  /** Instead of 「書いた内容はすべて残っています。」, where something is never drawn again (a password). */
  kept?: string | undefined;
  lang?: Lang | undefined;
};

/** What to mend, above the form; it receives the focus. Nothing when there are no errors. */
export function ErrorSummary({ errors, labels = {}, title, kept, lang = "ja" }: ErrorSummaryProps) {
  if (errors.length === 0) return null;
  const text = words(lang).common.form;
  const colon = lang === "en" ? ": " : "：";
  return (
    <desk-focus>
      <div class="error-summary" role="alert" tabindex={-1} aria-labelledby="error-summary-title">
        <h2 id="error-summary-title">{title ?? text.errorTitle(errors.length)}</h2>
        <p>{kept ?? text.kept}</p>
        <ul>
          {inOrder(errors, Object.keys(labels)).map((error) => (
            <li>
              <a href={`#${fieldId(error.field)}`}>{named(error.message, labels[error.field], colon)}</a>
            </li>
          ))}
        </ul>
      </div>
    </desk-focus>
  );
}

function inOrder(errors: readonly FieldError[], fields: readonly string[]): readonly FieldError[] {
  const place = ({ field }: FieldError) => (fields.includes(field) ? fields.indexOf(field) : fields.length);
  return errors.toSorted((a, b) => place(a) - place(b));
}

/** The message with its field's name before it, unless it begins with that name itself. */
function named(message: string, label: string | undefined, colon: string): string {
  return label && !message.startsWith(label) ? `${label}${colon}${message}` : message;
}
