import type { FieldError } from "../../domain/kernel/result.ts";
import { type OwnWord, wordsOfLine } from "../../domain/matching/own-words.ts";
import type { Suggestion } from "../../domain/matching/suggest-departments.ts";
import type { Topic } from "../../domain/matching/vocabulary.ts";
import { paths } from "../paths.ts";
import { Button, ButtonLink } from "../ui/button.tsx";
import { EmptyState } from "../ui/callout.tsx";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { FilterForm } from "../ui/form.tsx";
import type { FormValues } from "../ui/form-values.ts";
import type { Frame } from "../ui/frame.ts";
import { Layout } from "../ui/layout.tsx";
import { PageHead, Section } from "../ui/page.tsx";
import { Table } from "../ui/table.tsx";
import { TextField } from "../ui/text-field.tsx";
import { TopicForms } from "./topic-forms.tsx";

export type VocabularyPageProps = {
  frame: Frame;
  vocabulary: readonly Topic[];
  /** The topic that is being mended; null: none is chosen. */
  topic: Topic | null;
  own: readonly OwnWord[];
  /** What is tried, and where it leads; null: nothing is tried. */
  text: string;
  tried: readonly Suggestion[] | null;
  /** What topics are looked for by: a word of either side; "" shows all. */
  q: string;
  values: FormValues;
  errors: readonly FieldError[];
};

/** 候補のことば: which words lead to which work, with a place to try them. */
export function VocabularyPage(props: VocabularyPageProps) {
  const { frame, vocabulary, topic, own, text, tried, q, errors } = props;
  const found = vocabulary.filter((one) => hasWord(one, q));
  return (
    <Layout frame={frame} side="inside" title="候補のことば" current="proposals">
      <ErrorSummary errors={errors} labels={{ side: "どちらのことばか", words: "ことば" }} />
      <PageHead
        crumbs={[{ href: paths.board({}), text: "ボード" }, { text: "候補のことば" }]}
        title="候補のことば"
        lead="市民や企業が書くことばと、課の仕事のことばを結ぶ一覧です。デスクの照会先の候補は、この一覧で選ばれます。提案を書いている人への案内には、はじめからあることばと、案内にも使うことにしたことばだけを使います。"
      />
      <Section title="ためしてみる" id="try">
        <FilterForm action={paths.vocabulary({})} label="ためしてみる">
          <TextField name="text" label="提案の名前や要約" values={{ text }} errors={[]} required={false} width="full" />
          <Button kind="other">どの課が候補になるかを見る</Button>
        </FilterForm>
        {tried ? <Tried tried={tried} /> : null}
      </Section>
      {topic ? <TopicForms {...props} topic={topic} /> : null}
      <Section title="話題の一覧" id="topics" note={`市で変えたことば ${own.length}語`}>
        <FilterForm action={`${paths.vocabulary({})}#topics`} label="話題を探す">
          <TextField name="q" label="ことばで探す" type="search" values={{ q }} errors={[]} compact required={false} />
          <Button kind="other">探す</Button>
        </FilterForm>
        <Table
          caption="話題の一覧"
          captionHidden
          dense
          rows={found}
          empty={
            <EmptyState
              title={`「${q}」を含む話題はありません`}
              text="近い話題を一覧から選び、このことばを加えると、次から候補を選ぶのに使われます。"
            >
              <ButtonLink kind="other" href={`${paths.vocabulary({})}#topics`}>
                すべての話題を見る
              </ButtonLink>
            </EmptyState>
          }
          columns={[
            {
              head: "話題",
              rowHead: true,
              cell: (row) => <a href={`${paths.vocabulary({}, { topic: row.topic })}#topic`}>{row.topic}</a>,
            },
            { head: "課のことば", long: true, cell: (row) => wordsOfLine(row.office).join("、") },
            { head: "市民や企業のことば", long: true, cell: (row) => firstWords(row.words) },
          ]}
        />
      </Section>
    </Layout>
  );
}

/** Any word of it, as people write it: width and case are no difference. */
function hasWord({ topic, office, words }: Topic, q: string): boolean {
  const asRead = (text: string) => text.normalize("NFKC").toLowerCase();
  return asRead([topic, office, words].join(" ")).includes(asRead(q.trim()));
}

function Tried({ tried }: { tried: readonly Suggestion[] }) {
  return (
    <Table
      caption="候補になる課"
      dense
      rows={tried}
      columns={[
        { head: "課", rowHead: true, cell: (row) => row.name },
        { head: "なぜ", long: true, cell: (row) => row.reasons.join("。") },
      ]}
      empty={
        <EmptyState
          title="候補になる課はありません"
          text="下の一覧から近い話題を選び、市で使うことばを加えると、次から候補になります。"
        />
      }
    />
  );
}

const shownOfMany = 8;

function firstWords(line: string): string {
  const words = wordsOfLine(line);
  const rest = words.length - shownOfMany;
  return words.slice(0, shownOfMany).join("、") + (rest > 0 ? ` ほか${rest}語` : "");
}
