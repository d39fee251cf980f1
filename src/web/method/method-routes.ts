import type { Routes } from "../route.ts";
import { addCallRoutes } from "./call-routes.tsx";
import { addFactsRoutes } from "./facts-routes.tsx";
import { addFairnessRoutes } from "./fairness-routes.tsx";
import { addPaperRoutes } from "./paper-routes.tsx";
import { addReviewRoutes } from "./review-routes.tsx";

/** The method: review, facts and fairness, papers on their routes, and the way into a public call (G8.2b, G9). */
export function addMethodRoutes(routes: Routes): void {
  addReviewRoutes(routes);
  addFactsRoutes(routes);
  addFairnessRoutes(routes);
  addPaperRoutes(routes);
  addCallRoutes(routes);
}
