import { mustDeclareConflict } from "../../domain/policy/conflict.ts";
import { findAgreementFile } from "../../queries/agreement-page.ts";
import { attachmentAs } from "../content-disposition.ts";
import { paths } from "../paths.ts";
import { caseOf, numberOf } from "../proposals/case.tsx";
import { refusalPage, refuseUnknown } from "../refusals.tsx";
import type { Routes } from "../route.ts";

/** A file of Word (docx). */
export const wordType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** The stored Word file, byte for byte: what was approved is what is downloaded. */
export function addAgreementFileRoute(routes: Routes): void {
  routes.get(paths.proposal.agreementFile, { may: "signedIn", audit: null }, async (c, person) => {
    const version = Number(c.req.param("version"));
    if (!Number.isInteger(version) || version < 1 || version > 9999) return refuseUnknown(c);
    const found = await caseOf(c, person, (tx, record) => findAgreementFile(tx, record.id, version));
    if (!found?.more) return refuseUnknown(c);
    if (mustDeclareConflict(person, found.record))
      return refusalPage(
        c,
        { kind: "undeclared", proposalId: found.record.id },
        { href: paths.proposal.agreement({ id: found.record.id }), text: "協定にもどる" },
      );
    return c.body(new Uint8Array(found.more), 200, {
      "content-type": wordType,
      "content-disposition": attachmentAs(`協定書案_${numberOf(found.record)}_第${version}版.docx`),
      "content-length": String(found.more.byteLength),
    });
  });
}
