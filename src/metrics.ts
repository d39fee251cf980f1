import { createServer, type Server } from "node:http";
import { collectDefaultMetrics, Histogram, register } from "prom-client";

/** Seconds of answered requests by route pattern and status: no address of a record, no word of anybody. */
export const answered = new Histogram({
  name: "desk_http_seconds",
  help: "Seconds until a request was answered",
  labelNames: ["method", "route", "status"],
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
});

/** Serves `GET /metrics` on a port of its own: never on the public one (ASVS 13.4.5). */
export function serveMetrics(host: string, port: number): Server {
  collectDefaultMetrics();
  const server = createServer(async (request, response) => {
    if (request.method !== "GET" || request.url !== "/metrics") return void response.writeHead(404).end();
    response.writeHead(200, { "content-type": register.contentType }).end(await register.metrics());
  });
  return server.listen(port, host);
}
