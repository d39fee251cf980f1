import { addDeputyRoutes } from "../deputies/deputy-routes.tsx";
import { addDivisionRoutes } from "../hand-overs/division-routes.tsx";
import { addHandOverRoutes } from "../hand-overs/hand-over-routes.tsx";
import { addDialogueOpeningRoutes } from "../inquiries/dialogue-opening-routes.tsx";
import { addInquiriesRoutes } from "../inquiries/inquiries-routes.tsx";
import { addInquiryRoutes } from "../inquiries/inquiry-routes.tsx";
import { addInquiryTalkRoutes } from "../inquiries/inquiry-talk-routes.tsx";
import { addOutlookRoutes } from "../inquiries/outlook-routes.tsx";
import { addTogetherRoutes } from "../inquiries/together-routes.tsx";
import type { Routes } from "../route.ts";
import { addBoardRoutes } from "./board-routes.tsx";
import { addConflictRoutes } from "./conflict-routes.tsx";
import { addDeclineRoutes } from "./decline-routes.tsx";
import { addHoldRoutes } from "./hold-routes.tsx";
import { addOpeningRoutes } from "./opening-routes.tsx";
import { addPrinciplesRoutes } from "./principles-routes.tsx";
import { addReceiptRoutes } from "./receipt-routes.tsx";

/** Everything that the desk and the departments do until the dialogue, and what can be done from many states. */
export function addDeskRoutes(routes: Routes): void {
  addBoardRoutes(routes);
  addPrinciplesRoutes(routes);
  addReceiptRoutes(routes);
  addOpeningRoutes(routes);
  addConflictRoutes(routes);
  addHoldRoutes(routes);
  addDeclineRoutes(routes);
  addInquiriesRoutes(routes);
  addInquiryRoutes(routes);
  addInquiryTalkRoutes(routes);
  addTogetherRoutes(routes);
  addOutlookRoutes(routes);
  addDialogueOpeningRoutes(routes);
  addHandOverRoutes(routes);
  addDivisionRoutes(routes);
  addDeputyRoutes(routes);
}
