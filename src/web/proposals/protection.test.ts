import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aCity, type TestCity } from "../../../test/support/city.ts";
import { noTies } from "../../../test/support/no-ties.ts";
import { signIn } from "../../../test/support/sign-in.ts";
import { askDepartment } from "../../commands/ask-department.ts";
import { createDraft } from "../../commands/create-draft.ts";
import { receiveProposal } from "../../commands/receive-proposal.ts";
import { saveDraft } from "../../commands/save-draft.ts";
import { submitProposal } from "../../commands/submit-proposal.ts";
import { addProtectedPart } from "../../commands/write-protected-part.ts";
import { pledges } from "../../domain/proposal/pledge.ts";
import { createLog } from "../../log.ts";
import { appOf } from "../app.tsx";

let city: TestCity;
let app: ReturnType<typeof appOf>["app"];
const cookies = new Map<string, string>();

beforeAll(async () => {
  city = await aCity();
  app = appOf(city.program, createLog("silent")).app;
  for (const key of ["representative", "officer"] as const)
    cookies.set(key, (await signIn(city.program, city.person(key).id)).headers.cookie);
});
afterAll(() => city.drop());

type Side = "representative" | "officer";

async function read(key: Side, path: string): Promise<string> {
  return (await app.request(path, { headers: { cookie: cookies.get(key)! } })).text();
}

function post(key: Side, path: string, fields: Record<string, string>) {
  const body = new URLSearchParams({ idempotency_key: randomUUID(), ...fields });
  return app.request(path, { method: "POST", body, headers: { cookie: cookies.get(key)! } });
}

const othersTerms = { level: "desk", "until-year": "令和9", "until-month": "12", "until-day": "31" };

/** Received by the desk, with one protected part, whose terms wait for the desk's answer. */
async function received(): Promise<{ proposalId: string; partId: string; page: string }> {
  const actor = city.person("representative");
  const created = await createDraft(city.program, { actor, formKey: randomUUID() });
  const proposalId = created.ok ? created.value.id : "";
  const words = {
    title: "歩き方の測定",
    summary: "測ります。",
    what: "月に1回測ります。",
    benefit: "早く気づけます。",
  };
  await saveDraft(city.program, { actor, proposalId, words, fields: ["健康"] });
  const part = {
    section: "what",
    heading: "歩行の判定のしくみ",
    reason: "特許を出願する準備をしており、先に知られると権利を得られなくなるため",
    content: "足の裏の圧力を7点で測ります。",
    level: "asked_departments",
    departmentIds: [],
    until: "2027-09-30",
  };
  const added = await addProtectedPart(city.program, { actor, proposalId, part });
  await submitProposal(city.program, { actor, proposalId, pledges });
  await receiveProposal(city.program, { actor: city.person("officer"), proposalId });
  await noTies(city, proposalId, "officer");
  const partId = added.ok ? added.value.value!.partId : "";
  return { proposalId, partId, page: `/proposals/${proposalId}/protected-parts` };
}

test("the desk leaves a part out only with a reason, which the proposer reads in the talk", async () => {
  const { partId, page } = await received();
  const leaving = `${page}/${partId}/leaving-out`;
  const unsaid = await post("officer", leaving, {});
  expect(unsaid.status).toBe(422);
  expect(await unsaid.text()).toContain('<details class="fold" open');
  const reason = "この部分がなくても、課は検討できます。";
  expect((await post("officer", leaving, { [`leaving-out-${partId}`]: reason })).status).toBe(303);
  const talk = await read("representative", page);
  expect(talk).toContain("デスク：提案から外した");
  expect(talk).toContain(reason);
});

test("the proposer leaves their own part out without a reason", async () => {
  const { partId, page } = await received();
  expect(await read("representative", page)).toContain("提案から外す理由");
  expect((await post("representative", `${page}/${partId}/leaving-out`, {})).status).toBe(303);
  expect(await read("officer", page)).toContain("株式会社架空ウェルネス：提案から外した");
});

/** What a form on the page carries about the talk. */
function drawnFrom(html: string): string {
  return /name="drawn_from" value="([^"]+)"/.exec(html)![1]!;
}

test("an agreement counts although the desk has moved the proposal on meanwhile", async () => {
  const { proposalId, partId, page } = await received();
  await post("officer", `${page}/${partId}/counters`, othersTerms);
  const seen = drawnFrom(await read("representative", page));
  const questions = [{ departmentId: city.department("0507"), question: "測れますか。", due: "10" }];
  await askDepartment(city.program, { actor: city.person("officer"), proposalId, questions });
  const agreed = await post("representative", `${page}/${partId}/agreement`, { drawn_from: seen });
  expect(agreed.status).toBe(303);
  expect(await read("representative", page)).toContain("合意した条件");
});

test("an agreement to terms that have changed meanwhile is not recorded, and the page says so", async () => {
  const { partId, page } = await received();
  const seen = drawnFrom(await read("officer", page));
  await post("officer", `${page}/${partId}/counters`, othersTerms);
  await post("representative", `${page}/${partId}/counters`, { ...othersTerms, level: "staff" });
  const late = await post("officer", `${page}/${partId}/agreement`, { drawn_from: seen });
  expect(late.status).toBe(409);
  expect(await late.text()).toContain("合意はまだ記録されていません。取扱条件が変わっています。");
  expect(await read("officer", page)).not.toContain("合意した条件");
});
