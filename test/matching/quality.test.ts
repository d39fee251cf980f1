import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Office } from "../../src/domain/matching/offices.ts";
import { departmentSuggester, type SuggestDepartments } from "../../src/domain/matching/suggest-departments.ts";
import { readTopics } from "../../src/domain/matching/topics.ts";
import { cityVocabulary } from "../../src/domain/matching/vocabulary.ts";
import { capeCity } from "./cape-city.ts";
import { coastalCity } from "./coastal-city.ts";
import { inlandCity } from "./inland-city.ts";
import { largerCity } from "./larger-city.ts";
import { otherCity } from "./other-city.ts";
import { plainCity } from "./plain-city.ts";
import { riverCity } from "./river-city.ts";
import { wardCity } from "./ward-city.ts";

// How often the lead department is the first, among the first three, among the first five. Pairs of characters alone reach
// 0.45, 0.65 and 0.78 on the first city's file. The figures are printed, so that a change of the vocabulary shows what it brought.

type Given = { title: string; summary: string; body: string; fields: string[]; departments: string[] };

const world = (file: string) => JSON.parse(readFileSync(`db/worlds/izumiotsu-demo/${file}.json`, "utf8"));
const proposals: readonly Given[] = world("proposals-given").proposals;
const offices: readonly Office[] = world("departments").departments.map(
  (one: { code: string; name: string; duties: string[]; policyAreas?: string[] }) => ({
    ...{ id: one.code, name: one.name, duties: one.duties, policyFields: one.policyAreas ?? [] },
  }),
);
const topics = readTopics(cityVocabulary);

test("a city's departments for proposals of companies, from duties and fields alone", () => {
  const suggest = departmentSuggester(topics, offices);
  const figures = hits(proposals, () => suggest);
  console.log(`Lead department among the first 1, 3, 5, nothing learned: ${figures.join(", ")}`);
  expect(proposals.length).toBe(60);
  expect(figures[0]).toBeGreaterThanOrEqual(0.75);
  expect(figures[1]).toBeGreaterThanOrEqual(0.92);
  expect(figures[2]).toBeGreaterThanOrEqual(0.95);
});

test("the same, having learned from the other four fifths", () => {
  const folds = [0, 1, 2, 3, 4].map((fold) =>
    departmentSuggester(
      topics,
      offices,
      proposals.filter((_, at) => at % 5 !== fold).map((one) => ({ ...one, departmentIds: one.departments })),
    ),
  );
  const figures = hits(proposals, (at) => folds[at % 5]!);
  console.log(`Lead department among the first 1, 3, 5, learned in five folds: ${figures.join(", ")}`);
  expect(figures[0]).toBeGreaterThanOrEqual(0.75);
  expect(figures[1]).toBeGreaterThanOrEqual(0.92);
  expect(figures[2]).toBeGreaterThanOrEqual(0.95);
});

test("another city's offices, and short titles of citizens without fields", () => {
  const figures = hits(otherCity.proposals, () => departmentSuggester(topics, otherCity.offices));
  console.log(`Another city's office among the first 1, 3, 5: ${figures.join(", ")}`);
  expect(figures[0]).toBeGreaterThanOrEqual(0.75);
  expect(figures[1]).toBeGreaterThanOrEqual(0.92);
  expect(figures[2]).toBeGreaterThanOrEqual(0.95);
});

test("a larger city's many offices, half of them known by their names alone", () => {
  const figures = hits(largerCity.proposals, () => departmentSuggester(topics, largerCity.offices));
  console.log(`A larger city's office among the first 1, 3, 5: ${figures.join(", ")}`);
  expect(figures[0]).toBeGreaterThanOrEqual(0.75);
  expect(figures[1]).toBeGreaterThanOrEqual(0.92);
  expect(figures[2]).toBeGreaterThanOrEqual(0.95);
});

