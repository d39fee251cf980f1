/** Minutes after midnight of "14:00", "１４時３０分", "午後2時", "14時半"; null when it cannot be read. */
export function readTime(typed: string): number | null {
  const plain = typed.normalize("NFKC").replace(/\s/gu, "").replace("半", "30分");
  const found = /^(午前|午後)?(\d{1,2})(?:[:時.](?:(\d{1,2})分?)?)?$/u.exec(plain);
  if (!found) return null;
  const [, half, hours = "", minutes = "0"] = found;
  const hour = Number(hours) + (half === "午後" && Number(hours) < 12 ? 12 : 0);
  return hour <= 23 && Number(minutes) <= 59 ? hour * 60 + Number(minutes) : null;
}
