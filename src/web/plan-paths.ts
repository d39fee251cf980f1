import { path } from "./path.ts";

const proposal = "/proposals/:id";

/** The addresses of the joint plan of one proposal; part of paths.ts. */
export const planPaths = {
  plan: path(`${proposal}/plan`),
  planEdit: path(`${proposal}/plan/edit`),
  planVersion: path(`${proposal}/plan/versions/:version`),
  planApproval: path(`${proposal}/plan/approval`),
  planChanges: path(`${proposal}/plan/changes`),
  planSection: path(`${proposal}/plan/sections/:section`),
  planSectionLock: path(`${proposal}/plan/sections/:section/lock`),
  planSectionRelease: path(`${proposal}/plan/sections/:section/release`),
  planSuggestionNew: path(`${proposal}/plan/sections/:section/suggestion`),
  planSuggestion: path(`${proposal}/plan/suggestions/:suggestion`),
  planSuggestionAcceptance: path(`${proposal}/plan/suggestions/:suggestion/acceptance`),
  planSuggestionDecline: path(`${proposal}/plan/suggestions/:suggestion/decline`),
  planSuggestionWithdrawal: path(`${proposal}/plan/suggestions/:suggestion/withdrawal`),
} as const;
