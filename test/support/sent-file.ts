import { randomBytes, randomUUID } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { TestCity } from "./city.ts";
import { pdf } from "./sample-files.ts";

/** A file of the open parts (null) or of a protected part, sent with them or still to be sent. @returns its id. */
export async function aSentFile(
  city: TestCity,
  proposalId: string,
  partId: string | null,
  name: string,
  isSent = true,
): Promise<string> {
  const { staging, store } = city.program.files;
  const key = `${city.program.municipality}/${randomBytes(32).toString("hex")}`;
  const arrived = join(staging, randomUUID());
  writeFileSync(arrived, pdf);
  await store.keep(arrived, key);
  const { rows } = await city.owner.query<{ id: string }>(
    `insert into attachments (municipality_id, proposal_id, part_id, name, media_type, bytes, sha256, storage_key, text_version, submitted_at, by_id, at)
     values ($1, $2, $3, $4, 'application/pdf', $5, '', $6, $7, $8, $9, $10) returning id`,
    [
      ...[city.program.municipality, proposalId, partId, name, pdf.length, key, isSent ? 1 : null],
      ...[isSent ? city.program.now() : null, city.person("member").id, city.program.now()],
    ],
  );
  return rows[0]!.id;
}
