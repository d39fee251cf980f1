import { afterAll, describe, expect, test } from "vitest";
import { aCity, lineTo } from "../../../test/support/city.ts";
import { noTies } from "../../../test/support/no-ties.ts";
import { formOn, requestsOf, wordsOf } from "../../../test/support/requests.ts";
import type { PersonKey } from "../../../test/support/small-world.ts";

const city = await aCity();
afterAll(city.drop);
const asked = requestsOf(city);

async function agreed() {
  const { proposalId, partIds } = await lineTo(city, "dialogue", { parts: [{ until: "2027-03-31" }] });
  await noTies(city, proposalId, "officer", "healthHead");
  const page = `/proposals/${proposalId}/protected-parts`;
  return { proposalId, page, part: `${page}/${partIds[0]}`, partId: partIds[0]! };
}

const read = async (key: PersonKey, page: string) => (await asked.get(key, page)).text;
const narrower = { level: "desk", "until-year": "2027", "until-month": "3", "until-day": "31" };

describe("a change of agreed terms", () => {
  test("is asked for on the page, shown to the other side, and holds when it agrees", async () => {
    const { page, part, partId } = await agreed();
    const form = await read("representative", `${page}?change=${partId}`);
    const fields = formOn(form, `${part}/changes`);
    expect(
      (await asked.post("representative", `${part}/changes`, { ...fields, ...narrower, note: "出願の準備のため" }))
        .status,
    ).toBe(303);
    expect(wordsOf(await read("representative", page))).toContain("変更を申し出ています。市の返事を待っています");
    const shown = await read("officer", page);
    expect(wordsOf(shown)).toContain("提案者から、変更の申し出があります");
    expect(wordsOf(shown)).toContain("出願の準備のため");
    const button = formOn(shown, `${part}/changes/agreement`);
    expect((await asked.post("officer", `${part}/changes/agreement`, button)).status).toBe(303);
    expect(wordsOf(await read("representative", page))).toContain("合意した条件 デスクの担当者だけ");
  });

  test("comes back with what is to be mended, and with everything typed", async () => {
    const { part, page } = await agreed();
    const same = { level: "asked_departments", "until-year": "2027", "until-month": "3", "until-day": "31" };
    const answer = await asked.post("representative", `${part}/changes`, { ...same, note: "長い理由" });
    expect(answer.status).toBe(422);
    expect(wordsOf(answer.text)).toContain("いまの条件と同じです。");
    expect(answer.text).toContain("長い理由");
    await asked.post("representative", `${part}/changes`, narrower);
    const refused = await asked.post("officer", `${part}/changes/ending`, {});
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('<details class="fold" open');
    await asked.post("officer", `${part}/changes/ending`, { [`refusal-${part.split("/").at(-1)}`]: "課に要ります。" });
    expect(wordsOf(await read("representative", page))).toContain("デスク：変更の申し出を断った");
  });

  test("that was agreed to from an old page is not recorded when the terms have moved on", async () => {
    const { page, part } = await agreed();
    await asked.post("representative", `${part}/changes`, narrower);
    const button = formOn(await read("officer", page), `${part}/changes/agreement`);
    await asked.post("representative", `${part}/changes/ending`, {});
    await asked.post("representative", `${part}/changes`, { ...narrower, level: "staff" });
    const late = await asked.post("officer", `${part}/changes/agreement`, button);
    expect([late.status, wordsOf(late.text).includes("取扱条件が変わっています")]).toEqual([409, true]);
  });

  test("does not exist for departments, approvers and other organisations", async () => {
    const { page, part } = await agreed();
    await asked.post("representative", `${part}/changes`, narrower);
    for (const key of ["healthHead", "finance", "schoolStaff", "otherCompany"] as const) {
      const pages = await Promise.all([asked.get(key, page), asked.get(key, `${part}/release`)]);
      expect([key, pages.every(({ status }) => status === 404 || status === 403)]).toEqual([key, true]);
      for (const act of ["changes", "changes/agreement", "changes/ending", "release", "period-question", "keeping"])
        expect([403, 404]).toContain((await asked.post(key, `${part}/${act}`, { ...narrower, to: "released" })).status);
    }
  });
});

