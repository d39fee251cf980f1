/** One mail as it is handed to the mail server. */
export type Mail = {
  /** Stands in its Message-ID: sent again after a crash, it is the same mail. */
  id: string;
  to: { name: string; address: string };
  subject: string;
  text: string;
  /** Files that go with it. */
  files: readonly MailFile[];
  /** Where one click ends mails of this kind (RFC 8058); only for those that are optional. */
  unsubscribe?: string | undefined;
};

/** A file of a mail, as it is. */
export type MailFile = { name: string; type: string; content: string };

/**
 * What became of handing a mail over: `refused` for good (no such address), `later` for this one (a full mailbox), `away` for all
 * (the server does not answer). `answer` is a code without anybody's address.
 */
export type Handed = { as: "sent" } | { as: "refused" | "later" | "away"; answer: string };

/** The way to the mail server. */
export type Mailer = {
  /** Whom the mails are from. */
  from: { name: string; address: string };
  send: (mail: Mail) => Promise<Handed>;
};
