import { isDeepStrictEqual } from "node:util";
import type { BusinessCalendar } from "../../domain/calendar/business-days.ts";
import { todayInTokyo } from "../../domain/calendar/tokyo-date.ts";
import { type DepartmentDays, worksOn } from "../../domain/departments/department.ts";
import { type Settings, settingsFrom } from "../../domain/settings.ts";
import type { Program } from "../program.ts";

/** A municipality as every page and command needs it: names, settings, calendar, departments, fields. */
export type City = {
  id: string;
  name: string;
  nameEn: string;
  isDemo: boolean;
  /** False on an empty installation, until the one-time set-up link was used. */
  isSetUp: boolean;
  settings: Settings;
  calendar: BusinessCalendar;
  /** Those that do their work today: what can be asked, chosen, suggested. */
  departments: readonly CityDepartment[];
  /** All there are and ever were: what was written long ago names them. */
  everyDepartment: readonly CityDepartment[];
  fields: readonly { code: string; name: string; nameEn: string }[];
  publicRevision: string;
};

export type CityDepartment = {
  id: string;
  code: string;
  division: string;
  name: string;
  nameEn: string;
  isDesk: boolean;
};

const kept = new WeakMap<Program, { city: City; readAt: number }>();
/** Settings change rarely and apply within a second on every copy of the program. */
const keptMs = 1000;

/**
 * The city of this program, read at most once a second. As long as nothing of it changed it stays the same object: what was counted
 * with its calendar (days left on every row of every list) is counted once, and not anew each second.
 */
export async function cityOf(program: Program): Promise<City> {
  const known = kept.get(program);
  if (known && performance.now() - known.readAt < keptMs) return known.city;
  const read = await readCity(program);
  const city = known && isDeepStrictEqual(known.city, read) ? known.city : read;
  kept.set(program, { city, readAt: performance.now() });
  return city;
}

/** After its settings, departments or calendar were changed here: the next page shows them. */
export function forgetCity(program: Program): void {
  kept.delete(program);
}

async function readCity({ db, municipality, now }: Program): Promise<City> {
  const today = todayInTokyo(now());
  return db.asActor({ kind: "visitor", municipality }, async (tx) => {
    const row = await tx.selectFrom("municipalities").selectAll().where("id", "=", municipality).executeTakeFirst();
    const departments = await tx
      .selectFrom("departments")
      .select(["id", "code", "division", "name", "name_en", "is_desk", "opened_on", "closed_on"])
      .orderBy("code")
      .execute();
    const fields = await tx
      .selectFrom("policy_fields")
      .select(["code", "name", "name_en"])
      .orderBy("position")
      .execute();
    const days = await tx.selectFrom("calendar_days").select(["day", "is_open"]).execute();
    const settings = settingsFrom((row?.settings ?? {}) as Partial<Settings>);
    return {
      id: municipality,
      name: row?.name ?? "",
      nameEn: row?.name_en ?? "",
      isDemo: row?.is_demo ?? false,
      isSetUp: row !== undefined,
      settings,
      calendar: {
        closingMinutes: settings.closingMinutes,
        closed: new Set(days.filter((day) => !day.is_open).map((day) => String(day.day))),
        open: new Set(days.filter((day) => day.is_open).map((day) => String(day.day))),
      },
      departments: departments.filter((one) => worksOn(daysOf(one), today)).map(departmentOf),
      everyDepartment: departments.map(departmentOf),
      fields: fields.map((f) => ({ code: f.code, name: f.name, nameEn: f.name_en })),
      publicRevision: String(row?.public_revision ?? 0),
    };
  });
}

/** The days of a department's row. */
export function daysOf(row: { opened_on: unknown; closed_on: unknown }): DepartmentDays {
  const day = (value: unknown) => (value === null ? null : String(value));
  return { openedOn: day(row.opened_on), closedOn: day(row.closed_on) };
}

type DepartmentRow = { id: string; code: string; division: string; name: string; name_en: string; is_desk: boolean };

function departmentOf(row: DepartmentRow): CityDepartment {
  const { id, code, division, name, name_en, is_desk } = row;
  return { id, code, division, name, nameEn: name_en, isDesk: is_desk };
}
