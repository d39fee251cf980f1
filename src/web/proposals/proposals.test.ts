import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { aCity, startOfTests, type TestCity } from "../../../test/support/city.ts";
import { signIn } from "../../../test/support/sign-in.ts";
import type { PersonKey } from "../../../test/support/small-world.ts";
import { askDepartment } from "../../commands/ask-department.ts";
import { askForAdditions } from "../../commands/ask-for-additions.ts";
import { declareConflict } from "../../commands/declare-conflict.ts";
import { receiveProposal } from "../../commands/receive-proposal.ts";
import { createLog } from "../../log.ts";
import { appOf } from "../app.tsx";

let city: TestCity;
let app: ReturnType<typeof appOf>["app"];
const cookies = new Map<PersonKey, string>();
const people = [
  "representative",
  "member",
  "otherCompany",
  "officer",
  "healthHead",
  "schoolStaff",
  "administrator",
] as const;

beforeAll(async () => {
  city = await aCity();
  app = appOf(city.program, createLog("silent")).app;
  await signInAll();
});
afterAll(() => city.drop());

async function signInAll() {
  for (const key of people) cookies.set(key, (await signIn(city.program, city.person(key).id)).headers.cookie);
}

function get(key: PersonKey, path: string) {
  return app.request(path, { headers: { cookie: cookies.get(key)! } });
}

function post(key: PersonKey, path: string, fields: Record<string, string>) {
  const body = new URLSearchParams({ idempotency_key: crypto.randomUUID(), ...fields });
  return app.request(path, { method: "POST", body, headers: { cookie: cookies.get(key)! } });
}

const content = {
  title: "歩き方の測定",
  summary: "測ります。",
  what: "月に1回測ります。",
  benefit: "早く気づけます。",
  fields: "健康",
};
const secret = "秘匿語: 足の裏の圧力を7点で測ります。";
const part = {
  section: "what",
  heading: "歩行の判定のしくみ",
  reason: "特許を出願する準備をしており、先に知られると権利を得られなくなるため",
  content: secret,
  level: "asked_departments",
  "until-year": "令和9",
  "until-month": "9",
  "until-day": "30",
};
const pledge = { noOrganisedCrime: "yes", trueStatements: "yes", disclosureRead: "yes" };

async function aDraft(): Promise<string> {
  const begun = await post("member", "/proposals", {});
  const address = begun.headers.get("location")!;
  await post("member", address, content);
  return address.replace("/edit", "");
}

async function aSubmitted(): Promise<string> {
  const address = await aDraft();
  await post("member", `${address}/protected-parts`, part);
  await post("representative", `${address}/submission`, pledge);
  return address;
}

