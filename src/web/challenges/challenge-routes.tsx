import type { Context } from "hono";
import { amendChallenge } from "../../commands/challenges/amend-challenge.ts";
import { draftChallenge } from "../../commands/challenges/draft-challenge.ts";
import { editChallenge } from "../../commands/challenges/edit-challenge.ts";
import type { Challenge } from "../../db/stores/challenge-store.ts";
import { findSeed } from "../../db/stores/seed-store.ts";
import {
  type ChallengeAction,
  challengeStates,
  mayOnChallenge,
  mayReadInsideOfChallenge,
} from "../../domain/challenge/challenge.ts";
import { challengeLabels } from "../../domain/challenge/read-challenge.ts";
import { mayOnSeed } from "../../domain/challenge/seed.ts";
import { isId } from "../../domain/kernel/ids.ts";
import type { FieldError, Result } from "../../domain/kernel/result.ts";
import { isOfDesk, type Person } from "../../domain/policy/actor.ts";
import { challengeSuggestions } from "../../queries/challenge-suggestions.ts";
import { type ChallengeInside, challengeInside, listChallengesInside } from "../../queries/challenges-inside.ts";
import { matchingOf } from "../../queries/matching.ts";
import { countSeedsToRead } from "../../queries/seeds.ts";
import { actingFrom, readForm, seeDone } from "../forms.ts";
import { paths } from "../paths.ts";
import { refusalPage, refuseUnknown, typedOf } from "../refusals.tsx";
import type { Env, Routes } from "../route.ts";
import { Select } from "../ui/choice-field.tsx";
import { type FormValues, value } from "../ui/form-values.ts";
import { Section } from "../ui/page.tsx";
import { TextArea } from "../ui/text-field.tsx";
import { challengeActLabels, challengeActs } from "./challenge-acts.tsx";
import { typedChallenge, valuesOf } from "./challenge-fields.tsx";
import { ChallengeFormPage } from "./challenge-form-page.tsx";
import { ChallengeInsidePage } from "./challenge-page.tsx";
import { ChallengesInsidePage } from "./challenges-page.tsx";

/** 課題 inside: the list, writing one, and everything that is done with it. Before publication it does not exist for others. */
export function addChallengeRoutes(routes: Routes): void {
  routes.get(paths.challengesInside, { may: "staff", audit: null }, showList);
  routes.get(paths.newChallenge, { may: "staff", audit: null }, drawFromSeed);
  routes.post(paths.challengesInside, { may: "staff", audit: "challenge.draft" }, draft);
  routes.get(paths.challengeInside.show, { may: "staff", audit: null }, (c, person) => draw(c, person, {}, [], null));
  addForm(routes, "edit");
  addForm(routes, "amend");
  for (const act of challengeActs)
    routes.post(
      act.path,
      { may: "staff", audit: `challenge.${act.action}${act.principle ?? ""}` },
      async (c, person) => {
        const values = await readForm(c);
        const result = await act.run(c.var.program, onChallenge(c, person, values), values);
        const id = c.req.param("id")!;
        if (result.ok) return seeDone(c, paths.challengeInside.show({ id }), act.done);
        if (result.refusal.kind === "invalid") return draw(c, person, values, result.refusal.errors, act.path.pattern);
        return refusalPage(c, result.refusal, backTo(id), typedOf(values, challengeActLabels));
      },
    );
}

const forms = {
  edit: {
    path: paths.challengeInside.edit,
    run: editChallenge,
    title: "課題を直す",
    lead: "直すと新しい版になり、これまでの確認は新しい版でやり直します。",
    button: "課題を保存する",
    done: "challengeEdited",
  },
  amend: {
    path: paths.challengeInside.amendment,
    run: amendChallenge,
    title: "公開した内容を変える",
    lead: "変えたところ、日時、理由が、課題のページに履歴として残ります。締切を早めることはできません。",
    button: "変更を公表する",
    done: "challengeAmended",
  },
} as const;

/** The page and the form of changing the words. */
function addForm(routes: Routes, action: "edit" | "amend"): void {
  const { path, done } = forms[action];
  routes.get(path, { may: "staff", audit: null }, async (c, person) => {
    const found = await find(c, person);
    if (!found) return refuseUnknown(c);
    const may = mayOnChallenge(person, action, found.challenge);
    if (!may.ok) return refusalPage(c, may.refusal, backTo(found.challenge.id));
    return drawForm(c, action, found.challenge, valuesOf(found.challenge), []);
  });
  routes.post(path, { may: "staff", audit: `challenge.${action}` }, async (c, person) => {
    const values = await readForm(c);
    const input = { ...onChallenge(c, person, values), ...typedChallenge(values), reason: value(values, "reason") };
    const result: Result<unknown> = await forms[action].run(c.var.program, input);
    const id = c.req.param("id")!;
    if (result.ok) return seeDone(c, paths.challengeInside.show({ id }), done);
    const found = result.refusal.kind === "invalid" ? await find(c, person) : null;
    if (found && result.refusal.kind === "invalid")
      return drawForm(c, action, found.challenge, values, result.refusal.errors);
    return refusalPage(c, result.refusal, backTo(id), typedOf(values, challengeLabels));
  });
}

