import type { Child } from "hono/jsx";
import type { PressNotice } from "../../db/stores/press-notice-store.ts";
import type { PublicationDraftRow } from "../../db/stores/publication-store.ts";
import { formatYen } from "../../domain/kernel/yen.ts";
import { may } from "../../domain/policy/may.ts";
import type { FactsBody } from "../../domain/publication/facts-body.ts";
import { words } from "../../words/words.ts";
import { type Drawing, fieldsOf } from "../agreement/part-page.tsx";
import { paths } from "../paths.ts";
import { Button, ButtonRow } from "../ui/button.tsx";
import { Callout, EmptyState } from "../ui/callout.tsx";
import { Checkbox } from "../ui/choice-field.tsx";
import { dateText } from "../ui/date-text.tsx";
import { DescriptionList } from "../ui/description-list.tsx";
import { Form } from "../ui/form.tsx";
import { NumberField } from "../ui/number-field.tsx";
import { Card, Section } from "../ui/page.tsx";
import { Prose } from "../ui/prose.tsx";
import { TextArea, TextField } from "../ui/text-field.tsx";
import { CommentForm } from "./comment-form.tsx";
import { PressNoticeSection } from "./press-notice-section.tsx";
import { WithholdingForm } from "./withholding-form.tsx";

export const factsLabels = {
  title: "連携の名前",
  titleEn: "連携の名前(英語)",
  text: "公表する文",
  citySpends: "市の支出",
  answer: "この案への意見",
  comment: "意見",
  reason: "公開しない理由",
};

type FactsDrawing = Drawing<{ draft: PublicationDraftRow<FactsBody> | null; notices: readonly PressNotice[] }>;

/** The facts of the partnership (P7c): drafted by the desk, commented by the partner, published by the start itself. */
export function FactsSection(drawing: FactsDrawing): Child | null {
  const { record, person, more, isProposer } = drawing;
  const mayDraft = may(person, "draftFacts", record).ok;
  const { draft } = more;
  if (!draft && !mayDraft && !may(person, "withholdFacts", record).ok && !isProposer) return null;
  if (record.status !== "preparing" && !draft) return null;
  return (
    <>
      <Section title="公表する事実" note={draft ? stateTexts[draft.state] : undefined}>
        {draft?.state === "withheld" ? (
          <Callout kind="info" title="公表しません" level={3}>
            <p>実施中へ進むときに、次の理由を公表します。</p>
            <Prose text={draft.withheldReason} />
          </Callout>
        ) : draft ? (
          <>
            <p>{whenPublic(drawing, draft)}</p>
            <FactsCard facts={draft.body} />
            <PartnerAnswer drawing={drawing} draft={draft} />
          </>
        ) : (
          <EmptyState
            title="案は、まだありません"
            text={
              isProposer
                ? "市が、だれと、何を、いつ行うかの案を書きます。書きあがると、意見をうかがいます。"
                : "書くと、すぐに相手方に見せて意見を聴きます。"
            }
          />
        )}
      </Section>
      {mayDraft ? <FactsForm drawing={drawing} /> : null}
      <PressNoticeSection drawing={drawing} />
      <Withholding drawing={drawing} />
    </>
  );
}

const stateTexts = {
  drafting: "案",
  commenting: "意見を聴いています",
  commented: "意見を聴きました",
  published: "公開済み",
  withheld: "公開しない",
} as const;

function whenPublic({ isProposer }: FactsDrawing, draft: PublicationDraftRow<FactsBody>): string {
  if (draft.state === "published") return "次の内容を公開しました。";
  const until = draft.commentDue ? `${dateText(draft.commentDue, "short")}まで` : "";
  return draft.state === "commenting"
    ? `実施中へ進むときに、次の内容を公開します。${isProposer ? `ご意見は${until}うかがいます。` : `相手方の意見を${until}待っています。`}`
    : "実施中へ進むときに、次の内容を公開します。協定番号と締結の日は、そのときに入ります。";
}

