import type { Context } from "hono";
import { todayInTokyo } from "../../domain/calendar/tokyo-date.ts";
import { questionDue } from "../../domain/challenge/question-ball.ts";
import type { QuestionsToAnswer } from "../../queries/challenge-questions.ts";
import { paths } from "../paths.ts";
import type { Env } from "../route.ts";
import { Callout } from "../ui/callout.tsx";
import { dateText } from "../ui/date-text.tsx";

/** Questions about challenges whose turn is the reader's: beside the proposals, and never forgotten for them. */
export function BoardQuestions({ c, questions }: { c: Context<Env>; questions: readonly QuestionsToAnswer[] }) {
  if (questions.length === 0) return null;
  const { city } = c.var;
  const today = todayInTokyo(c.var.program.now());
  const rows = questions.map((one) => ({
    ...one,
    due: questionDue(one.firstAskedAt, city.settings.targetDays, city.calendar),
  }));
  const all = questions.reduce((sum, one) => sum + one.count, 0);
  return (
    <Callout
      kind={rows.some((one) => one.due < today) ? "warning" : "info"}
      title={`課題への質問が${all}件、あなたの番です`}
    >
      <ul>
        {rows.map(({ challengeId, code, count, due }) => (
          <li>
            <a href={paths.challengeInside.questions({ id: challengeId })}>
              課題 {code} への質問 {count}件
            </a>{" "}
            {dateText(due, "dense")}まで{due < today ? " ▲ 期日を過ぎています" : ""}
          </li>
        ))}
      </ul>
    </Callout>
  );
}
