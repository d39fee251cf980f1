import { readText } from "../kernel/text.ts";
import type { StaffRole } from "../policy/actor.ts";

/** Roles that a provider can give: a department belongs to staff and heads, and to nobody else. */
export type ProviderRole = StaffRole | "staff" | "head";

/** Claims about how somebody has just signed in: of this sign-in's ID token, and of nothing else. */
export const factorClaims = ["amr", "acr", "acrs"] as const;

/** A provider of OpenID Connect as the configuration describes it; the secret is nowhere else. */
export type ProviderSettings = {
  /** Its name in addresses: `/sign-in/with/CODE`. */
  code: string;
  /** Whom it knows: the city's staff, or people who propose. */
  side: "city" | "partner";
  name: string;
  nameEn: string;
  issuer: string;
  clientId: string;
  /** Null: a public client, which PKCE alone protects. */
  clientSecret: string | null;
  scopes: string;
  /** Which claim says what; a dot leads into a claim (`realm_access.roles`). */
  claims: Readonly<Record<"name" | "kana" | "mail" | "mailProven" | "department" | "roles", string>>;
  /** The provider has proven every address it tells, though no claim says so (a city's own directory). */
  addressesAreProven: boolean;
  /** Roles at the provider, each with what it is here. */
  roles: Readonly<Record<string, ProviderRole>>;
  /**
   * Values of a claim of the ID token that say that a second factor was asked for there; without any, ours is asked for. `amr` and `acr` are
   * the standard's; Entra ID has neither in its current tokens, and tells by `acrs` which authentication context was met.
   */
  secondFactor: Readonly<Record<(typeof factorClaims)[number], readonly string[]>>;
  clockToleranceSeconds: number;
};

/** What is kept in the browser between leaving for a provider and coming back. */
export type SignOnFlow = { state: string; nonce: string; verifier: string };

export type ProviderAnswer =
  | { kind: "claims"; claims: Readonly<Record<string, unknown>> }
  /** The person turned back, or the provider did not let them in. */
  | { kind: "cancelled" }
  /** The answer is none for this request: forged, used before, out of time, from somebody else. */
  | { kind: "refused" }
  /** It cannot be reached, or does not work. */
  | { kind: "away" };

/** The way to one provider (src/single-sign-on). */
export type IdentityProvider = {
  settings: Omit<ProviderSettings, "clientSecret">;
  /** Where the browser is sent; null: the provider cannot be reached. */
  begin: (redirectUri: string) => Promise<{ url: string; flow: SignOnFlow } | null>;
  /** Checks what the browser brought back (`query`, with its question mark) and gets the claims. */
  finish: (redirectUri: string, query: string, flow: SignOnFlow) => Promise<ProviderAnswer>;
};

/** What a provider says of somebody, read by its mapping. */
export type Identity = {
  provider: string;
  issuer: string;
  subject: string;
  name: string;
  kana: string;
  /** As the provider writes it; "" for none. */
  mail: string;
  isMailProven: boolean;
  department: string;
  roles: readonly string[];
  /** The provider asked for a second factor. */
  hasSecondFactor: boolean;
};

/** Longer than any name or role that a directory holds; what is longer is no such thing and is left out. */
const longestClaim = 300;

/** Reads the claims of somebody. Names stay as they are written; what our own forms would not take is none. */
export function readIdentity(
  settings: IdentityProvider["settings"],
  claims: Readonly<Record<string, unknown>>,
): Identity {
  const { claims: names, secondFactor } = settings;
  const text = (name: string) => textsOf(claimAt(claims, name))[0] ?? "";
  const line = (name: string) => {
    const read = readText(text(name), { max: longestClaim, isMultiline: false, isRequired: false }, "");
    return read.ok ? read.text : "";
  };
  const proven = claimAt(claims, names.mailProven);
  const mail = text(names.mail);
  const isAmong = (name: string, wanted: readonly string[]) =>
    textsOf(claimAt(claims, name)).some((one) => wanted.includes(one));
  return {
    provider: settings.code,
    issuer: String(claims.iss),
    subject: String(claims.sub),
    name: line(names.name),
    kana: line(names.kana),
    mail,
    isMailProven: mail !== "" && (settings.addressesAreProven || proven === true || proven === "true"),
    department: text(names.department),
    roles: textsOf(claimAt(claims, names.roles)),
    hasSecondFactor: factorClaims.some((name) => isAmong(name, secondFactor[name])),
  };
}

/** A claim by its name, otherwise by its path: `realm_access.roles`. */
function claimAt(claims: Readonly<Record<string, unknown>>, name: string): unknown {
  if (name === "") return undefined;
  if (Object.hasOwn(claims, name)) return claims[name];
  return name
    .split(".")
    .reduce<unknown>(
      (at, key) => (at !== null && typeof at === "object" && Object.hasOwn(at, key) ? (at as never)[key] : undefined),
      claims,
    );
}

function textsOf(claim: unknown): string[] {
  return (Array.isArray(claim) ? claim : [claim])
    .filter((one): one is string => typeof one === "string")
    .map((one) =>
      one
        .toWellFormed()
        .replaceAll(/\p{Cc}/gu, " ")
        .trim(),
    )
    .filter((one) => one !== "" && one.length <= longestClaim);
}

export type GivenPost = { role: ProviderRole; departmentId: string | null };

/**
 * The posts that a provider's roles give. A department is known by its code or its name as it stands here; without one a role of a
 * department gives nothing.
 */
export function postsGiven(
  roles: ProviderSettings["roles"],
  identity: Pick<Identity, "roles" | "department">,
  departments: readonly { id: string; code: string; name: string }[],
): GivenPost[] {
  const department = departments.find(({ code, name }) => identity.department === code || identity.department === name);
  const given = new Set(identity.roles.filter((one) => Object.hasOwn(roles, one)).map((one) => roles[one]!));
  return [...given].flatMap((role): GivenPost[] => {
    if (role !== "staff" && role !== "head") return [{ role, departmentId: null }];
    return department ? [{ role, departmentId: department.id }] : [];
  });
}
