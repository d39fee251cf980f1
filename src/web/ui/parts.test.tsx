import type { Child } from "hono/jsx";
import { describe, expect, it } from "vitest";
import { Band, type Gates } from "./band.tsx";
import { ActionForm } from "./button.tsx";
import { RadioGroup } from "./choice-field.tsx";
import { Clock, DaysLeft } from "./clock.tsx";
import { ConflictPage, NotFoundPage } from "./error-pages.tsx";
import { ErrorSummary } from "./error-summary.tsx";
import type { Frame } from "./frame.ts";
import { GateBar } from "./gate-bar.tsx";
import { Layout } from "./layout.tsx";
import { Steps } from "./path-line.tsx";
import { Prose } from "./prose.tsx";
import { safeHref } from "./safe-href.ts";
import { Table } from "./table.tsx";
import { TextArea, TextField } from "./text-field.tsx";

const two: Gates = ["confirmed", "filled", "next", "confirmed", "later", "not_applicable", "later"];
const frame: Frame = {
  lang: "ja",
  actor: { kind: "visitor", municipality: "m" },
  path: "/challenges?page=2",
  city: { name: "泉大津市", desk: "官民連携デスク", hours: "平日", telephone: "0725-00-0000" },
  mail: false,
  hasUnread: false,
  demo: true,
  flash: null,
  idempotencyKey: "key-1",
  site: "http://127.0.0.1",
};

describe("the steps of a form", () => {
  const steps = ["提案の内容", "費用", "確かめる"];
  it("a step that was passed gets its ✓ only when nothing required is missing in it", () => {
    expect(text(<Steps steps={steps} current={3} unwritten={[1, 0, 0]} />)).toMatch(
      /^1\/3 ▲ 未記入1\s*提案の内容\s*✓ 2\/3/u,
    );
    expect(text(<Steps steps={steps} current={3} />)).toMatch(/^✓ 1\/3/u);
  });
  it("nobody is told of empty fields before they have passed them", () => {
    expect(text(<Steps steps={steps} current={1} unwritten={[5, 0, 0]} />)).not.toContain("未記入");
  });
});

describe("the band", () => {
  it("reads 七原則のうち2つを確認済み: what is filled and not confirmed does not count", () => {
    expect(html(<Band gates={two} />)).toContain('aria-label="七原則のうち2つを確認済み"');
  });
  it("tells the number only where the page asks for it (inside)", () => {
    expect(html(<Band gates={two} />)).not.toContain("/7");
    expect(html(<Band gates={two} count />)).toContain("<b>2</b>/7");
  });
  it("reads in English on an English page", () => {
    expect(html(<Band gates={two} lang="en" />)).toContain("2 of the seven principles confirmed");
  });
  it("names every gate with its state in words, not by colour alone", () => {
    const page = text(<GateBar gates={two.map((state) => ({ state }))} />);
    for (const word of ["公益性", "✓ 確認済み", "◐ 記入あり", "▶ 次に必要", "これから", "対象外"])
      expect(page).toContain(word);
  });
});

describe("the clock", () => {
  it("says how many business days are left", () => {
    expect(text(<Clock elapsed={2} limit={7} />)).toContain("あと5開庁日");
  });
  it("marks the last two days", () => {
    expect(text(<Clock elapsed={8} limit={10} />)).toContain("◆ あと2開庁日");
  });
  it("says on a Friday that Sunday is two days away, not today, though no day of the city lies between", () => {
    expect(text(<DaysLeft left={0} calendarDays={2} nearAt={5} />)).toBe("◆ あと2日");
    expect(text(<DaysLeft left={0} calendarDays={0} nearAt={5} />)).toBe("◆ きょうまで");
  });

  it("says on a Saturday that Friday is over, though no day of the city has come since", () => {
    expect(text(<DaysLeft left={0} calendarDays={-1} />)).toBe("▲ 期日を過ぎています");
    expect(text(<Clock elapsed={10} limit={10} calendarDays={-2} unit="short" />)).toContain("▲ 期日を過ぎています");
    expect(text(<Clock elapsed={11} limit={10} calendarDays={-3} unit="short" />)).toContain("▲ 1日超過");
  });
  it("says きょうまで on the last day", () => {
    expect(text(<Clock elapsed={10} limit={10} />)).toContain("◆ きょうまで");
  });
  it("says by how many days it is overdue", () => {
    expect(text(<Clock elapsed={12} limit={10} />)).toContain("▲ 2開庁日超過");
  });
  it("draws no squares for limits over 20 days", () => {
    expect(html(<Clock elapsed={1} limit={21} />)).not.toContain("<svg");
    expect(html(<Clock elapsed={-81} limit={20} />)).not.toContain("<svg");
  });
});

