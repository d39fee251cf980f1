import { earlierWords, type TalkEntry, wordsOf } from "./entry.ts";
import { generalTopic, type Topic } from "./topic.ts";

/** One paragraph of the document of a talk: the page and the Word file draw the same. */
export type TalkLine = { style: "title" | "heading" | "who" | "words" | "small"; text: string };

export type TalkRecord = {
  title: string;
  number: string;
  partner: string;
  city: string;
  /** The day on which it was drawn up, as it is read. */
  madeOn: string;
  topics: readonly Topic[];
  messages: readonly TalkEntry[];
  /** Null: the document for both sides, which has none. */
  notes: readonly TalkEntry[] | null;
  /** Names of files by what they went with. */
  filesOf: (entryId: string) => readonly string[];
  nameOf: (entry: TalkEntry) => string;
  timeOf: (at: Date) => string;
};

/** What stands on every sheet of a document with internal notes. */
export const insideOnly = "庁内限り（庁内メモを含む）";

/** 対話の記録: topic by topic, oldest first, with what was corrected and withdrawn; then, inside only, the notes. */
export function talkLines(record: TalkRecord): readonly TalkLine[] {
  const topics: readonly { id: string | null; title: string }[] = [
    { id: null, title: generalTopic },
    ...record.topics.map(({ id, title, closedAt }) => ({ id, title: closedAt ? `${title}（閉じた話題）` : title })),
  ];
  return [
    { style: "title", text: "対話の記録" },
    { style: "small", text: `${record.number} ${record.title}` },
    { style: "small", text: `${record.partner}／${record.city}　${record.madeOn}作成` },
    ...topics.flatMap(({ id, title }) => {
      const entries = record.messages.filter((entry) => entry.topicId === id);
      if (entries.length === 0) return [];
      return [
        { style: "heading", text: `話題：${title}` } as const,
        ...entries.flatMap((entry) => linesOf(entry, record)),
      ];
    }),
    ...(record.messages.length > 0 ? [] : [{ style: "words", text: "メッセージはありません。" } as const]),
    ...notesOf(record),
  ];
}

function notesOf(record: TalkRecord): readonly TalkLine[] {
  if (record.notes === null) return [];
  return [
    { style: "heading", text: "庁内メモ（提案者には見えません）" },
    ...record.notes.flatMap((entry) => linesOf(entry, record)),
    ...(record.notes.length > 0 ? [] : [{ style: "words", text: "メモはありません。" } as const]),
  ];
}

function linesOf(entry: TalkEntry, record: TalkRecord): readonly TalkLine[] {
  const words = wordsOf(entry);
  const { mail } = entry;
  const files = record.filesOf(entry.id);
  return [
    { style: "who", text: `${record.timeOf(entry.at)}　${record.nameOf(entry)} ${entry.personName}` },
    ...(mail
      ? [small(`登録したメール：差出人 ${mail.from}、${record.timeOf(mail.sentAt)}送信、件名「${mail.subject}」`)]
      : []),
    ...(words === null ? [small("取り下げました。取り下げる前の文：")] : [{ style: "words", text: words } as const]),
    ...earlierWords(entry).flatMap((one) => [
      ...(words === null ? [] : [small(`編集済み。${record.timeOf(one.at)}の文：`)]),
      { style: "words", text: one.body } as const,
    ]),
    ...(files.length > 0 ? [small(`添えたファイル：${files.map((name) => `「${name}」`).join("")}`)] : []),
  ];
}

function small(text: string): TalkLine {
  return { style: "small", text };
}
