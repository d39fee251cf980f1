import { expect, test } from "vitest";
import { readLogin } from "./login.ts";
import { isMunicipalityCode } from "./municipality-code.ts";
import { passwordFault as faultBy } from "./password-rule.ts";

/** A rule of 12 characters in Izumiotsu, with a short list of leaked passwords. */
const leaked = new Set(["monkey1984x", "sunflower", "tigger"]);
const rule = {
  min: 12,
  context: ["泉大津市", "Izumiotsu City", "官民連携デスク"],
  isLeaked: (word: string) => leaked.has(word),
};
const passwordFault = (password: string, own: readonly string[]) => faultBy(password, own, rule);

test("a password is long, and counted as a reader counts", () => {
  expect(passwordFault("みじかい言葉", [])).toBe("too-short");
  expect(passwordFault("港の灯台と三毛猫の散歩", [])).toBe("too-short");
  expect(passwordFault("港の灯台と三毛猫の長い散歩", [])).toBeNull();
  expect(passwordFault("👩‍👩‍👧👩‍👩‍👧葛󠄀城の空🌸と", [])).toBe("too-short");
  expect(passwordFault("correct horse battery staple", [])).toBeNull();
  expect(passwordFault("あ1".repeat(65), [])).toBe("too-long");
});

test("no rule asks for digits or signs, and blanks are allowed", () => {
  expect(passwordFault("boats under an orange moon", [])).toBeNull();
});

test("what is tried first is refused", () => {
  for (const common of [
    "passwordpassword",
    "Password2026!",
    "P@ssw0rd1234",
    "123456789012",
    "qwertyuiopas",
    "aaaaaaaaaaaa",
    "abcabcabcabc",
    "izumiotsu2026",
    "パスワードパスワード12",
    "adminadmin1234",
    "2026-11-24-2026",
  ])
    expect(passwordFault(common, []), common).toBe("common");
});

test("how long it has to be is the rule's", () => {
  expect(faultBy("港の灯台と三毛猫の長い散歩", [], { ...rule, min: 15 })).toBe("too-short");
  expect(faultBy("短いが八文字以上", [], { ...rule, min: 8 })).toBeNull();
});

test("what has leaked is refused, also with digits and signs around it, and two of it in a row", () => {
  for (const password of ["monkey1984x!!", "--Sunflower--2026", "ｓｕｎｆｌｏｗｅｒ 2026", "sunflowertigger9"])
    expect(passwordFault(password, []), password).toBe("common");
  expect(passwordFault("sunflower in the rain", [])).toBeNull();
});

test("the words of this place are refused, whatever the place is", () => {
  const kobe = { ...rule, context: ["神戸市", "Kobe City"] };
  expect(faultBy("神戸市神戸市2026", [], { ...kobe, min: 8 })).toBe("common");
  expect(faultBy("神戸市神戸市2026", [], { ...rule, min: 8 })).toBeNull();
  expect(faultBy("KobeCityKobeCity1", [], kobe)).toBe("common");
  expect(faultBy("kobecity office 2026", [], kobe)).toBe("common");
});

test("one's own address or name with some digits is refused", () => {
  expect(passwordFault("yoshida.keiko2026", ["yoshida.keiko@example.jp"])).toBe("own-words");
  expect(passwordFault("yoshida walks home", ["yoshida.keiko@example.jp"])).toBeNull();
});

test("a login is compared without width, case and blanks", () => {
  expect(readLogin(" Ｔａｒｏ@Example.JP ")).toBe("taro@example.jp");
  for (const wrong of [
    "",
    "taro",
    "taro@",
    "@example.jp",
    "taro@example",
    "a b@c@example.jp",
    "taro@example.jp,x@y.jp",
  ])
    expect(readLogin(wrong), wrong).toBeNull();
});

test("a municipality's code carries its check digit", () => {
  for (const right of ["272060", "271004", "131016", "010006", "473821"]) expect(isMunicipalityCode(right)).toBe(true);
  for (const wrong of ["272061", "27206", "2720600", "abcdef"]) expect(isMunicipalityCode(wrong)).toBe(false);
});
