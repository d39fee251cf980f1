import { benchCity, proposals } from "../city.ts";
import { startProgram } from "../measure.ts";
import type { Row } from "../row.ts";

/** From the command to the first answer, on existing data. */
export const row: Row = {
  name: "start to first answer",
  engine: "postgresql",
  records: proposals,
  budget: { of: "startMs", value: 1500 },
  async run(bench) {
    const { env } = await benchCity(bench);
    const started = await startProgram(["dist/main.js"], env);
    await started.stop();
    return { startMs: started.firstAnswerMs };
  },
};
