import { startProgram } from "../measure.ts";
import type { Row } from "../row.ts";
import { withDemo } from "./10-embedded.ts";

/** The demo from the command to the first answer, on existing data. */
export const row: Row = {
  name: "demo start to first answer",
  engine: "pglite",
  records: 54,
  budget: { of: "startMs", value: 1500 },
  async run() {
    return withDemo(async (env) => {
      const started = await startProgram(["dist/main.js", "demo"], env);
      await started.stop();
      return { startMs: started.firstAnswerMs };
    });
  },
};
