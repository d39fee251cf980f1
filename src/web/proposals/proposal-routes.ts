import { addFileRoutes } from "../files/file-routes.tsx";
import type { Routes } from "../route.ts";
import { addEditRoutes } from "./edit-routes.tsx";
import { addEndingRoutes } from "./ending-routes.tsx";
import { addHistoryRoutes } from "./history-routes.tsx";
import { addProposalListRoutes } from "./list-routes.tsx";
import { addMemorandumRoute } from "./memorandum-file.ts";
import { addPartRoutes } from "./part-routes.tsx";
import { addPrintRoutes } from "./print-routes.tsx";
import { addProtectionChangeRoutes } from "./protection-change-routes.tsx";
import { addProtectionRoutes } from "./protection-routes.tsx";
import { addShowRoutes } from "./show-routes.tsx";
import { addSubmissionRoutes } from "./submission-routes.tsx";
import { addTextRoutes } from "./text-routes.tsx";
import { addVersionRoutes } from "./version-routes.tsx";

/** The proposal: writing, sending, reading it; its protected parts; its record. */
export function addProposalRoutes(routes: Routes): void {
  addProposalListRoutes(routes);
  addEditRoutes(routes);
  addFileRoutes(routes);
  addPartRoutes(routes);
  addProtectionRoutes(routes);
  addProtectionChangeRoutes(routes);
  addMemorandumRoute(routes);
  addSubmissionRoutes(routes);
  addEndingRoutes(routes);
  addTextRoutes(routes);
  addVersionRoutes(routes);
  addPrintRoutes(routes);
  addHistoryRoutes(routes);
  addShowRoutes(routes);
}
