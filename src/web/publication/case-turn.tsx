import type { PublicationDraftRow } from "../../db/stores/publication-store.ts";
import { todayInTokyo } from "../../domain/calendar/tokyo-date.ts";
import { may } from "../../domain/policy/may.ts";
import { proposalNumber } from "../../domain/proposal/proposal-number.ts";
import type { CaseDraft } from "../../domain/publication/case-draft.ts";
import { missingForCase } from "../../domain/publication/may-publish.ts";
import { fieldsOf } from "../agreement/part-page.tsx";
import { paths } from "../paths.ts";
import { ActionForm } from "../ui/button.tsx";
import { Callout } from "../ui/callout.tsx";
import { RadioGroup } from "../ui/choice-field.tsx";
import { dateText } from "../ui/date-text.tsx";
import { Prose } from "../ui/prose.tsx";
import type { CaseDrawing } from "./case-section.tsx";
import { CommentForm } from "./comment-form.tsx";

type Props = { drawing: CaseDrawing; draft: PublicationDraftRow<CaseDraft> };

/** Whose turn a draft is, and the one next step of this reader. */
export function CaseTurn({ drawing, draft }: Props) {
  const { record, isProposer } = drawing;
  if (draft.state === "published")
    return (
      <p>
        <a href={paths.case({ slug: record.number ? proposalNumber(record.number).toLowerCase() : "" })}>
          公開のページを見る
        </a>
      </p>
    );
  if (draft.state === "withheld") return null;
  return (
    <>
      {draft.state === "drafting" ? <Sending drawing={drawing} draft={draft} /> : null}
      {draft.commentedAt ? <Answer draft={draft} isProposer={isProposer} /> : null}
      {draft.state === "commenting" ? <Commenting drawing={drawing} draft={draft} /> : null}
      <Publishing drawing={drawing} draft={draft} />
    </>
  );
}

function Sending({ drawing: { c, person, record }, draft }: Props) {
  if (!may(person, "sendCaseForComment", record).ok) return <p>デスクが案を書いています。</p>;
  return (
    <>
      <p>
        下の見え方を確かめてください。見せると、相手方から{c.var.city.settings.commentDays}
        開庁日のあいだ意見を聴きます。
      </p>
      <ActionForm
        action={paths.proposal.caseCommenting({ id: record.id })}
        label="案を相手方に見せる"
        idempotencyKey={c.var.frame.idempotencyKey}
        version={record.version}
        fields={{ draft_version: String(draft.version) }}
      />
    </>
  );
}

function Answer({ draft, isProposer }: { draft: PublicationDraftRow<CaseDraft>; isProposer: boolean }) {
  return (
    <Callout kind="done" title={isProposer ? "ご意見を受け取りました" : "相手方が答えました"} level={3}>
      <p>
        {dateText(draft.commentedAt!, "short")} {draft.comment ? "" : "意見はありません。"}
        {draft.needsConsent ? (draft.consentedAt ? "公開に同意しました。" : "公開に同意していません。") : ""}
      </p>
      {draft.comment ? <Prose text={draft.comment} /> : null}
    </Callout>
  );
}

function Commenting({ drawing: { c, person, record, isProposer, typed }, draft }: Props) {
  const until = draft.commentDue ? `${dateText(draft.commentDue, "short")}まで` : "";
  if (!isProposer) return <p>相手方の意見を{until}待っています。</p>;
  if (!may(person, "commentCase", record).ok) return <p>貴団体の代表者が{until}答えます。</p>;
  const fields = fieldsOf(typed, "commentCase");
  return (
    <>
      <p>上の案を読んで、{until}お答えください。答えがないときは、期日のあとに公開されることがあります。</p>
      <CommentForm
        action={paths.proposal.caseComment({ id: record.id })}
        idempotencyKey={c.var.frame.idempotencyKey}
        version={record.version}
        draftVersion={draft.version}
        {...fields}
      >
        {draft.needsConsent ? (
          <RadioGroup
            name="consent"
            label="引用・写真・守りたい部分にふれる文の公開"
            help="同意がなければ、市はその部分を除いて書き直します。"
            options={[
              { value: "yes", text: "この案のとおり公開することに同意します" },
              { value: "no", text: "同意しません" },
            ]}
            {...fields}
          />
        ) : null}
      </CommentForm>
    </>
  );
}

function Publishing({ drawing: { c, person, record }, draft }: Props) {
  if (draft.state === "drafting" || !may(person, "publishCase", record).ok) return null;
  const missing = missingForCase(draft, todayInTokyo(c.var.program.now()));
  if (missing.length > 0)
    return (
      <Callout kind="info" title="公開までに、まだ足りないものがあります" level={3}>
        <ul>
          {missing.map((one) => (
            <li>{one.sentence}</li>
          ))}
        </ul>
      </Callout>
    );
  return (
    <>
      <p>公開すると、下の内容をだれでも読めるようになり、七つの原則の「透明性」が確認済みになります。</p>
      <ActionForm
        action={paths.proposal.casePublication({ id: record.id })}
        label="事例を公開する"
        big
        idempotencyKey={c.var.frame.idempotencyKey}
        version={record.version}
        fields={{ draft_version: String(draft.version) }}
      />
    </>
  );
}