describe("opening it earlier", () => {
  test("says first who will read it and that it cannot be taken back, and is done on that page", async () => {
    const { part, page } = await agreed();
    const choosing = wordsOf(await read("representative", `${part}/release`));
    expect(choosing).toContain("市の職員");
    expect(choosing).not.toContain("デスクと、この提案についてたずねた課 目的");
    const confirming = await read("representative", `${part}/release?to=released`);
    expect(wordsOf(confirming)).toContain("いちど読んだ人から、読んだことを取り消すことはできません。");
    expect(wordsOf(confirming)).toContain("守る扱いを終えると、この部分をもう一度守ることはできません。");
    expect((await asked.post("representative", `${part}/release`, formOn(confirming, `${part}/release`))).status).toBe(
      303,
    );
    expect(wordsOf(await read("officer", page))).toContain("守る扱いを終えた");
    const opened = await asked.post("schoolStaff", `${part}/readings`);
    expect([opened.status, opened.text.includes("秘匿語")]).toEqual([200, true]);
  });

  test("is no page of the desk, nor of whoever may not bind their organisation", async () => {
    const { part } = await agreed();
    for (const key of ["officer", "member"] as const) {
      expect([key, (await asked.get(key, `${part}/release`)).status]).toEqual([key, 403]);
      expect([key, (await asked.post(key, `${part}/release`, { to: "released" })).status]).toEqual([key, 403]);
    }
    expect((await asked.post("representative", `${part}/release`, { to: "desk" })).status).toBe(422);
  });
});

test("at the end of the period each side finds what it can do, and nothing is opened", async () => {
  const { page, part } = await agreed();
  city.setNow(new Date("2027-04-01T09:00:00+09:00"));
  // The sessions of November are over: both sign in again.
  const later = requestsOf(city);
  const read = async (key: PersonKey, address: string) => (await later.get(key, address)).text;
  expect(wordsOf(await read("officer", page))).toContain("終わっても、何も開かれません。");
  expect((await later.post("officer", `${part}/period-question`)).status).toBe(303);
  const own = wordsOf(await read("representative", page));
  expect(own).toContain("守る期間が終わりました。これからの扱いを選べます");
  for (const choice of ["期間をのばす", "このまま守り続ける", "開く・守る扱いを終える"]) expect(own).toContain(choice);
  expect((await later.post("representative", `${part}/keeping`)).status).toBe(303);
  expect(wordsOf(await read("officer", page))).toContain("提案者は、このまま守り続けることにしています。");
});

test("the proposer reads their own words beside the terms, which departments are meant, and the memorandum; others none of it", async () => {
  const { page, part, proposalId } = await agreed();
  const later = requestsOf(city);
  const own = (await later.get("representative", page)).text;
  expect(wordsOf(own)).toContain("いまの「たずねた課」：保健センター");
  expect(own).not.toContain("秘匿語");
  const opened = wordsOf((await later.post("representative", `${part}/readings`)).text);
  for (const words of [
    "秘匿語",
    "合意した条件",
    "保健センター",
    "合意は、公開しないことを保証するものではありません。",
  ])
    expect(opened).toContain(words);
  const file = await later.get("officer", `${part}/memorandum/file`);
  expect([file.status, file.headers.get("content-disposition")]).toEqual([
    200,
    expect.stringMatching(/R8-\d{3}\.docx$/),
  ]);
  for (const key of ["healthHead", "finance", "schoolStaff", "otherCompany"] as const)
    expect([key, [403, 404].includes((await later.get(key, `${part}/memorandum/file`)).status)]).toEqual([key, true]);
  await later.post("healthHead", `${part}/readings`, { purpose: "面談の準備" });
  const timeline = wordsOf((await later.get("representative", `/proposals/${proposalId}/protected-parts`)).text);
  expect(timeline).toContain("保健センター 課長が開きました");
  expect(timeline).not.toContain("河合");
});
