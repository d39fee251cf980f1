import { memorandumDocx } from "../../documents/memorandum-docx.ts";
import { todayInTokyo } from "../../domain/calendar/tokyo-date.ts";
import { mustDeclareConflict } from "../../domain/policy/conflict.ts";
import { partsOf } from "../../domain/policy/may.ts";
import { wordType } from "../agreement/agreement-file.ts";
import { attachmentAs } from "../content-disposition.ts";
import { paths } from "../paths.ts";
import { refusalPage, refuseUnknown } from "../refusals.tsx";
import type { Routes } from "../route.ts";
import { caseOf, numberOf } from "./case.tsx";
import { readersText } from "./terms-words.ts";

/** 秘密保持に関する覚書 as a draft in Word, from the agreed terms of a part: for its proposer and the desk. Never its content. */
export function addMemorandumRoute(routes: Routes): void {
  routes.get(paths.proposal.partMemorandum, { may: ["partner", "desk"], audit: null }, async (c, person) => {
    const found = await caseOf(c, person, async () => null);
    const part = found?.record.parts.find((one) => one.id === c.req.param("part"));
    if (!found || part?.state !== "agreed") return refuseUnknown(c);
    const { record } = found;
    const parts = partsOf(person, record);
    if (!parts.has("member") && !parts.has("desk")) return refuseUnknown(c);
    if (mustDeclareConflict(person, record))
      return refusalPage(
        c,
        { kind: "undeclared", proposalId: record.id },
        { href: paths.proposal.show({ id: record.id }), text: "提案にもどる" },
      );
    const { city } = c.var;
    const { mayorTitle, mayorName } = city.settings;
    const file = await memorandumDocx({
      city: { name: city.name, mayorTitle, mayorName },
      partner: record.organisation.name,
      number: numberOf(record),
      proposalTitle: record.title,
      heading: part.heading,
      readers: readersText(part, city),
      until: part.until,
      agreedOn: part.agreedAt ? todayInTokyo(part.agreedAt) : null,
    });
    return c.body(new Uint8Array(file), 200, {
      "content-type": wordType,
      "content-disposition": attachmentAs(`覚書案_${numberOf(record)}.docx`),
      "content-length": String(file.byteLength),
    });
  });
}
