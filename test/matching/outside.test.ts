import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { changeVocabulary } from "../../src/commands/change-vocabulary.ts";
import { matchTexts } from "../../src/commands/match-texts.ts";
import { cityVocabulary } from "../../src/domain/matching/vocabulary.ts";
import { writingHintsFor } from "../../src/queries/open/writing-hints.ts";
import { aChallenge, done } from "../support/challenges.ts";
import { aCity, type TestCity } from "../support/city.ts";
import { putPast } from "../support/past-proposals.ts";
import { aPolicyGoal } from "../support/policy-goals.ts";
import { requestsOf } from "../support/requests.ts";

// Nothing that people outside are shown rests on an unpublished record (P7b): whatever the city receives, decides, notes and calls by its own
// words, what stands beside the form of somebody who writes stays the same, byte for byte.

let city: TestCity;
let draft: string;
let cookie: string;
beforeAll(async () => {
  city = await aCity();
  const pages = requestsOf(city);
  draft = (await pages.post("representative", "/proposals")).to;
  const begun = await pages.post(null, "/proposals/begun", { ...words(written[0]!), go: "stay" });
  cookie = begun.headers.getSetCookie()[0]!.split(";")[0]!;
  await pages.post("representative", draft, { ...words(written[0]!), go: "stay" });
});
afterAll(() => city.drop());

const written = [
  { title: "産後の方の健康づくり教室", summary: "産後の方が集まって、体操をします。" },
  { title: "ナノ波動シートのご紹介", summary: "避難所の寝具として、学校に置きます。" },
  { title: "𠮷川の見守り", summary: "ドローンで防災倉庫の備蓄と給食の食材を運びます。" },
];
const words = (one: (typeof written)[number]) => ({ ...one, what: "", benefit: "" });

/** What people outside get, from programs that have kept nothing: the hints themselves, and the pages that show them. */
async function outside(): Promise<string> {
  const fresh = { ...city, program: { ...city.program } };
  const hints: unknown[] = [];
  for (const one of written)
    hints.push(await writingHintsFor({ ...city.program }, { ...one, answersChallenge: false, fields: ["健康"] }));
  const pages = requestsOf(fresh);
  const shown = [(await pages.get("representative", draft)).text];
  for (const path of ["/proposals/begun", "/en/proposals/begun"])
    shown.push((await pages.send(null, path, { headers: { cookie } })).text);
  // Each drawing of a form has a key of its own.
  return JSON.stringify([hints, ...shown]).replaceAll(/idempotency_key\\" value=\\"[^"]*"/g, "");
}

const word = fc.constantFrom(...cityVocabulary.flatMap((one) => one.words.split(" ").slice(0, 3)), "ナノ波動シート");
const department = fc.constantFrom("0507", "0201", "0902");
const unpublished = fc.oneof(
  fc.record({
    kind: fc.constant("proposal" as const),
    ...{ title: word, summary: word },
    departments: fc.array(department, { maxLength: 2 }).map((codes) => [...new Set(codes)]),
    status: fc.constantFrom("submitted", "received", "inquiry", "dialogue", "declined", "withdrawn"),
    sealed: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant("word" as const),
    topic: fc.constantFrom(...cityVocabulary.map((one) => one.topic)),
    typed: fc.constantFrom("ナノ波動シート", "ご紹介", "運びます", "集まって", "寝具として"),
    side: fc.constantFrom("people", "office"),
  }),
  fc.record({
    kind: fc.constant("challenge" as const),
    state: fc.constantFrom("draft", "in_check", "approved"),
    title: word,
  }),
  fc.record({ kind: fc.constant("goal" as const), goal: word }),
  fc.record({ kind: fc.constant("profile" as const), strengths: word }),
  fc.record({ kind: fc.constant("note" as const), body: word }),
);

test("any number of unpublished proposals, decisions, notes, challenges, goals, profiles and words of the desk changes nothing outside", {
  timeout: 240_000,
}, async () => {
  const before = await outside();
  for (const shown of ["保健センター", "書いた内容から", "From what you wrote"]) expect(before).toContain(shown);
  await fc.assert(
    fc.asyncProperty(fc.array(unpublished, { minLength: 1, maxLength: 6 }), async (records) => {
      for (const one of records) await put(one);
      await matchTexts(city.program);
      expect(await outside()).toBe(before);
    }),
    { numRuns: Number(process.env.OUTSIDE_RUNS ?? 12), endOnFailure: true },
  );
  // The same things do reach the desk: the proof is not one of nothing.
  const { rows } = await city.owner.query("select from matched_topics");
  expect(rows.length).toBeGreaterThan(0);
});

async function put(one: typeof unpublished extends fc.Arbitrary<infer T> ? T : never): Promise<void> {
  const { program, owner, person } = city;
  if (one.kind === "proposal") {
    const { departments, sealed, status, ...text } = one;
    const seal = sealed && status === "submitted";
    const asked = seal ? [] : departments.map(city.department);
    await putPast(city, [{ ...text, status, sealed: seal, departments: asked, fields: ["健康"] }]);
  }
  if (one.kind === "word") {
    const { kind: _, ...change } = one;
    done(await changeVocabulary(program, { ...change, actor: person("officer"), counts: true, isPublic: false }));
  }
  if (one.kind === "challenge") await aChallenge(city, one.state as "draft", { title: `${one.title}をさがしています` });
  if (one.kind === "goal") await aPolicyGoal(city, { goal: one.goal });
  if (one.kind === "profile")
    await owner.query(
      `insert into organisation_profiles (municipality_id, organisation_id, fields, strengths, updated_by, updated_at) values ($1, $2, array['健康'], $3, $4, now())
       on conflict (organisation_id) do update set strengths = excluded.strengths`,
      [program.municipality, city.seeded.organisations.get("b"), one.strengths, person("otherCompany").id],
    );
  if (one.kind === "note")
    await owner.query(
      `insert into internal_notes (municipality_id, proposal_id, by_id, by_name, body, at) select $1, id, $2, '名', $3, now() from proposals where submitted_at is not null limit 1`,
      [program.municipality, person("officer").id, one.body],
    );
}
