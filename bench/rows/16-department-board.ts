import { benchCity, proposals } from "../city.ts";
import { measureHttp } from "../measure.ts";
import type { Row } from "../row.ts";

/** The board of a department that was asked about some hundred of more than 5,000 open proposals. */
export const row: Row = {
  name: "department board",
  engine: "postgresql",
  records: proposals,
  budget: { of: "cpuMs", value: 60 },
  async run(bench) {
    const { started, database, cookies } = await benchCity(bench);
    const request = { url: `${started.address}/desk/board`, headers: { cookie: cookies.departmentHead } };
    return measureHttp(request, { pids: [started.child.pid!], database });
  },
};
