import { describe, expect, test } from "vitest";
import { emptyPlan, type Plan } from "../plan/plan.ts";
import { costsOf } from "./agreement-source.ts";
import { agreementLines, agreementText } from "./agreement-text.ts";
import type { AgreementSource } from "./articles.ts";

const plan: Plan = {
  ...emptyPlan,
  purpose: "高齢者の眠りを支える。\r\n健康に暮らす人をふやす。",
  goals: [
    {
      goal: "よく眠れる人をふやす",
      indicator: "眠りの点数",
      baseline: "",
      target: "60",
      by: "2027-03-31",
      how: "",
      measuredBy: null,
    },
  ],
  roles: { city: "会場を用意する。", partner: "毛布を貸し出す。" },
  risks: [
    { risk: "毛布の破損", bearer: { kind: "partner" }, response: "取り替える", insurance: "" },
    { risk: "会場での事故", bearer: { kind: "shared", cityPercent: 70 }, response: "", insurance: "" },
  ],
  period: { from: "", to: "2027-03-31" },
};
const source: AgreementSource = {
  kind: "project",
  subject: "毛布で眠りを支える取組",
  city: { name: "例示市", mayorTitle: "例示市長", mayorName: "" },
  partner: { name: "㈱𠮷田髙﨑", representativeTitle: "代表取締役", representativeName: "葛\u{e0100} 一郎" },
  plan,
  fields: ["健康"],
  costBearing: "",
  protectedHeadings: ["織りの密度"],
  renewal: { years: 1, noticeMonths: 1 },
  concludedOn: null,
};
const lines = (some: Partial<AgreementSource> = {}, written: Partial<Plan> = {}) =>
  agreementLines(agreementText({ ...source, ...some, plan: { ...(some.plan ?? plan), ...written } })).map(
    ({ text }) => text,
  );
/** The lines of one article, from its heading to the next. */
const article = (heading: string, written: Partial<Plan>, some: Partial<AgreementSource> = {}) => {
  const text = lines(some, written);
  const from = text.indexOf(`（${heading}）`);
  if (from < 0) return [];
  const to = text.findIndex((line, at) => at > from && /^（[^１-９]/.test(line));
  return text.slice(from + 1, to);
};

