import fc from "fast-check";
import { expect, test } from "vitest";
import { gatesOf } from "../../src/domain/principles/gates.ts";
import { missingFor } from "../../src/domain/process/requirements.ts";
import { anyRecord } from "./any-record.ts";
import { confirmersByHand, openByHand } from "./by-hand.ts";

const runs = { numRuns: 3000 };

test("a gate says confirmed exactly where its evidence stands on record, and names the persons whose acts confirm it", () => {
  fc.assert(
    fc.property(anyRecord, (record) => {
      for (const gate of gatesOf(record)) {
        const by = confirmersByHand(gate.principle, record);
        if (gate.state === "not_applicable") continue;
        expect([gate.principle, gate.state === "confirmed"]).toEqual([gate.principle, by.length > 0]);
        if (gate.state !== "confirmed") continue;
        expect(gate.by.length).toBeGreaterThan(0);
        for (const person of gate.by) expect(by).toContain(person);
        expect(gate.evidence).not.toBe("");
        expect(gate.at).toBeInstanceOf(Date);
      }
    }),
    runs,
  );
});

test("whatever a record holds, the moves to preparing and to a call say what is missing where something is", () => {
  fc.assert(
    fc.property(anyRecord, fc.constantFrom("preparing" as const, "in_call" as const), (some, to) => {
      const record = { ...some, status: "method_review" as const };
      const missing = missingFor(to === "preparing" ? "startPreparing" : "startCall", record, "2026-11-24");
      expect(missing.length > 0).toBe(openByHand({ ...record, status: to }).length > 0);
    }),
    runs,
  );
});
