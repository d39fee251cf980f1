import { createPrivateKey, generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** What a token says, and how it is signed. */
export type Forged = {
  header?: Record<string, unknown>;
  claims: Record<string, unknown>;
  key?: "own" | "foreign" | "none";
};

export type HostileProvider = {
  issuer: string;
  /** What its token endpoint answers from now on, after the nonce that was asked for. */
  say: (token: (issuer: string, nonce: string) => Forged | { status: number }) => void;
  /** How often somebody came for a token. */
  asked: () => number;
  /** The nonce of the request that it is about to answer. */
  nonce: (nonce: string) => void;
  stop: () => Promise<void>;
};

/** A provider that says of itself what is right and gives tokens that are not. */
export async function startHostile(): Promise<HostileProvider> {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const foreign = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey;
  const keys = [{ ...publicKey.export({ format: "jwk" }), kid: "one", use: "sig", alg: "RS256" }];
  let [said, nonce, count]: [Parameters<HostileProvider["say"]>[0], string, number] = [() => ({ status: 500 }), "", 0];
  const server = createServer((request, response) => {
    const json = (body: unknown, status = 200) => {
      response.writeHead(status, { "content-type": "application/json" });
      response.end(JSON.stringify(body));
    };
    if (request.url === "/.well-known/openid-configuration")
      return json({
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/keys`,
        authorization_response_iss_parameter_supported: true,
        response_types_supported: ["code"],
        subject_types_supported: ["public"],
        id_token_signing_alg_values_supported: ["RS256"],
      });
    if (request.url === "/keys") return json({ keys });
    if (request.url !== "/token") return json({}, 404);
    count++;
    const answer = said(issuer, nonce);
    if ("status" in answer) return json({ error: "invalid_grant", error_description: "<b>raw</b>" }, answer.status);
    return json({
      access_token: "none of yours",
      token_type: "Bearer",
      expires_in: 60,
      id_token: signed(answer, { own: privateKey, foreign }),
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    issuer,
    say: (token) => {
      said = token;
    },
    asked: () => count,
    nonce: (next) => {
      nonce = next;
    },
    stop: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

function signed({ header, claims, key = "own" }: Forged, keys: { own: KeyObject; foreign: KeyObject }): string {
  const encode = (part: unknown) => Buffer.from(JSON.stringify(part)).toString("base64url");
  const head = { alg: key === "none" ? "none" : "RS256", kid: "one", ...header };
  const text = `${encode(head)}.${encode(claims)}`;
  if (key === "none") return `${text}.`;
  const secret = createPrivateKey(keys[key].export({ format: "pem", type: "pkcs8" }));
  return `${text}.${sign("RSA-SHA256", Buffer.from(text), secret).toString("base64url")}`;
}
