import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aCity, lineTo, type TestCity } from "../../test/support/city.ts";
import { verifyChains } from "./verify-chains.ts";

let city: TestCity;
let proposalId: string;
beforeAll(async () => {
  city = await aCity();
  ({ proposalId } = await lineTo(city, "inquiry"));
});
afterAll(() => city.drop());

/** What the check says after a change that is made past the program; the change is taken back. */
async function answerAfter(change: string, values: unknown[], undo: string, undoValues: unknown[] = values) {
  await city.owner.query(change, values);
  const answer = await verifyChains(city.owner, city.program.key);
  await city.owner.query(undo, undoValues);
  return answer;
}

describe("the logs", () => {
  test("hold together as the program wrote them, and tell their last links", async () => {
    const answer = await verifyChains(city.owner, city.program.key);
    expect(answer).toMatchObject({ ok: true, chains: 1, counts: { readings: 0, audit: 0 } });
    const [event] = (
      await city.owner.query(
        "select seq, encode(link, 'hex') as link from events where proposal_id = $1 order by seq desc limit 1",
        [proposalId],
      )
    ).rows;
    expect(answer.ok && answer.heads).toEqual([
      { kind: "events", municipality: "272060", subject: proposalId, seq: event!.seq, link: event!.link },
    ]);
  });

  test("show an entry that was changed past the program", async () => {
    const answer = await answerAfter(
      "update events set kind = 'proposal-praised' where proposal_id = $1 and seq = 2",
      [proposalId],
      "update events set kind = 'proposal-received' where proposal_id = $1 and seq = 2",
    );
    expect(answer).toMatchObject({ ok: false, broken: { kind: "events", subject: proposalId, seq: 2 } });
  });

  test("show an entry that is missing in the middle", async () => {
    const answer = await answerAfter(
      "update events set seq = seq + 100 where proposal_id = $1 and seq = 2",
      [proposalId],
      "update events set seq = seq - 100 where proposal_id = $1 and seq > 100",
    );
    expect(answer).toMatchObject({ broken: { seq: 2, why: "an entry is missing" } });
  });

  test("show an end that was cut off", async () => {
    const answer = await answerAfter(
      "update chain_heads set seq = seq + 1 where subject = $1",
      [proposalId],
      "update chain_heads set seq = seq - 1 where subject = $1",
    );
    expect(answer).toMatchObject({ ok: false, broken: { kind: "events", subject: proposalId } });
  });

  test("cannot be written by whoever has not the key", async () => {
    const answer = await verifyChains(city.owner, Buffer.from("the key of somebody else, 32 letters"));
    expect(answer).toMatchObject({ ok: false, broken: { seq: 1 } });
  });
});
