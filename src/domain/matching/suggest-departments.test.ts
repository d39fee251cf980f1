import { expect, test } from "vitest";
import { departmentSuggester } from "./suggest-departments.ts";
import { readTopics } from "./topics.ts";

const topics = readTopics([
  { topic: "健康づくり", office: "健康づくり", words: "健康 体操 歩く?" },
  { topic: "防災", office: "防災 避難所", words: "避難所 備蓄 地震" },
  { topic: "商工業", office: "商工業", words: "販路" },
  { topic: "創業", near: "商工業", office: "創業", words: "起業 開業" },
  { topic: "官民連携", office: "官民連携", words: "包括連携" },
]);
const health = { id: "1", name: "保健センター", duties: ["健康づくりの推進に関すること"], policyFields: ["健康"] };
const disaster = { id: "2", name: "危機管理課", duties: ["避難所の開設に関すること"], policyFields: ["防災"] };
const trade = { id: "3", name: "地域経済課", duties: ["商工業の振興に関すること"], policyFields: ["産業"] };
const partnerships = { id: "4", name: "成長戦略課", duties: ["官民連携の総合調整に関すること"], policyFields: [] };
const city = [partnerships, trade, disaster, health];

const proposal = (title: string, more: { body?: string; fields?: string[]; challengeDepartmentId?: string } = {}) => ({
  ...{ title, summary: "", body: more.body ?? "", fields: more.fields ?? [] },
  challengeDepartmentId: more.challengeDepartmentId ?? null,
});
const names = (found: readonly { name: string }[]) => found.map((one) => one.name);

test("an office is suggested by its fields and its work, and each reason names the words that speak for it", () => {
  const found = departmentSuggester(topics, city)(proposal("避難所での体操", { fields: ["健康"] }));
  expect(found.map(({ name, reasons }) => ({ name, reasons }))).toEqual([
    {
      name: "保健センター",
      reasons: ["分野「健康」が課の分野と重なる", "「体操」が課の仕事「健康づくりの推進」にあたる"],
    },
    { name: "危機管理課", reasons: ["「避難所」が課の仕事「避難所の開設」にあたる"] },
  ]);
});

test("a reason names the duty of a topic that shares most with its words, and words as the text writes them", () => {
  const read = readTopics([{ topic: "障がい福祉", office: "手帳 手話", words: "手話 聞こえない EV 派遣?" }]);
  const office = {
    id: "1",
    name: "福祉課",
    duties: ["手帳の交付に関すること", "手話通訳者の派遣に関すること"],
    policyFields: [],
  };
  const reasonsOf = (title: string) => departmentSuggester(read, [office])(proposal(title))[0]!.reasons;
  expect(reasonsOf("手話を学ぶ会")).toEqual(["「手話」が課の仕事「手話通訳者の派遣」にあたる"]);
  expect(reasonsOf("聞こえない人の交付金")).toEqual(["「聞こえない」が課の仕事「手帳の交付」にあたる"]);
  expect(reasonsOf("ＥＶと人の派遣")).toEqual(["「EV」「派遣」が課の仕事「手話通訳者の派遣」にあたる"]);
});

test("where no duty of a topic shares a letter, the reason is the vocabulary, and the words of the office that it leads to", () => {
  const read = readTopics([
    { topic: "障がい福祉", office: "手帳 手話", words: "聞こえない" },
    { topic: "聴覚", near: "障がい福祉", office: "聴覚", words: "筆談の" },
    { topic: "高齢者", office: "長寿", words: "お年寄り" },
  ]);
  const duties = ["手帳の交付に関すること", "手話通訳者の派遣に関すること"];
  const offices = [
    { id: "1", name: "福祉課", duties, policyFields: [] },
    { id: "2", name: "長寿応援室", duties: [], policyFields: [] },
  ];
  const reasonsOf = (title: string) => departmentSuggester(read, offices)(proposal(title))[0]!.reasons;
  expect(reasonsOf("聞こえない人")).toEqual([
    "「聞こえない」は話題「障がい福祉」のことばで、課の仕事の「手帳」「手話」もその話題にあたる",
  ]);
  expect(reasonsOf("筆談の練習")).toEqual([
    "「筆談」は話題「聴覚」のことばで、課の仕事の「手帳」「手話」はそれに近い話題「障がい福祉」にあたる",
  ]);
  expect(reasonsOf("お年寄りの集い")).toEqual(["「お年寄り」が課の名前にある「長寿」にあたる"]);
});

