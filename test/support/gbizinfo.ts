import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export type StandIn = {
  /** With its version, as the configuration names it. */
  url: string;
  token: string;
  /** What was asked for, in order. */
  asked: { path: string; token: string | undefined }[];
  know: (info: Readonly<Record<string, unknown>> & { corporate_number: string }) => void;
  /** Answers this from now on, or "never"; null: as usual. */
  answer: (status: number | "never" | null, body?: string) => void;
  stop: () => Promise<void>;
};

/** gBizINFO on a port of this machine: its addresses, its header, its wrapper, 404 for an unknown number, 500 for a slash at the end. */
export async function startGBizInfo(): Promise<StandIn> {
  const known = new Map<string, object>();
  const asked: StandIn["asked"] = [];
  let fixed: { status: number | "never"; body: string } | null = null;
  const token = "a token of the tests";
  const server = createServer((request, response) => {
    const given = request.headers["x-hojininfo-api-token"];
    asked.push({ path: request.url ?? "", token: Array.isArray(given) ? given[0] : given });
    const json = (status: number, body: string) => {
      response.writeHead(status, {
        "content-type": "application/json; charset=utf-8",
        location: "http://127.0.0.1:1/",
      });
      response.end(body);
    };
    if (fixed?.status === "never") return;
    if (fixed) return json(fixed.status, fixed.body);
    const wrapped = (infos: object[], status: number, message: string | null) =>
      json(status, JSON.stringify({ id: null, message, errors: null, "hojin-infos": infos }));
    if (given !== token) return wrapped([], 401, "Unauthorized");
    const [, number] = /^\/hojin\/v[12]\/hojin\/(\d{13})$/.exec(request.url ?? "") ?? [];
    if (!number) return wrapped([], 500, "Internal Server Error");
    const info = known.get(number);
    return info ? wrapped([info], 200, "200 - OK.") : wrapped([], 404, "404 - Not Found.");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hojin/v2`,
    token,
    asked,
    know: (info) => void known.set(info.corporate_number, info),
    answer: (status, body = "") => {
      fixed = status === null ? null : { status, body };
    },
    stop: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
