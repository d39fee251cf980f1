import { plain } from "../../domain/matching/find-words.ts";
import { type OwnWord, type Side, wordsOfLine } from "../../domain/matching/own-words.ts";
import type { Topic } from "../../domain/matching/vocabulary.ts";
import { paths } from "../paths.ts";
import { Button } from "../ui/button.tsx";
import { Checkbox, CheckboxGroup, RadioGroup } from "../ui/choice-field.tsx";
import { Fold } from "../ui/fold.tsx";
import { Form } from "../ui/form.tsx";
import { Section } from "../ui/page.tsx";
import { TextArea } from "../ui/text-field.tsx";
import type { VocabularyPageProps } from "./vocabulary-page.tsx";

const sides: readonly { side: Side; name: string }[] = [
  { side: "people", name: "市民や企業のことば" },
  { side: "office", name: "課のことば" },
];

/** The words of one topic: add, leave out, use again. */
export function TopicForms({ frame, topic, own, values, errors }: VocabularyPageProps & { topic: Topic }) {
  const action = paths.vocabulary({});
  return (
    <Section title={`「${topic.topic}」のことば`} id="topic">
      <Form action={action} idempotencyKey={frame.idempotencyKey} fields={{ topic: topic.topic }}>
        <RadioGroup
          name="side"
          label="どちらのことばか"
          values={{ side: "people", ...values }}
          errors={errors}
          columns
          options={sides.map(({ side, name }) => ({ value: side, text: name }))}
        />
        <TextArea
          name="words"
          label="加えることば"
          help="空白で区切って、一度に20語まで。短くてよく使うことばは、ほかの話題にも当たります。提案に書かれていた商品・会社・人の名前は加えないでください。"
          example="フードパントリー 食料支援"
          rows={2}
          values={values}
          errors={errors}
        />
        <Checkbox
          name="isPublic"
          label="提案を書いている人への案内にも使う"
          help="公開していない提案で知ったことばには、しるしをつけないでください。しるしがなければ、デスクの候補だけに使います。もう加えたことばは、もう一度加えると、この選び方に変わります。"
          required={false}
          values={values}
          errors={errors}
        />
        <Button name="go" value="add">
          この話題に加える
        </Button>
      </Form>
      {sides.map(({ side, name }) => {
        const line = side === "people" ? topic.words : topic.office;
        const added = own.filter((one) => one.topic === topic.topic && one.side === side && one.counts);
        const away = own.filter((one) => one.topic === topic.topic && one.side === side && !one.counts);
        const shared = { action, idempotencyKey: frame.idempotencyKey, fields: { topic: topic.topic, side } };
        return (
          <>
            <Fold title={`いま使っている${name}(${wordsOfLine(line).length}語)`}>
              <WordsForm {...shared} words={wordsOfLine(line).map(plain)} added={added} go="take-away" />
            </Fold>
            {away.length > 0 ? (
              <Fold title={`使わないことにした${name}(${away.length}語)`}>
                <WordsForm {...shared} words={away.map((one) => one.word)} added={[]} go="bring-back" />
              </Fold>
            ) : null}
          </>
        );
      })}
    </Section>
  );
}

type WordsFormProps = {
  action: string;
  idempotencyKey: string;
  fields: { topic: string; side: Side };
  words: readonly string[];
  /** Of them, those that the desk has added. */
  added: readonly OwnWord[];
  go: "take-away" | "bring-back";
};

function WordsForm({ words, added, go, ...form }: WordsFormProps) {
  return (
    <Form {...form}>
      <CheckboxGroup
        name={`${go}-${form.fields.side}`}
        label="ことば"
        values={{}}
        errors={[]}
        required={false}
        columns="many"
        options={words.map((word) => ({ value: word, text: nameOf(word, added) }))}
      />
      <Button kind="other" name="go" value={go}>
        {go === "take-away" ? "選んだことばを候補に使わない" : "選んだことばをもう一度使う"}
      </Button>
    </Form>
  );
}

/** A word that the desk added says for whom it counts. */
function nameOf(word: string, added: readonly OwnWord[]): string {
  const own = added.find((one) => one.word === word);
  if (!own) return word;
  return own.isPublic ? `${word}（案内にも使う）` : `${word}（デスクだけ）`;
}