describe("writing", () => {
  test("a draft is begun, saved step by step, and found again under 私たちの提案", async () => {
    const address = await aDraft();
    const next = await post("member", `${address}/edit?step=terms`, {
      ask: "場所",
      cost: "当社",
      period: "1年",
      go: "next",
    });
    expect([next.status, next.headers.get("location")]).toEqual([303, `${address}/submission?saved=1795482000`]);
    const later = await post("member", `${address}/edit?step=terms`, { ask: "場所", go: "later" });
    expect(later.headers.get("location")).toBe("/proposals?done=draftSaved");
    const list = await (await get("representative", "/proposals")).text();
    expect(list).toContain("歩き方の測定");
    expect(list).toContain("続きを書く");
  });

  test("every page after saving says when it was saved, without JavaScript; on the next day it is no news", async () => {
    const address = await aDraft();
    city.setNow(new Date("2026-11-24T11:42:00+09:00"));
    onTestFinished(() => city.setNow(startOfTests));
    for (const go of ["stay", "next", "part:what", "preview"]) {
      const saved = await post("member", `${address}/edit`, { ...content, go });
      const page = await (await get("member", saved.headers.get("location")!)).text();
      expect([go, /下書きを保存しました <time[^>]*>11時42分<\/time>/.test(page)]).toEqual([go, true]);
    }
    for (const saved of ["", "?saved=1795400000", "?saved=1795999999", "?saved=soon"])
      expect(await (await get("member", `${address}/edit${saved}`)).text()).not.toContain("下書きを保存しました");
  });

  test("the head of the form repeats the challenge and its deadline; after the submission it can be missed no more", async () => {
    await city.owner.query(
      `insert into challenges (municipality_id, code, department_id, title, ask, background, status, published_at, deadline)
       values ($1, 'C77', $2, '大雨のとき道路が水につかる', '早く気づきたい。', '台風のたびに。', 'open', $3, '2027-01-22')`,
      [city.program.municipality, city.department("0507"), city.program.now()],
    );
    const begun = await post("member", "/proposals", { challenge: "C77" });
    const address = begun.headers.get("location")!.replace("/edit", "");
    for (const page of ["/edit", "/edit?step=terms", "/submission"]) {
      const html = await (await get("member", address + page)).text();
      expect(html).toContain('課題「<a href="/challenges/C77">大雨のとき道路が水につかる</a>」への提案');
      expect(html).toMatch(/締切 <time datetime="2027-01-22">令和9年1月22日\(金\)<\/time>.*あと38開庁日/s);
    }
    await post("member", `${address}/edit`, content);
    await post("representative", `${address}/submission`, pledge);
    const id = address.split("/").at(-1)!;
    await askForAdditions(city.program, {
      actor: city.person("officer"),
      proposalId: id,
      request: "場所を書いてください。",
    });
    const again = await (await get("member", `${address}/edit`)).text();
    expect(again).toContain("大雨のとき道路が水につかる");
    expect(again).not.toContain("令和9年1月22日");
  });

  test("the buttons for a protected part have names that tell their fields apart", async () => {
    const address = await aDraft();
    const page = await (await get("member", `${address}/edit?step=terms`)).text();
    const names = [...page.matchAll(/value="part:\w+"[^>]*>(.*?)<\/button>/gs)].map(([, html]) =>
      html!
        .replace(/<svg.*?<\/svg>/s, "")
        .replace(/<[^>]+>/g, "")
        .trim(),
    );
    expect(names).toEqual(["この欄に、守りたい部分を書く（市に求めること）", "この欄に、守りたい部分を書く（費用）"]);
  });

  test("a text written while the login ran out comes back in a form that sends it again, a protected part as well", async () => {
    const address = await aDraft();
    const signedOut = await app.request(`${address}/protected-parts`, {
      method: "POST",
      body: new URLSearchParams({ idempotency_key: crypto.randomUUID(), ...part, content: `${secret}\n二行目"<b>` }),
    });
    const html = await signedOut.text();
    expect([signedOut.status, signedOut.headers.get("cache-control")]).toEqual([403, "no-store"]);
    expect(html).toContain(`<form method="post" action="${address}/protected-parts">`);
    expect(html).toContain(`name="content" value="${secret}\n二行目&quot;&lt;b&gt;"`);
    const hidden = Object.fromEntries(
      [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name, text]) => [
        name!,
        text!,
      ]),
    );
    expect((await post("otherCompany", `${address}/protected-parts`, hidden)).status).toBe(404);
    expect((await post("member", `${address}/protected-parts`, hidden)).status).toBe(303);
    expect(await (await get("member", `${address}/edit`)).text()).toContain("歩行の判定のしくみ");
  });

  test("a password sent while signed out is written into no page", async () => {
    const answer = await app.request("/account/password", {
      method: "POST",
      body: new URLSearchParams({ current: "青い自転車で港まで", password: "雨あがりの坂道" }),
    });
    expect(answer.status).toBe(403);
    expect(await answer.text()).not.toMatch(/青い自転車|雨あがり/);
  });

  test("a too long text answers 422 and keeps all that was typed", async () => {
    const address = await aDraft();
    const answer = await post("member", `${address}/edit`, {
      ...content,
      title: "長".repeat(81),
      what: "消えてはならない文",
    });
    const html = await answer.text();
    expect(answer.status).toBe(422);
    expect(html).toContain("消えてはならない文");
    expect(html).toContain("81文字、1文字多い");
  });

  test("what a colleague saved meanwhile is shown beside what was typed, and saving again decides", async () => {
    const address = await aDraft();
    const form = await (await get("member", `${address}/edit`)).text();
    const drawn = /name="drawn_from" value="([^"]+)"/.exec(form)![1]!;
    await post("representative", `${address}/edit`, { ...content, what: "代表者が先に保存した文" });
    const answer = await post("member", `${address}/edit`, { ...content, what: "担当者の文", drawn_from: drawn });
    const html = await answer.text();
    expect(answer.status).toBe(409);
    expect(html).toContain("代表者が先に保存した文");
    expect(html).toContain("担当者の文");
    const fresh = /name="drawn_from" value="([^"]+)"/.exec(html)![1]!;
    const again = await post("member", `${address}/edit`, { ...content, what: "担当者の文", drawn_from: fresh });
    expect(again.status).toBe(303);
  });

  test("a draft does not exist for the city or another organisation", async () => {
    const address = await aDraft();
    for (const key of ["otherCompany", "officer", "healthHead", "administrator"] as const)
      for (const page of ["", "/text", "/history", "/protected-parts"])
        expect([key, page, [404, 403].includes((await get(key, address + page)).status)]).toEqual([key, page, true]);
    expect((await get("otherCompany", `${address}/edit`)).status).toBe(404);
  });

  test("the buttons of a field lead to the form of a protected part, and what was typed is saved first", async () => {
    const address = await aDraft();
    const go = await post("member", `${address}/edit`, { ...content, what: "直した文", go: "part:what" });
    expect(go.headers.get("location")).toBe(`${address}/protected-parts?write=what&saved=1795482000`);
    expect((await get("member", go.headers.get("location")!)).status).toBe(200);
    expect(await (await get("member", `${address}/edit`)).text()).toContain("直した文");
  });

  test("before the first word it is said who will read the open parts, and from when", async () => {
    expect(await (await get("member", "/proposals/new")).text()).toContain(
      "対話が始まったあとは、ほかの課の職員も本文を読めます",
    );
    const address = await aDraft();
    expect(await (await get("member", `${address}/preview?as=staff`)).text()).toContain("市のほかの課の職員");
  });

  test("the preview shows the reason through the desk's eyes, and only the heading through a department's", async () => {
    const address = await aDraft();
    await post("member", `${address}/protected-parts`, part);
    const through = async (as: string) => (await get("member", `${address}/preview?as=${as}`)).text();
    expect(await through("desk")).toContain("特許を出願");
    const asked = await through("asked");
    expect([asked.includes("歩行の判定のしくみ"), asked.includes("特許を出願")]).toEqual([true, false]);
    expect(await through("public")).not.toContain("月に1回測ります。");
  });

  test("「社外秘のため」 alone is sent back with everything kept; the content is in no other page", async () => {
    const address = await aDraft();
    const answer = await post("member", `${address}/protected-parts`, { ...part, reason: "社外秘のため" });
    const html = await answer.text();
    expect(answer.status).toBe(422);
    expect(html).toContain("だけでは、課と相談できません");
    expect(html).toContain(secret);
    expect((await post("member", `${address}/protected-parts`, part)).status).toBe(303);
    for (const page of ["/edit", "/submission", "/preview?as=desk"])
      expect(await (await get("member", address + page)).text()).not.toContain("秘匿語");
  });
});

