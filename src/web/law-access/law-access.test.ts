import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aCity, lineTo } from "../../../test/support/city.ts";
import { noTies } from "../../../test/support/no-ties.ts";
import { formOn, requestsOf, wordsOf } from "../../../test/support/requests.ts";
import { pdf } from "../../../test/support/sample-files.ts";
import { aSentFile } from "../../../test/support/sent-file.ts";
import type { PersonKey } from "../../../test/support/small-world.ts";
import { declareConflict } from "../../commands/declare-conflict.ts";
import { addDays, todayInTokyo } from "../../domain/calendar/tokyo-date.ts";
import { tellLawAccesses } from "../../jobs/tell-law-accesses.ts";
import { listNotices } from "../../queries/notices.ts";
import { listReadings } from "../../queries/readings.ts";
import { verifyChains } from "../../queries/verify-chains.ts";
import type { StoryPart } from "../../worlds/story.ts";

// 法令に基づく閲覧, granted by the chief. The wall measures its end by the database's own clock, so the city's clock shows the same day.

const city = await aCity();
const now = new Date();
beforeAll(() => city.setNow(now));
afterAll(city.drop);
const { db } = city.program;
const asked = requestsOf(city);
const secret = "秘匿語";

const dateFields = (name: string, days: number) => {
  const [year = "", month = "", day = ""] = addDays(todayInTokyo(now), days).split("-");
  return { [`${name}-year`]: year, [`${name}-month`]: month, [`${name}-day`]: day };
};
const barred = { untoldReason: "地方自治法の監査の定めによる。", ...dateFields("untoldUntil", 30) };

type Ids = Awaited<ReturnType<typeof scene>>;
async function scene(part: Partial<StoryPart> = {}) {
  const { proposalId, partIds } = await lineTo(city, "inquiry", {
    parts: [{ level: "desk", ...part }, { level: "desk" }],
  });
  await noTies(city, proposalId, "chief", "officer");
  const own = `/proposals/${proposalId}/protected-parts/${partIds[0]}`;
  return { proposalId, partId: partIds[0]!, otherId: partIds[1]!, own, grants: `${own}/law-accesses` };
}
const grant = (ids: Ids, to: PersonKey, fields: Record<string, string> = {}, by: PersonKey = "chief") =>
  asked.post(by, ids.grants, {
    person: city.person(to).id,
    purpose: "audit",
    reason: "定期監査の資料として",
    ...dateFields("endsOn", 10),
    ...fields,
  });
const accessOf = async ({ proposalId }: Ids) => {
  const { rows } = await city.owner.query<{ id: string }>(
    "select id from law_accesses where proposal_id = $1 order by granted_at desc, id limit 1",
    [proposalId],
  );
  return rows[0]!.id;
};
/** P2: the answer about ties, before the first word; refused to whoever it is not granted to. */
const declare = (key: PersonKey, access: string, fields: Record<string, string> = { hasTie: "no" }) =>
  asked.post(key, `/desk/law-accesses/${access}/ties`, fields);
const open = async (key: PersonKey, ids: Ids, access: string, fields: Record<string, string> = {}) => {
  await declare(key, access);
  return asked.post(key, `${ids.own}/readings`, { access, purpose: "監査への対応", ...fields });
};
const noticesOf = async (key: PersonKey, { proposalId }: Ids) =>
  (await listNotices(city.program, city.person(key), null)).notices
    .filter(({ proposal }) => proposal?.id === proposalId)
    .map(({ what }) => what);
const contents = (key: PersonKey, part: string) =>
  db
    .asActor(city.person(key), (tx) =>
      tx.selectFrom("protected_part_contents").select("content").where("part_id", "=", part).execute(),
    )
    .then((rows) => rows.length);

