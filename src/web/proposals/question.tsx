import { type WordField, wordLimits } from "../../domain/proposal/proposal-text.ts";
import { words } from "../../words/words.ts";
import type { FieldProps } from "../ui/field.tsx";
import { Fold } from "../ui/fold.tsx";
import { TextArea } from "../ui/text-field.tsx";

type QuestionProps = Omit<FieldProps, "name" | "label" | "help" | "example"> & {
  name: WordField;
  rows: number;
  /** Said below the question's own help. */
  note?: string | undefined;
};

/** One question of the proposal with its examples: one beside it, three of other fields folded behind it (U2). */
export function Question({ name, note, lang = "ja", ...field }: QuestionProps) {
  const text = words(lang).writing;
  const { label, help, example, more } = text.questions[name];
  return (
    <TextArea
      {...field}
      name={name}
      label={label}
      lang={lang}
      help={note ? `${help}${lang === "en" ? " " : ""}${note}` : help}
      example={
        <>
          {example}
          <Fold title={text.moreExamples}>
            {more.map((one, index) => (
              <p>
                <b>{text.themes[index]}</b>
                <br />
                {one}
              </p>
            ))}
          </Fold>
        </>
      }
      maxGraphemes={wordLimits[name]}
    />
  );
}
