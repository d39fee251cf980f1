import { expect, test } from "vitest";
import { type Appointment, calendarFile } from "./calendar-file.ts";

const at = new Date("2026-11-26T09:30:00+09:00");
const appointment: Appointment = {
  uid: "6b1f@desk.example.lg.jp",
  sequence: 3,
  startsAt: new Date("2026-12-04T14:00:00+09:00"),
  minutesLong: 90,
  isCancelled: false,
  summary: "官民連携の面談 R8-061",
  location: "市役所; 3階, 301\n会議室",
  url: "https://desk.example.lg.jp/proposals/1/meetings/2",
  organizer: { name: '官民連携"デスク"', address: "desk@city.example.lg.jp" },
};

test("an appointment is in UTC, with its number, its version, and whom it is from", () => {
  expect(calendarFile({ ...appointment, location: "市役所" }, at)).toBe(
    [
      "BEGIN:VCALENDAR",
      "VERSION:2.0",
      "PRODID:-//kanmin//public-private partnership desk//JA",
      "CALSCALE:GREGORIAN",
      "METHOD:PUBLISH",
      "BEGIN:VEVENT",
      "UID:6b1f@desk.example.lg.jp",
      "DTSTAMP:20261126T003000Z",
      "SEQUENCE:3",
      "DTSTART:20261204T050000Z",
      "DTEND:20261204T063000Z",
      "SUMMARY:官民連携の面談 R8-061",
      "LOCATION:市役所",
      "URL:https://desk.example.lg.jp/proposals/1/meetings/2",
      "ORGANIZER;CN=\"官民連携'デスク'\":mailto:desk@city.example.lg.jp",
      "STATUS:CONFIRMED",
      "CLASS:PRIVATE",
      "END:VEVENT",
      "END:VCALENDAR",
      "",
    ].join("\r\n"),
  );
});

test("what somebody wrote cannot begin a line of its own", () => {
  const file = calendarFile({ ...appointment, location: "所\r\nBEGIN:VALARM\u0000;\\", organizer: null }, at);
  expect(file).toContain("LOCATION:所\\nBEGIN:VALARM \\;\\\\\r\n");
  expect(file).not.toContain("\r\nBEGIN:VALARM");
  expect(file).not.toContain("ORGANIZER");
});

test("a cancelled meeting is taken out of calendars", () => {
  const file = calendarFile({ ...appointment, isCancelled: true }, at);
  expect(file).toContain("METHOD:CANCEL\r\n");
  expect(file).toContain("STATUS:CANCELLED\r\n");
});

test("no line is longer than 75 octets, no character is cut, and joined again it is what was written", () => {
  const location = `${"葛󠄀𠮷野髙島屋①".repeat(20)}👩‍👩‍👧`;
  const file = calendarFile({ ...appointment, location }, at);
  const bytes = Buffer.from(file);
  for (const line of file.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  expect(bytes.toString("utf8")).toBe(file);
  expect(file).not.toContain("\uFFFD");
  expect(file.replaceAll("\r\n ", "")).toContain(`LOCATION:${location}\r\n`);
});