test("a reason that two topics of a word lead to is told once", () => {
  const read = readTopics([
    { topic: "生き物", office: "環境学習", words: "蛍" },
    { topic: "川", office: "環境学習", words: "蛍" },
  ]);
  const office = { id: "1", name: "環境課", duties: ["環境学習に関すること"], policyFields: [] };
  expect(departmentSuggester(read, [office])(proposal("蛍"))[0]!.reasons).toEqual([
    "「蛍」が課の仕事「環境学習」にあたる",
  ]);
});

test("what is only asked for, or paid for, weighs less than what is proposed", () => {
  const body = "会場は避難所をお願いします。皆さんで体操をします。";
  expect(names(departmentSuggester(topics, city)(proposal("", { body })))).toEqual(["保健センター", "危機管理課"]);
});

test("the office that published the challenge comes first", () => {
  const found = departmentSuggester(topics, city)(proposal("体操", { challengeDepartmentId: "3" }));
  expect(names(found)).toEqual(["地域経済課", "保健センター"]);
  expect(found[0]!.reasons).toEqual(["この課が出した課題への提案"]);
});

test("a work that no office of the city names leads to the office next to it", () => {
  const [first] = departmentSuggester(topics, city)(proposal("若者の起業"));
  expect(first!.name).toBe("地域経済課");
  expect(first!.reasons).toEqual(["「起業」が課の仕事「商工業の振興」にあたる"]);
});

test("a proposal for many offices is one for the office that keeps partnerships together, too", () => {
  const found = departmentSuggester(topics, city)(proposal("体操と備蓄と販路"));
  expect(names(found)).toContain("成長戦略課");
  expect(found.find((one) => one.name === "成長戦略課")!.reasons).toEqual([
    "3つの課にまたがり、連携をまとめる課にもあたる",
  ]);
});

test("a single matter that many offices share is not one for the office that keeps partnerships together", () => {
  const offices = ["5", "6", "7"].map((id) => ({ ...health, id, name: `第${id}保健センター` }));
  const found = departmentSuggester(topics, [partnerships, ...offices])(proposal("体操"));
  expect(names(found)).toEqual(["第5保健センター", "第6保健センター", "第7保健センター"]);
});

test("what the desk decided counts from the next suggestion on, and is told as a reason", () => {
  const decided = {
    title: "朝の紙芝居",
    summary: "紙芝居を広場で読みます",
    body: "",
    fields: [],
    departmentIds: ["2"],
  };
  expect(departmentSuggester(topics, city)(proposal("夜の紙芝居"))).toEqual([]);
  const [first] = departmentSuggester(topics, city, [decided])(proposal("夜の紙芝居"));
  expect(first!.name).toBe("危機管理課");
  expect(first!.reasons).toEqual(["似た提案「朝の紙芝居」で主担当だった"]);
});

test("a decision that is forgotten says nothing any more", () => {
  const decided = { title: "朝の紙芝居", summary: "", body: "", fields: [], departmentIds: [] };
  expect(departmentSuggester(topics, city, [decided])(proposal("夜の紙芝居"))).toEqual([]);
});

test("nobody is suggested without a reason", () => {
  expect(departmentSuggester(topics, city)(proposal(""))).toEqual([]);
  expect(departmentSuggester(topics, [])(proposal("体操"))).toEqual([]);
});
