import type { Context } from "hono";
import { addStaff } from "../../commands/accounts/add-staff.ts";
import { blockPerson, unblockPerson } from "../../commands/accounts/block-person.ts";
import { endPerson, endPost } from "../../commands/accounts/end-post.ts";
import { givePost } from "../../commands/accounts/give-post.ts";
import { endSessionOf, endSessionsOf, makePasswordLink, removeFactorOf } from "../../commands/accounts/help-person.ts";
import { listedInFile } from "../../commands/accounts/listed-in-file.ts";
import { isId } from "../../domain/kernel/ids.ts";
import type { FieldError, Result } from "../../domain/kernel/result.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { accessOf, liveSessionsOf } from "../../queries/accounts-access.ts";
import { findPerson, listPeople } from "../../queries/accounts-people.ts";
import { staffing } from "../../queries/accounts-settings.ts";
import { words } from "../../words/words.ts";
import { LinkPage } from "../accounts/link-page.tsx";
import { attachmentAs } from "../content-disposition.ts";
import { readForm, seeDone } from "../forms.ts";
import { paths } from "../paths.ts";
import { refusalPage, refuseUnknown } from "../refusals.tsx";
import type { Env, Routes } from "../route.ts";
import { waysOf } from "../single-sign-on/ways-of.ts";
import { type FormValues, value } from "../ui/form-values.ts";
import { type PersonWithAccess, peopleFile } from "./people-file.ts";
import { PeoplePage } from "./people-page.tsx";
import { PersonPage } from "./person-page.tsx";

/** People and their posts. */
export function addPeopleRoutes(routes: Routes): void {
  const may = "administrator" as const;
  routes.get(paths.people, { may, audit: null }, (c, actor) => drawPeople(c, actor));
  routes.post(paths.people, { may, audit: "staff-added" }, async (c, actor) => {
    const values = await readForm(c);
    const typed = (name: string) => value(values, name);
    const result = await addStaff(c.var.program, {
      actor,
      name: typed("name"),
      kana: typed("kana"),
      mail: typed("mail"),
      post: { role: typed("role"), departmentId: typed("department"), title: typed("title") },
    });
    if (result.ok) return showLink(c, result.value, paths.people({}));
    if (result.refusal.kind === "invalid") return drawPeople(c, actor, values, result.refusal.errors);
    return refusalPage(c, result.refusal, { href: paths.people({}), text: "一覧にもどる" });
  });
  // Before the page of one person: its address would fit here too.
  routes.get(paths.peopleFile, { may, audit: "people-listed" }, (c, actor) => sendFile(c, actor));
  routes.get(paths.person, { may, audit: null }, (c, actor) => drawPerson(c, actor));
  routes.post(paths.personPosts, { may, audit: "post-given" }, async (c, actor) => {
    const values = await readForm(c);
    const typed = (name: string) => value(values, name);
    const post = { role: typed("role"), departmentId: typed("department"), title: typed("title") };
    const result = await givePost(c.var.program, { actor, personId: personOf(c), post });
    if (!result.ok && result.refusal.kind === "invalid") return drawPerson(c, actor, values, result.refusal.errors);
    return answer(c, result, "postGiven");
  });
  routes.post(paths.personPostEnding, { may, audit: "post-ended" }, async (c, actor) => {
    const input = { actor, personId: personOf(c), postId: c.req.param("post")! };
    return answer(c, await endPost(c.var.program, input), "postEnded");
  });
  routes.post(paths.personSessions, { may, audit: "sessions-ended" }, async (c, actor) =>
    answer(c, await endSessionsOf(c.var.program, { actor, personId: personOf(c) }), "sessionsEnded"),
  );
  routes.post(paths.personSessionEnding, { may, audit: "sessions-ended" }, async (c, actor) => {
    const input = { actor, personId: personOf(c), sessionId: c.req.param("session")! };
    return answer(c, await endSessionOf(c.var.program, input), "sessionOfPersonEnded");
  });
  routes.post(paths.personBlocking, { may, audit: "person-blocked" }, async (c, actor) =>
    answer(c, await blockPerson(c.var.program, { actor, personId: personOf(c) }), "personBlocked"),
  );
  routes.post(paths.personUnblocking, { may, audit: "person-unblocked" }, async (c, actor) =>
    answer(c, await unblockPerson(c.var.program, { actor, personId: personOf(c) }), "personUnblocked"),
  );
  routes.post(paths.personFactorRemoval, { may, audit: "second-factor-removed" }, async (c, actor) =>
    answer(c, await removeFactorOf(c.var.program, { actor, personId: personOf(c) }), "factorOfPersonRemoved"),
  );
  routes.post(paths.personEnding, { may, audit: "person-ended" }, async (c, actor) =>
    answer(c, await endPerson(c.var.program, { actor, personId: personOf(c) }), "personEnded"),
  );
  routes.post(paths.personLink, { may, audit: "password-link-made" }, async (c, actor) => {
    const result = await makePasswordLink(c.var.program, { actor, personId: personOf(c) });
    return result.ok ? showLink(c, result.value, paths.person({ person: personOf(c) })) : answer(c, result, "");
  });
}

