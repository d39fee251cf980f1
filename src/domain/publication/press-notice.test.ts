import { expect, test } from "vitest";
import { emptyFacts } from "./facts-body.ts";
import { pressNotice } from "./press-notice.ts";

const sender = { city: "試験市", desk: "官民連携デスク", telephone: "0725-00-0000", hours: "平日" };

test("a press notice says what is to be published, and nothing that is not in the facts", () => {
  const facts = {
    ...emptyFacts,
    title: "①眠りの教室",
    partner: "㈱𠮷田ふとん",
    departments: ["保健センター", "教育政策課"],
    concludedOn: "2027-01-20",
    period: { from: "2027-04-01", to: "2028-03-31" },
    text: "市民が眠りを学びます。",
    citySpendsYen: 120_000,
    number: "R8-003",
    partnerComment: "公表を望まない意見",
  };
  const notice = pressNotice(facts, "事業連携協定", sender);
  expect(notice).toContain("㈱𠮷田ふとんと「①眠りの教室」を始めます");
  expect(notice).toContain("令和9年1月20日、「①眠りの教室」について事業連携協定により");
  expect(notice).toContain("令和9年4月1日から令和10年3月31日まで");
  expect(notice).toContain("保健センター、教育政策課");
  expect(notice).toContain("120,000円");
  expect(notice).not.toContain("公表を望まない意見");
});

test("what is not known yet stands in brackets, to be filled in by a person", () => {
  const notice = pressNotice({ ...emptyFacts, title: "題", partner: "団体" }, "個別連携", { ...sender, telephone: "" });
  for (const open of ["(発表の日)", "(締結の日)", "(担当課)", "(未定)から(未定)まで", "(電話)"])
    expect(notice).toContain(open);
});

test("a title with quotation marks of its own is quoted as a Japanese reader expects", () => {
  const notice = pressNotice(
    { ...emptyFacts, title: "広告でつくる「暮らしの便利帳」", partner: "団体" },
    "個別連携",
    sender,
  );
  expect(notice).toContain("団体と「広告でつくる『暮らしの便利帳』」を始めます");
});
