import { type Gate, gatesOf } from "../../domain/principles/gates.ts";
import type { ProposalRecord } from "../../domain/process/record.ts";
import { words } from "../../words/words.ts";
import { Band, type GateState, type Gates } from "../ui/band.tsx";
import { Section } from "../ui/page.tsx";

/** 七つの原則 outside: in words, without a score. */
export function GatesInWords({ record }: { record: ProposalRecord }) {
  const gates = gatesOf(record);
  const text = words("ja").common.gate;
  const nameOf = (gate: Gate) => text.names[Number(gate.principle.slice(1)) - 1];
  const confirmed = gates.filter((gate) => gate.state === "confirmed");
  const next = gates.filter((gate) => gate.state === "missing" || gate.state === "filled");
  const later = gates.filter((gate) => gate.state === "later");
  return (
    <Section title={text.title}>
      <p>
        <Band
          gates={gates.map(bandState) as unknown as Gates}
          size={24}
          published={record.case?.state === "published"}
        />
      </p>
      <ul>
        {next.map((gate) => (
          <li>
            <b>
              <span aria-hidden="true">{gate.state === "filled" ? "◐ " : "▶ "}</span>
              {gate.state === "filled" ? text.state.filled : text.state.next}
            </b>{" "}
            {nameOf(gate)}：{"missing" in gate ? gate.missing[0] : ""}
          </li>
        ))}
        {confirmed.map((gate) => (
          <li>
            <span aria-hidden="true">✓ </span>
            {nameOf(gate)}：{"evidence" in gate ? gate.evidence : ""}
          </li>
        ))}
      </ul>
      {later.length > 0 ? (
        <p class="sub">
          {text.state.later}：{later.map(nameOf).join("、")}
        </p>
      ) : null}
    </Section>
  );
}

function bandState(gate: Gate): GateState {
  return gate.state === "missing" ? "next" : gate.state;
}
