import { afterAll, expect, test } from "vitest";
import { aCity, startOfTests } from "../../test/support/city.ts";
import { good } from "../../test/support/dialogue.ts";
import { aPreparing } from "../../test/support/preparing.ts";
import { draftFacts } from "../commands/draft-facts.ts";
import { findRecord } from "../db/stores/record-store.ts";
import { handBackComments } from "./hand-back-comments.ts";

const city = await aCity();
afterAll(city.drop);
const { program, person } = city;

test("when the partner's days for a comment are over, the turn is no longer its own", async () => {
  const id = await aPreparing(city);
  const factsWords = {
    title: "布団の工場で眠りの教室",
    titleEn: "",
    text: "市と会社が教室を開きます。",
    citySpends: "0",
  };
  good(await draftFacts(program, { actor: person("officer"), proposalId: id, ...factsWords }));
  const waitsForPartner = async () => {
    const record = await program.db.asActor(person("officer"), (tx) => findRecord(tx, id));
    return record!.openWaits.some((wait) => wait.task === "commentFacts");
  };
  city.setNow(new Date("2026-12-08T23:00:00+09:00"));
  expect([await handBackComments(program), await waitsForPartner()]).toEqual([0, true]);
  city.setNow(new Date("2026-12-09T00:10:00+09:00"));
  expect([await handBackComments(program), await waitsForPartner()]).toEqual([1, false]);
  expect(await handBackComments(program)).toBe(0);
  city.setNow(startOfTests);
});
