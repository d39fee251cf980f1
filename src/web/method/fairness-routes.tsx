import { checkFairness } from "../../commands/check-fairness.ts";
import { gatherEvidence } from "../../db/stores/fairness-store.ts";
import { todayInTokyo } from "../../domain/calendar/tokyo-date.ts";
import { exclusiveTerms, fairnessQuestions } from "../../domain/method/fairness.ts";
import type { Evidence } from "../../domain/method/fairness-evidence.ts";
import { missingFairness } from "../../domain/process/fairness-of.ts";
import { addFormPage, type Drawing } from "../desk/form-page.tsx";
import { paths } from "../paths.ts";
import type { Routes } from "../route.ts";
import { Callout } from "../ui/callout.tsx";
import { CheckboxGroup, RadioGroup } from "../ui/choice-field.tsx";
import { Fieldset } from "../ui/field.tsx";
import { type FormValues, list, value } from "../ui/form-values.ts";
import { TextArea } from "../ui/text-field.tsx";
import { EvidenceOf } from "./fairness-evidence.tsx";

/** The fairness check (P2): each question beside what the city's own record says to it. */
export function addFairnessRoutes(routes: Routes): void {
  addFormPage(routes, {
    path: paths.proposal.fairness,
    action: "checkFairness",
    audit: "fairness.check",
    tab: "review",
    title: "公平性の確認",
    lead: "共同計画を書いていない人、手法を起案していない人が答えます。各問に並ぶ市の記録は、あなたが読めるもので、答えといっしょに庁内の記録に残ります。支障なしとすると「公平性」が確認済みになり、手法の起案に進めます。",
    button: "答えを記録する",
    labels: labels(),
    load: (tx, record, c) => gatherEvidence(tx, record, todayInTokyo(c.var.program.now())),
    before: ({ record }) =>
      record.fairness && missingFairness(record).length > 0 ? (
        <Callout kind="warning" title="もう一度の確認">
          {missingFairness(record).join("")}
        </Callout>
      ) : null,
    fields: (drawing) => <FairnessFields {...drawing} />,
    run: (c, acting, values) => checkFairness(c.var.program, { ...acting, ...typedFrom(values) }),
    done: "fairnessRecorded",
    next: (id) => paths.proposal.review({ id }),
  });
}

function FairnessFields({ person, more, values, errors }: Drawing<readonly Evidence[]>) {
  return (
    <>
      {fairnessQuestions.map(({ key, question, help, fields }, index) => (
        <Fieldset legend={`問${index + 1} ${question}`} help={help}>
          <EvidenceOf question={key} evidence={more} />
          {key === "exclusive" ? (
            <CheckboxGroup
              name="terms-exclusive"
              label="この提案者だけが使うもの"
              required={false}
              columns
              options={Object.entries(exclusiveTerms).map(([term, text]) => ({ value: term, text }))}
              values={values}
              errors={errors}
            />
          ) : null}
          <RadioGroup
            name={`holds-${key}`}
            label="答え"
            columns
            options={[
              { value: "yes", text: "はい" },
              { value: "no", text: "いいえ" },
            ]}
            values={values}
            errors={errors}
          />
          {fields.map((field) => (
            <TextArea
              name={field.name}
              label={field.label}
              rows={3}
              required={!("oneOf" in field)}
              maxGraphemes={600}
              values={values}
              errors={errors}
            />
          ))}
        </Fieldset>
      ))}
      <RadioGroup
        name="conclusion"
        label="結論"
        options={[
          { value: "fair", text: "支障なし" },
          { value: "unfair", text: "支障あり" },
        ]}
        values={values}
        errors={errors}
      />
      <p>確認した人：{person.name}</p>
    </>
  );
}

function typedFrom(values: FormValues) {
  const words = Object.keys(values).filter((name) => name !== "terms-exclusive");
  return {
    answers: {
      ...Object.fromEntries(words.map((name) => [name, value(values, name)])),
      "terms-exclusive": list(values, "terms-exclusive"),
    },
    conclusion: value(values, "conclusion"),
  };
}

function labels(): Record<string, string> {
  return {
    ...Object.fromEntries(
      fairnessQuestions.flatMap(({ key, question, fields }) => [
        [`holds-${key}`, question],
        ...fields.map((field) => [field.name, `${question}(${field.label})`]),
      ]),
    ),
    "terms-exclusive": "この提案者だけが使うもの",
    conclusion: "結論",
  };
}
