import type { CorporateRegister, Corporation } from "../domain/accounts/corporate-register.ts";

/** Where gBizINFO answers, with its version (https://api.info.gbiz.go.jp/hojin/v2), and the token that the city was given. */
export type GBizInfoSettings = { url: URL; token: string };

/** Somebody waits in front of a form, and can write the name themselves. Milliseconds. */
const patience = 2000;
/** Facts of one corporation are some kilobytes. */
const largestAnswer = 512 * 1024;
/** Names and addresses are shorter (国税庁: 150 and 300 characters); what is longer is neither. */
const longestText = 300;

/** The register of the Ministry of Economy, Trade and Industry. `say`: a line for the log when it does not answer; never the number. */
export function gBizInfo({ url, token }: GBizInfoSettings, say: (line: string) => void = () => {}): CorporateRegister {
  // A slash at the end is answered with 500.
  const base = url.href.replace(/\/+$/, "");
  return {
    find: async (number) => {
      try {
        const answer = await fetch(`${base}/hojin/${number}`, {
          headers: { accept: "application/json", "x-hojininfo-api-token": token },
          signal: AbortSignal.timeout(patience),
          // The token is for this address and no other.
          redirect: "error",
        });
        // Nothing found is answered with 404.
        if (answer.status === 404) return "unknown";
        if (answer.status !== 200) throw new Error(`status ${answer.status}`);
        return corporationIn(JSON.parse(await textOf(answer)), number);
      } catch (error) {
        say(`gBizINFO does not answer: ${reasonOf(error)}`);
        return "away";
      }
    },
  };
}

async function textOf(answer: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of answer.body ?? []) {
    size += chunk.length;
    if (size > largestAnswer) throw new Error("too much");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

/** What is missing there is null, or the word "Null"; a status is 閉鎖 or a dash. */
function corporationIn(answer: unknown, number: string): Corporation | "unknown" {
  const infos = (answer as { "hojin-infos"?: unknown } | null)?.["hojin-infos"];
  if (!Array.isArray(infos)) throw new Error("no answer of gBizINFO");
  const info = infos.find((one) => String(one?.corporate_number) === number) as Record<string, unknown> | undefined;
  if (!info || textIn(info.name) === "") return "unknown";
  return {
    number,
    name: textIn(info.name),
    kana: textIn(info.kana),
    address: textIn(info.location),
    isClosed: textIn(info.status) === "閉鎖" || textIn(info.close_date) !== "",
  };
}

function textIn(value: unknown): string {
  if (typeof value !== "string" || value === "Null") return "";
  const text = value
    .toWellFormed()
    .replaceAll(/\p{Cc}/gu, " ")
    .trim();
  return text.length <= longestText ? text : "";
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  return /^(status \d+|too much|no answer of gBizINFO)$/.test(error.message) ? error.message : error.name;
}
