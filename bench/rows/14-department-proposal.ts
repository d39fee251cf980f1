import { benchCity, proposals } from "../city.ts";
import { measureHttp } from "../measure.ts";
import type { Row } from "../row.ts";

/** A proposal in dialogue, as the head of its lead department opens it. */
export const row: Row = {
  name: "department proposal page",
  engine: "postgresql",
  records: proposals,
  budget: { of: "cpuMs", value: 60 },
  async run(bench) {
    const { started, database, cookies, proposal } = await benchCity(bench);
    const request = { url: `${started.address}/proposals/${proposal}`, headers: { cookie: cookies.departmentHead } };
    return measureHttp(request, { pids: [started.child.pid!], database });
  },
};
