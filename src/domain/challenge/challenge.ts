import { done, type Result, refused } from "../kernel/result.ts";
import { isOfDesk, type Person } from "../policy/actor.ts";

/** 課題 (課題提示型, G8.1②): from a department's draft to what came of it (process.md "The other lives"). */
export const challengeStates = [
  "draft",
  "in_check",
  "checked",
  "approved",
  "forecast",
  "open",
  "closed",
  "concluded",
  "withdrawn",
] as const;
export type ChallengeState = (typeof challengeStates)[number];

/** What may be done in each state: the life of a challenge on one screen. Test: challenge.test.ts, by hand. */
export const challengeActions = {
  draft: ["edit", "sendToCheck", "comment", "withdraw"],
  in_check: ["confirmGate", "sendToApproval", "sendBack", "comment", "withdraw"],
  checked: ["approve", "refuseApproval", "comment", "withdraw"],
  approved: ["forecast", "open", "comment", "withdraw"],
  forecast: ["open", "amend", "withdraw"],
  open: ["amend", "close", "withdraw"],
  closed: ["conclude", "withdraw"],
  concluded: [],
  withdrawn: [],
} as const satisfies Record<ChallengeState, readonly string[]>;
export type ChallengeAction = (typeof challengeActions)[ChallengeState][number];

/** Where an action leads; what is not named here leaves the challenge where it is. */
export const challengeMoves: Partial<Record<ChallengeAction, ChallengeState>> = {
  sendToCheck: "in_check",
  sendBack: "draft",
  sendToApproval: "checked",
  approve: "approved",
  refuseApproval: "draft",
  forecast: "forecast",
  open: "open",
  close: "closed",
  conclude: "concluded",
  withdraw: "withdrawn",
};

export type ChallengePart = "department" | "desk" | "approver";

/** Who does it: staff of its own department, the desk, or whoever the desk named to approve this version. */
export const whoDoesChallenge: Record<ChallengeAction, readonly ChallengePart[]> = {
  edit: ["department", "desk"],
  sendToCheck: ["department", "desk"],
  comment: ["department", "desk", "approver"],
  withdraw: ["department", "desk"],
  confirmGate: ["desk"],
  sendToApproval: ["desk"],
  sendBack: ["desk"],
  approve: ["approver"],
  refuseApproval: ["approver"],
  forecast: ["desk"],
  open: ["desk"],
  amend: ["desk"],
  close: ["desk"],
  conclude: ["department", "desk"],
};

/** What the rule rests on. */
export type ChallengeFacts = {
  state: ChallengeState;
  departmentId: string;
  /** It has been published, as a forecast or as open; for whatever came after, everybody knows it. */
  isPublished: boolean;
  /** Who has written in its words: nobody of them approves it, or confirms that it is fair (P2). */
  drafters: readonly string[];
  /** Persons named to approve it, at any time; `deciding` is the one who is waited for now. */
  route: readonly string[];
  deciding: string | null;
  /** Who confirmed a gate of this version, or named who approves it: no deputy approves what they have checked. */
  checkers: readonly string[];
};

/** The parts that a person has in a challenge. */
export function challengePartsOf(person: Person, challenge: ChallengeFacts): ReadonlySet<ChallengePart> {
  const parts = new Set<ChallengePart>();
  if (person.departments.some(({ id }) => id === challenge.departmentId)) parts.add("department");
  if (isOfDesk(person)) parts.add("desk");
  if (challenge.deciding === person.id || isDeputyOf(person, challenge.deciding)) parts.add("approver");
  return parts;
}

/** 代決: in whichever part who is to approve it was named, head, chief or approver. */
function isDeputyOf(person: Person, personId: string | null): boolean {
  return (person.deputyOf ?? []).some((one) => one.personId === personId);
}

/** Before publication: own department · desk · on the route; then everybody (process.md "Who sees what"). */
export function mayReadChallenge(person: Person, challenge: ChallengeFacts): boolean {
  return challenge.isPublished || mayReadInsideOfChallenge(person, challenge);
}

/** Its steps, checks and approvals: own department · desk · on the route, also after publication. */
export function mayReadInsideOfChallenge(person: Person, challenge: ChallengeFacts): boolean {
  return challengePartsOf(person, challenge).size > 0 || challenge.route.includes(person.id);
}

/** May this person do this to it now? Guard, button and page ask the same. State, part, then four eyes. */
export function mayOnChallenge(person: Person, action: ChallengeAction, challenge: ChallengeFacts): Result<true> {
  const allowed: readonly ChallengeAction[] = challengeActions[challenge.state];
  if (!allowed.includes(action)) return refused({ kind: "wrong-status", status: challenge.state, allowed });
  const parts = challengePartsOf(person, challenge);
  const does = whoDoesChallenge[action];
  // What is public was promised by the city as a whole: from then on the desk takes it back, not the department alone.
  const isTheirs = does.some(
    (part) => parts.has(part) && !(action === "withdraw" && challenge.isPublished && part === "department"),
  );
  if (!isTheirs)
    return refused({
      kind: "not-allowed",
      reason: `これは${does.map((part) => challengePartNames[part]).join("または")}が行います。`,
    });
  if ((action === "approve" || action === "refuseApproval") && challenge.drafters.includes(person.id))
    return refused({ kind: "not-allowed", reason: "この課題を書いた人は、自分で承認できません。" });
  if (
    (action === "approve" || action === "refuseApproval") &&
    challenge.deciding !== person.id &&
    challenge.checkers.includes(person.id)
  )
    return refused({ kind: "not-allowed", reason: "この課題を確認した人は、代理として承認できません。" });
  return done(true);
}

/** P2: whoever wrote it does not confirm that it is fair. P1 anybody of the desk confirms. */
export function mayConfirmGate(person: Person, principle: "P1" | "P2", challenge: ChallengeFacts): Result<true> {
  const answer = mayOnChallenge(person, "confirmGate", challenge);
  if (!answer.ok) return answer;
  if (principle === "P2" && challenge.drafters.includes(person.id))
    return refused({ kind: "not-allowed", reason: "公平性(P2)は、この課題を書いていない人が確認します。" });
  return done(true);
}

export const challengePartNames: Record<ChallengePart, string> = {
  department: "担当課",
  desk: "官民連携デスク",
  approver: "承認する人",
};
