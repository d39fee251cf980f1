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
  departments: readonly { id: string; name: string; role: "staff" | "head" }[];
  roles: readonly StaffRole[];
};

/** Work without a person: each has narrow grants of its own in the database. */
export type Machine = { kind: "authenticator" | "clock" | "worker"; municipality: string };

export type Actor = Visitor | Person | Machine;

/** The desk (官民連携デスク): officers and the chief. */
export function isOfDesk(person: Pick<Person, "roles">): boolean {
  return person.roles.includes("officer") || person.roles.includes("chief");
}