test("whom it is granted to finds it on the board, opens that part for that purpose, and no other", async () => {
  const ids = await scene();
  expect((await asked.get("schoolStaff", ids.own)).status).toBe(403);
  expect((await grant(ids, "schoolStaff")).status).toBe(303);
  expect(wordsOf((await asked.get("schoolStaff", "/desk/board")).text)).toContain("法令に基づく閲覧が1件");
  const granted = await accessOf(ids);
  expect((await asked.get("schoolStaff", "/desk/law-accesses")).text).toContain(`/desk/law-accesses/${granted}/ties`);
  await declare("schoolStaff", granted);
  const list = (await asked.get("schoolStaff", "/desk/law-accesses")).text;
  expect(wordsOf(list)).toContain("歩行の判定のしくみ");
  expect(list).not.toContain(secret);
  const opened = await asked.post("schoolStaff", `${ids.own}/readings`, formOn(list, `${ids.own}/readings`));
  expect([opened.status, opened.text.includes(secret)]).toEqual([200, true]);
  // The proposal itself stays out of sight, and so does its other part.
  for (const path of ["", "/text", "/protected-parts", "/history"])
    expect([path, (await asked.get("schoolStaff", `/proposals/${ids.proposalId}${path}`)).status]).not.toEqual([
      path,
      200,
    ]);
  expect(await contents("schoolStaff", ids.otherId)).toBe(0);
  const access = await accessOf(ids);
  const other = await asked.post("schoolStaff", `${ids.own.replace(ids.partId, ids.otherId)}/readings`, {
    access,
    purpose: "監査への対応",
  });
  expect([other.status, other.text.includes(secret)]).toEqual([404, false]);
  expect((await open("schoolStaff", ids, access, { purpose: "面談の準備" })).status).toBe(422);
});

test("the proposer reads it in the same ledger: department, post, purpose, and no name", async () => {
  const ids = await scene();
  await grant(ids, "finance", { purpose: "approval" });
  await open("finance", ids, await accessOf(ids), { purpose: "決裁に必要な確認" });
  const page = wordsOf((await asked.get("representative", `/proposals/${ids.proposalId}/protected-parts`)).text);
  expect(page).toContain("法令に基づく閲覧を認めました（決裁に必要な確認）");
  expect(page).toContain("決裁・合議 財政課長が開きました");
  expect(page).toContain("目的：法令に基づく閲覧：決裁に必要な確認");
  expect(page).not.toContain("大西");
  expect(wordsOf((await asked.get("officer", `/proposals/${ids.proposalId}/protected-parts`)).text)).toContain(
    "大西 健",
  );
  expect(await verifyChains(city.owner, city.program.key)).toMatchObject({ ok: true });
});

test("before the first word they say whether there is a tie; without an answer nothing opens, not even past the pages", async () => {
  const ids = await scene({ heading: "見守りの合図" });
  await grant(ids, "schoolStaff", { reason: "臨時の監査の資料として" });
  const access = await accessOf(ids);
  const unasked = await asked.post("schoolStaff", `${ids.own}/readings`, { access, purpose: "監査への対応" });
  expect([unasked.status, unasked.text.includes(secret)]).toEqual([403, false]);
  const { rows } = await city.owner.query("select 1 from readings where law_access_id = $1", [access]);
  expect(rows).toEqual([]);
  const question = await asked.get("schoolStaff", `/desk/law-accesses/${access}/ties`);
  expect(wordsOf(question.text)).toContain("利害の関係がありますか");
  // Not what the part is called either, nor why it is wanted, on any page or past them.
  const list = await asked.get("schoolStaff", "/desk/law-accesses");
  for (const { text } of [question, list])
    for (const word of [secret, "見守りの合図", "臨時の監査の資料として"]) expect(text).not.toContain(word);
  const past = await db.asActor(city.person("schoolStaff"), (tx) =>
    sql`select heading, reason from wall.law_grants where access_id = ${access}`.execute(tx),
  );
  expect(past.rows).toEqual([{ heading: null, reason: null }]);
  expect((await asked.get("finance", `/desk/law-accesses/${access}/ties`)).status).toBe(404);
  expect((await declare("finance", access)).status).toBe(404);
  expect((await declare("schoolStaff", access, {})).status).toBe(422);
  expect((await declare("schoolStaff", access, { hasTie: "yes", what: "" })).status).toBe(422);
  expect(wordsOf((await asked.get("chief", ids.grants)).text)).toContain("利害の関係の申告を待っています。");
  expect((await declare("schoolStaff", access)).status).toBe(303);
  expect((await declare("schoolStaff", access)).status).toBe(403);
  const named = wordsOf((await asked.get("schoolStaff", "/desk/law-accesses")).text);
  expect([named.includes("見守りの合図"), named.includes("臨時の監査の資料として")]).toEqual([true, true]);
  expect((await open("schoolStaff", ids, access)).text).toContain(secret);
});

