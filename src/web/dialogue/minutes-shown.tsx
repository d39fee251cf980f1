import { attendanceText, changesOfMinutes } from "../../domain/dialogue/minutes.ts";
import { speakerOf, twoSided } from "../../domain/dialogue/side.ts";
import { longestComment } from "../../domain/dialogue/words.ts";
import { may } from "../../domain/policy/may.ts";
import type { MeetingDetail, MinutesVersion } from "../../queries/meetings.ts";
import { paths } from "../paths.ts";
import { Button, ButtonRow } from "../ui/button.tsx";
import { Callout } from "../ui/callout.tsx";
import { DateText } from "../ui/date-text.tsx";
import { DescriptionList } from "../ui/description-list.tsx";
import { Diff } from "../ui/diff.tsx";
import { Fold } from "../ui/fold.tsx";
import { Form } from "../ui/form.tsx";
import { Holder } from "../ui/holder.tsx";
import { Card, Cards, Section } from "../ui/page.tsx";
import { Prose } from "../ui/prose.tsx";
import { TextArea } from "../ui/text-field.tsx";
import type { MeetingProps } from "./meeting-page.tsx";

/** Differences are drawn for so many versions; of older ones their text is enough. */
const mostCompared = 5;

/** The newest version of the minutes, what each side said of it, and the versions before it. */
export function MinutesShown(props: MeetingProps & { isProposer: boolean }) {
  const { record, meeting, isProposer } = props;
  const [newest, ...older] = meeting.versions;
  return (
    <Section
      title="面談の記録"
      id="minutes"
      note={
        meeting.minutesAt ? (
          <>
            {newest ? `第${newest.version}版　` : ""}市 {meeting.minutesBy}
            {"　"}
            <DateText value={meeting.minutesAt} form={isProposer ? "time" : "dense-time"} />
          </>
        ) : undefined
      }
    >
      {newest ? <Version version={newest} /> : <Prose text={meeting.minutes} />}
      {meeting.contestedSide ? (
        <Callout kind="warning" title="この版には、違うところがあるという意見があります" level={3}>
          <p>市が意見を読んで、新しい版を書くか、このままにする理由を書きます。</p>
        </Callout>
      ) : null}
      {newest ? <Statements version={newest} organisation={record.organisation.name} act="contested" /> : null}
      <h3>双方の確認</h3>
      <Cards>
        <Confirmed meeting={meeting} side="city" name="市" />
        <Confirmed meeting={meeting} side="partner" name={record.organisation.name} />
      </Cards>
      <Confirming {...props} />
      {older.length > 0 ? <Older {...props} older={older} /> : null}
    </Section>
  );
}

/** How many objections to a version a form shows, as it tells when it is sent: a later one is read first. */
export function objectionsTo(version: MinutesVersion | undefined): string {
  return String(version?.statements.filter(({ act }) => act === "contested").length ?? 0);
}

/** Somebody's side has still to say something of the newest version: confirm it, or tell what is wrong. */
export function isToSay({ person, record, meeting }: Pick<MeetingProps, "person" | "record" | "meeting">): boolean {
  const speaker = speakerOf(person, record);
  return meeting.state === "minutes_drafted" && speaker !== null && meeting[twoSided(speaker)] === null;
}

function Version({ version }: { version: MinutesVersion }) {
  return (
    <Card>
      <DescriptionList
        items={[
          {
            term: "日時",
            detail: (
              <>
                <DateText value={version.heldAt} form="long" /> <DateText value={version.heldAt} form="clock" />
              </>
            ),
          },
          { term: "場所", detail: version.place },
          { term: "参加した人", detail: attendanceText(version) },
          { term: "話したこと", detail: <Prose text={version.said} /> },
          ...(version.decisions ? [{ term: "決めたこと", detail: <Prose text={version.decisions} /> }] : []),
          ...(version.openQuestions ? [{ term: "残った問い", detail: <Prose text={version.openQuestions} /> }] : []),
          ...(version.reason ? [{ term: "前の版から直したところ", detail: <Prose text={version.reason} /> }] : []),
        ]}
      />
    </Card>
  );
}

