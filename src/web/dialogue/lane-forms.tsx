import type { TalkDraft, TalkFile } from "../../domain/dialogue/draft.ts";
import type { Mentionable } from "../../domain/dialogue/mentions.ts";
import { generalTopic } from "../../domain/dialogue/topic.ts";
import { longestMessage } from "../../domain/dialogue/words.ts";
import { paths } from "../paths.ts";
import { Saving } from "../proposals/saving.tsx";
import { shortName } from "../short-name.ts";
import { ActionForm, Button, ButtonRow } from "../ui/button.tsx";
import { Checkbox } from "../ui/choice-field.tsx";
import { DateText } from "../ui/date-text.tsx";
import { Fold } from "../ui/fold.tsx";
import { Form } from "../ui/form.tsx";
import { TextArea } from "../ui/text-field.tsx";
import { FilesOfTalk } from "./entry-view.tsx";
import type { LanesProps } from "./lanes.tsx";
import type { MessageLane, NoteLane } from "./load-lanes.ts";

/** Where the two boxes are, for links to them. */
export const messageBox = "write-message";
export const noteBox = "write-note";

/** The box of the lane that goes out. What the city sends is shown once more before it goes. */
export function MessageForm(props: LanesProps & { talk: MessageLane; isProposer: boolean }) {
  const { c, record, talk, errors = [], isProposer } = props;
  const id = { id: record.id };
  const { topic, draft } = talk;
  const files = filesOf(talk);
  const values = props.values ?? { message: draft?.body ?? "" };
  const to = isProposer ? (record.dialogueAt ? "市" : "デスク") : shortName(record.organisation.name);
  // Where it lands, where there is more than one place.
  const place = talk.topics.length > 0 ? `（話題：${topic?.title ?? generalTopic}）` : "";
  return (
    <>
      <Form
        id={messageBox}
        action={paths.proposal.messages(id)}
        idempotencyKey={c.var.frame.idempotencyKey}
        draftKey={`message-${record.id}${topic ? `-${topic.id}` : ""}`}
        fields={{ ...(topic ? { topic: topic.id } : {}), ...(draft ? { draft: draft.id } : {}), ...filesField(files) }}
      >
        <TextArea
          name="message"
          label={`${isProposer ? `${to}へ書く` : "提案者へ書く"}${place}`}
          help={
            isProposer && record.parts.length > 0 ? "守りたい部分の中身は、ここには書かないでください。" : undefined
          }
          values={values}
          errors={errors}
          rows={4}
          maxGraphemes={longestMessage}
        />
        <FilesOfTalk {...props} hasScanner={c.var.program.files.scanner !== null} files={files} />
        {isProposer ? null : (
          <Checkbox
            name="asks_answer"
            label="返事をお願いする"
            help="提案者の番になり、目標日数がつきます。"
            required={false}
            values={values}
            errors={errors}
          />
        )}
        <WhoToMention people={talk.people} />
        <Saving />
        <ButtonRow end={isProposer ? undefined : "送る前に、もう一度お見せします"}>
          <Button kind="other">{`${to}へ送る`}</Button>
          <Keeping />
        </ButtonRow>
      </Form>
      <Discarding {...props} draft={draft} />
    </>
  );
}

/** The box of the lane that stays inside. */
export function NoteForm(props: LanesProps & { notes: NoteLane }) {
  const { c, record, notes, errors = [] } = props;
  const files = filesOf(notes);
  return (
    <>
      <Form
        id={noteBox}
        action={paths.proposal.notes({ id: record.id })}
        idempotencyKey={c.var.frame.idempotencyKey}
        draftKey={`note-${record.id}`}
        fields={{ ...(notes.draft ? { draft: notes.draft.id } : {}), ...filesField(files) }}
      >
        <TextArea
          name="note"
          label="庁内だけに残す"
          values={props.values ?? { note: notes.draft?.body ?? "" }}
          errors={errors}
          rows={4}
          maxGraphemes={longestMessage}
        />
        <FilesOfTalk {...props} hasScanner={c.var.program.files.scanner !== null} files={files} />
        <WhoToMention people={notes.people} />
        <Saving />
        <ButtonRow>
          <Button kind="inner">庁内メモに残す</Button>
          <Keeping />
        </ButtonRow>
      </Form>
      <Discarding {...props} draft={notes.draft} />
    </>
  );
}

/** Colleagues who read this lane: written with @ before the name, they are told. With JavaScript a press writes the name. */
function WhoToMention({ people }: { people: readonly Mentionable[] }) {
  if (people.length === 0) return null;
  return (
    <Fold title="同じ側の人に、名前を挙げて知らせる">
      <p class="sub">文の中に「@」と名前を書くと、その人に知らせが届きます。知らせに、書いた内容は入りません。</p>
      <desk-mention>
        <ul class="mentions">
          {people.map(({ name, place }) => (
            <li data-mention={`@${name} `}>
              @<bdi>{name}</bdi>
              {place ? <small>（{place}）</small> : null}
            </li>
          ))}
        </ul>
      </desk-mention>
    </Fold>
  );
}

/** What a form carries in `go`, besides being sent. */
export const going = { keep: "keep", files: "files" } as const;

function Keeping() {
  return (
    <>
      <Button kind="weak" name="go" value={going.files}>
        ファイルを添える
      </Button>
      <Button kind="weak" name="go" value={going.keep}>
        下書きに残す
      </Button>
    </>
  );
}

function Discarding({ c, record, draft }: LanesProps & { draft: TalkDraft | null }) {
  if (!draft) return null;
  return (
    <div class="draft-kept">
      <p class="sub">
        <DateText value={draft.savedAt} form="dense-time" />
        の下書きが残っています。ほかの人には見えません。
      </p>
      <ActionForm
        action={paths.proposal.draftDiscarding({ id: record.id, draft: draft.id })}
        label="この下書きを消す"
        kind="weak"
        idempotencyKey={c.var.frame.idempotencyKey}
      />
    </div>
  );
}

function filesOf({ draft, files }: MessageLane | NoteLane): readonly TalkFile[] {
  return draft ? files.filter((file) => file.draftId === draft.id) : [];
}

/** The files that were shown before sending: no other ones go. */
export function filesField(files: readonly TalkFile[]): Record<string, string> {
  const sent = files.filter((file) => file.state !== "refused").map((file) => file.id);
  return sent.length > 0 ? { files: sent.join(" ") } : {};
}
