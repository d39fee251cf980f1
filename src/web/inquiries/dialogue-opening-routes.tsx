import type { Context } from "hono";
import { openDialogue } from "../../commands/open-dialogue.ts";
import { todayInTokyo } from "../../domain/calendar/tokyo-date.ts";
import { isLate } from "../../domain/inquiry/clock-of-inquiry.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { may } from "../../domain/policy/may.ts";
import type { ProposalRecord } from "../../domain/process/record.ts";
import { missingFor } from "../../domain/process/requirements.ts";
import { actingFrom, readForm, seeDone } from "../forms.ts";
import { paths } from "../paths.ts";
import { CasePage, caseOf } from "../proposals/case.tsx";
import { refusalPage, refuseUnknown } from "../refusals.tsx";
import type { Env, Routes } from "../route.ts";
import { ActionForm, ButtonLink, ButtonRow } from "../ui/button.tsx";
import { Callout } from "../ui/callout.tsx";
import { Section } from "../ui/page.tsx";

/** 対話をはじめる: the move, or what it still needs. */
export function addDialogueOpeningRoutes(routes: Routes): void {
  routes.get(paths.proposal.dialogue, { may: "openDialogue", audit: null }, async (c, person) => {
    const found = await caseOf(c, person, async () => null);
    if (!found) return refuseUnknown(c);
    const { record } = found;
    const answer = may(person, "openDialogue", record);
    const show = paths.proposal.show({ id: record.id });
    if (!answer.ok) return refusalPage(c, answer.refusal, { href: show, text: "提案にもどる" });
    return c.html(
      <CasePage c={c} person={person} record={record} tab="now" title="対話をはじめる">
        <OpenDialogue c={c} person={person} record={record} />
      </CasePage>,
    );
  });

  routes.post(paths.proposal.dialogue, { may: "openDialogue", audit: "dialogue.open" }, async (c, person) => {
    const id = c.req.param("id")!;
    const result = await openDialogue(c.var.program, actingFrom(c, person, await readForm(c)));
    if (result.ok) return seeDone(c, paths.proposal.show({ id }), "dialogueOpened");
    return refusalPage(c, result.refusal, { href: paths.proposal.dialogue({ id }), text: "足りないものを見る" });
  });
}

/** The button when everything is there; otherwise what is missing, and where it is done. */
export function OpenDialogue({ c, person, record }: { c: Context<Env>; person: Person; record: ProposalRecord }) {
  if (!may(person, "openDialogue", record).ok) return null;
  const today = todayInTokyo(c.var.program.now());
  const missing = missingFor("openDialogue", record, today);
  const id = { id: record.id };
  const hasLate = record.inquiries.some((one) => isLate(one, today));
  return (
    <Section title="対話をはじめる" id="dialogue" note={missing.length > 0 ? `あと${missing.length}つ` : undefined}>
      {missing.length === 0 ? (
        <>
          <p>提案者、対話を希望した課、デスクが話しはじめます。共同計画を書けるようになります。</p>
          <ActionForm
            action={paths.proposal.dialogue(id)}
            label="対話をはじめる"
            idempotencyKey={c.var.frame.idempotencyKey}
            version={record.version}
          />
        </>
      ) : (
        <Callout kind="info" title="はじめるには、まだ足りないものがあります" level={3}>
          <ul>
            {missing.map((one) => (
              <li>{one.sentence}</li>
            ))}
          </ul>
        </Callout>
      )}
      <ButtonRow>
        {missing.some((one) => one.principle === "P1") ? (
          <ButtonLink kind="other" href={paths.proposal.publicBenefit(id)}>
            公益性を確認する
          </ButtonLink>
        ) : null}
        <ButtonLink kind="other" href={paths.proposal.inquiries(id)}>
          照会先と主管課
        </ButtonLink>
        {record.outlook ? null : (
          <ButtonLink kind="other" href={paths.proposal.outlook(id)}>
            見通しを伝える
          </ButtonLink>
        )}
        {hasLate && !record.goingOnReason ? (
          <ButtonLink kind="other" href={paths.proposal.goingOn(id)}>
            回答を待たずに進む
          </ButtonLink>
        ) : null}
      </ButtonRow>
    </Section>
  );
}
