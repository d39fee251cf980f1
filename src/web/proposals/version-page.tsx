import type { Context } from "hono";
import type { Person } from "../../domain/policy/actor.ts";
import { partsOf } from "../../domain/policy/may.ts";
import type { ProposalRecord } from "../../domain/process/record.ts";
import { requestsAnsweredBy, textChanges } from "../../domain/proposal/text-changes.ts";
import type { TextVersion } from "../../queries/proposal-text.ts";
import { paths } from "../paths.ts";
import type { Env } from "../route.ts";
import { ButtonLink, ButtonRow } from "../ui/button.tsx";
import { DateText } from "../ui/date-text.tsx";
import { Diff } from "../ui/diff.tsx";
import { Card, Columns, Section } from "../ui/page.tsx";
import { Prose } from "../ui/prose.tsx";
import { CasePage } from "./case.tsx";
import { sectionName } from "./terms-words.ts";
import { VersionList } from "./version-list.tsx";

type VersionPageProps = {
  c: Context<Env>;
  person: Person;
  record: ProposalRecord;
  before: TextVersion;
  after: TextVersion;
  texts: readonly TextVersion[];
};

/** 変わったところ: what a version changed, beside what the desk had asked for. */
export function VersionPage({ c, person, record, before, after, texts }: VersionPageProps) {
  const { changed, same } = textChanges(before, after);
  const requests = requestsAnsweredBy(after, record.additions);
  const isProposer = partsOf(person, record).has("member");
  return (
    <CasePage c={c} person={person} record={record} tab="text" title={`第${after.version}版で変わったところ`}>
      <Columns
        aside={
          <>
            {requests.length > 0 ? <Requests requests={requests} /> : null}
            <Section title="版">
              <VersionList person={person} record={record} texts={texts} shown={after.version} />
            </Section>
          </>
        }
      >
        <Section
          title={`第${before.version}版から第${after.version}版で変わったところ`}
          note={changed.length > 0 ? `${changed.length}か所` : undefined}
        >
          {after.submittedAt ? null : <p class="sub">まだ提出していません。もう一度提出するまで、市には見えません。</p>}
          {changed.length === 0 ? <p>本文は変わっていません。</p> : null}
          {changed.length > 0 ? (
            <Card>
              {changed.map(({ section, parts }) => (
                <>
                  <h3>{sectionName(section)}</h3>
                  <Diff parts={parts} />
                </>
              ))}
            </Card>
          ) : null}
          {changed.length > 0 && same.length > 0 ? (
            <p class="sub">変わっていない欄：{same.map(sectionName).join("、")}</p>
          ) : null}
        </Section>
        <ButtonRow>
          {!isProposer || after.submittedAt ? (
            <ButtonLink kind="other" href={paths.proposal.text({ id: record.id }, { version: String(after.version) })}>
              第{after.version}版の全文を読む
            </ButtonLink>
          ) : (
            <ButtonLink href={paths.proposal.submission({ id: record.id })}>確かめて、もう一度提出する</ButtonLink>
          )}
        </ButtonRow>
      </Columns>
    </CasePage>
  );
}

function Requests({ requests }: { requests: readonly { request: string; askedAt: Date }[] }) {
  return (
    <Card kind="panel" title="デスクからの追記のお願い" level={2}>
      {requests.map(({ request, askedAt }) => (
        <>
          <p class="sub">
            <DateText value={askedAt} form="short" />
          </p>
          <Prose text={request} />
        </>
      ))}
    </Card>
  );
}
