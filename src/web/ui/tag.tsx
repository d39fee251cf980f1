import type { Child } from "hono/jsx";
import { Lock } from "./button.tsx";

export type TagKind = "plain" | "new" | "near" | "late" | "done" | "limited";

const signs: Readonly<Partial<Record<TagKind, string>>> = { near: "◆", late: "▲", done: "✓" };

type TagProps = {
  kind?: TagKind | undefined;
  /** Somebody typed it, so it may be as long as the page is wide. */
  isTyped?: boolean | undefined;
  children?: Child;
};

/** A short word about a record: its field, 新着, 担当が未定. */
export function Tag({ kind = "plain", isTyped, children }: TagProps) {
  return (
    <span class={`tag tag-${kind}${isTyped ? " tag-typed" : ""}`}>
      {kind === "limited" ? <Lock /> : null}
      {signs[kind] ? <span aria-hidden="true">{signs[kind]} </span> : null}
      {children}
    </span>
  );
}
