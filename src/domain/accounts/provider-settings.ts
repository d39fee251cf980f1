import { factorClaims, type ProviderRole, type ProviderSettings } from "./identity-provider.ts";

export type ReadProviders = { ok: true; providers: ProviderSettings[] } | { ok: false; message: string };

const roles: readonly ProviderRole[] = ["staff", "head", "officer", "chief", "approver", "administrator"];
const known = [
  ...["code", "side", "name", "nameEn", "issuer", "clientId", "clientSecret", "scopes", "claims"],
  ...["addressesAreProven", "roles", "secondFactor", "clockToleranceSeconds"],
];

/** Standard claims (OpenID Connect Core 5.1); `roles` is what Entra ID calls them, `department` what directories do. */
const usualClaims = {
  name: "name",
  kana: "",
  mail: "email",
  mailProven: "email_verified",
  department: "department",
  roles: "roles",
} as const;

/** More than this is no difference between clocks (ASVS 9.2.1); RFC 7519 speaks of a few minutes. */
const mostTolerance = 300;

/** Reads the description of the providers, a list in JSON. The message of what is wrong names the provider and never repeats a secret. */
export function readProviders(text: string): ReadProviders {
  let list: unknown;
  try {
    list = JSON.parse(text);
  } catch {
    return { ok: false, message: "it is no JSON" };
  }
  if (!Array.isArray(list)) return { ok: false, message: "it must be a list: [{…}]" };
  const providers: ProviderSettings[] = [];
  for (const [index, one] of list.entries()) {
    const read = readProvider(one);
    if (typeof read === "string") return { ok: false, message: `provider ${index + 1}: ${read}` };
    if (providers.some(({ code }) => code === read.code))
      return { ok: false, message: `two providers are called "${read.code}"` };
    providers.push(read);
  }
  return { ok: true, providers };
}

function readProvider(given: unknown): ProviderSettings | string {
  if (!isRecord(given)) return "it must be an object";
  const stranger = Object.keys(given).find((key) => !known.includes(key));
  if (stranger) return `"${stranger}" is not known; known are ${known.join(", ")}`;
  const text = (key: string, otherwise: string) => (given[key] === undefined ? otherwise : given[key]);
  const { code, side, clientId, issuer } = given;
  if (typeof code !== "string" || !/^[a-z0-9-]{1,40}$/.test(code))
    return '"code" must be letters a-z, digits and dashes';
  if (side !== "city" && side !== "partner") return '"side" must be "city" (staff) or "partner" (who proposes)';
  if (!isText(clientId)) return '"clientId" is missing';
  if (!isText(issuer) || !isIssuer(issuer))
    return '"issuer" must be an https address, exactly as the provider calls itself';
  const [name, nameEn] = [given.name, text("nameEn", String(given.name))];
  if (!isText(name) || !isText(nameEn)) return '"name" is missing: what stands on the button';
  const secret = text("clientSecret", "");
  if (typeof secret !== "string") return '"clientSecret" must be text';
  const scopes = text("scopes", "openid profile email");
  if (!isText(scopes) || !scopes.split(" ").includes("openid")) return '"scopes" must contain openid';
  const claims = readClaims(given.claims ?? {});
  if (typeof claims === "string") return claims;
  const rolesGiven = given.roles ?? {};
  if (!isRecord(rolesGiven) || Object.values(rolesGiven).some((role) => !roles.includes(role as ProviderRole)))
    return `"roles" must say for each role at the provider one of ${roles.join(", ")}`;
  if (side === "partner" && Object.keys(rolesGiven).length > 0)
    return '"roles" are of staff: a provider of partners gives none';
  const { secondFactor = {}, addressesAreProven = false, clockToleranceSeconds: tolerance = 30 } = given;
  const factors = isRecord(secondFactor) ? { amr: [], acr: [], acrs: [], ...secondFactor } : null;
  if (!factors || Object.keys(factors).length > factorClaims.length || !Object.values(factors).every(isTexts))
    return '"secondFactor" must be {"amr": […], "acr": […], "acrs": […]}';
  if (typeof addressesAreProven !== "boolean") return '"addressesAreProven" must be true or false';
  if (!Number.isInteger(tolerance) || Number(tolerance) < 0 || Number(tolerance) > mostTolerance)
    return `"clockToleranceSeconds" must be a whole number from 0 to ${mostTolerance}`;
  return {
    ...{ code, side, name, nameEn, issuer, clientId, clientSecret: secret || null, scopes, claims, addressesAreProven },
    roles: rolesGiven as Record<string, ProviderRole>,
    secondFactor: factors as ProviderSettings["secondFactor"],
    clockToleranceSeconds: Number(tolerance),
  };
}

function readClaims(given: unknown): ProviderSettings["claims"] | string {
  if (!isRecord(given)) return '"claims" must say which claim is what';
  const stranger = Object.keys(given).find((key) => !Object.hasOwn(usualClaims, key));
  if (stranger || !Object.values(given).every((one) => typeof one === "string"))
    return `"claims" may name ${Object.keys(usualClaims).join(", ")}`;
  return { ...usualClaims, ...given };
}

/** Plain http only on this machine, where tests run. */
function isIssuer(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  if (url.search || url.hash || url.username) return false;
  return (
    url.protocol === "https:" ||
    (url.protocol === "http:" && /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname))
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value.trim() !== "";
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every(isText);
}
