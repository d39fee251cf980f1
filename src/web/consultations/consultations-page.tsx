import type { City } from "../../db/stores/city-store.ts";
import type { Consultation } from "../../db/stores/consultation-store.ts";
import { daysLeft } from "../../domain/calendar/business-days.ts";
import { calendarDaysBetween, todayInTokyo } from "../../domain/calendar/tokyo-date.ts";
import { consultationNumber } from "../../domain/consultation/consultation.ts";
import { firstGraphemes } from "../../domain/kernel/text.ts";
import type { ConsultationsFilter } from "../../queries/consultations.ts";
import { given } from "../desk/board-page.tsx";
import { paths } from "../paths.ts";
import { Button, ButtonLink } from "../ui/button.tsx";
import { EmptyState } from "../ui/callout.tsx";
import { Select } from "../ui/choice-field.tsx";
import { DaysLeft, urgencyOf } from "../ui/clock.tsx";
import { dateText } from "../ui/date-text.tsx";
import { FilterForm } from "../ui/form.tsx";
import type { Frame } from "../ui/frame.ts";
import { Layout } from "../ui/layout.tsx";
import { PageHead } from "../ui/page.tsx";
import { Pager } from "../ui/page-navigation.tsx";
import { Table } from "../ui/table.tsx";
import { TextField } from "../ui/text-field.tsx";
import { channelNames, kindNames, stateNames } from "./words.ts";

type Props = {
  frame: Frame;
  city: City;
  now: Date;
  filter: ConsultationsFilter;
  consultations: readonly Consultation[];
  next: string | null;
  mayEnter: boolean;
};

/** 相談・要望: what waits, the soonest deadline first; or all, the newest first (G6.3a). */
export function ConsultationsPage({ frame, city, now, filter, consultations, next, mayEnter }: Props) {
  const common = { values: filter, errors: [], compact: true, required: false } as const;
  const left = (one: Consultation) =>
    one.due
      ? {
          left: daysLeft(now, one.due, city.calendar),
          calendarDays: calendarDaysBetween(todayInTokyo(now), one.due),
        }
      : null;
  return (
    <Layout frame={frame} side="inside" title="相談・要望" current="consultations">
      <PageHead
        title="相談・要望"
        lead={
          mayEnter
            ? "フォーム・電話・来庁・メール・紹介で届いたものを、提案になる前からここで管理します。"
            : "デスクから引き継がれた相談・要望です。"
        }
        aside={mayEnter ? <ButtonLink href={paths.newConsultation({})}>相談を記録する</ButtonLink> : undefined}
      />
      <FilterForm action={paths.consultations({})} label="相談の絞り込み">
        <TextField name="q" label="ことば・名前" type="search" {...common} />
        <Select
          name="state"
          label="見るもの"
          emptyText="答えを待っているもの"
          options={[{ value: "all", text: "すべて" }]}
          {...common}
        />
        <Button kind="other">絞り込む</Button>
      </FilterForm>
      <Table
        caption="相談・要望の一覧"
        captionHidden
        dense
        rows={consultations}
        rowState={(one) => {
          const days = left(one);
          return days && urgencyOf(days, 1);
        }}
        columns={[
          { head: "番号", nowrap: true, cell: (one) => consultationNumber(one) },
          {
            head: "内容",
            rowHead: true,
            width: "wide",
            cell: (one) => (
              <a href={paths.consultation.show({ id: one.id })}>{firstGraphemes(one.body.replaceAll("\n", " "), 60)}</a>
            ),
          },
          { head: "どなたから", long: true, cell: (one) => one.senderOrganisation || one.senderName },
          { head: "種類", nowrap: true, cell: (one) => `${kindNames[one.kind]}・${channelNames[one.channel]}` },
          {
            head: "いま",
            cell: (one) => (one.state === "passed_on" ? (one.departmentName ?? "") : stateNames[one.state]),
          },
          { head: "届いた日", nowrap: true, cell: (one) => dateText(one.receivedAt, "dense") },
          {
            head: "期限",
            nowrap: true,
            cell: (one) => {
              const days = left(one);
              return days === null ? "―" : <DaysLeft {...days} unit="short" nearAt={1} />;
            },
          },
        ]}
        empty={
          <EmptyState
            title={
              filter.state === "waiting" && !filter.q
                ? "答えを待っている相談はありません"
                : "この条件の相談はありません"
            }
            text={
              mayEnter
                ? "電話や来庁で受けた相談は「相談を記録する」から1分で残せます。"
                : "デスクから引き継がれると、ここに並びます。"
            }
          >
            {filter.state === "waiting" ? (
              <ButtonLink kind="other" href={paths.consultations({}, { state: "all" })}>
                これまでの相談をすべて見る
              </ButtonLink>
            ) : null}
          </EmptyState>
        }
      />
      <Pager next={next ? paths.consultations({}, given({ ...addressOf(filter), after: next })) : null} />
    </Layout>
  );
}

function addressOf(filter: ConsultationsFilter): { q: string; state: string } {
  return { q: filter.q, state: filter.state === "all" ? "all" : "" };
}
