import type { Office } from "../../src/domain/matching/offices.ts";

export type CityToMatch = {
  offices: readonly Office[];
  /** Titles with the office that is in charge first, some with a summary or a text. */
  proposals: readonly { title: string; summary: string; body: string; fields: string[]; departments: string[] }[];
};

/** A city of lines: `code|name|duty；duty`, and `code|title|summary|body`; a second code is another office that may answer. */
export function readCity(offices: string, titles: string): CityToMatch {
  return {
    offices: lines(offices).map(([id = "", name = "", duties = ""]) => ({
      ...{ id, name, duties: duties.split("；").filter(Boolean), policyFields: [] },
    })),
    proposals: lines(titles).map(([codes = "", title = "", summary = "", body = ""]) => ({
      ...{ title, summary, body, fields: [], departments: codes.split(",") },
    })),
  };
}

function lines(text: string): readonly string[][] {
  return text
    .trim()
    .split("\n")
    .map((line) => line.split("|"));
}
