import { expect, test } from "vitest";
import type { Person, StaffRole } from "../policy/actor.ts";
import {
  type ConsultationState,
  consultationActions,
  consultationNumber,
  mayOnConsultation,
  mayReadConsultation,
} from "./consultation.ts";
import { readConsultation } from "./read-consultation.ts";

const health = "00000000-0000-4000-8000-000000000507";

function person(roles: readonly StaffRole[], department: string | null = null): Person {
  const departments = department ? [{ id: department, name: "保健センター", role: "staff" as const }] : [];
  return { kind: "person", municipality: "272060", id: "p", name: "人", organisation: null, departments, roles };
}

const desk = person(["officer"]);
const ofHealth = person([], health);
const ofOther = person([], "00000000-0000-4000-8000-000000000201");

function allowed(who: Person, state: ConsultationState, departmentId: string | null): readonly string[] {
  const all = ["answer", "passOn", "handBack", "invite", "note", "close", "reopen"] as const;
  return all.filter((action) => mayOnConsultation(who, action, { state, departmentId }).ok);
}

test("the desk answers, passes on, invites, notes and closes what is open", () => {
  expect(allowed(desk, "open", null)).toEqual(["answer", "passOn", "invite", "note", "close"]);
});

test("what was passed on is answered by that department, or handed back; the desk may still do everything of its own", () => {
  expect(allowed(ofHealth, "passed_on", health)).toEqual(["answer", "handBack", "note"]);
  expect(allowed(desk, "passed_on", health)).toEqual(["answer", "passOn", "invite", "note", "close"]);
});

test("another department, an approver and an administrator do nothing and read nothing", () => {
  for (const who of [ofOther, person(["approver"]), person(["administrator"])]) {
    expect(allowed(who, "passed_on", health)).toEqual([]);
    expect(mayReadConsultation(who, { departmentId: health })).toBe(false);
  }
});

test("what became a proposal goes on as one, and what was closed can be taken up again", () => {
  expect(consultationActions.became_proposal).toEqual(["note"]);
  expect(allowed(desk, "closed", null)).toEqual(["note", "reopen"]);
});

test("a department reads what it was given", () => {
  expect(mayReadConsultation(ofHealth, { departmentId: health })).toBe(true);
  expect(mayReadConsultation(ofHealth, { departmentId: null })).toBe(false);
});

test("its number is no number of a proposal", () => {
  expect(consultationNumber({ fiscalYear: 2026, serial: 12 })).toBe("相談R8-012");
});

const faults = {
  kind: "種類",
  name: "名前",
  organisation: "団体",
  mail: "メール",
  telephone: "電話",
  reach: "どちらか",
  body: (most: number) => `${most}文字まで`,
  tooLong: (_most: number, over: number) => `${over}文字減らす`,
};
const typed = {
  kind: "wish",
  name: "𠮷田 髙子",
  organisation: "",
  mail: "",
  telephone: "",
  body: "①公園に、\r\n㈱例示のベンチを。",
};

test("names and words stay as typed; a number in any width is read; line ends become one kind", () => {
  const { consultation, errors } = readConsultation({ ...typed, telephone: "０７２ー５００ー００００" }, faults, true);
  expect(errors).toEqual([]);
  expect(consultation).toEqual({
    ...typed,
    telephone: "072-500-0000",
    body: "①公園に、\n㈱例示のベンチを。",
  });
});

test("on the public page an answer has to reach somebody; the desk may note a call of whoever left nothing", () => {
  expect(readConsultation(typed, faults, true).errors).toEqual([{ field: "mail", message: "どちらか" }]);
  expect(readConsultation(typed, faults, false).errors).toEqual([]);
});

test("a number without its area code is not one that the desk can call", () => {
  expect(readConsultation({ ...typed, telephone: "0725-33-12" }, faults, false).errors).toEqual([
    { field: "telephone", message: "電話" },
  ]);
});

test("each field that is not right is named", () => {
  const wrong = { kind: "", name: "", organisation: "あ\nい", mail: "あ@", telephone: "そのうち", body: " " };
  expect(readConsultation(wrong, faults, true).errors.map(({ field }) => field)).toEqual([
    "kind",
    "body",
    "name",
    "organisation",
    "mail",
    "telephone",
  ]);
  expect(readConsultation({ ...typed, body: "あ".repeat(1001) }, faults, false).errors).toEqual([
    { field: "body", message: "1文字減らす" },
  ]);
});
