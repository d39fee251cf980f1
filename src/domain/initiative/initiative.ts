import { isPlainDate, type PlainDate } from "../calendar/tokyo-date.ts";
import { readTexts } from "../kernel/read-texts.ts";
import type { FieldError } from "../kernel/result.ts";
import { readNumber } from "./read-number.ts";

export type InitiativeWords = {
  title: string;
  what: string;
  service: string;
  indicator: string;
  unit: string;
  baseline: string;
  target: string;
  startsOn: string;
  endsOn: string;
};
export type Initiative = Omit<InitiativeWords, "baseline" | "target"> & { baseline: number; target: number };

export type InitiativeState = "planned" | "running" | "review" | "again" | "ended" | "became_service";

/** An initiative (G8.3): the service it improves (G3.1), and the indicator by which anybody can see whether it did. */
export function readInitiative(typed: InitiativeWords): { initiative: Initiative; errors: FieldError[] } {
  const { texts, errors } = readTexts({
    title: { typed: typed.title, name: "取組の名前", max: 200, oneLine: true },
    what: { typed: typed.what, name: "行うこと", max: 2000 },
    service: { typed: typed.service, name: "よくなる市民サービス", max: 400 },
    indicator: { typed: typed.indicator, name: "指標", max: 200, oneLine: true },
    unit: { typed: typed.unit, name: "単位", max: 20, oneLine: true },
  });
  const baseline = readNumber(typed.baseline, "いまの値");
  const target = readNumber(typed.target, "めざす値");
  if (!baseline.ok) errors.push({ field: "baseline", message: baseline.message });
  if (!target.ok) errors.push({ field: "target", message: target.message });
  if (!isPlainDate(typed.startsOn))
    errors.push({ field: "startsOn", message: "はじめる日を年・月・日で書いてください。" });
  if (!isPlainDate(typed.endsOn)) errors.push({ field: "endsOn", message: "おわる日を年・月・日で書いてください。" });
  else if (isPlainDate(typed.startsOn) && typed.endsOn < typed.startsOn)
    errors.push({ field: "endsOn", message: "おわる日は、はじめる日よりあとにしてください。" });
  return {
    initiative: {
      ...texts,
      startsOn: typed.startsOn,
      endsOn: typed.endsOn,
      baseline: baseline.ok ? baseline.number : 0,
      target: target.ok ? target.number : 0,
    },
    errors,
  };
}

/** Where an initiative stands today: planned and running follow the calendar, what people have decided stays. */
export function initiativeStateOn(
  initiative: { state: string; startsOn: PlainDate; endsOn: PlainDate },
  today: PlainDate,
): InitiativeState {
  const state = initiative.state as InitiativeState;
  if (state !== "planned" && state !== "running") return state;
  if (today < initiative.startsOn) return "planned";
  return today > initiative.endsOn ? "review" : "running";
}

/** Whether a target is reached: upwards or downwards, as the target lies from the baseline. */
export function isReached(value: number, { baseline, target }: { baseline: number; target: number }): boolean {
  return target >= baseline ? value >= target : value <= target;
}
