import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { aCity, startOfTests, type TestCity } from "../../test/support/city.ts";
import { type Mailbox, startMailbox } from "../../test/support/mailbox.ts";
import type { Program } from "../db/program.ts";
import { enqueueMail } from "../db/stores/mail-store.ts";
import type { LetterKind } from "../domain/mail/letter-kinds.ts";
import type { Actor } from "../domain/policy/actor.ts";
import { deliverMail } from "./deliver-mail.ts";

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
beforeEach(async () => {
  await city.owner.query("delete from letters");
  box.mails.length = 0;
  box.refuse(null);
  city.setNow(startOfTests);
});

/** As an officer's act would: the letter about 相談R8-001 to this address. */
async function write(address: string, name = "髙橋 亮", facts: Record<string, string> = {}): Promise<void> {
  await program.db.asActor(city.person("officer"), (tx) =>
    enqueueMail(tx, {
      kind: "consultation-answered",
      to: { name, address },
      lang: "ja",
      personId: city.person("member").id,
      facts: { number: "相談R8-001", path: "/consult/abc", ...facts },
      at: program.now(),
    }),
  );
}

async function states(): Promise<string[]> {
  const { rows } = await city.owner.query("select state, tries, answer, facts from letters order by to_address");
  return rows.map(
    (row) => `${row.state} ${row.tries} ${row.answer} ${Object.keys(row.facts).length === 0 ? "empty" : "facts"}`,
  );
}

test("a letter arrives once, with number and link, from the desk to its person", async () => {
  await write("ryo@a.example.jp");
  expect(await deliverMail(program)).toBe(1);
  expect(await deliverMail(program)).toBe(0);
  expect(box.mails).toHaveLength(1);
  const mail = box.mails[0]!;
  expect(mail.envelope).toEqual(["ryo@a.example.jp"]);
  expect(mail.to).toEqual({ name: "髙橋 亮", address: "ryo@a.example.jp" });
  expect(mail.from).toBe("desk@city.example.jp");
  expect(mail.subject).toBe("【試験市 官民連携デスク】お返事をしました(相談R8-001)");
  expect(mail.text).toContain("髙橋 亮 様");
  expect(mail.text).toContain("http://127.0.0.1/consult/abc");
  expect(mail.headers["auto-submitted"]).toBe("auto-generated");
  // What a link opened is forgotten with the sending.
  expect(await states()).toEqual(["sent 1  empty"]);
});

test("names of every kind of character pass through the mail unharmed", async () => {
  const name = `${"𠮷田 髙﨑①㈱ 葛󠄀城 👨‍👩‍👧 ".repeat(12)}終`;
  await write("long@a.example.jp", name);
  await deliverMail(program);
  expect(box.mails[0]!.to.name).toBe(name);
  expect(box.mails[0]!.text).toContain(`${name} 様`);
});

test("a name cannot become a second recipient", async () => {
  await write("one@a.example.jp", 'x" <evil@b.example.jp>, y\r\nBcc: evil@b.example.jp');
  await deliverMail(program);
  expect(box.mails.map((mail) => mail.envelope)).toEqual([["one@a.example.jp"]]);
  expect(box.mails[0]!.headers.bcc).toBeUndefined();
});

test("the mail server is away for an hour: nothing is lost, nothing is sent twice", async () => {
  await box.away();
  for (const key of ["a", "b", "c"]) await write(`${key}@a.example.jp`);
  for (let minute = 0; minute <= 60; minute += 1) {
    city.setNow(new Date(startOfTests.getTime() + minute * 60_000));
    expect(await deliverMail(program)).toBe(0);
  }
  expect((await states()).every((state) => state.startsWith("waiting") && state.endsWith("facts"))).toBe(true);
  await box.back();
  for (let minute = 61; minute <= 180; minute += 1) {
    city.setNow(new Date(startOfTests.getTime() + minute * 60_000));
    await deliverMail(program);
  }
  expect(box.mails.map((mail) => mail.envelope[0]).sort()).toEqual([
    "a@a.example.jp",
    "b@a.example.jp",
    "c@a.example.jp",
  ]);
  expect(new Set(box.mails.map((mail) => mail.id)).size).toBe(3);
});

