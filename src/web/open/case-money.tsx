import { formatManYen } from "../../domain/kernel/yen.ts";
import type { CaseMoney as Money } from "../../domain/publication/case-body.ts";
import { words } from "../../words/words.ts";
import { BarChart, type PartKind } from "../ui/bar-chart.tsx";
import type { Frame } from "../ui/frame.ts";
import { Section } from "../ui/page.tsx";

/** G3.3: what the city spent, what the partner brought, what it would have cost the city alone (an estimate, dashed). */
export function CaseMoney({ frame, money }: { frame: Frame; money: Money }) {
  const { lang } = frame;
  const text = words(lang).public.cases;
  const bar = (label: string, yen: number | null, kind: PartKind) => ({
    label,
    parts: [{ value: yen ?? 0, kind }],
    text: yen === null ? text.notCounted : kind === "estimate" ? text.about(yenText(yen, lang)) : yenText(yen, lang),
  });
  return (
    <Section title={text.money}>
      <BarChart
        finding={findingOf(frame, money)}
        bars={[
          bar(text.spent, money.citySpentYen, "main"),
          bar(text.brought, money.partnerBroughtYen, "partner"),
          bar(text.alone, money.cityAloneYen, "estimate"),
        ]}
      />
      {money.basis ? (
        <p class="small">
          {text.basis} <span lang="ja">{money.basis}</span>
        </p>
      ) : null}
    </Section>
  );
}

function findingOf({ lang }: Frame, { citySpentYen, cityAloneYen }: Money): string {
  const text = words(lang).public.cases;
  if (citySpentYen === null) return text.moneyFindingNone;
  if (cityAloneYen === null) return text.moneyFindingShort(yenText(citySpentYen, lang));
  return text.moneyFinding(yenText(citySpentYen, lang), yenText(cityAloneYen, lang));
}

/** Whole yen as people read them: 「18万円」, "¥180,000". */
export function yenText(yen: number, lang: Frame["lang"]): string {
  return lang === "en" ? `¥${yen.toLocaleString("en-GB")}` : formatManYen(yen);
}
