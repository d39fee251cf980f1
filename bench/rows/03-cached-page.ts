import { benchCity, proposals } from "../city.ts";
import { measureHttp } from "../measure.ts";
import type { Row } from "../row.ts";

/** The same list as every further visitor of the minute gets it. */
export const row: Row = {
  name: "public page from the cache",
  engine: "postgresql",
  records: proposals,
  budget: { of: "ratioToBare", value: 2 },
  async run(bench) {
    const { started, database } = await benchCity(bench);
    return measureHttp({ url: `${started.address}/challenges` }, { pids: [started.child.pid!], database });
  },
};
