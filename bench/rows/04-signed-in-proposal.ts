import { benchCity, proposals } from "../city.ts";
import { measureHttp } from "../measure.ts";
import type { Row } from "../row.ts";

/** A proposal in dialogue, as its officer opens it: both walls, gates, history, both lanes. */
export const row: Row = {
  name: "signed-in proposal page",
  engine: "postgresql",
  records: proposals,
  budget: { of: "ratio", value: 12 },
  async run(bench) {
    const { started, database, cookies, proposal } = await benchCity(bench);
    const request = { url: `${started.address}/proposals/${proposal}`, headers: { cookie: cookies.officer } };
    return measureHttp(request, { pids: [started.child.pid!], database });
  },
};
