import { afterAll, beforeAll, expect, test } from "vitest";
import { aChallenge } from "../../../test/support/challenges.ts";
import { aCity, type TestCity } from "../../../test/support/city.ts";
import { aDialogue } from "../../../test/support/dialogue.ts";
import { requestsOf, wordsOf } from "../../../test/support/requests.ts";
import { writingHintsFor } from "./writing-hints.ts";

// 書いた内容から (U1, U2): what stands beside the form rests on published things alone.

let city: TestCity;
beforeAll(async () => {
  city = await aCity();
});
afterAll(() => city.drop());

const written = {
  title: "産後の方の健康づくり教室",
  summary: "産後の方が集まって、体操をします。",
  answersChallenge: false,
};

test("an open challenge and a department that are near are shown, with the words that say so", async () => {
  const hints = await writingHintsFor(city.program, written);
  expect(hints.challenges).toEqual([
    { code: "C01", title: "産後の孤立をなくしたい", titleEn: expect.any(String), words: ["産後"] },
  ]);
  expect(hints.departments[0]).toMatchObject({ name: "保健センター", nameEn: "Health Center" });
  expect(hints.departments[0]!.words).toContain("健康づくり");
});

test("nothing written, nothing shown; and whoever answers a challenge is shown no other", async () => {
  expect(await writingHintsFor(city.program, { title: "教室", answersChallenge: false })).toEqual({
    challenges: [],
    departments: [],
  });
  expect((await writingHintsFor(city.program, { ...written, answersChallenge: true })).challenges).toEqual([]);
});

test("what is not published changes nothing: no proposal, no decision of the desk, no challenge before its publication", async () => {
  // A program of its own each time: one keeps what it read until the public revision that it knows changes.
  const hintsNow = () => writingHintsFor({ ...city.program }, written);
  const before = await hintsNow();
  await aDialogue(city, "産後の健康づくり教室を、図書館と学校で開く");
  for (const state of ["draft", "in_check", "checked", "approved"] as const)
    await aChallenge(city, state, { title: "産後の健康づくり教室を開く方をさがしています" });
  expect(await hintsNow()).toEqual(before);
  const { code } = await aChallenge(city, "open", { title: "産後の健康づくり教室を開く方をさがしています" });
  expect((await hintsNow()).challenges[0]!.code).toBe(code);
});

test("a word that the desk keeps for itself changes nothing outside; one that it makes public does, and a shipped one taken away counts no more", async () => {
  const pages = requestsOf(city);
  const hintsFor = (title: string) => writingHintsFor(city.program, { title, answersChallenge: true });
  const change = (fields: Record<string, string>) =>
    pages.post("officer", "/desk/vocabulary", { topic: "健康づくり", side: "people", go: "add", words: "", ...fields });
  await change({ words: "ナノ波動シート" });
  expect((await hintsFor("ナノ波動シートのご紹介")).departments).toEqual([]);
  // Neither where the desk takes it away and brings it back.
  for (const go of ["take-away", "bring-back"]) await change({ go, [`${go}-people`]: "ナノ波動シート" });
  expect((await hintsFor("ナノ波動シートのご紹介")).departments).toEqual([]);
  await change({ words: "ナノ波動シート", isPublic: "yes" });
  expect((await hintsFor("ナノ波動シートのご紹介")).departments[0]).toMatchObject({ name: "保健センター" });
  await change({ words: "ナノ波動シート" });
  expect((await hintsFor("ナノ波動シートのご紹介")).departments).toEqual([]);

  expect((await hintsFor("みんなで体操をする会")).departments[0]).toMatchObject({ name: "保健センター" });
  await change({ go: "take-away", "take-away-people": "体操" });
  expect((await hintsFor("みんなで体操をする会")).departments).toEqual([]);
});

test("the form shows them beside what is written, before registering and after, in the reader's language", async () => {
  const pages = requestsOf(city);
  const fields = { title: written.title, summary: written.summary, what: "", benefit: "", go: "stay" };
  const begun = await pages.post("representative", "/proposals");
  const page = await pages.post("representative", begun.to, fields);
  expect(page.status).toBe(303);
  const shown = wordsOf((await pages.get("representative", page.to)).text);
  expect(shown).toContain("書いた内容から");
  expect(shown).toContain("保健センター");

  const first = await pages.post(null, "/en/proposals/begun", fields);
  const cookie = first.headers.getSetCookie()[0]!.split(";")[0]!;
  const early = wordsOf((await pages.send(null, "/en/proposals/begun", { headers: { cookie } })).text);
  expect(early).toContain("From what you wrote");
  expect(early).toContain("Health Center");
});
