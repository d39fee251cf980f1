import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aChallenge } from "../../test/support/challenges.ts";
import { aCity, lineTo, type TestCity } from "../../test/support/city.ts";
import { type Mailbox, startMailbox } from "../../test/support/mailbox.ts";
import { requestsOf, wordsOf } from "../../test/support/requests.ts";
import type { PersonKey } from "../../test/support/small-world.ts";
import { approveChallenge } from "../commands/challenges/decide-challenge.ts";
import { chooseMail } from "../commands/choose-mail.ts";
import { receiveConsultation } from "../commands/consultations/receive-consultation.ts";
import { declareConflict } from "../commands/declare-conflict.ts";
import { replyToSeed } from "../commands/seeds/act-on-seed.ts";
import { askDepartments } from "../commands/seeds/ask-departments.ts";
import { writeSeed } from "../commands/seeds/write-seed.ts";
import { sendMessage } from "../commands/send-message.ts";
import { withdrawProposal } from "../commands/withdraw-proposal.ts";
import { writeNote } from "../commands/write-note.ts";
import type { Program } from "../db/program.ts";
import { listNotices } from "../queries/notices.ts";
import { deliverMail } from "./deliver-mail.ts";
import { mailNotices } from "./mail-notices.ts";
import { remind } from "./remind.ts";
import { weeklyDigest } from "./weekly-digest.ts";

let city: TestCity;
let box: Mailbox;
let program: Program;
beforeAll(async () => {
  [city, box] = await Promise.all([aCity(), startMailbox()]);
  program = { ...city.program, mail: box.mailer };
});
afterAll(async () => {
  await box.stop();
  await city.drop();
});

const titles = async (key: PersonKey) =>
  (await listNotices(program, city.person(key), null)).notices.map((one) => `${one.kind} ${one.what}`);

async function forget(): Promise<void> {
  await city.owner.query("delete from notices");
  await city.owner.query("delete from letters");
  box.mails.length = 0;
}

/** Writes and delivers what there is to mail; the subjects, by whom they reached. */
async function mailed(): Promise<Record<string, string[]>> {
  await mailNotices(program);
  await deliverMail(program);
  const all: Record<string, string[]> = {};
  for (const mail of box.mails.splice(0)) {
    const list = all[mail.to.address] ?? [];
    list.push(mail.subject.replace("【試験市 官民連携デスク】", ""));
    all[mail.to.address] = list;
  }
  return all;
}

test("a new proposal is the desk's turn: the desk is told, who sent it has a receipt, their colleagues hear of it, nobody else does", async () => {
  await forget();
  await lineTo({ ...city, program }, "submitted");
  expect(await titles("member")).toEqual(["news proposal-submitted"]);
  expect(await titles("officer")).toEqual(["turn receive"]);
  expect(await titles("chief")).toEqual(["turn receive"]);
  for (const key of ["representative", "healthHead", "otherCompany", "administrator", "finance"] as const)
    expect(await titles(key)).toEqual([]);
  const got = await mailed();
  expect(got["officer@city.example.jp"]).toEqual([
    expect.stringMatching(/^R8-\d{3} あなたの番です：提案を確かめて、受け付ける$/),
  ]);
  expect(got["rep@a.example.jp"]).toEqual([expect.stringMatching(/^提案 R8-\d{3} が届きました$/)]);
  expect(got["member@a.example.jp"]).toEqual([expect.stringMatching(/^R8-\d{3} 貴団体の提案が提出されました$/)]);
  expect(Object.keys(got).sort()).toEqual([
    "chief@city.example.jp",
    "member@a.example.jp",
    "officer2@city.example.jp",
    "officer@city.example.jp",
    "rep@a.example.jp",
  ]);
  // Once: the next turn of the clock finds nothing.
  expect(await mailed()).toEqual({});
});