test("who has a tie is granted nothing any more, and the chief is told to name somebody else", async () => {
  const ids = await scene();
  await grant(ids, "schoolStaff");
  const access = await accessOf(ids);
  expect((await declare("schoolStaff", access, { hasTie: "yes", what: "兄が役員" })).status).toBe(303);
  const answer = await open("schoolStaff", ids, access);
  expect([answer.status, answer.text.includes(secret)]).toEqual([404, false]);
  expect(await noticesOf("chief", ids)).toContain("law-access-tied");
  expect(await noticesOf("officer", ids)).not.toContain("law-access-tied");
  expect(await noticesOf("representative", ids)).not.toContain("law-access-tied");
  expect(wordsOf((await asked.get("chief", ids.grants)).text)).toContain("利害の関係があると申告しました。");
});

test("the proposer is told when it is granted; where a law forbids it, once the day is over, and once", async () => {
  const ids = await scene();
  await grant(ids, "finance");
  expect(await noticesOf("representative", ids)).toContain("law-access-granted");
  const later = await scene();
  await grant(later, "finance", barred);
  await tellLawAccesses(city.program);
  expect(await noticesOf("representative", later)).not.toContain("law-access-granted");
  expect(await noticesOf("representative", later)).not.toContain("law-access-told");
  await city.owner.query("update law_accesses set untold_until = $2 where proposal_id = $1", [
    later.proposalId,
    addDays(todayInTokyo(now), -1),
  ]);
  expect(await tellLawAccesses(city.program)).toBe(1);
  expect(await tellLawAccesses(city.program)).toBe(0);
  expect(await noticesOf("representative", later)).toContain("law-access-told");
  expect(await verifyChains(city.owner, city.program.key)).toMatchObject({ ok: true });
});

test("a file of the part is read by the same access, each time with a reading, and ends with it", async () => {
  const ids = await scene();
  const [file, other] = [
    await aSentFile(city, ids.proposalId, ids.partId, "守りたい図.pdf"),
    await aSentFile(city, ids.proposalId, ids.otherId, "別の図.pdf"),
  ];
  await grant(ids, "schoolStaff");
  const access = await accessOf(ids);
  const opened = await open("schoolStaff", ids, access);
  expect(opened.text).toContain("守りたい図.pdf");
  expect(opened.text).not.toContain("別の図.pdf");
  const given = await open("schoolStaff", ids, access, { file });
  expect([given.status, given.headers.get("content-type"), given.bytes.equals(pdf)]).toEqual([
    200,
    "application/pdf",
    true,
  ]);
  expect((await open("schoolStaff", ids, access, { file: other })).status).toBe(404);
  expect((await asked.get("schoolStaff", `/proposals/${ids.proposalId}/files/${file}`)).status).toBe(404);
  const ledger = await city.owner.query("select 1 from readings where law_access_id = $1", [access]);
  // The file of another part was not opened: the ledger does not say that it was.
  expect(ledger.rows.length).toBe(2);
  await asked.post("chief", `${ids.grants}/${access}/ending`);
  expect((await open("schoolStaff", ids, access, { file })).status).toBe(404);
});

