import type { Context } from "hono";
import { isPlainDate } from "../../domain/calendar/tokyo-date.ts";
import { isId } from "../../domain/kernel/ids.ts";
import { caseBySlug, casesOf } from "../../queries/open/cases.ts";
import { challengeOf } from "../../queries/open/challenge.ts";
import { challengesFor, newestChallengesOf } from "../../queries/open/challenges.ts";
import { figuresOf } from "../../queries/open/figures.ts";
import { homeOf } from "../../queries/open/home.ts";
import { noticeOf, registerOf } from "../../queries/open/register.ts";
import { langPath, words } from "../../words/words.ts";
import { paths } from "../paths.ts";
import { refuseUnknown } from "../refusals.tsx";
import type { Env, Routes } from "../route.ts";
import { CasePage } from "./case-page.tsx";
import { CasesPage } from "./cases-page.tsx";
import { ChallengePage } from "./challenge-page.tsx";
import { addressOf, type ChallengesAsked, challengesAsked, filterOf, keptConditions } from "./challenges-asked.ts";
import { ChallengesPage } from "./challenges-page.tsx";
import { casesFeed, challengesFeed, feedPaths } from "./feeds.ts";
import { FiguresPage } from "./figures-page.tsx";
import { HomePage } from "./home-page.tsx";
import { HowPage } from "./how-page.tsx";
import { NoticePage } from "./notice-page.tsx";
import { NumbersPage } from "./numbers-page.tsx";
import { here } from "./open-layout.tsx";
import { asked, openPage } from "./open-page.ts";
import { ResultsPage } from "./results-page.tsx";
import { sitemapOf } from "./sitemap-of.ts";
import { TextPage } from "./text-page.tsx";

/** The public face, read by the visitors' narrow right whoever asks. */
export function addOpenRoutes(routes: Routes): void {
  openPage(routes, paths.home, [], async (c) => {
    const { frame, city, program } = c.var;
    return c.html(<HomePage frame={frame} city={city} home={await homeOf(program, city)} now={program.now()} />);
  });
  openPage(routes, paths.how, [], (c) => c.html(<HowPage frame={c.var.frame} city={c.var.city} />));
  openPage(routes, paths.challenges, keptConditions, showChallenges);
  openPage(routes, paths.challenge, [], async (c) => {
    const { frame, city, program } = c.var;
    const found = await challengeOf(program, c.req.param("code")!);
    if (!found) return refuseUnknown(c);
    return c.html(<ChallengePage frame={frame} city={city} now={program.now()} {...found} />);
  });
  openPage(routes, paths.cases, ["field", "after"], showCases);
  openPage(routes, paths.case, [], async (c) => {
    const found = await caseBySlug(c.var.program, c.req.param("slug")!);
    if (!found) return refuseUnknown(c);
    return c.html(<CasePage frame={c.var.frame} city={c.var.city} found={found} />);
  });
  openPage(routes, paths.numbers, [], async (c) => {
    const { frame, city, program } = c.var;
    const register = await registerOf(program, city);
    return c.html(<NumbersPage frame={frame} city={city} register={register} now={program.now()} />);
  });
  openPage(routes, paths.figures, [], async (c) => {
    const { frame, city, program } = c.var;
    return c.html(<FiguresPage frame={frame} city={city} figures={await figuresOf(program, city)} />);
  });
  openPage(routes, paths.notice, [], async (c) => {
    const notice = await noticeOf(c.var.program, c.req.param("id")!);
    if (!notice) return refuseUnknown(c);
    return c.html(<NoticePage frame={c.var.frame} city={c.var.city} notice={notice} />);
  });
  addTexts(routes);
  for (const format of ["atom", "json"] as const) {
    openPage(routes, feedPaths.challenges[format], keptConditions, async (c) => {
      const { city, program } = c.var;
      const wanted: ChallengesAsked = { ...challengesAsked(c), state: "open" };
      const rows = await newestChallengesOf(program, city, 50, filterOf(city, wanted, program.now()));
      return challengesFeed(c, rows, wanted, format);
    });
    openPage(routes, feedPaths.cases[format], [], async (c) =>
      casesFeed(c, (await casesOf(c.var.program, {}, 50)).rows, format),
    );
  }
  addForMachines(routes);
}

