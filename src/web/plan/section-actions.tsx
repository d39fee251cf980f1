import type { Context } from "hono";
import type { PlanSuggestion } from "../../db/stores/plan-store.ts";
import type { Plan } from "../../domain/plan/plan.ts";
import { lockAgainst, ownLock, type SectionLock } from "../../domain/plan/section-locks.ts";
import { type PlanSection, sectionTitles } from "../../domain/plan/sections.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { partsOf } from "../../domain/policy/may.ts";
import type { ProposalRecord } from "../../domain/process/record.ts";
import { paths } from "../paths.ts";
import { savedTime } from "../proposals/saving.tsx";
import type { Env } from "../route.ts";
import { ActionForm, ButtonLink, ButtonRow } from "../ui/button.tsx";
import { sideName } from "./plan-names.ts";
import { SuggestionCard } from "./suggestion-card.tsx";

type Props = {
  c: Context<Env>;
  person: Person;
  record: ProposalRecord;
  section: PlanSection;
  newest: Plan;
  locks: readonly SectionLock[];
  suggestions: readonly PlanSuggestion[];
  canEdit: boolean;
};

/** Below a section of the newest version: who writes in it now, the ways to change it, and what is proposed for it. */
export function SectionActions({ c, person, record, section, newest, locks, suggestions, canEdit }: Props) {
  const open = suggestions.filter((one) => one.section === section && one.state === "open");
  return (
    <>
      {canEdit ? <Ways c={c} person={person} record={record} section={section} locks={locks} /> : null}
      {open.map((suggestion) => (
        <SuggestionCard
          suggestion={suggestion}
          record={record}
          newest={newest}
          isOwn={(suggestion.side === "partner") === partsOf(person, record).has("member")}
        />
      ))}
    </>
  );
}

function Ways({ c, person, record, section, locks }: Omit<Props, "newest" | "suggestions" | "canEdit">) {
  const now = c.var.program.now();
  const other = lockAgainst(locks, [section], person.id, now);
  const own = ownLock(locks, section, person.id, now);
  const at = { id: record.id, section };
  const title = sectionTitles[section];
  const suggest = paths.proposal.planSuggestionNew(at);
  return (
    <div class="plan-ways">
      {other ? (
        <p>
          ✎ いま、{sideName(other.side, record)}の{other.name}さんがこの部分を書いています（{savedTime(other.until)}
          まで）。
        </p>
      ) : null}
      <ButtonRow>
        {own ? (
          <ButtonLink kind="other" href={paths.proposal.planSection(at)}>
            「{title}」を書きつづける
          </ButtonLink>
        ) : other ? (
          <ButtonLink kind="other" href={suggest}>
            「{title}」の直しを提案する
          </ButtonLink>
        ) : (
          <ActionForm
            action={paths.proposal.planSectionLock(at)}
            label={`「${title}」を書く`}
            kind="other"
            idempotencyKey={c.var.frame.idempotencyKey}
          />
        )}
        {other ? null : <a href={suggest}>「{title}」の直しを提案する</a>}
      </ButtonRow>
    </div>
  );
}
