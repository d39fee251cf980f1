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
  /** For whom they act today (代理・代決), one for each part of who is away; absent: nobody. */
  deputyOf?: readonly Deputyship[];
};

/** `namedBy`: whoever has a tie does not choose who decides in their place (decision 0068). `departmentId`: of a head. */
export type Deputyship = {
  personId: string;
  part: "head" | "chief" | "approver";
  namedBy: string;
  departmentId: string | null;
};

/** Work without a person: each has narrow grants of its own in the database. */
export type Machine = { kind: "authenticator" | "clock" | "worker"; municipality: string };

export type Actor = Visitor | Person | Machine;

/** Whether something that is somebody's is theirs: their own, or of the approver for whom they stand in. `barred`: not of these. */
export function actsFor(person: Person, personId: string | null, barred: readonly string[] = []): boolean {
  return personId !== null && (person.id === personId || awayAs(person, "approver", barred).includes(personId));
}

/** The people in whose place somebody acts today, of one part; `barred`: in whose place they do not act on a proposal. */
export function awayAs(person: Person, part: Deputyship["part"], barred: readonly string[] = []): readonly string[] {
  return (person.deputyOf ?? [])
    .filter((one) => one.part === part && !barred.includes(one.personId))
    .map(({ personId }) => personId);
}

/** Head of a department: by a post, or today in place of its head; `barred` as above. */
export function isHeadOf(person: Person, departmentId: string, barred: readonly string[] = []): boolean {
  const own = person.departments.find(({ id }) => id === departmentId);
  if (own?.role !== "head") return false;
  const away = (person.deputyOf ?? []).filter((one) => one.part === "head" && one.departmentId === departmentId);
  return !own.asDeputy || away.some(({ personId }) => !barred.includes(personId));
}

/** The desk (官民連携デスク): officers and the chief. */
export function isOfDesk(person: Pick<Person, "roles">): boolean {
  return person.roles.includes("officer") || person.roles.includes("chief");
}
