import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aChallenge } from "../../test/support/challenges.ts";
import { aCity, startOfTests, type TestCity } from "../../test/support/city.ts";
import { everythingIn } from "../../test/support/everything-in.ts";
import { type Requests, requestsOf } from "../../test/support/requests.ts";
import type { PersonKey } from "../../test/support/small-world.ts";
import { closeChallenge, withdrawChallenge } from "../commands/challenges/end-challenge.ts";
import { createDraft } from "../commands/create-draft.ts";
import { receiveProposal } from "../commands/receive-proposal.ts";
import { saveDraft } from "../commands/save-draft.ts";
import { submitProposal } from "../commands/submit-proposal.ts";
import { withdrawProposal } from "../commands/withdraw-proposal.ts";
import { findRecord } from "../db/stores/record-store.ts";
import { pledges } from "../domain/proposal/pledge.ts";
import { verifyChains } from "../queries/verify-chains.ts";
import { openSealed } from "./open-sealed.ts";
import { tellChallenges } from "./tell-challenges.ts";
import { turnChallenges } from "./turn-challenges.ts";

let city: TestCity;
let pages: Requests;
beforeAll(async () => {
  city = await aCity();
  pages = requestsOf(city);
});
afterAll(() => city.drop());

const secret = "封印された提案の名前";
const words = { title: secret, summary: `${secret}の要約`, what: `${secret}の中身`, benefit: "歩く人が増えます。" };

async function submit(key: PersonKey, code: string): Promise<string> {
  const { program } = city;
  const actor = city.person(key);
  const created = await createDraft(program, { actor, formKey: randomUUID(), challengeCode: code });
  if (!created.ok) throw new Error(JSON.stringify(created.refusal));
  const proposalId = created.value.id;
  const saved = await saveDraft(program, { actor, proposalId, words, fields: ["健康"] });
  const sent = await submitProposal(program, { actor, proposalId, pledges });
  if (!saved.ok || !sent.ok) throw new Error(JSON.stringify([saved, sent]));
  return proposalId;
}

const inTheCity: readonly PersonKey[] = [
  "officer",
  "officer2",
  "chief",
  "healthHead",
  "healthStaff",
  "schoolStaff",
  "finance",
  "administrator",
];

/** Every row of every table that tells of a proposal or of its sender, as somebody gets it. */
async function tracesFor(key: PersonKey, id: string): Promise<string[]> {
  const { rows } = await city.owner.query<{ name: string; subject: string }>(
    `select c.table_name as name, c.column_name as subject from information_schema.columns c join pg_tables t on t.tablename = c.table_name
     where t.schemaname = 'public' and c.table_schema = 'public' and (c.column_name = 'proposal_id' or (c.table_name = 'proposals' and c.column_name = 'id'))`,
  );
  const traces: string[] = [];
  for (const { name, subject } of rows)
    await city.program.db
      .asActor(city.person(key), async (tx) => {
        const found = await sql`select 1 from ${sql.table(name)} where ${sql.ref(subject)} = ${id}`.execute(tx);
        if (found.rows.length > 0) traces.push(name);
      })
      .catch((error: { code?: string }) => {
        if (error.code !== "42501") throw error;
      });
  return traces;
}

test("until it is opened a sealed proposal is nothing to anybody in the city: no row, no page, no count, no wait, no word", async () => {
  const { code } = await aChallenge(city, "open", { reading: "sealed", deadline: "2026-12-04" });
  const lists = [
    "/desk/board",
    "/desk/proposals",
    `/desk/proposals?q=${encodeURIComponent(secret)}`,
    "/desk/challenges",
    "/numbers",
    `/challenges/${code}`,
  ];
  const drawn = async (key: PersonKey, href: string) =>
    // Keys of forms and tokens are made anew for every page; what is left is all that it says and where it leads.
    (await pages.get(key, href)).text.replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f-]{17}/g, "");
  const before = new Map<string, string>();
  for (const key of inTheCity) for (const href of lists) before.set(`${key} ${href}`, await drawn(key, href));
  const id = await submit("representative", code);
  for (const key of [...inTheCity, "otherCompany"] as const) {
    expect([key, await tracesFor(key, id)]).toEqual([key, []]);
    expect([key, (await pages.get(key, `/proposals/${id}`)).status]).toEqual([key, 404]);
    for (const form of ["receipt", "additions", "assignments", "conflict-declarations", "decline", "notes"]) {
      const answer = await pages.post(key, `/proposals/${id}/${form}`, { version: "2", hasTie: "no" });
      expect([key, form, [403, 404].includes(answer.status), answer.text.includes(secret)]).toEqual([
        key,
        form,
        true,
        false,
      ]);
    }
  }
  for (const key of inTheCity)
    for (const href of lists) {
      const now = await drawn(key, href);
      expect([key, href, now]).toEqual([key, href, before.get(`${key} ${href}`)]);
    }
  const waits = await city.owner.query("select 1 from waits where proposal_id = $1", [id]);
  expect(waits.rows).toEqual([]);
});

