import { type BusinessCalendar, closedDayName } from "../../domain/calendar/business-days.ts";
import { type PlainDate, todayInTokyo } from "../../domain/calendar/tokyo-date.ts";
import { lengths } from "../../domain/dialogue/meeting.ts";
import { longestLine } from "../../domain/dialogue/words.ts";
import type { FieldError } from "../../domain/kernel/result.ts";
import { Select } from "../ui/choice-field.tsx";
import { DateField } from "../ui/date-field.tsx";
import { Fold } from "../ui/fold.tsx";
import { type FormValues, value } from "../ui/form-values.ts";
import { parseDateField } from "../ui/parse-date-field.ts";
import { TextField } from "../ui/text-field.tsx";
import { timePlaces } from "./meeting-form.ts";

type Shared = { values: FormValues; errors: readonly FieldError[] };

const timeHelp = "例：14:00、午後2時30分";

/** Day and time of a meeting. */
export function MomentFields(shared: Shared) {
  return (
    <>
      <DateField name="date" label="日にち" {...shared} />
      <TextField name="time" label="時刻" width="s" help={timeHelp} autocomplete="off" {...shared} />
    </>
  );
}

/** 「日曜日で、市役所は休みです」, or nothing: told and never refused, for some meet on a Sunday. */
export function closedNote(day: PlainDate | Date, calendar: BusinessCalendar): string {
  const name = closedDayName(typeof day === "string" ? day : todayInTokyo(day), calendar);
  return name ? `${name}で、市役所は休みです` : "";
}

/** Below a day that was typed, when the form comes back. */
function ClosedHint({ name, values, calendar }: { name: string; values: FormValues; calendar: BusinessCalendar }) {
  const { date } = parseDateField(values, name);
  const note = date ? closedNote(date, calendar) : "";
  return note ? <p class="sub">{note}。このままでよければ、そのまま送れます。</p> : null;
}

/** One time, and two more behind their name: the other side picks one. */
export function TimesFields({ calendar, ...shared }: Shared & { calendar: BusinessCalendar }) {
  const isUsed = timePlaces
    .slice(1)
    .some((place) =>
      [`date${place}-year`, `date${place}-month`, `date${place}-day`, `time${place}`].some(
        (name) => value(shared.values, name).trim() !== "",
      ),
    );
  return (
    <>
      <MomentFields {...shared} />
      <ClosedHint name="date" values={shared.values} calendar={calendar} />
      <Fold title="ほかの候補の日時を加える(あと2つまで)" open={isUsed}>
        {[2, 3].map((number) => (
          <>
            <DateField name={`date_${number}`} label={`候補${number}の日にち`} required={false} {...shared} />
            <TextField
              name={`time_${number}`}
              label={`候補${number}の時刻`}
              width="s"
              help={timeHelp}
              autocomplete="off"
              required={false}
              {...shared}
            />
            <ClosedHint name={`date_${number}`} values={shared.values} calendar={calendar} />
          </>
        ))}
      </Fold>
    </>
  );
}

/** How long a meeting is. */
export function LengthField({ values, errors }: Shared) {
  return (
    <Select
      name="minutes_long"
      label="長さ"
      options={lengths.map((minutes) => ({ value: String(minutes), text: lengthText(minutes) }))}
      values={{ ...values, minutes_long: value(values, "minutes_long") || "60" }}
      errors={errors}
    />
  );
}

/** Where they meet: in words, and a link for those who come online. */
export function PlaceFields(shared: Shared) {
  return (
    <>
      <TextField name="place" label="場所" width="l" maxGraphemes={longestLine} {...shared} />
      <TextField
        name="online_url"
        label="オンラインのアドレス"
        type="url"
        inputmode="url"
        autocomplete="off"
        help="オンラインで会うときに、https:// から書いてください。メールには載りません。"
        required={false}
        {...shared}
      />
    </>
  );
}

/** 「1時間30分」 */
export function lengthText(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return `${hours > 0 ? `${hours}時間` : ""}${rest > 0 ? `${rest}分` : ""}`;
}