describe("while a law forbids telling", () => {
  const seenByProposer = async (ids: Ids) => {
    const pages = await Promise.all(
      ["", "/protected-parts", "/history"].map((path) =>
        asked.get("representative", `/proposals/${ids.proposalId}${path}`),
      ),
    );
    const rows = await db.asActor(city.person("representative"), async (tx) => [
      (await listReadings(tx, ids.proposalId)).length,
      (await tx.selectFrom("law_accesses").select("id").where("proposal_id", "=", ids.proposalId).execute()).length,
    ]);
    return [pages.some(({ text }) => text.includes("法令に基づく閲覧を認め")), ...rows];
  };

  test("the proposer learns neither of the access nor of a reading, until the chief lifts the bar", async () => {
    const ids = await scene();
    expect((await grant(ids, "schoolStaff", barred)).status).toBe(303);
    const access = await accessOf(ids);
    expect((await open("schoolStaff", ids, access)).status).toBe(200);
    expect(await seenByProposer(ids)).toEqual([false, 0, 0]);
    expect(wordsOf((await asked.get("chief", ids.grants)).text)).toContain("地方自治法の監査の定めによる。");
    expect((await asked.post("chief", `${ids.grants}/${access}/telling`)).status).toBe(303);
    expect(await seenByProposer(ids)).toEqual([true, 1, 1]);
  });

  test("or until its day is over", async () => {
    const ids = await scene();
    await grant(ids, "schoolStaff", barred);
    await open("schoolStaff", ids, await accessOf(ids));
    await city.owner.query("update law_accesses set untold_until = $2 where proposal_id = $1", [
      ids.proposalId,
      addDays(todayInTokyo(now), -1),
    ]);
    expect((await seenByProposer(ids)).slice(1)).toEqual([1, 1]);
  });

  test("the reason and the day are both recorded, or there is no bar", async () => {
    const ids = await scene();
    for (const half of [
      { untoldReason: "監査の定め" },
      dateFields("untoldUntil", 30),
      { ...barred, "untoldUntil-month": "13" },
    ])
      expect((await grant(ids, "schoolStaff", half)).status).toBe(422);
    const { rows } = await city.owner.query("select 1 from law_accesses where proposal_id = $1", [ids.proposalId]);
    expect(rows).toEqual([]);
  });
});

describe("it opens nothing", () => {
  test("to anybody else who has its address, whatever they are", async () => {
    const ids = await scene();
    await grant(ids, "schoolStaff");
    const access = await accessOf(ids);
    for (const key of ["healthHead", "disasterHead", "finance", "otherCompany", "administrator", "chief"] as const) {
      const answer = await open(key, ids, access);
      expect([key, [403, 404].includes(answer.status), answer.text.includes(secret)]).toEqual([key, true, false]);
    }
    expect((await asked.get("otherCompany", "/desk/law-accesses")).status).toBe(403);
  });

  test("once its time is over or the chief has ended it, not even with a reading of a moment ago", async () => {
    for (const how of ["over", "ended"]) {
      const ids = await scene();
      await grant(ids, "schoolStaff");
      const access = await accessOf(ids);
      expect((await open("schoolStaff", ids, access)).status).toBe(200);
      expect(await contents("schoolStaff", ids.partId)).toBe(1);
      if (how === "ended") expect((await asked.post("chief", `${ids.grants}/${access}/ending`)).status).toBe(303);
      else
        await city.owner.query(
          "update law_accesses set granted_at = now() - interval '9 days', ends_at = now() - interval '1 second' where id = $1",
          [access],
        );
      const answer = await open("schoolStaff", ids, access);
      expect([how, answer.status, answer.text.includes(secret)]).toEqual([how, 404, false]);
      expect([how, await contents("schoolStaff", ids.partId)]).toEqual([how, 0]);
      expect((await asked.get("schoolStaff", "/desk/law-accesses")).text).not.toContain(access);
    }
  });

  test("to who has declared a tie since", async () => {
    const { proposalId, partIds } = await lineTo(city, "inquiry", { parts: [{ level: "desk" }] });
    await noTies(city, proposalId, "chief");
    const own = `/proposals/${proposalId}/protected-parts/${partIds[0]}`;
    const ids = { proposalId, partId: partIds[0]!, otherId: partIds[0]!, own, grants: `${own}/law-accesses` };
    await grant(ids, "healthStaff");
    const access = await accessOf(ids);
    await declareConflict(city.program, {
      actor: city.person("healthStaff"),
      proposalId,
      hasTie: "yes",
      what: "兄が役員",
    });
    const answer = await open("healthStaff", ids, access);
    expect([answer.status, answer.text.includes(secret)]).toEqual([404, false]);
    expect((await grant(ids, "healthStaff")).status).toBe(422);
  });

  test("of a part that was never agreed: the city does not hold it", async () => {
    const ids = await scene({ outcome: "requested" });
    expect((await grant(ids, "schoolStaff")).status).toBe(403);
    const { rows } = await city.owner.query("select 1 from law_accesses where proposal_id = $1", [ids.proposalId]);
    expect(rows).toEqual([]);
  });
});

