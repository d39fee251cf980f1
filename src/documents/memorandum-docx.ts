import { type MemorandumSource, memorandumText } from "../domain/proposal/memorandum.ts";
import { agreementDocx } from "./agreement-docx.ts";

/** The Word file of a 秘密保持に関する覚書, laid out as an agreement is. */
export function memorandumDocx(source: MemorandumSource): Promise<Buffer> {
  return agreementDocx(memorandumText(source));
}
