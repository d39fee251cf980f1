import type { FieldError } from "../../domain/kernel/result.ts";
import { type FormValues, value } from "./form-values.ts";
import { TextField, type TextFieldProps } from "./text-field.tsx";

/** A whole number with its unit (円, 件, %). Read it with `parseNumberField`. */
export function NumberField(field: Omit<TextFieldProps, "type" | "maxGraphemes">) {
  return (
    <TextField {...field} inputmode="numeric" width={field.width ?? "m"} unit={field.unit ?? "円"} autocomplete="off" />
  );
}

export type ParsedNumber = { number: number | null; error: FieldError | null };

const myriads: Readonly<Record<string, number>> = { "": 1, 千: 1_000, 万: 10_000, 億: 100_000_000 };

/**
 * A whole number of zero or more: "1200", "１，２００", "1,200円", "120万円", "1億2000万円". Both null when nothing was
 * written.
 */
export function parseNumberField(values: FormValues, name: string, label = "数"): ParsedNumber {
  const text = value(values, name)
    .normalize("NFKC")
    .replace(/[,\s、]/gu, "")
    .replace(/[円件人名%回か所]+$/u, "");
  if (text === "") return { number: null, error: null };
  const number = toNumber(text);
  if (number !== null && Number.isSafeInteger(number)) return { number, error: null };
  return {
    number: null,
    error: { field: name, message: `${label}は、1200000 や 120万 のように、0以上の整数で書いてください。` },
  };
}

function toNumber(text: string): number | null {
  if (!/^(?:\d+(?:\.\d+)?億)?(?:\d+(?:\.\d+)?万)?(?:\d+千)?\d*$/u.test(text)) return null;
  let sum = 0;
  for (const [, digits = "", unit = ""] of text.matchAll(/(\d+(?:\.\d+)?)(億|万|千|)/gu)) {
    sum += Math.round(Number(digits) * (myriads[unit] ?? 1) * 1000) / 1000;
  }
  return Number.isInteger(sum) ? sum : null;
}
