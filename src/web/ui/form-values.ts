/** What somebody typed, as it came: kept so that a form that needs mending shows all of it again. */
export type FormValues = Readonly<Record<string, string | readonly string[]>>;

/** The texts of a parsed form body (hono's `parseBody({ all: true })`); files are left out. */
export function formValues(body: Record<string, unknown>): FormValues {
  const values: Record<string, string | string[]> = {};
  for (const [name, entry] of Object.entries(body)) {
    if (typeof entry === "string") values[name] = entry;
    else if (Array.isArray(entry)) values[name] = entry.filter((one) => typeof one === "string");
  }
  return values;
}

/** One answer as text; the first one when several were sent, "" when none was. */
export function value(values: FormValues, name: string): string {
  const entry = Object.hasOwn(values, name) ? values[name] : undefined;
  if (entry === undefined) return "";
  return typeof entry === "string" ? entry : (entry[0] ?? "");
}

/** All answers of a group of checkboxes. */
export function list(values: FormValues, name: string): readonly string[] {
  const entry = Object.hasOwn(values, name) ? values[name] : undefined;
  if (entry === undefined) return [];
  return typeof entry === "string" ? [entry] : entry;
}
