import type { Context } from "hono";
import { mergeOrganisations } from "../../commands/accounts/merge-organisations.ts";
import { isId } from "../../domain/kernel/ids.ts";
import type { FieldError } from "../../domain/kernel/result.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { findMerging, listDuplicates, listMerges } from "../../queries/organisations.ts";
import { readForm, seeDone } from "../forms.ts";
import { paths } from "../paths.ts";
import { refusalPage, refuseUnknown } from "../refusals.tsx";
import type { Env, Routes } from "../route.ts";
import { type FormValues, value } from "../ui/form-values.ts";
import { MergingPage, OrganisationsPage } from "./organisations-page.tsx";

/** Organisations that registered twice. */
export function addOrganisationsRoutes(routes: Routes): void {
  const may = "administrator" as const;
  routes.get(paths.organisations, { may, audit: null }, async (c, person) => {
    const { program, frame } = c.var;
    const duplicates = await listDuplicates(program, person);
    const merges = await listMerges(program, person);
    return c.html(<OrganisationsPage frame={frame} {...{ person, duplicates, merges }} />);
  });
  routes.get(paths.organisationMerging, { may, audit: null }, (c, person) => draw(c, person, {}, []));
  routes.post(paths.organisationMerging, { may, audit: "organisations-merged" }, async (c, person) => {
    const values = await readForm(c);
    const pair = pairOf(c);
    if (!pair) return refuseUnknown(c);
    const result = await mergeOrganisations(c.var.program, {
      actor: person,
      ...pair,
      madeSure: value(values, "madeSure"),
      isUnderstood: value(values, "understood") === "yes",
    });
    if (result.ok) return seeDone(c, paths.organisations({}), "organisationsMerged");
    if (result.refusal.kind === "invalid") return draw(c, person, values, result.refusal.errors);
    return refusalPage(c, result.refusal, { href: paths.organisations({}), text: "団体の一覧にもどる" });
  });
}

function pairOf(c: Context<Env>): { keptId: string; goneId: string } | null {
  const [keptId, goneId] = [c.req.query("kept") ?? "", c.req.query("gone") ?? ""];
  return isId(keptId) && isId(goneId) && keptId !== goneId ? { keptId, goneId } : null;
}

async function draw(c: Context<Env>, person: Person, values: FormValues, errors: readonly FieldError[]) {
  const { program, frame } = c.var;
  const pair = pairOf(c);
  const kept = pair ? await findMerging(program, person, pair.keptId) : null;
  const gone = pair ? await findMerging(program, person, pair.goneId) : null;
  if (!kept || !gone) return refuseUnknown(c);
  return c.html(
    <MergingPage frame={frame} {...{ person, kept, gone, values, errors }} />,
    errors.length > 0 ? 422 : 200,
  );
}
