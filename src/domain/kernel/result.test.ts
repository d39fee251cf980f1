import { describe, expect, test } from "vitest";
import { done, refused, withUnread } from "./result.ts";

describe("a form of which something could not be read", () => {
  const day = { field: "due", message: "日は、1から31までの数で書いてください。" };
  const unread = [day];
  test("is told all that is to be mended at once, and what could not be read is not called absent as well", () => {
    const what = { field: "what", message: "やることを書いてください。" };
    const wrong = [{ field: "due", message: "いつまでにするかを書いてください。" }, what];
    expect(withUnread(refused({ kind: "invalid", errors: wrong }), unread)).toEqual(
      refused({ kind: "invalid", errors: [day, what] }),
    );
  });
  test("is not done, though the rest would do", () => {
    expect(withUnread(done(1), unread)).toEqual(refused({ kind: "invalid", errors: unread }));
  });
  test("is refused for a reason that no mending removes, if there is one", () => {
    const notFound = refused({ kind: "not-found" });
    expect(withUnread(notFound, unread)).toBe(notFound);
    expect(withUnread(done(1))).toEqual(done(1));
  });
});
