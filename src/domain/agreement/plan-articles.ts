import { formatYen } from "../kernel/yen.ts";
import {
  type Contribution,
  type ContributionKind,
  contributionsInOrder,
  type DataHandling,
  type PersonalDataUse,
  type Plan,
  type PlanSide,
} from "../plan/plan.ts";
import {
  type AgreementArticle,
  type AgreementParagraph,
  itemOf,
  lists,
  named,
  oneLine,
  readableDate,
  says,
  saysOf,
} from "./paragraphs.ts";

/** How an agreement calls the two sides. */
export const partyOf: Readonly<Record<PlanSide, "甲" | "乙">> = { city: "甲", partner: "乙" };

/**
 * What each side puts in besides money, and what each has to be given a right to first: a permit, the acceptance of a donation, a vote. Money
 * from budgets stands in the article on costs. That something costs nothing is no term of an agreement: 0 yen is left out.
 */
export function provisions(plan: Plan): AgreementArticle {
  const rows = contributionsInOrder(plan.contributions);
  const of = (kinds: readonly ContributionKind[], side: PlanSide) =>
    rows.filter((row) => row.side === side && row.kind !== null && kinds.includes(row.kind)).map(provisionText);
  const provided = (["city", "partner"] as const).flatMap((side) =>
    lists(`${partyOf[side]}は、次のものを提供する。`, of(["staff_time", "property", "name", "data"], side)),
  );
  const income = (["city", "partner"] as const).flatMap((side) =>
    lists(`次の収入は、${partyOf[side]}のものとする。`, of(["income"], side)),
  );
  const donated = [
    ...lists("乙は、次の寄附を行う。寄附は、甲が受け入れることを決めた後に行う。", of(["donation"], "partner")),
    ...lists("甲は、公益上の必要を確かめたうえで、次の寄附又は補助を行う。", of(["donation"], "city")),
  ];
  const hasNeeds = rows.some((row) => row.kind !== "cash" && row.needs.trim() !== "");
  return {
    heading: "提供するもの",
    paragraphs: [
      ...provided,
      ...income,
      ...donated,
      ...(hasNeeds
        ? [
            says(
              "この条に必要な手続を掲げたものは、その手続が済んだ後に行う。手続の結果、行えなくなったときの取扱いは、甲と乙が協議して定める。",
            ),
          ]
        : []),
    ],
  };
}

const provisionNames: Readonly<Record<ContributionKind, string>> = {
  cash: "費用",
  staff_time: "人員",
  property: "場所又は物",
  name: "名称の使用",
  data: "データ",
  income: "収入",
  donation: "寄附",
};

function provisionText({ kind, what, year, yen, needs }: Contribution): string {
  const name = provisionNames[kind!];
  return itemOf(what.trim() === "" ? name : `${name}：${what}`, [
    year.trim() === "" ? "" : oneLine(year),
    amountText(kind!, yen),
    named("必要な手続", needs),
  ]);
}

function amountText(kind: ContributionKind, yen: number | null): string {
  if (yen === null || yen === 0) return "";
  switch (kind) {
    case "income":
      return `${formatYen(yen)}の見込み`;
    case "donation":
      return formatYen(yen);
    default:
      return `${formatYen(yen)}相当`;
  }
}

/** The steps on the way: a schedule that both may expect, which is not a deadline. */
export function schedule({ milestones }: Plan): AgreementArticle {
  const items = milestones.map(({ what, by, side }) =>
    itemOf(what, [named("時期", readableDate(by)), side ? `担当：${partyOf[side]}` : ""]),
  );
  return {
    heading: "進め方",
    paragraphs: [
      ...lists("甲と乙は、次の日程を目安として取組を進める。", items),
      ...(items.length > 0 ? [says("日程を変えるときは、あらかじめ甲と乙が協議する。")] : []),
    ],
  };
}

/** Who handles whose data; what is entrusted or passed on needs a paper of its own before it begins, and the agreement is not that paper. */
export function personalData({ personalData: { none, uses } }: Plan): AgreementArticle {
  const heading = "個人情報の取扱い";
  if (uses.length === 0)
    return {
      heading,
      paragraphs: none
        ? [
            says("甲と乙は、この協定にもとづく取組において、個人情報を取り扱わない。"),
            says("個人情報を取り扱う必要が生じたときは、取り扱う前に、その方法を甲と乙が書面で定める。"),
          ]
        : [],
    };
  return {
    heading,
    paragraphs: [
      ...handlings.flatMap(([handling, sentence]): readonly AgreementParagraph[] =>
        lists(sentence, uses.filter((use) => use.handling === handling).map(dataUseText)),
      ),
      says(
        "甲と乙は、この条の個人情報を、個人情報の保護に関する法律その他の定めに従って扱い、掲げた目的のほかに使わない。",
      ),
      says("この条の義務は、この協定が終わった後も続く。"),
    ],
  };
}

const handlings: readonly (readonly [DataHandling | null, string])[] = [
  ["city_only", "次の個人情報は、甲だけが取り扱い、乙に示さない。"],
  ["partner_only", "次の個人情報は、乙が自らの責任で取り扱い、甲は取り扱わない。"],
  [
    "entrusted",
    "甲は、次の個人情報の取扱いを乙に委託する。甲と乙は、取扱いを始める前に、安全を保つための措置、再委託の制限、終わった後の返還と消去その他の必要な事柄を、書面で定める。",
  ],
  [
    "shared",
    "甲と乙は、次の個人情報を相手方に提供することができる。提供する前に、提供の根拠、範囲、使う目的及び安全を保つための措置を、書面で定める。",
  ],
  [null, "次の個人情報は、だれがどのように取り扱うかを甲と乙が書面で定めるまで、取り扱わない。"],
];

function dataUseText({ whose, what, purpose, isSensitive, care }: PersonalDataUse): string {
  return itemOf([whose, what].filter((text) => text.trim() !== "").join("の"), [
    isSensitive ? "要配慮個人情報を含む" : "",
    named("目的", purpose),
    named("守り方", care),
  ]);
}

/** U4: how both decide what follows, so that a trial neither lies nor turns into a deal by itself. */
export function continuing({ exit: { measure, decidedBy, decidedOn, next } }: Plan): AgreementArticle {
  const items = [
    named("判断のもとになる指標", measure),
    named("決める者", decidedBy),
    named("決める時期", readableDate(decidedOn)),
  ].filter((item) => item !== "");
  const paragraphs = [
    ...lists("取組を続け、広げ、又は終えることは、次のとおり決める。", items),
    ...saysOf("続け、又は広げるときは、次のとおり進める。", next),
  ];
  if (paragraphs.length === 0) return { heading: "継続の判断", paragraphs };
  return {
    heading: "継続の判断",
    paragraphs: [...paragraphs, says("この条は、取組の後に甲と乙が契約を結ぶことを約束するものではない。")],
  };
}

/** What happens with things, data and people's knowledge when it ends. */
export function ending({ exit }: Plan): AgreementArticle {
  return {
    heading: "終わるときの取扱い",
    paragraphs: [...saysOf("この協定が終わるときは、次のとおり取り扱う。", exit.ending)],
  };
}
