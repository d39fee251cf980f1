import type { BusinessCalendar } from "../../domain/calendar/business-days.ts";
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
  departments: readonly { id: string; code: string; division: string; name: string; nameEn: string; isDesk: boolean }[];
  fields: readonly { code: string; name: string; nameEn: string }[];
  publicRevision: string;
};

const kept = new WeakMap<Program, { city: City; readAt: number }>();
/** Settings change rarely and apply within a second on every copy of the program. */
const keptMs = 1000;

/** The city of this program, read at most once a second. */
export async function cityOf(program: Program): Promise<City> {
  const known = kept.get(program);
  if (known && performance.now() - known.readAt < keptMs) return known.city;
  const city = await readCity(program);
  kept.set(program, { city, readAt: performance.now() });
  return city;
}

/** After its settings, departments or calendar were changed here: the next page shows them. */
export function forgetCity(program: Program): void {
  kept.delete(program);
}

async function readCity({ db, municipality }: Program): Promise<City> {
  return db.asActor({ kind: "visitor", municipality }, async (tx) => {
    const row = await tx.selectFrom("municipalities").selectAll().where("id", "=", municipality).executeTakeFirst();
    const departments = await tx
      .selectFrom("departments")
      .select(["id", "code", "division", "name", "name_en", "is_desk"])
      .where("closed_on", "is", null)
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
      departments: departments.map((d) => ({
        id: d.id,
        code: d.code,
        division: d.division,
        name: d.name,
        nameEn: d.name_en,
        isDesk: d.is_desk,
      })),
      fields: fields.map((f) => ({ code: f.code, name: f.name, nameEn: f.name_en })),
      publicRevision: String(row?.public_revision ?? 0),
    };
  });
}
