import type { AddressInfo } from "node:net";
import PostalMime from "postal-mime";
import { SMTPServer } from "smtp-server";
import type { Mailer } from "../../src/domain/mail/mailer.ts";
import { mailerOf } from "../../src/mail/mailer.ts";

/** A mail as it arrived: its envelope, and what a reader's program shows. */
export type Arrived = {
  envelope: readonly string[];
  from: string;
  to: { name: string; address: string };
  subject: string;
  text: string;
  /** The calendar files that came with it. */
  calendars: readonly string[];
  id: string;
  headers: Readonly<Record<string, string>>;
  raw: string;
};

export type Mailbox = {
  mailer: Mailer;
  /** Every mail that arrived, in order. */
  mails: Arrived[];
  /** The mails to one address. */
  to: (address: string) => Arrived[];
  /** Answers RCPT with this code from now on; null: takes mail again. */
  refuse: (code: number | null) => void;
  /** The server is away; `back` opens it again on the same port. */
  away: () => Promise<void>;
  back: () => Promise<void>;
  stop: () => Promise<void>;
};

/** A real mail server on a port of this machine. */
export async function startMailbox(): Promise<Mailbox> {
  const mails: Arrived[] = [];
  let refusing: number | null = null;
  const open = (port: number) =>
    new Promise<SMTPServer>((resolve, reject) => {
      const server = new SMTPServer({
        disabledCommands: ["AUTH", "STARTTLS"],
        onRcptTo: (_address, _session, done) =>
          done(refusing ? Object.assign(new Error("not now"), { responseCode: refusing }) : null),
        onData(stream, session, done) {
          const chunks: Buffer[] = [];
          stream.on("data", (chunk: Buffer) => chunks.push(chunk));
          stream.on("end", async () => {
            mails.push(
              await arrived(
                Buffer.concat(chunks),
                session.envelope.rcptTo.map(({ address }) => address),
              ),
            );
            done();
          });
        },
      });
      server.on("error", reject);
      server.listen(port, "127.0.0.1", () => resolve(server));
    });
  let server = await open(0);
  const { port } = server.server.address() as AddressInfo;
  const mailer = mailerOf({
    url: new URL(`smtp://127.0.0.1:${port}`),
    from: { name: "試験市 官民連携デスク", address: "desk@city.example.jp" },
  });
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return {
    mailer,
    mails,
    to: (address) => mails.filter((mail) => mail.to.address === address),
    refuse: (code) => {
      refusing = code;
    },
    away: close,
    back: async () => {
      server = await open(port);
    },
    stop: async () => {
      mailer.close();
      await close();
    },
  };
}

async function arrived(raw: Buffer, envelope: string[]): Promise<Arrived> {
  const mail = await PostalMime.parse(raw);
  const to = mail.to?.[0];
  return {
    envelope,
    from: mail.from?.address ?? "",
    to: { name: to?.name ?? "", address: to?.address ?? "" },
    subject: mail.subject ?? "",
    text: mail.text ?? "",
    calendars: calendarsIn(raw.toString("latin1")),
    id: mail.messageId ?? "",
    headers: Object.fromEntries(mail.headers.map(({ key, value }) => [key, value])),
    raw: raw.toString("utf8"),
  };
}

/** As they were sent, octet by octet: a parser of mail makes line ends its own. */
function calendarsIn(raw: string): readonly string[] {
  const parts = raw.matchAll(/Content-Type: text\/calendar[\s\S]*?\r\n\r\n([A-Za-z0-9+/=\r\n]+?)\r\n--/g);
  return [...parts].map(([, body]) => Buffer.from(body!, "base64").toString("utf8"));
}
