import type { Context } from "hono";
import { closeSeed, replyToSeed } from "../../commands/seeds/act-on-seed.ts";
import { answerNone } from "../../commands/seeds/answer-none.ts";
import { remindDepartments } from "../../commands/seeds/remind-departments.ts";
import { writeSeed } from "../../commands/seeds/write-seed.ts";
import type { SeedKind } from "../../domain/challenge/seed.ts";
import { isId } from "../../domain/kernel/ids.ts";
import type { FieldError } from "../../domain/kernel/result.ts";
import { isOfDesk, type Person } from "../../domain/policy/actor.ts";
import { listSeeds, newestQuestion, openQuestionTo, seedWithReplies } from "../../queries/seeds.ts";
import { actingFrom, readForm, seeDone } from "../forms.ts";
import { paths } from "../paths.ts";
import { refusalPage, refuseUnknown, typedOf } from "../refusals.tsx";
import type { Env, Routes } from "../route.ts";
import { type FormValues, value } from "../ui/form-values.ts";
import { SeedQuestionPage } from "./question-page.tsx";
import { SeedFormPage } from "./seed-form-page.tsx";
import { SeedPage } from "./seed-page.tsx";
import { SeedsPage } from "./seeds-page.tsx";

const back = { href: paths.seeds({}), text: "課題のたねにもどる" };

/** 課題のたね: for the department that wrote one and the desk; for everybody else it does not exist. */
export function addSeedRoutes(routes: Routes): void {
  routes.get(paths.seeds, { may: "staff", audit: null }, showList);
  routes.get(paths.newSeed, { may: "staff", audit: null }, (c, person) =>
    drawForm(c, person, c.req.query("kind") === "help" ? "help" : "problem", {}, []),
  );
  routes.post(paths.seeds, { may: "staff", audit: "seed.write" }, write);
  routes.post(paths.noSeed, { may: "staff", audit: "seed.none" }, async (c, actor) => {
    const departmentId = value(await readForm(c), "departmentId");
    const result = await answerNone(c.var.program, { actor, departmentId });
    return result.ok ? seeDone(c, paths.seeds({}), "noSeedThisTime") : refusalPage(c, result.refusal, back);
  });
  routes.get(paths.seedQuestion, { may: "desk", audit: null }, async (c, person) => {
    const { program, city, frame } = c.var;
    const question = await program.db.asActor(person, newestQuestion);
    return c.html(<SeedQuestionPage frame={frame} question={question} days={city.settings.problemQuestion.days} />);
  });
  routes.post(paths.seedReminder, { may: "desk", audit: "seed.remind" }, async (c, actor) => {
    const result = await remindDepartments(c.var.program, actor);
    if (!result.ok) return refusalPage(c, result.refusal, back);
    return seeDone(c, paths.seedQuestion({}), result.value.departments > 0 ? "departmentsReminded" : "departmentsKnow");
  });
  routes.get(paths.seed.show, { may: "staff", audit: null }, (c, person) => draw(c, person, {}, []));
  routes.post(paths.seed.replies, { may: "staff", audit: "seed.reply" }, async (c, person) => {
    const values = await readForm(c);
    const result = await replyToSeed(c.var.program, { ...onSeed(c, person, values), reply: value(values, "reply") });
    if (result.ok) return seeDone(c, paths.seed.show({ id: c.req.param("id")! }), "seedReplied");
    if (result.refusal.kind === "invalid") return draw(c, person, values, result.refusal.errors);
    return refusalPage(c, result.refusal, back, typedOf(values, { reply: "返事" }));
  });
  routes.post(paths.seed.closing, { may: "staff", audit: "seed.close" }, async (c, person) => {
    const result = await closeSeed(c.var.program, onSeed(c, person, await readForm(c)));
    if (result.ok) return seeDone(c, paths.seed.show({ id: c.req.param("id")! }), "seedClosed");
    return refusalPage(c, result.refusal, back);
  });
}

async function showList(c: Context<Env>, person: Person): Promise<Response> {
  const { program, frame } = c.var;
  if (!isOfDesk(person) && person.departments.length === 0) return refuseOthers(c);
  const after = c.req.query("after") ?? null;
  const page = await program.db.asActor(person, async (tx) => ({
    question: await openQuestionTo(tx, person),
    ...(await listSeeds(tx, after)),
  }));
  return c.html(<SeedsPage frame={frame} person={person} {...page} isFirst={after === null} />);
}

async function write(c: Context<Env>, actor: Person): Promise<Response> {
  const values = await readForm(c);
  const kind: SeedKind = value(values, "kind") === "help" ? "help" : "problem";
  if (actor.departments.length === 0) return refuseOthers(c);
  const { formKey } = actingFrom(c, actor, values);
  const typed = (name: string) => value(values, name);
  const result = await writeSeed(c.var.program, {
    ...{ actor, kind, formKey: formKey ?? c.var.frame.idempotencyKey, departmentId: typed("departmentId") },
    ...{ body: typed("body"), affected: typed("affected"), tried: typed("tried") },
  });
  if (result.ok) return seeDone(c, paths.seed.show({ id: result.value.id }), "seedWritten");
  if (result.refusal.kind === "invalid") return drawForm(c, actor, kind, values, result.refusal.errors);
  return refusalPage(c, result.refusal, back, typedOf(values, { body: "書いたこと" }));
}

function drawForm(
  c: Context<Env>,
  person: Person,
  kind: SeedKind,
  values: FormValues,
  errors: readonly FieldError[],
): Response | Promise<Response> {
  if (person.departments.length === 0) return refuseOthers(c);
  const page = <SeedFormPage frame={c.var.frame} {...{ person, kind, values, errors }} />;
  return c.html(page, errors.length > 0 ? 422 : 200);
}

/** Who is of no department has no problem of one; the desk writes a challenge for a department, or answers. */
function refuseOthers(c: Context<Env>): Response | Promise<Response> {
  return refusalPage(
    c,
    { kind: "not-allowed", reason: "課題のたねは、担当する課の職員が書き、その課とデスクだけが読みます。" },
    { href: paths.challengesInside({}), text: "課題にもどる" },
  );
}

async function draw(c: Context<Env>, person: Person, values: FormValues, errors: readonly FieldError[]) {
  const id = c.req.param("id")!;
  const found = isId(id) ? await c.var.program.db.asActor(person, (tx) => seedWithReplies(tx, id)) : null;
  if (!found) return refuseUnknown(c);
  const page = <SeedPage frame={c.var.frame} person={person} {...found} values={values} errors={errors} />;
  return c.html(page, errors.length > 0 ? 422 : 200);
}

function onSeed(c: Context<Env>, actor: Person, values: FormValues) {
  const { formKey, version } = actingFrom(c, actor, values);
  return { actor, seedId: c.req.param("id")!, formKey, version };
}
