import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aCity, type TestCity } from "../../../test/support/city.ts";
import { type Mailbox, startMailbox } from "../../../test/support/mailbox.ts";
import { requestsOf, wordsOf } from "../../../test/support/requests.ts";
import type { Program } from "../../db/program.ts";
import { deliverMail } from "../../jobs/deliver-mail.ts";
import { answerConsultation } from "./answer-consultation.ts";
import { enterConsultation } from "./enter-consultation.ts";
import { passOnConsultation } from "./pass-on-consultation.ts";
import { receiveConsultation } from "./receive-consultation.ts";

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

const typed = {
  kind: "consultation",
  name: "髙橋 𠮷子",
  organisation: "",
  telephone: "",
  body: "市の催しに手話を付けられます。",
};

/** The page to which a mail leads, as the address in it says. */
async function pageOf(text: string): Promise<string> {
  const address = /http:\/\/127\.0\.0\.1(\/\S*consult\/\S+)/.exec(text)![1]!;
  const page = await requestsOf(city).get(null, address);
  expect(page.status).toBe(200);
  return wordsOf(page.text);
}

test("who sends a consultation with an address gets one mail with the link, and another when there is an answer", async () => {
  const form = { ...typed, mail: "shuwa@example.jp", lang: "ja", formKey: randomUUID() } as const;
  const received = await receiveConsultation(program, form);
  await receiveConsultation(program, form);
  expect(await deliverMail(program)).toBe(1);
  const first = box.to("shuwa@example.jp")[0]!;
  expect(first.subject).toContain("相談R8-001");
  // The words of the consultation stay in the program: a mailbox may be read by others.
  expect(first.text).not.toContain("手話");
  // Nor does the name that was typed: the address may be somebody else's.
  expect(first.raw + first.text + first.to.name).not.toContain("髙橋");
  expect(await pageOf(first.text)).toContain("市の催しに手話を付けられます");

  const consultationId = received.ok ? received.value.id : "";
  const departmentId = city.department("0507");
  await passOnConsultation(program, {
    actor: city.person("officer"),
    consultationId,
    departmentId,
    handingOver: "お願いします",
  });
  const answered = await answerConsultation(program, {
    actor: city.person("healthHead"),
    consultationId,
    answer: "ぜひお話を聞かせてください。",
  });
  expect(answered.ok).toBe(true);
  expect(await deliverMail(program)).toBe(1);
  const second = box.to("shuwa@example.jp")[1]!;
  expect(second.subject).toBe("【試験市 官民連携デスク】お返事をしました(相談R8-001)");
  expect(second.text).not.toContain("ぜひお話");
  expect(await pageOf(second.text)).toContain("ぜひお話を聞かせてください");
});

test("a caller who left an address gets the answer's link too; one without an address gets none", async () => {
  for (const mail of ["caller@example.jp", ""]) {
    const entered = await enterConsultation(program, {
      ...{ ...typed, mail, actor: city.person("officer"), formKey: randomUUID(), channel: "call", answered: "" },
    });
    const consultationId = entered.ok ? (entered.value?.id ?? "") : "";
    await answerConsultation(program, { actor: city.person("officer"), consultationId, answer: "お返事です。" });
  }
  expect(await deliverMail(program)).toBe(1);
  expect(await pageOf(box.to("caller@example.jp")[0]!.text)).toContain("お返事です");
});

test("in English for who wrote in English", async () => {
  await receiveConsultation(program, { ...typed, mail: "en@example.jp", lang: "en", formKey: randomUUID() });
  await deliverMail(program);
  const [mail] = box.to("en@example.jp");
  expect(mail!.subject).toMatch(
    /^\[Test City Public-Private Partnership Desk\] Your message has arrived \(相談R8-\d{3}\)$/,
  );
  expect(mail!.text).toContain("/en/consult/");
});
