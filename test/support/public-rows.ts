import { randomUUID } from "node:crypto";
import type { CaseBody } from "../../src/domain/publication/case-body.ts";
import { emptyCase } from "../../src/domain/publication/case-body.ts";
import type { FactsBody } from "../../src/domain/publication/facts-body.ts";
import { emptyFacts } from "../../src/domain/publication/facts-body.ts";
import type { TestCity } from "./city.ts";

/** A partnership as publication leaves it, put straight into the tables: what the public pages read. */
export async function publishedPartnership(
  city: TestCity,
  given: {
    title: string;
    serial: number;
    facts?: Partial<FactsBody>;
    withheldFacts?: string;
    case?: { slug: string; titleEn?: string; summaryEn?: string; fields: string[]; body: Partial<CaseBody> };
    withheldCase?: { slug: string; reason: string };
  },
): Promise<string> {
  const { municipality } = city.seeded;
  const id = randomUUID();
  const at = new Date("2026-06-01T10:00:00+09:00");
  await city.owner.query(
    `insert into proposals (id, municipality_id, organisation_id, kind, title, fields, status, fiscal_year, serial, created_at,
      submitted_at, received_at, dialogue_at, active_at, completed_at, status_at)
     values ($1, $2, $3, 'free', $4, '{健康}', 'completed', 2025, $5, $6, $6, $6, $6, $6, $6, $6)`,
    [id, municipality, city.seeded.organisations.get("a"), given.title, given.serial, at],
  );
  if (given.facts || given.withheldFacts)
    await city.owner.query(
      "insert into published_facts (proposal_id, municipality_id, body, withheld_reason, published_at) values ($1, $2, $3, $4, $5)",
      [id, municipality, JSON.stringify({ ...emptyFacts, ...given.facts }), given.withheldFacts ?? null, at],
    );
  const published = given.case ?? given.withheldCase;
  if (published)
    await city.owner.query(
      `insert into published_cases (proposal_id, municipality_id, slug, title, title_en, summary_en, fields, body,
        withheld_reason, published_at, updated_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10)`,
      [
        id,
        municipality,
        published.slug,
        given.title,
        given.case?.titleEn ?? "",
        given.case?.summaryEn ?? "",
        given.case?.fields ?? ["健康"],
        given.case ? JSON.stringify({ ...emptyCase, ...given.case.body }) : null,
        given.withheldCase?.reason ?? null,
        at,
      ],
    );
  return id;
}

/** A finished partnership with goals met and missed. */
export const heatCase: Partial<CaseBody> = {
  lead: "講座と涼める場所の目印で、暑さによる65歳以上の救急搬送が41人から29人に減りました。",
  partner: "サンプル製薬株式会社",
  departments: ["保健センター", "教育政策課"],
  method: "project_agreement",
  period: { from: "2025-04-01", to: "2026-03-31" },
  why: "令和6年の夏は、府内で7千人を超える方が暑さのために救急搬送されました。",
  changed: "令和7年の夏の救急搬送は29人でした。目印は52か所で、目標に8か所届きませんでした。",
  results: [
    {
      label: "暑さによる救急搬送(65歳以上)",
      labelEn: "Ambulance calls because of heat (65 and over)",
      before: "41人",
      after: "29人",
      target: "32人",
      met: true,
    },
    { label: "講座", labelEn: "Courses held", before: "0回", after: "23回", target: "20回", met: true },
    {
      label: "涼める場所の目印",
      labelEn: "Signs for cool places",
      before: "0か所",
      after: "52か所",
      target: "60か所",
      met: false,
      gap: "あと8か所",
    },
  ],
  caveat: "令和7年の夏は前の年より0.4度すずしく、減ったすべてが取組の効果とは言えません。",
  money: {
    citySpentYen: 180000,
    partnerBroughtYen: 2100000,
    cityAloneYen: 3400000,
    basis: "講師の派遣と教材の見積り(令和7年3月)",
  },
  howToCopy: [
    { step: "役割を決める(1か月)", text: "市は会場と募集、相手は講師と教材。商品の販売はしないことを協定に書きます。" },
    { step: "測る(6～9月)", text: "消防の搬送の記録を、月ごとに受け取ります。" },
  ],
  notPublished:
    "講座の教材のうち、配合の表(1か所)。知られると製品の優位が失われるため、令和10年3月31日まで公開しません。",
  quotes: [{ by: "講座を受けた方", text: "のどが渇く前に飲むと、孫にも言っています。" }],
  lessons: [{ side: "city", text: "春のうちに会場を押さえておくべきだった。" }],
  days: { receipt: 1, answers: 7, dialogue: 31, conclusion: 48 },
};
