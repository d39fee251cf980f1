import { afterAll, expect, test } from "vitest";
import { aCity, lineTo } from "../../test/support/city.ts";
import { wakeHeld } from "./wake-held.ts";

const city = await aCity();
afterAll(city.drop);

test("when the day of a hold has come the clock gives the ball to the desk, once, and says so in the log", async () => {
  const { proposalId } = await lineTo(city, "on_hold");
  const { rows } = await city.owner.query<{ until: string }>("select until from holds where proposal_id = $1", [
    proposalId,
  ]);
  const holder = async () =>
    (
      await city.owner.query<{ holder: string }>(
        "select holder from waits where proposal_id = $1 and task = 'resume' and ended_at is null",
        [proposalId],
      )
    ).rows.map((row) => row.holder);
  expect([await wakeHeld(city.program), await holder()]).toEqual([0, ["nobody"]]);
  city.setNow(new Date(`${rows[0]!.until}T09:00:00+09:00`));
  expect([await wakeHeld(city.program), await holder()]).toEqual([1, ["desk"]]);
  expect(await wakeHeld(city.program)).toBe(0);
  const events = await city.owner.query(
    "select by_side from events where proposal_id = $1 and kind = 'hold-came-due'",
    [proposalId],
  );
  expect(events.rows).toEqual([{ by_side: "clock" }]);
});
