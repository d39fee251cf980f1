import type { Child } from "hono/jsx";
import { Lock } from "./button.tsx";

export type TagKind = "plain" | "new" | "near" | "late" | "done" | "limited";

const signs: Readonly<Partial<Record<TagKind, string>>> = { near: "◆", late: "▲", done: "✓" };

/** A short word about a record: its field, 新着, 担当が未定. */
export function Tag({ kind = "plain", children }: { kind?: TagKind | undefined; children?: Child }) {
  return (
    <span class={`tag tag-${kind}`}>
      {kind === "limited" ? <Lock /> : null}
      {signs[kind] ? <span aria-hidden="true">{signs[kind]} </span> : null}
      {children}
    </span>
  );
}
