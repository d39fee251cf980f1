import type { Child } from "hono/jsx";
import type { NearAgreement, ProposalSuggestions } from "../../queries/proposal-suggestions.ts";
import { words } from "../../words/words.ts";
import { paths } from "../paths.ts";
import { dateText } from "../ui/date-text.tsx";
import { Section } from "../ui/page.tsx";
import { Table } from "../ui/table.tsx";

type Row = { kind: string; name: Child; now: string; why: string };

/** What is like a proposal: open challenges, proposals of before and what became of them, cases, agreements in force; each with why. */
export function NearSection({ near }: { near: ProposalSuggestions }) {
  const rows = [...near.challenges.map(challengeRow), ...near.past.map(pastRow), ...near.cases.map(caseRow)];
  const all: readonly Row[] = [...rows, ...near.agreements.map(agreementRow)];
  if (all.length === 0) return null;
  return (
    <Section title="似ているもの" id="near" note="公開された課題と事例、これまでの提案、結んでいる協定から">
      <Table
        caption="似ているもの"
        captionHidden
        dense
        rows={all}
        columns={[
          { head: "種類", cell: (row) => row.kind },
          { head: "名前", rowHead: true, cell: (row) => row.name },
          { head: "いまどうなっているか", cell: (row) => row.now },
          { head: "なぜ", long: true, cell: (row) => row.why },
        ]}
      />
    </Section>
  );
}

function challengeRow({ code, title, deadline, words: both }: ProposalSuggestions["challenges"][number]): Row {
  return {
    kind: "募集中の課題",
    name: <a href={paths.challenge({ code })}>{title}</a>,
    now: deadline ? `${dateText(deadline, "short")}まで募集` : "締切なしで募集",
    why: bothSay(both),
  };
}

function pastRow({ id, number, title, organisation, status, statusAt, ground, words: both }: Past): Row {
  const became = `${words("ja").common.status[status]}（${dateText(statusAt, "long")}から）`;
  return {
    kind: "これまでの提案",
    name: (
      <>
        <a href={paths.proposal.show({ id })}>
          {number} {title}
        </a>
        <br />
        <span class="sub">{organisation}</span>
      </>
    ),
    now: ground ? `${became}。理由：${ground}` : became,
    why: bothSay(both),
  };
}
type Past = ProposalSuggestions["past"][number];

function caseRow({ slug, title, partner, words: both }: ProposalSuggestions["cases"][number]): Row {
  return {
    kind: "公開した事例",
    name: <a href={paths.case({ slug })}>{title}</a>,
    now: partner ? `${partner}との事例` : "事例を公開",
    why: bothSay(both),
  };
}

function agreementRow({ proposalId, number, title, organisation, endsOn, samePartner, fields }: NearAgreement): Row {
  const shared = fields.length > 0 ? `分野${fields.map((one) => `「${one}」`).join("")}が同じ` : "";
  return {
    kind: "結んでいる協定",
    name: (
      <>
        <a href={paths.proposal.agreement({ id: proposalId })}>
          {number} {title}
        </a>
        <br />
        <span class="sub">{organisation}</span>
      </>
    ),
    now: endsOn ? `${dateText(endsOn, "long")}まで` : "終わりの日の定めなし",
    why: [samePartner ? "同じ団体との協定" : "", shared].filter((one) => one !== "").join("。"),
  };
}

function bothSay(both: readonly string[]): string {
  return `${both.map((word) => `「${word}」`).join("")}がどちらにもある`;
}
