import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aChallenge } from "../../../test/support/challenges.ts";
import { aCity, type TestCity } from "../../../test/support/city.ts";
import { type Mailbox, startMailbox } from "../../../test/support/mailbox.ts";
import { requestsOf, wordsOf } from "../../../test/support/requests.ts";
import type { PersonKey } from "../../../test/support/small-world.ts";
import { deliverMail } from "../../jobs/deliver-mail.ts";
import { mailNotices } from "../../jobs/mail-notices.ts";
import { listNotices } from "../../queries/notices.ts";
import { askAboutChallenge } from "./ask-about-challenge.ts";

let city: TestCity;
let box: Mailbox;
beforeAll(async () => {
  [city, box] = await Promise.all([aCity(), startMailbox()]);
});
afterAll(async () => {
  await box.stop();
  await city.drop();
});

const turns = async (key: PersonKey) =>
  (await listNotices(city.program, city.person(key), null)).notices.map(({ what }) => what).sort();

test("whoever has a challenge now is told: desk, named approver, desk, department; the writer and strangers are not", async () => {
  await aChallenge(city, "closed", { ends: "open", deadline: null });
  expect(await turns("officer2")).toEqual(["checkChallenge", "publishChallenge"]);
  expect(await turns("chief")).toEqual(["checkChallenge", "publishChallenge"]);
  expect(await turns("officer")).toEqual(["checkChallenge", "publishChallenge"]);
  expect(await turns("finance")).toEqual(["approveChallenge"]);
  expect(await turns("mayorOffice")).toEqual([]);
  expect(await turns("healthHead")).toEqual(["concludeChallenge"]);
  for (const key of ["disasterHead", "schoolStaff", "representative", "administrator"] as const)
    expect(await turns(key)).toEqual([]);
});

test("a question from outside is the desk's turn; its mail holds neither the question nor who asked, and leads to the page", async () => {
  const { code } = await aChallenge(city, "open");
  await city.owner.query("delete from notices");
  const asked = await askAboutChallenge(city.program, {
    ...{ lang: "ja", code, name: "髙橋 𠮷子", mail: "ask@example.jp", formKey: randomUUID() },
    question: "青い帆は使えますか。",
  });
  expect(asked.ok).toBe(true);
  expect(await turns("officer")).toEqual(["lookAtQuestion"]);
  expect(await turns("healthHead")).toEqual([]);
  const program = { ...city.program, mail: box.mailer };
  await mailNotices(program);
  await deliverMail(program);
  const [mail] = box.to("officer@city.example.jp");
  // By its number, as letters about proposals are; never by its title.
  expect(mail!.subject).toContain(`課題 ${code} あなたの番です：課題への質問を確かめる`);
  for (const word of ["青い帆", "髙橋", "ask@example.jp"]) expect(mail!.text).not.toContain(word);
  const path = /http:\/\/127\.0\.0\.1(\/desk\/challenges\/\S+)/.exec(mail!.text)![1]!;
  expect(wordsOf((await requestsOf(city).get("officer", path)).text)).toContain("青い帆は使えますか");
  expect(wordsOf((await requestsOf(city).get("officer", "/inbox")).text)).toContain("課題への質問を確かめる");
});

test("a challenge that is not published has no number: its letters tell neither its draft's code nor a word of it", async () => {
  await city.owner.query("delete from notices");
  await city.owner.query("delete from letters");
  box.mails.length = 0;
  await aChallenge(city, "in_check");
  const program = { ...city.program, mail: box.mailer };
  await mailNotices(program);
  await deliverMail(program);
  expect(new Set(box.mails.map(({ to }) => to.address.split("@")[1]))).toEqual(new Set(["city.example.jp"]));
  const [mail] = box.to("officer@city.example.jp");
  expect(mail!.subject).toContain("公開前の課題 あなたの番です：課題の公益性と公平性を確認する");
  for (const word of ["𠮷の川", "draft-", "川沿い"]) expect(mail!.subject + mail!.text).not.toContain(word);
});
