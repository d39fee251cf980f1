import type { Child } from "hono/jsx";

export type DescriptionItem = { term: Child; detail: Child };

/** Names and what stands behind them. */
export function DescriptionList({ items, dense }: { items: readonly DescriptionItem[]; dense?: boolean | undefined }) {
  return (
    <dl class={dense ? "descriptions descriptions-dense" : "descriptions"}>
      {items.map(({ term, detail }) => (
        <div>
          <dt>{term}</dt>
          <dd>{detail}</dd>
        </div>
      ))}
    </dl>
  );
}