function personOf(c: Context<Env>): string {
  return c.req.param("person")!;
}

function answer(c: Context<Env>, result: Result<unknown>, done: string): Response | Promise<Response> {
  const href = paths.person({ person: personOf(c) });
  return result.ok ? seeDone(c, href, done) : refusalPage(c, result.refusal, { href, text: "この人のページにもどる" });
}

function showLink(c: Context<Env>, link: { name: string; token: string; expiresAt: Date }, back: string) {
  const { frame, program } = c.var;
  return c.html(
    <LinkPage
      frame={frame}
      name={link.name}
      address={`${program.publicUrl}${paths.setup({ token: link.token })}`}
      expiresAt={link.expiresAt}
      side="inside"
      text={words("ja").accounts.account}
      back={{ href: back, text: "もどる" }}
    />,
  );
}

/** Everybody of one side, page by page; more than any city has, so that it ends. */
async function sendFile(c: Context<Env>, actor: Person): Promise<Response> {
  const { program } = c.var;
  const filter = { side: sideOf(c), words: "" };
  const people: PersonWithAccess[] = [];
  let after: string | null = null;
  for (let page = 0; page === 0 || (after !== null && page < mostPages); page++) {
    const listed = await listPeople(program, actor, { ...filter, after });
    const access = await accessOf(
      program,
      listed.people.map(({ id }) => id),
    );
    people.push(...listed.people.map((person) => ({ ...person, access: access.get(person.id)! })));
    after = listed.next;
  }
  await listedInFile(program, { actor, side: filter.side, people: people.length });
  const name = filter.side === "city" ? "職員と役割.csv" : "団体の方.csv";
  return c.body(peopleFile(people, waysOf(c).providers), 200, {
    "content-type": "text/csv; charset=utf-8",
    "content-disposition": attachmentAs(name),
    "cache-control": "no-store",
  });
}

const mostPages = 200;

function sideOf(c: Context<Env>): "city" | "partner" {
  return c.req.query("side") === "partner" ? "partner" : "city";
}

async function drawPeople(c: Context<Env>, actor: Person, values: FormValues = {}, errors: readonly FieldError[] = []) {
  const { program, city, frame } = c.var;
  const after = c.req.query("after") ?? "";
  const filter = {
    side: sideOf(c),
    words: (c.req.query("q") ?? "").toWellFormed().replaceAll("\u0000", "").slice(0, 100),
  };
  const listed = await listPeople(program, actor, { ...filter, after: isId(after) ? after : null });
  const access = await accessOf(
    program,
    listed.people.map(({ id }) => id),
  );
  const { roles } = await staffing(program, actor);
  const missing = [
    roles.has("chief") ? "" : "デスクの責任者がいません。下の「職員を加える」から加えてください。",
    roles.has("officer") ? "" : "デスクの担当がいません。提案を受け付ける人を加えてください。",
    roles.has("head") ? "" : "課長がいません。照会の回答を確かめる人を加えてください。",
    city.settings.approvalRoute.length >= 2 ? "" : "決裁の順番が決まっていません。「決裁と目標日数」で決めてください。",
    city.settings.telephone ? "" : "デスクの電話が入っていません。「決裁と目標日数」で書いてください。",
  ].filter(Boolean);
  const { departments } = city;
  return c.html(
    <PeoplePage
      frame={frame}
      person={actor}
      {...{ filter, missing, departments, access, values, errors }}
      {...waysOf(c)}
      {...listed}
    />,
    errors.length > 0 ? 422 : 200,
  );
}

async function drawPerson(c: Context<Env>, actor: Person, values: FormValues = {}, errors: readonly FieldError[] = []) {
  const { program, city, frame } = c.var;
  const shown = await findPerson(program, actor, personOf(c));
  if (!shown) return refuseUnknown(c);
  const { departments } = city;
  const access = (await accessOf(program, [shown.id])).get(shown.id)!;
  const sessions = await liveSessionsOf(program, shown.id);
  return c.html(
    <PersonPage
      frame={frame}
      actor={actor}
      {...{ shown, access, sessions, departments, values, errors }}
      {...waysOf(c)}
    />,
    errors.length > 0 ? 422 : 200,
  );
}
