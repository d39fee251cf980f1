import { expect, test } from "vitest";
import { sharedWords } from "./fits.ts";
import { type Ground, tellingsOf } from "./tellings.ts";

const challenge = {
  title: "産後の孤立をなくしたい",
  ask: "家から出にくい時期にも、人とつながれる方法を募集します。",
  background: "訪問相談は年に2回で、保健師が足りません。",
};

function ground(change: Partial<Ground>): Ground {
  return {
    personId: "p",
    name: "髙橋",
    address: "p@example.jp",
    ground: "profile",
    field: "",
    strengths: "",
    watchId: null,
    ...change,
  };
}

test("a profile shares words with a challenge when two of them stand in both, whatever their width", () => {
  expect(sharedWords("産後の訪問相談を、保健師が行っています。", challenge)).toEqual(["産後", "訪問相談", "保健師"]);
  expect(sharedWords("保健師の派遣", challenge)).toEqual([]);
  expect(sharedWords("提案、募集、方法", challenge)).toEqual([]);
});

test("everybody is told once, by what they chose themselves before what follows from their organisation", () => {
  const grounds = [
    ground({ field: "健康" }),
    ground({ ground: "watch-field", field: "健康", watchId: "w1" }),
    ground({ personId: "q", strengths: "産後の訪問相談" }),
    ground({ personId: "r", strengths: "道路の舗装" }),
    ground({ personId: "s", field: "福祉" }),
  ];
  expect(tellingsOf(grounds, challenge).map(({ personId, reason, watchId }) => [personId, reason, watchId])).toEqual([
    ["p", "watch-field", "w1"],
    ["q", "words", null],
    ["s", "field", null],
  ]);
});
