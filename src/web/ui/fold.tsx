import type { Child } from "hono/jsx";

export type FoldProps = {
  title: Child;
  id?: string | undefined;
  /** Open from the beginning: there is something to mend inside. */
  open?: boolean | undefined;
  children?: Child;
};

/** What few need at this moment, behind its own name: opens without JavaScript, and is on paper whether open or not. */
export function Fold({ title, id, open, children }: FoldProps) {
  return (
    <details class="fold" id={id} open={open}>
      <summary>{title}</summary>
      <div class="fold-body">{children}</div>
    </details>
  );
}
