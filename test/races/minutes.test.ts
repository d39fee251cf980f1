import { afterAll, expect, test } from "vitest";
import { agreeMeeting } from "../../src/commands/agree-meeting.ts";
import { proposeMeeting } from "../../src/commands/propose-meeting.ts";
import { writeMinutes } from "../../src/commands/write-minutes.ts";
import { findMeeting } from "../../src/queries/meetings.ts";
import { paths } from "../../src/web/paths.ts";
import { aCity } from "../support/city.ts";
import { aDialogue, aMeeting, good, someMinutes } from "../support/dialogue.ts";
import { formOn, requestsOf, wordsOf } from "../support/requests.ts";
import type { PersonKey } from "../support/small-world.ts";

// Minutes that one side has open while the other says what is wrong with them (P4): nobody confirms, and nobody writes over, what they have not read.

const city = await aCity();
afterAll(city.drop);
const { program, person } = city;
const p = paths.proposal;
const heldAt = new Date("2026-12-01T14:00:00+09:00");
const start = program.now();
const wrong = "2階ではなく、髙橋の3階です①。";

/** Minutes of a meeting, in their first version: nobody has said anything of them. */
async function someMinutesOpen() {
  city.setNow(start);
  const id = await aDialogue(city);
  const as = (key: PersonKey) => ({ actor: person(key), proposalId: id });
  const meeting = good(await proposeMeeting(program, { ...as("officer"), ...aMeeting, times: [heldAt] })).id;
  good(await agreeMeeting(program, { ...as("member"), meetingId: meeting }));
  city.setNow(new Date("2026-12-01T16:00:00+09:00"));
  good(await writeMinutes(program, { ...as("officer"), meetingId: meeting, ...someMinutes, heldAt }));
  const at = { id, meeting };
  const { get, post } = requestsOf(city);
  const pageOf = async (key: PersonKey) => (await get(key, p.meeting(at))).text;
  const confirm = (key: PersonKey, page: string, comment = "") =>
    post(key, p.minutesConfirmation(at), { ...formOn(page, p.minutesConfirmation(at)), comment });
  const contest = (page: string) =>
    post("member", p.minutesObjection(at), { ...formOn(page, p.minutesObjection(at)), comment: wrong });
  const seen = () => program.db.asActor(person("officer"), (tx) => findMeeting(tx, id, meeting));
  return { at, post, pageOf, confirm, contest, seen };
}

test("minutes are not confirmed from a page that is older than an objection: the answer shows it, keeps the comment, and can then be sent", async () => {
  const { pageOf, confirm, contest, seen } = await someMinutesOpen();
  const [desk, company, objecting] = [await pageOf("officer"), await pageOf("representative"), await pageOf("member")];
  expect((await contest(objecting)).status).toBe(303);
  const refused = await confirm("officer", desk, "人数も確かめました。");
  expect(refused.status).toBe(409);
  expect(wordsOf(refused.text)).toContain("この記録に、違うところがあるという意見が届きました。");
  for (const shown of [wrong, "人数も確かめました。</textarea>"]) expect(refused.text).toContain(shown);
  expect((await confirm("representative", company)).status).toBe(409);
  expect(await seen()).toMatchObject({ state: "minutes_drafted", city: null, partner: null, contestedSide: "partner" });
  expect((await confirm("officer", refused.text)).status).toBe(303);
  expect(await seen()).toMatchObject({ city: { comment: "" }, partner: null, contestedSide: "partner" });
});

test("a new version is not written over an objection that its writer has not read: the text stays in the form", async () => {
  const { at, post, pageOf, contest, seen } = await someMinutesOpen();
  const desk = await pageOf("officer");
  expect((await contest(await pageOf("member"))).status).toBe(303);
  const typed = { said: "会場は2階、測定は春。", reason: "時期を加えました。" };
  const refused = await post("officer", p.minutes(at), { ...formOn(desk, p.minutes(at)), ...typed });
  expect(refused.status).toBe(409);
  expect(refused.text).toContain(wrong);
  expect(formOn(refused.text, p.minutes(at))).toMatchObject({ ...typed, objections: "1" });
  expect(await seen()).toMatchObject({ minutesVersion: 1, contestedSide: "partner" });
});

test("one side confirms and the other objects at the same moment: the objection stands, and the minutes are not confirmed by both", async () => {
  const { pageOf, confirm, contest, seen } = await someMinutesOpen();
  const [desk, company, objecting] = [await pageOf("officer"), await pageOf("representative"), await pageOf("member")];
  const answers = await Promise.all([confirm("officer", desk), contest(objecting)]);
  expect([
    [303, 303],
    [409, 303],
  ]).toContainEqual(answers.map(({ status }) => status));
  expect((await confirm("representative", company)).status).toBe(409);
  const after = await seen();
  expect(after).toMatchObject({ state: "minutes_drafted", partner: null, contestedSide: "partner" });
  expect(after?.city !== null).toBe(answers[0]!.status === 303);
});
