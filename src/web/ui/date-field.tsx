import { words } from "../../words/words.ts";
import { describedBy, errorsOf, type FieldProps, fieldId, GroupFrame } from "./field.tsx";
import { value } from "./form-values.ts";

/**
 * A date as three text fields (DADS): NAME-year takes 2026, 令和8 or R8. Read it with `parseDateField`. A date kept as
 * NAME "2026-11-24" fills the three.
 */
export function DateField(field: FieldProps) {
  const { name, lang = "ja" } = field;
  const text = words(lang).common.form;
  const withHelp = { ...field, help: field.help ?? text.yearHelp };
  const stored = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(value(field.values, name));
  const parts = [
    { part: "year", label: text.year, shown: stored?.[1] },
    { part: "month", label: text.month, shown: stored?.[2] },
    { part: "day", label: text.day, shown: stored?.[3] },
  ];
  const invalid = errorsOf(field.errors, name).length > 0;
  return (
    <GroupFrame field={withHelp}>
      <div class="date-parts">
        {parts.map(({ part, label, shown }) => {
          const id = fieldId(`${name}-${part}`);
          return (
            <span class={`date-part date-${part}`}>
              <label for={id}>{label}</label>
              <input
                class="control"
                type="text"
                inputmode={part === "year" ? undefined : "numeric"}
                autocomplete="off"
                id={id}
                name={`${name}-${part}`}
                value={value(field.values, `${name}-${part}`) || (shown ? String(Number(shown)) : "")}
                aria-invalid={invalid ? "true" : undefined}
                aria-describedby={describedBy(withHelp)}
              />
            </span>
          );
        })}
      </div>
    </GroupFrame>
  );
}