describe("a field", () => {
  const errors = [{ field: "reason", message: "どのような不利益があるかを書いてください。" }];
  it("with an error is described by its help and by the error, and marked invalid", () => {
    const field = html(<TextField name="reason" label="理由" help="くわしく" values={{}} errors={errors} />);
    expect(field).toContain('aria-describedby="f-reason-help f-reason-error"');
    expect(field).toContain('aria-invalid="true"');
    expect(field).toContain("＊どのような不利益があるかを書いてください。");
  });
  it("without an error is not marked at all", () => {
    const field = html(<TextField name="title" label="名前" values={{}} errors={errors} />);
    expect(field).not.toContain("aria-invalid");
    expect(field).not.toContain("aria-describedby");
  });
  it("says in words whether it is required", () => {
    expect(text(<TextField name="a" label="名前" values={{}} errors={[]} />)).toContain("※必須");
    expect(text(<TextField name="a" label="名前" required={false} values={{}} errors={[]} />)).toContain("※任意");
  });
  it("shows again what was typed, however it looks", () => {
    const typed = '𠮷田 髙﨑①㈱ "</textarea><script>alert(1)</script>\r\n葛󠄀城';
    const field = html(<TextArea name="what" label="何を" values={{ what: typed }} errors={[]} />);
    expect(field).toContain("𠮷田 髙﨑①㈱");
    expect(field).toContain("葛󠄀城");
    expect(field).not.toContain("<script>");
  });
  it("counts characters as a reader does", () => {
    const field = text(
      <TextArea name="a" label="あ" maxGraphemes={1200} values={{ a: "𠮷葛󠄀👨‍👩‍👧\r\n" }} errors={[]} />,
    );
    expect(field).toContain("4 / 1,200字");
  });
  it("says by how much it is too long", () => {
    expect(text(<TextField name="a" label="あ" maxGraphemes={3} values={{ a: "あいうえお" }} errors={[]} />)).toContain(
      "▲ 2字減らしてください",
    );
  });
  it("keeps the choice that was made", () => {
    const options = [
      { value: "desk", text: "デスクだけ" },
      { value: "asked", text: "照会先の課" },
    ];
    const group = html(
      <RadioGroup name="readers" label="閲覧できる人" options={options} values={{ readers: "asked" }} errors={[]} />,
    );
    expect(group).toMatch(/value="asked" checked/u);
    expect(group).not.toMatch(/value="desk" checked/u);
  });
  it("never leaves the content of a protected part in the browser", () => {
    const field = html(<TextArea name="content" label="内容" protectedText values={{}} errors={[]} />);
    expect(field).toContain("data-protected");
  });
  it("never shows a password again", () => {
    const field = html(<TextField type="password" name="p" label="合言葉" values={{ p: "himitsu" }} errors={[]} />);
    expect(field).not.toContain("himitsu");
  });
});

describe("what to mend", () => {
  const errors = [{ field: "start", message: "月は1から12までの数で書いてください。" }];
  it("leads to each place and says that nothing is lost", () => {
    const summary = html(<ErrorSummary errors={errors} labels={{ start: "始める日" }} />);
    expect(summary).toContain('href="#f-start"');
    expect(summary).toContain("始める日：月は1から12までの数で書いてください。");
    expect(summary).toContain("書いた内容はすべて残っています。");
  });
  it("is not there when nothing is to be mended", () => {
    expect(html(<ErrorSummary errors={[]} />)).toBe("");
  });
});

describe("a form of one button", () => {
  it("carries its key and the version that was seen", () => {
    const form = html(<ActionForm action="/a" label="受け付ける" idempotencyKey="k" version={3} />);
    expect(form).toContain('name="idempotency_key" value="k"');
    expect(form).toContain('name="version" value="3"');
  });
});

describe("a table", () => {
  const columns = [
    { head: "課", cell: (row: string) => row, rowHead: true },
    { head: "期限", cell: () => "11/24(火)" },
  ];
  it("keeps its roles and its labels when a phone shows it as cards", () => {
    const table = html(<Table caption="照会先" columns={columns} rows={["土木課"]} />);
    expect(table).toContain('<th role="rowheader" scope="row"');
    expect(table).toContain('data-l="期限"');
  });
  it("without rows shows what will be here", () => {
    expect(text(<Table caption="照会先" columns={columns} rows={[]} empty={<p>まだありません</p>} />)).toBe(
      "まだありません",
    );
  });
});

describe("text that somebody wrote", () => {
  it("keeps its lines and bullets, whatever the line ending, and is never markup", () => {
    const prose = html(<Prose text={"一行目\r\n二行目\r\n\r\n・一つ\r\n・<b>二つ</b>"} />);
    expect(prose).toBe(
      '<div class="prose"><p>一行目<br/>二行目</p><ul class="bullets"><li>一つ</li><li>&lt;b&gt;二つ&lt;/b&gt;</li></ul></div>',
    );
  });
  it("leads only to addresses that are safe", () => {
    for (const bad of [
      "javascript:alert(1)",
      "JaVaScRiPt:1",
      "\tjavascript:1",
      "data:text/html,x",
      "//evil.example",
      "/\\evil",
    ]) {
      expect(safeHref(bad)).toBe("#");
    }
    for (const good of ["/proposals/1", "?q=1", "#a", "https://example.jp/", "mailto:a@example.jp"]) {
      expect(safeHref(good)).toBe(good);
    }
  });
});

describe("a page", () => {
  it("has its language, a way to the content, and no style attribute", () => {
    const page = html(
      <Layout frame={frame} title="募集中の課題" current="challenges">
        <h1>募集中の課題</h1>
      </Layout>,
    );
    expect(page.startsWith('<!doctype html><html lang="ja">')).toBe(true);
    expect(page).toContain('<a class="skip" href="#main">本文へ</a>');
    expect(page).toContain('href="/challenges" aria-current="page"');
    expect(page).toContain('href="/en/challenges?page=2"');
    expect(page).not.toContain("style=");
  });
  it("says nothing about existence when it is not found", () => {
    expect(text(<NotFoundPage frame={frame} />)).toContain(
      "アドレスが違うか、ログインしている方が読めるページではありません。",
    );
  });
  it("gives back everything that was typed when somebody else was first", () => {
    const page = text(
      <ConflictPage
        frame={frame}
        changed="第5版ができました。"
        typed={[{ label: "何を", text: "一行目\n二行目" }]}
        back={{ href: "/", text: "違いを見る" }}
      />,
    );
    expect(page).toContain("一行目\n二行目");
  });
});

function html(part: Child): string {
  return String(part);
}

function text(part: Child): string {
  return html(part).replace(/<[^>]+>/gu, "");
}
