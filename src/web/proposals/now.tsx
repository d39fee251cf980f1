import type { City } from "../../db/stores/city-store.ts";
import { businessDaysBetween, dayOfArrival, isOverdue } from "../../domain/calendar/business-days.ts";
import { calendarDaysBetween, todayInTokyo } from "../../domain/calendar/tokyo-date.ts";
import { actsFor, type Person } from "../../domain/policy/actor.ts";
import { partsOf } from "../../domain/policy/may.ts";
import type { Task } from "../../domain/process/ball.ts";
import { whyNotCheckFairness } from "../../domain/process/fairness-of.ts";
import type { ProposalRecord, Wait } from "../../domain/process/record.ts";
import { paths } from "../paths.ts";
import { shortName } from "../short-name.ts";
import { ButtonLink } from "../ui/button.tsx";
import type { ClockDays } from "../ui/clock.tsx";
import { dateText, dayText } from "../ui/date-text.tsx";
import { Holder } from "../ui/holder.tsx";
import { NowBox } from "../ui/now-box.tsx";
import { countsLaterText } from "./counts-later.ts";
import { EndedNow } from "./ended-now.tsx";
import { tasks } from "./tasks.ts";

/** The waits of a record as one person meets them: their own first, then by deadline. */
export function waitsFor(person: Person, record: ProposalRecord): { mine: readonly Wait[]; others: readonly Wait[] } {
  const mine = record.openWaits.filter((wait) => isMine(person, record, wait));
  return { mine, others: record.openWaits.filter((wait) => !mine.includes(wait)) };
}

/** Whether this wait is for this person. */
export function isMine(person: Person, record: ProposalRecord, wait: Wait): boolean {
  const parts = partsOf(person, record);
  if (wait.holder === "partner") return parts.has("member");
  // P2: nobody is asked to check the fairness of what they wrote, or to propose what they checked.
  if (wait.task === "checkFairness" && whyNotCheckFairness(record, person.id)) return false;
  if (wait.task === "proposeMethod" && record.fairness?.byId === person.id) return false;
  if (wait.holder === "desk")
    return wait.task === "confirmDecline" || wait.task === "publishCase" ? parts.has("chief") : parts.has("officer");
  if (wait.holder === "department") return person.departments.some((department) => department.id === wait.departmentId);
  return wait.holder === "approver" && actsFor(person, wait.personId, record.barred);
}

/** Business days gone by and allowed, for the squares; null where no deadline is set. */
export function clockOf(wait: Pick<Wait, "since" | "due">, now: Date, city: Pick<City, "calendar">): ClockDays | null {
  if (!wait.due) return null;
  const start = dayOfArrival(wait.since, city.calendar);
  return {
    // Below zero for a clock that starts later (minutes of a coming meeting): what is left counts from today.
    elapsed: businessDaysBetween(start, todayInTokyo(now), city.calendar),
    limit: Math.max(0, businessDaysBetween(start, wait.due, city.calendar)),
    calendarDays: calendarDaysBetween(todayInTokyo(now), wait.due),
  };
}

/** いまの箱 of a proposal: who has the ball, since when, until when, and the one next step of this reader. */
export function ProposalNow({
  person,
  record,
  city,
  now,
  isAside,
  tellsOthers,
  about,
}: {
  person: Person;
  record: ProposalRecord;
  city: City;
  now: Date;
  /** On a page where something else is being done, whose button is the first one. */
  isAside: boolean;
  /** Not where the page itself lists every wait with its place. */
  tellsOthers: boolean;
  /** The page is of one matter (a meeting, an inquiry): who has that, where somebody has. */
  about?: string | undefined;
}) {
  const all = waitsFor(person, record);
  const ofIt = (waits: readonly Wait[]) => waits.filter((wait) => about !== undefined && wait.subjectId === about);
  const isOfIt = ofIt(record.openWaits).length > 0;
  const [mine, others] = isOfIt ? [ofIt(all.mine), ofIt(all.others)] : [all.mine, all.others];
  const isProposer = partsOf(person, record).has("member");
  const first = mine[0] ?? others[0];
  if (record.sealed && record.status === "submitted") return <SealedNow record={record} />;
  // The desk's waits are the desk's to see; who asked it back knows from the inquiry itself that it is the desk's turn.
  if (
    !first &&
    record.inquiries.some((one) => one.askedBackAt && !one.answeredAt && one.endedAs === null && !isProposer)
  )
    return <AskedBackNow />;
  if (!first) return record.status === "draft" ? <DraftNow /> : <EndedNow record={record} isProposer={isProposer} />;
  const task = tasks[first.task as Task];
  const { toDo, button } = task.of?.(record) ?? task;
  const isMineNow = mine.length > 0;
  const late = first.due !== null && isOverdue(now, first.due);
  const clock = clockOf(first, now, city);
  const withPartner = first.holder === "partner";
  const rest = isProposer ? asOutside(record.openWaits, first) : record.openWaits.filter((wait) => wait !== first);
  return (
    <NowBox
      live="now"
      variant={isMineNow ? "mine" : late ? "late" : "other"}
      with={first.holder === "nobody" ? null : withPartner ? "partner" : "city"}
      who={whoWords(first, isMineNow, isProposer, record, city)}
      task={isProposer && !withPartner && !isMineNow ? task.outside : toDo}
      until={first.due ? `${dayText(first.due, now)}まで` : undefined}
      clock={clock ?? undefined}
      unit={isProposer ? "full" : "short"}
      since={`${dayText(todayInTokyo(first.since), now)}から`}
      note={noteOf(first, late, isProposer, now, city)}
      button={
        isMineNow ? (
          <ButtonLink kind={isAside ? "other" : "primary"} big={!isAside} href={task.href(record.id, first)}>
            {button}
          </ButtonLink>
        ) : undefined
      }
      others={
        tellsOthers && rest.length > 0 ? (
          <Others waits={rest} record={record} city={city} now={now} isProposer={isProposer} />
        ) : undefined
      }
    />
  );
}

