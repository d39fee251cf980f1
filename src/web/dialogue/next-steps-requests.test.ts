import { afterAll, expect, test } from "vitest";
import { aCity } from "../../../test/support/city.ts";
import { aDialogue } from "../../../test/support/dialogue.ts";
import { requestsOf } from "../../../test/support/requests.ts";
import { paths } from "../paths.ts";

const city = await aCity();
afterAll(city.drop);
const { get, post } = requestsOf(city);
const p = paths.proposal;

const due = { "due-year": "2026", "due-month": "12", "due-day": "8" };

test("a to-do is written, shown on the page of the proposal, and done by its bearer's side", async () => {
  const id = await aDialogue(city);
  const wrong = await post("officer", p.toDos({ id }), { what: "図面を送る", bearer: "nobody", ...due });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('value="図面を送る"');
  expect((await post("officer", p.toDos({ id }), { what: "図面を送る", bearer: "partner", ...due })).status).toBe(303);
  const seen = await get("member", p.show({ id }));
  expect(seen.text).toContain("図面を送る");
  expect(seen.text).toContain("約束したことを行う");
  // The page lists every wait with its place: the box above does not tell them a second time.
  expect(seen.text).not.toContain("ほかに待っているもの");
  const toDo = /to-do-([0-9a-f-]{36})/.exec(seen.text)![1]!;
  const change = p.toDoChange({ id, todo: toDo });
  const form = (await get("member", change)).text;
  for (const words of ["図面を送る", 'value="2026"', "髙橋 亮"]) expect(form).toContain(words);
  expect(form).not.toContain("谷口");
  const later = { bearer: "partner", ...due, "due-day": "15" };
  expect((await post("member", change, { ...later, "due-day": "45" })).status).toBe(422);
  // Who wrote it moves its day; who does it is for the other side to say.
  const moving = (await get("officer", change)).text;
  expect([moving.includes('name="due-day"'), moving.includes('name="bearer"')]).toEqual([true, false]);
  expect((await post("officer", change, { ...later, bearer: "city" })).status).toBe(422);
  expect((await post("otherCompany", change, later)).status).toBe(404);
  expect((await post("member", change, later)).status).toBe(303);
  expect((await get("officer", p.nextSteps({ id }))).text).toContain("はじめは12/8(火)まで。");
  const ending = p.toDoEnding({ id, todo: toDo });
  expect((await post("officer", ending, { end: "done" })).status).toBe(403);
  expect((await post("otherCompany", ending, { end: "done" })).status).toBe(404);
  expect((await post("member", ending, { end: "done" })).status).toBe(303);
  expect((await post("member", ending, { end: "done" })).status).toBe(409);
  expect((await get("officer", p.nextSteps({ id }))).text).toContain("終わりました");
});

test("a step is asked for, answered on its own page with what was typed kept, and read by both", async () => {
  const id = await aDialogue(city);
  expect((await post("member", p.steps({ id }), { kind: "meeting", step_reason: "" })).status).toBe(422);
  expect((await post("member", p.steps({ id }), { kind: "meeting", step_reason: "会場を見てほしい" })).status).toBe(
    303,
  );
  const seen = await get("officer", p.nextSteps({ id }));
  expect(seen.text).toContain("会場を見てほしい");
  const step = /steps\/([0-9a-f-]{36})\/answer/.exec(seen.text)![1]!;
  const answer = p.stepAnswer({ id, step });
  const asked = (await get("officer", answer)).text;
  expect(asked).toContain("会場を見てほしい");
  expect(asked).toContain(`href="${p.meetings({ id })}#propose"`);
  expect((await post("officer", answer, { answer_words: "まだ" })).status).toBe(422);
  const wrong = await post("officer", answer, { answer: "not_now", answer_words: "", "answer_day-year": "2026" });
  expect(wrong.status).toBe(422);
  expect((await post("member", answer, { answer: "done" })).status).toBe(403);
  expect((await post("officer", answer, { answer: "not_now", answer_words: "年明けに" })).status).toBe(303);
  expect((await get("member", p.nextSteps({ id }))).text).toContain("年明けに");
  for (const nobody of ["otherCompany", "disasterHead", "administrator"] as const)
    expect((await get(nobody, p.nextSteps({ id }))).status).toBe(404);
});