test("a message of the proposer is the desk's turn and news for the department in the dialogue; a note tells nobody outside", async () => {
  const { proposalId } = await lineTo(city, "dialogue");
  await forget();
  const wrote = await sendMessage(program, { actor: city.person("member"), proposalId, body: "秘密の言葉：青い帆" });
  expect(wrote.ok).toBe(true);
  await writeNote(program, { actor: city.person("officer"), proposalId, body: "庁内だけのメモ" });
  expect(await titles("officer")).toEqual(["turn answerMessage"]);
  expect(await titles("healthHead")).toEqual(["news message-sent"]);
  expect(await titles("member")).toEqual([]);
  expect(await titles("disasterHead")).toEqual([]);
  await mailNotices(program);
  await deliverMail(program);
  const raw = box.mails.map(({ raw, text, subject }) => raw + text + subject).join("\n");
  expect(box.mails.length).toBeGreaterThan(0);
  // The city's people get mail of their turns alone, unless they choose otherwise.
  expect(box.to("health@city.example.jp")).toEqual([]);
  for (const word of ["青い帆", "庁内だけのメモ"]) expect(raw).not.toContain(word);
  box.mails.length = 0;
});

test("a proposer chooses: every notice, those of a day together, or their turns alone; the link of a mail turns the rest off", async () => {
  const { proposalId } = await lineTo(city, "dialogue");
  await forget();
  const say = (body: string, asksAnswer: boolean) =>
    sendMessage(program, { actor: city.person("officer"), proposalId, body, asksAnswer });
  expect((await say("お知らせです", false)).ok).toBe(true);
  await mailNotices(program);
  await deliverMail(program);
  const [mail] = box.to("rep@a.example.jp");
  expect(mail!.subject).toContain("メッセージが届きました");
  expect(mail!.headers["list-unsubscribe"]).toMatch(/^<http:\/\/127\.0\.0\.1\/unsubscribe\/\S+>$/);
  expect(mail!.headers["list-unsubscribe-post"]).toBe("List-Unsubscribe=One-Click");
  const path = /http:\/\/127\.0\.0\.1(\/unsubscribe\/\S+)/.exec(mail!.text)![1]!;
  const pages = requestsOf(city);
  const shown = await pages.get(null, path);
  expect(wordsOf(shown.text)).toContain("メールでのお知らせを減らす");
  expect((await pages.get(null, `${path.slice(0, -1)}${path.endsWith("x") ? "y" : "x"}`)).status).toBe(404);
  // Opening the link changes nothing; its button does.
  await say("もう一度", false);
  expect(Object.keys(await mailed())).toContain("rep@a.example.jp");
  // As a mail program posts: no cookie, no page that it came from, and these words for a body (RFC 8058).
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  const clicked = await pages.send(null, path, { method: "POST", headers, body: "List-Unsubscribe=One-Click" });
  expect(clicked.status).toBe(200);
  await say("さらに", false);
  expect(Object.keys(await mailed())).not.toContain("rep@a.example.jp");
  await say("教えてください", true);
  expect((await mailed())["rep@a.example.jp"]).toEqual([expect.stringContaining("あなたの番です")]);

  await chooseMail(program, city.person("member"), "daily");
  await mailed();
  await say("一つめ", false);
  city.hoursLater(1);
  await say("二つめ", false);
  expect(Object.keys(await mailed())).not.toContain("member@a.example.jp");
  city.setNow(new Date("2026-11-25T08:01:00+09:00"));
  expect((await mailed())["member@a.example.jp"]).toEqual(["お知らせ 2件"]);
  expect(await mailed()).toEqual({});
});

test("nobody in the city is told of a sealed proposal, not even that it was taken back; who sent it with others tells those alone", async () => {
  const { proposalId } = await lineTo(city, "submitted");
  await city.owner.query("update proposals set sealed = true where id = $1", [proposalId]);
  await forget();
  const taken = await withdrawProposal(program, {
    actor: city.person("representative"),
    proposalId,
    reason: "社内の事情により",
  });
  expect(taken.ok).toBe(true);
  expect((await city.owner.query("select person_id, what from notices")).rows).toEqual([
    { person_id: city.person("member").id, what: "proposal-withdrawn" },
  ]);
});

