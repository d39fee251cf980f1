import { type Lang, words } from "../../words/words.ts";
import { describedBy, errorsOf, FieldFrame, type FieldProps, fieldId } from "./field.tsx";
import { value } from "./form-values.ts";
import { graphemes } from "./graphemes.ts";

export type TextFieldProps = FieldProps & {
  type?: "text" | "email" | "tel" | "url" | "password" | "search" | undefined;
  autocomplete?: string | undefined;
  inputmode?: "text" | "numeric" | "decimal" | "tel" | "email" | "url" | "search" | undefined;
  /** As wide as what is expected in it: s a code, m a date or number, l a name, full a sentence. */
  width?: "s" | "m" | "l" | "full" | undefined;
  maxGraphemes?: number | undefined;
  unit?: string | undefined;
};

/** One line of text. */
export function TextField(field: TextFieldProps) {
  const { name, type = "text", width = "full", maxGraphemes, lang = "ja" } = field;
  const id = fieldId(name);
  const written = type === "password" ? "" : value(field.values, name);
  return (
    <FieldFrame field={field} after={<Counter id={id} written={written} most={maxGraphemes} lang={lang} />}>
      <span class="control-line">
        <input
          class={`control width-${width}`}
          type={type}
          id={id}
          name={name}
          value={written}
          autocomplete={field.autocomplete}
          inputmode={field.inputmode}
          aria-invalid={errorsOf(field.errors, name).length > 0 ? "true" : undefined}
          aria-describedby={describedBy(field, ...counterId(id, maxGraphemes), ...(field.unit ? [`${id}-unit`] : []))}
          aria-required={field.required === false || field.compact ? undefined : "true"}
        />
        {field.unit ? (
          <span class="unit" id={`${id}-unit`}>
            {field.unit}
          </span>
        ) : null}
      </span>
    </FieldFrame>
  );
}

export type TextAreaProps = FieldProps & {
  rows?: number | undefined;
  maxGraphemes?: number | undefined;
  /** The content of a protected part: no copy of it is ever kept in the browser. */
  protectedText?: boolean | undefined;
};

/** Several lines of text, with the count of characters as a reader counts them. */
export function TextArea(field: TextAreaProps) {
  const { name, rows = 4, maxGraphemes, lang = "ja" } = field;
  const id = fieldId(name);
  const written = value(field.values, name);
  return (
    <FieldFrame field={field} after={<Counter id={id} written={written} most={maxGraphemes} lang={lang} />}>
      <textarea
        class="control"
        id={id}
        name={name}
        rows={rows}
        aria-invalid={errorsOf(field.errors, name).length > 0 ? "true" : undefined}
        aria-describedby={describedBy(field, ...counterId(id, maxGraphemes))}
        aria-required={field.required === false || field.compact ? undefined : "true"}
        data-protected={field.protectedText ? "" : undefined}
        autocomplete={field.protectedText ? "off" : undefined}
      >
        {/* The first line break of a textarea is swallowed by HTML: one more keeps what was typed. */}
        {`\n${written}`}
      </textarea>
    </FieldFrame>
  );
}

type CounterProps = { id: string; written: string; most: number | undefined; lang: Lang };

/** 「180 / 1,200字」: drawn by the server, kept up to date by the custom element. */
function Counter({ id, written, most, lang }: CounterProps) {
  if (most === undefined) return null;
  const text = words(lang).common.form;
  const pattern = text.count.replace("{most}", most.toLocaleString("ja-JP"));
  const count = graphemes(written.replace(/\r\n/gu, "\n"));
  const fill = (template: string, number: number) => template.replace("{n}", number.toLocaleString("ja-JP"));
  return (
    <desk-count for={id} most={most} text={pattern} over={text.tooLong}>
      <span class={count > most ? "count count-over" : "count"} id={`${id}-count`}>
        {fill(pattern, count)}
        {count > most ? ` ▲ ${fill(text.tooLong, count - most)}` : ""}
      </span>
    </desk-count>
  );
}

function counterId(id: string, most: number | undefined): string[] {
  return most === undefined ? [] : [`${id}-count`];
}
