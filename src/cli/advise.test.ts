import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "advise-"));
const file = join(folder, "facts.json");
afterAll(() => rmSync(folder, { recursive: true }));

function run(content: string | Buffer) {
  writeFileSync(file, content);
  return advise("--facts", file);
}

function advise(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--import", "tsx", "src/cli/advise.ts", ...args], {
    encoding: "utf8",
  });
  return { status, stdout, stderr: stderr.replaceAll(folder, "") };
}

describe("手法の助言を端末から受けとる", () => {
  test("一覧には、一件に一行のJSONで答える", () => {
    const free = {
      cityBearsCost: false,
      wideRecruitmentNeeded: false,
      agreementNeeded: true,
      initiatives: 1,
      fields: ["福祉"],
    };
    const { status, stdout, stderr } = run(
      `\ufeff${JSON.stringify([
        { id: "a", facts: free },
        { id: 2, facts: {} },
      ])}`,
    );
    expect([status, stderr]).toEqual([0, ""]);
    const lines = stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(lines.map(({ id, method }) => [id, method])).toEqual([
      ["a", "project_agreement"],
      [2, "undecided"],
    ]);
    expect(lines[0].questions).toEqual([]);
    expect(lines[0].because[0]).toEqual({
      clause: "G9.2",
      text: "市の支出や収入がなく、広く募る必要もないので、公募は必須ではありません。",
    });
    expect(lines[1].questions.map(({ field }: { field: string }) => field)).toEqual([
      "cityBearsCost",
      "wideRecruitmentNeeded",
    ]);
  });

  test("事実ひとつだけのファイルにも答える。日付がなければ今日の限度額を使う", () => {
    const { stdout } = run(
      JSON.stringify({
        cityBearsCost: true,
        wideRecruitmentNeeded: false,
        contractKind: "service",
        estimatedCostYen: 1_000_000,
      }),
    );
    expect(JSON.parse(stdout)).toMatchObject({ id: null, method: "small_direct_contract" });
  });

  test.each<[string, string | Buffer, string]>([
    [
      "二件目の金額が負",
      '[{"id":"a","facts":{}},{"id":"b","facts":{"estimatedCostYen":-5}}]',
      '/facts.json: 2件目(id "b"): estimatedCostYen: 金額(円、税込)は0以上の整数か null で書いてください。例：800000\n',
    ],
    ["形がちがう", "[3]", '/facts.json: 1件目: facts: {"id": …, "facts": {…}} の形で書いてください。\n'],
    [
      "項目名の書きまちがい",
      '{"citybearscosts":true}',
      "/facts.json: 1件目: citybearscosts: 知らない項目です。cityBearsCost ではありませんか。\n",
    ],
    ["文字の符号がちがう", Buffer.from([0x83, 0x65]), "/facts.json: UTF-8の文字として読めません。\n"],
    ["途中で切れている", '[{"id":1,', "/facts.json: 1行10文字目: JSONとして読めません。\n"],
  ])("使えない入力(%s)には、2で終わり、どこを直すかを一行で知らせる", (_, content, line) => {
    expect(run(content)).toEqual({ status: 2, stdout: "", stderr: line });
  });

  test("ファイルがない、または書いていないときも同じ", () => {
    expect(advise("--facts", join(folder, "none.json"))).toEqual({
      status: 2,
      stdout: "",
      stderr: "/none.json: ファイルを読めません。\n",
    });
    expect(advise()).toEqual({ status: 2, stdout: "", stderr: "使い方：npm run -s advise -- --facts FILE.json\n" });
  });
});
