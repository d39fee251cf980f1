import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "suggest-"));
afterAll(() => rmSync(folder, { recursive: true }));

const departments = {
  departments: [
    { code: "10", name: "環境課", duties: ["ごみの減量に関すること"], policyAreas: ["環境"] },
    { code: "20", name: "図書館", duties: ["図書の貸出しに関すること"] },
  ],
};

function suggest(files: Record<string, unknown>) {
  const args = Object.entries(files).flatMap(([name, content]) => {
    const file = join(folder, `${name}.json`);
    writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
    return [`--${name}`, file];
  });
  const run = spawnSync(process.execPath, ["--import", "tsx", "src/cli/suggest.ts", ...args], { encoding: "utf8" });
  return { status: run.status, stdout: run.stdout, stderr: run.stderr.replaceAll(`${folder}/`, "") };
}

describe("照会先の候補を端末から受けとる", () => {
  test("一つの提案に一行のJSONで、よい順に理由を付けて答える", () => {
    const proposals = { proposals: [{ id: "a", title: "古着の回収", fields: ["環境"] }] };
    const { status, stdout, stderr } = suggest({ departments, proposals });
    expect([status, stderr]).toEqual([0, ""]);
    const { id, departments: found } = JSON.parse(stdout);
    expect([id, found.map((one: { code: string }) => one.code)]).toEqual(["a", ["10", "20"]]);
    expect(found[0].because).toEqual(["分野「環境」が課の分野と重なる", "「古着」が課の仕事「ごみの減量」にあたる"]);
    expect(found[1]).toEqual({ code: "20", score: 0, because: ["手がかりになる語がない"] });
  });

  test("提案のファイルにある答えは、どう書いてあっても見ない", () => {
    const proposals = [{ id: "a", title: "古着の回収", departments: null, method: 3 }];
    expect(JSON.parse(suggest({ departments, proposals }).stdout).departments[0].code).toBe("10");
  });

  test("履歴の決定から学ぶ", () => {
    const proposals = [{ id: "1", title: "夜の水玉積木" }];
    const history = [{ id: "h", title: "朝の水玉積木", departments: ["20", "廃止した課"] }];
    const { stdout } = suggest({ departments, proposals, history });
    expect(JSON.parse(stdout).departments[0]).toMatchObject({
      code: "20",
      because: ["似た提案「朝の水玉積木」で主担当だった"],
    });
  });

  test.each([
    ["JSONでない", { departments, proposals: '{"proposals": [' }, /^proposals\.json: .*JSONとして読めません。\n$/],
    ["一覧がない", { departments: {}, proposals: [] }, /^departments\.json: \{"departments": \[…\]\} の形で/],
    [
      "題がない",
      { departments, proposals: [{ id: "x" }] },
      /^proposals\.json: proposals: 1件目\(id "x"\): title: 文字で/,
    ],
    [
      "課が二度ある",
      { departments: [departments.departments[0], departments.departments[0]], proposals: [] },
      /「10」が二度/,
    ],
    [
      "履歴に課がない",
      { departments, proposals: [], history: [{ id: "h", title: "題" }] },
      /^history\.json: .*主担当を先頭に/,
    ],
    ["課が一つもない", { departments: [], proposals: [] }, /^departments\.json: departments: 課が一つもありません/],
    ["課の名前が空", { departments: [{ code: "10", name: " " }], proposals: [] }, /1件目: name: 空です/],
    ["ファイルの指定がない", { departments }, /^使い方：/],
  ])("使えない入力(%s)には、2で終わり、どこを直すかを一行で知らせる", (_, files, message) => {
    const { status, stdout, stderr } = suggest(files);
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(message);
    expect(stderr.trimEnd().split("\n")).toHaveLength(1);
  });
});
