import type { Child } from "hono/jsx";
import type { FieldError } from "../../domain/kernel/result.ts";
import { type Lang, words } from "../../words/words.ts";
import type { FormValues } from "./form-values.ts";

/** What every field takes. The same values and errors go to every field of a form: each finds its own by name. */
export type FieldProps = {
  name: string;
  label: string;
  values: FormValues;
  errors: readonly FieldError[];
  /** Default true: said in words, never by an asterisk alone. */
  required?: boolean | undefined;
  help?: Child | undefined;
  /** An example, beside the control at 1280 and below it on a phone. */
  example?: Child | undefined;
  /** Smaller, without ※ marks: in filters. */
  compact?: boolean | undefined;
  lang?: Lang | undefined;
};

/** The messages for one field. */
export function errorsOf(errors: readonly FieldError[], name: string): readonly string[] {
  return errors.filter((error) => error.field === name).map((error) => error.message);
}

/** The id of a field's control: where the error summary leads. */
export function fieldId(name: string): string {
  return `f-${name.replace(/[^\w-]/gu, "-")}`;
}

/** The ids that describe a control, in reading order; undefined when there is nothing to describe it. */
export function describedBy(
  field: Pick<FieldProps, "name" | "help" | "errors">,
  ...more: string[]
): string | undefined {
  const id = fieldId(field.name);
  const ids = [
    field.help ? `${id}-help` : "",
    errorsOf(field.errors, field.name).length > 0 ? `${id}-error` : "",
    ...more,
  ].filter((one) => one !== "");
  return ids.length > 0 ? ids.join(" ") : undefined;
}

/** Label, help and error above one control. */
export function FieldFrame({ field, after, children }: { field: FieldProps; after?: Child; children?: Child }) {
  return (
    <div class={frameClass(field)}>
      <label class="field-label" for={fieldId(field.name)}>
        {field.label} <Requirement field={field} />
      </label>
      <HelpAndErrors field={field} />
      <Example field={field}>
        {children}
        {after}
      </Example>
    </div>
  );
}

/** Legend, help and error above a group of controls. */
export function GroupFrame({ field, children }: { field: FieldProps; children?: Child }) {
  const invalid = errorsOf(field.errors, field.name).length > 0;
  return (
    <fieldset
      class={frameClass(field)}
      id={fieldId(field.name)}
      tabindex={invalid ? -1 : undefined}
      aria-describedby={describedBy(field)}
    >
      <legend class="field-label">
        {field.label} <Requirement field={field} />
      </legend>
      <HelpAndErrors field={field} />
      <Example field={field}>{children}</Example>
    </fieldset>
  );
}

/** Several fields under one heading. */
export function Fieldset({ legend, help, children }: { legend: Child; help?: Child; children?: Child }) {
  return (
    <fieldset class="fields">
      <legend>{legend}</legend>
      {help ? <p class="field-help">{help}</p> : null}
      {children}
    </fieldset>
  );
}

function frameClass(field: FieldProps): string {
  const invalid = errorsOf(field.errors, field.name).length > 0 ? " field-invalid" : "";
  return field.compact ? `field field-compact${invalid}` : `field${invalid}`;
}

function Requirement({ field }: { field: FieldProps }) {
  if (field.compact) return null;
  const text = words(field.lang ?? "ja").common.form;
  return field.required === false ? (
    <span class="optional">{text.optional}</span>
  ) : (
    <span class="required">{text.required}</span>
  );
}

function HelpAndErrors({ field }: { field: FieldProps }) {
  const id = fieldId(field.name);
  const messages = errorsOf(field.errors, field.name);
  return (
    <>
      {field.help ? (
        <p class="field-help" id={`${id}-help`}>
          {field.help}
        </p>
      ) : null}
      {messages.length > 0 ? (
        <p class="field-error" id={`${id}-error`}>
          {messages.map((message, index) => (
            <>
              {index > 0 ? <br /> : null}＊{message}
            </>
          ))}
        </p>
      ) : null}
    </>
  );
}

function Example({ field, children }: { field: FieldProps; children?: Child }) {
  if (!field.example) return <>{children}</>;
  return (
    <div class="with-example">
      <div>{children}</div>
      <div class="example">
        <b>{words(field.lang ?? "ja").common.form.example}</b>
        <div>{field.example}</div>
      </div>
    </div>
  );
}
