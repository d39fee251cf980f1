import pg from "pg";

const dateType = 1082;
const dateArrayType = 1182;
const textArrayType = 1009 as number;

/**
 * How values of the database become JavaScript, the same on both engines: int8 and numeric as string (no digit is
 * lost), timestamptz as Date, and a date as plain "YYYY-MM-DD": a legal date has no time zone.
 */
export const valueTypes: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: "text" | "binary") => {
    if (oid === dateType) return (value: string) => value;
    if (oid === dateArrayType) return pg.types.getTypeParser(textArrayType, "text");
    return pg.types.getTypeParser(oid, format ?? "text");
  }) as pg.CustomTypesConfig["getTypeParser"],
};
