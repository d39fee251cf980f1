import { afterAll, beforeAll, expect, test } from "vitest";
import { createLog } from "../../src/log.ts";
import { appOf } from "../../src/web/app.tsx";
import { aCity, type TestCity } from "../support/city.ts";
import { formOn } from "../support/requests.ts";
import { signIn } from "../support/sign-in.ts";

// 200 people whose drafts are saved at the same moment, by the pages that a browser saves by: no update is lost, neither of those who
// write alone nor of those who write on one draft.

const people = 200;
type Writer = { proposal: string; cookie: string };
type Saved = { status: number; drawnFrom: string };

let city: TestCity;
let app: ReturnType<typeof appOf>["app"];
let writers: readonly Writer[];

beforeAll(async () => {
  city = await aCity();
  app = appOf(city.program, createLog("silent")).app;
  const { rows } = await city.owner.query<{ proposal: string; person: string }>(
    `with o as (insert into organisations (municipality_id, name, kind) select '272060', '団体 ' || n, 'company' from generate_series(1, $1::int) n returning id, name)
     , p as (insert into people (municipality_id, name, side) select '272060', '団体 ' || n, 'partner' from generate_series(1, $1::int) n returning id, name)
     , m as (insert into memberships (municipality_id, organisation_id, person_id, role, since) select '272060', o.id, p.id, 'representative', now() from o join p using (name))
     , d as (insert into proposals (municipality_id, organisation_id, kind, created_at, status_at) select '272060', id, 'free', now(), now() from o returning id, organisation_id)
     , t as (insert into proposal_texts (municipality_id, proposal_id, version) select '272060', id, 1 from d)
     select d.id as proposal, p.id as person from d join o on o.id = d.organisation_id join p using (name)`,
    [people],
  );
  writers = await Promise.all(
    rows.map(async ({ proposal, person }) => ({
      proposal,
      cookie: (await signIn(city.program, person)).headers.cookie,
    })),
  );
}, 120_000);
afterAll(() => city.drop());

async function save({ proposal, cookie }: Writer, fields: Record<string, string>): Promise<Saved> {
  const answer = await app.request(`/proposals/${proposal}/edit?step=content`, {
    method: "POST",
    headers: { cookie, "sec-fetch-site": "same-origin" },
    body: new URLSearchParams({ go: "by-itself", ...fields }),
  });
  const { drawnFrom = "" } = (await answer.json()) as { drawnFrom?: string };
  return { status: answer.status, drawnFrom };
}

async function drawnFromOf({ proposal, cookie }: Writer): Promise<string> {
  const page = await app.request(`/proposals/${proposal}/edit`, { headers: { cookie } });
  return formOn(await page.text(), `/proposals/${proposal}/edit`).drawn_from!;
}

/** The content step as a form sends it: all its fields, so that each save stands on the words of all. */
const words = (what: string) => ({ title: "", summary: "", what, benefit: "" });

async function storedWhat(proposal: string): Promise<string> {
  const { rows } = await city.owner.query<{ what: string }>("select what from proposal_texts where proposal_id = $1", [
    proposal,
  ]);
  return rows[0]!.what;
}

test("200 people save at once, three times each: every draft holds its own last words", {
  timeout: 120_000,
}, async () => {
  const statuses = await Promise.all(
    writers.map(async (writer, index) => {
      let drawn_from = await drawnFromOf(writer);
      const seen: number[] = [];
      for (const turn of [1, 2, 3]) {
        const saved = await save(writer, { ...words(`${index}番の${turn}度目の文。𠮷`), drawn_from });
        seen.push(saved.status);
        drawn_from = saved.drawnFrom;
      }
      return seen;
    }),
  );
  expect(statuses.flat().filter((status) => status !== 200)).toEqual([]);
  const stored = await Promise.all(writers.map(({ proposal }) => storedWhat(proposal)));
  expect(stored).toEqual(writers.map((_, index) => `${index}番の3度目の文。𠮷`));
});

test("200 tabs save one draft from the same words at once: one is stored, and all others are told", {
  timeout: 120_000,
}, async () => {
  const writer = writers[0]!;
  const drawn_from = await drawnFromOf(writer);
  const saved = await Promise.all(
    Array.from({ length: people }, (_, tab) => save(writer, { ...words(`画面${tab}の文`), drawn_from })),
  );
  const stored = await storedWhat(writer.proposal);
  const winners = saved.flatMap(({ status }, tab) => (status === 200 ? [`画面${tab}の文`] : []));
  expect(winners).toEqual([stored]);
  expect(saved.filter(({ status }) => status === 409)).toHaveLength(people - 1);
});

test("twenty who each add a line, and add it anew when they are told, all find their line in the end", {
  timeout: 120_000,
}, async () => {
  const writer = writers[1]!;
  await save(writer, words(""));
  await Promise.all(
    Array.from({ length: 20 }, async (_, line) => {
      for (let turn = 0; ; turn++) {
        if (turn > 60) throw new Error(`line ${line} was never saved`);
        const drawn_from = await drawnFromOf(writer);
        const before = await storedWhat(writer.proposal);
        const { status } = await save(writer, { ...words(`${before}行${line}。`), drawn_from });
        if (status === 200) return;
      }
    }),
  );
  const stored = await storedWhat(writer.proposal);
  const lines = [...stored.matchAll(/行(\d+)。/gu)].map(([, line]) => Number(line)).sort((a, b) => a - b);
  expect(lines).toEqual(Array.from({ length: 20 }, (_, line) => line));
});
