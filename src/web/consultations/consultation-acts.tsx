import type { Child } from "hono/jsx";
import type { OnConsultation } from "../../commands/consultations/act-on-consultation.ts";
import { answerConsultation } from "../../commands/consultations/answer-consultation.ts";
import { closeConsultation, reopenConsultation } from "../../commands/consultations/close-consultation.ts";
import { handBackConsultation } from "../../commands/consultations/hand-back-consultation.ts";
import { noteConsultation } from "../../commands/consultations/note-consultation.ts";
import { passOnConsultation } from "../../commands/consultations/pass-on-consultation.ts";
import type { Program } from "../../db/program.ts";
import { type ConsultationAction, mayOnConsultation } from "../../domain/consultation/consultation.ts";
import type { Result } from "../../domain/kernel/result.ts";
import type { words } from "../../words/words.ts";
import { paths } from "../paths.ts";
import { Button, type ButtonKind } from "../ui/button.tsx";
import { Select } from "../ui/choice-field.tsx";
import { Fold } from "../ui/fold.tsx";
import { Form } from "../ui/form.tsx";
import { type FormValues, value } from "../ui/form-values.ts";
import { Section } from "../ui/page.tsx";
import { TextArea } from "../ui/text-field.tsx";
import type { ConsultationPageProps } from "./consultation-page.tsx";

/** One thing that is done with a consultation: its form on the page, and what its address runs. */
export type ConsultationAct = {
  action: ConsultationAction;
  path: (typeof paths.consultation)[keyof typeof paths.consultation];
  title: string;
  /** Names of its fields: a form that came back stays open. */
  names: readonly string[];
  fields: (props: ConsultationPageProps) => Child;
  button: string;
  buttonKind?: ButtonKind;
  /** null: the route draws its own answer (the link of an invitation). */
  run: ((program: Program, input: OnConsultation, values: FormValues) => Promise<Result<unknown>>) | null;
  done: keyof ReturnType<typeof words>["done"];
};

export const consultationLabels = {
  answer: "答え",
  reason: "デスクに戻す理由",
  departmentId: "引き継ぐ課",
  handingOver: "課への申し送り",
  words: "お伝えする言葉",
  note: "庁内メモ",
  closing: "終える理由",
};

/** In the order in which they stand on the page. */
export const consultationActs: readonly ConsultationAct[] = [
  {
    action: "answer",
    path: paths.consultation.answer,
    title: "答える",
    names: ["answer"],
    fields: (props) => <Words {...props} name="answer" rows={5} help={reachHelp(props)} />,
    button: "答えを記録する",
    buttonKind: "primary",
    run: (program, input, values) => answerConsultation(program, { ...input, answer: value(values, "answer") }),
    done: "consultationAnswered",
  },
  {
    action: "handBack",
    path: paths.consultation.handingBack,
    title: "この課のことではないので、デスクに戻す",
    names: ["reason"],
    fields: (props) => <Words {...props} name="reason" help="分かれば、どの課のことかを書いてください。" />,
    button: "デスクに戻す",
    run: (program, input, values) => handBackConsultation(program, { ...input, reason: value(values, "reason") }),
    done: "consultationHandedBack",
  },
  {
    action: "passOn",
    path: paths.consultation.passingOn,
    title: "課に引き継ぐ",
    names: ["departmentId", "handingOver"],
    fields: (props) => (
      <>
        <Select
          values={props.values}
          errors={props.errors}
          name="departmentId"
          label={consultationLabels.departmentId}
          options={props.city.departments
            .filter((one) => !one.isDesk && one.id !== props.consultation.departmentId)
            .map((one) => ({ value: one.id, text: one.name }))}
        />
        <Words {...props} name="handingOver" required={false} help="相談した方には見えません。" />
      </>
    ),
    button: "この課に引き継ぐ",
    run: (program, input, values) =>
      passOnConsultation(program, {
        ...input,
        departmentId: value(values, "departmentId"),
        handingOver: value(values, "handingOver"),
      }),
    done: "consultationPassedOn",
  },
  {
    action: "invite",
    path: paths.consultation.invitation,
    title: "提案にするよう誘う",
    names: ["words"],
    fields: (props) => (
      <>
        <p>
          相談した方のページに、この内容から提案の下書きをつくるボタンが出ます。電話や来庁の方に渡すリンクも、次の画面に一度だけ表示します。
        </p>
        <Words {...props} name="words" />
      </>
    ),
    button: "提案にするよう誘う",
    run: null,
    done: "consultationAnswered",
  },
  {
    action: "note",
    path: paths.consultation.notes,
    title: "庁内メモを残す",
    names: ["note"],
    fields: (props) => <Words {...props} name="note" help="相談した方には見えません。" />,
    button: "庁内メモに残す",
    buttonKind: "inner",
    run: (program, input, values) => noteConsultation(program, { ...input, note: value(values, "note") }),
    done: "consultationNoted",
  },
  {
    action: "close",
    path: paths.consultation.closing,
    title: "この相談を終える",
    names: ["closing"],
    fields: (props) => (
      <Words {...props} name="closing" help="庁内に残ります。相談した方には、終わったことだけが見えます。" />
    ),
    button: "相談を終える",
    run: (program, input, values) => closeConsultation(program, { ...input, closing: value(values, "closing") }),
    done: "consultationClosed",
  },
  {
    action: "reopen",
    path: paths.consultation.reopening,
    title: "もう一度取り上げる",
    names: [],
    fields: () => <p>デスクの番になり、期限がもう一度つきます。</p>,
    button: "もう一度取り上げる",
    run: (program, input) => reopenConsultation(program, input),
    done: "consultationReopened",
  },
];

/** Only what this reader may do now: the answer open, the others folded. */
export function ConsultationActs(props: ConsultationPageProps) {
  const { frame, person, consultation, values } = props;
  return (
    <>
      {consultationActs
        .filter(({ action }) => mayOnConsultation(person, action, consultation).ok)
        .map((act) => {
          const address = act.path({ id: consultation.id });
          const form = (
            <Form action={address} idempotencyKey={frame.idempotencyKey} draftKey={address}>
              {act.fields(props)}
              <Button kind={act.buttonKind ?? "other"}>{act.button}</Button>
            </Form>
          );
          if (act.action === "answer")
            return (
              <Section title={act.title} id="answer">
                {form}
              </Section>
            );
          return (
            <Fold title={act.title} open={act.names.some((name) => values[name] !== undefined)}>
              {form}
            </Fold>
          );
        })}
    </>
  );
}

type WordsProps = ConsultationPageProps & {
  name: Exclude<keyof typeof consultationLabels, "departmentId">;
  rows?: number;
  help?: string;
  required?: false;
};

function Words({ name, rows = 3, help, required, values, errors }: WordsProps) {
  return (
    <TextArea
      name={name}
      label={consultationLabels[name]}
      rows={rows}
      maxGraphemes={1000}
      help={help}
      required={required}
      values={values}
      errors={errors}
    />
  );
}

function reachHelp({ consultation: { mail, telephone, channel }, frame }: ConsultationPageProps): string {
  if (frame.mail && mail) return "相談した方のページに、このまま表示され、お返事があったことがメールで伝わります。";
  if (channel === "form") return "相談した方のページに、このまま表示されます。";
  const reach = [telephone ? `電話 ${telephone}` : "", mail ? `メール ${mail}` : ""].filter((one) => one !== "");
  return reach.length > 0
    ? `ご自身で伝えてから、伝えたことを書いてください(${reach.join("、")})。`
    : "伝えたことを書いてください。";
}
