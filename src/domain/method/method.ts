/** The methods of G8.2 and G9 that a proposal can end in; `undecided` is an answer of the advisor only. */
export const methods = [
  "comprehensive_agreement",
  "project_agreement",
  "individual_cooperation",
  "public_call_bid",
  "public_call_proposal",
  "small_direct_contract",
] as const;

export type Method = (typeof methods)[number];

/** The methods that end in a public call (G9.2). */
export function isCall(method: Method): boolean {
  return method === "public_call_bid" || method === "public_call_proposal";
}

/** The methods that are sealed by an agreement (G8.2-1). */
export function isAgreement(method: Method): method is "comprehensive_agreement" | "project_agreement" {
  return method === "comprehensive_agreement" || method === "project_agreement";
}
