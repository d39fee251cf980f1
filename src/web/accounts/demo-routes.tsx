import { signInAs } from "../../commands/accounts/sign-in-as.ts";
import { signOut } from "../../commands/accounts/sign-out.ts";
import type { Program } from "../../db/program.ts";
import { demoPeople } from "../../queries/accounts-demo.ts";
import { readForm } from "../forms.ts";
import { bothLanguages } from "../languages.ts";
import { paths } from "../paths.ts";
import { refuseUnknown } from "../refusals.tsx";
import type { Routes } from "../route.ts";
import { sessionHash, takeSession } from "../session.ts";
import { value } from "../ui/form-values.ts";
import { DemoPage, roleOf } from "./demo-page.tsx";
import { browserOf, enter } from "./sign-in-routes.tsx";

/** The cards of the demo city, and becoming one of its people. Nowhere else does any of this exist. */
export function addDemoRoutes(routes: Routes, program: Program): void {
  if (!program.isDemo) return;
  for (const page of bothLanguages(paths.demo))
    routes.get(page, { may: "everyone", audit: null }, async (c) => {
      const { people, canaries } = await demoPeople(c.var.program);
      c.header("vary", "accept", { append: true });
      if (!wantsJson(c.req.header("accept")))
        return c.html(<DemoPage frame={c.var.frame} people={people} />, { headers: { "cache-control": "no-store" } });
      const listed = people.map((person) => ({
        key: person.key,
        name: person.name,
        role: [person.place, roleOf(person, c.var.frame.lang)].filter(Boolean).join(" "),
      }));
      return c.json({ people: listed, canaries });
    });
  routes.post(paths.demoSignIn, { may: "everyone", audit: "signed-in" }, async (c) => {
    const key = value(await readForm(c), "as");
    const earlier = sessionHash(c);
    if (key === "visitor") {
      if (earlier) await signOut(c.var.program, earlier);
      takeSession(c);
      return c.redirect(paths.home({}), 303);
    }
    const opened = await signInAs(c.var.program, { key, earlier, browser: browserOf(c) });
    return opened ? enter(c, opened, null) : refuseUnknown(c);
  });
}

function wantsJson(accept: string | undefined): boolean {
  return /\bapplication\/json\b/.test(accept ?? "") && !/\btext\/html\b/.test(accept ?? "");
}
