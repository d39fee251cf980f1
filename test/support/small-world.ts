import type { World } from "../../src/worlds/world.ts";

const people = [
  {
    key: "representative",
    name: "𠮷田 恵子",
    mail: "rep@a.example.jp",
    organisation: "a",
    organisationRole: "representative",
  },
  { key: "member", name: "髙橋 亮", mail: "member@a.example.jp", organisation: "a", organisationRole: "member" },
  {
    key: "otherCompany",
    name: "山﨑 大輔",
    mail: "rep@b.example.jp",
    organisation: "b",
    organisationRole: "representative",
  },
  { key: "officer", name: "藤原 直樹", mail: "officer@city.example.jp", posts: [{ role: "officer" }] },
  { key: "officer2", name: "葛󠄀城 美紀", mail: "officer2@city.example.jp", posts: [{ role: "officer" }] },
  { key: "chief", name: "寺田 昌弘", mail: "chief@city.example.jp", posts: [{ role: "chief" }] },
  {
    key: "healthHead",
    name: "河合 由紀子",
    mail: "health@city.example.jp",
    posts: [{ role: "head", department: "0507" }],
  },
  {
    key: "healthStaff",
    name: "谷口 翔",
    mail: "health2@city.example.jp",
    posts: [{ role: "staff", department: "0507" }],
  },
  {
    key: "disasterHead",
    name: "松本 一郎",
    mail: "disaster@city.example.jp",
    posts: [{ role: "head", department: "0201" }],
  },
  {
    key: "schoolStaff",
    name: "森 さくら",
    mail: "school@city.example.jp",
    posts: [{ role: "staff", department: "0902" }],
  },
  {
    key: "finance",
    name: "大西 健",
    mail: "finance@city.example.jp",
    posts: [{ role: "approver", title: "財政課長" }],
  },
  {
    key: "mayorOffice",
    name: "南 良子",
    mail: "mayor@city.example.jp",
    posts: [{ role: "approver", title: "副市長" }],
  },
  { key: "administrator", name: "管理 太郎", mail: "admin@city.example.jp", posts: [{ role: "administrator" }] },
] as const;

export type PersonKey = (typeof people)[number]["key"];

/** The city of the tests: small, with one person for each part in the process. */
export const smallWorld: World = {
  municipality: {
    id: "272060",
    name: "試験市",
    nameEn: "Test City",
    isDemo: false,
    // Its staff sign in by password alone: what asks for a second factor has tests of its own, which switch it on.
    settings: {
      mayorName: "試験 太郎",
      approvalRoute: ["finance", "mayorOffice"],
      secondLookReviewers: ["mayorOffice"],
      secondFactorForStaff: false,
    },
  },
  departments: [
    { code: "0102", division: "市長公室", name: "成長戦略課", nameEn: "Growth Strategy", isDesk: true },
    {
      code: "0201",
      division: "総務部",
      name: "危機管理課",
      nameEn: "Crisis Management",
      policyFields: ["防災"],
      duties: ["防災計画に関すること"],
    },
    {
      code: "0507",
      division: "健康福祉部",
      name: "保健センター",
      nameEn: "Health Center",
      policyFields: ["健康"],
      duties: ["健康づくりに関すること"],
    },
    {
      code: "0902",
      division: "教育部",
      name: "教育政策課",
      nameEn: "Education Policy",
      policyFields: ["教育"],
      duties: ["学校教育に関すること"],
    },
  ],
  fields: [
    { code: "kenko", name: "健康", nameEn: "Health" },
    { code: "bosai", name: "防災", nameEn: "Disaster prevention" },
    { code: "kyoiku", name: "教育", nameEn: "Education" },
  ],
  organisations: [
    { key: "a", name: "株式会社架空ウェルネス", kind: "company", corporateNumber: "7999901000001" },
    { key: "b", name: "例示繊維工業株式会社", kind: "company" },
  ],
  people,
  challenges: [
    {
      code: "C01",
      department: "0507",
      title: "産後の孤立をなくしたい",
      ask: "家から出にくい時期にも、人とつながれる方法を募集します。",
      background: "産後に相談できる人が近くにいない家庭が増えています。",
      fields: ["健康"],
      sdgs: [3],
      status: "open",
      publishedAt: new Date("2026-11-02T09:00:00+09:00"),
      deadline: "2027-02-19",
    },
    {
      code: "C02",
      department: "0201",
      title: "まだ公開していない課題",
      ask: "庁内の下書きです。",
      background: "公開前の背景です。",
      fields: ["防災"],
      sdgs: [11],
      status: "draft",
      publishedAt: null,
      deadline: null,
    },
  ],
};
