import type { Child } from "hono/jsx";
import { mostOnPage } from "../../queries/messages.ts";
import { Fold } from "../ui/fold.tsx";
import { type Message, MessageList } from "../ui/message-list.tsx";
import { Pager } from "../ui/page-navigation.tsx";
import { LiveRegion } from "./live.tsx";

/** As many as stand on a phone above the box without pushing it out of sight. */
const shown = 3;

type EntriesProps = {
  /** The lane, by which a page that keeps up knows it. */
  name: "messages" | "notes";
  /** What stands there as long as nothing was written. */
  empty: string;
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
  /** More is unread than a page holds: it stays so until the older pages are read. */
  isMore: boolean;
  /** On a page of older entries: the way to the box below them. */
  toBox?: Child;
  /** The box to write in. */
  children?: Child;
};

/**
 * One lane: the newest entries, the box right after them, then what else is new, then the older ones, folded. However much is new, whoever
 * answers finds the box below what they answer to.
 */
export function Entries(props: EntriesProps) {
  const { name, messages, unread = 0, isOlder = false, foldName, older, olderText, children } = props;
  const newest = isOlder ? messages : messages.slice(0, shown);
  const alsoNew = isOlder ? [] : messages.slice(shown, Math.max(shown, unread));
  const rest = messages.slice(newest.length + alsoNew.length);
  const pager = <Pager next={older} nextText={olderText} />;
  return (
    <>
      {isOlder ? props.toBox : null}
      <LiveRegion name={name}>
        {newest.length > 0 ? <MessageList messages={newest} /> : <p>{props.empty}</p>}
      </LiveRegion>
      {alsoNew.length > 0 ? (
        <p>
          <a href={`#${name}-new`}>{foldName}にも未読があります。この下で読む</a>
        </p>
      ) : null}
      {isOlder ? pager : null}
      {children}
      {alsoNew.length > 0 ? (
        <div id={`${name}-new`}>
          <p>
            <b>{foldName}（未読）</b>
          </p>
          <LiveRegion name={`${name}-new`}>
            <MessageList messages={alsoNew} />
          </LiveRegion>
        </div>
      ) : null}
      {props.isMore ? (
        <p class="sub">未読が{mostOnPage}件より多くあります。古いものまで続けて読むと、既読になります。</p>
      ) : null}
      {props.isMore && !isOlder ? pager : null}
      {rest.length > 0 ? (
        <Fold title={`${foldName} ${rest.length}件${older ? "とそれより前" : ""}`}>
          <LiveRegion name={`${name}-older`}>
            <MessageList messages={rest} />
          </LiveRegion>
          {pager}
        </Fold>
      ) : null}
    </>
  );
}
