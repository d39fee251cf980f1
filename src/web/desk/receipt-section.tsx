import type { Context } from "hono";
import type { Person } from "../../domain/policy/actor.ts";
import { may } from "../../domain/policy/may.ts";
import type { ProposalRecord } from "../../domain/process/record.ts";
import { paths } from "../paths.ts";
import type { Env } from "../route.ts";
import { ActionForm, ButtonLink, ButtonRow } from "../ui/button.tsx";
import { Card, Section } from "../ui/page.tsx";

type ReceiptSectionProps = { c: Context<Env>; person: Person; record: ProposalRecord };

/** 受付: receive, or ask for additions first. */
export function ReceiptSection({ c, person, record }: ReceiptSectionProps) {
  if (!may(person, "receiveProposal", record).ok) return null;
  const id = { id: record.id };
  return (
    <Section title="受付" id="receipt">
      <Card kind="key">
        <p>
          市民にとってのよい変化、分野、守りたい部分の理由が読み取れるかを確かめます。受け付けると、あなたが担当になります。
        </p>
        {record.text && record.text.version > 1 ? (
          <p>
            追記のお願いに答えて、第{record.text.version}版が提出されました。
            <a href={paths.proposal.version({ ...id, version: String(record.text.version) })}>変わったところを見る</a>
          </p>
        ) : null}
        <ButtonRow>
          <ActionForm
            action={paths.proposal.receipt(id)}
            label="受け付ける"
            idempotencyKey={c.var.frame.idempotencyKey}
            version={record.version}
          />
          <ButtonLink kind="other" href={paths.proposal.additions(id)}>
            追記をお願いする
          </ButtonLink>
        </ButtonRow>
      </Card>
    </Section>
  );
}