describe("協定書の文", () => {
  test("事業連携協定は、手で書いたこの文になる。書かれていない部分の条はない", () => {
    expect(lines()).toEqual([
      "例示市と㈱𠮷田髙﨑との毛布で眠りを支える取組に関する事業連携協定書",
      "例示市（以下「甲」という。）と㈱𠮷田髙﨑（以下「乙」という。）は、次のとおり協定を結ぶ。",
      "（目的）",
      "第１条　この協定は、甲と乙が対等な立場で力を合わせ、次のことを実現するために必要な事柄を定める。",
      "高齢者の眠りを支える。",
      "健康に暮らす人をふやす。",
      "（連携する取組）",
      "第２条　甲と乙は、次の取組を連携して行う。",
      "毛布で眠りを支える取組（分野：健康）",
      "（役割）",
      "第３条　甲は、次のことを行う。",
      "会場を用意する。",
      "２　乙は、次のことを行う。",
      "毛布を貸し出す。",
      "（費用）",
      "第４条　前条の役割にかかる費用は、それぞれの役割を担う者が負担する。",
      "２　甲に新たな支出が生じるときは、この協定を根拠とせず、甲の契約に関する規則に従って手続を行う。",
      "（共有する目標）",
      "第５条　甲と乙は、次の目標を共有する。",
      "よく眠れる人をふやす（指標：眠りの点数、目標：60、期限：令和9年3月31日）",
      "２　甲と乙は、目標への到達を年に１回以上確かめ、必要な見直しを協議する。",
      "（責任の分担）",
      "第６条　起こりうる事柄と、その責任を負う者は、次のとおりとする。",
      "（１）　毛布の破損：乙が負う（対応：取り替える）",
      "（２）　会場での事故：甲が70％、乙が30％を負う",
      "（情報の保護）",
      "第７条　甲は、次の事柄について乙から示された内容を、乙の同意なしに第三者に示さない。ただし、法令又は条例によって示さなければならないときは、この限りでない。",
      "織りの密度",
      "２　前項のただし書によって示すときは、法令が許すかぎり、あらかじめ相手方の意見を聴く。",
      "３　甲と乙は、個人情報を、個人情報の保護に関する法律その他の定めに従って扱う。",
      "４　この条の義務は、この協定が終わった後も続く。",
      "（公表）",
      "第８条　甲は、この協定の相手方、内容、締結の日、種類及び分野を公表する。",
      "２　甲は、乙の意見を聴いたうえで、取組の状況と成果を毎年公表する。保護する情報、写真及び引用は、乙の同意を得て公表する。",
      "３　この協定に関して甲が持つ文書は、甲の情報公開に関する条例の対象となる。",
      "（報告）",
      "第９条　甲と乙は、自らの役割の進み具合を、少なくとも年に１回、相手方に報告する。",
      "２　事故その他の重大な事柄が生じたときは、直ちに相手方に知らせ、対応を協議する。",
      "３　期間が終わったときは、甲と乙は、成果と課題をまとめ、最終の報告とする。",
      "（期間）",
      "第１０条　この協定の期間は、締結の日から令和9年3月31日までとする。",
      "２　期間が終わる１か月前までに甲と乙のどちらからも書面による申出がないときは、この協定を１年間更新し、以後も同様とする。",
      "（変更と終了）",
      "第１１条　この協定を変えるときは、甲と乙が協議し、書面で行う。",
      "２　甲又は乙は、終える日の１か月前までに理由を書面で伝え、協議したうえで、期間の途中でこの協定を終えることができる。",
      "３　相手方が暴力団その他の反社会的な勢力と関係を持つとわかったときは、直ちにこの協定を終えることができる。",
      "（協議）",
      "第１２条　この協定にない事柄や、解釈に疑いが生じた事柄は、甲と乙が誠実に協議して定める。",
      "この協定の成立を証するため、本書を２通作り、甲と乙が記名押印のうえ、それぞれ１通を持つ。",
      "令和　　年　　月　　日",
      "甲　例示市",
      "　　例示市長　　　　　　　　　",
      "乙　㈱𠮷田髙﨑",
      "　　代表取締役　葛\u{e0100} 一郎",
    ]);
  });

  test("包括連携協定は、分野を並べ、そのほかの分野と覚書の余地を残す", () => {
    const text = lines({ kind: "comprehensive", fields: ["健康", "防災"] });
    expect(text[0]).toBe("例示市と㈱𠮷田髙﨑との包括連携に関する協定書");
    expect(text).toEqual(
      expect.arrayContaining(["（１）　健康", "（２）　防災", "（３）　前各号のほか、甲と乙が協議して合意した分野"]),
    );
  });

  test("目標も責任の表もなければ、その条はなく、番号は続く", () => {
    const numbers = lines({}, { goals: [], risks: [] }).filter((line) => /^第/.test(line));
    expect(numbers.map((line) => line.split("　")[0])).toEqual([
      "第１条",
      "第２条",
      "第３条",
      "第４条",
      "第５条",
      "第６条",
      "第７条",
      "第８条",
      "第９条",
      "第１０条",
    ]);
  });

  test("締結の日が決まれば、和暦で入る。改行の書き方がちがっても、同じ文になる", () => {
    expect(lines({ concludedOn: "2026-11-24" })).toContain("令和8年11月24日");
    expect(lines({}, { purpose: plan.purpose.replace("\r\n", "\n") })).toEqual(lines());
  });

  test("表に引かれていない責任は、協議して定める", () => {
    expect(lines({}, { risks: [{ risk: "雨", bearer: null, response: "", insurance: "" }] })).toContain(
      "雨：甲と乙が協議して定める",
    );
  });
});

