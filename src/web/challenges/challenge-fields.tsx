import type { Challenge } from "../../db/stores/challenge-store.ts";
import type { City } from "../../db/stores/city-store.ts";
import { challengeLabels, type TypedChallenge } from "../../domain/challenge/read-challenge.ts";
import type { FieldError } from "../../domain/kernel/result.ts";
import { words } from "../../words/words.ts";
import { CheckboxGroup, RadioGroup } from "../ui/choice-field.tsx";
import { DateField } from "../ui/date-field.tsx";
import { type FormValues, list, value } from "../ui/form-values.ts";
import { Section } from "../ui/page.tsx";
import { parseDateField } from "../ui/parse-date-field.ts";
import { TextArea, TextField } from "../ui/text-field.tsx";

type Props = {
  city: City;
  values: FormValues;
  errors: readonly FieldError[];
  /** After publication the way in which proposals are read stands. */
  readingStands?: boolean;
};

/** The words of a challenge, each question with an example beside it; the same for a draft and for an amendment. */
export function ChallengeFields({ city, values, errors, readingStands }: Props) {
  const field = { values, errors };
  const labels = challengeLabels;
  return (
    <>
      <Section title="課題">
        <TextArea
          {...field}
          name="title"
          rows={2}
          label={labels.title}
          help="何ができるようになりたいかを、ひとことで。解き方は書きません。"
          example="産後の孤立をなくしたい"
          maxGraphemes={80}
        />
        <TextArea
          {...field}
          name="background"
          label={labels.background}
          help="誰が、どこで、どれくらい困っているか。これまでに試したことも。"
          example="産後に相談できる人が近くにいない家庭が増えています。訪問は年に2回で、その間のようすが分かりません。"
          rows={6}
          maxGraphemes={2000}
        />
        <TextArea
          {...field}
          name="ask"
          label={labels.ask}
          help="どのような提案を待っているか。特定の会社や製品に決まる書き方は避けます。"
          example="家から出にくい時期にも、人とつながれる方法を募集します。"
          rows={6}
          maxGraphemes={2000}
        />
        <TextArea
          {...field}
          name="offered"
          label={labels.offered}
          required={false}
          help="1行に1つ。場所、データ、試してくれる人、広報など。"
          example={"保健センターの部屋(平日の午後)\n乳幼児健診での案内"}
          rows={4}
          maxGraphemes={1000}
        />
        <TextField
          {...field}
          name="contact"
          label={labels.contact}
          required={false}
          help="空けておくと、官民連携デスクが窓口になります。公開されます。"
          example="保健センター 母子保健係 0725-00-0000"
          maxGraphemes={300}
        />
      </Section>
      <Section title="分野">
        <CheckboxGroup
          {...field}
          name="fields"
          label={labels.fields}
          columns
          options={city.fields.map(({ name }) => ({ value: name, text: name }))}
        />
        <CheckboxGroup
          {...field}
          name="sdgs"
          label={labels.sdgs}
          required={false}
          columns
          options={words("ja").public.challenges.sdgNames.map((name, index) => ({
            value: String(index + 1),
            text: `${index + 1} ${name}`,
          }))}
        />
      </Section>
      <Section title="募集のしかた">
        <RadioGroup
          {...field}
          name="ends"
          label={labels.ends}
          options={[
            { value: "deadline", text: "締切がある" },
            { value: "open", text: "締切はなく、いつでも受け付ける" },
          ]}
        />
        <DateField {...field} name="deadline" label={labels.deadline} required={false} help={closingHelp(city)} />
        {readingStands ? (
          <p>提案の読みかたは、公開のときの約束なので変えられません。</p>
        ) : (
          <RadioGroup
            {...field}
            name="reading"
            label={labels.reading}
            options={[
              { value: "as_they_come", text: "届いた順に読む", help: "早く対話を始めたいときに。" },
              {
                value: "sealed",
                text: "締切まで開かず、同時に開く",
                help: "比べて選ぶことになりそうなときに。締切までは、デスクも課も、誰から何件届いたかを見られません。",
              },
            ]}
          />
        )}
        <RadioGroup
          {...field}
          name="hasAdvantage"
          label={labels.hasAdvantage}
          help="あとで公募をするときに、提案した団体を有利に扱うか。扱うなら、先に公表します。"
          options={[
            { value: "no", text: "優遇はない" },
            { value: "yes", text: "優遇がある" },
          ]}
        />
        <TextArea
          {...field}
          name="advantage"
          label={labels.advantage}
          required={false}
          help="優遇がある場合に書いてください。"
          example="採用した提案の団体には、公募の審査で5点(100点中)を加えます。"
          rows={3}
          maxGraphemes={1000}
        />
      </Section>
      <Section title="英語のページ">
        <TextField {...field} name="titleEn" label={labels.titleEn} required={false} maxGraphemes={160} />
        <TextArea {...field} name="askEn" label={labels.askEn} required={false} rows={4} maxGraphemes={4000} />
      </Section>
    </>
  );
}

/** What was typed, for the command. */
export function typedChallenge(values: FormValues): TypedChallenge {
  const { date, error } = parseDateField(values, "deadline", challengeLabels.deadline);
  const text = (name: string) => value(values, name);
  return {
    title: text("title"),
    titleEn: text("titleEn"),
    ask: text("ask"),
    askEn: text("askEn"),
    background: text("background"),
    offered: text("offered"),
    contact: text("contact"),
    fields: list(values, "fields"),
    sdgs: list(values, "sdgs"),
    ends: text("ends"),
    deadline: date,
    deadlineFault: error?.message ?? null,
    reading: text("reading"),
    hasAdvantage: text("hasAdvantage"),
    advantage: text("advantage"),
  };
}

/** A challenge as its form shows it. */
export function valuesOf(challenge: Challenge): FormValues {
  return {
    title: challenge.title,
    titleEn: challenge.titleEn,
    ask: challenge.ask,
    askEn: challenge.askEn,
    background: challenge.background,
    offered: challenge.offered.join("\n"),
    contact: challenge.contact,
    fields: challenge.fields,
    sdgs: challenge.sdgs.map(String),
    ends: challenge.deadline ? "deadline" : "open",
    ...(challenge.deadline ? { deadline: challenge.deadline } : {}),
    reading: challenge.isSealed ? "sealed" : "as_they_come",
    hasAdvantage: challenge.advantage ? "yes" : "no",
    advantage: challenge.advantage,
  };
}

function closingHelp({ settings }: City): string {
  const [hour, minute] = [Math.floor(settings.closingMinutes / 60), settings.closingMinutes % 60];
  return `この日の${hour}時${minute ? `${minute}分` : ""}に締め切ります。`;
}
