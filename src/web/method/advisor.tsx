import type { FactName, Facts } from "../../domain/method/facts.ts";
import type { adviceOn } from "../../queries/review.ts";
import { Fragment } from "../drawing/jsx-runtime.ts";
import { ButtonLink } from "../ui/button.tsx";
import { Card, Section } from "../ui/page.tsx";
import { Table } from "../ui/table.tsx";
import { changeSentence, factAnswer, factQuestions, factsBehind, methodMeanings, methodName } from "./method-names.ts";

type AdviceProps = { facts: Facts; advice: ReturnType<typeof adviceOn>; editHref: string | null };

/** 08a: what the advisor recommends, with the clauses and the answers they rest on. Open questions come first, and make it provisional. */
export function Recommendation({ facts, advice, editHref }: AdviceProps) {
  const isOpen = advice.questions.length > 0;
  return (
    <>
      {isOpen ? (
        <Card kind="panel" title={`先に決めること ${advice.questions.length}つ`} level={2}>
          <ul class="bullets">
            {advice.questions.map((question) => (
              <li>{question.text}</li>
            ))}
          </ul>
          {editHref ? (
            <ButtonLink kind="other" href={editHref}>
              事実を書き足す
            </ButtonLink>
          ) : null}
        </Card>
      ) : null}
      <Card kind="key">
        <p class="advice-kind">{isOpen ? "仮のおすすめ" : "おすすめ"}</p>
        <h2 class="advice-method">
          {advice.method === "undecided"
            ? advice.stillOpen.length > 0
              ? advice.stillOpen.map(methodName).join("、または ")
              : methodName("undecided")
            : methodName(advice.method)}
        </h2>
        <p>
          {advice.method === "undecided"
            ? "上の答えしだいで変わります。取組と分野の数のように答えが分かれるときは、理由を書いて人が決めます。"
            : methodMeanings[advice.method]}
        </p>
        <ul class="clauses">
          {advice.because.map(({ clause, text }) => (
            <li>
              <Clause name={clause} />
              <div>
                <p>
                  <b>{text}</b>
                </p>
                <RestsOn facts={facts} names={factsBehind[clause] ?? []} />
              </div>
            </li>
          ))}
        </ul>
      </Card>
    </>
  );
}

/** A clause of the guideline, of a principle or of the law. */
export function Clause({ name }: { name: string }) {
  return <span class={name.length > 8 ? "clause clause-law" : "clause"}>{name}</span>;
}

function RestsOn({ facts, names }: { facts: Facts; names: readonly FactName[] }) {
  const answers = names.flatMap((name) => {
    const answer = factAnswer(facts, name);
    return answer === null ? [] : [`${factQuestions[name]}「${answer}」`];
  });
  return answers.length > 0 ? <p class="sub small">{answers.join("、")}</p> : null;
}

/** 選ばなかった手法と理由. */
export function NotChosen({ advice }: { advice: AdviceProps["advice"] }) {
  if (advice.method === "undecided") return null;
  return (
    <Section title="選ばなかった手法と理由">
      <Table
        caption="選ばなかった手法と理由"
        captionHidden
        hideHead
        cards="plain"
        columns={[
          { head: "手法", cell: (row) => methodName(row.method), rowHead: true },
          {
            head: "理由",
            cell: (row) => (
              <>
                {row.text} <Clause name={row.clause} />
              </>
            ),
          },
        ]}
        rows={advice.notChosen}
      />
    </Section>
  );
}

/** 結論が変わるとき. */
export function WhenItChanges({ advice }: { advice: AdviceProps["advice"] }) {
  if (advice.changes.length === 0) return null;
  return (
    <Card kind="quiet" title="結論が変わるとき" level={2}>
      <ul class="bullets">
        {advice.changes.map(({ field, to, advice: other }) => (
          <li>
            {changeSentence(field, to)}{" "}
            <b>{other.method === "undecided" ? "もう一度検討" : methodName(other.method)}</b>{" "}
            {other.because[0] ? <Clause name={other.because[0].clause} /> : null}
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** 事実 n問中n問: what is answered, by whom, and where it is mended. */
export function FactList({ facts, by, editHref }: { facts: Facts; by: string; editHref: string | null }) {
  const names = Object.keys(factQuestions) as FactName[];
  const answered = names.filter((name) => facts[name] !== null);
  return (
    <Card title={`事実 ${names.length}問中${answered.length}問`} level={2}>
      <dl class="facts">
        {names.map((name, index) => (
          <Fragment>
            <dt>
              問{index + 1} {factQuestions[name]}
            </dt>
            <dd>{factAnswer(facts, name) ?? <span class="sub">わからない</span>}</dd>
          </Fragment>
        ))}
      </dl>
      <p class="sub small">{by}</p>
      {editHref ? (
        <ButtonLink kind="other" href={editHref}>
          事実を直す
        </ButtonLink>
      ) : null}
    </Card>
  );
}
