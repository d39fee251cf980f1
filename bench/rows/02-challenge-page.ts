import { benchCity, proposals } from "../city.ts";
import { measureHttp } from "../measure.ts";
import { notKept } from "../not-kept.ts";
import type { Row } from "../row.ts";

/** The page of one challenge, drawn anew each time. */
export const row: Row = {
  name: "challenge page, not cached",
  engine: "postgresql",
  records: proposals,
  budget: { of: "ratio", value: 4 },
  async run(bench) {
    const { started, database } = await benchCity(bench);
    return measureHttp(
      { url: notKept(`${started.address}/challenges/B250`) },
      { pids: [started.child.pid!], database },
    );
  },
};
