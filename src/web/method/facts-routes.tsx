import { recordMethodFacts } from "../../commands/record-method-facts.ts";
import { contractKinds, readFacts } from "../../domain/method/facts.ts";
import { type TypedFacts, typedFrom } from "../../domain/method/typed-facts.ts";
import type { ProposalRecord } from "../../domain/process/record.ts";
import { addFormPage } from "../desk/form-page.tsx";
import { paths } from "../paths.ts";
import type { Routes } from "../route.ts";
import { Callout } from "../ui/callout.tsx";
import { CheckboxGroup, RadioGroup } from "../ui/choice-field.tsx";
import { DateField } from "../ui/date-field.tsx";
import { Fieldset } from "../ui/field.tsx";
import { type FormValues, list, value } from "../ui/form-values.ts";
import { NumberField } from "../ui/number-field.tsx";
import { parseDateField } from "../ui/parse-date-field.ts";
import { TextArea } from "../ui/text-field.tsx";
import { contractKindNames, factQuestions } from "./method-names.ts";

/** The facts behind the method (G9). */
export function addFactsRoutes(routes: Routes): void {
  addFormPage(routes, {
    path: paths.proposal.methodFacts,
    action: "recordMethodFacts",
    audit: "method-facts.record",
    tab: "review",
    title: "手法を決めるための事実",
    lead: "わかっていることだけを答えます。足りないことがあれば、次の画面でたずねます。はじめの三つは必須です。",
    button: "事実を記録して、おすすめを見る",
    labels: factQuestions,
    load: async () => null,
    initial: ({ record }) => initialFacts(record),
    before: ({ record }) =>
      record.papers.some((paper) => paper.kind === "method" && paper.state !== "sent_back") ? (
        <Callout kind="warning" title="起案の取り下げ">
          手法の起案が、決裁の途中か、決裁済みです。事実を書き直すと、その起案は取り下げになり、あらためて起案します。
        </Callout>
      ) : null,
    fields: ({ c, values, errors, record }) => {
      const known = [...new Set([...c.var.city.fields.map((field) => field.name), ...record.fields])];
      return (
        <>
          <RadioGroup
            name="cityBearsCost"
            label={factQuestions.cityBearsCost}
            options={yesNo("生じる", "生じない")}
            columns
            values={values}
            errors={errors}
          />
          <RadioGroup
            name="wideRecruitmentNeeded"
            label={factQuestions.wideRecruitmentNeeded}
            options={yesNo("ある", "ない")}
            columns
            values={values}
            errors={errors}
          />
          <NumberField
            name="initiatives"
            label={factQuestions.initiatives}
            unit="つ"
            help="確かに見込めるものを数えます。0でもかまいません。"
            values={values}
            errors={errors}
          />
          <Fieldset legend="市が負担する、または収入があるとき">
            <NumberField
              name="estimatedCostYen"
              label={factQuestions.estimatedCostYen}
              unit="円"
              help="借入れは1年あたり。売払い・貸付けは市の収入の見込み。「120万円」とも書けます。"
              required={false}
              values={values}
              errors={errors}
            />
            <RadioGroup
              name="contractKind"
              label={factQuestions.contractKind}
              required={false}
              columns
              options={[
                ...contractKinds.map((kind) => ({ value: kind, text: contractKindNames[kind] })),
                { value: "unknown", text: "わからない" },
              ]}
              values={values}
              errors={errors}
            />
            <RadioGroup
              name="selectionBasis"
              label={factQuestions.selectionBasis}
              required={false}
              columns
              options={[
                { value: "price", text: "価格" },
                { value: "quality", text: "内容" },
                { value: "unknown", text: "わからない" },
              ]}
              values={values}
              errors={errors}
            />
            <TextArea
              name="fixedCounterpartyReason"
              label={factQuestions.fixedCounterpartyReason}
              help="地方自治法施行令167条の2第1項のどの号に当たるかを書きます。なければ、空のままにします。"
              rows={3}
              required={false}
              maxGraphemes={600}
              values={values}
              errors={errors}
            />
          </Fieldset>
          <Fieldset legend="協定と公平性">
            <RadioGroup
              name="agreementNeeded"
              label={factQuestions.agreementNeeded}
              required={false}
              columns
              options={yesNo("ある", "ない")}
              values={values}
              errors={errors}
            />
            <CheckboxGroup
              name="fields"
              label={factQuestions.fields}
              required={false}
              columns
              options={known.map((name) => ({ value: name, text: name }))}
              values={values}
              errors={errors}
            />
            <RadioGroup
              name="otherOperatorsCouldDoIt"
              label={factQuestions.otherOperatorsCouldDoIt}
              required={false}
              columns
              options={yesNo("いる", "いない")}
              values={values}
              errors={errors}
            />
            <DateField name="date" label={factQuestions.date} required={false} values={values} errors={errors} />
          </Fieldset>
        </>
      );
    },
    run: async (c, acting, values) => {
      const date = parseDateField(values, "date", factQuestions.date);
      const unread = date.error ? [date.error] : [];
      return recordMethodFacts(c.var.program, { ...acting, facts: factsFrom(values, date.date ?? ""), unread });
    },
    done: "factsRecorded",
    next: (id) => `${paths.proposal.review({ id })}#advice`,
  });
}

function yesNo(yes: string, no: string) {
  return [
    { value: "yes", text: yes },
    { value: "no", text: no },
    { value: "unknown", text: "わからない" },
  ];
}

/** What was answered before; at first only the fields of the proposal. */
function initialFacts(record: ProposalRecord): FormValues {
  const read = record.methodFacts ? readFacts(record.methodFacts) : null;
  return read?.ok ? typedFrom(read.value) : { fields: [...record.fields] };
}

function factsFrom(values: FormValues, date: string): TypedFacts {
  const text = (name: string) => value(values, name);
  return {
    cityBearsCost: text("cityBearsCost"),
    estimatedCostYen: text("estimatedCostYen"),
    contractKind: text("contractKind"),
    wideRecruitmentNeeded: text("wideRecruitmentNeeded"),
    otherOperatorsCouldDoIt: text("otherOperatorsCouldDoIt"),
    initiatives: text("initiatives"),
    fields: list(values, "fields"),
    agreementNeeded: text("agreementNeeded"),
    fixedCounterpartyReason: text("fixedCounterpartyReason"),
    selectionBasis: text("selectionBasis"),
    date,
  };
}
