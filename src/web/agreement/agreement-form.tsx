import { costsOf, longestCostBearing } from "../../domain/agreement/agreement-source.ts";
import { paths } from "../paths.ts";
import { Button, ButtonRow } from "../ui/button.tsx";
import { Select } from "../ui/choice-field.tsx";
import { Fold } from "../ui/fold.tsx";
import { Form } from "../ui/form.tsx";
import { Section } from "../ui/page.tsx";
import { Prose } from "../ui/prose.tsx";
import { TextArea, TextField } from "../ui/text-field.tsx";
import { type AgreementDrawing, agreementLabels } from "./agreement-sections.tsx";
import { fieldsOf } from "./part-page.tsx";

/** The draft: what the plan does not say. A new version clears approval and consent, and the form says so. It begins from the last one's words. */
export function AgreementForm({ drawing }: { drawing: AgreementDrawing }) {
  const { c, record, more, typed } = drawing;
  const { agreement } = more;
  const [, partner] = agreement?.text.signatories ?? [];
  const [title = "", name = ""] = (partner?.person ?? "").split("　").filter((part) => part.trim() !== "");
  const kept = agreement?.words;
  const costs = record.plan ? costsOf(record.plan.body) : "";
  const fields = fieldsOf(typed, "draftAgreement", {
    subject: kept?.subject ?? record.title,
    representativeTitle: kept?.representativeTitle ?? (title || "代表者"),
    representativeName: kept?.representativeName ?? (name || more.representative),
    costBearing: kept?.costBearing ?? costs,
    renewalYears: String(kept?.renewalYears ?? 0),
  });
  const years = ["0", "1", "2", "3"].map((year) => ({
    value: year,
    text: year === "0" ? "更新しない" : `申出がなければ${year}年ごとに更新する`,
  }));
  return (
    <Section title={agreement ? "案を書き直す" : "協定の案を書く"} id="draft">
      <p>
        双方が承認した共同計画の第{record.plan?.version}
        版から、条文とWordファイルを作り、決裁にまわします。守りたい部分は、見出しだけが入ります。
        {agreement ? "書き直すと新しい版になり、決裁と同意はやり直しになります。" : ""}
      </p>
      <Form
        action={paths.proposal.agreement({ id: record.id })}
        idempotencyKey={c.var.frame.idempotencyKey}
        version={record.version}
        fields={{ base_version: String(agreement?.version ?? 0) }}
      >
        <TextField
          name="subject"
          label={agreementLabels.subject}
          maxGraphemes={300}
          help={
            kept && kept.subject !== record.title
              ? `前の案の件名です。提案の題名は「${record.title}」です。`
              : undefined
          }
          {...fields}
        />
        <TextField
          name="representativeTitle"
          label={agreementLabels.representativeTitle}
          width="l"
          example="代表取締役"
          {...fields}
        />
        <TextField
          name="representativeName"
          label={agreementLabels.representativeName}
          width="l"
          required={false}
          help="空けておくと、手で書く欄になります。"
          {...fields}
        />
        <TextArea
          name="costBearing"
          label={agreementLabels.costBearing}
          rows={5}
          maxGraphemes={longestCostBearing}
          required={false}
          help="空けておくと「それぞれの役割を担う者が負担する」と書きます。"
          {...fields}
        />
        {kept && kept.costBearing !== costs ? <CostsOfPlan costs={costs} version={record.plan?.version ?? 0} /> : null}
        <Select name="renewalYears" label={agreementLabels.renewalYears} options={years} {...fields} />
        <ButtonRow>
          <Button>{agreement ? "新しい版を作って決裁にまわす" : "案を作って決裁にまわす"}</Button>
        </ButtonRow>
      </Form>
    </Section>
  );
}

/** Where the words kept from the last draft say other costs than the plan does now: on purpose, or because the plan has changed. */
function CostsOfPlan({ costs, version }: { costs: string; version: number }) {
  if (costs === "") return <p class="sub">前の案で書いた文です。いまの共同計画には、予算から出すお金がありません。</p>;
  return (
    <>
      <p class="sub">前の案で書いた文です。いまの共同計画の金額から書いた文とは違います。</p>
      <Fold title={`共同計画の第${version}版から書いた場合`}>
        <Prose text={costs} />
      </Fold>
    </>
  );
}
