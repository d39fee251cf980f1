import { readTexts } from "../kernel/read-texts.ts";
import type { FieldError } from "../kernel/result.ts";

export type TypedTie = { hasTie: string; what: string };

/**
 * P2: the answer to the question about ties as it was typed. A tie is told in words; words beside 「ありません」 are asked about
 * before anything is kept, since an answer is given once and who reads on by mistake has read.
 */
export function readTie(typed: TypedTie): { hasTie: boolean; what: string; errors: FieldError[] } {
  const hasTie = typed.hasTie === "yes";
  const { texts, errors } = readTexts({
    what: { typed: typed.what, name: "どのような関係か", max: 500, optional: !hasTie },
  });
  if (!hasTie && typed.hasTie !== "no")
    errors.unshift({ field: "hasTie", message: "「ありません」か「あります」を選んでください。" });
  else if (!hasTie && texts.what.trim())
    errors.push({
      field: "what",
      message:
        "関係が書かれています。あるときは「利害の関係があると申告する」を、ないときは消してから「ありません」を。",
    });
  return { hasTie, what: texts.what, errors };
}
