import { spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aCity, lineTo, type TestCity } from "../support/city.ts";
import { everythingIn } from "../support/everything-in.ts";
import { type Requests, requestsOf } from "../support/requests.ts";

// Every route from the list that the program prints of itself: nobody who is not signed in, and no other organisation, gets past it.

type Route = { method: "GET" | "POST"; path: string; policy: string; audit: string | null };

const printed = spawnSync("npm", ["run", "-s", "routes", "--", "--json"], { encoding: "utf8" });
const routes = JSON.parse(printed.stdout) as Route[];

let city: TestCity;
let asked: Requests;
let ids: Record<string, string>;

beforeAll(async () => {
  city = await aCity();
  asked = requestsOf(city);
  const { proposalId, partIds, inquiryIds } = await lineTo(city, "preparing", { ready: true, parts: [{}] });
  const only = async (table: string) => {
    const { rows } = await city.owner.query<{ id: string }>(`select id from ${table} where proposal_id = $1`, [
      proposalId,
    ]);
    return rows[0]!.id;
  };
  ids = {
    id: proposalId,
    part: partIds[0]!,
    inquiry: inquiryIds.get("0507")!,
    meeting: await only("meetings"),
    paper: await only("approval_papers"),
    initiative: randomUUID(),
    file: randomUUID(),
    version: "1",
    person: city.person("officer").id,
    department: city.department("0507"),
    post: randomUUID(),
    session: randomUUID(),
    token: "a-token-that-nobody-was-given",
    code: "C01",
    slug: "nothing",
  };
});
afterAll(() => city.drop());

const isEveryones = (route: Route) => route.policy.split(" | ").includes("everyone");
const addressOf = (path: string) => path.replaceAll(/:([a-zA-Z]+)/g, (_, name: string) => ids[name] ?? randomUUID());
const ofMethod = (method: Route["method"]) => routes.filter((route) => route.method === method);

