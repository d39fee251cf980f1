import { unescaped } from "../support/requests.ts";

/** A field of a drawn form, by what can be wrong with it. */
export type FormField = { name: string; kind: "text" | "password" | "number" | "date" | "choice"; most: number | null };

/** A form as a page draws it: what it carries unseen, and what somebody fills in. */
export type DrawnForm = { action: string; hidden: Record<string, string>; fields: readonly FormField[]; page: string };

/** Every form of a page that changes something. */
export function formsOf(html: string, page: string): DrawnForm[] {
  return [...html.matchAll(/<form method="post"[^>]*action="([^"]*)"[^>]*>([\s\S]*?)<\/form>/g)].flatMap(
    ([, action, inner]) => {
      const others = [...inner!.matchAll(/\sformaction="([^"]*)"/g)].map((match) => match[1]!);
      const filled = { hidden: hiddenOf(inner!), fields: fieldsOf(inner!), page };
      return [action!, ...others].map((one) => ({ action: unescaped(one), ...filled }));
    },
  );
}

function hiddenOf(html: string): Record<string, string> {
  const hidden = [...html.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)];
  return Object.fromEntries(hidden.map(([, name, text]) => [name!, unescaped(text!)]));
}

function fieldsOf(html: string): FormField[] {
  const fields = new Map<string, FormField>();
  for (const [tag] of html.matchAll(/<(?:input|textarea|select)\b[^>]*>/g)) {
    const name = attribute(tag, "name");
    if (name === null || /type="(hidden|submit|file)"/.test(tag)) continue;
    const id = attribute(tag, "id");
    const most = new RegExp(`<desk-count for="${id}" most="(\\d+)"`).exec(html)?.[1];
    fields.set(name, { name, kind: kindOf(tag, name), most: most ? Number(most) : null });
  }
  return [...fields.values()];
}

function kindOf(tag: string, name: string): FormField["kind"] {
  if (tag.startsWith("<select") || /type="(radio|checkbox)"/.test(tag)) return "choice";
  if (/type="password"/.test(tag)) return "password";
  if (/-(year|month|day)$/.test(name)) return "date";
  if (/inputmode="(numeric|decimal)"/.test(tag)) return "number";
  return "text";
}

function attribute(tag: string, name: string): string | null {
  return new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? null;
}

/** One way to fill in a form badly. Names are those of the form; a choice that is left out was not made. */
export type Filling = (field: FormField, index: number) => string | null;

export const nothing: Filling = ({ kind }) => (kind === "choice" ? null : "");

/** Too long by one character as a reader counts them, the 30th of February, less than nothing, an option that was not offered. */
export const wrong: Filling = ({ kind, name, most }) => {
  if (kind === "choice") return "no-such-option";
  if (kind === "number") return "-5";
  if (kind === "date") return name.endsWith("year") ? "令和9" : name.endsWith("month") ? "2" : "30";
  if (kind === "password") return "short";
  return `${"𠮷".repeat((most ?? 1_000) + 1)}`;
};

/** What no text may hold, numbers beyond all counting, a date of no calendar, names that every object has. */
export const absurd: Filling = ({ kind, name }, index) => {
  if (kind === "choice") return "__proto__";
  if (kind === "number") return "99999999999999999999999999";
  if (kind === "date") return name.endsWith("year") ? "-99999" : "1e9";
  if (kind === "password") return "\u0000";
  return `語${index}\u0000\u0007\uFFFE\u202Eが<b>&amp;`;
};

/** The body that a browser would send, with a lone surrogate as broken bytes where the text has U+FFFE. */
export function bodyOf(form: DrawnForm, filling: Filling, hidden: Record<string, string> = {}): string {
  const typed = form.fields.flatMap((field, index) => {
    const text = filling(field, index);
    return text === null ? [] : [[field.name, text] as [string, string]];
  });
  const body = new URLSearchParams([...Object.entries({ ...form.hidden, ...hidden }), ...typed]);
  return body.toString().replaceAll("%EF%BF%BE", "%ED%A0%80");
}

/** What of the filling a page drawn again must show: all of it but NUL, with marks for a lone surrogate's broken bytes. */
export function typedTexts(form: DrawnForm, filling: Filling): string[] {
  return form.fields.flatMap((field, index) => {
    const text = field.kind === "choice" || field.kind === "password" ? null : filling(field, index);
    return text ? [text.replaceAll("\u0000", "").replaceAll("\uFFFE", "\uFFFD\uFFFD\uFFFD")] : [];
  });
}

/** The mistakes that a page names above its form: where each link leads, and what it says; null where no place has that id. */
export function namedErrors(html: string): { message: string; hasPlace: boolean }[] {
  const summary = /<div class="error-summary"[\s\S]*?<\/ul>/.exec(html)?.[0] ?? "";
  return [...summary.matchAll(/<a href="#([^"]*)">([\s\S]*?)<\/a>/g)].map(([, place, message]) => ({
    message: unescaped(message!),
    hasPlace: html.includes(`id="${place}"`),
  }));
}
