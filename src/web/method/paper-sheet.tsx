import type { Child } from "hono/jsx";
import { type FeasibilityAnswer, feasibilityNames } from "../../domain/method/feasibility.ts";
import type { PaperBody, PrintedGate, ReviewOfPaper } from "../../domain/method/paper-body.ts";
import type { ProposalRecord } from "../../domain/process/record.ts";
import type { PaperView } from "../../queries/papers.ts";
import { words } from "../../words/words.ts";
import { paths } from "../paths.ts";
import { Band, type Gates } from "../ui/band.tsx";
import { dateText } from "../ui/date-text.tsx";
import { Paper, PaperHeading, PaperStamps, PaperTable } from "../ui/paper.tsx";
import { Prose } from "../ui/prose.tsx";
import { costSentence, methodName, principleName } from "./method-names.ts";

/** The paper itself: everything on it comes from the hashed body, but number, stamps and dates of the decision. */
export function PaperSheet({ paper, record }: { paper: PaperView; record: ProposalRecord }) {
  const { body } = paper;
  return (
    <Paper
      number={paper.documentNumber ? `文書番号 ${paper.documentNumber}` : "文書番号(決裁後に付番)"}
      drafted={`起案 ${dateText(paper.draftedAt, "long")}`}
      title={body.title}
    >
      <PaperTable
        caption="件名など"
        rows={[
          ["件名", `${body.subject}(提出番号 ${body.proposalNumber})`],
          ["相手方", body.partner],
          ["手法", <b>{methodName(body.method)}</b>],
          ...(body.review ? rowsOfReview(body.review) : []),
          ...(body.agreement ? [agreementRow(record, body.agreement)] : []),
          ["決裁区分", body.classification.decidedBy],
          ["文書分類", `${body.classification.filedUnder}(保存期間 ${body.classification.keptFor})`],
          ["公開区分", body.classification.disclosure],
          ["決裁日", paper.state !== "on_route" && paper.decidedAt ? dateText(paper.decidedAt, "long") : "決裁のあと"],
        ]}
      />
      <p>{body.question}</p>
      <PaperHeading>理由と根拠</PaperHeading>
      <Prose text={body.reason} />
      {body.review ? <Grounds body={body} review={body.review} /> : null}
      <PaperHeading>
        七つの原則の確認 <Band gates={bandOf(body.gates)} size={18} />
      </PaperHeading>
      <PaperTable
        caption="七つの原則の確認"
        head={["原則", "確認", "根拠"]}
        rows={body.gates.map((gate) => [
          principleName(gate.principle),
          <span class="nowrap">{gateWords(gate)}</span>,
          evidenceWords(gate),
        ])}
      />
      {body.review ? <Others review={body.review} /> : null}
      <PaperStamps
        cells={[
          {
            title: "起案",
            lines: [paper.drafter.title, paper.drafter.name, dateText(paper.draftedAt, "short")],
          },
          ...paper.steps.map((step, index) => ({
            title: index === paper.steps.length - 1 ? "決裁" : "合議",
            lines: [
              step.title,
              step.name,
              stampWords(paper, step),
              ...(step.deputyName ? [`代決 ${step.deputyName}`] : []),
            ],
          })),
          { title: "施行", lines: [paper.documentNumber ? dateText(paper.decidedAt!, "short") : "決裁のあと"] },
        ]}
      />
      {paper.steps.some((step) => step.comment !== "" && step.decision === "approved") ? (
        <>
          <PaperHeading>合議・決裁の意見</PaperHeading>
          {paper.steps
            .filter((step) => step.comment !== "" && step.decision === "approved")
            .map((step) => (
              <div>
                <b>{step.deputyName ? `${step.name}(代決 ${step.deputyName})` : step.name}</b>
                <Prose text={step.comment} />
              </div>
            ))}
        </>
      ) : null}
      <p class="paper-hash">
        電子決裁。起案した人は承認できません。文書のハッシュ値(SHA-256)：{(paper.hash.match(/.{1,8}/g) ?? []).join(" ")}
      </p>
    </Paper>
  );
}

function rowsOfReview(review: ReviewOfPaper): readonly (readonly Child[])[] {
  const { from, to } = review.period;
  const feasibility = review.feasibility;
  return [
    ["期間", from && to ? `${dateText(from, "long")}から${dateText(to, "long")}まで` : "これから決める"],
    ["市の支出", costSentence(review.facts)],
    [
      "主管課の判断",
      `${feasibilityNames[feasibility.answer as FeasibilityAnswer] ?? feasibility.answer}。${feasibility.reason}${
        feasibility.conditions.length > 0 ? `(条件はすべて確認済み：${feasibility.conditions.join("、")})` : ""
      }`,
    ],
    ["共同計画", review.planVersion ? `第${review.planVersion}版` : "まだない"],
  ];
}

function agreementRow(record: ProposalRecord, agreement: NonNullable<PaperBody["agreement"]>): readonly Child[] {
  return [
    "別紙",
    <>
      <a href={paths.proposal.agreementFile({ id: record.id, version: String(agreement.version) })}>
        {agreement.title} 第{agreement.version}版
      </a>{" "}
      <span class="paper-hash">ハッシュ値 {(agreement.hash.match(/.{1,8}/g) ?? []).join(" ")}</span>
    </>,
  ];
}

function Grounds({ body, review }: { body: PaperBody; review: ReviewOfPaper }) {
  return (
    <>
      <PaperTable
        caption="おすすめとその根拠"
        head={["条項", `おすすめ：${methodName(body.recommended)}`]}
        rows={review.because.map((reason) => [reason.clause, reason.text])}
      />
      {review.departure ? (
        <>
          <PaperHeading level={3}>おすすめと違う手法を選ぶ理由</PaperHeading>
          <Prose text={review.departure} />
        </>
      ) : null}
    </>
  );
}

function Others({ review }: { review: ReviewOfPaper }) {
  return (
    <>
      <PaperHeading>選ばなかった手法</PaperHeading>
      <PaperTable
        caption="選ばなかった手法と理由"
        rows={review.notChosen.map((one) => [methodName(one.method), `${one.text}(${one.clause})`])}
      />
    </>
  );
}

function stampWords(paper: PaperView, step: PaperView["steps"][number]): Child {
  if (step.decision === "approved") return `✓ ${dateText(step.at!, "short")}`;
  if (step.decision === "sent_back") return `差し戻し ${dateText(step.at!, "short")}`;
  if (paper.state !== "on_route") return "―";
  const next = paper.steps.find((one) => one.decision === null);
  return next === step ? <b>待っています</b> : "これから";
}

function evidenceWords({ evidence, by, on }: PrintedGate): string {
  return by && on ? `${evidence}(${by} ${dateText(on, "short")})` : evidence;
}

function gateWords(gate: PrintedGate): string {
  const state = words("ja").common.gate.state;
  if (gate.state === "confirmed") return `✓ ${state.confirmed}`;
  return state[gate.state === "missing" ? "next" : gate.state];
}

function bandOf(gates: readonly PrintedGate[]): Gates {
  return gates.map((gate) => (gate.state === "missing" ? "next" : gate.state)) as unknown as Gates;
}