test("an address that does not exist is given up at once, a full mailbox is tried again", async () => {
  await write("nobody@a.example.jp");
  box.refuse(550);
  await deliverMail(program);
  expect(await states()).toEqual(["refused 1 550 empty"]);
  await write("full@a.example.jp");
  box.refuse(452);
  await deliverMail(program);
  expect(await states()).toEqual(["waiting 1 452 facts", "refused 1 550 empty"]);
  box.refuse(null);
  city.hoursLater(1);
  expect(await deliverMail(program)).toBe(1);
});

test("a letter that could not leave for three days is given up", async () => {
  await write("late@a.example.jp");
  await box.away();
  await deliverMail(program);
  city.hoursLater(72);
  await deliverMail(program);
  await box.back();
  expect(await states()).toMatchObject([expect.stringMatching(/^expired 2 \S+ empty$/)]);
});

test("two copies of the program at once send each letter once", async () => {
  for (let index = 0; index < 30; index += 1) await write(`p${index}@a.example.jp`);
  const counts = await Promise.all([deliverMail(program), deliverMail(program), deliverMail(program)]);
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(30);
  expect(new Set(box.mails.map((mail) => mail.envelope[0])).size).toBe(30);
  expect(box.mails).toHaveLength(30);
});

test("without a mail server letters wait; a refused act leaves none", async () => {
  await write("wait@a.example.jp");
  expect(await deliverMail({ ...program, mail: null })).toBe(0);
  await program.db
    .asActor(city.person("officer"), async (tx) => {
      await enqueueMail(tx, {
        kind: "consultation-answered",
        to: { name: "x", address: "undone@a.example.jp" },
        lang: "ja",
        personId: null,
        facts: {},
        at: program.now(),
      });
      throw new Error("undone");
    })
    .catch(() => {});
  expect(await states()).toEqual(["waiting 0  facts"]);
});

test("nobody but the worker reads the outbox", async () => {
  await write("secret@a.example.jp");
  for (const key of ["officer", "chief", "administrator", "representative"] as const)
    await expect(
      program.db.asActor(city.person(key), (tx) => tx.selectFrom("letters").select("id").execute()),
    ).rejects.toThrow(/permission denied/);
  for (const kind of ["clock", "authenticator", "visitor"] as const)
    await expect(
      program.db.asActor({ kind, municipality: program.municipality }, (tx) =>
        tx.selectFrom("letters").select("id").execute(),
      ),
    ).rejects.toThrow(/permission denied/);
  const elsewhere = await program.db.asActor({ kind: "worker", municipality: "271004" }, (tx) =>
    tx.selectFrom("letters").select("id").execute(),
  );
  expect(elsewhere).toEqual([]);
});

test("nobody's account writes a letter in the city's name but those that an act of theirs causes", async () => {
  const put = (kind: LetterKind, actor: Actor) =>
    program.db.asActor(actor, (tx) =>
      enqueueMail(tx, {
        kind,
        to: { name: "", address: "victim@a.example.jp" },
        lang: "ja",
        personId: null,
        facts: { path: "/setup/x" },
        at: program.now(),
      }),
    );
  const others: readonly LetterKind[] = [
    ...(["account-safety", "consultation-received", "challenge-published", "notices", "weekly-digest"] as const),
    ...(["verify-address", "address-taken", "address-changed", "new-password", "invitation"] as const),
  ];
  for (const key of ["officer", "administrator", "representative"] as const)
    for (const kind of others) await expect(put(kind, city.person(key))).rejects.toMatchObject({ code: "42501" });
  await put("question-answered", city.person("officer"));
  await put("proposal-submitted", city.person("representative"));
  await put("new-password", { kind: "authenticator", municipality: program.municipality });
  expect(await states()).toEqual(Array(3).fill("waiting 0  facts"));
});
