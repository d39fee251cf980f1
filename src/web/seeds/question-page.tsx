import type { AskedDepartment, newestQuestion } from "../../queries/seeds.ts";
import { paths } from "../paths.ts";
import { ActionForm } from "../ui/button.tsx";
import { EmptyState } from "../ui/callout.tsx";
import { DateText, dateText } from "../ui/date-text.tsx";
import type { Frame } from "../ui/frame.ts";
import { Layout } from "../ui/layout.tsx";
import { PageHead, Section } from "../ui/page.tsx";
import { Table } from "../ui/table.tsx";

const answers = { written: "たねを書いた", none: "今回はない" } as const;

/** 課への問いかけ: which departments have answered the newest question, and which have not; the desk's alone. */
export function SeedQuestionPage({
  frame,
  question,
  days,
}: {
  frame: Frame;
  question: Awaited<ReturnType<typeof newestQuestion>>;
  /** The days of the year on which it is asked, "05-15". */
  days: readonly string[];
}) {
  const departments = question?.departments ?? [];
  const missing = departments.filter(({ answer }) => answer === null);
  const answered = departments.filter(({ answer }) => answer !== null);
  return (
    <Layout frame={frame} side="inside" title="課への問いかけ" current="challenges-inside">
      <PageHead
        crumbs={[
          { href: paths.challengesInside({}), text: "課題" },
          { href: paths.seeds({}), text: "課題のたね" },
          { text: "課への問いかけ" },
        ]}
        title="課への問いかけ"
        lead={
          question
            ? `${dateText(question.askedOn, "long")}に、${departments.length}の課にたずねました。${answered.length}の課が答えています。期限は${dateText(question.due, "short")}です。`
            : asksWhen(days)
        }
        aside={
          missing.length > 0 ? (
            <ActionForm
              action={paths.seedReminder({})}
              label={`まだの${missing.length}課にもう一度知らせる`}
              kind="other"
              idempotencyKey={frame.idempotencyKey}
            />
          ) : undefined
        }
      />
      {question ? (
        <>
          {missing.length > 0 ? (
            <Section title="まだ答えていない課" note={`${missing.length}課`}>
              <p>{missing.map(({ name }) => name).join("、")}</p>
            </Section>
          ) : null}
          <Section title="答えた課" note={`${answered.length}課`}>
            <Answers departments={answered} />
          </Section>
        </>
      ) : (
        <EmptyState title="まだたずねていません" text="たずねると、どの課が答えたかが、ここに並びます。" />
      )}
    </Layout>
  );
}

function Answers({ departments }: { departments: readonly AskedDepartment[] }) {
  return (
    <Table
      caption="課の答え"
      captionHidden
      dense
      rows={departments}
      columns={[
        { head: "課", rowHead: true, cell: (one) => [one.division, one.name].filter(Boolean).join(" ") },
        {
          head: "答え",
          cell: ({ answer, seedId }) =>
            seedId ? <a href={paths.seed.show({ id: seedId })}>{answers.written}</a> : answers[answer ?? "none"],
        },
        {
          head: "答えた日",
          nowrap: true,
          cell: (one) => (one.answeredAt ? <DateText value={one.answeredAt} form="dense" /> : "―"),
        },
      ]}
      empty={<EmptyState title="まだ届いていません" text="課が答えると、ここに並びます。" />}
    />
  );
}

function asksWhen(days: readonly string[]): string {
  if (days.length === 0) return "問いかけの日は、管理者が「設定」で決めます。いまは決まっていません。";
  const named = days.map((day) => `${Number(day.slice(0, 2))}月${Number(day.slice(3))}日`).join("と");
  return `${named}に、各課に困りごとをたずねます。日は、管理者が「設定」で変えられます。`;
}
