import { defineConfig } from "vitest/config";

export default defineConfig({
  oxc: { jsx: { runtime: "automatic", importSource: "hono/jsx" } },
  test: {
    include: ["src/**/*.test.{ts,tsx}", "test/**/*.test.{ts,tsx}", "bin/**/*.test.ts"],
    globalSetup: "test/support/global-setup.ts",
    pool: "forks",
    maxWorkers: 2,
    // For a slow machine, or a busy one: making the first PGlite took over 60 s beside fifteen other busy processes.
    testTimeout: 60_000,
    hookTimeout: 180_000,
  },
});
