import type { Context } from "hono";
import type { FieldError } from "../../domain/kernel/result.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { partsOf } from "../../domain/policy/may.ts";
import { FileList } from "../files/file-list.tsx";
import { UploadForm } from "../files/upload-form.tsx";
import { paths } from "../paths.ts";
import { CasePage } from "../proposals/case.tsx";
import type { Env } from "../route.ts";
import { shortName } from "../short-name.ts";
import { ActionForm, ButtonLink } from "../ui/button.tsx";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { Section } from "../ui/page.tsx";
import { Prose } from "../ui/prose.tsx";
import type { FoundDraft } from "./draft-routes.tsx";
import { messageReaders } from "./lanes.tsx";

type Props = FoundDraft & {
  c: Context<Env>;
  person: Person;
  /** How many were attached by the form that is answered; null: nothing was sent. */
  attached: number | null;
  errors: readonly FieldError[];
  back: { href: string; text: string };
};

/** Files for what is being written: on the ground of its lane, with who will read them once it is sent. */
export function DraftFilesPage(props: Props) {
  const { c, person, record, draft, attached, errors, back } = props;
  const isNote = draft.kind === "note";
  const title = isNote ? "庁内メモにファイルを添える" : "メッセージにファイルを添える";
  return (
    <CasePage c={c} person={person} record={record} tab="now" title={title}>
      <ErrorSummary
        errors={errors}
        labels={{ files: "添えるファイル" }}
        title={`添えられなかったものが${errors.length}件あります`}
        kept={attached ? `ほかの${attached}件は添えました。` : "書いた文は、下書きに残っています。"}
      />
      <div class={isNote ? "lane limited" : "lane lane-out"}>
        <p class="lane-seen">
          <b>{readersOf(props)}</b>
        </p>
        <Written body={draft.body} />
        <Attached {...props} />
        <Adding {...props} />
        <ButtonLink kind="other" href={back.href}>
          {back.text}
        </ButtonLink>
      </div>
    </CasePage>
  );
}

function readersOf({ record, person, draft }: Props): string {
  const name = shortName(record.organisation.name);
  if (draft.kind === "note") return `庁内メモに残すと、庁内だけが読めます。${name}には見えません。`;
  return partsOf(person, record).has("member")
    ? `送ると、市の${messageReaders(record)}。`
    : `送ると、${name}と、${messageReaders(record)}。`;
}

/** The words that the files go with, so that nobody fears that they are gone. */
function Written({ body }: { body: string }) {
  if (body.trim() === "") return null;
  return (
    <Section title="書いた文" level={3} note="下書きに残っています">
      <Prose text={body} />
    </Section>
  );
}

function Attached({ c, person, record, draft, files }: Props) {
  if (files.length === 0) return null;
  const ids = { id: record.id, draft: draft.id };
  return (
    <Section title="いま添えているファイル" level={3}>
      <FileList
        proposalId={record.id}
        attachments={files}
        hrefOf={(file) => paths.proposal.talkFile({ id: record.id, file: file.id })}
        hasScanner={c.var.program.files.scanner !== null}
        isProposer={partsOf(person, record).has("member")}
        after={(file) => (
          <ActionForm
            action={paths.proposal.draftFileRemoval({ ...ids, file: file.id })}
            label={
              <>
                取り消す<span class="unseen">（{file.name}）</span>
              </>
            }
            kind="weak"
            idempotencyKey={c.var.frame.idempotencyKey}
          />
        )}
      />
    </Section>
  );
}

function Adding({ c, record, draft, errors }: Props) {
  return (
    <Section title="ファイルを選ぶ" level={3}>
      <UploadForm
        action={paths.proposal.draftFiles({ id: record.id, draft: draft.id })}
        idempotencyKey={c.var.frame.idempotencyKey}
        city={c.var.city}
        verb="add"
        errors={errors}
      />
    </Section>
  );
}
