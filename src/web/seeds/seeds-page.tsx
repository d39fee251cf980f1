import type { Seed } from "../../db/stores/seed-store.ts";
import { firstGraphemes } from "../../domain/kernel/text.ts";
import { isOfDesk, type Person } from "../../domain/policy/actor.ts";
import type { openQuestionTo } from "../../queries/seeds.ts";
import { paths } from "../paths.ts";
import { ActionForm, ButtonLink, ButtonRow } from "../ui/button.tsx";
import { EmptyState } from "../ui/callout.tsx";
import { DateText } from "../ui/date-text.tsx";
import type { Frame } from "../ui/frame.ts";
import { Layout } from "../ui/layout.tsx";
import { NowBox } from "../ui/now-box.tsx";
import { PageHead, Section } from "../ui/page.tsx";
import { Pager } from "../ui/page-navigation.tsx";
import { ListRow, RowList } from "../ui/rows.tsx";
import { Tag } from "../ui/tag.tsx";

export type SeedsPageProps = {
  frame: Frame;
  person: Person;
  question: Awaited<ReturnType<typeof openQuestionTo>>;
  seeds: readonly Seed[];
  next: string | null;
  isFirst: boolean;
};

/** 課題のたね: what a department is asked, and what it has told the desk; for the desk, what all have told. */
export function SeedsPage({ frame, person, question, seeds, next, isFirst }: SeedsPageProps) {
  const isDesk = isOfDesk(person);
  const mayWrite = person.departments.length > 0;
  return (
    <Layout frame={frame} side="inside" title="課題のたね" current="challenges-inside">
      <PageHead
        crumbs={[{ href: paths.challengesInside({}), text: "課題" }, { text: "課題のたね" }]}
        title="課題のたね"
        lead={
          isDesk
            ? "各課が困っていること、聞きたいこと。書いた課とデスクだけが見られます。"
            : "課題になる前の困りごとを、デスクに渡す場所です。この課とデスクだけが見られ、公開されません。"
        }
        aside={
          isDesk ? (
            <ButtonLink kind="other" href={paths.seedQuestion({})}>
              課への問いかけを見る
            </ButtonLink>
          ) : undefined
        }
      />
      {question ? <Question frame={frame} question={question} /> : null}
      {mayWrite ? (
        <ButtonRow>
          {question ? null : <ButtonLink href={paths.newSeed({})}>課題のたねを書く</ButtonLink>}
          <ButtonLink kind="other" href={paths.newSeed({}, { kind: "help" })}>
            デスクにそっと聞く
          </ButtonLink>
        </ButtonRow>
      ) : null}
      <Section title={isDesk ? "届いたたね" : "これまでに書いたこと"}>
        {seeds.length === 0 ? (
          <EmptyState
            title={isFirst ? "まだありません" : "これより前はありません"}
            text={isDesk ? "課が書くと、新しい順に並びます。" : "書いたことと、デスクの返事が、ここに並びます。"}
          />
        ) : (
          <RowList>
            {seeds.map((seed) => (
              <ListRow
                href={paths.seed.show({ id: seed.id })}
                title={beginningOf(seed)}
                mark={<SeedState seed={seed} />}
                meta={
                  <>
                    {seed.departmentName}　<DateText value={seed.at} form="time" />
                    {seed.kind === "help" ? "　デスクへの質問" : ""}
                  </>
                }
              />
            ))}
          </RowList>
        )}
        <Pager next={next ? paths.seeds({}, { after: next }) : null} />
      </Section>
    </Layout>
  );
}

function Question({ frame, question }: { frame: Frame; question: NonNullable<SeedsPageProps["question"]> }) {
  return (
    <NowBox
      variant="mine"
      with="city"
      who={`${question.departmentName}の番です`}
      task="この半年で、困っていることはありますか"
      until={
        <>
          <DateText value={question.due} form="dense" />
          まで
        </>
      }
      note="書くのは2分です。なければ「今回はない」でお答えください。"
      button={
        <>
          <ButtonLink href={paths.newSeed({})}>困りごとを書く</ButtonLink>
          <ActionForm
            action={paths.noSeed({})}
            label="今回はないと答える"
            kind="other"
            idempotencyKey={frame.idempotencyKey}
            fields={{ departmentId: question.departmentId }}
          />
        </>
      }
    />
  );
}

/** Whose turn a seed is; done once it is closed. */
export function SeedState({ seed }: { seed: Pick<Seed, "state" | "challengeId"> }) {
  if (seed.challengeId) return <Tag kind="done">課題の下書きに</Tag>;
  if (seed.state === "closed") return <Tag kind="done">終了</Tag>;
  return <Tag>{seed.state === "open" ? "デスクの番" : "課の番"}</Tag>;
}

/** So many characters of its first line name a seed, which has no title. */
const longestName = 40;

export function beginningOf(seed: Pick<Seed, "body">): string {
  const line = seed.body.trim().split("\n")[0]!;
  const start = firstGraphemes(line, longestName);
  return start === line ? line : `${start}…`;
}
