import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkDigit, readCorporateNumber } from "./corporate-number.ts";
import { isId } from "./ids.ts";
import { countGraphemes, firstGraphemes, normaliseCode, normaliseLineBreaks, readText, searchKey } from "./text.ts";
import { formatManYen, formatYen, readYen } from "./yen.ts";

const line = { max: 300, isMultiline: false, isRequired: true };
const prose = { max: 1000, isMultiline: true, isRequired: false };

describe("文字数", () => {
  test.each([
    ["𠮷田房織物", 5],
    ["葛\u{e0100}城", 2],
    ["👩‍👩‍👧", 1],
    ["が", 1],
    ["か\u3099", 1],
    ["①㈱髙﨑", 4],
    ["", 0],
  ])("「%s」は%i文字", (text, count) => {
    expect(countGraphemes(text)).toBe(count);
  });

  test("はじめの何文字かをとっても、文字の途中で切れない", () => {
    expect(firstGraphemes("𠮷葛\u{e0100}城", 2)).toBe("𠮷葛\u{e0100}");
    expect(firstGraphemes("短い", 10)).toBe("短い");
  });
});

describe("書かれた文", () => {
  test("名前の文字は、そのまま残る", () => {
    for (const name of [
      "𠮷田",
      "髙﨑",
      "①㈱",
      "葛\u{e0100}",
      "神\ufa19",
      "🏳️‍🌈",
      "ｶﾅ",
      "　前後の空白　",
      "𠮷".repeat(300),
    ]) {
      expect(readText(name, line, "名称")).toEqual({ ok: true, text: name });
    }
  });

  test("改行の書き方だけが一つになる", () => {
    expect(normaliseLineBreaks("一\r\n二\r三\v四\u2028五\n")).toBe("一\n二\n三\n四\n五\n");
  });

  test.each([
    ["あ\u0000い", "名称に、見えない制御文字が入っています(「あ」のあと)。その部分を消して書き直してください。"],
    ["\u001b[31m", "名称に、見えない制御文字が入っています(はじめの部分)。その部分を消して書き直してください。"],
    ["泉\ud842大津", "名称に、壊れた文字が入っています(「泉」のあと)。その部分を消して書き直してください。"],
    ["一行目\n二行目", "名称は改行せずに1行で書いてください。"],
    [" 　", "名称を書いてください。"],
    ["𠮷".repeat(302), "名称は300文字までで書いてください(いま302文字、2文字多い)。"],
    [`a${"\u0301".repeat(400_000)}`, "名称の文字に、重ねた記号が多すぎます。減らして書き直してください。"],
  ])("使えない文には、どう直すかを返す (%#)", (typed, message) => {
    expect(readText(typed, line, "名称")).toEqual({ ok: false, message });
  });

  test("読んだ文は、もう一度読んでも変わらず、データベースに入らない文字を含まない", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (typed) => {
        const read = readText(typed, prose, "本文");
        if (!read.ok) return;
        expect(readText(read.text, prose, "本文")).toEqual(read);
        expect(read.text.isWellFormed() && !read.text.includes("\u0000") && !read.text.includes("\r")).toBe(true);
      }),
    );
  });
});

describe("番号と探すための形", () => {
  test.each([
    ["０７２５－３３－１１３１", "0725-33-1131"],
    ["0725ー33−1131", "0725-33-1131"],
    [" ５９５ ‐ ８６８６ ", "595-8686"],
    ["Ｔａｎｔｏ＠ｅｘａｍｐｌｅ．ｊｐ", "Tanto@example.jp"],
  ])("%s は %s", (typed, expected) => {
    expect(normaliseCode(typed)).toBe(expected);
  });

  test("幅、かな、会社の形がちがっても、同じ名前が見つかる", () => {
    for (const name of ["株式会社さくら サービス", "㈱サクラサービス", "（株） ｻｸﾗｻｰﾋﾞｽ", "さくらｻｰﾋﾞｽ株式会社"]) {
      expect(searchKey(name)).toBe("サクラサ-ビス");
    }
  });

  test("探すための形は、二度かけても変わらない", () => {
    expect(searchKey("株式株式会社会社さくら")).toBe("サクラ");
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => searchKey(searchKey(text)) === searchKey(text)));
  });

  test("番号でないものは番号ではない", () => {
    expect(isId("0198c1f0-5a5e-7c3b-9f00-000000000001")).toBe(true);
    expect(["", "1", "0198C1F0-5A5E-7C3B-9F00-000000000001", "'; drop"].some(isId)).toBe(false);
  });
});