function FactsCard({ facts }: { facts: FactsBody }) {
  return (
    <Card title={facts.title}>
      <Prose text={facts.text} />
      <DescriptionList
        dense
        items={[
          { term: "相手方", detail: facts.partner },
          { term: "担当する課", detail: facts.departments.join("・") || "—" },
          { term: "分野", detail: facts.fields.join("・") },
          { term: "手法", detail: facts.method ? words("ja").common.method[facts.method] : "—" },
          { term: "期間", detail: `${day(facts.period.from)}から${day(facts.period.to)}まで` },
          {
            term: "市の支出",
            detail: facts.citySpendsYen === null ? "円では数えていません" : formatYen(facts.citySpendsYen),
          },
          ...(facts.partnerComment ? [{ term: "相手方の意見", detail: <Prose text={facts.partnerComment} /> }] : []),
          ...(facts.titleEn ? [{ term: "英語の名前", detail: facts.titleEn }] : []),
        ]}
      />
    </Card>
  );
}

function PartnerAnswer({ drawing, draft }: { drawing: FactsDrawing; draft: PublicationDraftRow<FactsBody> }) {
  const { c, person, record, isProposer, typed } = drawing;
  if (draft.commentedAt)
    return (
      <Callout kind="done" title={isProposer ? "ご意見を受け取りました" : "相手方が答えました"} level={3}>
        <p>
          {dateText(draft.commentedAt, "short")} {draft.comment ? "" : "意見はありません。"}
        </p>
        {draft.comment ? <Prose text={draft.comment} /> : null}
      </Callout>
    );
  if (draft.state !== "commenting" || !isProposer) return null;
  if (!may(person, "commentFacts", record).ok) return <p>貴団体の代表者が答えます。</p>;
  const fields = fieldsOf(typed, "commentFacts");
  return (
    <Section title="この案に答える" level={3}>
      <CommentForm
        action={paths.proposal.factsComment({ id: record.id })}
        idempotencyKey={c.var.frame.idempotencyKey}
        version={record.version}
        draftVersion={draft.version}
        {...fields}
      >
        <Checkbox name="publishesComment" label="この意見も、あわせて公表してほしい" required={false} {...fields} />
      </CommentForm>
    </Section>
  );
}

function FactsForm({ drawing }: { drawing: FactsDrawing }) {
  const { c, record, more, typed } = drawing;
  const facts = more.draft?.body;
  const spends = facts?.citySpendsYen;
  const fields = fieldsOf(typed, "draftFacts", {
    title: facts?.title ?? record.title,
    titleEn: facts?.titleEn ?? "",
    text: facts?.text ?? "",
    citySpends: spends === null || spends === undefined ? "" : String(spends),
  });
  return (
    <Section title={more.draft ? "案を書き直す" : "公表する事実の案を書く"} id="draft">
      <p>
        相手方・課・分野・手法・期間は、記録から入ります。書くと相手方に見せ、{c.var.city.settings.commentDays}
        開庁日のあいだ意見を聴きます。守りたい部分の内容は書けません。
      </p>
      <Form
        action={paths.proposal.facts({ id: record.id })}
        idempotencyKey={c.var.frame.idempotencyKey}
        version={record.version}
      >
        <TextField name="title" label={factsLabels.title} maxGraphemes={300} {...fields} />
        <TextField name="titleEn" label={factsLabels.titleEn} required={false} {...fields} />
        <TextArea
          name="text"
          label={factsLabels.text}
          rows={5}
          maxGraphemes={1200}
          help="双方が何をするか、市が何を支払うかを、数文で書きます。"
          {...fields}
        />
        <NumberField
          name="citySpends"
          label={factsLabels.citySpends}
          required={false}
          help="期間全体の額。支出がないときは0、円で数えていないときは空けておきます。"
          {...fields}
        />
        <ButtonRow>
          <Button>{more.draft ? "新しい案を相手方に見せる" : "案を相手方に見せる"}</Button>
        </ButtonRow>
      </Form>
    </Section>
  );
}

function Withholding({ drawing: { c, person, record, more, typed } }: { drawing: FactsDrawing }) {
  if (!may(person, "withholdFacts", record).ok || more.draft?.state === "withheld") return null;
  return (
    <WithholdingForm
      title="事実を公表しない"
      text="実施中へ進むときに、事実のかわりに理由を公表します。案を書き直すと、取り消せます。"
      button="公表しないことに決める"
      action={paths.proposal.factsWithholding({ id: record.id })}
      idempotencyKey={c.var.frame.idempotencyKey}
      version={record.version}
      {...fieldsOf(typed, "withholdFacts")}
    />
  );
}

function day(date: string): string {
  return date ? dateText(date, "long") : "（未定）";
}
