import type { Context } from "hono";
import type { Child } from "hono/jsx";
import { todayInTokyo } from "../../domain/calendar/tokyo-date.ts";
import { ownInquiry } from "../../domain/inquiry/own-inquiry.ts";
import type { FieldError } from "../../domain/kernel/result.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { may } from "../../domain/policy/may.ts";
import type { Inquiry, ProposalRecord } from "../../domain/process/record.ts";
import { type InquiryWords, inquiryWords } from "../../queries/desk-proposal.ts";
import { type InquiryDetails, inquiryDetails } from "../../queries/inquiry-details.ts";
import { togetherOf } from "../../queries/together.ts";
import { paths } from "../paths.ts";
import { CasePage, caseOf } from "../proposals/case.tsx";
import { SavedMeanwhile } from "../proposals/saved-meanwhile.tsx";
import { refuseUnknown } from "../refusals.tsx";
import type { Env } from "../route.ts";
import { Callout } from "../ui/callout.tsx";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { Fold } from "../ui/fold.tsx";
import { type FormValues, value } from "../ui/form-values.ts";
import { Section } from "../ui/page.tsx";
import { savedInstead, valuesOfDraft } from "./answer-drafts.ts";
import { AnswerForm, answerLabels } from "./answer-form.tsx";
import { readsInquiries } from "./inquiries-routes.tsx";
import { InquiryActions, InquiryText } from "./inquiry-parts.tsx";
import { AskBackAnswerForm, AskBackFields, HandFields, TalkOfInquiry, talkLabels } from "./inquiry-talk.tsx";
import { ProposalInShort } from "./proposal-in-short.tsx";

/** The form that has to be mended, with everything typed; or one whose button was not that of all that was typed: without errors. */
export type WrongForm = {
  form: "answer" | "askBack" | "askBackAnswer" | "handler" | "rest";
  values: FormValues;
  errors: readonly FieldError[];
  /** 409: other words were saved since the form was drawn. */
  isStale?: boolean;
};

/** One inquiry on one screen: what is asked, what the proposal says, the answer; asking back and handing on behind their names. */
export async function drawInquiry(c: Context<Env>, person: Person, wrong: WrongForm | null = null): Promise<Response> {
  const found = await caseOf(c, person, async (tx, record) => {
    const inquiry = record.inquiries.find((one) => one.id === c.req.param("inquiry"));
    if (!inquiry || !readsInquiries(person, record)) return null;
    const words = (await inquiryWords(tx, record, todayInTokyo(c.var.program.now()))).get(inquiry.id);
    const { joint, meetings } = await togetherOf(tx, record.id);
    const together = joint.length + meetings.length > 0;
    return { inquiry, words: words ?? noWords, details: await inquiryDetails(tx, inquiry), together };
  });
  if (!found?.more) return refuseUnknown(c);
  const { record, more } = found;
  const { departmentName } = more.inquiry;
  return c.html(
    <CasePage
      c={c}
      person={person}
      record={record}
      tab="now"
      title={`${departmentName}への照会`}
      anchor="answer"
      about={more.inquiry.id}
    >
      <ErrorSummary errors={wrong?.errors ?? []} labels={{ ...answerLabels, ...talkLabels }} />
      <SavedMeanwhile
        title="回答の下書きが、先に保存されています"
        saved={wrong?.isStale ? savedInstead(more.words.answer, wrong.values) : undefined}
      />
      <ToDo c={c} person={person} record={record} {...more} wrong={wrong}>
        <Section title={`${departmentName}への照会`}>
          <InquiryText
            {...{ c, record, inquiry: more.inquiry, words: more.words, handler: more.details.handler }}
            isAnswerer={answers(person, record, more.inquiry)}
          />
          <TalkOfInquiry inquiry={more.inquiry} details={more.details} />
          <InquiryActions c={c} person={person} record={record} inquiry={more.inquiry} />
        </Section>
      </ToDo>
    </CasePage>,
    wrong?.isStale ? 409 : wrong && wrong.form !== "rest" ? 422 : 200,
  );
}

/**
 * After one of the buttons of the answer's form: what was typed into its other fields and is stored nowhere, to be drawn again; null when
 * there is nothing. `sent`: the fields that the button has sent.
 */
