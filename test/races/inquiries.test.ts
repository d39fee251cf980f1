import { afterAll, expect, test } from "vitest";
import { aCity, lineTo } from "../support/city.ts";
import { noTies } from "../support/no-ties.ts";
import { requestsOf, wordsOf } from "../support/requests.ts";

// Two people of a department at one inquiry at the same moment: one answer stands, nothing typed is lost, and who came second is told.

const city = await aCity();
afterAll(city.drop);
const { get, post } = requestsOf(city);

async function asked(): Promise<string> {
  const { proposalId: id } = await lineTo(city, "received");
  await noTies(city, id, "officer");
  const form = { question: "会場はありますか。", due: "10", "department-0": city.department("0507") };
  await post("officer", `/proposals/${id}/inquiries`, form);
  await noTies(city, id, "healthHead", "healthStaff");
  const { rows } = await city.owner.query<{ id: string }>("select id from inquiries where proposal_id = $1", [id]);
  return `/proposals/${id}/inquiries/${rows[0]!.id}`;
}
const stored = async (page: string) =>
  (
    await city.owner.query<{ answer: string; confirmed: boolean }>(
      "select answer, confirmed_at is not null as confirmed from inquiry_answers where inquiry_id = $1",
      [page.split("/").at(-1)],
    )
  ).rows;

test("the head confirms while a colleague drafts: the confirmed answer stands, and the draft comes back to who wrote it", async () => {
  for (let round = 0; round < 3; round++) {
    const page = await asked();
    const head = { outcome: "dialogue", answer: "二階が使えます。" };
    const staff = { outcome: "conditions", answer: "①夜だけ使えます。" };
    const [confirmed, drafted] = await Promise.all([
      post("healthHead", `${page}/answer/confirmation`, head),
      post("healthStaff", `${page}/answer`, staff),
    ]);
    expect(confirmed.status).toBe(303);
    expect(await stored(page)).toEqual([{ answer: head.answer, confirmed: true }]);
    // Drafted a moment before: the head's words came after it. A moment after: refused, with all that was typed.
    if (drafted.status !== 303) {
      expect(drafted.status).toBe(403);
      expect(wordsOf(drafted.text)).toContain("この照会の回答は確定しています");
      expect(drafted.text).toContain(staff.answer);
    }
    expect(wordsOf((await get("officer", page)).text)).toContain(head.answer);
  }
});

test("the head confirms in two windows at once: one answer, once in the log, and the other window says so with its words", async () => {
  const page = await asked();
  const answers = await Promise.all(
    ["二階が使えます。", "三階が使えます。"].map((answer) =>
      post("healthHead", `${page}/answer/confirmation`, { outcome: "dialogue", answer }),
    ),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 403]);
  const lost = answers.findIndex(({ status }) => status === 403);
  expect(answers[lost]!.text).toContain(["二階が使えます。", "三階が使えます。"][lost]);
  expect(await stored(page)).toEqual([{ answer: ["三階が使えます。", "二階が使えます。"][lost], confirmed: true }]);
  const { rows } = await city.owner.query<{ n: string }>(
    "select count(*) as n from events where kind = 'inquiry-answered' and facts->>'inquiry' = $1",
    [page.split("/").at(-1)],
  );
  expect(rows[0]!.n).toBe("1");
});

test("an inquiry is passed on in two windows at once: the right office is asked once", async () => {
  const page = await asked();
  const theirs = { outcome: "not_ours", answer: "学校のことです。", suggested: city.department("0902") };
  const answers = await Promise.all([1, 2].map(() => post("healthHead", `${page}/answer/confirmation`, theirs)));
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 404]);
  const { rows } = await city.owner.query<{ n: string }>(
    "select count(*) as n from inquiries where proposal_id = $1 and department_id = $2",
    [page.split("/")[2], city.department("0902")],
  );
  expect(rows[0]!.n).toBe("1");
});
