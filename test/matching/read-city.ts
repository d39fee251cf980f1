import type { Office } from "../../src/domain/matching/offices.ts";

export type CityToMatch = {
  offices: readonly Office[];
  /** Titles with the office that is in charge, some with a summary. */
  proposals: readonly { title: string; summary: string; body: string; fields: string[]; departments: string[] }[];
};

/** A city of lines: `code|name|duty；duty`, and `code|title|summary`. */
export function readCity(offices: string, titles: string): CityToMatch {
  return {
    offices: lines(offices).map(([id = "", name = "", duties = ""]) => ({
      ...{ id, name, duties: duties.split("；").filter(Boolean), policyFields: [] },
    })),
    proposals: lines(titles).map(([office = "", title = "", summary = ""]) => ({
      ...{ title, summary, body: "", fields: [], departments: [office] },
    })),
  };
}

function lines(text: string): readonly string[][] {
  return text
    .trim()
    .split("\n")
    .map((line) => line.split("|"));
}
