import type { Child } from "hono/jsx";
import { Ball } from "./holder.tsx";

export type PaperProps = {
  /** 「泉成戦第 12 号」, or that it will get one. */
  number?: Child | undefined;
  /** 「起案 令和8年11月19日(木)」 */
  drafted?: Child | undefined;
  title: Child;
  /** 1 where the paper is the page. */
  level?: 1 | 2 | 3 | undefined;
  children?: Child;
};

/** A paper of the city on A4: what is printed is what is seen. */
export function Paper({ number, drafted, title, level = 1, children }: PaperProps) {
  const Heading = `h${level}` as "h1";
  return (
    <article class="paper">
      <p class="paper-top">
        <span>{number}</span>
        <span>{drafted}</span>
      </p>
      <Heading class="paper-title">{title}</Heading>
      {children}
    </article>
  );
}

/** A heading of the paper with a line below. */
export function PaperHeading({ level = 2, children }: { level?: 2 | 3 | 4 | undefined; children?: Child }) {
  const Heading = `h${level}` as "h2";
  return <Heading class="paper-heading">{children}</Heading>;
}

export type PaperTableProps = {
  caption: string;
  head?: readonly Child[] | undefined;
  /** The first cell of each row names it. */
  rows: readonly (readonly Child[])[];
};

/** A ruled table; without a head, the first column names the rows. */
export function PaperTable({ caption, head, rows }: PaperTableProps) {
  return (
    <table class="paper-table">
      <caption class="unseen">{caption}</caption>
      {head ? (
        <thead>
          <tr>
            {head.map((cell) => (
              <th scope="col">{cell}</th>
            ))}
          </tr>
        </thead>
      ) : null}
      <tbody>
        {rows.map((row) => (
          <tr>{row.map((cell, index) => (index === 0 ? <th scope="row">{cell}</th> : <td>{cell}</td>))}</tr>
        ))}
      </tbody>
    </table>
  );
}

/** 起案・合議・決裁・施行: who, when, or that one waits. */
export function PaperStamps({ cells }: { cells: readonly { title: Child; lines: readonly Child[] }[] }) {
  return (
    <dl class="stamps">
      {cells.map(({ title, lines }) => (
        <div>
          <dt>{title}</dt>
          {lines.map((line) => (
            <dd>{line}</dd>
          ))}
        </div>
      ))}
    </dl>
  );
}

export type ActionBarProps = { with: "partner" | "city"; who: Child; when?: Child | undefined; children?: Child };

/** The bar above a paper: whose turn, until when, what can be done. Never printed. */
export function ActionBar({ with: having, who, when, children }: ActionBarProps) {
  return (
    <div class="action-bar">
      <div class="page action-bar-in">
        <div>
          <p class="now-who">
            <Ball with={having}>{who}</Ball>
          </p>
          {when ? <p class="now-when">{when}</p> : null}
        </div>
        <div class="button-row">{children}</div>
      </div>
    </div>
  );
}
