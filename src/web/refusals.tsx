import type { Context } from "hono";
import type { Refusal } from "../domain/kernel/result.ts";
import { partNames } from "../domain/policy/may.ts";
import { whoMay } from "../domain/process/actions.ts";
import { words } from "../words/words.ts";
import { stateNames } from "./consultations/words.ts";
import { paths } from "./paths.ts";
import type { Env, Guard } from "./route.ts";
import { ConflictPage, GatesPage, InvalidPage, NotAllowedPage, NotFoundPage } from "./ui/error-pages.tsx";
import type { FormValues } from "./ui/form-values.ts";
import { isInside } from "./ui/navigation.ts";

export type Back = { href: string; text: string };

/** The page of a refusal, with its status; what was typed is shown again where a form cannot be. */
export function refusalPage(
  c: Context<Env>,
  refusal: Refusal,
  back: Back,
  typed: readonly { label: string; text: string }[] = [],
): Response | Promise<Response> {
  const frame = c.var.frame;
  const side = sideOf(c);
  switch (refusal.kind) {
    case "not-found":
      return c.html(<NotFoundPage frame={frame} side={side} />, 404);
    case "not-allowed":
      return c.html(
        <NotAllowedPage frame={frame} side={side} reason={refusal.reason} link={back} typed={typed} />,
        403,
      );
    case "undeclared":
      return leadToQuestion(c, refusal.proposalId, back, typed);
    case "wrong-status":
      return c.html(
        <ConflictPage
          frame={frame}
          side={side}
          movedOn
          changed={`いまの状態は「${statusName(refusal.status)}」です。この操作は、いまはできません。`}
          typed={typed}
          back={back}
        />,
        409,
      );
    case "stale":
      return c.html(
        <ConflictPage
          frame={frame}
          side={side}
          changed={`ほかの人が先に進めました。いまは「${statusName(refusal.changed)}」です。`}
          typed={typed}
          back={back}
        />,
        409,
      );
    case "terms-changed":
      return c.html(
        <ConflictPage
          frame={frame}
          side={side}
          changed={`${refusal.undone}はまだ記録されていません。取扱条件が変わっています。`}
          typed={typed}
          back={back}
        />,
        409,
      );
    case "gates":
      return c.html(<GatesPage frame={frame} side={side} missing={refusal.missing} back={back} typed={typed} />, 409);
    case "invalid":
      return c.html(<InvalidPage frame={frame} side={side} errors={refusal.errors} back={back} />, 422);
  }
}

/** P2: a page leads to the question and back; a form says what to do first, and shows what was typed. */
function leadToQuestion(
  c: Context<Env>,
  id: string,
  back: Back,
  typed: readonly { label: string; text: string }[],
): Response | Promise<Response> {
  if (c.req.method === "GET") return c.redirect(paths.proposal.conflict({ id }, { next: c.req.path }), 303);
  return c.html(
    <NotAllowedPage
      frame={c.var.frame}
      side={sideOf(c)}
      reason="まだ何も変わっていません。先に、提案者と利害の関係があるかどうかを申告してください。そのあとで、もう一度行えます。"
      link={{ href: paths.proposal.conflict({ id }, { next: back.href }), text: "利害の関係を申告する" }}
      typed={typed}
    />,
    403,
  );
}

/** What was typed, for a page that cannot draw the form again. Only fields with a label are shown. */
export function typedOf(
  values: FormValues,
  labels: Readonly<Record<string, string>>,
): { label: string; text: string }[] {
  return Object.entries(labels).flatMap(([name, label]) => {
    const text = [values[name] ?? []].flat().join("、");
    return text.trim() ? [{ label, text }] : [];
  });
}

/** 404, the same for what is not there and what may not be seen. */
export function refuseUnknown(c: Context<Env>): Response | Promise<Response> {
  return c.html(<NotFoundPage frame={c.var.frame} side={sideOf(c)} />, 404);
}

/** 403 by role: says who does this. */
export function refuseByRole(c: Context<Env>, guards: readonly Guard[]): Response | Promise<Response> {
  const names = guards.flatMap((guard) =>
    guard in whoMay ? whoMay[guard as keyof typeof whoMay].map((part) => partNames[part]) : [guardNames[guard] ?? ""],
  );
  return c.html(
    <NotAllowedPage
      frame={c.var.frame}
      side={sideOf(c)}
      reason={`この画面は${[...new Set(names)].join("・")}のためのものです。`}
      link={{ href: paths.home({}), text: "はじめのページへ" }}
    />,
    403,
  );
}

const guardNames: Partial<Record<Guard, string>> = {
  partner: "提案する団体の方",
  staff: "提案を扱う市の職員(デスク・課・決裁者)",
  desk: "官民連携デスク",
  chief: "官民連携デスクの責任者",
  administrator: "システムの管理者",
  signedIn: "ログインした方",
};

export function sideOf(c: Context<Env>): "inside" | "outside" {
  return c.var.actor.kind === "person" && isInside(c.var.actor) ? "inside" : "outside";
}

function statusName(status: string): string {
  const names: Readonly<Record<string, string>> = { ...words("ja").common.status, ...stateNames };
  return names[status] ?? status;
}
