import type { Child } from "hono/jsx";
import { Svg } from "./svg.tsx";

export type PartKind = "main" | "partner" | "late" | "quiet" | "estimate";
export type Bar = {
  label: Child;
  parts: readonly { value: number; kind?: PartKind | undefined }[];
  /** The number in words: 「11件 ▲2」. */
  text: Child;
  /** A line across, for example the target. */
  mark?: number | undefined;
};

export type BarChartProps = {
  /** What the picture says, as a sentence. */
  finding: Child;
  legend?: readonly { kind: PartKind | "mark"; text: Child }[] | undefined;
  bars: readonly Bar[];
  /** The end of the common scale; the largest bar when left out. */
  max?: number | undefined;
  /** The same numbers as a table. */
  children?: Child;
};

/** Bars on one common scale, each with its number; the finding stands above, the table below. */
export function BarChart({ finding, legend, bars, max, children }: BarChartProps) {
  const end = max ?? Math.max(1, ...bars.map((bar) => Math.max(total(bar), bar.mark ?? 0)));
  return (
    <figure class="chart">
      <figcaption class="finding">{finding}</figcaption>
      {legend ? (
        <ul class="legend">
          {legend.map(({ kind, text }) => (
            <li>
              <Svg class="legend-sign" viewBox="0 0 18 12" width={18} height={12}>
                {kind === "mark" ? (
                  <path class="mark" d="M9 0v12" />
                ) : (
                  <rect class={`part part-${kind}`} x="1" y="1" width="16" height="10" />
                )}
              </Svg>
              {text}
            </li>
          ))}
        </ul>
      ) : null}
      <ul class="bars">
        {bars.map((bar) => (
          <li>
            <span class="bar-label">{bar.label}</span>
            <BarPicture bar={bar} end={end} />
            <span class="bar-text">{bar.text}</span>
          </li>
        ))}
      </ul>
      {children}
    </figure>
  );
}

export type MeasureProps = {
  title: Child;
  /** 「中央値 8」 */
  figure: Child;
  unit: Child;
  value: number;
  target: number;
  max: number;
  text: Child;
};

/** One measured value beside its target (the upright line). */
export function Measure({ title, figure, unit, value, target, max, text }: MeasureProps) {
  return (
    <div class="measure">
      <h3 class="measure-title">{title}</h3>
      <p class="figure">
        {figure}
        <span class="figure-unit">{unit}</span>
      </p>
      <BarPicture bar={{ label: "", text: "", parts: [{ value }], mark: target }} end={max} rail />
      <p class="small">{text}</p>
    </div>
  );
}

function BarPicture({ bar, end, rail = false }: { bar: Bar; end: number; rail?: boolean }) {
  let start = 0;
  const mark = bar.mark === undefined ? null : percent(bar.mark, end);
  return (
    <Svg class="bar" width="100%" height={20}>
      {rail ? <rect class="rail" width="100%" y="3" height="14" /> : null}
      {bar.parts.map((part) => {
        const x = start;
        start += part.value;
        const kind = part.kind ?? "main";
        return (
          <rect class={`part part-${kind}`} x={percent(x, end)} y="3" width={percent(part.value, end)} height="14" />
        );
      })}
      {mark ? <line class="mark" x1={mark} x2={mark} y1="0" y2="20" /> : null}
    </Svg>
  );
}

function total(bar: Bar): number {
  return bar.parts.reduce((sum, part) => sum + part.value, 0);
}

function percent(value: number, end: number): string {
  return `${Math.round(Math.min(1, value / end) * 1000) / 10}%`;
}
