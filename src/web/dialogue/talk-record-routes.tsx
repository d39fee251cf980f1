import type { Context } from "hono";
import { listTalkFiles } from "../../db/stores/draft-store.ts";
import { talkDocx } from "../../documents/talk-docx.ts";
import { todayInTokyo } from "../../domain/calendar/tokyo-date.ts";
import { insideOnly, type TalkRecord, talkLines } from "../../domain/dialogue/talk-record.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { mustDeclareConflict } from "../../domain/policy/conflict.ts";
import type { ProposalRecord } from "../../domain/process/record.ts";
import { listWholeTalk } from "../../queries/messages.ts";
import { listTopics, talkMark } from "../../queries/talk-reading.ts";
import { wordType } from "../agreement/agreement-file.ts";
import { attachmentAs } from "../content-disposition.ts";
import { paths } from "../paths.ts";
import { caseOf, numberOf } from "../proposals/case.tsx";
import { refusalPage, refuseUnknown } from "../refusals.tsx";
import type { Env, Routes } from "../route.ts";
import { dateText } from "../ui/date-text.tsx";
import { speakerName } from "./entry-view.tsx";
import { lanesOf } from "./load-lanes.ts";
import { TalkRecordPage } from "./talk-record-page.tsx";

const p = paths.proposal;

/** The talk as one document for the file, and whether there is news of it. */
export function addTalkRecordRoutes(routes: Routes): void {
  routes.get(p.talkRecord, { may: "signedIn", audit: null }, async (c, person) => {
    const found = await talkRecordOf(c, person);
    if (found instanceof Response) return found;
    const { record, talk, withNotes, mayHaveNotes } = found;
    const lines = talkLines(talk);
    return c.html(<TalkRecordPage {...{ c, person, record, lines, withNotes, mayHaveNotes }} />);
  });

  routes.get(p.talkRecordFile, { may: "signedIn", audit: "talk.record.save" }, async (c, person) => {
    const found = await talkRecordOf(c, person);
    if (found instanceof Response) return found;
    const { record, talk, withNotes } = found;
    const file = await talkDocx(talkLines(talk), withNotes ? insideOnly : null);
    const name = `対話の記録_${numberOf(record)}${withNotes ? "_庁内限り" : ""}.docx`;
    return c.body(new Uint8Array(file), 200, {
      "content-type": wordType,
      "content-disposition": attachmentAs(name),
      "content-length": String(file.byteLength),
    });
  });

  // Yes or no, never what: 200 something has changed since the page with this mark, 204 nothing.
  routes.get(p.talkNews, { may: "signedIn", audit: null }, async (c, person) => {
    const found = await caseOf(c, person, async (tx, record) => {
      const reads = lanesOf(person, record);
      if (mustDeclareConflict(person, record) || (!reads.talk && !reads.notes)) return null;
      return talkMark(tx, person, record);
    });
    if (!found?.more) return refuseUnknown(c);
    // Without a mark there is nothing that it could differ from.
    return found.more === (c.req.query("mark") ?? found.more) ? c.body(null, 204) : c.json({});
  });
}

type Found = { record: ProposalRecord; talk: TalkRecord; withNotes: boolean; mayHaveNotes: boolean };

/** What the reader may read only: a document for both sides never has a note, and one with notes is there for the inside alone. */
async function talkRecordOf(c: Context<Env>, person: Person): Promise<Found | Response> {
  const withNotes = c.req.query("with") === "notes";
  const found = await caseOf(c, person, async (tx, record) => {
    const reads = lanesOf(person, record);
    if (!reads.talk || (withNotes && !reads.notes)) return null;
    const [whole, topics, files] = [
      await listWholeTalk(tx, record.id, withNotes),
      await listTopics(tx, record.id),
      await listTalkFiles(tx, record.id),
    ];
    return { whole, topics, files, mayHaveNotes: reads.notes };
  });
  if (!found?.more) return refuseUnknown(c);
  const { record, more } = found;
  if (mustDeclareConflict(person, record))
    return refusalPage(
      c,
      { kind: "undeclared", proposalId: record.id },
      { href: p.show({ id: record.id }), text: "提案にもどる" },
    );
  const { city } = c.var;
  const talk: TalkRecord = {
    title: record.title,
    number: numberOf(record),
    partner: record.organisation.name,
    city: city.name,
    madeOn: dateText(todayInTokyo(c.var.program.now()), "long"),
    topics: more.topics,
    messages: more.whole.messages,
    notes: withNotes ? more.whole.notes : null,
    filesOf: (id) =>
      more.files
        .filter((file) => (file.messageId ?? file.noteId) === id && file.state !== "refused")
        .map(({ name }) => name),
    nameOf: (entry) => speakerName(entry, record, city),
    timeOf: (at) => `${dateText(at, "long")} ${dateText(at, "clock")}`,
  };
  return { record, talk, withNotes, mayHaveNotes: more.mayHaveNotes };
}
