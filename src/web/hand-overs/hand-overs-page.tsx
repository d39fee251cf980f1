import type { HandOverPerson } from "../../db/stores/hand-over-store.ts";
import type { Person } from "../../domain/policy/actor.ts";
import type { HandOver } from "../../queries/hand-overs.ts";
import { paths } from "../paths.ts";
import { ButtonLink } from "../ui/button.tsx";
import { Callout, EmptyState } from "../ui/callout.tsx";
import { DateText, dateText } from "../ui/date-text.tsx";
import type { Frame } from "../ui/frame.ts";
import { Layout } from "../ui/layout.tsx";
import { PageHead, Section } from "../ui/page.tsx";
import { Table } from "../ui/table.tsx";
import { Tag } from "../ui/tag.tsx";

type HandOversPageProps = {
  frame: Frame;
  person: Person;
  handOvers: readonly HandOver[];
  /** Where the reader may hand over for others: the desk (null) or a department, with its people. */
  places: readonly { id: string | null; name: string; people: readonly HandOverPerson[] }[];
  /** Departments that are split on a day to come, of which the reader says what goes where. */
  divisions: readonly { id: string; name: string; onDay: string }[];
};

/** 引継ぎ: those that concern the reader, and where a new one is begun. */
export function HandOversPage({ frame, handOvers, places, divisions }: HandOversPageProps) {
  return (
    <Layout frame={frame} side="inside" title="引継ぎ" current="board">
      <PageHead
        crumbs={[{ href: paths.board({}), text: "ボード" }, { text: "引継ぎ" }]}
        title="引継ぎ"
        lead="異動や退職のとき、持っている仕事を、決めた日にまとめて引き継ぎます。期限はそのまま続き、引継書ができます。"
      />
      {divisions.map((one) => (
        <Callout title={`${one.name}は、${dateText(one.onDay, "long")}に分かれます`}>
          <p>未完了の照会、課題、相談を、どの課が引き継ぐかを、前の日までに選べます。</p>
          <p>
            <ButtonLink kind="other" href={paths.division({ department: one.id })}>
              引き継ぐ課を選ぶ<span class="unseen">({one.name})</span>
            </ButtonLink>
          </p>
        </Callout>
      ))}
      <Section title="決めた引継ぎ">
        <Table
          caption="引継ぎ"
          captionHidden
          rows={handOvers}
          empty={
            <EmptyState title="引継ぎはありません" text="あなたが引き継ぐ、または受けるものが、ここに並びます。" />
          }
          columns={[
            {
              head: "だれの仕事",
              rowHead: true,
              cell: (row) => <a href={paths.handOver.show({ handOver: row.id })}>{row.from.name}さんの引継ぎ</a>,
            },
            { head: "所属", cell: (row) => row.department?.name ?? "デスク" },
            { head: "引き継ぐ日", cell: (row) => <DateText value={row.onDay} form="long" /> },
            { head: "状態", cell: (row) => <HandOverState handOver={row} /> },
          ]}
        />
      </Section>
      {places.length === 0 ? (
        <p>引継ぎを決めるのは、課の人については課長、デスクの人についてはデスクの責任者です。</p>
      ) : null}
      {places.map((place) => (
        <Section title={`${place.name}の人の引継ぎを決める`}>
          {place.people.length < 2 ? (
            <p>引き継げる人が、ほかにいません。先に、管理者に人を加えてもらってください。</p>
          ) : (
            <Table
              caption={`${place.name}の人`}
              captionHidden
              rows={place.people}
              columns={[
                { head: "名前", rowHead: true, cell: (row) => row.name },
                {
                  head: "操作",
                  headHidden: true,
                  cell: (row) => (
                    <ButtonLink
                      kind="other"
                      href={paths.handOver.plan({}, { from: row.id, ...(place.id ? { department: place.id } : {}) })}
                    >
                      この人の仕事を引き継ぐ<span class="unseen">({row.name})</span>
                    </ButtonLink>
                  ),
                },
              ]}
            />
          )}
        </Section>
      ))}
    </Layout>
  );
}

/** Where a hand-over stands. */
export function HandOverState({ handOver }: { handOver: HandOver }) {
  if (handOver.cancelledAt) return <Tag>取りやめ</Tag>;
  return handOver.carriedOutAt ? <Tag kind="done">引継ぎ済み</Tag> : <Tag kind="new">予定</Tag>;
}
