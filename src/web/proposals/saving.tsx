import { type Lang, words } from "../../words/words.ts";

/**
 * Within a form of the proposal: with JavaScript it is saved by itself a moment after the last key (public/js/save.js), by the same
 * address and the same checks as its buttons; without, this is nothing and the buttons save.
 */
export function Saving({ lang = "ja" }: { lang?: Lang | undefined }) {
  const { saved, failed, stale, refused } = words(lang).writing.saving;
  return (
    <desk-save saved={saved} failed={failed} stale={stale} refused={refused}>
      <p class="saved-by-itself" role="status" />
    </desk-save>
  );
}

/** What a form that saved by itself carries in `go`: no button has it. */
export const byItself = "by-itself";

/** When it was saved, as the element says it: 10:32. */
export function savedTime(at: Date): string {
  return savedClock.format(at);
}

const savedClock = new Intl.DateTimeFormat("en-GB", { timeZone: "Asia/Tokyo", hour: "2-digit", minute: "2-digit" });
