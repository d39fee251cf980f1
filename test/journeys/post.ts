import { expect } from "vitest";
import { schedule } from "../../src/jobs/schedule.ts";
import type { Arrived, Mailbox } from "../support/mailbox.ts";
import type { ServedCity } from "./served-city.ts";

/** The mail of a served city, as those read it to whom it came. */
export type Post = {
  /**
   * Lets the clock do its work and sends what there is to send; what arrived since the last look, as "address: subject" without the name
   * of the desk, sorted.
   */
  arrived: () => Promise<readonly string[]>;
  /** The same, for one address: the subjects alone. */
  arrivedAt: (address: string) => Promise<readonly string[]>;
  /** The path of the first link in the last mail to an address. */
  linkTo: (address: string) => Promise<string>;
  /** What the last mail to an address says. */
  textTo: (address: string) => string;
  /** The calendar files that came to an address, in order. */
  calendarsTo: (address: string) => readonly string[];
  /** What was sent so far is forgotten: the chapter begins with an empty box. */
  empty: () => Promise<void>;
  /** Every mail until now holds a number and a link into the program, and none of these words: as it was sent, and as it is read. */
  holdsOnlyNumbersAndLinks: (words: readonly string[]) => void;
};

/** What a mail speaks of: 提出番号, 受付番号 of a consultation, a challenge. Letters about an account have none. */
const number = /R\d+-\d{3}|課題/u;

export function postOf(city: ServedCity, mailbox: Mailbox): Post {
  const aboutAccounts = /アドレス|パスワード|招待|ログイン|認証アプリ|パスキー/u;
  let read = 0;
  // All timed work of the running program, twice: what the clock turns is noticed by what comes before it in the list.
  const send = async () => {
    for (const { run } of [...schedule, ...schedule]) await run(city.program);
  };
  const take = async () => {
    await send();
    const fresh = mailbox.mails.slice(read);
    read = mailbox.mails.length;
    return fresh;
  };
  const textTo = (address: string) => mailbox.to(address).at(-1)?.text ?? "";
  return {
    textTo,
    arrived: async () => (await take()).map((mail) => `${mail.to.address}: ${subjectOf(mail)}`).toSorted(),
    arrivedAt: async (address) => (await take()).filter((mail) => mail.to.address === address).map(subjectOf),
    linkTo: async (address) => {
      await send();
      const text = textTo(address);
      const link = new RegExp(`${city.url}(/\\S+)`).exec(text)?.[1];
      if (!link) throw new Error(`no link for ${address} in: ${text}`);
      return link;
    },
    calendarsTo: (address) => mailbox.to(address).flatMap((mail) => mail.calendars),
    empty: async () => void (await take()),
    holdsOnlyNumbersAndLinks: (words) => {
      expect(mailbox.mails).not.toEqual([]);
      for (const mail of mailbox.mails) {
        // The desk's own address stands under every mail; what it speaks of has a longer one.
        expect(mail.text, mail.subject).toMatch(new RegExp(`${city.url}/\\S`));
        if (!aboutAccounts.test(mail.subject)) expect(`${mail.subject}\n${mail.text}`).toMatch(number);
        const all = `${mail.subject}\n${mail.text}\n${mail.raw}\n${mail.calendars.join("\n")}`;
        expect(
          words.filter((word) => all.includes(word)),
          mail.subject,
        ).toEqual([]);
      }
    },
  };
}

function subjectOf(mail: Arrived): string {
  return mail.subject.replace(/^【.*?】/u, "");
}
