import { randomUUID } from "node:crypto";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { TestCity } from "./city.ts";
import type { Answered, Requests } from "./requests.ts";
import type { PersonKey } from "./small-world.ts";

export type Chosen = { name: string; content: Uint8Array | string };

/** Sends files as the browser does, from the page of a proposal's attachments. */
export function upload(
  requests: Requests,
  key: PersonKey | null,
  proposalId: string,
  chosen: readonly Chosen[],
  {
    part,
    formKey = randomUUID(),
    headers = {},
  }: { part?: string; formKey?: string; headers?: Record<string, string> } = {},
): Promise<Answered> {
  const body = new FormData();
  body.append("idempotency_key", formKey);
  for (const { name, content } of chosen) body.append("files", new File([content as Uint8Array<ArrayBuffer>], name));
  const query = part ? `?part=${part}` : "";
  return requests.send(key, `/proposals/${proposalId}/files${query}`, {
    method: "POST",
    headers: { "sec-fetch-site": "same-origin", ...headers },
    body,
  });
}

/** Every file below the city's folder, arriving and kept. */
export function filesOnDisk(city: TestCity): readonly string[] {
  return readdirSync(join(city.filesFolder, "files"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** What the database knows of a proposal's attachments, past every wall. */
export async function attachmentRows(city: TestCity, proposalId: string) {
  const { rows } = await city.owner.query<{
    id: string;
    name: string;
    state: string;
    bytes: number;
    storage_key: string | null;
    text_version: number | null;
    part_id: string | null;
  }>("select * from attachments where proposal_id = $1 order by at, name", [proposalId]);
  return rows;
}
