import type { Settings } from "../domain/settings.ts";

/** A named world: a city with its people, ready to be seeded (db/worlds, test/support). Keys are the world's own names. */
export type World = {
  municipality: {
    id: string;
    name: string;
    nameEn: string;
    isDemo: boolean;
    settings: Partial<Omit<Settings, "approvalRoute">> & { approvalRoute?: readonly string[] };
  };
  departments: readonly WorldDepartment[];
  fields: readonly { code: string; name: string; nameEn: string }[];
  organisations: readonly {
    key: string;
    name: string;
    kana?: string;
    kind: "company" | "university" | "nonprofit" | "other";
    corporateNumber?: string | null;
    address?: string;
  }[];
  people: readonly WorldPerson[];
  challenges: readonly WorldChallenge[];
};

export type WorldDepartment = {
  code: string;
  division: string;
  name: string;
  nameEn: string;
  duties?: readonly string[];
  policyFields?: readonly string[];
  isDesk?: boolean;
};

export type WorldPerson = {
  key: string;
  name: string;
  kana?: string;
  mail: string;
  /** Partners belong to an organisation, the city's people hold posts. */
  organisation?: string;
  organisationRole?: "member" | "representative";
  posts?: readonly {
    role: "staff" | "head" | "officer" | "chief" | "approver" | "administrator";
    department?: string;
    title?: string;
  }[];
  /** Stands as a card on the demo's page. */
  hasCard?: boolean;
};

export type WorldChallenge = {
  code: string;
  department: string;
  title: string;
  titleEn?: string;
  ask: string;
  askEn?: string;
  background: string;
  offered?: readonly string[];
  fields: readonly string[];
  sdgs: readonly number[];
  status: "draft" | "open" | "closed" | "concluded";
  publishedAt: Date | null;
  deadline: string | null;
};

/** The ids that seeding gave to the keys of a world. */
export type Seeded = {
  municipality: string;
  departments: ReadonlyMap<string, string>;
  organisations: ReadonlyMap<string, string>;
  people: ReadonlyMap<string, string>;
  challenges: ReadonlyMap<string, string>;
};
