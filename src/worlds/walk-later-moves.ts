import { completeProposal } from "../commands/complete-proposal.ts";
import { startActive } from "../commands/start-active.ts";
import { startCall } from "../commands/start-call.ts";
import { startPreparing } from "../commands/start-preparing.ts";
import type { Walk } from "./walk.ts";
import { as } from "./walk-coordination.ts";
import type { Move } from "./walk-moves.ts";

/** The method is approved: on to preparing, or to the public call. */
export function concludeReview(walk: Walk, to: "preparing" | "in_call"): readonly Move[] {
  const officer = () => as(walk, walk.story.officer);
  if (to === "preparing") return [{ name: "start preparing", act: () => startPreparing(walk.program, officer()) }];
  const call = walk.story.call!;
  const notice = {
    title: call.title,
    summary: call.summary,
    terms: call.terms,
    schedule: "質問と応募の締切のとおりです。結果は、締切からおよそ1か月後に、全ての応募者にお知らせします。",
    judging: "評価委員4名が、次の表のとおり採点し、平均の最も高い者を選びます。",
    questionsUntil: call.questionsUntil,
    entriesUntil: call.entriesUntil,
    criteria: call.criteria.map((one) => `${one.name} ${one.points}`).join("\n"),
    reference: "",
    incentive: "none",
    incentiveReason: "",
  };
  return [{ name: "start the call", act: () => startCall(walk.program, { ...officer(), ...notice }) }];
}

/** The partnership begins, or is completed. */
export function startActively(walk: Walk, to: "active" | "completed" = "active"): readonly Move[] {
  const officer = () => as(walk, walk.story.officer);
  if (to === "active") return [{ name: "start the partnership", act: () => startActive(walk.program, officer()) }];
  return [{ name: "complete the partnership", act: () => completeProposal(walk.program, officer()) }];
}
