import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { statuses } from "../../../src/domain/process/status.ts";
import { aCity, type TestCity } from "../../support/city.ts";
import { everythingIn } from "../../support/everything-in.ts";
import { type Answered, type Requests, requestsOf } from "../../support/requests.ts";
import type { PersonKey } from "../../support/small-world.ts";
import { unzipped } from "../../support/unzipped.ts";
import { canaryKinds, canaryOf } from "./canaries.ts";
import { expectedOf, isTurnedAway, mayHear, readsOwn, rowsOf } from "./expected.ts";
import { type OtherRow, otherRows } from "./other-routes.ts";
import { type Standing, standIn } from "./stand-in.ts";

// Every route × every kind of person × every state of a proposal, against tables written by hand (proposal-pages.ts,
// proposal-forms.ts, other-routes.ts); and in every answer, feed and file the search for words that its reader may not see.

const people: Readonly<Record<string, PersonKey>> = {
  member: "member",
  repr: "representative",
  other: "otherCompany",
  staff: "schoolStaff",
  asked: "disasterHead",
  lead: "healthStaff",
  head: "healthHead",
  offic: "officer",
  chief: "chief",
  appro: "finance",
  admin: "administrator",
  tied: "officer2",
};

let city: TestCity;
let requests: Requests;
const standings: Standing[] = [];
let others: Record<string, string>;
let before: unknown;

beforeAll(async () => {
  city = await aCity();
  requests = requestsOf(city);
  for (const status of statuses) standings.push(await standIn(city, status));
  others = await putOthers();
  before = await everythingIn(city.owner);
}, 180_000);
afterAll(() => city?.drop());

const isOfProposal = ({ path }: { path: string }) => path.startsWith("/proposals/:id");
const filled = (path: string, ids: Readonly<Record<string, string>>) =>
  path.replaceAll(/:([a-zA-Z]+)/g, (_, name: string) => ids[name] ?? randomUUID());

describe.each(statuses)("a proposal that is %s", { timeout: 120_000 }, (status) => {
  test.each(["GET", "POST"] as const)(
    "answers each %s as written, and tells nobody what is not theirs",
    async (method) => {
      const standing = standings.find((one) => one.status === status)!;
      const routes = requests.entries.filter(
        (route) => isOfProposal(route) && route.method === method && rowsOf(route) === 1,
      );
      const wrong: string[] = [];
      for (const who of Object.keys(people))
        await inParallel(routes, async ({ path }) => {
          if (status !== "dialogue" && isTurnedAway({ method, path }, who)) return;
          const expected = expectedOf({ method, path }, who, standing);
          const answer = await send(requests, method, people[who]!, filled(path, standing.ids), expected.isOutdated);
          if (answer.status !== expected.status)
            wrong.push(`${method} ${path} by ${who}: ${answer.status}, not ${expected.status}`);
          for (const found of leaksIn(answer, who))
            if (found !== `content of ${status}` || !readsOwn(path, who))
              wrong.push(`${method} ${path} tells ${who} the ${found}`);
        });
      expect(wrong).toEqual([]);
    },
  );
});

describe("every other route", { timeout: 120_000 }, () => {
  const answersAsWritten = async (rows: readonly OtherRow[], from: () => Requests) => {
    const wrong: string[] = [];
    for (const row of rows)
      for (const { path } of requests.entries.filter(row.is))
        await inParallel(Object.entries(row.expected), async ([who, status]) => {
          const key = who === "visitor" ? null : people[who]!;
          const answer = await send(from(), row.method, key, addressOfOther(row.method, path));
          if (answer.status !== status) wrong.push(`${row.method} ${path} by ${who}: ${answer.status}, not ${status}`);
          for (const found of leaksIn(answer, who)) wrong.push(`${row.method} ${path} tells ${who} the ${found}`);
        });
    expect(wrong).toEqual([]);
  };

  test("answers as written, and tells nobody what is not theirs", () =>
    answersAsWritten(
      otherRows.filter((row) => !row.doesSomething),
      () => requests,
    ));

  test("changed nothing, and nor did the routes of proposals", async () => {
    expect(await everythingIn(city.owner)).toEqual(before);
  });

  // Each with a session of its own, which some of them end.
  test("of an empty form that does something all the same answers as written", () =>
    answersAsWritten(
      otherRows.filter((row) => row.doesSomething),
      () => requestsOf(city),
    ));
});

/** Forms are sent for nobody's ids where they would do something; a consultation's do nothing when they are empty. */
function addressOfOther(method: string, path: string): string {
  const noun = Object.keys(others).find(
    (one) => one.startsWith("/") && path.replace(/^\/(en|easy)(?=\/)/, "").startsWith(one),
  );
  if (method === "POST") return filled(path, noun === "/desk/consultations/:id" ? { id: others[noun]! } : {});
  return filled(path, noun ? { ...others, id: others[noun]! } : others);
}

/** A form goes empty, or with an outdated version where an empty one would do something. */
async function send(
  from: Requests,
  method: string,
  key: PersonKey | null,
  address: string,
  isOutdated = false,
): Promise<Answered> {
  if (method === "GET") return from.get(key, address);
  return from.post(key, address, isOutdated ? { version: "999999" } : {});
}

/** The canary words in an answer, or in the file that it is, which this reader may not see. */
function leaksIn(answer: Answered, who: string): string[] {
  const isPacked = (answer.headers.get("content-type") ?? "").includes("officedocument");
  const said = `${isPacked ? unzipped(answer.bytes) : answer.text} ${decodeURIComponent(answer.to)}`;
  if (!said.includes("封印語")) return [];
  return statuses.flatMap((status) =>
    canaryKinds
      .filter((kind) => said.includes(canaryOf(kind, status)) && !mayHear(kind, who, status))
      .map((kind) => `${kind} of ${status}`),
  );
}

/** What the other routes speak of, one of each: a consultation that was passed on to 保健センター among it. */
async function putOthers(): Promise<Record<string, string>> {
  const only = async (query: string) => (await city.owner.query<{ value: string }>(query)).rows[0]!.value;
  const consultation = randomUUID();
  await city.owner.query(
    `insert into consultations (id, municipality_id, fiscal_year, serial, kind, channel, sender_name, body, state, department_id, received_at)
     values ($1, $2, 2026, 1, 'wish', 'form', '名', '内容', 'passed_on', $3, now())`,
    [consultation, city.program.municipality, city.department("0507")],
  );
  return {
    "/desk/consultations/:id": consultation,
    "/desk/challenges/:id": await only("select id as value from challenges where code = 'C02'"),
    "/notices/:id": standings.find(({ status }) => status === "in_call")!.ids.id!,
    code: "C01",
    slug: await only("select slug as value from published_cases limit 1"),
    person: city.person("officer").id,
    token: "a-token-that-nobody-was-given",
  };
}

/** A few at a time, as people come. */
async function inParallel<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const waiting = [...all];
  const next = async (): Promise<void> => {
    for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) await work(one);
  };
  await Promise.all([next(), next(), next(), next()]);
}
