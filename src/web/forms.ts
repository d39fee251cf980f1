import { createHash } from "node:crypto";
import type { Context } from "hono";
import type { Acting } from "../commands/act.ts";
import { isId } from "../domain/kernel/ids.ts";
import type { Person } from "../domain/policy/actor.ts";
import type { Env } from "./route.ts";
import { type FormValues, formValues, value } from "./ui/form-values.ts";

/** What was typed, cleaned of what no text may hold (NUL, lone surrogates); line ends become LF, nothing else changes. */
export async function readForm(c: Context<Env>): Promise<FormValues> {
  const typed = formValues(await c.req.parseBody({ all: true }).catch(asEmpty));
  return Object.fromEntries(
    Object.entries(typed).map(([name, text]) => [name, typeof text === "string" ? cleaned(text) : text.map(cleaned)]),
  );
}

/** A body that says it is a form and is none (a broken multipart): nothing was typed that could be read. */
function asEmpty(error: unknown): Record<string, never> {
  if (error instanceof TypeError) return {};
  throw error;
}

/** Who acts on what, as every form carries it. */
export function actingFrom(c: Context<Env>, actor: Person, values: FormValues): Acting {
  const version = Number(value(values, "version"));
  const formKey = value(values, "idempotency_key");
  return {
    actor,
    proposalId: c.req.param("id")!,
    ...(Number.isInteger(version) && version > 0 ? { version } : {}),
    ...(isId(formKey) ? { formKey: boundTo(c.req.path, formKey) } : {}),
  };
}

/** A key counts for the address that its form is sent to: sent with another form it must not pass for that one's repetition. */
function boundTo(path: string, formKey: string): string {
  const hex = createHash("sha256").update(`${formKey} ${path}`).digest("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join("-");
}

/** After something was done: the page that shows it, with its sentence (`done` is a key of words.done). */
export function seeDone(c: Context<Env>, href: string, done: string): Response {
  const [address, fragment] = href.split("#");
  return c.redirect(
    `${address}${address!.includes("?") ? "&" : "?"}done=${done}${fragment ? `#${fragment}` : ""}`,
    303,
  );
}

function cleaned(text: string): string {
  return text.toWellFormed().replaceAll("\u0000", "").replaceAll("\r\n", "\n").replaceAll("\r", "\n");
}
