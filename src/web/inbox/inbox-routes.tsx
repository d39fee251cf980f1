import type { Context } from "hono";
import { readUnsubscribeToken } from "../../accounts/unsubscribe-token.ts";
import { chooseMail } from "../../commands/choose-mail.ts";
import { readNotices } from "../../commands/read-notices.ts";
import { unsubscribe } from "../../commands/unsubscribe.ts";
import type { FieldError } from "../../domain/kernel/result.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { mailChoice } from "../../queries/mail-choice.ts";
import { listNotices } from "../../queries/notices.ts";
import { readForm, seeDone } from "../forms.ts";
import { paths } from "../paths.ts";
import { refusalPage, refuseUnknown } from "../refusals.tsx";
import type { Env, Routes } from "../route.ts";
import { value } from "../ui/form-values.ts";
import { InboxPage } from "./inbox-page.tsx";
import { UnsubscribedPage, UnsubscribePage } from "./unsubscribe-page.tsx";

/** お知らせ, and how often somebody gets mail. */
export function addInboxRoutes(routes: Routes): void {
  routes.get(paths.inbox, { may: "signedIn", audit: null }, (c, person) => draw(c, person, []));
  routes.post(paths.mailChoice, { may: "signedIn", audit: "mail-chosen" }, async (c, person) => {
    const result = await chooseMail(c.var.program, person, value(await readForm(c), "pace"));
    if (result.ok) return seeDone(c, `${paths.inbox({})}#mail`, "mailChosen");
    if (result.refusal.kind === "invalid") return draw(c, person, result.refusal.errors);
    return refusalPage(c, result.refusal, { href: paths.inbox({}), text: "お知らせにもどる" });
  });
  // By the link in a mail: a page with one button, because a mail scanner opens every link. The button of a mail program posts at once.
  routes.get(paths.unsubscribe, { may: "everyone", audit: null }, (c) => {
    const token = c.req.param("token")!;
    const end = readUnsubscribeToken(c.var.program.key, token);
    if (!end) return refuseUnknown(c);
    c.header("referrer-policy", "same-origin");
    c.header("cache-control", "no-store");
    return c.html(<UnsubscribePage frame={c.var.frame} token={token} end={end} />);
  });
  routes.post(paths.unsubscribe, { may: "everyone", audit: "mail-unsubscribed" }, async (c) => {
    const end = await unsubscribe(c.var.program, c.req.param("token")!);
    return end ? c.html(<UnsubscribedPage frame={c.var.frame} end={end} />) : refuseUnknown(c);
  });
}

async function draw(c: Context<Env>, person: Person, errors: readonly FieldError[]): Promise<Response> {
  const { program, frame, hasUnread } = c.var;
  const after = c.req.query("after") ?? null;
  const [listed, choice] = [await listNotices(program, person, after), await mailChoice(program, person)];
  // Shown is seen: the mark in the header goes with the first page, and comes back with the next notice.
  if (c.req.method === "GET" && after === null && hasUnread) await readNotices(program, person);
  return c.html(
    <InboxPage
      frame={{ ...frame, hasUnread: false }}
      person={person}
      {...listed}
      isFirst={after === null}
      choice={choice}
      errors={errors}
    />,
    errors.length > 0 ? 422 : 200,
  );
}
