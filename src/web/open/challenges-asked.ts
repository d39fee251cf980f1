import type { Context } from "hono";
import type { City } from "../../db/stores/city-store.ts";
import { addDays, todayInTokyo } from "../../domain/calendar/tokyo-date.ts";
import type { ChallengeFilter } from "../../queries/open/challenges.ts";
import { langPath, words } from "../../words/words.ts";
import { paths } from "../paths.ts";
import type { Env } from "../route.ts";
import type { Frame } from "../ui/frame.ts";
import { asked } from "./open-page.ts";

/** What of the challenges was asked for, as it stands in the address of the list and of its feeds. */
export type ChallengesAsked = {
  q?: string | undefined;
  field?: string | undefined;
  /** A department's code. */
  department?: string | undefined;
  /** A goal, "1" to "17". */
  sdg?: string | undefined;
  deadline?: Deadline | undefined;
  state: "open" | "closed";
};

/** Within so many days from today, or none at all. */
export const deadlines = ["30", "90", "none"] as const;
export type Deadline = (typeof deadlines)[number];

/** The conditions by which pages of the list are kept; free words are not among them (open-page.ts). */
export const keptConditions = ["field", "department", "sdg", "deadline", "state", "after"] as const;

/** What this request asks for; what is not among the choices was not asked. */
export function challengesAsked(c: Context<Env>): ChallengesAsked {
  const state = c.req.query("state") === "closed" ? "closed" : "open";
  // What is over has no deadline to come.
  const deadline = state === "open" ? asked(c, "deadline") : undefined;
  return {
    q: asked(c, "q"),
    field: asked(c, "field"),
    department: asked(c, "department"),
    sdg: /^([1-9]|1[0-7])$/.test(asked(c, "sdg") ?? "") ? asked(c, "sdg") : undefined,
    deadline: deadlines.find((one) => one === deadline),
    state,
  };
}

/** The same as the query understands it. */
export function filterOf(city: City, wanted: ChallengesAsked, now: Date): ChallengeFilter {
  const department = city.departments.find(({ code }) => code === wanted.department);
  return {
    words: wanted.q,
    field: wanted.field,
    // A department that does not exist has no challenges: the nil UUID belongs to nobody.
    departmentId: wanted.department ? (department?.id ?? "00000000-0000-0000-0000-000000000000") : undefined,
    sdg: wanted.sdg ? Number(wanted.sdg) : undefined,
    deadline:
      wanted.deadline === undefined || wanted.deadline === "none"
        ? wanted.deadline
        : { until: addDays(todayInTokyo(now), Number(wanted.deadline)) },
    state: wanted.state,
  };
}

/** The list's address with these conditions. */
export function addressOf(frame: Frame, wanted: ChallengesAsked, after?: string): string {
  const { state, ...rest } = wanted;
  const query = { ...rest, state: state === "closed" ? state : undefined, after };
  return langPath(frame.lang, paths.challenges({}, query));
}

/** The conditions in a feed's address: a feed tells what is new, so what is over is no condition of it. */
export function feedQuery({ q, field, department, sdg, deadline }: ChallengesAsked): string {
  const given = Object.entries({ q, field, department, sdg, deadline }).filter(([, value]) => value !== undefined);
  return given.length === 0 ? "" : `?${new URLSearchParams(given as [string, string][])}`;
}

export type Condition = { name: keyof Omit<ChallengesAsked, "state"> | "state"; text: string };

/** The conditions in words, each with its name: for the list without a hit and the title of a feed. */
export function conditionsOf({ lang }: Frame, city: City, wanted: ChallengesAsked): readonly Condition[] {
  const text = words(lang).public.challenges;
  const english = lang === "en";
  const field = city.fields.find(({ name }) => name === wanted.field);
  const department = city.departments.find(({ code }) => code === wanted.department);
  const found: (Condition | undefined)[] = [
    wanted.q ? { name: "q", text: text.quoted(text.condition.words, wanted.q) } : undefined,
    wanted.field
      ? { name: "field", text: text.quoted(text.condition.field, (english && field?.nameEn) || wanted.field) }
      : undefined,
    wanted.department
      ? {
          name: "department",
          text: text.quoted(
            text.condition.department,
            (english && department?.nameEn) || department?.name || wanted.department,
          ),
        }
      : undefined,
    wanted.sdg
      ? { name: "sdg", text: text.quoted(text.condition.sdg, text.sdgNames[Number(wanted.sdg) - 1] ?? wanted.sdg) }
      : undefined,
    wanted.deadline
      ? { name: "deadline", text: text.quoted(text.condition.deadline, text.deadlines[wanted.deadline]) }
      : undefined,
    wanted.state === "closed" ? { name: "state", text: text.condition.closed } : undefined,
  ];
  return found.filter((one) => one !== undefined);
}
