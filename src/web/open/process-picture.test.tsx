import { expect, test } from "vitest";
import { statuses } from "../../domain/process/status.ts";
import type { Frame } from "../ui/frame.ts";
import { ProcessList, ProcessPicture } from "./process-picture.tsx";

const frame = { lang: "ja" } as Frame;
const picture = String(<ProcessPicture frame={frame} />);
const list = String(<ProcessList frame={frame} />);

test("the picture has a text alternative that leads to the list, and every state stands in both, once", () => {
  expect(picture).toContain(
    'role="img" aria-label="提案の状態と流れの図。同じ内容を、図に続く一覧に文字で書いています。"',
  );
  expect(picture.match(/<rect class="state/g)).toHaveLength(statuses.length);
  expect(list.match(/<h3>/g)).toHaveLength(statuses.length);
  for (const name of ["下書き", "追記のお願い", "手法検討中", "公募へ移行", "他者選定", "取下げ"]) {
    expect(picture).toContain(`>${name}</text>`);
    expect(list).toContain(`<h3>${name}</h3>`);
  }
});

test("hold is reached from five states, decline from seven, withdrawal from nine: a dot for each", () => {
  const dots = [...picture.matchAll(/<circle class="dot [^>]*cx="(\d+)"/g)].map(([, x]) => x);
  const on = (x: string) => dots.filter((one) => one === x).length;
  expect([on("206"), on("262"), on("318")]).toEqual([5, 7, 9]);
});

test("what the lines say is written out: who moves it, by what, to which state", () => {
  const words = list.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");
  expect(words).toContain("提案者: 提出する → 「提出済」へ");
  expect(words).toContain("市: 対話に戻す → 「対話中」へ");
  expect(words).toContain("公募の結果が決まる → 「他者選定」へ");
});
