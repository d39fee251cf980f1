import { link } from "../../accounts/chain.ts";
import type { Tx } from "../connect.ts";
import { chainHead } from "./event-store.ts";

/** That somebody opened a protected part: who, in which post, what for, when. Never what stands in it. */
export type ReadingEntry = {
  partId: string;
  proposalId: string;
  personId: string;
  departmentName: string;
  role: string;
  purpose: string;
  at: Date;
  /** The access for law that it rests on; left out where it rests on the agreed terms. */
  lawAccessId?: string | undefined;
  /** The file that was opened in place of the words; its name may tell something, and stands nowhere. */
  attachmentId?: string | undefined;
};

/** Appends to the ledger of readings of a part; chained, so that a reading taken out afterwards shows. */
export async function appendReading(tx: Tx, key: Buffer, entry: ReadingEntry): Promise<void> {
  const head = await chainHead(tx, "readings", entry.partId);
  const chained = { ...entry, seq: head.seq + 1 };
  await tx
    .insertInto("readings")
    .values({
      part_id: entry.partId,
      proposal_id: entry.proposalId,
      seq: chained.seq,
      person_id: entry.personId,
      department_name: entry.departmentName,
      role: entry.role,
      purpose: entry.purpose,
      at: entry.at,
      ...(entry.lawAccessId ? { law_access_id: entry.lawAccessId } : {}),
      ...(entry.attachmentId ? { attachment_id: entry.attachmentId } : {}),
      previous: head.link,
      link: link(head.link, chained, key),
    })
    .execute();
}
