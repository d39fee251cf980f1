import type { Context } from "hono";
import { isOfDesk, type Person } from "../../domain/policy/actor.ts";
import type { Board, BoardFilter, BoardHolder, BoardSection } from "../../queries/board.ts";
import type { QuestionsToAnswer } from "../../queries/challenge-questions.ts";
import { paths } from "../paths.ts";
import type { Env } from "../route.ts";
import { ButtonLink } from "../ui/button.tsx";
import { Callout, EmptyState } from "../ui/callout.tsx";
import { dateText } from "../ui/date-text.tsx";
import { Holder, type Side } from "../ui/holder.tsx";
import { Layout } from "../ui/layout.tsx";
import { PageHead, Section } from "../ui/page.tsx";
import { StatTiles } from "../ui/stat-tiles.tsx";
import { BoardFilters, UnansweredFilter } from "./board-filters.tsx";
import { BoardQuestions } from "./board-questions.tsx";
import { BoardTable } from "./board-table.tsx";
import { holderNames } from "./whose.ts";

export type BoardPageProps = {
  c: Context<Env>;
  person: Person;
  board: Board;
  filter: BoardFilter;
  holder: BoardHolder | null;
  people: readonly { id: string; name: string }[];
  /** 相談・要望 that wait for an answer. */
  consultations: { all: number; late: number };
  /** Protected parts that open to this person for law. */
  openings: number;
  questions: readonly QuestionsToAnswer[];
};

const holders: Record<BoardHolder, { side: Side; title: string }> = {
  desk: { side: "city", title: "デスクが持っている" },
  department: { side: "department", title: "担当課が持っている" },
  partner: { side: "partner", title: "提案者が持っている" },
  approver: { side: "city", title: "決裁中" },
};

/** The board (picture 05): who is waited for, the most overdue first; tiles are filters. A department meets its own first. */
export function BoardPage(props: BoardPageProps) {
  const { c, person, board, filter, holder, people, consultations, openings } = props;
  const isDesk = isOfDesk(person);
  const order: readonly BoardHolder[] = isDesk
    ? ["desk", "department", "partner", "approver"]
    : ["department", "approver", "desk", "partner"];
  const sections = order.flatMap((one) => board.sections.filter((section) => section.holder === one));
  const tiles = order.filter((one) => isDesk || one === "department" || board.counts[one].all > 0);
  const isFiltered = Object.values(filter).some((one) => one !== "");
  return (
    <Layout frame={c.var.frame} side="inside" title={isDesk ? "ボード" : "うちの課"} current="board">
      <PageHead
        title={isDesk ? "待っているもの" : "うちの課がかかわるもの"}
        meta={
          <>
            {dateText(c.var.program.now(), "long")} 日数はすべて開庁日{" "}
            {isDesk ? (
              <>
                <OwnOnly person={person} filter={filter} /> <a href={paths.principles({})}>七つの原則で見る</a>
              </>
            ) : null}
          </>
        }
        aside={
          sections.length > 0 ? (
            <ButtonLink kind="other" download href={paths.boardFile({}, given({ ...filter, holder: holder ?? "" }))}>
              表をCSVで保存
            </ButtonLink>
          ) : null
        }
      />
      {openings > 0 ? (
        <Callout title={`法令に基づく閲覧が${openings}件、あなたに認められています`}>
          <p>
            <a href={paths.lawOpenings({})}>目的と期日を見る</a>
          </p>
        </Callout>
      ) : null}
      <BoardQuestions c={c} questions={props.questions} />
      <StatTiles
        label="だれが持っているか"
        tiles={[
          ...tiles.map((one) => ({
            side: holders[one].side,
            title: !isDesk && one === "department" ? "うちの課" : holderNames[one],
            figure: board.counts[one].all,
            unit: "件",
            late: board.counts[one].late,
            href: boardHref({ ...filter, holder: holder === one ? "" : one }),
            current: holder === one,
          })),
          // Before a proposal nobody has it: a list of its own, and never forgotten beside the others.
          ...(isDesk || consultations.all > 0
            ? [
                {
                  side: "citizens" as const,
                  title: "相談・要望",
                  figure: consultations.all,
                  unit: "件",
                  late: consultations.late,
                  href: paths.consultations({}),
                },
              ]
            : []),
        ]}
      />
      {isDesk || person.departments.length > 0 ? (
        <div class="board-filters">
          {isDesk ? (
            <BoardFilters c={c} filter={filter} holder={holder} people={people} />
          ) : (
            <UnansweredFilter filter={filter} />
          )}
        </div>
      ) : null}
      {sections.length === 0 ? (
        <Nothing isFiltered={isFiltered || holder !== null} isDesk={isDesk} />
      ) : (
        sections.map((section) => (
          <HolderSection
            c={c}
            person={person}
            board={board}
            section={section}
            filter={filter}
            isAlone={holder !== null}
            title={!isDesk && section.holder === "department" ? "うちの課が持っている" : holders[section.holder].title}
          />
        ))
      )}
      <ul class="footer-links">
        <li>
          <a href={paths.handOver.list({})}>引継ぎ(異動・退職のとき)</a>
        </li>
        <li>
          <a href={paths.deputies({})}>代理・代決(不在のとき)</a>
        </li>
        {isDesk ? (
          <>
            <li>
              <a href={paths.policyGoals({})}>計画の目標(公益性の根拠)</a>
            </li>
            <li>
              <a href={paths.vocabulary({})}>候補のことば</a>
            </li>
          </>
        ) : null}
      </ul>
    </Layout>
  );
}

