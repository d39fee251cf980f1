import type { Child } from "hono/jsx";
import { type Lang, words } from "../../words/words.ts";
import { Lock } from "./button.tsx";

export type LimitedReadersProps = {
  /** Who reads it: 「デスクと高齢介護課」. */
  readers: Child;
  /** Until when: 「論文の発表まで」. */
  until?: Child | undefined;
  lang?: Lang | undefined;
  children?: Child;
};

/** Protected parts and internal notes, nothing else: the first line says who reads and until when. */
export function LimitedReaders({ readers, until, lang = "ja", children }: LimitedReadersProps) {
  return (
    <div class="limited">
      <p class="limited-who">
        <Lock />
        <b>
          {words(lang).common.limited.readers}
          {readers}
          {until ? <span class="limited-until">{until}</span> : null}
        </b>
      </p>
      {children}
    </div>
  );
}
