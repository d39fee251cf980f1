import { expect, test } from "vitest";
import { sharedRuns } from "./shared-words.ts";

test("the words that two texts share are told without the grammar around them", () => {
  expect(sharedRuns("道路の段差を直す", "市道及び道路の管理")).toEqual(["道路"]);
});

test("a piece of a longer katakana word is no word that two texts share", () => {
  expect(sharedRuns("家のリノベーション", "産業イノベーション課")).toEqual([]);
  expect(sharedRuns("インターンの受入れ", "クリーンセンター")).toEqual([]);
  expect(sharedRuns("センターの案内", "保健センター、センターの管理")).toEqual(["センター"]);
});