test("a city whose proposals nobody has taken a word from", () => {
  const figures = hits(coastalCity.proposals, () => departmentSuggester(topics, coastalCity.offices));
  console.log(`A coastal city's office among the first 1, 3, 5: ${figures.join(", ")}`);
  expect(figures[0]).toBeGreaterThanOrEqual(0.75);
  expect(figures[1]).toBeGreaterThanOrEqual(0.92);
  expect(figures[2]).toBeGreaterThanOrEqual(0.95);
});

test("a city between mountains: titles alone, with a sentence, and in the words of companies", () => {
  const figures = hits(inlandCity.proposals, () => departmentSuggester(topics, inlandCity.offices));
  const well = hits(inlandCity.proposals, () => departmentSuggester(topics, inlandCity.offices), mayAnswer);
  console.log(
    `An inland city's office among the first 1, 3, 5: ${figures.join(", ")}; or one that may answer: ${well.join(", ")}`,
  );
  expect(figures[0]).toBeGreaterThanOrEqual(0.9);
  expect(figures[1]).toBeGreaterThanOrEqual(0.96);
  expect(figures[2]).toBeGreaterThanOrEqual(0.98);
});

test("a ward's offices for titles of five to fifteen letters alone", () => {
  const figures = hits(wardCity.proposals, () => departmentSuggester(topics, wardCity.offices));
  console.log(
    `A ward's office for short titles, its misses never read, among the first 1, 3, 5: ${figures.join(", ")}`,
  );
  expect(figures[0]).toBeGreaterThanOrEqual(0.75);
  expect(figures[1]).toBeGreaterThanOrEqual(0.87);
  expect(figures[2]).toBeGreaterThanOrEqual(0.87);
});

test("two cities that were written blind and measured last: ordinary offices, and fashionable names", () => {
  const plain = hits(plainCity.proposals, () => departmentSuggester(topics, plainCity.offices));
  const cape = hits(capeCity.proposals, () => departmentSuggester(topics, capeCity.offices));
  console.log(
    `Written blind, among the first 1, 3, 5: ordinary offices ${plain.join(", ")}; fashionable names ${cape.join(", ")}`,
  );
  expect(plain[0]).toBeGreaterThanOrEqual(0.88);
  expect(plain[1]).toBeGreaterThanOrEqual(0.95);
  expect(plain[2]).toBeGreaterThanOrEqual(0.95);
  expect(cape[0]).toBeGreaterThanOrEqual(0.85);
  expect(cape[1]).toBeGreaterThanOrEqual(0.92);
  expect(cape[2]).toBeGreaterThanOrEqual(0.92);
});

test("a city's enterprises, boards and fire service among the offices, and short titles", () => {
  const figures = hits(riverCity.proposals, () => departmentSuggester(topics, riverCity.offices));
  const well = hits(riverCity.proposals, () => departmentSuggester(topics, riverCity.offices), mayAnswer);
  console.log(
    `Office of a city on a river among the first 1, 3, 5: ${figures.join(", ")}; or one that may answer: ${well.join(", ")}`,
  );
  // Measured blind: 0.809, 0.939, 0.939; or one that may answer 0.852, 0.965, 0.965. Then its misses were read (decision 0076).
  expect(figures[0]).toBeGreaterThanOrEqual(0.87);
  expect(figures[1]).toBeGreaterThanOrEqual(0.95);
  expect(figures[2]).toBeGreaterThanOrEqual(0.95);
});

const lead = ({ departments }: Given) => departments.slice(0, 1);
const mayAnswer = ({ departments }: Given) => departments;

function hits(
  of: readonly Given[],
  suggesterOf: (at: number) => SuggestDepartments,
  right: (one: Given) => readonly string[] = lead,
): readonly number[] {
  const places = of.map((proposal, at) => {
    const found = suggesterOf(at)({ ...proposal, challengeDepartmentId: null });
    return found.findIndex((one) => right(proposal).includes(one.departmentId));
  });
  const within = (most: number) => places.filter((place) => place >= 0 && place < most).length / of.length;
  return [1, 3, 5].map((most) => Math.round(within(most) * 1000) / 1000);
}
