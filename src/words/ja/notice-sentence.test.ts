import { expect, test } from "vitest";
import { newsOf } from "../../domain/mail/news.ts";
import { events } from "./events.ts";
import { noticeSentence } from "./notice-sentence.ts";

test("what a proposer is told is said to them: nobody is 提案者 in their own mail, and nothing was 「伝えました」", () => {
  const told = Object.keys(events).filter((kind) =>
    newsOf(kind, "desk").some(({ audience }) => audience === "partner"),
  );
  expect(told.length).toBeGreaterThan(20);
  const wrong = told.filter((kind) => /提案者|伝えました/.test(noticeSentence("news", kind)));
  expect(wrong).toEqual([]);
  expect(noticeSentence("news", "proposal-declined")).toBe("今回は見送りとのお知らせが届きました");
});
