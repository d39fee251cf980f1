import { randomUUID } from "node:crypto";

/** What the program has acknowledged: it must be there for ever after. */
export type Acknowledged = { drafts: Set<string>; submitted: Map<string, number> };

/**
 * People who write without pause until the program is gone: begin a draft, write it, submit it. Whatever the program answered
 * with its redirect counts as acknowledged.
 */
export async function writeUntilGone(
  url: string,
  cookie: string,
  writers: number,
  acknowledged: Acknowledged,
): Promise<void> {
  await Promise.all(Array.from({ length: writers }, () => writeOn(url, cookie, acknowledged)));
}

async function writeOn(url: string, cookie: string, acknowledged: Acknowledged): Promise<void> {
  try {
    for (;;) {
      const id = await beginDraft(url, cookie);
      acknowledged.drafts.add(id);
      await post(`${url}/proposals/${id}/edit`, cookie, { ...words, title: `書きつづける提案 ${id}`, go: "next" });
      await post(`${url}/proposals/${id}/submission`, cookie, {
        ...pledges,
        idempotency_key: randomUUID(),
        version: "1",
      });
      acknowledged.submitted.set(id, Date.now());
    }
  } catch (error) {
    if (!(error instanceof Gone)) throw error;
  }
}

async function beginDraft(url: string, cookie: string): Promise<string> {
  const location = await post(`${url}/proposals`, cookie, { idempotency_key: randomUUID() });
  const id = /\/proposals\/([0-9a-f-]{36})\//.exec(location)?.[1];
  if (!id) throw new Error(`no draft behind ${location}`);
  return id;
}

/** Sends a form; the redirect it answers with. Throws Gone when the program is no longer there. */
async function post(address: string, cookie: string, fields: Record<string, string>): Promise<string> {
  const answer = await fetch(address, {
    method: "POST",
    redirect: "manual",
    headers: { cookie },
    body: new URLSearchParams(fields),
  }).catch(() => null);
  if (!answer) throw new Gone();
  const location = answer.headers.get("location");
  if (answer.status === 303 && location) return location;
  const text = await answer.text().catch(() => "");
  // A program that is being killed, or whose database is, answers 500: that is not an acknowledgement.
  if (answer.status >= 500 || text === "") throw new Gone();
  throw new Error(
    `${address} answered ${answer.status}: ${text
      .replace(/<[^>]+>/g, " ")
      .replace(/\s+/g, " ")
      .slice(0, 500)}`,
  );
}

class Gone extends Error {}

const words = {
  summary: "毎日の見守りを、無理なく続けるための提案です。",
  what: "週に一度の声かけを行います。",
  benefit: "一人で困る人が減ります。",
  fields: "健康",
};
const pledges = { noOrganisedCrime: "yes", trueStatements: "yes", disclosureRead: "yes" };