/** With a hundred proposals on the desk, one's own are a click away, and the way back as well. */
function OwnOnly({ person, filter }: { person: Person; filter: BoardFilter }) {
  const isOwn = filter.assigned === person.id;
  return (
    <a href={boardHref({ ...filter, assigned: isOwn ? "" : person.id })}>
      {isOwn ? "全員の担当を見る" : "自分の担当だけを見る"}
    </a>
  );
}

type HolderSectionProps = {
  c: Context<Env>;
  person: Person;
  board: Board;
  section: BoardSection;
  filter: BoardFilter;
  isAlone: boolean;
  title: string;
};

function HolderSection({ c, person, board, section, filter, isAlone, title }: HolderSectionProps) {
  const all = board.counts[section.holder].all;
  const note = all > section.waits.length ? `${all}件のうち、期限が近い${section.waits.length}件` : `${all}件`;
  const query = { ...filter, holder: section.holder };
  return (
    <Section title={<Holder side={holders[section.holder].side}>{title}</Holder>} note={note}>
      <BoardTable
        c={c}
        person={person}
        caption={title}
        waits={section.waits}
        records={board.records}
        unread={board.unread}
      />
      {section.next ? (
        <p>
          {isAlone ? (
            <a href={paths.board({}, given({ ...query, after: section.next }))}>次の20件を見る</a>
          ) : (
            <a href={paths.board({}, given(query))}>{holderNames[section.holder]}のすべてを見る</a>
          )}
        </p>
      ) : null}
    </Section>
  );
}

function Nothing({ isFiltered, isDesk }: { isFiltered: boolean; isDesk: boolean }) {
  if (isFiltered)
    return (
      <EmptyState title="この条件で待っているものはありません" text="条件をゆるめると、ほかの提案が見つかります。">
        <ButtonLink kind="other" href={paths.board({}, { all: "yes" })}>
          条件をすべて外す
        </ButtonLink>
      </EmptyState>
    );
  return (
    <EmptyState
      title="いま待っているものはありません"
      text={
        isDesk
          ? "提案が届くと、ここに並びます。受付までの目標は3開庁日です。"
          : "デスクが課にたずねると、質問と期限がここに並びます。"
      }
    >
      <ButtonLink kind="other" href={paths.proposalsInside({})}>
        提案の一覧を見る
      </ButtonLink>
    </EmptyState>
  );
}

/** The board with these filters; without any it says so, or the ones that were left would come back (board-memory.ts). */
function boardHref(query: Record<string, string>): string {
  const parts = given(query);
  return paths.board({}, Object.values(parts).some((text) => text) ? parts : { all: "yes" });
}

/** The parts of a query that say something. */
export function given(query: Record<string, string>): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(query).map(([name, text]) => [name, text === "" ? undefined : text]));
}