describe("the list of routes", () => {
  test("is an array of method, path, policy and audit, each route once", () => {
    expect([printed.status, printed.stderr]).toEqual([0, ""]);
    expect(routes.length).toBeGreaterThan(150);
    for (const route of routes) {
      expect(Object.keys(route)).toEqual(["method", "path", "policy", "audit"]);
      expect(route.path).toMatch(/^\//);
      expect(route.policy).not.toBe("");
    }
    const names = routes.map(({ method, path }) => `${method} ${path}`);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  test("names for every form what the log calls it", () => {
    expect(ofMethod("POST").filter(({ audit }) => !audit)).toEqual([]);
  });

  test("is what the program really serves, apart from the demo's cards", () => {
    const served = asked.entries.map(({ method, path }) => `${method} ${path}`);
    const listed = routes.map(({ method, path }) => `${method} ${path}`);
    expect(listed.filter((name) => !served.includes(name)).sort()).toEqual([
      "GET /demo",
      "GET /en/demo",
      "GET /gallery",
      "POST /demo/sign-in",
    ]);
    expect(served.filter((name) => !listed.includes(name))).toEqual([]);
  });

  test("lets a visitor send only the forms of coming in, a consultation, a question, a draft before registering, and the wish for fewer mails", () => {
    const open = ofMethod("POST").filter(isEveryones);
    expect(open.map(({ path }) => path.replace(/^\/(en|easy)(?=\/)/, "")).sort()).toEqual(
      [
        "/demo/sign-in",
        "/unsubscribe/:token",
        ...[
          "/challenges/:code/questions",
          "/address/:token",
          "/consult",
          "/consult/:token/replies",
          "/invitations/:token",
          "/proposals/begun",
          "/proposals/begun/discarding",
          "/register",
          "/setup/:token",
          "/sign-in",
          "/sign-in/forgotten",
          // Only with the sealed answer of a provider of single sign-on; without it both lead to the sign-in.
          "/sign-in/identity/registration",
        ].flatMap((path) => [path, path, path]),
        ...["/sign-out", "/sign-out"],
        // The second step of signing in: whose it is says the half session, without which both lead to the password.
        ...["/sign-in/code", "/sign-in/second-factor", "/sign-in/passkey"].flatMap((path) => [path, path, path]),
      ].sort(),
    );
  });
});

test("a visitor is led to the sign-in and back from every page that is not public", async () => {
  const wrong: string[] = [];
  for (const route of ofMethod("GET").filter((one) => !isEveryones(one))) {
    const address = addressOf(route.path);
    const answer = await asked.get(null, address);
    const expected = `/sign-in?next=${encodeURIComponent(address)}`;
    if (answer.status !== 303 || answer.to !== expected) wrong.push(`${route.path}: ${answer.status} ${answer.to}`);
  }
  expect(wrong).toEqual([]);
});

test("a visitor who sends a form that is not public gets 403, and nothing changes", { timeout: 60_000 }, async () => {
  const before = await everythingIn(city.owner);
  const wrong: string[] = [];
  for (const route of ofMethod("POST").filter((one) => !isEveryones(one))) {
    const answer = await asked.post(null, addressOf(route.path), { reason: "読めるはずのない文" });
    if (answer.status !== 403) wrong.push(`${route.path}: ${answer.status}`);
  }
  expect(wrong).toEqual([]);
  expect(await everythingIn(city.owner)).toEqual(before);
});

// Pages that are told apart by what somebody is, before the record is looked at, say so: 403 says nothing about a proposal.
test("a proposal does not exist for another organisation: no page and no form of it, and nothing changes", {
  timeout: 60_000,
}, async () => {
  const before = await everythingIn(city.owner);
  const wrong: string[] = [];
  for (const route of routes.filter(({ path }) => path.startsWith("/proposals/:id"))) {
    const address = addressOf(route.path);
    const unknown = address.replace(ids.id!, randomUUID());
    const ask = (href: string) =>
      route.method === "GET" ? asked.get("otherCompany", href) : asked.post("otherCompany", href, { version: "1" });
    const [answer, other] = [await ask(address), await ask(unknown)];
    const expected = route.method === "GET" && opensToPartners(route) ? [404] : [403, 404];
    if (!expected.includes(answer.status)) wrong.push(`${route.method} ${route.path}: ${answer.status}`);
    // The same answer as for a proposal that is not there.
    if (answer.status !== other.status)
      wrong.push(`${route.path}: ${answer.status}, but ${other.status} where none is`);
    if (/歩くたびに|架空ウェルネス/.test(answer.text)) wrong.push(`${route.path}: tells what it is about`);
  }
  expect(wrong).toEqual([]);
  expect(await everythingIn(city.owner)).toEqual(before);
});

test("nor for staff without a part in it before it is talked about", { timeout: 60_000 }, async () => {
  const { proposalId } = await lineTo(city, "inquiry");
  const before = await everythingIn(city.owner);
  const wrong: string[] = [];
  for (const key of ["schoolStaff", "administrator"] as const)
    for (const route of routes.filter(({ path }) => path.startsWith("/proposals/:id"))) {
      const address = addressOf(route.path).replace(ids.id!, proposalId);
      const answer = route.method === "GET" ? await asked.get(key, address) : await asked.post(key, address);
      if (![403, 404].includes(answer.status)) wrong.push(`${key} ${route.method} ${route.path}: ${answer.status}`);
      if (/歩くたびに/.test(answer.text)) wrong.push(`${key} ${route.path}: tells what it is about`);
    }
  expect(wrong).toEqual([]);
  expect(await everythingIn(city.owner)).toEqual(before);
});

/** Pages where a partner is not turned away for being one. */
function opensToPartners(route: Route): boolean {
  const partners = ["partner", "signedIn", "editProposal", "discardDraft", "withdrawProposal"];
  return route.policy.split(" | ").some((guard) => partners.includes(guard));
}
