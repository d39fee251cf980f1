import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** These take minutes each. Begun in the middle, as their small size would have it, everything waited for them at the end. */
const longest = ["test/accessibility/axe.test.ts", "test/journeys/whole-line.test.ts"];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLongest = (file: TestSpecification) => longest.some((one) => file.moduleId.endsWith(one));
    const sorted = await super.sort(files);
    return [...sorted.filter(isLongest), ...sorted.filter((file) => !isLongest(file))];
  }
}

export default defineConfig({
  oxc: { jsx: { runtime: "automatic", importSource: "#drawing" } },
  test: {
    include: ["src/**/*.test.{ts,tsx}", "test/**/*.test.{ts,tsx}", "bin/**/*.test.ts"],
    globalSetup: "test/support/global-setup.ts",
    pool: "forks",
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    // For a slow machine, or a busy one: making the first PGlite took over 60 s beside fifteen other busy processes.
    testTimeout: 60_000,
    hookTimeout: 180_000,
  },
});
