import { afterAll, expect, test } from "vitest";
import { aCity, lineTo } from "../../../test/support/city.ts";
import { noTies } from "../../../test/support/no-ties.ts";
import { requestsOf } from "../../../test/support/requests.ts";
import { signIn } from "../../../test/support/sign-in.ts";
import type { PersonKey } from "../../../test/support/small-world.ts";
import { paths } from "../paths.ts";

const city = await aCity();
afterAll(city.drop);
const requests = requestsOf(city);
const p = paths.proposal;

test("a department sees what oneself has not answered yet: not what a colleague has, nor what waits for the head", async () => {
  const { proposalId: id } = await lineTo(city, "received");
  await noTies(city, id, "officer");
  const form = { question: "会場は。", due: "10", "department-0": city.department("0507") };
  await requests.post("officer", p.inquiries({ id }), form);
  await noTies(city, id, "healthHead", "healthStaff");
  const { rows } = await city.owner.query<{ id: string }>("select id from inquiries where proposal_id = $1", [id]);
  const inquiry = rows[0]!.id;
  const mine = async (key: PersonKey) =>
    (await requests.get(key, paths.board({}, { unanswered: "mine" }))).text.includes(p.show({ id }));
  expect([await mine("healthStaff"), await mine("healthHead"), await mine("disasterHead")]).toEqual([
    true,
    true,
    false,
  ]);
  await requests.post("healthHead", p.inquiryHandler({ id, inquiry }), { handler: city.person("healthStaff").id });
  expect([await mine("healthStaff"), await mine("healthHead")]).toEqual([true, false]);
  await requests.post("healthStaff", p.inquiryAnswer({ id, inquiry }), { outcome: "no", answer: "難しいです。" });
  expect([await mine("healthStaff"), await mine("healthHead")]).toEqual([false, true]);
  expect((await requests.get("healthStaff", paths.board({}))).text).toContain(p.show({ id }));
});

test("who comes back to the board meets the filters they left, until they take them off; another person does not", async () => {
  const officer = (await signIn(city.program, city.person("officer").id)).headers.cookie;
  const chief = (await signIn(city.program, city.person("chief").id)).headers.cookie;
  const visit = (href: string, cookie: string) => requests.send(null, href, { headers: { cookie } });
  const filtered = await visit(paths.board({}, { deadline: "late", q: "眠り" }), officer);
  const memory = filtered.headers.get("set-cookie")!.split(";")[0]!;
  // What was searched for may be a proposal's words: it stays in the address alone.
  expect(decodeURIComponent(memory)).not.toContain("眠り");
  const back = await visit(paths.board({}, { done: "answerConfirmed" }), `${officer}; ${memory}`);
  expect([back.status, back.to]).toEqual([303, `${paths.board({})}?deadline=late&done=answerConfirmed`]);
  expect((await visit(paths.board({}), `${chief}; ${memory}`)).status).toBe(200);
  const off = await visit(paths.board({}, { all: "yes" }), `${officer}; ${memory}`);
  expect([off.status, off.headers.get("set-cookie")]).toEqual([200, expect.stringContaining("board=;")]);
  const emptied = await visit(`${paths.board({})}?q=&status=&deadline=`, `${officer}; ${memory}`);
  expect([emptied.status, emptied.headers.get("set-cookie")]).toEqual([200, expect.stringContaining("board=;")]);
  expect((await visit(paths.board({}), `${officer}; board=%00broken`)).status).toBe(200);
});