test("a declared tie takes away what one was told of the proposal", async () => {
  const { proposalId } = await lineTo(city, "submitted");
  expect((await titles("officer2")).length).toBeGreaterThan(0);
  await declareConflict(program, {
    actor: city.person("officer2"),
    proposalId,
    hasTie: "yes",
    what: "配偶者の勤め先",
  });
  const left = await listNotices(program, city.person("officer2"), null);
  expect(left.notices.some(({ proposal }) => proposal?.id === proposalId)).toBe(false);
});

test("whose turn it is is reminded two days before, on the day and after it, once each; after five days it goes one step up", async () => {
  city.setNow(new Date("2026-11-24T10:00:00+09:00"));
  await city.owner.query("update waits set ended_at = now() where ended_at is null");
  const { proposalId } = await lineTo(city, "inquiry");
  const { rows } = await city.owner.query(
    "update waits set due = '2026-12-01', since = '2026-11-24T00:00Z' where proposal_id = $1 and holder = 'department' and ended_at is null returning id",
    [proposalId],
  );
  await city.owner.query("update waits set ended_at = now() where ended_at is null and id <> $1", [rows[0]!.id]);
  await forget();
  const on = async (moment: string) => {
    city.setNow(new Date(`${moment}+09:00`));
    await remind(program);
    await remind(program);
    return { head: await titles("healthHead"), desk: await titles("officer") };
  };
  expect((await on("2026-11-26T10:00")).head).toEqual([]);
  expect((await on("2026-11-27T08:00")).head).toEqual([]);
  expect((await on("2026-11-27T10:00")).head).toEqual(["soon answerInquiry"]);
  expect((await on("2026-11-28T10:00")).head).toEqual(["soon answerInquiry"]);
  expect((await on("2026-12-01T10:00")).head.sort()).toEqual(["soon answerInquiry", "today answerInquiry"]);
  expect((await on("2026-12-02T10:00")).head.sort()).toEqual([
    "overdue answerInquiry",
    "soon answerInquiry",
    "today answerInquiry",
  ]);
  expect((await on("2026-12-07T10:00")).desk).toEqual([]);
  const last = await on("2026-12-08T10:00");
  expect(last.head).toContain("escalated answerInquiry");
  expect(last.desk).toEqual(["escalated answerInquiry"]);
});

test("on the first business day of the week a department gets one letter of what waits for it", async () => {
  await forget();
  city.setNow(new Date("2026-12-07T08:30:00+09:00"));
  expect(await weeklyDigest(program)).toBeGreaterThan(0);
  await weeklyDigest(program);
  await deliverMail(program);
  expect(box.to("health@city.example.jp").map(({ subject }) => subject)).toEqual([
    "【試験市 官民連携デスク】今週、貴課に届いているもの 1件",
  ]);
  expect(box.to("disaster@city.example.jp")).toEqual([]);
  // What comes at ten o'clock is told as a turn, and not in a digest besides.
  city.setNow(new Date("2026-12-07T10:00:00+09:00"));
  await lineTo(city, "inquiry", { asked: ["0201"] });
  await weeklyDigest(program);
  await deliverMail(program);
  expect(box.to("disaster@city.example.jp")).toEqual([]);
  city.setNow(new Date("2026-12-08T08:30:00+09:00"));
  expect(await weeklyDigest(program)).toBe(0);
});

test("whoever is shut out gets no letter about the work of the city, and finds the notice when they are let in again", async () => {
  await forget();
  city.setNow(new Date("2026-12-07T08:30:00+09:00"));
  await city.owner.query("update people set blocked_at = now() where id = any ($1)", [
    [city.person("officer2").id, city.person("healthHead").id, city.person("healthStaff").id],
  ]);
  await lineTo({ ...city, program }, "submitted");
  await weeklyDigest(program);
  const told = Object.keys(await mailed());
  expect(told).toContain("officer@city.example.jp");
  expect(told.filter((address) => /^(officer2|health)/.test(address))).toEqual([]);
  expect(await titles("officer2")).toEqual(["turn receive"]);
  await city.owner.query("update people set blocked_at = null");
});