test("only the chief grants, ends and tells, and never to themselves or for longer than the law needs", async () => {
  const ids = await scene();
  for (const key of ["officer", "healthHead", "finance", "representative", "administrator", "otherCompany"] as const) {
    expect([key, [403, 404].includes((await grant(ids, "schoolStaff", {}, key)).status)]).toEqual([key, true]);
    expect([key, [403, 404].includes((await asked.get(key, ids.grants)).status)]).toEqual([key, true]);
  }
  for (const wrong of [
    { person: city.person("chief").id },
    { person: city.person("representative").id },
    { person: city.person("administrator").id },
    dateFields("endsOn", 61),
    dateFields("endsOn", -1),
    { purpose: "見たいから" },
    { reason: "" },
  ])
    expect((await grant(ids, "schoolStaff", wrong as Record<string, string>)).status).toBe(422);
});

test("past every page the database refuses the same", async () => {
  const ids = await scene();
  await grant(ids, "schoolStaff", barred);
  const access = await accessOf(ids);
  const attack = (key: PersonKey, statement: ReturnType<typeof sql>) =>
    db
      .asActor(city.person(key), async (tx) => Number((await statement.execute(tx)).numAffectedRows ?? 0n))
      .then(
        (rows) => (rows > 0 ? "done" : "nothing"),
        (error: { code?: string }) => ({ "42501": "refused", "23514": "refused" })[error.code ?? ""] ?? error,
      );
  const insert = (to: PersonKey, by: PersonKey, part: string) => sql`
    insert into law_accesses (proposal_id, part_id, person_id, reader_department, reader_role, purpose, reason, granted_by, granted_at, ends_at)
    values (${ids.proposalId}, ${part}, ${city.person(to).id}, '課', '担当', 'audit', '監査', ${city.person(by).id}, now(), now() + interval '1 day')`;
  for (const key of ["officer", "schoolStaff", "finance", "representative"] as const)
    expect([key, await attack(key, insert(key === "officer" ? "finance" : key, "chief", ids.partId))]).toEqual([
      key,
      "refused",
    ]);
  expect(await attack("chief", insert("chief", "chief", ids.partId))).toBe("refused");
  const set = (change: ReturnType<typeof sql>) => sql`update law_accesses set ${change} where id = ${access}`;
  expect(await attack("chief", set(sql`ends_at = now() + interval '50 days'`))).toBe("refused");
  expect(await attack("chief", set(sql`person_id = ${city.person("finance").id}`))).toBe("refused");
  for (const key of ["schoolStaff", "officer", "representative", "healthHead"] as const)
    expect([key, await attack(key, set(sql`told_at = now()`))]).toEqual([key, "nothing"]);
  // A reading without the access that it rests on, or with that of somebody else, is none.
  const reading = (key: PersonKey, law: ReturnType<typeof sql>) => sql`
    insert into readings (part_id, proposal_id, seq, person_id, department_name, role, purpose, at, previous, link, law_access_id)
    select ${ids.partId}::uuid, ${ids.proposalId}::uuid, h.seq + 1, ${city.person(key).id}::uuid, '課', '職', '目的', now(), h.link, '\\x00'::bytea, ${law}
    from app.chain_head('readings', ${ids.partId}) h`;
  expect(await attack("schoolStaff", reading("schoolStaff", sql`null`))).toBe("refused");
  expect(await attack("finance", reading("finance", sql`${access}::uuid`))).toBe("refused");
  expect(await contents("finance", ids.partId)).toBe(0);
});
