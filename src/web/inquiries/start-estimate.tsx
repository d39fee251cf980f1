import type { Context } from "hono";
import { type EarliestStart, earliestStart, type StartNeed, startNeeds } from "../../domain/calendar/earliest-start.ts";
import { todayInTokyo } from "../../domain/calendar/tokyo-date.ts";
import type { Env } from "../route.ts";
import { Button, ButtonRow } from "../ui/button.tsx";
import { CheckboxGroup } from "../ui/choice-field.tsx";
import { type FormValues, list, value } from "../ui/form-values.ts";
import { Card } from "../ui/page.tsx";

const needNames: Record<StartNeed, string> = {
  body: "会議体の決定",
  council: "議会の議決",
  budget: "市の予算",
  agreement: "協定の締結",
};

/**
 * What was typed, after a press on a button of the estimate; null after any other. An estimate fills fields that are empty and leaves
 * written ones alone; taken over (`take`) it writes the time, and puts the reasons that are missing below those that were typed.
 */
export function withEstimate(c: Context<Env>, values: FormValues): FormValues | null {
  const asked = value(values, "estimate");
  if (asked === "") return null;
  const estimate = estimateFor(c, values);
  const { start, reasons } = { start: value(values, "earliestStart"), reasons: value(values, "startReasons") };
  if (asked === "take")
    return { ...values, earliestStart: estimate.text, startReasons: withMissing(reasons, reasonLines(estimate)) };
  return {
    ...values,
    earliestStart: start.trim() ? start : estimate.text,
    startReasons: reasons.trim() ? reasons : reasonLines(estimate).join("\n"),
  };
}

/** 開始の時期の目安, inside the form that tells it: what a start needs is ticked, and the calendars of the city say when that can be. */
export function StartEstimate({ c, values }: { c: Context<Env>; values: FormValues }) {
  // To where the answer stands: on a phone it is far below the top of the page.
  const here = `${c.req.path}#estimate`;
  return (
    <Card kind="quiet" title="開始の時期の目安" id="estimate">
      <CheckboxGroup
        name="needs"
        label="始めるまでに必要なもの"
        help="決定の暦から出します。書いた内容は消えません。"
        required={false}
        columns
        options={startNeeds.map((need) => ({ value: need, text: needNames[need] }))}
        values={values}
        errors={[]}
      />
      <ButtonRow>
        <Button kind="other" name="estimate" value="show" formaction={here} formnovalidate>
          目安を出す
        </Button>
      </ButtonRow>
      {value(values, "estimate") === "" ? null : <Estimate c={c} values={values} here={here} />}
    </Card>
  );
}

function Estimate({ c, values, here }: { c: Context<Env>; values: FormValues; here: string }) {
  const estimate = estimateFor(c, values);
  const isTaken =
    value(values, "earliestStart") === estimate.text &&
    withMissing(value(values, "startReasons"), reasonLines(estimate)) === value(values, "startReasons");
  return (
    <div role="status">
      <p>
        早くて<b>{estimate.text}</b>
      </p>
      {estimate.reasons.length > 0 ? (
        <ul class="bullets">
          {estimate.reasons.map((reason) => (
            <li>{reason.sentence}</li>
          ))}
        </ul>
      ) : (
        <p>待つものがなければ、すぐに始められます。</p>
      )}
      {isTaken ? (
        <p class="sub">下の欄に入れました。文は下で直せます。</p>
      ) : (
        <>
          <p class="sub">下の欄には、もう書いたものがあるので、そのままにしました。</p>
          <ButtonRow>
            <Button kind="weak" name="estimate" value="take" formaction={here} formnovalidate>
              時期を書きかえ、理由を書き足す
            </Button>
          </ButtonRow>
        </>
      )}
    </div>
  );
}

function estimateFor(c: Context<Env>, values: FormValues): EarliestStart {
  const { settings, calendar } = c.var.city;
  const needs = startNeeds.filter((need) => list(values, "needs").includes(need));
  return earliestStart(todayInTokyo(c.var.program.now()), needs, settings.decisions, calendar);
}

function reasonLines(estimate: EarliestStart): readonly string[] {
  return estimate.reasons.map((reason) => `・${reason.sentence}`);
}

function withMissing(typed: string, lines: readonly string[]): string {
  const missing = lines.filter((line) => !typed.includes(line));
  return [typed, ...missing].filter((text) => text !== "").join("\n");
}
