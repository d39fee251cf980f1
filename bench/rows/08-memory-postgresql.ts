import { benchCity, proposals } from "../city.ts";
import { memoryAtRest, startProgram } from "../measure.ts";
import type { Row } from "../row.ts";

/** What the server holds after its start, with PostgreSQL. */
export const row: Row = {
  name: "server at rest",
  engine: "postgresql",
  records: proposals,
  budget: { of: "megabytes", value: 150 },
  async run(bench) {
    const { env } = await benchCity(bench);
    const started = await startProgram(["dist/main.js"], env);
    try {
      return { megabytes: await memoryAtRest(started.child) };
    } finally {
      await started.stop();
    }
  },
};
