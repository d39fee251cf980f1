import type { Challenge } from "../../db/stores/challenge-store.ts";
import type { City } from "../../db/stores/city-store.ts";
import { daysLeft } from "../../domain/calendar/business-days.ts";
import { calendarDaysBetween, todayInTokyo } from "../../domain/calendar/tokyo-date.ts";
import { challengeStates } from "../../domain/challenge/challenge.ts";
import { type ChallengeBall, challengeBall } from "../../domain/challenge/challenge-ball.ts";
import { isOfDesk, type Person } from "../../domain/policy/actor.ts";
import type { ChallengesFilter } from "../../queries/challenges-inside.ts";
import { given } from "../desk/board-page.tsx";
import { paths } from "../paths.ts";
import { Button, ButtonLink } from "../ui/button.tsx";
import { EmptyState } from "../ui/callout.tsx";
import { Select } from "../ui/choice-field.tsx";
import { DaysLeft, urgencyOf } from "../ui/clock.tsx";
import { dayText } from "../ui/date-text.tsx";
import { FilterForm } from "../ui/form.tsx";
import type { Frame } from "../ui/frame.ts";
import { Layout } from "../ui/layout.tsx";
import { PageHead } from "../ui/page.tsx";
import { Pager } from "../ui/page-navigation.tsx";
import { Table } from "../ui/table.tsx";
import { isTheirTurn } from "./challenge-page.tsx";
import { challengeStateNames } from "./words.ts";

type Props = {
  frame: Frame;
  city: City;
  now: Date;
  person: Person;
  filter: ChallengesFilter;
  challenges: readonly Challenge[];
  /** 課題のたね that wait for the person. */
  seeds: number;
  next: string | null;
};

/** 課題: all of them for the desk, its own for a department; whose turn each is, and until when. */
export function ChallengesInsidePage({ frame, city, now, person, filter, challenges, seeds, next }: Props) {
  const mayWrite = isOfDesk(person) || person.departments.length > 0;
  const ballOf = (one: Challenge) => challengeBall(one.state, city.settings.targetDays);
  const leftOf = (one: Challenge) =>
    one.due
      ? {
          left: daysLeft(now, one.due, city.calendar),
          calendarDays: calendarDaysBetween(todayInTokyo(now), one.due),
        }
      : null;
  return (
    <Layout frame={frame} side="inside" title="課題" current="challenges-inside">
      <PageHead
        title="課題"
        lead={
          isOfDesk(person)
            ? "各課の課題を、下書きから結果まで管理します。"
            : "課で困っていることを、民間に呼びかける課題にできます。公開までは、この課とデスクだけが見られます。"
        }
        aside={
          mayWrite ? (
            <>
              <ButtonLink href={paths.newChallenge({})}>課題を書く</ButtonLink>{" "}
              <ButtonLink kind="other" href={paths.seeds({})}>
                {seeds > 0 ? `課題のたね(${seeds}件)` : "課題のたね"}
              </ButtonLink>
            </>
          ) : undefined
        }
      />
      <FilterForm action={paths.challengesInside({})} label="課題の絞り込み">
        <Select
          name="state"
          label="状態"
          emptyText="進んでいるもの"
          options={[
            { value: "all", text: "すべて" },
            ...challengeStates.map((state) => ({ value: state, text: challengeStateNames[state] })),
          ]}
          values={{ state: filter.state === "under_way" ? "" : filter.state }}
          errors={[]}
          compact
          required={false}
        />
        <Button kind="other">絞り込む</Button>
      </FilterForm>
      <Table
        caption="課題の一覧"
        captionHidden
        dense
        rows={challenges}
        rowState={(one) => {
          const days = leftOf(one);
          return days && urgencyOf(days, 1);
        }}
        columns={[
          {
            head: "課題",
            rowHead: true,
            width: "wide",
            cell: (one) => <a href={paths.challengeInside.show({ id: one.id })}>{one.title}</a>,
          },
          { head: "担当課", cell: (one) => one.departmentName },
          { head: "いま", nowrap: true, cell: (one) => challengeStateNames[one.state] },
          {
            head: "次にすること",
            cell: (one) => {
              const ball = ballOf(one);
              if (!ball) return "―";
              if (ball.holder === "clock") return ball.task;
              const words = `${holderOf(ball, one)}：${ball.task}`;
              return isTheirTurn(person, ball, one) ? <b>{words}</b> : words;
            },
          },
          {
            head: "いつまで",
            nowrap: true,
            cell: (one) => {
              const days = leftOf(one);
              return days === null ? runsUntil(one, now) : <DaysLeft {...days} unit="short" nearAt={1} />;
            },
          },
        ]}
        empty={
          <EmptyState
            title={filter.state === "under_way" ? "進んでいる課題はありません" : "この条件の課題はありません"}
            text={
              mayWrite
                ? "解き方が決まっていなくても書けます。デスクが言葉づかいを手伝います。"
                : "承認を頼まれた課題が、ここに並びます。"
            }
          >
            {filter.state === "under_way" ? (
              <ButtonLink kind="other" href={paths.challengesInside({}, { state: "all" })}>
                これまでの課題をすべて見る
              </ButtonLink>
            ) : null}
          </EmptyState>
        }
      />
      <Pager
        next={
          next
            ? paths.challengesInside(
                {},
                given({ state: filter.state === "under_way" ? "" : filter.state, after: next }),
              )
            : null
        }
      />
    </Layout>
  );
}

/** Nobody is waited for: when it opens, or closes. */
function runsUntil(one: Challenge, now: Date): string {
  if (one.state === "forecast" && one.opensOn) return `${dayText(one.opensOn, now, "dense")}に公開`;
  if (one.state === "open") return one.deadline ? `${dayText(one.deadline, now, "dense")}に締切` : "締切なし";
  return "―";
}

function holderOf({ holder }: ChallengeBall, { decidingName }: Challenge): string {
  if (holder === "approver") return `${decidingName ?? "承認する人"}さん`;
  return holder === "desk" ? "デスク" : "担当課";
}
