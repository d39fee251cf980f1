import { holdProposal } from "../../commands/hold-proposal.ts";
import { resumeProposal } from "../../commands/resume-proposal.ts";
import { actingFrom, readForm, seeDone } from "../forms.ts";
import { paths } from "../paths.ts";
import { refusalPage } from "../refusals.tsx";
import type { Routes } from "../route.ts";
import { DateField } from "../ui/date-field.tsx";
import { value } from "../ui/form-values.ts";
import { parseDateField } from "../ui/parse-date-field.ts";
import { TextArea, TextField } from "../ui/text-field.tsx";
import { addFormPage } from "./form-page.tsx";

/** Holding a proposal, and going on where it was. */
export function addHoldRoutes(routes: Routes): void {
  addFormPage(routes, {
    path: paths.proposal.hold,
    action: "holdProposal",
    audit: "proposal.hold",
    title: "保留にする",
    lead: "期日まで、だれの番でもなくなります。期日が来ると、デスクの番にもどります。理由と期日は提案者も読みます。",
    button: "保留にする",
    buttonKind: "other",
    isMove: true,
    labels: { reason: "保留の理由", until: "いつまで", untilEvent: "待つできごと" },
    load: async () => null,
    fields: ({ values, errors }) => (
      <>
        <TextArea name="reason" label="保留の理由" rows={3} maxGraphemes={500} values={values} errors={errors} />
        <DateField
          name="until"
          label="いつまで"
          help="1年以内。できごとだけを書くと、1年後にもう一度確かめます。"
          required={false}
          values={values}
          errors={errors}
        />
        <TextField
          name="untilEvent"
          label="待つできごと"
          example="令和9年度予算の成立"
          required={false}
          maxGraphemes={100}
          values={values}
          errors={errors}
        />
      </>
    ),
    run: async (c, acting, values) => {
      const until = parseDateField(values, "until", "いつまで");
      return holdProposal(c.var.program, {
        ...acting,
        reason: value(values, "reason"),
        until: until.date,
        untilEvent: value(values, "untilEvent"),
        unread: until.error ? [until.error] : [],
      });
    },
    done: "held",
  });

  routes.post(paths.proposal.resumption, { may: "resumeProposal", audit: "proposal.resume" }, async (c, person) => {
    const show = paths.proposal.show({ id: c.req.param("id")! });
    const result = await resumeProposal(c.var.program, actingFrom(c, person, await readForm(c)));
    if (result.ok) return seeDone(c, show, "resumed");
    return refusalPage(c, result.refusal, { href: show, text: "提案にもどる" });
  });
}
