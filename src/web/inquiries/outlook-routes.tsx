import { extendInquiry } from "../../commands/extend-inquiry.ts";
import { goOnWithoutAnswers } from "../../commands/go-on-without-answers.ts";
import { tellOutlook } from "../../commands/tell-outlook.ts";
import { callLikelihoodNames, callLikelihoods } from "../../domain/inquiry/outlook.ts";
import { methods } from "../../domain/method/method.ts";
import { words } from "../../words/words.ts";
import { addFormPage } from "../desk/form-page.tsx";
import { paths } from "../paths.ts";
import type { Routes } from "../route.ts";
import { RadioGroup, Select } from "../ui/choice-field.tsx";
import { value } from "../ui/form-values.ts";
import { TextArea, TextField } from "../ui/text-field.tsx";
import { StartEstimate, withEstimate } from "./start-estimate.tsx";

/** After the answers: the outlook, going on without an answer, and more time for one. */
export function addOutlookRoutes(routes: Routes): void {
  addFormPage(routes, {
    path: paths.proposal.outlook,
    action: "tellOutlook",
    audit: "outlook.tell",
    title: "見通しを伝える",
    lead: "提案者がいま知っておくべきことを伝えます。とくに、公募になって競争する見込みがあるかどうかです。書くとすぐに提案者に見えます。",
    button: "見通しを提案者に伝える",
    labels: {
      method: "見込まれる手法",
      callLikelihood: "公募になる見込み",
      needs: "始めるまでに必要なもの",
      earliestStart: "最も早い開始の時期",
      startReasons: "その時期になる理由",
      meaning: "提案にとっての意味",
    },
    load: async () => null,
    initial: ({ record }) => (record.outlook ? { ...record.outlook, toldAt: "" } : {}),
    ask: withEstimate,
    fields: ({ c, values, errors }) => (
      <>
        <Select
          name="method"
          label="見込まれる手法"
          options={[...methods, "undecided" as const].map((one) => ({
            value: one,
            text: words("ja").common.method[one],
          }))}
          values={values}
          errors={errors}
        />
        <RadioGroup
          name="callLikelihood"
          label="公募になる見込み"
          options={callLikelihoods.map((one) => ({ value: one, text: callLikelihoodNames[one] }))}
          values={values}
          errors={errors}
        />
        <StartEstimate c={c} values={values} />
        <TextField
          name="earliestStart"
          label="最も早い開始の時期"
          help="予算、議会、決裁の時期を考えて書きます。"
          example="令和9年4月(令和9年度予算の成立後)"
          maxGraphemes={100}
          values={values}
          errors={errors}
        />
        <TextArea
          name="startReasons"
          label="その時期になる理由"
          help="提案者が読みます。会議、議会、予算の日程を書きます。"
          rows={4}
          maxGraphemes={1000}
          required={false}
          values={values}
          errors={errors}
        />
        <TextArea
          name="meaning"
          label="提案にとっての意味"
          example="市の支出がないため公募にはならない見込みです。購入に進むときは入札になります。"
          rows={5}
          maxGraphemes={1000}
          values={values}
          errors={errors}
        />
      </>
    ),
    run: (c, acting, values) =>
      tellOutlook(c.var.program, {
        ...acting,
        method: value(values, "method"),
        callLikelihood: value(values, "callLikelihood"),
        earliestStart: value(values, "earliestStart"),
        startReasons: value(values, "startReasons"),
        meaning: value(values, "meaning"),
      }),
    done: "outlookTold",
  });

  addFormPage(routes, {
    path: paths.proposal.goingOn,
    action: "goOnWithoutAnswers",
    audit: "dialogue.goOn",
    title: "回答を待たずに進む",
    lead: "期限を過ぎても回答のない課があるとき、待たずに進む理由を残します。照会先の課も読みます。",
    button: "理由を残して進む",
    labels: { reason: "回答を待たずに進む理由" },
    load: async () => null,
    initial: ({ record }) => ({ reason: record.goingOnReason ?? "" }),
    fields: ({ values, errors }) => (
      <TextArea
        name="reason"
        label="回答を待たずに進む理由"
        rows={4}
        maxGraphemes={500}
        values={values}
        errors={errors}
      />
    ),
    run: (c, acting, values) => goOnWithoutAnswers(c.var.program, { ...acting, reason: value(values, "reason") }),
    done: "goingOn",
    next: (id) => paths.proposal.dialogue({ id }),
  });

  addFormPage(routes, {
    path: paths.proposal.inquiryExtension,
    action: "extendInquiry",
    audit: "inquiry.extend",
    title: "期限をのばす",
    lead: "回答の期限を、いまより後の日にします。課の板と時計に、新しい期限が出ます。",
    button: "期限をのばす",
    labels: { due: "新しい期限" },
    load: async () => null,
    fields: ({ values, errors }) => (
      <TextField
        name="due"
        label="新しい期限"
        help="きょうからの開庁日の数(例 10)、または日付(例 2026-12-25)"
        width="s"
        values={values}
        errors={errors}
      />
    ),
    run: (c, acting, values) =>
      extendInquiry(c.var.program, { ...acting, inquiryId: c.req.param("inquiry")!, due: value(values, "due") }),
    done: "inquiryExtended",
    next: (id) => paths.proposal.inquiries({ id }),
  });
}
