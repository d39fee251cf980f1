import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aCity, lineTo, type TestCity } from "../../test/support/city.ts";
import { methods } from "../domain/method/method.ts";
import { statuses } from "../domain/process/status.ts";

let city: TestCity;
beforeAll(async () => {
  city = await aCity();
});
afterAll(() => city.drop());

async function statusOf(id: string): Promise<unknown> {
  const { rows } = await city.owner.query("select status from proposals where id = $1", [id]);
  return rows[0]?.status;
}

describe("a proposal on the line", () => {
  test.each(statuses)("comes to %s by the real commands", async (status) => {
    const { proposalId } = await lineTo(city, status);
    expect(await statusOf(proposalId)).toBe(status);
  });

  test.each(methods)("is started or called by the method %s", async (method) => {
    const status = method.startsWith("public_call") ? "in_call" : "active";
    const { proposalId } = await lineTo(city, status, { method });
    expect(await statusOf(proposalId)).toBe(status);
  });

  test.each(["inquiry", "dialogue", "method_review", "preparing", "active"] as const)(
    "is ready to leave %s when asked to be",
    async (status) => {
      const { proposalId } = await lineTo(city, status, { ready: true, asked: ["0201"], parts: [{}] });
      expect(await statusOf(proposalId)).toBe(status);
      const waits = await city.owner.query("select task from waits where proposal_id = $1 and ended_at is null", [
        proposalId,
      ]);
      const next = { inquiry: "openDialogue", dialogue: "startMethodReview", method_review: "startPreparing" };
      const later = { preparing: "startActive", active: "complete" };
      expect(waits.rows.map((row) => row.task)).toContain({ ...next, ...later }[status]);
    },
  );
});
