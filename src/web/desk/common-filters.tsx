import type { Context } from "hono";
import type { Status } from "../../domain/process/status.ts";
import { words } from "../../words/words.ts";
import type { Env } from "../route.ts";
import { Select } from "../ui/choice-field.tsx";
import type { FormValues } from "../ui/form-values.ts";

type CommonFiltersProps = { c: Context<Env>; values: FormValues; statuses: readonly Status[] };

/** 段階 and 分野, by which every list of proposals inside is filtered. */
export function CommonFilters({ c, values, statuses }: CommonFiltersProps) {
  const common = { values, errors: [], compact: true, required: false, emptyText: "すべて" } as const;
  const names = words("ja").common.status;
  return (
    <>
      <Select
        name="status"
        label="段階"
        options={statuses.map((status) => ({ value: status, text: names[status] }))}
        {...common}
      />
      <Select
        name="field"
        label="分野"
        options={c.var.city.fields.map((field) => ({ value: field.name, text: field.name }))}
        {...common}
      />
    </>
  );
}