describe("submitting", () => {
  test("without the pledges 422, by a member 403, and then the number with the day of the first answer", async () => {
    const address = await aDraft();
    expect((await post("representative", `${address}/submission`, {})).status).toBe(422);
    expect((await post("member", `${address}/submission`, pledge)).status).toBe(403);
    const sent = await post("representative", `${address}/submission`, pledge);
    expect(sent.status).toBe(303);
    const page = await (await get("representative", sent.headers.get("location")!)).text();
    expect(page).toMatch(/提出番号 R8-\d{3}/);
    expect(page).toContain("11月27日(金)までに");
  });

  test("sent after closing time it says from which day the days are counted, until that day has come", async () => {
    // Nobody stays signed in for days: each time has its own sessions.
    const setNow = async (now: Date) => {
      city.setNow(now);
      await signInAll();
    };
    onTestFinished(() => setNow(startOfTests));
    await setNow(new Date("2026-11-26T17:16:00+09:00"));
    const address = await aSubmitted();
    for (const page of ["/submission", ""])
      expect(await (await get("representative", address + page)).text()).toContain(
        "17時15分を過ぎたので、11月27日(金)に届いたものとして数えます。",
      );
    await setNow(new Date("2026-11-27T09:00:00+09:00"));
    expect(await (await get("representative", address)).text()).not.toContain("に届いたものとして数えます");
  });

  test("an incomplete draft is told what it lacks (409), and the page offers no dead button", async () => {
    const begun = await post("member", "/proposals", {});
    const address = begun.headers.get("location")!.replace("/edit", "");
    const answer = await post("representative", `${address}/submission`, pledge);
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain("市民にとってのよい変化を書いてください。");
    expect(await (await get("representative", `${address}/submission`)).text()).toContain("足りないところを書く");
  });

  test("the first step is not ticked off while the benefit to citizens is empty", async () => {
    const address = await aDraft();
    await post("member", `${address}/edit`, { ...content, benefit: "" });
    const steps = async (page: string) =>
      /<ol class="steps".*?<\/ol>/su.exec(await (await get("member", address + page)).text())![0];
    for (const page of ["/edit?step=terms", "/submission"]) {
      expect(await steps(page)).toContain("未記入1");
      expect(await steps(page)).not.toMatch(/✓ <\/span>1\/3/u);
    }
    await post("member", `${address}/edit`, content);
    expect(await steps("/submission")).toMatch(/✓ <\/span>1\/3/u);
  });

  test("an old form of a proposal that has moved on answers 409", async () => {
    const address = await aSubmitted();
    const late = await post("representative", `${address}/submission`, { ...pledge, version: "1" });
    expect(late.status).toBe(409);
  });
});

