import type { Program } from "../../db/program.ts";
import type { Routes } from "../route.ts";
import { addDemoRoutes } from "./demo-routes.tsx";
import { addSignInRoutes } from "./sign-in-routes.tsx";

/** Everything about who somebody is: signing in, registering, the own account, the city's people and settings. */
export function addAccountRoutes(routes: Routes, program: Program): void {
  addSignInRoutes(routes);
  addDemoRoutes(routes, program);
}
