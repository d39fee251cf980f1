import type { Plan } from "../domain/plan/plan.ts";
import type { Status } from "../domain/process/status.ts";
import type { Past } from "./past.ts";
import type { Story, StoryInquiry, StoryPart } from "./story.ts";

/** Short texts for a proposal on any way; `dayOf`: the day on which a state was reached. */
export function shortStory(dayOf: (status: Status) => number, past: Past) {
  const asked = dayOf("inquiry");
  const talked = dayOf("dialogue");
  const reviewed = dayOf("method_review");
  const begun = dayOf("active");
  return {
    words: {
      title: "歩くたびに分かる、からだの変化",
      summary: "歩き方を測り、早く気づく取組です。",
      what: "集会所で月に1回、歩き方を測ります。",
      benefit: "65歳以上の方が、早めに相談できます。",
      ask: "集会所の一角を貸してください。",
      cost: "機器と人の費用は当社が負担します。",
      period: "1年間",
    },
    part: (until: string): StoryPart => ({
      section: "what",
      heading: "歩行の判定のしくみ",
      reason: "特許を出願する準備をしており、先に知られると権利を得られなくなるため",
      content: "秘匿語: 足の裏の圧力を7点で測り、比べます。",
      level: "asked_departments",
      departments: [],
      until,
      counter: null,
      outcome: "agreed",
      day: dayOf("received"),
      readings: [],
    }),
    inquiry: (department: string, isLead: boolean): StoryInquiry => ({
      department,
      isLead,
      day: asked,
      question: "実施する場所はありますか。",
      answer: {
        day: Math.max(asked - 3, talked),
        outcome: "dialogue",
        text: "集会所の一角を使えます。",
        draftedBy: null,
        confirmedBy: "head",
        isReleased: true,
        suggested: null,
      },
    }),
    outlook: {
      day: talked,
      method: "project_agreement",
      callLikelihood: "unlikely",
      earliestStart: "令和9年4月",
      meaning: "市の支出がないため、協定になる見込みです。",
    },
    meeting: {
      day: Math.max(talked - 4, 0),
      time: "14:00",
      proposedBy: "officer",
      place: "市役所 2階会議室",
      people: "双方の担当者",
      purpose: "場所と日程",
      minutes: "月に1回、集会所で行うことを確かめた。",
      writtenBy: "officer",
      city: { day: Math.max(talked - 6, reviewed), comment: "" },
      partner: { day: Math.max(talked - 6, reviewed), comment: "" },
    },
    plan: {
      version: 1,
      by: "officer",
      reason: "",
      body: shortPlan,
      approvedBy: ["partner", "city"],
    },
    feasibility: { day: reviewed - 1, answer: "yes", reason: "会場も人も足りています。", conditions: [] },
    methodFacts: {
      cityBearsCost: false,
      wideRecruitmentNeeded: false,
      otherOperatorsCouldDoIt: true,
      initiatives: 1,
      fields: ["健康"],
      agreementNeeded: true,
    },
    fairness: {
      day: reviewed - 2,
      by: "officer2",
      answers: {
        information: "渡した資料は、希望する方に同じように渡します。",
        exclusion: "同じ申出を、同じ条件で受け付けます。",
        advantage: "この取組を、将来の選定で評価しません。",
        ties: "全員が、利害関係がないと申告しました。",
      },
    },
    call: {
      title: "歩行の測定を行う者の募集",
      titleEn: "",
      summaryEn: "",
      department: "保健センター",
      summary: "集会所で歩き方を測る方を募集します。",
      terms: "市の費用負担によらないこと。",
      questionsUntil: "",
      entriesUntil: past.date(dayOf("in_call") - 30),
      criteria: [{ name: "続ける力", points: 100 }],
      questions: [],
      result: "",
    },
    agreement: {
      subject: "歩行の測定",
      representativeTitle: "代表取締役",
      representativeName: "𠮷田 恵子",
      renewalYears: 1,
      day: begun + 2,
    },
    award: { day: begun + 2, contractNumber: "R8-契-12", amountYen: 400_000 },
    cooperation: { day: begun + 2, terms: "月に1回、集会所で測る。", startsOn: past.date(begun) },
    facts: {
      text: "市と会社は、歩行の測定を始めました。",
      titleEn: "",
      comment: "",
      isCommented: false,
      citySpendsYen: 0,
      withheld: "",
    },
    initiative: {
      title: "集会所での測定",
      what: "月に1回測ります。",
      service: "介護予防の相談",
      indicator: "測った人",
      unit: "人",
      baseline: 0,
      target: 100,
      startsOn: past.date(begun),
      endsOn: past.date(begun - 60),
      reports: [
        {
          day: Math.max(begun - 15, 0),
          by: "representative",
          from: past.date(begun),
          to: past.date(Math.max(begun - 15, 0)),
          value: 60,
          text: "60人が測りました。",
          citySpentYen: 0,
          partnerBroughtYen: 300_000,
          cityAloneYen: 500_000,
        },
      ],
    },
    finalReport: { day: Math.max(begun - 18, 0), text: "60人が測り、12人が相談につながりました。" },
    lessons: [
      { side: "partner", text: "案内を早く始めるべきでした。" },
      { side: "city", text: "会場の予約を早めるべきでした。" },
    ],
    case: {
      day: dayOf("completed"),
      withheld: "",
      words: {
        title: "集会所で測る、からだの変化",
        titleEn: "",
        summaryEn: "",
        lead: "60人が測りました。",
        why: "早く気づく機会が足りませんでした。",
        changed: "12人が相談につながりました。",
        caveat: "ほかの年と比べていません。",
        basis: "委託した場合の見積り",
        notPublished: "守りたい部分があるときは、その内容は公開しません。",
        results: [{ label: "測った人", before: "0人", after: "60人", target: "100人", met: "no", gap: "あと40人" }],
        howToCopy: [{ step: "場所を決める", text: "集会所に相談します。" }],
        quotes: [],
      },
    },
    decline: {
      ground: "実施に必要な条件が整わない",
      explanation: "会場の空きがありません。",
      whatWouldHelp: "会場が空くときに、あらためてご提案ください。",
      departmentsHeard: "保健センター",
    },
    hold: { until: past.date(dayOf("on_hold") - 60), event: "", reason: "予算の編成を待ちます。" },
  } satisfies Partial<Story> & Record<string, unknown>;
}

const resources = { cashYen: 0, staffTime: "", property: "", data: "" };

const shortPlan: Plan = {
  purpose: "つまずきや転倒を減らす。",
  service: "介護予防の相談",
  scope: "月に1回の測定。診断はしない。",
  goals: [
    {
      goal: "多くの人に届ける",
      indicator: "測った人",
      baseline: "0人",
      target: "100人",
      by: "令和10年3月31日",
      measuredBy: "partner",
    },
  ],
  gains: { city: "早く会える。", partner: "機器を確かめられる。", citizens: "早く気づける。" },
  citizensGive: "1人3分。",
  roles: { city: "会場を用意する。", partner: "測る。" },
  resources: { city: resources, partner: { ...resources, cashYen: 500_000 } },
  cityAlone: { yen: 1_000_000, basis: "委託の見積り" },
  risks: [{ risk: "測定中の転倒", bearer: { kind: "partner" }, response: "手すりと保険を用意する。" }],
  period: { from: "2027-04-01", to: "2028-03-31" },
};
