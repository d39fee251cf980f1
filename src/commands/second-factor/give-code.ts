import type { Program } from "../../db/program.ts";
import { appendAudit } from "../../db/stores/audit-store.ts";
import { findHalfSession, useHalfSession } from "../../db/stores/half-session-store.ts";
import { countRecoveryCodes } from "../../db/stores/second-factor-store.ts";
import { endSessions, openSession } from "../../db/stores/session-store.ts";
import { type CodeSource, checkCode } from "./check-code.ts";
import type { LetIn } from "./let-in.ts";
import { tellOfChange } from "./tell-of-change.ts";

export type GivenCode =
  /** `codesLeft`: recovery codes that are left, when it was one of them. */
  | { kind: "right"; opened: LetIn; codesLeft: number | null }
  | { kind: "wrong" }
  | { kind: "wait"; seconds: number }
  /** The half session has ended: the password has to be given again. */
  | { kind: "over" };

/** The second step of signing in: the right code makes a whole session of a half one. */
export async function giveCode(
  program: Program,
  input: { half: string; typed: string; source: CodeSource; browser: string; earlier: Buffer | null },
): Promise<GivenCode> {
  const half = await findHalfSession(program, input.half);
  if (half?.step !== "code") return { kind: "over" };
  const at = program.now();
  return program.db.asActor({ kind: "authenticator", municipality: program.municipality }, async (tx) => {
    const { personId } = half;
    const checked = await checkCode(tx, program, { personId, typed: input.typed, source: input.source }, at);
    if (checked.kind !== "right") return checked;
    if (!(await useHalfSession(tx, input.half, at))) return { kind: "over" };
    if (input.earlier) await endSessions(tx, { only: input.earlier }, at);
    const opened = await openSession(tx, { id: personId, side: half.side }, at, input.browser);
    const codesLeft = checked.by === "recovery-code" ? await countRecoveryCodes(tx, personId) : null;
    if (checked.by === "recovery-code") await tellOfChange(tx, personId, "recovery-code-used", at);
    const facts = { by: checked.by, ...(codesLeft === null ? {} : { codesLeft }) };
    await appendAudit(tx, program.key, { kind: "signed-in", byId: personId, subjectId: personId, at, facts });
    return { kind: "right", opened: { ...opened, step: "whole" }, codesLeft };
  });
}
