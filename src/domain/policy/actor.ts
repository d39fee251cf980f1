/** Anybody, signed out. Reads what is published, nothing else. */
export type Visitor = { kind: "visitor"; municipality: string };

export const staffRoles = ["officer", "chief", "approver", "administrator"] as const;
export type StaffRole = (typeof staffRoles)[number];

/** A signed-in person, with the one organisation they act for now and the parts they have inside the city. */
export type Person = {
  kind: "person";
  municipality: string;
  id: string;
  name: string;
  organisation: { id: string; name: string; role: "member" | "representative" } | null;
  /** `asDeputy`: head only while its head is away (代理). */
  departments: readonly { id: string; name: string; role: "staff" | "head"; asDeputy?: boolean }[];
  roles: readonly StaffRole[];
  /** The approvers for whom they decide today (代決); absent: nobody. */
  standsInFor?: readonly string[];
};

/** Work without a person: each has narrow grants of its own in the database. */
export type Machine = { kind: "authenticator" | "clock" | "worker"; municipality: string };

export type Actor = Visitor | Person | Machine;

/** Whether something that is somebody's is theirs: their own, or of whom they stand in for. */
export function actsFor(person: Pick<Person, "id" | "standsInFor">, personId: string | null): boolean {
  return personId !== null && (person.id === personId || (person.standsInFor ?? []).includes(personId));
}

/** The desk (官民連携デスク): officers and the chief. */
export function isOfDesk(person: Pick<Person, "roles">): boolean {
  return person.roles.includes("officer") || person.roles.includes("chief");
}
