import { randomUUID } from "node:crypto";

type App = { request: (path: string, init?: RequestInit) => Response | Promise<Response> };

/** A browser without a window: it keeps cookies, and shows what it was answered. */
export type VisitingBrowser = {
  get: (path: string) => Promise<Visited>;
  post: (path: string, fields?: Readonly<Record<string, string>>) => Promise<Visited>;
  cookies: Map<string, string>;
};
export type Visited = { status: number; to: string; text: string; headers: Headers };

export function aBrowser(app: App): VisitingBrowser {
  const cookies = new Map<string, string>();
  const ask = async (path: string, init: RequestInit): Promise<Visited> => {
    const cookie = [...cookies].map(([name, text]) => `${name}=${text}`).join("; ");
    const answer = await app.request(path, { ...init, headers: { "sec-fetch-site": "same-origin", cookie } });
    for (const one of answer.headers.getSetCookie()) {
      const [, name, text] = /^([^=]+)=([^;]*)/.exec(one)!;
      if (/max-age=0/i.test(one)) cookies.delete(name!);
      else cookies.set(name!, text!);
    }
    const { status, headers } = answer;
    return { status, headers, to: headers.get("location") ?? "", text: await answer.text() };
  };
  return {
    cookies,
    get: (path) => ask(path, {}),
    post: (path, fields = {}) =>
      ask(path, { method: "POST", body: new URLSearchParams({ idempotency_key: randomUUID(), ...fields }) }),
  };
}