test("the page of notices: what is new is marked once, and the header says so until it was opened", async () => {
  await forget();
  city.setNow(new Date("2026-12-07T10:00:00+09:00"));
  await lineTo(city, "submitted");
  const pages = requestsOf(city);
  const board = await pages.get("officer", "/desk/board");
  expect(board.text).toContain("nav-new");
  const first = await pages.get("officer", "/inbox");
  expect(wordsOf(first.text)).toContain("あなたの番です：提案を確かめて、受け付ける");
  expect(first.text).toContain("tag-new");
  expect((await pages.get("officer", "/inbox")).text).not.toContain("tag-new");
  expect((await pages.get("officer", "/desk/board")).text).not.toContain("nav-new");
  expect(wordsOf((await pages.get("otherCompany", "/inbox")).text)).toContain("お知らせはまだありません");
});

test("nobody reads or marks another's notices, and only the clock tells", async () => {
  const count = (key: PersonKey) =>
    program.db.asActor(city.person(key), (tx) => tx.selectFrom("notices").select("person_id").execute());
  for (const key of ["officer", "chief", "administrator", "representative"] as const)
    for (const row of await count(key)) expect(row.person_id).toBe(city.person(key).id);
  const { numUpdatedRows } = await program.db.asActor(city.person("otherCompany"), (tx) =>
    tx.updateTable("notices").set({ read_at: null }).executeTakeFirst(),
  );
  expect(Number(numUpdatedRows)).toBe(0);
  await expect(
    program.db.asActor(city.person("officer"), (tx) =>
      tx
        .insertInto("notices")
        .values({ person_id: city.person("chief").id, kind: "news", what: "x", at: new Date() })
        .execute(),
    ),
  ).rejects.toThrow(/permission denied/);
  await expect(
    program.db.asActor({ kind: "visitor", municipality: program.municipality }, (tx) =>
      tx.selectFrom("notices").select("id").execute(),
    ),
  ).rejects.toThrow(/permission denied/);
});

const consultation = { kind: "consultation", organisation: "", telephone: "", name: "𠮷田", lang: "ja" } as const;
const sendMany = async (count: number, mail: (index: number) => string) => {
  for (let index = 0; index < count; index++) {
    const form = { ...consultation, mail: mail(index), body: `①相談 ${index}`, formKey: randomUUID() };
    expect((await receiveConsultation(program, form)).ok).toBe(true);
  }
};

test("a stranger who types somebody's address causes three letters to it in a day; every consultation is taken", async () => {
  await forget();
  city.setNow(new Date("2027-01-12T10:00:00+09:00"));
  await sendMany(6, (index) => (index % 2 ? "victim@example.jp" : "Victim@Example.JP"));
  const sent = async () =>
    (await city.owner.query("select 1 from letters where kind = 'consultation-received'")).rows.length;
  expect(await sent()).toBe(3);
  const { rows } = await city.owner.query(
    "select count(*)::int as n from consultations where lower(mail) = 'victim@example.jp'",
  );
  expect(rows).toEqual([{ n: 6 }]);
  await sendMany(1, () => "another@example.jp");
  expect(await sent()).toBe(4);
  city.hoursLater(25);
  await sendMany(1, () => "victim@example.jp");
  expect(await sent()).toBe(5);
});

