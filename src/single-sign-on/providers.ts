import {
  AuthorizationResponseError,
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  ClientError,
  type Configuration,
  calculatePKCECodeChallenge,
  clockTolerance,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
  None,
  ResponseBodyError,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from "openid-client";
import {
  factorClaims,
  type IdentityProvider,
  type ProviderAnswer,
  type ProviderSettings,
  type SignOnFlow,
} from "../domain/accounts/identity-provider.ts";

/** Somebody waits in front of a browser: a provider that needs longer is as good as away. Seconds. */
const patience = 5;
/** What a provider says of itself (addresses, keys) is asked for anew after an hour; a changed key is noticed at once. */
const knownForMs = 3_600_000;

/** The ways to the providers of the configuration. `say`: a line for the log when one cannot be used; never what it sent. */
export function providersOf(
  all: readonly ProviderSettings[],
  say: (line: string) => void = () => {},
): readonly IdentityProvider[] {
  return all.map((settings) => providerOf(settings, say));
}

function providerOf({ clientSecret, ...settings }: ProviderSettings, say: (line: string) => void): IdentityProvider {
  let known: { configuration: Configuration; at: number } | null = null;
  let asking: Promise<Configuration> | null = null;
  const reach = async (): Promise<Configuration | null> => {
    if (known && performance.now() - known.at < knownForMs) return known.configuration;
    try {
      // Many who come at once ask once.
      asking ??= discover({ clientSecret, ...settings });
      known = { configuration: await asking, at: performance.now() };
      return known.configuration;
    } catch (error) {
      say(`the sign-in provider ${settings.code} cannot be reached: ${codeOf(error)}`);
      return null;
    } finally {
      asking = null;
    }
  };
  return {
    settings,
    begin: async (redirectUri) => {
      const configuration = await reach();
      if (!configuration) return null;
      const flow = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() };
      const url = buildAuthorizationUrl(configuration, {
        redirect_uri: redirectUri,
        scope: settings.scopes,
        state: flow.state,
        nonce: flow.nonce,
        code_challenge: await calculatePKCECodeChallenge(flow.verifier),
        code_challenge_method: "S256",
        ...askedFactor(settings.secondFactor),
      });
      return { url: url.href, flow };
    },
    finish: async (redirectUri, query, flow) => {
      const configuration = await reach();
      if (!configuration) return { kind: "away" };
      try {
        return { kind: "claims", claims: await claimsFor(configuration, settings, new URL(query, redirectUri), flow) };
      } catch (error) {
        const kind = kindOf(error);
        if (kind !== "cancelled")
          say(`the answer of the sign-in provider ${settings.code} is not taken: ${codeOf(error)}`);
        return { kind };
      }
    },
  };
}

/** A second factor that is configured by `acr` or `acrs` is asked for; `acrs` is not in a token of Entra ID unless it was. */
function askedFactor({ acr, acrs }: ProviderSettings["secondFactor"]): Record<string, string> {
  return {
    ...(acr.length > 0 ? { acr_values: acr.join(" ") } : {}),
    ...(acrs[0] ? { claims: JSON.stringify({ id_token: { acrs: { essential: true, value: acrs[0] } } }) } : {}),
  };
}

/** Asks the provider what it is. Its signature on every ID token is checked, though TLS alone would do (Core 3.1.3.7, 6). */
function discover(settings: ProviderSettings): Promise<Configuration> {
  const { issuer, clientId, clientSecret, clockToleranceSeconds } = settings;
  const isLocal = issuer.startsWith("http:");
  return discovery(
    new URL(issuer),
    clientId,
    { ...(clientSecret ? { client_secret: clientSecret } : {}), [clockTolerance]: clockToleranceSeconds },
    clientSecret ? undefined : None(),
    { timeout: patience, execute: [enableNonRepudiationChecks, ...(isLocal ? [allowInsecureRequests] : [])] },
  );
}

/** Exchanges the code; state, `iss` of the answer, nonce, issuer, audience, times and signature are checked by the library. */
async function claimsFor(
  configuration: Configuration,
  settings: IdentityProvider["settings"],
  answer: URL,
  flow: SignOnFlow,
): Promise<Record<string, unknown>> {
  const tokens = await authorizationCodeGrant(configuration, answer, {
    expectedState: flow.state,
    expectedNonce: flow.nonce,
    pkceCodeVerifier: flow.verifier,
    idTokenExpected: true,
  });
  const claims: Record<string, unknown> = { ...tokens.claims()! };
  const { name, mail, roles } = settings.claims;
  const isWhole = [name, mail, ...(settings.side === "city" ? [roles] : [])].every((one) => Object.hasOwn(claims, one));
  if (isWhole || !configuration.serverMetadata().userinfo_endpoint) return claims;
  // How somebody has just signed in is told by the token of this sign-in alone; what it says otherwise wins as well.
  const told: Record<string, unknown> = await fetchUserInfo(configuration, tokens.access_token, String(claims.sub));
  for (const name of factorClaims) delete told[name];
  return { ...told, ...claims };
}

/** Errors by which a provider says that somebody turned back or was not let in (RFC 6749 4.1.2.1, Core 3.1.2.6). */
const turnedBack = ["access_denied", "login_required", "consent_required", "interaction_required"];

function kindOf(error: unknown): Exclude<ProviderAnswer["kind"], "claims"> {
  if (error instanceof AuthorizationResponseError) {
    if (turnedBack.includes(error.error)) return "cancelled";
    return ["server_error", "temporarily_unavailable"].includes(error.error) ? "away" : "refused";
  }
  if (error instanceof ResponseBodyError) return error.status >= 500 ? "away" : "refused";
  if (error instanceof ClientError) return isBroken(error) ? "away" : "refused";
  // What fetch throws when nobody answers.
  if (error instanceof TypeError && error.message === "fetch failed") return "away";
  throw error;
}

/** No answer in time, or one that says that the provider does not work. */
function isBroken({ code, cause }: ClientError): boolean {
  if (code === "OAUTH_TIMEOUT" || code === "OAUTH_ABORT") return true;
  const response = cause instanceof Error ? cause.cause : cause;
  return response instanceof Response && response.status >= 500;
}

/** What may stand in a log: a code, no text of anybody else's. */
function codeOf(error: unknown): string {
  const known = error as { code?: unknown; error?: unknown; name?: unknown };
  const text = [known?.code, known?.error, known?.name].find((one) => typeof one === "string") ?? "unknown";
  return String(text)
    .replaceAll(/[^\w.-]/g, "")
    .slice(0, 60);
}
