import type { Context } from "hono";
import { todayInTokyo } from "../../domain/calendar/tokyo-date.ts";
import type { Env } from "../route.ts";
import { DateText } from "../ui/date-text.tsx";

/**
 * The time at which the form before this page was saved, as its address says (`?saved=SECONDS`), and null on another day: then it
 * would be no news any more. In the address, so that it is said without JavaScript and is still true after a reload.
 */
export function savedAtOf(c: Context<Env>): Date | null {
  const seconds = c.req.query("saved") ?? "";
  if (!/^\d{9,10}$/u.test(seconds)) return null;
  const at = new Date(Number(seconds) * 1000);
  const now = c.var.program.now();
  return at <= now && todayInTokyo(at) === todayInTokyo(now) ? at : null;
}

/** A later page of the form, which says when it was saved. */
export function withSavedAt(c: Context<Env>, href: string): string {
  const seconds = Math.floor(c.var.program.now().getTime() / 1000);
  return `${href}${href.includes("?") ? "&" : "?"}saved=${seconds}`;
}

/** 「下書きを保存しました 11時42分」 beside the title of a page of the form; nothing where nothing was saved before it. */
export function SavedNote({ at, isDraft }: { at: Date | null; isDraft: boolean }) {
  if (!at) return null;
  return (
    <p class="saved" role="status">
      <span aria-hidden="true">✓ </span>
      {isDraft ? "下書きを保存しました" : "書き足した内容を保存しました"} <DateText value={at} form="clock" />
    </p>
  );
}
