import type { Context } from "hono";
import type { PressNotice } from "../../db/stores/press-notice-store.ts";
import type { PublicationDraftRow } from "../../db/stores/publication-store.ts";
import { wordDiff } from "../../domain/plan/word-diff.ts";
import { may } from "../../domain/policy/may.ts";
import type { FactsBody } from "../../domain/publication/facts-body.ts";
import { longestPressNotice, pressNotice } from "../../domain/publication/press-notice.ts";
import { words } from "../../words/words.ts";
import { type Drawing, fieldsOf } from "../agreement/part-page.tsx";
import { paths } from "../paths.ts";
import type { Env } from "../route.ts";
import { Button, ButtonRow } from "../ui/button.tsx";
import { Callout } from "../ui/callout.tsx";
import { Checkbox } from "../ui/choice-field.tsx";
import { DateText } from "../ui/date-text.tsx";
import { Diff } from "../ui/diff.tsx";
import { Fold } from "../ui/fold.tsx";
import { Form } from "../ui/form.tsx";
import { value } from "../ui/form-values.ts";
import { Card, Section } from "../ui/page.tsx";
import { Prose } from "../ui/prose.tsx";
import { TextArea } from "../ui/text-field.tsx";

export const pressNoticeLabels = { pressNotice: "報道発表文" };

type PressDrawing = Drawing<{ draft: PublicationDraftRow<FactsBody> | null; notices: readonly PressNotice[] }>;

/** 報道発表文: drafted from the facts, edited and kept by the desk, which alone reads it; where the desk says so it goes out with the facts. */
export function PressNoticeSection({ drawing }: { drawing: PressDrawing }) {
  const { person, record, more } = drawing;
  const [newest, ...older] = more.notices;
  if (newest?.goesOut && more.draft?.state === "published")
    return (
      <Section title="報道発表文" note="公開済み" id="press-notice">
        <Card>
          <Prose text={newest.text} />
        </Card>
        <Older notices={older} />
      </Section>
    );
  const mayKeep = may(person, "keepPressNotice", record).ok && more.draft !== null && more.draft.state !== "withheld";
  if (!mayKeep && !newest) return null;
  return (
    <Section title="報道発表文" note="公開までは、デスクだけが読みます" id="press-notice">
      {newest ? <Kept notice={newest} /> : null}
      {mayKeep ? (
        <KeepForm drawing={drawing} draft={more.draft!} newest={newest} />
      ) : newest ? (
        <Card>
          <Prose text={newest.text} />
        </Card>
      ) : null}
      <Older notices={older} />
    </Section>
  );
}

function Kept({ notice: { version, byName, at, goesOut } }: { notice: PressNotice }) {
  return (
    <p class="sub">
      第{version}版：{byName} <DateText value={at} form="short" />
      {goesOut ? "。実施中へ進むときに、公表する事実といっしょに公開します。" : "。公開する予定は、まだありません。"}
    </p>
  );
}

type FormProps = { drawing: PressDrawing; draft: PublicationDraftRow<FactsBody>; newest: PressNotice | undefined };

function KeepForm({ drawing: { c, person, record, typed }, draft, newest }: FormProps) {
  const drafted = draftOf(c, draft.body);
  const version = newest?.version ?? 0;
  const fields = fieldsOf(typed, "keepPressNotice", {
    pressNotice: newest?.text ?? drafted,
    goesOut: newest?.goesOut ? "yes" : "",
  });
  const isStale = typed?.action === "keepPressNotice" && typed.newerAt !== undefined;
  return (
    <>
      {isStale && newest ? (
        <Newer newest={newest} typed={value(fields.values, "pressNotice")} person={person} record={record} />
      ) : null}
      {newest && newest.factsVersion !== draft.version ? (
        <Callout kind="warning" title="公表する事実が、そのあと書き直されました" level={3}>
          <p>残してある報道発表文が、いまの事実と合っているか、確かめてください。</p>
        </Callout>
      ) : null}
      {newest ? (
        <Fold title="いまの事実から作った下書きを見る">
          <Prose text={drafted} />
        </Fold>
      ) : null}
      <Form
        action={paths.proposal.pressNotice({ id: record.id })}
        idempotencyKey={c.var.frame.idempotencyKey}
        fields={{ base_version: String(version) }}
        draftKey={`press-notice-${record.id}-${version}`}
        unsaved={isStale}
      >
        <TextArea
          name="pressNotice"
          label={pressNoticeLabels.pressNotice}
          help={
            newest
              ? "直して残すと、新しい版になります。"
              : "公表する事実だけから作った下書きです。直して残すと、デスクのだれもが続きを書けます。"
          }
          rows={18}
          maxGraphemes={longestPressNotice}
          {...fields}
        />
        <Checkbox
          name="goesOut"
          label="実施中へ進むときに、公表する事実といっしょに公開する"
          required={false}
          {...fields}
        />
        <ButtonRow>
          <Button kind="other">報道発表文を第{version + 1}版として残す</Button>
        </ButtonRow>
      </Form>
    </>
  );
}

type NewerProps = Pick<PressDrawing, "person" | "record"> & { newest: PressNotice; typed: string };

/** Above a form whose words came too late, by whomever: the newest version, what would change in it, and both ways on. */
function Newer({ newest, typed, person, record }: NewerProps) {
  const { version, byId, byName, at, text } = newest;
  return (
    <Callout kind="error" title={`書いているあいだに、報道発表文の第${version}版ができました`} level={3}>
      <p>
        {byId === person.id ? "あなたが別の画面で、" : `${byName}さんが、`}
        <DateText value={at} form="time" />
        に残しました。<b>いま書いた文は、下の欄にすべて残っています。</b>
      </p>
      <ul class="bullets">
        <li>いま書いた文を使うとき：下の欄を確かめて、第{version + 1}版として残してください。</li>
        <li>
          第{version}版を使うとき：
          <a href={`${paths.proposal.facts({ id: record.id })}#press-notice`}>第{version}版から続ける</a>
          （いま書いた文は残しません）
        </li>
      </ul>
      <h4>第{version}版から、いま書いた文で変わるところ</h4>
      {text === typed ? <p>ことばは同じです。</p> : <Diff parts={wordDiff(text, typed)} />}
      <Fold title={`第${version}版の全文`}>
        <Prose text={text} />
      </Fold>
    </Callout>
  );
}

function Older({ notices }: { notices: readonly PressNotice[] }) {
  if (notices.length === 0) return null;
  return (
    <Fold title={`報道発表文の前の版（${notices.length}）`}>
      {notices.map(({ version, byName, at, text }) => (
        <Card>
          <p class="sub">
            第{version}版：{byName} <DateText value={at} form="short" />
          </p>
          <Prose text={text} />
        </Card>
      ))}
    </Fold>
  );
}

function draftOf(c: Context<Env>, facts: FactsBody): string {
  const { name, settings, departments } = c.var.city;
  const desk = departments.find((one) => one.isDesk)?.name ?? "官民連携デスク";
  const method = facts.method ? words("ja").common.method[facts.method] : "(手法)";
  const { telephone, hours } = settings;
  return pressNotice(facts, method, { city: name, desk, telephone, hours });
}
