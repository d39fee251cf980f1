import type { Context } from "hono";
import { todayInTokyo } from "../../domain/calendar/tokyo-date.ts";
import type { FieldError } from "../../domain/kernel/result.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { inquiryWords } from "../../queries/desk-proposal.ts";
import { type Together, togetherOf } from "../../queries/together.ts";
import { CasePage, caseOf } from "../proposals/case.tsx";
import { SavedMeanwhile } from "../proposals/saved-meanwhile.tsx";
import { refuseUnknown } from "../refusals.tsx";
import type { Env } from "../route.ts";
import { ErrorSummary } from "../ui/error-summary.tsx";
import type { FormValues } from "../ui/form-values.ts";
import { type AnswerDraft, jointDraft, savedInstead } from "./answer-drafts.ts";
import { DepartmentMeetings } from "./department-meetings.tsx";
import { readsInquiries } from "./inquiries-routes.tsx";
import { JointAnswers } from "./joint-answers.tsx";

/** The form that has to be mended, with everything typed; `subject`: of which joint answer or meeting. */
export type WrongTogether = {
  form: "arrange" | "draft" | "call" | "note";
  subject?: string | undefined;
  values: FormValues;
  errors: readonly FieldError[];
  /** 409: other words were saved since the form was drawn. */
  isStale?: boolean;
};

export const togetherLabels = {
  inquiries: "いっしょに答えてもらう課",
  outcome: "回答の種類",
  answer: "共同の回答",
  called: "呼ぶ課",
  on: "打合せの日",
  time: "時刻",
  place: "場所",
  agenda: "話すこと",
  meetingNote: "打合せのまとめ",
};

/** 課がいっしょに: one answer of several departments, and a meeting of those who are asked. */
export async function drawTogether(c: Context<Env>, person: Person, wrong: WrongTogether | null = null) {
  const found = await caseOf(c, person, async (tx, record) => ({
    ...(await togetherOf(tx, record.id)),
    words: await inquiryWords(tx, record, todayInTokyo(c.var.program.now())),
  }));
  if (!found || !readsInquiries(person, found.record)) return refuseUnknown(c);
  const { record, more } = found;
  const shared = { c, person, record, together: more, words: more.words, wrong };
  return c.html(
    <CasePage c={c} person={person} record={record} tab="now" title="共同の回答と打合せ">
      <ErrorSummary errors={wrong?.errors ?? []} labels={togetherLabels} />
      <SavedMeanwhile
        title="共同の回答の案が、先に保存されています"
        saved={wrong?.isStale ? savedInstead(draftOf(more, wrong.subject), wrong.values) : undefined}
      />
      <JointAnswers {...shared} />
      <DepartmentMeetings {...shared} />
    </CasePage>,
    wrong?.isStale ? 409 : wrong ? 422 : 200,
  );
}

function draftOf({ joint }: Together, id: string | undefined): AnswerDraft {
  return jointDraft(joint.find((one) => one.id === id)?.draft ?? null);
}
