import type { Context } from "hono";
import type { Child } from "hono/jsx";
import type { ProposalRecord } from "../../domain/process/record.ts";
import { paths } from "../paths.ts";
import type { Env } from "../route.ts";
import { Tag } from "../ui/tag.tsx";

type Props = {
  c: Context<Env>;
  record: ProposalRecord;
  /** What the talk stood at when this page was loaded (`talkMark`). */
  mark: string;
  /** Where the page is read again; of one that was asked for by its address, there. */
  address: string;
};

/**
 * With JavaScript the open page keeps up with what others write (public/js/live.js): its `LiveRegion`s are taken from the same page, fetched
 * again; without, this is nothing, and reloading shows it. Several copies of the program need not know of each other: each asking reads the
 * database, through both walls.
 */
export function Live({ c, record, mark, address }: Props) {
  const { pathname, search } = new URL(c.req.url);
  return (
    <desk-live
      src={paths.proposal.talkNews({ id: record.id }, { mark })}
      again={c.req.method === "GET" ? `${pathname}${search}` : address}
      said="新しい書き込みが{n}件あります。"
      look="見る"
      changed="このページの内容が変わりました。"
      waiting="新しい内容があります。"
      anew="表示する"
      ended="サインインが切れたため、新しい内容を表示できません。"
      enter="サインインし直す"
      gone="この提案の新しい内容は、表示できなくなりました。"
      away="いま、新しい内容を確かめられません。つながると、また表示します。"
    >
      <p class="live" role="status" />
      <template>
        <span data-new="">
          <Tag kind="new">更新</Tag>
        </span>
      </template>
    </desk-live>
  );
}

/** A part of a page that keeps up: a list, never the box in which somebody writes. `name`: the same on every drawing, once on a page. */
export function LiveRegion({ name, children }: { name: string; children?: Child }) {
  return <div data-live={name}>{children}</div>;
}

/** 新着, where the page that keeps up must not take it away again before it was seen. */
export function NewTag() {
  return (
    <span data-new="">
      <Tag kind="new">新着</Tag>
    </span>
  );
}
