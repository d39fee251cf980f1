import type { Program } from "../db/program.ts";
import { addAccountRoutes } from "./accounts/account-routes.ts";
import { addAgreementRoutes } from "./agreement/agreement-routes.tsx";
import { addCarryingOutRoutes } from "./carrying-out/carrying-out-routes.ts";
import { addChallengeRoutes } from "./challenges/challenge-routes.tsx";
import { addQuestionRoutes } from "./challenges/question-routes.tsx";
import { addConsultationsRoutes } from "./consultations/consultations-routes.tsx";
import { addDeskRoutes } from "./desk/desk-routes.ts";
import { addMeetingRoutes } from "./dialogue/meeting-routes.tsx";
import { addMessageRoutes } from "./dialogue/message-routes.tsx";
import { addEarlyDraftRoutes } from "./early-drafts/early-draft-routes.tsx";
import { addGalleryRoutes } from "./gallery/gallery-routes.tsx";
import { addInboxRoutes } from "./inbox/inbox-routes.tsx";
import { addLawAccessRoutes } from "./law-access/law-access-routes.tsx";
import { addMethodRoutes } from "./method/method-routes.ts";
import { addAskRoutes } from "./open/ask-routes.tsx";
import { addOpenRoutes } from "./open/open-routes.tsx";
import { addPlanRoutes } from "./plan/plan-routes.tsx";
import { addProposalRoutes } from "./proposals/proposal-routes.ts";
import { addCaseRoutes } from "./publication/case-routes.ts";
import { addFactsRoutes } from "./publication/facts-routes.ts";
import type { Routes } from "./route.ts";
import { addWatchesRoutes } from "./watches/watches-routes.tsx";

/** The table of contents: one line for each noun. */
export function addRoutes(routes: Routes, program: Program): void {
  addOpenRoutes(routes);
  addAskRoutes(routes);
  addConsultationsRoutes(routes);
  addChallengeRoutes(routes);
  addQuestionRoutes(routes);
  addWatchesRoutes(routes);
  addDeskRoutes(routes);
  addAccountRoutes(routes, program);
  addInboxRoutes(routes);
  addMessageRoutes(routes);
  addMeetingRoutes(routes);
  addPlanRoutes(routes);
  addMethodRoutes(routes);
  addEarlyDraftRoutes(routes);
  addProposalRoutes(routes);
  addLawAccessRoutes(routes);
  addAgreementRoutes(routes);
  addFactsRoutes(routes);
  addCarryingOutRoutes(routes);
  addCaseRoutes(routes);
  if (program.isDemo) addGalleryRoutes(routes);
}
