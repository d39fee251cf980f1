import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";

// Contract "bad input" on the command line, as `npm run` gives it: exit 2, one line that says which file, row and field.

describe("the command line", { timeout: 60_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), "bad-input-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  const advise = (content: string | null) => {
    const file = join(folder, "facts.json");
    if (content !== null) writeFileSync(file, content);
    const run = spawnSync("npm", ["run", "-s", "advise", "--", "--facts", file], { encoding: "utf8" });
    const said = run.stderr.split("\n").filter((line) => line !== "" && !line.startsWith("npm warn"));
    return { status: run.status, stdout: run.stdout, said: said.map((line) => line.replace(folder, "")) };
  };

  test.each<[string, string | null, string]>([
    ["a file that is not there", null, "/facts.json: ファイルを読めません。"],
    ["broken JSON", '[{"id":1,', "/facts.json: 1行10文字目: JSONとして読めません。"],
    [
      "a wrong field in the second row",
      '[{"id":"a","facts":{}},{"id":"b","facts":{"contractKind":"gift"}}]',
      '/facts.json: 2件目(id "b"): contractKind:',
    ],
  ])("answers %s with 2 and one line that says where", (_, content, line) => {
    const { status, stdout, said } = advise(content);
    expect([status, stdout, said.length]).toEqual([2, "", 1]);
    expect(said[0]).toContain(line);
  });
});
