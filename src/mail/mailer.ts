import { createTransport } from "nodemailer";
import type { Handed, Mailer } from "../domain/mail/mailer.ts";

/** Where mail goes out. */
export type MailSettings = {
  /** smtp:// or smtps://, with the login where the server asks for one. */
  url: URL;
  /** Whom the mails are from; answers come to this address. */
  from: { name: string; address: string };
};

/** Seconds for a mail server that does not answer: the letters wait, the program does not. */
const patienceMs = 20_000;

/**
 * Hands mails to the city's mail server (SMTP). Addresses go in as name and address, never as one string: a crafted string became a
 * second recipient. No file and no address is fetched for a mail.
 */
export function mailerOf({ url, from }: MailSettings): Mailer & { close: () => void } {
  const host = from.address.slice(from.address.indexOf("@") + 1);
  const transport = createTransport({
    host: url.hostname.replace(/^\[|\]$/g, ""),
    port: url.port ? Number(url.port) : url.protocol === "smtps:" ? 465 : 587,
    secure: url.protocol === "smtps:",
    // A password never goes over an open line; loopback is this machine.
    requireTLS: url.username !== "",
    ...(url.username
      ? { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } }
      : {}),
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    socketTimeout: patienceMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    from,
    async send(mail) {
      try {
        await transport.sendMail({
          from,
          to: mail.to,
          subject: mail.subject,
          text: mail.text,
          messageId: `<${mail.id}@${host}>`,
          textEncoding: "base64",
          attachments: mail.files.map(({ name, type, content }) => ({
            filename: name,
            contentType: type,
            content: Buffer.from(content),
          })),
          // No answering machine answers a machine (RFC 3834).
          headers: {
            "Auto-Submitted": "auto-generated",
            // One click of the reader's program is a POST of ours, which asks for no cookie (RFC 8058).
            ...(mail.unsubscribe ? { "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" } : {}),
          },
          ...(mail.unsubscribe ? { list: { unsubscribe: { url: mail.unsubscribe } } } : {}),
        });
        return { as: "sent" };
      } catch (error) {
        return handedBack(error);
      }
    },
    close: () => transport.close(),
  };
}

/** 5xx of one mail is for good, 4xx for now; no answer, a refused login, a broken line are the server's own trouble. */
function handedBack(error: unknown): Handed {
  const {
    code = "",
    responseCode = 0,
    command = "",
  } = error as {
    code?: string;
    responseCode?: number;
    command?: string;
  };
  const answer = responseCode ? String(responseCode) : code || "no answer";
  const isOfThisMail = /^(MAIL FROM|RCPT TO|DATA|API)/.test(command) || code === "EENVELOPE" || code === "EMESSAGE";
  if (!isOfThisMail || responseCode === 421) return { as: "away", answer };
  return { as: responseCode >= 500 || responseCode === 0 ? "refused" : "later", answer };
}
