/** How often a person gets mail: every notice at once, all of a day together, or only when it is their turn. */
export const mailPaces = ["each", "daily", "turns"] as const;
export type MailPace = (typeof mailPaces)[number];

/** Whoever has chosen nothing: proposers hear of every step, the city's people of their turns; the rest waits in the program. */
export function paceOf(chosen: string | null, side: "partner" | "city"): MailPace {
  const pace = mailPaces.find((one) => one === chosen);
  return pace ?? (side === "partner" ? "each" : "turns");
}