export async function restTyped(
  c: Context<Env>,
  person: Person,
  values: FormValues,
  sent: readonly string[],
): Promise<FormValues | null> {
  const stored = await caseOf(c, person, async (tx, record) =>
    (await inquiryWords(tx, record, todayInTokyo(c.var.program.now()))).get(c.req.param("inquiry")!),
  );
  const answer = stored?.more?.answer;
  const known: Record<string, string> = { outcome: answer?.outcome ?? "", answer: answer?.text ?? "" };
  const rest = Object.entries(values).filter(([name]) => restFields.includes(name) && !sent.includes(name));
  if (rest.every(([name, typed]) => typed === (known[name] ?? ""))) return null;
  // Words that were not sent still stand on what they were drawn from.
  const drawnFrom = sent.includes("answer") ? {} : { drawn_from: value(values, "drawn_from") };
  return { ...Object.fromEntries(rest), ...drawnFrom };
}

const restFields = ["outcome", "answer", "suggested", "askBack", "note"];

/** Whether the reader writes the answer of this department now. */
function answers(person: Person, record: ProposalRecord, inquiry: Inquiry): boolean {
  return may(person, "draftAnswer", record).ok && "inquiry" in ownInquiry(person, record, inquiry.id, "staff");
}

/** Of an inquiry whose words the reader has not. */
export const noWords: InquiryWords = { question: "", answer: null, suggested: null, takenOverBy: null, headOut: null };

type ToDoProps = {
  c: Context<Env>;
  person: Person;
  record: ProposalRecord;
  inquiry: Inquiry;
  words: InquiryWords;
  details: InquiryDetails;
  /** Brought together with other departments: an answer or a meeting of several. */
  together: boolean;
  wrong: WrongForm | null;
  /** What was asked. */
  children?: Child;
};

/** What was asked, and what the reader has to do with it; whoever answers has both beside each other where there is room. */
function ToDo({ c, person, record, inquiry, words, details, together, wrong, children }: ToDoProps) {
  const of = (form: WrongForm["form"]) =>
    wrong?.form === form ? { values: wrong.values, errors: wrong.errors } : { values: {}, errors: [] };
  const isOwn = (role: "staff" | "head") => "inquiry" in ownInquiry(person, record, inquiry.id, role);
  const shared = { c, record, inquiry };
  if (inquiry.askedBackAt && may(person, "answerAskBack", record).ok)
    return (
      <>
        {children}
        <Section title="課からの問い返しに答える" id="ask-back">
          <AskBackAnswerForm {...shared} {...of("askBackAnswer")} />
        </Section>
      </>
    );
  if (!answers(person, record, inquiry)) return <>{children}</>;
  const [typed, errors] = [wrong?.values ?? null, wrong?.errors ?? []];
  const isTyped = (name: string) => value(typed ?? {}, name).trim() !== "";
  const isOpen = (form: "askBack" | "handler") => wrong?.form === form || isTyped(form);
  return (
    <div class="answering" id="answer">
      <div>
        {children}
        <Section title="提案のあらまし">
          <ProposalInShort record={record} />
        </Section>
      </div>
      <Section title="回答を書く">
        {together ? (
          <Callout kind="info" title="ほかの課といっしょに" level={3}>
            <p>
              この提案では、共同の回答や課の打合せに呼ばれています。
              <a href={paths.proposal.together({ id: record.id })}>共同の回答と打合せを見る</a>
            </p>
          </Callout>
        ) : null}
        <AnswerForm
          {...shared}
          words={words}
          typed={typed && { ...valuesOfDraft(words.answer), ...typed }}
          isStale={wrong?.isStale === true}
          errors={errors}
          mayConfirm={may(person, "confirmAnswer", record).ok && isOwn("head")}
          talks={details.talk.length}
          unsaved={wrong?.form === "rest"}
        >
          <h3 id="before-answering">いまは答えられないとき</h3>
          <Fold title="答える前に、デスクに聞く" id="ask-back" open={isOpen("askBack")}>
            <AskBackFields {...shared} values={typed ?? {}} errors={errors} />
          </Fold>
          <Fold title="課の中で、担当を決める" id="handler" open={isOpen("handler") || isTyped("note")}>
            <HandFields {...shared} details={details} values={typed ?? {}} errors={errors} />
          </Fold>
        </AnswerForm>
      </Section>
    </div>
  );
}
