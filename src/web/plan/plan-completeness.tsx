import { completenessOf, type SectionState } from "../../domain/plan/completeness.ts";
import type { Plan } from "../../domain/plan/plan.ts";
import { sectionTitles } from "../../domain/plan/sections.ts";
import { Fold } from "../ui/fold.tsx";
import { Section } from "../ui/page.tsx";
import { Tag } from "../ui/tag.tsx";

/** How far the plan has grown: each section, what an approval still needs (P5, P6), and what is open besides. */
export function PlanCompleteness({ plan }: { plan: Plan }) {
  const states = completenessOf(plan);
  const filled = states.filter((one) => one.state === "filled").length;
  return (
    <Section title="書けたところ" note={`${states.length}のうち${filled}`} id="completeness">
      <ul class="plan-sections">
        {states.map((one) => (
          <li>
            <a href={`#section-${one.section}`}>{sectionTitles[one.section]}</a> <StateTag state={one} />
          </li>
        ))}
      </ul>
      {filled === states.length ? null : (
        <Fold title="まだ書かれていないこと">
          <ul class="bullets">
            {states.flatMap(({ section, needed, open }) => [
              ...needed.map((sentence) => (
                <li>
                  {sectionTitles[section]}：{sentence}
                  <b>（承認に要ります）</b>
                </li>
              )),
              ...open.map((sentence) => (
                <li>
                  {sectionTitles[section]}：{sentence}
                </li>
              )),
            ])}
          </ul>
        </Fold>
      )}
    </Section>
  );
}

/** How far a section is, in a word. */
export function StateTag({ state: { state, needed } }: { state: SectionState }) {
  if (state === "filled") return <Tag kind="done">書けた</Tag>;
  if (needed.length > 0) return <Tag kind="near">承認まで、あと{needed.length}つ</Tag>;
  return <Tag>{state === "empty" ? "まだ" : "書きかけ"}</Tag>;
}
