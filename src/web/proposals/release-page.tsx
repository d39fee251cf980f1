import type { Context } from "hono";
import type { FieldError } from "../../domain/kernel/result.ts";
import type { Person } from "../../domain/policy/actor.ts";
import type { ProposalRecord, ProtectedPart } from "../../domain/process/record.ts";
import { type Release, releasesFrom } from "../../domain/proposal/protection-change.ts";
import { paths } from "../paths.ts";
import type { Env } from "../route.ts";
import { ActionForm, ButtonLink, ButtonRow } from "../ui/button.tsx";
import { DescriptionList } from "../ui/description-list.tsx";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { ListRow, RowList } from "../ui/rows.tsx";
import { CasePage } from "./case.tsx";
import { drawnFromField } from "./terms-fields.tsx";
import { readersText, untilText } from "./terms-words.ts";

export type ReleasePageProps = {
  c: Context<Env>;
  person: Person;
  record: ProposalRecord;
  part: ProtectedPart;
  /** What was chosen and is to be confirmed; null before. */
  to: Release | null;
  /** How many times it was opened so far. */
  readings: number;
  standsAt: string;
  errors: readonly FieldError[];
};

/** Opening a part earlier than agreed: first how far, then what that means, said before it is done. Its proposer alone (P7b). */
export function ReleasePage(props: ReleasePageProps) {
  const { c, person, record, part, to, errors } = props;
  return (
    <CasePage c={c} person={person} record={record} tab="text" title="早めに開く">
      <ErrorSummary errors={errors} />
      <h2>{to ? `「${part.heading}」を開く前に、お確かめください` : `「${part.heading}」を、どこまで開きますか`}</h2>
      {to ? <Confirming {...props} to={to} /> : <Choosing {...props} />}
    </CasePage>
  );
}

function Choosing({ c, record, part }: ReleasePageProps) {
  const ids = { id: record.id, part: part.id };
  return (
    <>
      <p>
        いまの条件：{readersText(part, c.var.city)}、{untilText(part.until)}
      </p>
      <div id="to">
        <RowList>
          {releasesFrom(part).map((to) => (
            <ListRow
              title={names[to]}
              text={meanings[to]}
              side={
                <ButtonLink kind="other" href={paths.proposal.partRelease(ids, { to })}>
                  内容を確かめる<span class="unseen">（{names[to]}）</span>
                </ButtonLink>
              }
            />
          ))}
        </RowList>
      </div>
      <p class="sub">
        読める人を減らしたいとき、課を選びたいとき、期間を変えたいときは、取扱条件の変更を申し出てください。
      </p>
      <p>
        <a href={paths.proposal.parts({ id: record.id })}>開かずにもどる</a>
      </p>
    </>
  );
}

function Confirming({ c, record, part, to, readings, standsAt }: ReleasePageProps & { to: Release }) {
  const ids = { id: record.id, part: part.id };
  return (
    <>
      <DescriptionList
        items={[
          { term: "開く部分", detail: `「${part.heading}」の内容すべて` },
          { term: "いま読める人", detail: readersText(part, c.var.city) },
          { term: "これから読める人", detail: names[to] },
          { term: "読み方", detail: meanings[to] },
          { term: "これまでに開いた回数", detail: `${readings}回。この記録は残ります。` },
        ]}
      />
      <ul class="bullets">
        <li>いちど読んだ人から、読んだことを取り消すことはできません。</li>
        {to === "released" ? (
          <li>守る扱いを終えると、この部分をもう一度守ることはできません。</li>
        ) : (
          <li>あとで読める人を減らすには、市の合意が要ります。減らしたときから、その人は開けなくなります。</li>
        )}
        <li>ほかの守りたい部分の扱いは、変わりません。</li>
      </ul>
      <ButtonRow>
        <ActionForm
          action={paths.proposal.partRelease(ids)}
          label={to === "released" ? "守る扱いを終える" : `${names[to]}に開く`}
          kind="danger"
          idempotencyKey={c.var.frame.idempotencyKey}
          fields={{ to, [drawnFromField]: standsAt }}
        />
        <ButtonLink kind="other" href={paths.proposal.parts({ id: record.id })}>
          開かずにもどる
        </ButtonLink>
      </ButtonRow>
    </>
  );
}

const names: Record<Release, string> = {
  asked_departments: "デスクと、この提案についてたずねた課",
  staff: "市の職員",
  released: "提案の本文を読める人すべて(守る扱いを終える)",
};

const meanings: Record<Release, string> = {
  asked_departments: "目的を記録して開きます。だれがいつ開いたかは、これからもご覧になれます。",
  staff: "対話が始まったあと、市の職員が目的を記録して開きます。だれがいつ開いたかは、これからもご覧になれます。",
  released:
    "提案の本文と同じように読まれ、開いた記録は残りません。情報公開の請求があったときも、本文と同じ扱いになります。",
};
