import type { Child } from "hono/jsx";
import { may } from "../../domain/policy/may.ts";
import type { FinalReport } from "../../queries/final-report.ts";
import { type Drawing, fieldsOf } from "../agreement/part-page.tsx";
import { paths } from "../paths.ts";
import { Button, ButtonRow } from "../ui/button.tsx";
import { EmptyState } from "../ui/callout.tsx";
import { Checkbox } from "../ui/choice-field.tsx";
import { dateText } from "../ui/date-text.tsx";
import { Form } from "../ui/form.tsx";
import { Section } from "../ui/page.tsx";
import { Prose } from "../ui/prose.tsx";
import { TextArea } from "../ui/text-field.tsx";
import { readsAfterwards, Stretch } from "./stretch.tsx";

export const finalReportLabels = { result: "結果", endsEarly: "途中で終える", endedEarlyReason: "途中で終える理由" };

/** The city's final report, with what was not reached; ending early is said with its reason. */
export function FinalReportPage(drawing: Drawing<{ report: FinalReport | null }>): Child | null {
  const { record, person, more, isProposer } = drawing;
  if (!record.activeAt || !readsAfterwards(person, record)) return null;
  return (
    <Stretch person={person} record={record}>
      <Section title="最終報告" note={more.report ? dateText(more.report.at, "short") : undefined}>
        {more.report ? (
          <>
            <Prose text={more.report.result} />
            {more.report.endedEarlyReason ? (
              <>
                <h3>途中で終えた理由</h3>
                <Prose text={more.report.endedEarlyReason} />
              </>
            ) : null}
            <p class="meta">{more.report.by}</p>
          </>
        ) : (
          <EmptyState
            title="最終報告は、まだありません"
            text={
              isProposer
                ? "取組が終わると、市が書きます。"
                : "取組が終わったら書きます。目標に届かなかった点も書きます。"
            }
          />
        )}
      </Section>
      {!more.report && may(person, "writeFinalReport", record).ok ? <ReportForm drawing={drawing} /> : null}
    </Stretch>
  );
}

function ReportForm({ drawing: { c, record, typed } }: { drawing: Drawing<unknown> }) {
  const fields = fieldsOf(typed, "writeFinalReport");
  return (
    <Section title="最終報告を書く">
      <p>書くと、動いている取組は終わりになります。あとから書き直せません。</p>
      <Form
        action={paths.proposal.finalReport({ id: record.id })}
        idempotencyKey={c.var.frame.idempotencyKey}
        version={record.version}
      >
        <TextArea name="result" label={finalReportLabels.result} rows={8} maxGraphemes={4000} {...fields} />
        <Checkbox
          name="endsEarly"
          label="期間の途中で終える"
          help="途中で終えるときは、市の最終報告だけで足ります。双方のふりかえりは待ちません。"
          required={false}
          {...fields}
        />
        <TextArea
          name="endedEarlyReason"
          label={finalReportLabels.endedEarlyReason}
          rows={3}
          maxGraphemes={1000}
          required={false}
          {...fields}
        />
        <ButtonRow>
          <Button>最終報告を残す</Button>
        </ButtonRow>
      </Form>
    </Section>
  );
}
