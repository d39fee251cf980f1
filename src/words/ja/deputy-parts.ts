/** As which part of who is away somebody acts; `desk`: of a colleague of the desk. */
export const deputyParts = ["head", "approver", "chief", "desk"] as const;
export type DeputyPart = (typeof deputyParts)[number];

/** What a deputy may do (decision 0068), for the notice and the letter alike. */
const mayDo: Readonly<Record<DeputyPart, string>> = {
  head: "ほかの人が書いた課の回答を、課長に代わって確定すること",
  approver: "決裁・合議と、課題の承認",
  chief: "デスクの責任者が行う決定",
  desk: "本人に届くお知らせを、代わりに受け取ること",
};

/** One sentence for each part, in this order. */
export function deputyMayDo(parts: readonly string[]): readonly string[] {
  return deputyParts.filter((part) => parts.includes(part)).map((part) => mayDo[part]);
}
