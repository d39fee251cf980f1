import { benchCity, proposals } from "../city.ts";
import { measureHttp } from "../measure.ts";
import { notKept } from "../not-kept.ts";
import type { Row } from "../row.ts";

/** The public list of challenges, first 20 of 500, drawn anew each time. */
export const row: Row = {
  name: "challenge list, not cached",
  engine: "postgresql",
  records: proposals,
  budget: { of: "ratio", value: 4 },
  async run(bench) {
    const { started, database } = await benchCity(bench);
    return measureHttp({ url: notKept(`${started.address}/challenges`) }, { pids: [started.child.pid!], database });
  },
};
