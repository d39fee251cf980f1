import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aCity, type TestCity } from "../../support/city.ts";
import { type Requests, requestsOf } from "../../support/requests.ts";
import type { PersonKey } from "../../support/small-world.ts";
import { type Standing, standIn } from "./stand-in.ts";

// P2: before the question about ties is answered, every address below a proposal is answered with the question, or with nothing at all:
// pages, files, what the browser asks by itself.

let city: TestCity;
let requests: Requests;
const standings: Standing[] = [];

beforeAll(async () => {
  city = await aCity();
  requests = requestsOf(city);
  for (const status of ["inquiry", "preparing", "active"] as const) standings.push(await standIn(city, status));
  await city.owner.query("delete from conflict_declarations where not has_tie");
}, 180_000);
afterAll(() => city?.drop());

test.each(["disasterHead", "healthStaff", "healthHead", "officer"] as const)(
  "before %s has answered the question about ties, no address of a proposal tells a word of it",
  async (who: PersonKey) => {
    const told: string[] = [];
    for (const { status, ids } of standings)
      for (const { path } of requests.entries.filter(isOfProposal)) {
        const address = path.replaceAll(/:([a-zA-Z]+)/g, (_, name: string) => ids[name] ?? randomUUID());
        const answer = await requests.get(who, address);
        if (answer.status === 200 && !answer.text.includes("利害の関係がありますか")) told.push(`${status} ${path}`);
      }
    expect(told).toEqual([]);
  },
  120_000,
);

function isOfProposal({ method, path }: { method: string; path: string }): boolean {
  return method === "GET" && path.startsWith("/proposals/:id");
}