test("many consultations at once are one letter to the desk, and never more than twenty in an hour; then it recovers", async () => {
  await forget();
  city.setNow(new Date("2027-01-18T10:00:00+09:00"));
  await sendMany(30, (index) => `person${index}@example.jp`);
  await mailNotices(program);
  await deliverMail(program);
  const toDesk = () => box.to("officer@city.example.jp").map(({ subject }) => subject);
  expect(toDesk()).toEqual(["【試験市 官民連携デスク】お知らせ 30件"]);
  expect(box.to("officer@city.example.jp")[0]!.text).toContain("ほかに10件あります。");
  for (let minute = 0; minute < 40; minute++) {
    city.hoursLater(1 / 60);
    await sendMany(1, () => "one@example.jp");
    await mailNotices(program);
  }
  await deliverMail(program);
  expect(toDesk().length).toBe(20);
  city.hoursLater(1);
  await mailNotices(program);
  await deliverMail(program);
  expect(toDesk().length).toBe(21);
  expect(toDesk().at(-1)).toContain("お知らせ 21件");
});

test("consultations, challenges and the question to departments are reminded by the same rule; the question goes nobody's superior", async () => {
  city.setNow(new Date("2026-11-24T10:00:00+09:00"));
  await city.owner.query("update waits set ended_at = now() where ended_at is null");
  await city.owner.query("update consultations set state = 'closed', due = null");
  const { id } = await aChallenge(city, "checked");
  const health = city.department("0507");
  const by = city.person("officer").id;
  await city.owner.query(
    `insert into consultations (municipality_id, fiscal_year, serial, kind, channel, sender_name, body, received_at, due, entered_by, state, department_id)
     values ('272060', 2024, 901, 'wish', 'call', '名', '本文', '2026-11-20T00:00Z', '2026-12-01', $1, 'open', null),
            ('272060', 2024, 902, 'wish', 'call', '名', '本文', '2026-11-20T00:00Z', '2026-12-01', $1, 'passed_on', $2)`,
    [by, health],
  );
  await city.owner.query(
    "insert into challenge_requests (municipality_id, department_id, asked_on, due, asked_at) values ('272060', $1, '2026-11-20', '2026-12-01', '2026-11-20T00:00Z')",
    [health],
  );
  // The approver has as many days as the formal check: from 24 November five are 1 December.
  await forget();
  const on = async (moment: string) => {
    city.setNow(new Date(`${moment}+09:00`));
    await remind(program);
    await remind(program);
    const of = async (key: PersonKey) => (await titles(key)).toSorted();
    return {
      desk: await of("officer"),
      chief: await of("chief"),
      head: await of("healthHead"),
      staff: await of("healthStaff"),
      approver: await of("finance"),
    };
  };
  expect((await on("2026-11-26T10:00")).head).toEqual([]);
  expect(await on("2026-11-27T10:00")).toEqual({
    desk: ["soon answerConsultation"],
    chief: ["soon answerConsultation"],
    head: ["soon answerConsultation", "soon answerRequest"],
    staff: ["soon answerConsultation", "soon answerRequest"],
    approver: ["soon approveChallenge"],
  });
  await forget();
  expect((await on("2026-12-01T10:00")).approver).toEqual(["today approveChallenge"]);
  await forget();
  expect((await on("2026-12-02T10:00")).staff).toEqual(["overdue answerConsultation", "overdue answerRequest"]);
  await forget();
  const last = await on("2026-12-08T10:00");
  expect(last.chief).toEqual([
    "escalated answerConsultation", // the desk's own
    "escalated answerConsultation", // the department's, as one of the desk
    "escalated approveChallenge",
    "overdue answerConsultation",
  ]);
  expect(last.head).toContain("escalated answerConsultation");
  expect(last.head).not.toContain("escalated answerRequest");
  expect(last.staff).not.toContain("escalated answerConsultation");
  // What was done is reminded of no more.
  await city.owner.query("update consultations set state = 'answered', due = null");
  await approveChallenge(program, { actor: city.person("finance"), challengeId: id });
  await forget();
  expect((await on("2026-12-09T10:00")).approver).toEqual([]);
  expect((await on("2026-12-09T10:30")).head).toEqual(["overdue answerRequest"]);
  await city.owner.query("delete from notices; delete from challenge_requests");
  city.setNow(new Date("2026-11-24T10:00:00+09:00"));
});

