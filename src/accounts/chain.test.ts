import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalJson, link } from "./chain.ts";

const key = Buffer.alloc(32, 7);

describe("the canonical text of a record", () => {
  test("does not depend on the order of keys, writes dates in UTC and leaves out what is undefined", () => {
    const record = {
      b: 1,
      a: { z: null, y: [true, "髙"] },
      at: new Date("2026-11-24T09:00:00+09:00"),
      gone: undefined,
    };
    expect(canonicalJson(record)).toBe('{"a":{"y":[true,"髙"],"z":null},"at":"2026-11-24T00:00:00.000Z","b":1}');
  });

  test("refuses what would not come back the same", () => {
    for (const bad of [
      Number.NaN,
      Number.POSITIVE_INFINITY,
      1n,
      () => 1,
      Buffer.from("x"),
      new Map(),
      undefined,
      [undefined],
    ]) {
      expect(() => canonicalJson(bad)).toThrow(TypeError);
    }
    expect(() => canonicalJson({ at: new Date(Number.NaN) })).toThrow(RangeError);
  });

  test("is the same after a round through JSON", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(canonicalJson(JSON.parse(canonicalJson(value)))).toBe(canonicalJson(value));
      }),
    );
  });
});

describe("a chain of links", () => {
  const records = [
    { seq: 1, kind: "submitted" },
    { seq: 2, kind: "received" },
    { seq: 3, kind: "assigned" },
  ];
  const chain = (entries: readonly unknown[], by = key) => {
    const links: Buffer[] = [];
    for (const entry of entries) links.push(link(links.at(-1) ?? null, entry, by));
    return links;
  };

  test("gives the same links for the same records", () => {
    expect(chain(records)).toEqual(chain(structuredClone(records)));
    expect(chain(records).every((bytes) => bytes.length === 32)).toBe(true);
  });

  test("shows a record that was changed, and every record after it", () => {
    const changed = chain(records.map((record) => (record.seq === 2 ? { ...record, kind: "declined" } : record)));
    expect(chain(records).map((bytes, i) => bytes.equals(changed[i]!))).toEqual([true, false, false]);
  });

  test("shows a record that was taken out and a beginning that was cut off", () => {
    expect(chain(records.slice(1)).at(-1)!.equals(chain(records).at(-1)!)).toBe(false);
  });

  test("cannot be made again without the key", () => {
    expect(chain(records, randomBytes(32)).at(-1)!.equals(chain(records).at(-1)!)).toBe(false);
  });

  test("tells an empty previous link from none", () => {
    expect(link(Buffer.alloc(0), {}, key).equals(link(null, {}, key))).toBe(false);
  });
});