describe("after submission", () => {
  test("all its pages open for the organisation", async () => {
    const address = await aSubmitted();
    for (const page of ["", "/text", "/history", "/protected-parts", "/withdrawal", "/submission"])
      expect([page, (await get("representative", address + page)).status]).toEqual([page, 200]);
    expect((await get("member", `${address}/edit`)).status).toBe(409);
  });

  test("the talk leads to an agreement; then opening asks what for, and the proposer sees who did, without a name", async () => {
    const address = await aSubmitted();
    const id = address.split("/").at(-1)!;
    const partId = (await city.owner.query("select id from protected_parts where proposal_id = $1", [id])).rows[0]!.id;
    const thePart = `${address}/protected-parts/${partId}`;
    await receiveProposal(city.program, { actor: city.person("officer"), proposalId: id });
    const noTie = { proposalId: id, hasTie: "no", what: "" };
    await declareConflict(city.program, { actor: city.person("officer"), ...noTie });

    expect((await post("officer", `${thePart}/readings`, {})).status).toBe(403);
    const wrong = await post("officer", `${thePart}/counters`, { level: "named_departments", note: "消えない説明" });
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toContain("消えない説明");
    expect((await post("representative", `${thePart}/agreement`, {})).status).toBe(403);
    expect((await post("officer", `${thePart}/agreement`, {})).status).toBe(303);

    await askDepartment(city.program, {
      actor: city.person("officer"),
      proposalId: id,
      questions: [{ departmentId: city.department("0507"), question: "測れますか。", due: "10" }],
    });
    await declareConflict(city.program, { actor: city.person("healthHead"), ...noTie });
    const text = await (await get("healthHead", `${address}/text`)).text();
    expect(text).toContain("歩行の判定のしくみ");
    expect(text).not.toContain("特許を出願");
    expect(text).not.toContain("秘匿語");
    expect((await get("healthHead", `${address}/protected-parts`)).status).not.toBe(200);
    expect((await post("healthHead", `${thePart}/readings`, {})).status).toBe(422);
    const opened = await post("healthHead", `${thePart}/readings`, { [`purpose-${partId}`]: "照会への回答" });
    expect([opened.status, opened.headers.get("cache-control")]).toEqual([200, "no-store"]);
    expect(await opened.text()).toContain("秘匿語");
    expect((await post("schoolStaff", `${thePart}/readings`, { [`purpose-${partId}`]: "照会への回答" })).status).toBe(
      404,
    );

    const page = await (await get("member", address)).text();
    expect(page).toContain("保健センター 課長");
    expect(page).not.toContain("河合 由紀子");
    expect(page).not.toContain("秘匿語");
    expect(await (await get("officer", `${address}/history`)).text()).toContain("河合 由紀子");
  });

  test("what was asked for is written as a new version, which the city reads after it is sent again", async () => {
    const address = await aSubmitted();
    const id = address.split("/").at(-1)!;
    const request = "測る場所を書いてください。";
    await askForAdditions(city.program, { actor: city.person("officer"), proposalId: id, request });
    const form = await (await get("member", `${address}/edit`)).text();
    expect(form).toContain(request);
    expect(form).not.toContain('name="title"');
    await post("member", `${address}/edit`, { ...content, what: "第一集会所で測ります。" });
    expect(await (await get("officer", `${address}/text`)).text()).not.toContain("第一集会所");
    expect((await post("representative", `${address}/submission`, {})).status).toBe(303);
    const read = await (await get("officer", `${address}/text`)).text();
    expect(read).toContain("第一集会所");
    expect(await (await get("officer", `${address}/text?version=1`)).text()).toContain("月に1回測ります。");
  });

  test("a withdrawal is the representative's, and is then nobody's turn", async () => {
    const address = await aSubmitted();
    expect((await post("member", `${address}/withdrawal`, {})).status).toBe(403);
    expect((await post("representative", `${address}/withdrawal`, { reason: "体制が変わったため" })).status).toBe(303);
    const ended = await (await get("member", address)).text();
    expect(ended).toContain("この提案は取り下げられました");
    expect(ended).toContain("あらためて進めたいときは、新しい提案として書けます。");
    expect((await post("representative", `${address}/withdrawal`, {})).status).toBe(409);
  });
});
