import { readLogin } from "../accounts/login.ts";
import type { FieldError } from "../kernel/result.ts";
import { countGraphemes, normaliseCode, normaliseLineBreaks, readText, type TextLimits } from "../kernel/text.ts";
import { consultationKinds, longestConsultation } from "./consultation.ts";

/** A consultation as it is typed: on the public page, or by the desk for somebody. */
export type TypedConsultation = {
  kind: string;
  name: string;
  organisation: string;
  mail: string;
  telephone: string;
  body: string;
};

/** What a field's fault is told with; the public page has them in two languages. */
export type ConsultationFaults = {
  kind: string;
  name: string;
  organisation: string;
  mail: string;
  telephone: string;
  reach: string;
  body: (most: number) => string;
  tooLong: (most: number, over: number) => string;
};

/**
 * Reads a consultation. Names and words are kept as typed; address and number are read in any width. On the public page an answer
 * has to reach the sender (`mustReach`); the desk may note a call of somebody who left no address.
 */
export function readConsultation(
  typed: TypedConsultation,
  faults: ConsultationFaults,
  mustReach: boolean,
): { consultation: TypedConsultation; errors: FieldError[] } {
  const errors: FieldError[] = [];
  const fault = (field: string, message: string) => void errors.push({ field, message });
  const text = (field: "name" | "organisation" | "body", limits: TextLimits, message: string) => {
    const read = readText(typed[field], limits, "");
    if (!read.ok) fault(field, message);
    return read.ok ? read.text : typed[field];
  };
  const line = { max: 300, isMultiline: false };
  if (!(consultationKinds as readonly string[]).includes(typed.kind)) fault("kind", faults.kind);
  const over = countGraphemes(normaliseLineBreaks(typed.body)) - longestConsultation;
  const body = text(
    "body",
    { max: longestConsultation, isMultiline: true, isRequired: true },
    over > 0 ? faults.tooLong(longestConsultation, over) : faults.body(longestConsultation),
  );
  const name = text("name", { ...line, isRequired: true }, faults.name);
  const organisation = text("organisation", { ...line, isRequired: false }, faults.organisation);
  const mail = typed.mail.trim() === "" ? "" : readLogin(typed.mail);
  if (mail === null) fault("mail", faults.mail);
  const telephone = normaliseCode(typed.telephone);
  // Ten digits and more: with the area code, as somebody from outside dials it.
  if (telephone !== "" && !(/^\+?[\d()-]{10,20}$/.test(telephone) && telephone.replace(/\D/g, "").length >= 10))
    fault("telephone", faults.telephone);
  if (mustReach && mail === "" && telephone === "") fault("mail", faults.reach);
  return { consultation: { kind: typed.kind, name, organisation, mail: mail ?? "", telephone, body }, errors };
}
