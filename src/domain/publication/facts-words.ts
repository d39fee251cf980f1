import type { PlainDate } from "../calendar/tokyo-date.ts";
import { readTexts } from "../kernel/read-texts.ts";
import type { FieldError } from "../kernel/result.ts";
import { readYen } from "../kernel/yen.ts";
import { approvedMethod } from "../process/method-of.ts";
import type { ProposalRecord } from "../process/record.ts";
import { emptyFacts, type FactsBody } from "./facts-body.ts";

/** What an officer writes of the facts; the rest comes from the record. `citySpends`: yen as typed, "" when not counted in yen. */
export type FactsWords = { title: string; titleEn: string; text: string; citySpends: string };

/** The draft of the facts (P7c): who, what, when, of what kind, in which fields. */
export function readFacts(typed: FactsWords, record: ProposalRecord): { facts: FactsBody; errors: FieldError[] } {
  const { texts, errors } = readTexts({
    title: { typed: typed.title, name: "連携の名前", max: 300, oneLine: true },
    titleEn: { typed: typed.titleEn, name: "連携の名前(英語)", max: 300, oneLine: true, optional: true },
    text: { typed: typed.text, name: "公表する文", max: 1200 },
  });
  const yen = typed.citySpends.trim() === "" ? null : readYen(typed.citySpends);
  if (yen && !yen.ok) errors.push({ field: "citySpends", message: yen.message });
  return {
    facts: {
      ...emptyFacts,
      title: texts.title,
      ...(texts.titleEn.trim() ? { titleEn: texts.titleEn } : {}),
      partner: record.organisation.name,
      departments: departmentsOf(record),
      fields: record.fields,
      method: approvedMethod(record),
      period: record.plan?.body.period ?? { from: "", to: "" },
      text: texts.text,
      citySpendsYen: yen?.ok ? yen.yen : null,
      ...sealOf(record, ""),
    },
    errors,
  };
}

/** What the conclusion adds to the facts: its number and its day, known only now. */
export function factsAtConclusion(facts: FactsBody, record: ProposalRecord, agreementNumber: string): FactsBody {
  return { ...facts, ...sealOf(record, agreementNumber) };
}

/** Withheld facts: that there is a partnership is public with its state; everything else stays out (P7c). */
export function withheldFacts(record: ProposalRecord): FactsBody {
  return { ...emptyFacts, title: record.title, partner: record.organisation.name, fields: record.fields };
}

/** Departments that carry a partnership, the lead department first. */
export function departmentsOf(record: ProposalRecord): readonly string[] {
  return record.inquiries
    .filter((inquiry) => inquiry.endedAs === null && inquiry.answer?.outcome !== "no")
    .toSorted((a, b) => Number(b.isLead) - Number(a.isLead))
    .map((inquiry) => inquiry.departmentName);
}

function sealOf(record: ProposalRecord, agreementNumber: string): { number: string; concludedOn: PlainDate } {
  if (record.agreement) return { number: agreementNumber, concludedOn: record.agreement.concludedOn ?? "" };
  if (record.award) return { number: record.award.contractNumber, concludedOn: record.award.contractedOn };
  return { number: "", concludedOn: record.cooperation?.startsOn ?? "" };
}
