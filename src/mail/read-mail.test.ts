import { expect, test } from "vitest";
import { readMail } from "./read-mail.ts";

const head = ["From: =?UTF-8?B?6auZ5qmLIOS6rg==?= <ryo@a.example.jp>", "Subject: x"];
const htmlHead = [...head, "Content-Type: text/html; charset=utf-8", ""];

test("marks of HTML are taken away, and what ends a line ends it", async () => {
  const mail = await read([
    ...htmlHead,
    "<p class='a'>一<b>二</b></p><ul><li>三</li></ul>四<br/>五<BR >六 &lt;b&gt; 1 < 2",
  ]);
  expect(mail?.body).toBe("一二\n三\n四\n五\n六 <b> 1 < 2");
});

test("a mail made to keep the program busy keeps nobody waiting", { timeout: 10_000 }, async () => {
  const lines = (text: string) => Array.from({ length: 4000 }, () => text.repeat(70 / text.length));
  expect((await read([...htmlHead, ...lines("<")]))?.from).toBe("髙橋 亮 <ryo@a.example.jp>");
  expect((await read([...htmlHead, ...lines("<!--")]))?.from).toBe("髙橋 亮 <ryo@a.example.jp>");
});

test("a mail of more parts than any mail has is none", async () => {
  const parts = Array.from({ length: 6000 }, () => "--b\r\n\r\nx");
  expect(await read([...head, "Content-Type: multipart/mixed; boundary=b", "", ...parts, "--b--"])).toBeNull();
});

test("a file of a mail is called by its name alone, without folders", async () => {
  const file = ["--b", 'Content-Disposition: attachment; filename="..\\\\..\\\\x/../計画.pdf"', "", "x", "--b--"];
  const mail = await read([...head, "Content-Type: multipart/mixed; boundary=b", "", ...file]);
  expect(mail?.files.map(({ name }) => name)).toEqual(["計画.pdf"]);
});

function read(lines: readonly string[]) {
  return readMail(new TextEncoder().encode(lines.join("\r\n")));
}