function Statements({
  version,
  organisation,
  act,
}: {
  version: MinutesVersion;
  organisation: string;
  act?: "contested";
}) {
  return (
    <>
      {version.statements
        .filter((one) => act === undefined || one.act === act)
        .map((one) => (
          <Card kind={one.side === "partner" ? "partner" : "plain"}>
            <p>
              <Holder side={one.side}>
                {one.side === "partner" ? organisation : "市"} {one.name}
              </Holder>
              {"　"}
              <DateText value={one.at} form="time" />
              {"　"}
              <b>{one.act === "contested" ? "違うところがある" : "✓ 確認"}</b>
            </p>
            {one.comment ? <Prose text={one.comment} /> : null}
          </Card>
        ))}
    </>
  );
}

function Confirming({
  c,
  person,
  record,
  meeting,
  values = {},
  errors = [],
  isProposer,
}: MeetingProps & { isProposer: boolean }) {
  if (!isToSay({ person, record, meeting })) return null;
  const canConfirm = may(person, "confirmMinutes", record).ok;
  const canContest = may(person, "contestMinutes", record).ok;
  if (!canConfirm && !canContest) return null;
  const at = { id: record.id, meeting: meeting.id };
  const objection = paths.proposal.minutesObjection(at);
  return (
    <Form
      action={canConfirm ? paths.proposal.minutesConfirmation(at) : objection}
      idempotencyKey={c.var.frame.idempotencyKey}
      fields={{
        minutes_version: String(meeting.minutesVersion),
        objections: objectionsTo(meeting.versions[0]),
      }}
    >
      <TextArea
        name="comment"
        label="意見"
        help="違うところがあれば、どこがどう違うかを書いて「違うところを伝える」を押してください。確認に添える意見は、書かなくてもかまいません。どちらも記録といっしょに残ります。"
        required={false}
        rows={3}
        maxGraphemes={longestComment}
        values={values}
        errors={errors}
      />
      {isProposer && !canConfirm ? <p>記録の確認は、団体の代表者が行います。</p> : null}
      <ButtonRow>
        {/* Of a version that is contested the next step is a new one, not to confirm it. */}
        {canConfirm ? <Button kind={meeting.contestedSide ? "other" : "primary"}>この記録を確認する</Button> : null}
        {canContest ? (
          <Button kind="other" formaction={objection}>
            違うところを伝える
          </Button>
        ) : null}
      </ButtonRow>
    </Form>
  );
}

function Confirmed({ meeting, side, name }: { meeting: MeetingDetail; side: "city" | "partner"; name: string }) {
  const confirmation = meeting[side];
  return (
    <Card kind={confirmation ? "key" : side === "partner" ? "partner" : "plain"}>
      <p>
        <Holder side={side}>{name}</Holder>
      </p>
      <p>
        <b>{confirmation ? (confirmation.comment ? "✓ 意見を添えて確認" : "✓ 記録を確認") : "まだ確認していません"}</b>
      </p>
      {confirmation ? (
        <p class="sub">
          <DateText value={confirmation.at} form="time" /> {confirmation.name}
        </p>
      ) : null}
      {confirmation?.comment ? (
        <>
          <p class="sub">意見</p>
          <Prose text={confirmation.comment} />
        </>
      ) : null}
    </Card>
  );
}

/** The versions before: what changed to the next one, and what was said of them. */
function Older({ record, meeting, older }: MeetingProps & { older: readonly MinutesVersion[] }) {
  const all = meeting.versions;
  return (
    <>
      {older.map((version, index) => (
        <Fold
          title={`第${version.version}版と、第${version.version + 1}版で直したところ`}
          id={`version-${version.version}`}
        >
          {index < mostCompared ? (
            changesOfMinutes(version, all[index]!).map(({ label, parts }) => (
              <>
                <h3>{label}</h3>
                <Diff parts={parts} />
              </>
            ))
          ) : (
            <Version version={version} />
          )}
          {index < mostCompared && changesOfMinutes(version, all[index]!).length === 0 ? (
            <p>記録のことばは変わっていません。</p>
          ) : null}
          <Statements version={version} organisation={record.organisation.name} />
        </Fold>
      ))}
    </>
  );
}
