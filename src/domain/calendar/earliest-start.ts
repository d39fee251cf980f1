import { addBusinessDays, type BusinessCalendar, businessDaysBefore, isBusinessDay } from "./business-days.ts";
import type { DecisionCalendar } from "./decision-calendar.ts";
import { formatEraWithDay } from "./era.ts";
import { fiscalYearName, fiscalYearOf } from "./fiscal-year.ts";
import { type Sitting, sittingInReach } from "./sittings.ts";
import type { PlainDate } from "./tokyo-date.ts";

/** What a start has to wait for. */
export const startNeeds = ["body", "council", "budget", "agreement"] as const;
export type StartNeed = (typeof startNeeds)[number];

/** One thing that is waited for: until when, and why, in a sentence that the proposer can read. */
export type StartReason = { need: StartNeed; until: PlainDate; sentence: string };

/** `on`: the first day on which it could start; `text`: the same for the outlook, with what it waits for last. */
export type EarliestStart = { on: PlainDate; text: string; reasons: readonly StartReason[] };

/**
 * The earliest possible start (U4), if all goes as fast as the calendars allow: what needs the deciding body waits for the sitting that
 * papers of today can reach, a vote for a session after it, an agreement for both, and what costs the city money for the next
 * fiscal year whose budget it can still be asked for. An estimate that tells a company early what it would learn at the end.
 */
export function earliestStart(
  today: PlainDate,
  needs: readonly StartNeed[],
  decisions: DecisionCalendar,
  business: BusinessCalendar,
): EarliestStart {
  const reasons: StartReason[] = [];
  let ready = today;
  if (needs.includes("body")) {
    const sitting = sittingInReach("body", ready, decisions, business);
    if (sitting) reasons.push({ need: "body", until: sitting.on, sentence: ofBody(sitting) });
    ready = sitting?.on ?? ready;
  }
  if (needs.includes("council")) {
    const session = sittingInReach("council", ready, decisions, business);
    if (session) reasons.push({ need: "council", until: session.on, sentence: ofCouncil(session) });
    ready = session?.on ?? ready;
  }
  if (needs.includes("agreement")) {
    ready = addBusinessDays(ready, decisions.concludingDays, business);
    reasons.push({
      need: "agreement",
      until: ready,
      sentence: `協定の締結に、決定のあと${decisions.concludingDays}開庁日ほどかかります(${formatEraWithDay(ready)}ごろ)。`,
    });
  }
  if (needs.includes("budget")) reasons.push(ofBudget(today, decisions, business));
  const until = reasons.map((reason) => reason.until).sort();
  const on = until.at(-1) ?? addBusinessDays(today, 1, business);
  return { on, text: startText(on, reasons), reasons };
}

function ofBody(sitting: Sitting): string {
  return `${sitting.name}の決定が必要です。いま間に合うのは${formatEraWithDay(sitting.on)}で、資料の締切は${formatEraWithDay(sitting.papersDue)}です。`;
}

function ofCouncil(session: Sitting): string {
  return `議会の議決が必要です。いま間に合うのは${session.name}(${formatEraWithDay(session.on)}まで)で、議案の締切は${formatEraWithDay(session.papersDue)}です。`;
}

/** Asked for by the day of this year, or else by that of the next: then it is there a year later. */
function ofBudget(today: PlainDate, decisions: DecisionCalendar, business: BusinessCalendar): StartReason {
  const dueIn = (year: number) => lastBusinessDay(`${year}-${decisions.budget.requestsDue}`, business);
  const year = Number(today.slice(0, 4));
  const due = [year, year + 1].map(dueIn).find((day) => day >= today) ?? dueIn(year + 2);
  const fiscalYear = fiscalYearOf(due) + 1;
  const missed = dueIn(year) < today && fiscalYearOf(dueIn(year)) === fiscalYearOf(today);
  const session = decisions.council.sessions
    .filter((one) => one.to <= "03-31")
    .sort((a, b) => (a.to < b.to ? 1 : -1))[0];
  return {
    need: "budget",
    until: `${fiscalYear}-04-01`,
    sentence: [
      `市の予算が必要です。`,
      missed ? `${fiscalYearName(fiscalYear - 1)}の予算要求は締め切られています。` : "",
      `${fiscalYearName(fiscalYear)}の予算要求の締切は${formatEraWithDay(due)}、議決は${
        session ? `${session.name}(${formatEraWithDay(`${fiscalYear}-${session.to}`)}まで)` : "年度のはじまる前の議会"
      }です。補正予算による場合は、早まることがあります。`,
    ].join(""),
  };
}

function lastBusinessDay(day: PlainDate, business: BusinessCalendar): PlainDate {
  return isBusinessDay(day, business) ? day : businessDaysBefore(day, 1, business);
}

const afterWhat: Record<StartNeed, string> = {
  body: "会議での決定のあと",
  council: "議会の議決のあと",
  budget: "予算の成立のあと",
  agreement: "協定の締結のあと",
};

/** 令和9年1月上旬(協定の締結のあと): a day would promise more than a calendar knows. */
function startText(on: PlainDate, reasons: readonly StartReason[]): string {
  const last = reasons.findLast((reason) => reason.until === on);
  const [year, rest] = formatEraWithDay(on).split("年");
  const month = `${year}年${rest?.split("月")[0]}月`;
  const day = Number(on.slice(8));
  const third = day <= 10 ? "上旬" : day <= 20 ? "中旬" : "下旬";
  if (!last) return `${month}${third}`;
  return `${month}${last.need === "budget" && last.until === on && day === 1 ? "" : third}(${afterWhat[last.need]})`;
}
