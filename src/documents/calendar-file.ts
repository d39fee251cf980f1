/** One appointment as calendars keep it. */
export type Appointment = {
  /** Stays the same for the life of the meeting: a change replaces, a cancelling takes away. */
  uid: string;
  /** RFC 5545 3.8.7.4: grows with every change. */
  sequence: number;
  startsAt: Date;
  minutesLong: number;
  isCancelled: boolean;
  /** Neutral: a calendar is seen by colleagues, assistants, and whoever serves it. */
  summary: string;
  location: string;
  /** Where it is read, behind the sign-in. */
  url: string;
  /** Whom it is from; null where the city has no address for mail. */
  organizer: { name: string; address: string } | null;
};

/** The media type of a calendar file; `method` is part of it (RFC 6047). */
export function calendarType(isCancelled: boolean): string {
  return `text/calendar; charset=utf-8; method=${methodOf(isCancelled)}`;
}

/**
 * A calendar file (RFC 5545, RFC 5546) of one appointment: PUBLISH, which asks nobody for an answer – the answer was given in the program –
 * or CANCEL. Times are in UTC, so that no description of a time zone is needed. `at`: when it is written.
 */
export function calendarFile(appointment: Appointment, at: Date): string {
  const { uid, sequence, startsAt, minutesLong, isCancelled, summary, location, url, organizer } = appointment;
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//kanmin//public-private partnership desk//JA",
    "CALSCALE:GREGORIAN",
    `METHOD:${methodOf(isCancelled)}`,
    "BEGIN:VEVENT",
    `UID:${escaped(uid)}`,
    `DTSTAMP:${utc(at)}`,
    `SEQUENCE:${sequence}`,
    `DTSTART:${utc(startsAt)}`,
    `DTEND:${utc(new Date(startsAt.getTime() + minutesLong * 60_000))}`,
    `SUMMARY:${escaped(summary)}`,
    ...(location === "" ? [] : [`LOCATION:${escaped(location)}`]),
    // A link is a value of its own type: nothing in it is escaped, and nothing in it breaks the line.
    `URL:${encodeURI(decodeURI(url))}`,
    ...(organizer ? [`ORGANIZER;CN=${quoted(organizer.name)}:mailto:${encodeURI(organizer.address)}`] : []),
    `STATUS:${isCancelled ? "CANCELLED" : "CONFIRMED"}`,
    "CLASS:PRIVATE",
    "END:VEVENT",
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

function methodOf(isCancelled: boolean): "PUBLISH" | "CANCEL" {
  return isCancelled ? "CANCEL" : "PUBLISH";
}

/** 20261204T050000Z */
function utc(instant: Date): string {
  return `${instant.toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;
}

/** RFC 5545 3.3.11; control characters, which no text value may hold, become spaces. */
function escaped(text: string): string {
  return text
    .replace(/\\/g, "\\\\")
    .replace(/\r\n|\r|\n/g, "\\n")
    .replace(/[;,]/g, (sign) => `\\${sign}`)
    .replace(/\p{Cc}/gu, " ");
}

/** A parameter in quotation marks holds none (RFC 5545 3.2). */
function quoted(text: string): string {
  return `"${text.replace(/"/g, "'").replace(/\p{Cc}/gu, " ")}"`;
}

/** RFC 5545 3.1: no line is longer than 75 octets, and no character is cut in two. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = "";
  // Every line after the first begins with a space, which counts.
  let room = 75;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (size > room) {
      parts.push(part);
      part = "";
      room = 74;
    }
    part += character;
    room -= size;
  }
  return [...parts, part].join("\r\n ");
}
