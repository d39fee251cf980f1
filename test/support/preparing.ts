import { randomUUID } from "node:crypto";
import { approvePlan } from "../../src/commands/approve-plan.ts";
import { checkEligibility } from "../../src/commands/check-eligibility.ts";
import { commentFacts } from "../../src/commands/comment-facts.ts";
import { concludeAgreement } from "../../src/commands/conclude-agreement.ts";
import { consentAgreement } from "../../src/commands/consent-agreement.ts";
import { decidePaper } from "../../src/commands/decide-paper.ts";
import { draftAgreement } from "../../src/commands/draft-agreement.ts";
import { draftFacts } from "../../src/commands/draft-facts.ts";
import { editPlan } from "../../src/commands/edit-plan.ts";
import { startActive } from "../../src/commands/start-active.ts";
import type { Method } from "../../src/domain/method/method.ts";
import type { TestCity } from "./city.ts";
import { aDialogue, good, wholePlan } from "./dialogue.ts";
import { noTies } from "./no-ties.ts";
import type { PersonKey } from "./small-world.ts";

/** What nobody outside may ever read: the content of the one protected part, agreed for the desk alone. */
export const secret = "詰め物を八つの袋に分けて斜めに二回縫う秘匿語壱";

export const agreementWords = {
  subject: "布団の工場で眠りの教室",
  representativeTitle: "代表取締役",
  representativeName: "𠮷田 恵子",
  costBearing: "",
  renewalYears: "1",
};
export const factsWords = {
  title: "布団の工場で眠りの教室",
  titleEn: "Sleep classes in a futon factory",
  text: "市と会社は、眠りの教室を開きます。市の支出はありません。",
  citySpends: "0",
};
export const eligible = { pledge: "given", suspension: "clear", taxes: "paid", note: "" };

/**
 * A proposal in preparing with a plan approved by both and one protected part agreed for the desk. The method review is set by
 * the owner (its own tests walk it); everything else is the real commands. @returns its id.
 */
export async function aPreparing(city: TestCity, method: Method = "project_agreement"): Promise<string> {
  const { program, person, owner } = city;
  const id = await aDialogue(city);
  const as = (key: PersonKey) => ({ actor: person(key), proposalId: id });
  const plan = { ...wholePlan, period: { from: "2026-12-01", to: "2027-11-30" } };
  good(await editPlan(program, { ...as("officer"), plan, baseVersion: 0, reason: "" }));
  good(await approvePlan(program, { ...as("officer"), planVersion: 1 }));
  good(await approvePlan(program, { ...as("representative"), planVersion: 1 }));
  const part = randomUUID();
  const mine = [part, id, program.municipality];
  await owner.query(
    `insert into protected_parts (id, proposal_id, municipality_id, section, heading, state, level, until, agreed_at)
     values ($1, $2, $3, 'what', '詰め物の縫い方', 'agreed', 'desk', '2028-03-31', now())`,
    mine,
  );
  await owner.query(
    "insert into protected_part_contents (part_id, proposal_id, municipality_id, content) values ($1, $2, $3, $4)",
    [...mine, secret],
  );
  await owner.query(
    `insert into approval_papers (proposal_id, municipality_id, kind, state, method, recommended, body, content_hash, drafted_by, drafted_at)
     values ($1, $2, 'method', 'approved', $3, $3, '{}', '\\x00', $4, $5)`,
    [id, program.municipality, method, person("officer").id, program.now()],
  );
  await owner.query("update proposals set status = 'preparing', version = version + 1 where id = $1", [id]);
  return id;
}

/** Drafts the agreement and lets the whole route approve it. @returns its version and hash. */
export async function anApprovedAgreement(city: TestCity, id: string, baseVersion = 0, words = agreementWords) {
  const { program, person } = city;
  const drafted = good(
    await draftAgreement(program, { actor: person("officer"), proposalId: id, ...words, baseVersion }),
  );
  await noTies(city, id, "finance", "mayorOffice");
  for (const key of ["finance", "mayorOffice"] as const) {
    const contentHash = await paperHash(city, drafted.paperId);
    good(
      await decidePaper(program, {
        actor: person(key),
        proposalId: id,
        paperId: drafted.paperId,
        decision: "approved",
        comment: "",
        contentHash,
      }),
    );
  }
  return drafted;
}

async function paperHash(city: TestCity, paperId: string): Promise<string> {
  const { rows } = (await city.owner.query(
    "select encode(content_hash, 'hex') as hash from approval_papers where id = $1",
    [paperId],
  )) as { rows: { hash: string }[] };
  return rows[0]!.hash;
}

/** Everything that sealing needs: the agreement concluded, eligibility checked, the facts shown and not objected to. */
export async function readyToStart(city: TestCity): Promise<string> {
  const { program, person } = city;
  const id = await aPreparing(city);
  const as = (key: PersonKey) => ({ actor: person(key), proposalId: id });
  const { hash } = await anApprovedAgreement(city, id);
  good(await consentAgreement(program, { ...as("representative"), hash }));
  const signed = { concludedOn: "2026-11-24", citySignatory: "試験 太郎", partnerSignatory: "𠮷田 恵子" };
  good(await concludeAgreement(program, { ...as("officer"), ...signed }));
  good(await checkEligibility(program, { ...as("officer"), ...eligible }));
  good(await draftFacts(program, { ...as("officer"), ...factsWords }));
  const answer = { answer: "none", comment: "", publishesComment: false, draftVersion: 1 };
  good(await commentFacts(program, { ...as("representative"), ...answer }));
  return id;
}

/** A partnership that has started. @returns its id. */
export async function anActive(city: TestCity): Promise<string> {
  const id = await readyToStart(city);
  good(await startActive(city.program, { actor: city.person("officer"), proposalId: id }));
  return id;
}
