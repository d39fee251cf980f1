import { raw } from "hono/html";
import { type Lang, words } from "../../words/words.ts";
import { Svg } from "./svg.tsx";

/**
 * One thread of the band. Filled is not confirmed: a person confirms (process, "The gates"). Next = required for the
 * next step, and missing.
 */
export type GateState = "confirmed" | "filled" | "next" | "later" | "not_applicable";

/** Always P1 to P7, never rearranged. */
export type Gates = readonly [GateState, GateState, GateState, GateState, GateState, GateState, GateState];

export type BandProps = {
  gates: Gates;
  /** All seven are met and the case is published: the partner's thread runs through. */
  published?: boolean | undefined;
  size?: 14 | 18 | 24 | 30 | 36 | undefined;
  /** The number 2/7 beside it; inside only: outside words (no scores). */
  count?: boolean | undefined;
  lang?: Lang | undefined;
};

/** 七つの帯: the state of the seven principles, the same shape everywhere. */
export function Band({ gates, published = false, size = 18, count = false, lang = "ja" }: BandProps) {
  const confirmed = gates.filter((state) => state === "confirmed").length;
  const text = words(lang).common.gate;
  return (
    <span class="band">
      <Svg
        class="threads"
        viewBox="0 0 54.5 18"
        width={rounded(size * 3.03)}
        height={size}
        label={published ? text.published : text.band(confirmed)}
      >
        {gates.map((state, index) => (published ? Woven({ index }) : Thread({ index, state })))}
      </Svg>
      {count && !published ? (
        <span class="band-count" aria-hidden="true">
          <b>{confirmed}</b>/7
        </span>
      ) : null}
    </span>
  );
}

/** The finished cloth as the sign of the desk; its name stands beside it. */
export function Logo({ white = false }: { white?: boolean | undefined }) {
  return (
    <Svg class={white ? "threads logo logo-white" : "threads logo"} viewBox="0 0 54.5 18" width={73} height={24}>
      {cloth}
    </Svg>
  );
}

const cloth = raw([0, 1, 2, 3, 4, 5, 6].map((index) => Woven({ index }).toString()).join(""));

function Woven({ index }: { index: number }) {
  return (
    <>
      <rect class="t-full" x={index * 8} y="0" width="6.5" height="18" rx="1.2" />
      <rect class="t-stitch" x={index * 8 + 0.78} y={index % 2 === 0 ? 4.2 : 11.1} width="4.94" height="2.7" />
    </>
  );
}

function Thread({ index, state }: { index: number; state: GateState }) {
  const x = index * 8;
  switch (state) {
    case "confirmed":
      return <rect class="t-full" x={x} y="0" width="6.5" height="18" rx="1.2" />;
    case "filled":
      return (
        <>
          <rect class="t-written" x={x + 0.75} y="0.75" width="5" height="10.4" rx="0.6" />
          <rect class="t-key" x={x + 0.75} y="0.75" width="5" height="16.5" rx="0.9" />
        </>
      );
    case "next":
      return (
        <>
          <rect class="t-full" x={x + 0.75} y="11.16" width="5" height="6.09" rx="0.6" />
          <rect class="t-key" x={x + 0.75} y="0.75" width="5" height="16.5" rx="0.9" />
        </>
      );
    case "not_applicable":
      return <rect class="t-none" x={x + 2.65} y="0" width="1.2" height="18" rx="0.6" />;
    default:
      return <rect class="t-later" x={x + 0.5} y="0.5" width="5.5" height="17" rx="1" />;
  }
}

function rounded(number: number): number {
  return Math.round(number * 10) / 10;
}
