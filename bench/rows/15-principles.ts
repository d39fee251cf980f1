import { benchCity, proposals } from "../city.ts";
import { measureHttp } from "../measure.ts";
import type { Row } from "../row.ts";

/** The seven principles of more than 5,000 open proposals: counts, and those that wait the longest. */
export const row: Row = {
  name: "principles of the whole desk",
  engine: "postgresql",
  records: proposals,
  budget: { of: "cpuMs", value: 60 },
  async run(bench) {
    const { started, database, cookies } = await benchCity(bench);
    const request = { url: `${started.address}/desk/principles`, headers: { cookie: cookies.officer } };
    return measureHttp(request, { pids: [started.child.pid!], database });
  },
};
