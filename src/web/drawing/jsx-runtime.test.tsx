import { html, raw } from "hono/html";
import type { Child } from "hono/jsx";
import { describe, expect, test } from "vitest";
import { jsx } from "./jsx-runtime.ts";

const drawn = (page: unknown) => String(page);

describe("what a tag becomes", () => {
  test("text is escaped, in the page and in an attribute", () => {
    expect(drawn(<p title={`"a" & 'b'`}>{"<script>𠮷 & 葛󠄀城</script>"}</p>)).toBe(
      `<p title="&quot;a&quot; &amp; &#39;b&#39;">&lt;script&gt;𠮷 &amp; 葛󠄀城&lt;/script&gt;</p>`,
    );
  });

  test("markup in an attribute is text like any other", () => {
    const markup = raw("<b>a</b>") as unknown as string;
    expect(drawn(<p title={markup}>a</p>)).toBe(`<p title="&lt;b&gt;a&lt;/b&gt;">a</p>`);
  });

  test("what is absent is not drawn, and nought is", () => {
    const nothing: Child[] = [null, undefined, false, true];
    expect(drawn(<p id={undefined}>{nothing}</p>)).toBe("<p></p>");
    expect(drawn(<p>{0}</p>)).toBe("<p>0</p>");
  });

  test("an attribute that stands there or not has no value; one that is said says it", () => {
    expect(drawn(<input required disabled={false} aria-invalid={true} maxlength={8} />)).toBe(
      `<input required="" aria-invalid="true" maxlength="8"/>`,
    );
  });

  test("lists, fragments, components and templates stand in each other", () => {
    const Item = ({ children }: { children?: Child }) => <li>{children}</li>;
    const page = (
      <ul>
        {["a", "b"].map((name) => (
          <Item>{name}</Item>
        ))}
        <>{html`<li>${<b>{"<c>"}</b>}</li>`}</>
      </ul>
    );
    expect(drawn(page)).toBe("<ul><li>a</li><li>b</li><li><b>&lt;c&gt;</b></li></ul>");
  });

  test("what a component leaves out is never drawn", () => {
    const Broken = (): Child => {
      throw new Error("drawn");
    };
    const Closed = (_: { children?: Child }) => <p>閉</p>;
    expect(
      drawn(
        <Closed>
          <Broken />
        </Closed>,
      ),
    ).toBe("<p>閉</p>");
  });
});

describe("what is refused", () => {
  test("a name that would end the tag", () => {
    expect(() => drawn(jsx("p onload", {}))).toThrow("No name of a tag");
    expect(() => drawn(<p {...{ 'a"><script>': "b" }} />)).toThrow("No name of an attribute");
  });

  test("what is still to come, and what is no text", () => {
    expect(() => drawn(<p>{Promise.resolve("a")}</p>)).toThrow("Nothing that a page can show");
    expect(() => drawn(<p>{{ a: 1 } as unknown as Child}</p>)).toThrow("Nothing that a page can show");
    expect(() => drawn(<p {...{ title: (() => "a") as unknown as string }} />)).toThrow(
      "An attribute cannot be a function",
    );
  });
});
