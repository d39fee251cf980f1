import type { Child } from "hono/jsx";
import { Fold } from "../ui/fold.tsx";
import { type Message, MessageList } from "../ui/message-list.tsx";
import { Pager } from "../ui/page-navigation.tsx";

/** As many as stand on a phone above the box without pushing it out of sight. */
const shown = 3;

type EntriesProps = {
  /** Newest first. */
  messages: readonly Message[];
  /** So many of the newest are not folded away, because something among them is new. */
  unread?: number | undefined;
  /** A page of older entries: all of them unfolded. */
  isOlder?: boolean | undefined;
  foldName: string;
  /** The page of what is older still, or null. */
  older: string | null;
  olderText: string;
  /** The box to write in. */
  children?: Child;
};

/** One lane: the newest entries, the box right after them, then the older ones, folded. */
export function Entries({ messages, unread = 0, isOlder = false, foldName, older, olderText, children }: EntriesProps) {
  const newest = isOlder ? messages : messages.slice(0, Math.max(shown, unread));
  const rest = messages.slice(newest.length);
  const pager = <Pager next={older} nextText={olderText} />;
  return (
    <>
      {newest.length > 0 ? <MessageList messages={newest} /> : null}
      {isOlder ? pager : null}
      {children}
      {rest.length > 0 ? (
        <Fold title={`${foldName} ${rest.length}件${older ? "とそれより前" : ""}`}>
          <MessageList messages={rest} />
          {pager}
        </Fold>
      ) : null}
    </>
  );
}
