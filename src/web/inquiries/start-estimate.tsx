import type { Context } from "hono";
import { type EarliestStart, earliestStart, type StartNeed, startNeeds } from "../../domain/calendar/earliest-start.ts";
import { todayInTokyo } from "../../domain/calendar/tokyo-date.ts";
import type { Env } from "../route.ts";
import { Button, ButtonRow } from "../ui/button.tsx";
import { CheckboxGroup } from "../ui/choice-field.tsx";
import { Card, Section } from "../ui/page.tsx";

const needNames: Record<StartNeed, string> = {
  body: "会議体の決定",
  council: "議会の議決",
  budget: "市の予算",
  agreement: "協定の締結",
};

/** What the address asks to be reckoned with; null while nothing was asked. */
export function estimateOf(c: Context<Env>): EarliestStart | null {
  if (c.req.query("estimate") === undefined) return null;
  const { settings, calendar } = c.var.city;
  return earliestStart(todayInTokyo(c.var.program.now()), neededIn(c), settings.decisions, calendar);
}

function neededIn(c: Context<Env>): readonly StartNeed[] {
  const asked = c.req.queries("needs") ?? [];
  return startNeeds.filter((need) => asked.includes(need));
}

/** Reasons as lines of a text, for the form. */
export function reasonLines(estimate: EarliestStart): string {
  return estimate.reasons.map((reason) => `・${reason.sentence}`).join("\n");
}

/** 開始の時期の目安: what a start needs is ticked, the calendars of the city say when that can be; the form takes it over as a draft. */
export function StartEstimate({ c }: { c: Context<Env> }) {
  const estimate = estimateOf(c);
  return (
    <Section title="開始の時期の目安を出す" note="決定の暦から。文は下で直せます">
      <form method="get" action={c.req.path} class="form">
        <input type="hidden" name="estimate" value="yes" />
        <CheckboxGroup
          name="needs"
          label="始めるまでに必要なもの"
          help="下の欄を書く前に、先に出してください。目安を出すと、下の欄に書きかけのものは消えます。"
          required={false}
          columns
          options={startNeeds.map((need) => ({ value: need, text: needNames[need] }))}
          values={{ needs: neededIn(c) }}
          errors={[]}
        />
        <ButtonRow>
          <Button kind="other">目安を出して、下の欄に入れる</Button>
        </ButtonRow>
      </form>
      {estimate ? (
        <Card kind="quiet">
          <p>
            早くて<b>{estimate.text}</b>
          </p>
          {estimate.reasons.length > 0 ? (
            <ul>
              {estimate.reasons.map((reason) => (
                <li>{reason.sentence}</li>
              ))}
            </ul>
          ) : (
            <p>待つものがなければ、すぐに始められます。</p>
          )}
        </Card>
      ) : null}
    </Section>
  );
}
