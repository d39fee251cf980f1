import { randomUUID } from "node:crypto";
import { BlockList } from "node:net";
import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { Program } from "../db/program.ts";
import { cityOf } from "../db/stores/city-store.ts";
import type { Actor } from "../domain/policy/actor.ts";
import { type Log, logRequest } from "../log.ts";
import { answered } from "../metrics.ts";
import { waitForSetUp } from "./accounts/not-set-up.tsx";
import { serveAsset } from "./assets.ts";
import { type Noted, type PublicPages, publicPages } from "./cache.ts";
import { isUpload } from "./files/read-upload.ts";
import { frameOf } from "./frame-of.ts";
import { healthOf, readinessOf } from "./health/health-routes.ts";
import { paths } from "./paths.ts";
import { addReadings } from "./readings.ts";
import { refuseUnknown } from "./refusals.tsx";
import { type Env, type RouteEntry, routesOn } from "./route.ts";
import { addRoutes } from "./routes.ts";
import { noStore, refuseCrossSite, securityHeaders } from "./security.ts";
import { signedInOf } from "./session.ts";
import { BrokenPage, InvalidPage } from "./ui/error-pages.tsx";

/** A form holds at most twelve long texts; a megabyte is ten times that. Files have their own way (files/read-upload.ts). */
const largestForm = 1;
/** A joint plan is five lists of up to thirty rows (plan-errors.ts): all of it as long as it may be, as a form sends it, is two and a half. */
const largestPlan = 4;

/** The whole of what answers HTTP: the order of the middleware, then the table of contents (routes.ts). */
export function appOf(
  program: Program,
  log: Log,
  trustedProxies: BlockList = new BlockList(),
): { app: Hono<Env>; entries: readonly RouteEntry[]; createServer: PublicPages["createServer"] } {
  const app = new Hono<Env>();
  const isHttps = program.publicUrl.startsWith("https:");
  const note = (answer: Parameters<Noted>[0], requestId?: string) => {
    answered.observe({ method: answer.method, route: answer.route, status: answer.status }, answer.ms / 1000);
    if (answer.status >= 500 || log.isLevelEnabled("info"))
      logRequest(log, { ...answer, requestId: requestId ?? randomUUID() });
  };
  const pages = publicPages(program, note);

  app.use(async (c, next) => {
    const began = performance.now();
    c.set("requestId", randomUUID());
    await next();
    const route = c.var.keptRoute ?? c.req.routePath;
    note({ method: c.req.method, route, status: c.res.status, ms: performance.now() - began }, c.var.requestId);
  });
  app.use(pages.middleware);
  app.use(securityHeaders({ https: isHttps }));
  app.get("/assets/*", (c) => serveAsset(c));
  app.get(paths.health.pattern, healthOf(program));
  app.get(paths.ready.pattern, readinessOf(program));
  app.use(refuseCrossSite({ publicUrl: program.publicUrl }));
  app.use(async (c, next) => {
    c.set("program", program);
    c.set("trustedProxies", trustedProxies);
    c.set("city", await cityOf(program));
    const { actor, hasUnread } = await signedInOf(program, c);
    c.set("actor", actor);
    c.set("hasUnread", hasUnread);
    c.set("frame", frameOf(c));
    if (c.var.actor.kind === "person") return noStore()(c, next);
    return next();
  });
  app.use(addReadings());
  app.use(waitForSetUp());
  // Who is not signed in sends no files: their forms are read and shown again, and have to be small.
  app.post("*", (c, next) => (isUpload(c) ? next() : (isPlan(c) ? limitPlan : limitForm)(c, next)));

  const routes = routesOn(app);
  addRoutes(routes, program);

  // やさしい日本語 exists of what is read without an account; everything else goes on in Japanese.
  app.notFound((c) =>
    c.req.method === "GET" && c.var.frame.lang === "easy" ? c.redirect(c.var.frame.path, 302) : refuseUnknown(c),
  );
  app.onError((error, c) => {
    const number = (c.var.requestId ?? randomUUID()).slice(0, 8).toUpperCase();
    log.error({ err: error, requestId: c.var.requestId }, "a request broke");
    if (!c.var.frame) return c.text(`いま応答できません。番号 ${number}`, 503);
    return c.html(
      <BrokenPage frame={c.var.frame} number={number} saved={c.req.method === "GET" ? "saved" : "none"} />,
      500,
    );
  });
  const machines: RouteEntry[] = [paths.health, paths.ready].map(({ pattern }) => ({
    method: "GET",
    path: pattern,
    policy: "everyone",
    audit: null,
  }));
  return { app, entries: [...machines, ...routes.entries], createServer: pages.createServer };
}

const limitForm = limitTo(largestForm);
const limitPlan = limitTo(largestPlan);

function limitTo(megabytes: number) {
  return bodyLimit({
    maxSize: megabytes * 1024 * 1024,
    onError: (c) =>
      c.html(
        <InvalidPage
          frame={(c as Context<Env>).var.frame}
          errors={[{ field: "", message: tooLong((c as Context<Env>).var.actor, megabytes) }]}
          back={{ href: c.req.path, text: "前の画面にもどる" }}
        />,
        413,
      ),
  });
}

/** The joint plan of who is signed in; nobody else can send one. */
function isPlan(c: Context<Env>): boolean {
  return c.var.actor.kind === "person" && /^\/proposals\/[^/]+\/plan\//.test(c.req.path);
}

/** Files are large, and are read only from who is signed in: a login that ran out is the likelier reason then. */
function tooLong(actor: Actor, megabytes: number): string {
  const form = `送られた文章が長すぎます。全体で${megabytes}MBまでにしてください。`;
  if (actor.kind === "person") return form;
  return `${form}ファイルを添付するところだったときは、ログインの期限が切れています。もう一度ログインして、選び直してください。`;
}
