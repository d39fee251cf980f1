import type { Child } from "hono/jsx";
import { Holder, type Side } from "./holder.tsx";
import { safeHref } from "./safe-href.ts";

export type StatTile = {
  href?: string | undefined;
  side?: Side | undefined;
  title: Child;
  figure: Child;
  unit?: Child | undefined;
  /** How many are overdue: red when there is one. */
  late?: number | undefined;
  note?: Child | undefined;
  current?: boolean | undefined;
};

/** A few figures that are also filters. */
export function StatTiles({ tiles, label }: { tiles: readonly StatTile[]; label?: string | undefined }) {
  return (
    <ul class="tiles" aria-label={label}>
      {tiles.map((tile) => (
        <li>
          {tile.href ? (
            <a class="tile" href={safeHref(tile.href)} aria-current={tile.current ? "true" : undefined}>
              <TileText tile={tile} />
            </a>
          ) : (
            <div class="tile">
              <TileText tile={tile} />
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}

function TileText({ tile }: { tile: StatTile }) {
  return (
    <>
      <span class="tile-title">{tile.side ? <Holder side={tile.side}>{tile.title}</Holder> : tile.title}</span>
      <span class="tile-line">
        <span class="figure">
          {tile.figure}
          {tile.unit ? <span class="figure-unit">{tile.unit}</span> : null}
        </span>
        {tile.late === undefined ? null : tile.late > 0 ? (
          <span class="days-over">▲ 超過 {tile.late}件</span>
        ) : (
          <span class="sub">超過 0件</span>
        )}
        {tile.note ? <span class="sub">{tile.note}</span> : null}
      </span>
    </>
  );
}