function drawForm(
  c: Context<Env>,
  action: Extract<ChallengeAction, "edit" | "amend">,
  challenge: Challenge,
  values: FormValues,
  errors: readonly FieldError[],
) {
  const { path, title, lead, button } = forms[action];
  return c.html(
    <ChallengeFormPage
      frame={c.var.frame}
      city={c.var.city}
      title={title}
      lead={lead}
      action={path({ id: challenge.id })}
      version={challenge.version}
      back={paths.challengeInside.show({ id: challenge.id })}
      button={button}
      values={values}
      errors={errors}
      readingStands={action === "amend"}
      last={
        action === "amend" ? (
          <Section title="理由">
            <TextArea
              name="reason"
              label="変える理由"
              help="誰でも読めます。"
              rows={3}
              maxGraphemes={1000}
              values={values}
              errors={errors}
            />
          </Section>
        ) : null
      }
    />,
    errors.length > 0 ? 422 : 200,
  );
}

async function showList(c: Context<Env>, person: Person): Promise<Response> {
  const { program, city, frame } = c.var;
  const asked = c.req.query("state") ?? "";
  const state = ([...challengeStates, "all"] as const).find((one) => one === asked) ?? "under_way";
  const page = await program.db.asActor(person, async (tx) => ({
    ...(await listChallengesInside(tx, person, { state }, c.req.query("after") ?? null)),
    seeds: await countSeedsToRead(tx, person),
  }));
  return c.html(
    <ChallengesInsidePage frame={frame} city={city} now={program.now()} person={person} filter={{ state }} {...page} />,
  );
}

async function draft(c: Context<Env>, person: Person): Promise<Response> {
  const values = await readForm(c);
  const { formKey } = actingFrom(c, person, values);
  const result = await draftChallenge(c.var.program, {
    ...typedChallenge(values),
    actor: person,
    formKey: formKey ?? c.var.frame.idempotencyKey,
    departmentId: value(values, "departmentId"),
    seedId: isId(value(values, "seed")) ? value(values, "seed") : undefined,
  });
  if (result.ok) return seeDone(c, paths.challengeInside.show({ id: result.value.id }), "challengeDrafted");
  if (result.refusal.kind === "invalid") return drawNew(c, person, values, result.refusal.errors);
  return refusalPage(c, result.refusal, { href: paths.challengesInside({}), text: "課題にもどる" });
}

/** The form of a new challenge; out of a seed (?seed=) its words stand in it already. */
async function drawFromSeed(c: Context<Env>, person: Person): Promise<Response> {
  const id = c.req.query("seed") ?? "";
  if (id === "") return drawNew(c, person, {}, []);
  const seed = isId(id) ? await c.var.program.db.asActor(person, (tx) => findSeed(tx, id)) : null;
  if (!seed) return refuseUnknown(c);
  const may = mayOnSeed(person, "draft", seed);
  if (!may.ok) return refusalPage(c, may.refusal, { href: paths.seed.show({ id }), text: "課題のたねにもどる" });
  const background = [seed.body, seed.affected, seed.tried].filter(Boolean).join("\n\n");
  return drawNew(c, person, { seed: id, departmentId: seed.departmentId, background }, []);
}

function drawNew(c: Context<Env>, person: Person, values: FormValues, errors: readonly FieldError[]) {
  const { frame, city } = c.var;
  const own = isOfDesk(person) ? city.departments : person.departments;
  // An approver without a department writes no challenges: the page would only refuse them.
  if (own.length === 0)
    return refusalPage(
      c,
      { kind: "not-allowed", reason: "課題は、担当する課またはデスクが書きます。" },
      { href: paths.challengesInside({}), text: "課題にもどる" },
    );
  const first = own.length === 1 ? { departmentId: own[0]!.id } : {};
  return c.html(
    <ChallengeFormPage
      frame={frame}
      city={city}
      title="課題を書く"
      lead="下書きは、この課とデスクだけが見られます。書き終えたら、デスクが確認し、別の人が承認してから公開します。"
      action={paths.challengesInside({})}
      back={paths.challengesInside({})}
      button="下書きを保存する"
      seed={value(values, "seed")}
      values={{ ...first, ...values }}
      errors={errors}
      first={
        <Select
          name="departmentId"
          label="担当課"
          options={own.map(({ id, name }) => ({ value: id, text: name }))}
          values={{ ...first, ...values }}
          errors={errors}
        />
      }
    />,
    errors.length > 0 ? 422 : 200,
  );
}

async function draw(
  c: Context<Env>,
  person: Person,
  values: FormValues,
  errors: readonly FieldError[],
  sent: string | null,
) {
  const found = await find(c, person);
  if (!found) return refuseUnknown(c);
  const { frame, city, program } = c.var;
  const matching = await matchingOf(program, person);
  const near =
    matching && (await program.db.asActor(person, (tx) => challengeSuggestions(tx, found.challenge, matching)));
  return c.html(
    <ChallengeInsidePage
      frame={frame}
      city={city}
      now={program.now()}
      person={person}
      {...found}
      near={near}
      values={values}
      errors={errors}
      sent={sent}
    />,
    errors.length > 0 ? 422 : 200,
  );
}

/** A challenge for whoever is inside of it; others read the public page. */
async function find(c: Context<Env>, person: Person): Promise<ChallengeInside | null> {
  const id = c.req.param("id")!;
  const found = isId(id) ? await c.var.program.db.asActor(person, (tx) => challengeInside(tx, id)) : null;
  return found && mayReadInsideOfChallenge(person, found.challenge) ? found : null;
}

function onChallenge(c: Context<Env>, actor: Person, values: FormValues) {
  const { formKey, version } = actingFrom(c, actor, values);
  return { actor, challengeId: c.req.param("id")!, formKey, version };
}

function backTo(id: string) {
  return { href: paths.challengeInside.show({ id }), text: "課題にもどる" };
}
