import type { Child } from "hono/jsx";

export type CalloutProps = {
  kind?: "done" | "info" | "warning" | "error" | undefined;
  title?: Child | undefined;
  level?: 2 | 3 | 4 | undefined;
  id?: string | undefined;
  children?: Child;
};

/** Something to know before reading on; done says what happens next, by whom, until when. */
export function Callout({ kind = "info", title, level = 2, id, children }: CalloutProps) {
  const Heading = `h${level}` as "h2";
  return (
    <div class={`callout callout-${kind}`} id={id}>
      {title ? (
        <Heading class="callout-title">
          {kind === "done" ? <span aria-hidden="true">✓ </span> : null}
          {title}
        </Heading>
      ) : null}
      {children}
    </div>
  );
}

export type EmptyStateProps = { title: Child; text?: Child | undefined; level?: 2 | 3 | undefined; children?: Child };

/** Nothing here yet: what will be here, and the next thing to do. */
export function EmptyState({ title, text, level = 3, children }: EmptyStateProps) {
  const Heading = `h${level}` as "h3";
  return (
    <div class="card empty">
      <Heading class="card-title">{title}</Heading>
      {text ? <p>{text}</p> : null}
      {children ? <div class="button-row">{children}</div> : null}
    </div>
  );
}