/**
 * The other waits as they are told outside, where no department is named: two departments that read it until the same day are one thing that
 * the city does.
 */
export function asOutside(waits: readonly Wait[], first?: Wait): readonly Wait[] {
  const told = new Set(first ? [outsideKey(first)] : []);
  return waits.filter((wait) => {
    if (wait === first) return false;
    if (wait.holder === "partner") return true;
    const isNew = !told.has(outsideKey(wait));
    told.add(outsideKey(wait));
    return isNew;
  });
}

function outsideKey(wait: Wait): string {
  return wait.holder === "partner" ? wait.id : `${tasks[wait.task as Task].outside} ${wait.due ?? ""}`;
}

/** What the proposer has to know about the days beside the clock. */
function noteOf(wait: Wait, late: boolean, isProposer: boolean, now: Date, city: City): string | undefined {
  if (!isProposer) return undefined;
  if (late && wait.holder !== "partner") return "目標の日を過ぎています。お待たせしています。";
  return countsLaterText(wait, now, city.calendar);
}

function Others({
  waits,
  record,
  city,
  now,
  isProposer,
}: {
  waits: readonly Wait[];
  record: ProposalRecord;
  city: City;
  now: Date;
  isProposer: boolean;
}) {
  if (waits.length === 0) return null;
  return (
    <>
      {waits.slice(0, 4).map((wait) => (
        <span class="now-other">
          <Holder side={wait.holder === "partner" ? "partner" : wait.holder === "department" ? "department" : "city"}>
            {holderName(wait, record, city, isProposer)}
          </Holder>{" "}
          {isProposer && wait.holder !== "partner"
            ? // The holder before it has named the city already.
              tasks[wait.task as Task].outside.replace(/^市が、/u, "")
            : tasks[wait.task as Task].toDo}
          {wait.due ? ` ${dayText(wait.due, now, isProposer ? "short" : "dense")}まで` : ""}{" "}
        </span>
      ))}
    </>
  );
}

/** Outside, only "the city" is late or waited for, never a named department. */
export function holderName(wait: Wait, record: ProposalRecord, city: City, outside: boolean): string {
  if (wait.holder === "partner") return outside ? "貴団体" : shortName(record.organisation.name);
  if (wait.holder === "nobody") return "期日待ち";
  if (outside) return "市";
  if (wait.holder === "department")
    return city.everyDepartment.find((department) => department.id === wait.departmentId)?.name ?? "担当課";
  return wait.holder === "approver" ? "決裁・合議" : "デスク";
}

function whoWords(wait: Wait, isMineNow: boolean, isProposer: boolean, record: ProposalRecord, city: City) {
  if (wait.holder === "nobody") return "保留しています";
  if (isMineNow)
    return isProposer ? (
      <>
        いまは、<b>貴団体の番</b>です
      </>
    ) : (
      <b>{holderName(wait, record, city, false)}の次の一手</b>
    );
  return isProposer ? (
    <>
      いまは、<b>市の番</b>です
    </>
  ) : (
    <>
      いまは、<b>{holderName(wait, record, city, false)}の番</b>です
    </>
  );
}

/** Sent to a sealed challenge: nobody has it until the deadline, and nobody in the city knows of it. */
function SealedNow({ record }: { record: ProposalRecord }) {
  if (record.challenge?.isWithdrawn)
    return (
      <NowBox
        variant="closed"
        with={null}
        who="この課題の募集は、取りやめになりました"
        task="提案は、市の誰にも読まれていません。これからも開かれません"
        note="取り下げて終えられます。同じ内容を、自由提案として新しく出すこともできます。"
        button={
          <ButtonLink kind="other" href={paths.challenge({ code: record.challenge.code })}>
            取りやめの理由を読む
          </ButtonLink>
        }
      />
    );
  const deadline = record.challenge?.deadline;
  return (
    <NowBox
      variant="other"
      with={null}
      who="締切まで、誰も読みません"
      task="締切のあと、すべての提案を同時に開きます"
      until={deadline ? `${dateText(deadline, "long")}に締切` : undefined}
      note="市の職員は、この提案が届いていることも知りません。締切までは、取り下げることだけができます。開いたあと、デスクの受付が始まります。"
    />
  );
}

/** A department has asked back and waits for the answer. */
function AskedBackNow() {
  return (
    <NowBox
      variant="other"
      with="city"
      who={
        <>
          いまは、<b>デスクの番</b>です
        </>
      }
      task="課からの問い返しに答えます"
      note="答えるまで、回答の時計は止まっています。先に回答してもかまいません。"
    />
  );
}

/** Before the first submission it is always the proposer's turn. */
function DraftNow() {
  return (
    <NowBox
      variant="mine"
      with="partner"
      who={
        <>
          いまは、<b>貴団体の番</b>です
        </>
      }
      task="提案を書いて、提出してください"
      note="提出するまで、市の職員は読めません。"
    />
  );
}
