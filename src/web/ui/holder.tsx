import type { Child } from "hono/jsx";
import { type Lang, words } from "../../words/words.ts";
import { Svg } from "./svg.tsx";

/** Whose it is; each colour has its shape: city ■, department □, partner ●, citizens ⬟. */
export type Side = "partner" | "city" | "department" | "citizens";

/** Somebody's name with the shape and colour of their side. */
export function Holder({ side, children, lang = "ja" }: { side: Side; children?: Child; lang?: Lang | undefined }) {
  return (
    <span class={`holder holder-${side}`}>
      <Shape side={side} />
      {children ?? words(lang).common.side[side]}
    </span>
  );
}

/** Only the shape; decoration, because the name always stands beside it. */
export function Shape({ side }: { side: Side }) {
  return (
    <Svg class={`shape shape-${side}`} viewBox="0 0 12 12" width={12} height={12}>
      {side === "partner" ? <circle cx="6" cy="6" r="6" /> : null}
      {side === "city" ? <rect width="12" height="12" /> : null}
      {side === "department" ? <rect x="1.5" y="1.5" width="9" height="9" /> : null}
      {side === "citizens" ? <path d="M6 0l6 4.6-2.3 7.4H2.3L0 4.6z" /> : null}
    </Svg>
  );
}

/** Who has the ball: the partner's circle left, the city's square right, the filled end has it. Always with words. */
export function Ball({ with: having, children }: { with: "partner" | "city"; children?: Child }) {
  const partner = having === "partner";
  return (
    <span class="ball">
      <Svg class="ball-line" viewBox="0 0 52 18" width={52} height={18}>
        <path d={partner ? "M18 9h24" : "M10 9h26"} />
        <circle class={partner ? "has-it" : ""} cx={partner ? 9 : 6} cy="9" r={partner ? 9 : 4} />
        <rect
          class={partner ? "" : "has-it"}
          x={partner ? 42 : 34}
          y={partner ? 4.75 : 0}
          width={partner ? 8.5 : 18}
          height={partner ? 8.5 : 18}
        />
      </Svg>
      <span class="ball-words">{children}</span>
    </span>
  );
}
