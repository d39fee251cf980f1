import { type CallLikelihood, callLikelihoodNames } from "../../domain/inquiry/outlook.ts";
import { type Method, methods } from "../../domain/method/method.ts";
import type { ProposalRecord } from "../../domain/process/record.ts";
import { words } from "../../words/words.ts";
import { DateText } from "../ui/date-text.tsx";
import { DescriptionList } from "../ui/description-list.tsx";
import { Card, Section } from "../ui/page.tsx";
import { Prose } from "../ui/prose.tsx";

/** 見通し as both sides read it; nothing before it was told. */
export function OutlookShown({ record }: { record: ProposalRecord }) {
  const outlook = record.outlook;
  if (!outlook) return null;
  return (
    <Section title="見通し" id="outlook" note="いまの見込みで、約束ではありません">
      <Card kind="quiet">
        <DescriptionList
          items={[
            { term: "見込まれる手法", detail: methodName(outlook.method) },
            { term: "公募になる見込み", detail: callLikelihoodNames[outlook.callLikelihood as CallLikelihood] },
            { term: "最も早い開始", detail: outlook.earliestStart },
            ...(outlook.startReasons
              ? [{ term: "その時期になる理由", detail: <Prose text={outlook.startReasons} /> }]
              : []),
            { term: "提案にとっての意味", detail: <Prose text={outlook.meaning} /> },
            { term: "伝えた日", detail: <DateText value={outlook.toldAt} form="long" /> },
          ]}
        />
      </Card>
    </Section>
  );
}

/** A stored method in words; a text that is none stands as it is. */
export function methodName(method: string): string {
  const known = ([...methods, "undecided"] as readonly string[]).includes(method);
  return known ? words("ja").common.method[method as Method | "undecided"] : method;
}
