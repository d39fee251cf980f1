import { expect, test } from "vitest";
import { suggestDepartments } from "./suggest-departments.ts";

const health = { id: "1", name: "保健センター", duties: ["健康づくりの推進に関すること"], policyFields: ["健康"] };
const disaster = { id: "2", name: "危機管理課", duties: ["防災計画及び避難所に関すること"], policyFields: ["防災"] };
const school = { id: "3", name: "教育政策課", duties: ["学校教育に関すること"], policyFields: ["教育"] };

test("a department is suggested by its fields and duties, and the reason says which", () => {
  const proposal = { fields: ["健康"], text: "避難所で健康づくりの体操をします。", challengeDepartmentId: null };
  expect(suggestDepartments(proposal, [school, disaster, health])).toEqual([
    {
      departmentId: "1",
      name: "保健センター",
      reasons: ["分野「健康」が課の分野と重なる", "「健康づくり」が課の仕事と重なる"],
    },
    { departmentId: "2", name: "危機管理課", reasons: ["「避難所」が課の仕事と重なる"] },
  ]);
});

test("the department that published the challenge comes first", () => {
  const proposal = { fields: ["健康"], text: "", challengeDepartmentId: "3" };
  expect(suggestDepartments(proposal, [health, school]).map((one) => one.name)).toEqual(["教育政策課", "保健センター"]);
});

test("nobody is suggested without a reason", () => {
  expect(suggestDepartments({ fields: [], text: "", challengeDepartmentId: null }, [health])).toEqual([]);
});
