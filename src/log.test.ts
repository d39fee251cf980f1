import { expect, test } from "vitest";
import { createLog, logRequest } from "./log.ts";

const secret = "封印語";

function linesOf(write: (log: ReturnType<typeof createLog>) => void): Record<string, unknown>[] {
  const lines: string[] = [];
  write(createLog("debug", { write: (line) => void lines.push(line) }));
  return lines.map((line) => JSON.parse(line));
}

test("an answered request leaves method, route pattern, status and milliseconds", () => {
  const [line] = linesOf((log) =>
    logRequest(log, { method: "GET", route: "/proposals/:id", status: 200, ms: 12.3456, requestId: "r1" }),
  );
  expect(line).toMatchObject({
    method: "GET",
    route: "/proposals/:id",
    status: 200,
    ms: 12.3,
    requestId: "r1",
    level: "info",
  });
});

test("a request that failed is a warning", () => {
  const [line] = linesOf((log) => logRequest(log, { method: "GET", route: "/", status: 500, ms: 1, requestId: "r1" }));
  expect(line?.level).toBe("warn");
});

test("a field that nobody thought of is withheld, whatever it holds", () => {
  const written = linesOf((log) =>
    log.info({ benefit: secret, record: { content: secret }, proposal_id: "p1" }, "saved"),
  );
  expect(JSON.stringify(written)).not.toContain(secret);
  expect(written[0]).toMatchObject({ proposal_id: "p1", benefit: "[withheld]", record: "[withheld]" });
});

test("a child of the log keeps passwords, tokens, cookies and texts back too", () => {
  for (const name of ["password", "token", "cookie", "text", "content", "query"]) {
    const written = linesOf((log) => log.child({ request: { [name]: secret } }).info("asked"));
    expect(JSON.stringify(written), name).not.toContain(secret);
  }
});

test("an error of the database loses the value that it quotes and keeps its code and place", () => {
  const error = Object.assign(new Error(`invalid input syntax: "${secret}"`), {
    severity: "ERROR",
    code: "22P02",
    detail: `Key (name)=(${secret})`,
    table: "proposals",
  });
  const [line] = linesOf((log) => log.error({ err: error }, "failed"));
  expect(JSON.stringify(line)).not.toContain(secret);
  expect(line?.err).toMatchObject({ code: "22P02", table: "proposals" });
});

test("a bug of the program keeps its message and where it happened", () => {
  const [line] = linesOf((log) => log.error({ err: new Error("asActor must not nest") }, "failed"));
  expect(line?.err).toMatchObject({ type: "Error", message: "asActor must not nest" });
  expect(line?.err).toHaveProperty("frames.0", expect.stringContaining("log.test.ts"));
});
