import type { Child } from "hono/jsx";
import type { FieldError, Missing } from "../../domain/kernel/result.ts";
import { langPath, words } from "../../words/words.ts";
import { Button, ButtonLink, ButtonRow } from "./button.tsx";
import { DescriptionList } from "./description-list.tsx";
import type { Frame } from "./frame.ts";
import { Layout } from "./layout.tsx";
import { places } from "./navigation.ts";
import { safeHref } from "./safe-href.ts";

type Shared = { frame: Frame; side?: "outside" | "inside" | undefined };
type Way = { href: string; text: string };
/** Everything that was typed, to be read and copied. */
type Typed = readonly { label: string; text: string }[];

/** 403: they see it and may not do this now; the reason says which gate, or whose turn. */
export function NotAllowedPage({
  frame,
  side,
  reason,
  link,
  typed = [],
}: Shared & { reason: string; link?: Way | undefined; typed?: Typed | undefined }) {
  const text = words(frame.lang).common;
  return (
    <Answer frame={frame} side={side} title={text.error.allowedTitle} status={403}>
      <p>{reason}</p>
      {link ? (
        <ButtonRow>
          <ButtonLink kind="other" href={link.href}>
            {link.text}
          </ButtonLink>
        </ButtonRow>
      ) : null}
      <TypedTexts frame={frame} typed={typed} />
    </Answer>
  );
}

export type SignInAgainProps = Shared & {
  signIn: string;
  /** Where the form was sent to, and all that it carried. */
  action: string;
  typed: readonly (readonly [string, string])[];
};

/** 403 to a form sent while signed out: sign in elsewhere, then send the same words from here. */
export function SignInAgainPage({ frame, side, signIn, action, typed }: SignInAgainProps) {
  return (
    <Answer frame={frame} side={side} title="ログインが必要です" status={403}>
      <p>
        ログインの期限が切れたため、書いた内容はまだ保存されていません。この画面を開いているあいだは残っています。次の順に進むと保存できます。
      </p>
      <ol class="numbered">
        <li>
          <a href={safeHref(signIn)} target="_blank" rel="noopener">
            新しいタブで、もう一度ログインする
          </a>
        </li>
        <li>この画面にもどって、下のボタンを押す</li>
      </ol>
      <form method="post" action={safeHref(action)}>
        {typed.map(([name, text]) => (
          <input type="hidden" name={name} value={text} />
        ))}
        <ButtonRow>
          <Button>書いた内容を、もう一度送る</Button>
        </ButtonRow>
      </form>
    </Answer>
  );
}

/** 404: the same words whether it does not exist or may not be seen. */
export function NotFoundPage({ frame, side }: Shared) {
  const text = words(frame.lang).common;
  const inside = side === "inside";
  return (
    <Answer frame={frame} side={side} title={text.error.notFoundTitle} status={404}>
      <p>{text.error.notFoundText}</p>
      <ButtonRow>
        <ButtonLink kind="other" href={inside ? places.board : langPath(frame.lang, "/")}>
          {inside ? text.nav.board : text.button.home}
        </ButtonLink>
      </ButtonRow>
    </Answer>
  );
}

export type ConflictProps = Shared & {
  /** Who changed what and when: 「例示大学が11時40分に第5版をつくりました。」 */
  changed: string;
  /** The record is in another state now, perhaps by their own hand: nobody else has changed anything. */
  movedOn?: boolean | undefined;
  typed: Typed;
  back: Way;
};

/** 409: somebody was first; nothing typed is lost. */
export function ConflictPage({ frame, side, changed, movedOn = false, typed, back }: ConflictProps) {
  const text = words(frame.lang).common;
  return (
    <Answer
      frame={frame}
      side={side}
      title={movedOn ? text.error.movedOnTitle : text.error.conflictTitle}
      status={409}
      kind={movedOn ? "plain" : "error"}
    >
      <p>
        {changed} {typed.length === 0 ? "" : movedOn ? text.error.movedOnText : text.error.conflictText}
      </p>
      <ButtonRow>
        <ButtonLink href={back.href}>{back.text}</ButtonLink>
      </ButtonRow>
      <TypedTexts frame={frame} typed={typed} />
    </Answer>
  );
}

/** 409: what the seven principles and the move still need, sentence by sentence. */
export function GatesPage({
  frame,
  side,
  missing,
  back,
  typed = [],
}: Shared & { missing: readonly Missing[]; back: Way; typed?: Typed | undefined }) {
  const text = words(frame.lang).common;
  return (
    <Answer frame={frame} side={side} title={text.error.gatesTitle} status={409}>
      <ul class="bullets">
        {missing.map(({ principle, sentence }) => (
          <li>
            <b>{principleName(principle, text.gate.names)}</b> {sentence}
          </li>
        ))}
      </ul>
      <ButtonRow>
        <ButtonLink kind="other" href={back.href}>
          {back.text}
        </ButtonLink>
      </ButtonRow>
      <TypedTexts frame={frame} typed={typed} />
    </Answer>
  );
}

/** 422 where no form can be drawn again: what to mend, and the way back. */
export function InvalidPage({ frame, side, errors, back }: Shared & { errors: readonly FieldError[]; back: Way }) {
  const text = words(frame.lang).common;
  return (
    <Answer frame={frame} side={side} title={text.error.invalidTitle} status={422} kind="error">
      <ul class="bullets">
        {errors.map((error) => (
          <li>{error.message}</li>
        ))}
      </ul>
      <p>
        <a href={safeHref(back.href)}>{back.text}</a>
      </p>
    </Answer>
  );
}

export type BrokenProps = Shared & {
  /** Found again in the log: 「7F3A-21」. */
  number: string;
  saved: "none" | "draft" | "saved" | "unknown";
  /** With draft: until when, 「11時42分」. */
  at?: string | undefined;
};

/** 500: our fault; what is saved, and a number to tell. */
export function BrokenPage({ frame, side, number, saved, at = "" }: BrokenProps) {
  const text = words(frame.lang).common;
  const kept = saved === "draft" ? text.error.saved.draft(at) : text.error.saved[saved];
  return (
    <Answer frame={frame} side={side} title={text.error.brokenTitle} status={500}>
      <p>
        {kept} {text.error.brokenNumber(number)}
      </p>
      <ButtonRow>
        <ButtonLink href={langPath(frame.lang, frame.path)}>{text.button.tryAgain}</ButtonLink>
      </ButtonRow>
    </Answer>
  );
}

type AnswerProps = Shared & { title: string; status: number; kind?: "plain" | "error" | undefined; children?: Child };

function Answer({ frame, side, title, status, kind = "plain", children }: AnswerProps) {
  return (
    <Layout frame={frame} side={side} title={title}>
      <div class={kind === "error" ? "callout callout-error answer" : "card answer"}>
        <h1>
          {title}
          <span class="answer-status">({status})</span>
        </h1>
        {children}
      </div>
    </Layout>
  );
}

/** What was typed, each with its own line breaks, ready to be marked and copied; nothing when nothing was. */
function TypedTexts({ frame, typed }: { frame: Frame; typed: Typed }) {
  if (typed.length === 0) return null;
  return (
    <>
      <h2>{words(frame.lang).common.error.typed}</h2>
      <DescriptionList
        items={typed.map(({ label, text }) => ({ term: label, detail: <pre class="typed">{text}</pre> }))}
      />
    </>
  );
}

function principleName(principle: string, names: readonly string[]): string {
  const number = /^P([1-7])/u.exec(principle)?.[1];
  return number ? (names[Number(number) - 1] ?? principle) : "";
}
