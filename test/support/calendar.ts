/** One appointment as a reader of calendars finds it: its properties by name, unfolded and unescaped. */
export type ReadAppointment = { method: string; event: ReadonlyMap<string, string>; whole: string };

/**
 * Reads a calendar file with one event as RFC 5545 says it is read; independent of what wrote it. Throws on what a strict reader refuses:
 * bare line ends, lines of more than 75 octets, a part that is not closed, a property twice.
 */
export function readCalendar(file: string): ReadAppointment {
  if (/[^\r]\n|\r[^\n]/.test(file) || !file.endsWith("\r\n")) throw new Error("lines end with CRLF");
  for (const line of file.split("\r\n"))
    if (Buffer.byteLength(line) > 75) throw new Error(`longer than 75 octets: ${line}`);
  const open: string[] = [];
  const found = new Map<string, Map<string, string>>();
  for (const line of file
    .replaceAll(/\r\n[ \t]/g, "")
    .trimEnd()
    .split("\r\n")) {
    const { name, value } = propertyOf(line);
    if (name === "BEGIN") open.push(value);
    else if (name === "END" && open.pop() !== value) throw new Error(`${value} is not open`);
    else if (name !== "END") {
      const part = open.at(-1) ?? "";
      const properties = found.get(part) ?? new Map<string, string>();
      if (properties.has(name)) throw new Error(`${name} twice`);
      found.set(part, properties.set(name, value));
    }
  }
  if (open.length > 0) throw new Error(`${open.join(", ")} is not closed`);
  return {
    method: found.get("VCALENDAR")?.get("METHOD") ?? "",
    event: found.get("VEVENT") ?? new Map(),
    whole: file.replaceAll(/\r\n[ \t]/g, ""),
  };
}

/** "NAME;PARAM=…:value"; a colon within quotation marks belongs to a parameter. */
function propertyOf(line: string): { name: string; value: string } {
  const found = /^([A-Z-]+)(?:;[A-Z-]+=(?:"[^"]*"|[^";:,]*))*:(.*)$/u.exec(line);
  if (!found) throw new Error(`no property: ${line}`);
  const value = found[2]!.replaceAll(/\\([\\;,nN])/g, (_, sign: string) => (sign.toLowerCase() === "n" ? "\n" : sign));
  return { name: found[1]!, value };
}
