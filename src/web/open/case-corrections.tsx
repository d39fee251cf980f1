import type { CaseBody } from "../../domain/publication/case-body.ts";
import { words } from "../../words/words.ts";
import { dateText } from "../ui/date-text.tsx";
import { DescriptionList } from "../ui/description-list.tsx";
import type { Frame } from "../ui/frame.ts";
import { Section } from "../ui/page.tsx";
import { Prose } from "../ui/prose.tsx";
import { InJapanese } from "./open-layout.tsx";

/** What was put right since the publication, the latest first. */
export function Corrections({ frame, body: { corrections = [] } }: { frame: Frame; body: CaseBody }) {
  const text = words(frame.lang).public.cases;
  if (corrections.length === 0) return null;
  return (
    <Section title={text.corrections}>
      <DescriptionList
        items={corrections.toReversed().map(({ on, reason }) => ({
          term: dateText(on, "long", frame.lang),
          detail: (
            <InJapanese frame={frame}>
              <Prose text={reason} />
            </InJapanese>
          ),
        }))}
      />
    </Section>
  );
}
