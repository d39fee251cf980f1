import { expect, test } from "vitest";
import { readLogin } from "./login.ts";
import { isMunicipalityCode } from "./municipality-code.ts";
import { passwordFault } from "./password-rule.ts";

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
