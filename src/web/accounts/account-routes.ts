import type { Program } from "../../db/program.ts";
import { addConsultRoutes } from "../consultations/consult-routes.tsx";
import type { Routes } from "../route.ts";
import { addOwnFactorRoutes } from "../second-factor/own-factor-routes.tsx";
import { addPasskeyRoutes } from "../second-factor/passkey-routes.tsx";
import { addSignInSteps } from "../second-factor/sign-in-steps.tsx";
import { addDepartmentRoutes } from "../settings/department-routes.tsx";
import { addOrganisationsRoutes } from "../settings/organisations-routes.tsx";
import { addPeopleRoutes } from "../settings/people-routes.tsx";
import { addSettingsRoutes } from "../settings/settings-routes.tsx";
import { addIdentityRoutes } from "../single-sign-on/identity-routes.tsx";
import { addSignOnRoutes } from "../single-sign-on/sign-on-routes.tsx";
import { addAddressRoutes } from "./address-routes.tsx";
import { countAttempts } from "./attempts.ts";
import { addDemoRoutes } from "./demo-routes.tsx";
import { addInvitationRoutes } from "./invitation-routes.tsx";
import { addMembersRoutes } from "./members-routes.tsx";
import { addOwnAccountRoutes } from "./own-account-routes.tsx";
import { addRegisterRoutes } from "./register-routes.tsx";
import { addSetupRoutes } from "./setup-routes.tsx";
import { addSignInRoutes } from "./sign-in-routes.tsx";

/** Everything about who somebody is: signing in, registering, the own account, the city's people and settings. */
export function addAccountRoutes(routes: Routes, program: Program): void {
  const attempts = countAttempts();
  addSignInRoutes(routes, attempts);
  addSignInSteps(routes);
  addSignOnRoutes(routes);
  addIdentityRoutes(routes, attempts);
  addRegisterRoutes(routes, attempts);
  addConsultRoutes(routes);
  addOwnAccountRoutes(routes, attempts);
  addOwnFactorRoutes(routes, attempts);
  addPasskeyRoutes(routes, attempts);
  addAddressRoutes(routes, attempts);
  addMembersRoutes(routes);
  addInvitationRoutes(routes);
  addSetupRoutes(routes);
  addPeopleRoutes(routes);
  addOrganisationsRoutes(routes);
  addSettingsRoutes(routes);
  addDepartmentRoutes(routes);
  addDemoRoutes(routes, program);
}
