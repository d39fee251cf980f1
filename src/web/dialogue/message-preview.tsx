import type { Context } from "hono";
import type { TalkFile } from "../../domain/dialogue/draft.ts";
import { speakerOf } from "../../domain/dialogue/side.ts";
import type { Topic } from "../../domain/dialogue/topic.ts";
import type { Person } from "../../domain/policy/actor.ts";
import type { ProposalRecord } from "../../domain/process/record.ts";
import { paths } from "../paths.ts";
import type { Env } from "../route.ts";
import { shortName } from "../short-name.ts";
import { DateText } from "../ui/date-text.tsx";
import { type FormValues, value } from "../ui/form-values.ts";
import { Card } from "../ui/page.tsx";
import { Prose } from "../ui/prose.tsx";
import { Tag } from "../ui/tag.tsx";
import { FilesOfTalk, speakerName } from "./entry-view.tsx";
import { filesField } from "./lane-forms.tsx";
import { LastLook } from "./last-look.tsx";

type Props = {
  c: Context<Env>;
  person: Person;
  record: ProposalRecord;
  topic: Topic | null;
  files: readonly TalkFile[];
  values: FormValues;
};

/** A message of the city, before it goes. */
export function MessagePreview({ c, person, record, topic, files, values }: Props) {
  const speaker = speakerOf(person, record)!;
  const asksAnswer = value(values, "asks_answer") === "yes";
  const body = value(values, "message");
  return (
    <LastLook
      {...{ c, person, record }}
      title="送る前の確認"
      question="このまま送りますか"
      mind="送ったあとに直したり取り下げたりしても、前の文は双方が読めます。"
      message={{
        side: speaker.side === "department" ? "department" : "city",
        from: speakerName(speaker, record, c.var.city),
        person: person.name,
        at: (
          <>
            <DateText value={c.var.program.now()} form="dense-time" /> {topic ? <Tag isTyped>{topic.title}</Tag> : null}{" "}
            {asksAnswer ? <Tag kind="new">お返事のお願い</Tag> : null}
          </>
        ),
        body: (
          <>
            <Prose text={body} />
            <FilesOfTalk {...{ person, record, files }} hasScanner={c.var.program.files.scanner !== null} />
          </>
        ),
      }}
      follows={asksAnswer ? <Card kind="quiet">送ると提案者の番になり、返事の目標日が表示されます。</Card> : undefined}
      action={paths.proposal.messages({ id: record.id })}
      fields={{
        message: body,
        ...(topic ? { topic: topic.id } : {}),
        ...(value(values, "draft") ? { draft: value(values, "draft") } : {}),
        ...filesField(files),
        ...(asksAnswer ? { asks_answer: "yes" } : {}),
      }}
      send={`${shortName(record.organisation.name)}へ送る`}
    />
  );
}