describe("共同計画のほかの部分も、あるものだけが条になる", () => {
  const row = { year: "", what: "", yen: null, needs: "", cityCheck: null };

  test("市民サービスは目的に、範囲は取組に続く", () => {
    expect(article("目的", { service: "眠りの相談ができるようになる。" }).slice(-2)).toEqual([
      "２　甲と乙は、これによって、市民サービスを次のようによくすることをめざす。",
      "眠りの相談ができるようになる。",
    ]);
    expect(article("連携する取組", { scope: "冬の３回。\n診断はしない。" }).slice(-3)).toEqual([
      "２　連携の範囲は、次のとおりとする。",
      "冬の３回。",
      "診断はしない。",
    ]);
  });

  test("出すものは、側ごとに、年度と要る手続をつけて並ぶ。お金は費用の条にだけ、0円はどこにも出ない", () => {
    const contributions: Plan["contributions"] = [
      { ...row, side: "partner", kind: "income", year: "令和9年度", what: "教室の受講料", yen: 30_000, needs: "" },
      {
        ...row,
        side: "city",
        kind: "property",
        year: "令和10年度",
        what: "公園の広場",
        yen: 0,
        needs: "公園の使用の許可",
      },
      { ...row, side: "city", kind: "staff_time", year: "令和9年度", what: "保健師が月２回", yen: 400_000 },
      { ...row, side: "city", kind: "cash", year: "令和9年度", what: "会場の設営", yen: 500_000, needs: "予算の議決" },
      { ...row, side: "partner", kind: "data" },
      { ...row, side: "partner", kind: "donation", what: "毛布\n二十枚", yen: 200_000, needs: "寄附の受入れの決定" },
    ];
    expect(article("提供するもの", { contributions })).toEqual([
      "第５条　甲は、次のものを提供する。",
      "（１）　人員：保健師が月２回（令和9年度、400,000円相当）",
      "（２）　場所又は物：公園の広場（令和10年度、必要な手続：公園の使用の許可）",
      "２　乙は、次のものを提供する。",
      "データ",
      "３　次の収入は、乙のものとする。",
      "収入：教室の受講料（令和9年度、30,000円の見込み）",
      "４　乙は、次の寄附を行う。寄附は、甲が受け入れることを決めた後に行う。",
      "寄附：毛布 二十枚（200,000円、必要な手続：寄附の受入れの決定）",
      "５　この条に必要な手続を掲げたものは、その手続が済んだ後に行う。手続の結果、行えなくなったときの取扱いは、甲と乙が協議して定める。",
    ]);
    expect(article("費用", { contributions }, { costBearing: "甲の負担は、500,000円とする。" })).toEqual([
      "第４条　費用の負担は、次のとおりとする。",
      "甲の負担は、500,000円とする。",
      "２　甲の負担は、その年度の予算が成立し、必要な手続が済むことを条件とする。",
      "３　甲に新たな支出が生じるときは、この協定を根拠とせず、甲の契約に関する規則に従って手続を行う。",
    ]);
  });

  test("お金は、年度ごとの内訳と要る手続をつけて、費用の文の下書きになる", () => {
    const cash = { ...row, side: "city", kind: "cash" } as const;
    expect(costsOf({ ...plan, contributions: [{ ...cash, yen: 300_000 }] })).toBe(
      "甲の負担は、300,000円とする。\n乙の負担は、0円とする。",
    );
    expect(
      costsOf({
        ...plan,
        contributions: [
          { ...cash, year: "令和10年度", what: "会場の設営", yen: 800_000, needs: "債務負担行為" },
          { ...cash, year: "令和9年度", yen: 400_000 },
          { ...cash, side: "partner", what: "毛布の洗濯", yen: 100_000 },
        ],
      }),
    ).toBe(
      [
        "甲の負担は、1,200,000円とする。",
        "　令和9年度：400,000円",
        "　令和10年度：800,000円（会場の設営、必要な手続：債務負担行為）",
        "乙の負担は、100,000円とする。",
        "　全期間：100,000円（毛布の洗濯）",
      ].join("\n"),
    );
    expect(costsOf(plan)).toBe("");
  });

  test("節目は、時期と担当をつけて、目安の日程になる", () => {
    const milestones: Plan["milestones"] = [
      { what: "一回目の教室", by: "2027-12-01", side: "partner" },
      { what: "結果のまとめ", by: "来年の春", side: null },
    ];
    expect(article("進め方", { milestones })).toEqual([
      "第５条　甲と乙は、次の日程を目安として取組を進める。",
      "（１）　一回目の教室（時期：令和9年12月1日、担当：乙）",
      "（２）　結果のまとめ（時期：来年の春）",
      "２　日程を変えるときは、あらかじめ甲と乙が協議する。",
    ]);
  });

  test("目標には、現在の値、測り方、測る者まで入り、責任には保険が入る", () => {
    const goal = { ...plan.goals[0]!, baseline: "52", how: "受付の名簿から", measuredBy: "city" as const };
    expect(article("共有する目標", { goals: [goal] })[1]).toBe(
      "よく眠れる人をふやす（指標：眠りの点数、現在の値：52、目標：60、期限：令和9年3月31日、測り方：受付の名簿から、測る者：甲）",
    );
    const risk = { risk: "けが", bearer: { kind: "city" as const }, response: "", insurance: "傷害保険" };
    expect(article("責任の分担", { risks: [risk] })[1]).toBe("けが：甲が負う（保険：傷害保険）");
  });

  test("個人情報は、だれが扱うかで項が分かれ、委託と提供には別の書面が要る。情報の保護の条は、くり返さない", () => {
    const use = { whose: "参加者", what: "氏名", purpose: "", handling: null, isSensitive: false, care: "" };
    const uses: Plan["personalData"]["uses"] = [
      {
        ...use,
        what: "睡眠の記録",
        handling: "entrusted",
        purpose: "結果を本人に返す",
        isSensitive: true,
        care: "施錠",
      },
      { ...use, handling: "city_only" },
      { ...use, whose: "講師", what: "" },
    ];
    const personalData = { none: false, uses };
    expect(article("個人情報の取扱い", { personalData })).toEqual([
      "第７条　次の個人情報は、甲だけが取り扱い、乙に示さない。",
      "参加者の氏名",
      "２　甲は、次の個人情報の取扱いを乙に委託する。甲と乙は、取扱いを始める前に、安全を保つための措置、再委託の制限、終わった後の返還と消去その他の必要な事柄を、書面で定める。",
      "参加者の睡眠の記録（要配慮個人情報を含む、目的：結果を本人に返す、守り方：施錠）",
      "３　次の個人情報は、だれがどのように取り扱うかを甲と乙が書面で定めるまで、取り扱わない。",
      "講師",
      "４　甲と乙は、この条の個人情報を、個人情報の保護に関する法律その他の定めに従って扱い、掲げた目的のほかに使わない。",
      "５　この条の義務は、この協定が終わった後も続く。",
    ]);
    expect(article("情報の保護", { personalData }).join("")).not.toContain("個人情報");
    expect(article("個人情報の取扱い", { personalData: { none: true, uses: [] } })).toEqual([
      "第７条　甲と乙は、この協定にもとづく取組において、個人情報を取り扱わない。",
      "２　個人情報を取り扱う必要が生じたときは、取り扱う前に、その方法を甲と乙が書面で定める。",
    ]);
  });

  test("公表することと公表しないことは、公表の条に入る", () => {
    const written = { publicity: "開始の日に市のサイトで。", protection: "織りの密度（見出しだけ）" };
    expect(article("公表", written).slice(2)).toEqual([
      "３　公表する事柄、時期及び方法は、前２項のほか、次のとおりとする。",
      "開始の日に市のサイトで。",
      "４　甲と乙は、次の事柄を公表しない。ただし、法令又は条例によって公表しなければならないときは、この限りでない。",
      "織りの密度（見出しだけ）",
      "５　この協定に関して甲が持つ文書は、甲の情報公開に関する条例の対象となる。",
    ]);
  });

  test("試したあとをだれがいつ決めるかと、終わるときの取扱いが入る。契約は約束しない", () => {
    const exit = {
      ending: "機器を引き取り、記録を消す。",
      measure: "来た人が100人を超えたら続ける。",
      decidedBy: "保健センターと乙",
      decidedOn: "2028-02-01",
      next: "次の年度の予算を検討する。",
    };
    expect(article("継続の判断", { exit })).toEqual([
      "第１１条　取組を続け、広げ、又は終えることは、次のとおり決める。",
      "（１）　判断のもとになる指標：来た人が100人を超えたら続ける。",
      "（２）　決める者：保健センターと乙",
      "（３）　決める時期：令和10年2月1日",
      "２　続け、又は広げるときは、次のとおり進める。",
      "次の年度の予算を検討する。",
      "３　この条は、取組の後に甲と乙が契約を結ぶことを約束するものではない。",
    ]);
    expect(article("終わるときの取扱い", { exit })).toEqual([
      "第１２条　この協定が終わるときは、次のとおり取り扱う。",
      "機器を引き取り、記録を消す。",
    ]);
    expect(article("継続の判断", { exit: { ...exit, measure: "", decidedBy: "", decidedOn: "", next: "" } })).toEqual(
      [],
    );
  });
});
