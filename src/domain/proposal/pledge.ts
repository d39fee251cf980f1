import type { FieldError } from "../kernel/result.ts";

/** What who submits pledges (process.md, gate of "submitted"): no organised crime, true statements, the law of disclosure read. */
export const pledges = ["noOrganisedCrime", "trueStatements", "disclosureRead"] as const;
export type Pledge = (typeof pledges)[number];

/** The sentences beside the boxes, as they are pledged. */
export const pledgeSentences: Record<Pledge, string> = {
  noOrganisedCrime: "この団体と役員は、暴力団、暴力団員、またはこれらと密接な関係のある者ではありません。",
  trueStatements: "書いた内容は事実のとおりで、他者の権利を侵害していません。",
  disclosureRead:
    "情報公開の請求があったときは、市が条例で公開・非公開を判断し、その前に意見をきかれることを読みました。",
};

/** What each pledge is about, to name it in a list of what is left to do. */
export const pledgeNames: Record<Pledge, string> = {
  noOrganisedCrime: "暴力団等との関わりがないこと",
  trueStatements: "書いた内容が事実であること",
  disclosureRead: "情報公開の請求があったとき",
};

/** The boxes that are not ticked yet. */
export function checkPledges(given: readonly string[]): FieldError[] {
  return pledges
    .filter((pledge) => !given.includes(pledge))
    .map((pledge) => ({ field: pledge, message: "この項目を読んで、よければ印を付けてください。" }));
}