test("the question to departments and what is written back about a seed come by mail, with a link and none of the words", async () => {
  await forget();
  city.setNow(new Date("2027-05-17T09:00:00+09:00"));
  await city.owner.query("delete from challenge_requests");
  expect(await askDepartments(program)).toBe(3);
  expect((await mailed())["health@city.example.jp"]).toEqual([
    "課題のたね あなたの番です：課の困りごとを書くか、「今回はない」と答える",
  ]);
  const seed = await writeSeed(program, {
    ...{
      actor: city.person("healthStaff"),
      formKey: randomUUID(),
      kind: "problem",
      departmentId: city.department("0507"),
    },
    ...{ body: "封印語たね", affected: "", tried: "" },
  });
  const id = seed.ok ? seed.value.id : "";
  await mailNotices(program);
  await deliverMail(program);
  const [toDesk] = box.to("officer@city.example.jp");
  expect(toDesk!.subject).toContain("課題のたねに返事をする");
  expect(toDesk!.text).toContain(`http://127.0.0.1/desk/seeds/${id}`);
  await replyToSeed(program, { actor: city.person("officer"), seedId: id, reply: "封印語返事" });
  await mailNotices(program);
  await deliverMail(program);
  expect(box.to("health@city.example.jp").map(({ subject }) => subject)).toEqual([
    expect.stringContaining("課題のたねに届いた、デスクの返事を読む"),
  ]);
  expect(box.mails.map(({ raw, text, subject }) => raw + text + subject).join()).not.toContain("封印語");
  expect(box.to("school@city.example.jp")).toEqual([]);
});

test("whoever lost their post before the letter left gets none with a number; who came to another department hears of their own alone", async () => {
  const { proposalId } = await lineTo({ ...city, program }, "inquiry", { asked: ["0201"] });
  const turns =
    "select distinct p.name from notices n join people p on p.id = n.person_id where n.proposal_id = $1 and n.kind = 'turn' and n.mailed_at is null";
  const tellAgain = async () => {
    await forget();
    // As the clock told them: the heads of both departments and the officer whose turn it is.
    await city.owner.query(
      `insert into notices (municipality_id, person_id, proposal_id, kind, what, wait_id, at)
        select '272060', t.person_id, w.proposal_id, 'turn', w.task, w.id, $2 from waits w join staff_posts t on t.department_id = w.department_id
        where w.proposal_id = $1 and w.ended_at is null and w.holder = 'department' and t.ended_at is null and t.role = 'head'`,
      [proposalId, program.now()],
    );
    expect((await city.owner.query(turns, [proposalId])).rows.length).toBe(2);
  };
  const addresses = async () => Object.keys(await mailed()).sort();
  await tellAgain();
  const [all, head] = [await addresses(), city.person("healthHead").id];
  expect(all.length).toBe(2);
  await tellAgain();
  await city.owner.query("update staff_posts set ended_at = now() where person_id = $1 and ended_at is null", [head]);
  const rest = await addresses();
  expect(rest.length).toBe(1);
  // In another department that was asked too the number is known, but this turn is not theirs.
  await city.owner.query(
    "insert into staff_posts (municipality_id, person_id, role, department_id, since) values ('272060', $1, 'staff', $2, now())",
    [head, city.department("0201")],
  );
  await city.owner.query("update notices set mailed_at = null");
  await city.owner.query("delete from letters");
  expect(await addresses()).toEqual(rest);
  await city.owner.query(
    `insert into notices (municipality_id, person_id, proposal_id, kind, what, at) values ('272060', $1, $2, 'news', 'meeting-agreed', $3)`,
    [head, proposalId, program.now()],
  );
  expect((await addresses()).length).toBe(1);
  await city.owner.query("delete from staff_posts where person_id = $1 and department_id = $2", [
    head,
    city.department("0201"),
  ]);
  await city.owner.query("update staff_posts set ended_at = null where person_id = $1", [head]);
});