describe("法人番号", () => {
  test("国税庁の番号は正しい。幅とハイフンは問わない", () => {
    for (const typed of ["7000012050002", "７００００１２０５０００２", "7-0000-1205-0002", " 7 000012 050002 "]) {
      expect(readCorporateNumber(typed)).toEqual({ ok: true, number: "7000012050002" });
    }
  });

  test.each([
    ["", "法人番号は13けたです(いま0けた)。例：7000012050002"],
    ["700001205000", "法人番号は13けたです(いま12けた)。例：7000012050002"],
    ["T7000012050002", "法人番号は、登録番号の先頭の「T」を除いた13けたの数字で書いてください。"],
    ["七", "法人番号は数字だけで書いてください。例：7000012050002"],
    ["6000012050002", "法人番号の数字のどれかが違うようです。国税庁の法人番号公表サイトの13けたと見くらべてください。"],
  ])("「%s」には、どう直すかを返す", (typed, message) => {
    expect(readCorporateNumber(typed)).toEqual({ ok: false, message });
  });

  test("1けたの打ちまちがいは、0と9のとりちがえを除いて見つかる", () => {
    const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(digits, fc.integer({ min: 0, max: 11 }), fc.integer({ min: 0, max: 9 }), (base, place, other) => {
        const wrongly = base.with(place, other);
        fc.pre(base[place] !== other && Math.abs(base[place]! - other) !== 9);
        expect(checkDigit(wrongly.join(""))).not.toBe(checkDigit(base.join("")));
      }),
    );
  });
});

describe("金額", () => {
  test.each([
    ["800000", 800_000],
    ["１２０万円", 1_200_000],
    ["1,200,000円", 1_200_000],
    ["￥８００", 800],
    ["¥1,200-", 1_200],
    ["1.5万円", 15_000],
    ["1.1万", 11_000],
    ["1億2千万円", 120_000_000],
    ["2億", 200_000_000],
    ["1万2千", 12_000],
    ["1億2,000万円", 120_000_000],
    ["0", 0],
    ["１，２００", 1_200],
    ["3千円", 3_000],
  ])("%s は %i 円", (typed, yen) => {
    expect(readYen(typed)).toEqual({ ok: true, yen });
  });

  test.each([
    ["", "金額は0以上の円の数字で書いてください(例：800000、80万円、1,200,000円)。"],
    ["円", "金額は0以上の円の数字で書いてください(例：800000、80万円、1,200,000円)。"],
    ["-5", "金額は0以上の円の数字で書いてください(例：800000、80万円、1,200,000円)。"],
    ["約80万", "金額は0以上の円の数字で書いてください(例：800000、80万円、1,200,000円)。"],
    ["12,00", "金額のカンマは3けたごとに付けてください(例：800000、80万円、1,200,000円)。"],
    ["0.00005万円", "金額は1円より細かくせずに書いてください(例：800000、80万円、1,200,000円)。"],
    ["99999999999億円", "金額が大きすぎます。けたを確かめてください。"],
  ])("「%s」には、どう直すかを返す", (typed, message) => {
    expect(readYen(typed)).toEqual({ ok: false, message });
  });

  test("書いた金額を読みなおすと、同じ金額になる", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000_000_000 }), (yen) => {
        expect(readYen(formatYen(yen))).toEqual({ ok: true, yen });
        expect(readYen(formatManYen(yen))).toEqual({ ok: true, yen });
      }),
    );
    expect(formatManYen(2_000_000)).toBe("200万円");
    expect(formatManYen(2_000_001)).toBe("2,000,001円");
  });
});
