import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import Provider from "oidc-provider";
import type { ProviderSettings } from "../../src/domain/accounts/identity-provider.ts";
import { readProviders } from "../../src/domain/accounts/provider-settings.ts";

/** Somebody whom the provider knows, with what it says of them; `sub` is their name in its form as well. */
export type Known = Readonly<Record<string, unknown>> & { sub: string };

export type LocalProvider = {
  issuer: string;
  /** As the configuration of the program would describe it. */
  settings: ProviderSettings;
  /** Who is there; a test changes them as a directory changes. */
  people: Map<string, Known>;
  /** The server is away; `back` opens it again on the same port. */
  away: () => Promise<void>;
  back: () => Promise<void>;
  stop: () => Promise<void>;
};

/**
 * A real provider (oidc-provider, certified) on a port of this machine: its form asks for a name and no password.
 * `tellsAll`: claims stand in the ID token; otherwise they have to be fetched (the usual way of this library).
 */
export async function startProvider(
  described: Readonly<Record<string, unknown>> & { code: string },
  callback: string,
  options: { people: readonly Known[]; tellsAll: boolean },
): Promise<LocalProvider> {
  const people = new Map(options.people.map((one) => [one.sub, one]));
  const [clientId, secret] = [`desk-${described.code}`, "a secret of the tests"];
  const server = createServer((request, response) => void answer(request, response));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const issuer = `http://127.0.0.1:${port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: clientId,
        client_secret: secret,
        redirect_uris: [callback],
        token_endpoint_auth_method: "client_secret_post",
      },
    ],
    // Cookies know no ports: two providers on one machine would take each other's.
    cookies: {
      keys: ["of the tests"],
      names: {
        session: `${described.code}_session`,
        interaction: `${described.code}_interaction`,
        resume: `${described.code}_resume`,
      },
    },
    claims: {
      openid: ["sub", "amr"],
      profile: ["name", "kana", "department", "roles"],
      email: ["email", "email_verified"],
    },
    conformIdTokenClaims: !options.tellsAll,
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    findAccount: (_, sub) => {
      const known = people.get(sub);
      return known && { accountId: sub, claims: () => ({ ...known }) };
    },
    // The city's own client: nobody is asked whether it may know their name.
    loadExistingGrant: async (ctx) => {
      const grant = new ctx.oidc.provider.Grant({
        clientId: ctx.oidc.client!.clientId,
        accountId: ctx.oidc.session!.accountId!,
      });
      grant.addOIDCScope("openid profile email");
      await grant.save();
      return grant;
    },
    ttl: { AccessToken: 600, AuthorizationCode: 60, IdToken: 600, Interaction: 600, Session: 600, Grant: 600 },
  });
  const handle = provider.callback();

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!request.url?.startsWith("/interaction/")) return void handle(request, response);
    if (request.method !== "POST") {
      response.setHeader("content-type", "text/html; charset=utf-8");
      response.end(
        `<!doctype html><html lang="ja"><title>組織のアカウント</title><main><h1>組織のアカウント</h1><form method="post">
        <p><label>利用者名 <input name="login"></label></p><button name="do" value="go">サインイン</button>
        <button name="do" value="back">やめる</button></form></main></html>`,
      );
      return;
    }
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const form = new URLSearchParams(Buffer.concat(chunks).toString());
    const known = people.get(form.get("login") ?? "");
    await provider.interactionFinished(
      request,
      response,
      known && form.get("do") === "go"
        ? { login: { accountId: known.sub, remember: false, amr: known.amr as string[] } }
        : { error: "access_denied", error_description: "<b>the words of the provider</b>" },
    );
  }

  const read = readProviders(JSON.stringify([{ ...described, issuer, clientId, clientSecret: secret }]));
  if (!read.ok) throw new Error(read.message);
  return {
    issuer,
    settings: read.providers[0]!,
    people,
    away: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
    back: async () => {
      server.listen(port, "127.0.0.1");
      await once(server, "listening");
    },
    stop: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Goes through the provider's pages as a browser without JavaScript does. @returns the address that it leads back to, with its answer. */
export async function passThrough(url: string, login: string | null): Promise<string> {
  const cookies = new Map<string, string>();
  const ask = async (address: string, body?: URLSearchParams) => {
    const cookie = [...cookies].map(([name, text]) => `${name}=${text}`).join("; ");
    const init = body ? { method: "POST", body } : {};
    const answer = await fetch(address, { ...init, headers: { cookie }, redirect: "manual" });
    for (const one of answer.headers.getSetCookie()) {
      const [, name, text] = /^([^=]+)=([^;]*)/.exec(one)!;
      cookies.set(name!, text!);
    }
    return answer;
  };
  const origin = new URL(url).origin;
  let address = url;
  for (let step = 0; step < 8; step++) {
    if (new URL(address).origin !== origin) return address;
    const isForm = new URL(address).pathname.startsWith("/interaction/");
    const form = new URLSearchParams({ login: login ?? "", do: login ? "go" : "back" });
    const answer = await ask(address, isForm ? form : undefined);
    const to = answer.headers.get("location");
    if (!to) throw new Error(`the provider answered ${answer.status}: ${(await answer.text()).slice(0, 300)}`);
    address = new URL(to, address).href;
  }
  throw new Error("the provider leads nowhere");
}