async function showChallenges(c: Context<Env>): Promise<Response> {
  const { frame, city, program } = c.var;
  const wanted = challengesAsked(c);
  const after = cursorOf(asked(c, "after"), /^(?<deadline>\d{4}-\d{2}-\d{2}|)_(?<id>[0-9a-f-]{36})$/);
  const filter = {
    ...filterOf(city, wanted, program.now()),
    after: after ? { deadline: after.deadline!, id: after.id! } : undefined,
  };
  const { rows, next, counts, forecasts } = await challengesFor(program, city, filter);
  return c.html(
    <ChallengesPage
      frame={frame}
      city={city}
      asked={wanted}
      counts={counts}
      rows={rows}
      forecasts={forecasts}
      next={next ? addressOf(frame, wanted, `${next.deadline}_${next.id}`) : null}
      isFirst={!after}
      now={program.now()}
    />,
  );
}

async function showCases(c: Context<Env>): Promise<Response> {
  const { frame, city, program } = c.var;
  const field = asked(c, "field");
  const after = cursorOf(asked(c, "after"), /^(?<publishedAt>[0-9TZ:.-]{24})_(?<id>[0-9a-f-]{36})$/);
  const isSound = after && !Number.isNaN(Date.parse(after.publishedAt!));
  const { rows, next } = await casesOf(program, {
    field,
    after: isSound ? { publishedAt: after.publishedAt!, id: after.id! } : undefined,
  });
  const address = next ? here(frame, paths.cases({}, { field, after: `${next.publishedAt}_${next.id}` })) : null;
  return c.html(<CasesPage frame={frame} city={city} field={field} rows={rows} next={address} isFirst={!isSound} />);
}

/** Where a page goes on; anything else than what we wrote ourselves begins at the beginning. */
function cursorOf(text: string | undefined, form: RegExp): Record<string, string> | undefined {
  const groups = form.exec(text ?? "")?.groups;
  if (!groups || !isId(groups.id ?? "")) return undefined;
  return groups.deadline && !isPlainDate(groups.deadline) ? undefined : groups;
}

function addTexts(routes: Routes): void {
  const contactOf = (c: Context<Env>) => {
    const { name, desk, hours, telephone } = c.var.frame.city;
    return words(c.var.frame.lang).public.about.contact(`${name} ${desk}`, hours, telephone);
  };
  openPage(routes, paths.ideas, [], (c) =>
    c.html(<TextPage frame={c.var.frame} text={words(c.var.frame.lang).public.about.ideas()} />),
  );
  openPage(routes, paths.privacy, [], (c) =>
    c.html(<TextPage frame={c.var.frame} text={words(c.var.frame.lang).public.about.privacy(contactOf(c))} />),
  );
  openPage(routes, paths.terms, [], (c) =>
    c.html(<TextPage frame={c.var.frame} text={words(c.var.frame.lang).public.terms(contactOf(c))} />),
  );
  openPage(routes, paths.accessibility, [], (c) => {
    const { accessibility } = words(c.var.frame.lang).public.about;
    const { title } = words(c.var.frame.lang).public.results;
    const link = { href: here(c.var.frame, paths.accessibilityResults({})), text: title };
    return c.html(<TextPage frame={c.var.frame} text={accessibility(contactOf(c))} link={link} />);
  });
  openPage(routes, paths.accessibilityResults, [], (c) =>
    c.html(<ResultsPage frame={c.var.frame} entries={routes.entries} />),
  );
}

/** What readers by machine ask for, and addresses without the slash at their end. */
function addForMachines(routes: Routes): void {
  routes.get(paths.robots, { may: "everyone", audit: null }, (c) => {
    c.set("keep", true);
    // Invented partnerships are not for search engines; nor is anything behind a sign-in.
    const signedIn = ["/proposals", "/account", "/sign-in", "/register", "/setup/", "/consult/", "/news/"];
    const closed = c.var.frame.demo
      ? ["/"]
      : ["/desk/", ...(["ja", "easy", "en"] as const).flatMap((lang) => signedIn.map((path) => langPath(lang, path)))];
    const map = `Sitemap: ${c.var.program.publicUrl}${paths.sitemap({})}`;
    return c.text(["User-agent: *", ...closed.map((path) => `Disallow: ${path}`), map, ""].join("\n"));
  });
  routes.get(paths.sitemap, { may: "everyone", audit: null }, async (c) => {
    c.set("keep", true);
    return c.body(await sitemapOf(c.var.program), 200, { "content-type": "application/xml; charset=utf-8" });
  });
  for (const folder of ["/en", "/easy"])
    routes.get({ pattern: folder }, { may: "everyone", audit: null }, (c) => c.redirect(`${folder}/`, 301));
}
