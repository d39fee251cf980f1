import type { Child } from "hono/jsx";
import { Shape, type Side } from "./holder.tsx";

export type HistoryItem = {
  /** Who did it: the shape at the line. */
  side: Side;
  title: Child;
  at?: Child | undefined;
  note?: Child | undefined;
  /** Not yet happened: an empty square. */
  planned?: boolean | undefined;
};

/** What has happened, newest first. */
export function History({ items }: { items: readonly HistoryItem[] }) {
  return (
    <ol class="history">
      {items.map((item) => (
        <li class={item.planned ? "history-planned" : undefined}>
          {item.planned ? <span class="history-mark" /> : <Shape side={item.side} />}
          <span class="history-title">{item.title}</span>
          {item.at ? <span class="sub">{item.at}</span> : null}
          {item.note ? <span class="sub">{item.note}</span> : null}
        </li>
      ))}
    </ol>
  );
}
