import type { Person } from "../policy/actor.ts";

/** What passes in a hand-over (引継ぎ). A proposal is somebody's at the desk; the others say who goes on with it. */
export const handOverKinds = ["proposal", "inquiry", "consultation", "challenge"] as const;
export type HandOverKind = (typeof handOverKinds)[number];

/** One thing that may pass. */
export type HandOverItem = { kind: HandOverKind; id: string; proposalId: string | null };

/** Who may plan hand-overs: the chief of those of the desk (null), a head of those of the own departments; a deputy moves nobody. */
export function mayPlanHandOver(person: Person, departmentId: string | null): boolean {
  if (departmentId === null) return person.roles.includes("chief");
  return person.departments.some((own) => own.id === departmentId && own.role === "head" && !own.asDeputy);
}

/** The places whose people somebody may hand over for; null is the desk. */
export function handOverPlaces(person: Person): readonly { id: string | null; name: string }[] {
  const desk = person.roles.includes("chief") ? [{ id: null, name: "デスク" }] : [];
  return [
    ...desk,
    ...person.departments
      .filter(({ role, asDeputy }) => role === "head" && !asDeputy)
      .map(({ id, name }) => ({ id, name })),
  ];
}
