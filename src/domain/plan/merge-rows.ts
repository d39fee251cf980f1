import { twinsOf } from "./row-twins.ts";
import { isSame } from "./same.ts";

type Three<Thing> = { base: Thing; typed: Thing; newest: Thing };
type Rules<Row> = {
  /** One row that both have: as the next version has it, at this place of the merged list. */
  merge: (rows: { base: Row | undefined; typed: Row; newest: Row }, index: number) => Row;
  /** One took a row out that the other has changed. */
  cross: () => void;
};

/**
 * Two lists that went out from the same one. A row that one side added stays, one that a side took out goes, and one that both kept is merged
 * by itself. A row that both added under one name is one row. The order is that of whoever moved rows; else what the newest version has comes
 * before what was typed at the same place.
 */
export function mergeRows<Row>(
  { base, typed, newest }: Three<readonly Row[]>,
  name: (row: Row) => string,
  { merge, cross }: Rules<Row>,
): readonly Row[] {
  const keysOfTyped = keysOf(base, typed, name, "typed");
  const keysOfNewest = namesakes(typed, keysOfTyped, newest, keysOf(base, newest, name, "newest"), name);
  const inTyped = new Map(keysOfTyped.map((key, at) => [key, typed[at]!]));
  const inNewest = new Map(keysOfNewest.map((key, at) => [key, newest[at]!]));
  const inBase = new Map(base.map((row, at) => [keyOfBase(at), row]));
  const merged: Row[] = [];
  for (const key of inOneOrder(keysOfTyped, keysOfNewest)) {
    const rows = { base: inBase.get(key), typed: inTyped.get(key), newest: inNewest.get(key) };
    if (rows.typed !== undefined && rows.newest !== undefined)
      merged.push(merge({ base: rows.base, typed: rows.typed, newest: rows.newest }, merged.length));
    else {
      const left = rows.typed ?? rows.newest!;
      const isNew = rows.base === undefined;
      const isGone = !isNew && isSame(left, rows.base);
      if (!isNew && !isGone) cross();
      // What was typed stands: also that a row was taken out.
      if (isNew || (!isGone && rows.typed !== undefined)) merged.push(left);
    }
  }
  return merged;
}

/** Each row by the row of the base that it is, or by a key of its own. */
function keysOf<Row>(base: readonly Row[], rows: readonly Row[], name: (row: Row) => string, own: string): string[] {
  const twins = twinsOf(base, rows, name);
  return rows.map((_, at) => (twins.has(at) ? keyOfBase(twins.get(at)!) : `${own} ${at}`));
}

function keyOfBase(at: number): string {
  return `base ${at}`;
}

/** What both added under one name is one row. */
function namesakes<Row>(
  typed: readonly Row[],
  keysOfTyped: readonly string[],
  newest: readonly Row[],
  keysOfNewest: readonly string[],
  name: (row: Row) => string,
): readonly string[] {
  const added = keysOfTyped.flatMap((key, at) => (key.startsWith("typed ") ? [{ key, row: typed[at]! }] : []));
  return keysOfNewest.map((key, at) => {
    if (!key.startsWith("newest ")) return key;
    const found = added.findIndex(({ row }) => name(row) === name(newest[at]!));
    return found < 0 ? key : added.splice(found, 1)[0]!.key;
  });
}

/** All keys once: in the order of who moved rows of the base, with the other's own rows behind the rows that they stood behind. */
function inOneOrder(ofTyped: readonly string[], ofNewest: readonly string[]): readonly string[] {
  const [main, other] = isInOrder(ofNewest) ? [ofTyped, ofNewest] : [ofNewest, ofTyped];
  const order = [...main];
  for (const [at, key] of other.entries()) {
    if (order.includes(key)) continue;
    const before = other.slice(0, at).findLast((one) => order.includes(one));
    order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, key);
  }
  return order;
}

function isInOrder(keys: readonly string[]): boolean {
  const places = keys.filter((key) => key.startsWith("base ")).map((key) => Number(key.slice("base ".length)));
  return places.every((place, at) => at === 0 || places[at - 1]! < place);
}
