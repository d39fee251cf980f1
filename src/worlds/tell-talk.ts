import { attachToDraft } from "../commands/attach-to-draft.ts";
import { correctMessage } from "../commands/correct-message.ts";
import { fileMail } from "../commands/file-mail.ts";
import { openTopic } from "../commands/open-topic.ts";
import { saveTalkDraft } from "../commands/save-talk-draft.ts";
import { sendMessage } from "../commands/send-message.ts";
import { writeNote } from "../commands/write-note.ts";
import { megabyte } from "../domain/files/file-faults.ts";
import type { Result } from "../domain/kernel/result.ts";
import { stage } from "../files/stage.ts";
import { timeOn } from "./past.ts";
import type { Walk, Walker } from "./walk.ts";
import { bytesOf } from "./walk-moves.ts";

/** What was said today, and not read by the others yet: by topics, with a file, a correction, a filed mail, and something half written. */
export async function tellTalk(
  { program, cast, past, setTime }: Walker,
  walks: ReadonlyMap<string, Walk>,
): Promise<void> {
  const { proposalId } = walks.get("own-01")!;
  const minutesAgo = (minutes: number) => setTime(new Date(past.now.getTime() - minutes * 60_000));
  const as = (key: string) => ({ actor: cast.person(key), proposalId });

  minutesAgo(24);
  const hall = done("topic", await openTopic(program, { ...as("company-a-member"), title: "会場の流れと人数" }));
  const ofHall = { topicId: hall.value!.id, body: tickets };
  const draft = await saveTalkDraft(program, { ...as("company-a-member"), kind: "message", ...ofHall });
  const draftId = done("draft", draft).id;
  const content = await stage(program.files.staging, bytesOf(ticketRows), megabyte);
  const files = [{ name: "整理券の配り方の案.csv", content }];
  done("file", await attachToDraft(program, { ...as("company-a-member"), draftId, files }));
  const attached = await program.db.asActor(cast.person("company-a-member"), (tx) =>
    tx.selectFrom("talk_files").select("id").where("draft_id", "=", draftId).execute(),
  );
  const sent = { ...as("company-a-member"), ...ofHall, files: attached.map(({ id }) => id), draftId };
  done("message with a file", await sendMessage(program, sent));

  minutesAgo(20);
  const money = done("topic", await openTopic(program, { ...as("desk-officer"), title: "費用と役割" }));
  const topicId = money.value!.id;
  const said = done("message", await sendMessage(program, { ...as("desk-officer"), topicId, body: insurance(30) }));
  minutesAgo(16);
  const messageId = said.value!.id;
  done("correction", await correctMessage(program, { ...as("desk-officer"), messageId, body: insurance(40) }));

  minutesAgo(13);
  const mail = {
    from: "健診事業者 受付担当 <uketsuke@kenshin.example.jp>",
    sentAt: timeOn(past.date(1), "16:40"),
    subject: "4月の健診会場の机の数について",
    body: "お問い合わせの件です。待合には長机が4台あり、2台まではお使いいただけます。\r\n当日の朝8時までに、使う台数をお知らせください。",
  };
  done("mail", await fileMail(program, { ...as("desk-officer"), lane: "note", mail }));

  minutesAgo(10);
  const note = "@藤原 直樹 長机は2台で足ります。整理券の案は、明日の朝の打合せで課長に見せます。";
  done("note", await writeNote(program, { ...as("dept-health-staff"), body: note }));

  minutesAgo(7);
  const question = "整理券の案を、担当課と読んでいます。午前と午後の枠の人数を、それぞれ教えてください。";
  const asked = { ...as("desk-officer"), topicId: hall.value!.id, body: question, asksAnswer: true };
  done("question", await sendMessage(program, asked));

  minutesAgo(4);
  const begun = "次の面談では、保険の証券の写しも見せていただけると";
  done("begun", await saveTalkDraft(program, { ...as("desk-officer"), kind: "message", topicId, body: begun }));
  setTime(past.now);
}

const tickets = [
  "人数が想定を超えた日は、整理券を配る案がよいと考えます。受付で番号を渡し、30分ごとの枠に分けます。",
  "枠ごとの人数の案を、表にして添えます。",
].join("\r\n");
const ticketRows = "枠,人数,測定員\r\n9:00,12,2\r\n9:30,12,2\r\n10:00,10,2\r\n10:30,8,1\r\n";
const insurance = (people: number) =>
  `測定中のけがに備える保険は、1日の人数を${people}人として、貴社で入っていただく理解でよいでしょうか。費用の分け方は、共同計画の「費用」に書きます。`;

function done<T>(step: string, result: Result<T>): T {
  if (!result.ok) throw new Error(`talk, ${step}: ${JSON.stringify(result.refusal)}`);
  return result.value;
}
