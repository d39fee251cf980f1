import { randomUUID } from "node:crypto";
import type { Status } from "../../../src/domain/process/status.ts";
import { lineTo, type TestCity } from "../../support/city.ts";
import { noTies } from "../../support/no-ties.ts";
import { aSentFile } from "../../support/sent-file.ts";
import { type CanaryKind, canaryOf } from "./canaries.ts";

/** A proposal in a state, and the first record of each kind that stands below it (null: it has none yet). */
export type Standing = { status: Status; ids: Readonly<Record<string, string>>; has: ReadonlySet<string> };

/**
 * Brings one proposal to a state by the real commands, with canary words in every kind of text. 保健センター leads and takes part,
 * 危機管理課 was asked and takes no part; everybody of the city who has a part has said that there is no tie, but `officer2`, who has
 * said that there is one.
 */
export async function standIn(city: TestCity, status: Status): Promise<Standing> {
  const reachesDialogue = !beforeDialogue.includes(status);
  const word = (kind: CanaryKind) => canaryOf(kind, status);
  const { proposalId, partIds, inquiryIds } = await lineTo(city, status, {
    ready: true,
    asked: ["0201"],
    parts: [
      {
        content: word("content"),
        reason: `先に知られると権利を得られなくなるため。${word("reason")}`,
        level: "asked_departments",
      },
      {
        content: word("content"),
        reason: `先に知られると権利を得られなくなるため。${word("reason")}`,
        level: "desk",
        section: "benefit",
        heading: "もうひとつのしくみ",
      },
    ],
    story: {
      words: {
        title: word("title"),
        summary: "歩き方を測ります。",
        what: `集会所で月に1回、測ります。${word("text")}`,
        benefit: "早めに相談できます。",
        ask: "集会所の一角を貸してください。",
        cost: "機器の費用は当社が負担します。",
        period: "1年間",
      },
      messages: reachesDialogue ? [{ day: 0, by: "officer", body: word("message") }] : [],
      notes: reachesDialogue ? [{ day: 0, by: "officer", body: word("note") }] : [],
    },
  });
  await city.owner.query("update inquiry_answers set outcome = 'no' where proposal_id = $1 and department_id = $2", [
    proposalId,
    city.department("0201"),
  ]);
  await noTies(city, proposalId, "officer", "chief", "healthHead", "healthStaff", "disasterHead", "finance");
  await city.owner.query("delete from conflict_declarations where proposal_id = $1 and person_id = $2", [
    proposalId,
    city.person("officer2").id,
  ]);
  await city.owner.query(
    "insert into conflict_declarations (municipality_id, proposal_id, person_id, has_tie, at) values ($1, $2, $3, true, $4)",
    [city.program.municipality, proposalId, city.person("officer2").id, city.program.now()],
  );
  const first = async (table: string, column = "id") => {
    const { rows } = await city.owner.query<{ value: string }>(
      `select ${column}::text as value from ${table} where proposal_id = $1 order by 1 limit 1`,
      [proposalId],
    );
    return rows[0]?.value;
  };
  await aSentFile(city, proposalId, null, "図.pdf", status !== "draft");
  const planVersion = await first("plans", "version");
  if (planVersion)
    await city.owner.query(
      `insert into plan_suggestions (municipality_id, proposal_id, section, base_version, body, reason, side, by_id, at)
       values ($1, $2, 'goals', $3, '{"goals": []}', '目標を一つにしぼるため', 'partner', $4, $5)`,
      [city.program.municipality, proposalId, planVersion, city.person("representative").id, city.program.now()],
    );
  const below: Record<string, string | undefined> = {
    part: partIds[0],
    file: await first("attachments"),
    inquiry: inquiryIds.get("0507"),
    meeting: await first("meetings"),
    todo: await first("to_dos"),
    step: await first("step_requests"),
    paper: await first("approval_papers"),
    initiative: await first("initiatives"),
    version: planVersion,
    section: planVersion && "goals",
    suggestion: await first("plan_suggestions"),
  };
  const there = Object.entries(below).filter((pair): pair is [string, string] => pair[1] !== undefined);
  const missing = Object.keys(below).map((name) => [name, absent[name] ?? randomUUID()] as const);
  return {
    status,
    ids: { id: proposalId, ...Object.fromEntries(missing), ...Object.fromEntries(there) },
    has: new Set(["id", ...there.map(([name]) => name)]),
  };
}

/** What stands in an address instead of a record that is not there, where it is no id. */
const absent: Readonly<Record<string, string>> = { version: "1", section: "goals" };

const beforeDialogue: readonly Status[] = [
  "draft",
  "submitted",
  "additions_asked",
  "received",
  "inquiry",
  "declined",
  "lapsed",
  "withdrawn",
];
