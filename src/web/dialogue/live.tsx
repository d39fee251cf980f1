import type { ProposalRecord } from "../../domain/process/record.ts";
import { paths } from "../paths.ts";
import type { Lanes } from "./load-lanes.ts";

/**
 * With JavaScript the page says politely that something was written since it was drawn (public/js/live.js); without, this is nothing, and
 * reloading shows it. Several copies of the program need not know of each other: each asking reads the database, through both walls.
 */
export function Live({ record, lanes }: { record: ProposalRecord; lanes: Lanes }) {
  const messages = Math.max(0, ...(lanes.talk?.states ?? []).map((state) => state.newest));
  const since = { messages: String(messages), notes: String(lanes.notes?.newest ?? 0) };
  return (
    <desk-live
      src={paths.proposal.talkNews({ id: record.id }, since)}
      again={paths.proposal.messages({ id: record.id })}
      text="新しい書き込みがあります。"
      link="表示する"
    >
      <p class="live" role="status" />
    </desk-live>
  );
}