test("its organisation sees it with its number and an acknowledgement by mail, and can only take it back", async () => {
  const { code } = await aChallenge(city, "open", { reading: "sealed", deadline: "2026-12-04" });
  const id = await submit("representative", code);
  const page = await pages.get("representative", `/proposals/${id}`);
  expect([page.status, page.text.includes("締切まで、誰も読みません")]).toEqual([200, true]);
  const { rows } = await city.owner.query("select to_address, facts from letters where facts->>'proposal' = $1", [id]);
  expect(rows).toEqual([
    { to_address: "rep@a.example.jp", facts: { number: expect.stringMatching(/^R8-\d{3}$/), proposal: id } },
  ]);
  const edit = await pages.post("representative", `/proposals/${id}/edit`, { title: "書き直し" });
  expect([403, 409].includes(edit.status)).toBe(true);
  const taken = await withdrawProposal(city.program, {
    actor: city.person("representative"),
    proposalId: id,
    reason: "",
  });
  expect(taken.ok).toBe(true);
  for (const key of inTheCity) expect([key, await tracesFor(key, id)]).toEqual([key, []]);
});

test("after the deadline the clock opens all at once, once, and the desk's clocks start then, however late it comes", async () => {
  const { program, person } = city;
  const challenge = await aChallenge(city, "open", { reading: "sealed", deadline: "2026-12-04" });
  const first = await submit("representative", challenge.code);
  const second = await submit("otherCompany", challenge.code);
  const withdrawn = await submit("representative", challenge.code);
  await withdrawProposal(program, { actor: person("representative"), proposalId: withdrawn, reason: "" });
  const closing = await closeChallenge(program, { actor: person("officer"), challengeId: challenge.id });
  expect(closing.ok).toBe(false);
  city.setNow(new Date("2026-12-04T17:15:59+09:00"));
  expect([await turnChallenges(program), await openSealed(program)]).toEqual([0, 0]);
  // The program was down over the weekend.
  city.setNow(new Date("2026-12-07T10:00:00+09:00"));
  expect(await openSealed(program)).toBe(0);
  await turnChallenges(program);
  // The two of the tests before: one stands, one was taken back.
  expect(await openSealed(program)).toBe(3);
  const after = await everythingIn(city.owner);
  expect(await openSealed(program)).toBe(0);
  expect(await everythingIn(city.owner)).toEqual(after);
  for (const id of [first, second]) {
    const record = await program.db.asActor(person("officer"), (tx) => findRecord(tx, id));
    expect(record?.openWaits.map(({ task, due, since }) => [task, due, since])).toEqual([
      ["receive", "2026-12-10", new Date("2026-12-07T10:00:00+09:00")],
    ]);
  }
  expect(await program.db.asActor(person("officer"), (tx) => findRecord(tx, withdrawn))).toBe(null);
  expect((await receiveProposal(program, { actor: person("officer"), proposalId: first })).ok).toBe(true);
  expect((await verifyChains(city.owner, program.key)).ok).toBe(true);
  city.setNow(startOfTests);
});

test("whoever has a sealed proposal to a challenge that is withdrawn is told, once; nobody in the city is", async () => {
  const { program, person } = city;
  const challenge = await aChallenge(city, "open", { reading: "sealed", deadline: "2027-01-29" });
  const stands = await submit("representative", challenge.code);
  const takenBack = await submit("otherCompany", challenge.code);
  await withdrawProposal(program, { actor: person("otherCompany"), proposalId: takenBack, reason: "" });
  const by = { actor: person("officer"), challengeId: challenge.id };
  expect((await withdrawChallenge(program, { ...by, withdrawal: "予算の都合です。" })).ok).toBe(true);
  await tellChallenges(program);
  await tellChallenges(program);
  const { rows } = await city.owner.query(
    "select person_id, proposal_id from notices where what = 'challenge-withdrawn' order by person_id",
  );
  const told = [person("representative").id, person("member").id].sort();
  expect(rows).toEqual(told.map((person_id) => ({ person_id, proposal_id: stands })));
  const page = await pages.get("representative", `/proposals/${stands}`);
  expect(page.text).toContain("これからも開かれません");
  expect(page.text).not.toContain("締切のあと、すべての提案を同時に開きます");
  // Of its own organisation alone is it asked; whoever works in the city cannot ask who was told.
  await expect(
    program.db.asActor(person("officer"), (tx) => sql`select app.sealed_for_good(${challenge.id})`.execute(tx)),
  ).rejects.toThrow(/permission denied/);
});
