import type { done as doneJa } from "../ja/done.ts";

export const done: Record<keyof typeof doneJa, string> = {
  saved: "Saved.",
  submitted: "We have received your proposal. Its number is shown below.",
  received: "Recorded as received. The proposer sees it as received.",
  signedOut: "You are signed out.",
  signedOutEverywhere: "You are signed out on all devices.",
  registered: "Your organisation is registered. Next, write your proposal; the city sees no drafts.",
  passwordChanged: "Your password is changed. Your sessions on other devices have ended.",
  passwordSet: "Your password is set. Use it from now on.",
  actingFor: "You now act for this organisation and see its proposals only.",
};
