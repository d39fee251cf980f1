import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aCity, type TestCity } from "../../../test/support/city.ts";
import { heatCase, publishedPartnership } from "../../../test/support/public-rows.ts";
import { signIn } from "../../../test/support/sign-in.ts";
import { createLog } from "../../log.ts";
import { usualWaitsOf } from "../../queries/open/usual-waits.ts";
import { appOf } from "../app.tsx";

let city: TestCity;
let get: (path: string, headers?: Record<string, string>) => Promise<Response>;
let textOf: (path: string, headers?: Record<string, string>) => Promise<string>;

beforeAll(async () => {
  city = await aCity();
  const { app } = appOf(city.program, createLog("silent"));
  get = async (path, headers = {}) => app.request(path, { headers });
  textOf = async (path, headers) => (await get(path, headers)).text();
  await city.owner.query(
    `insert into challenges (municipality_id, code, department_id, title, title_en, ask, ask_en, background, fields, sdgs, status, published_at, deadline)
     select $1, 'N' || n, $2, '連番の課題' || n, 'Numbered challenge ' || n, '試す方法を募集します。', 'We ask for a way to try.', '背景', '{防災}', '{11}',
       'open', '2026-10-01T00:00:00+09:00', case when n <= 23 then date '2026-12-01' + n end
     from generate_series(1, 25) n`,
    [city.seeded.municipality, city.department("0201")],
  );
  await city.owner.query(
    `insert into challenges (municipality_id, code, department_id, title, ask, background, fields, sdgs, status, published_at, deadline, outcome)
     values ($1, 'OLD', $2, '終わった課題', '終わりました', '背景', '{教育}', '{4}', 'concluded', '2026-01-05T00:00:00+09:00', '2026-03-01', '1件の実証を準備しています。')`,
    [city.seeded.municipality, city.department("0902")],
  );
  await publishedPartnership(city, {
    title: "熱中症を防ぐ取組",
    serial: 1,
    facts: { partner: "サンプル製薬株式会社", text: "事業連携協定を結びました。", method: "project_agreement" },
    case: {
      slug: "heat",
      titleEn: "Preventing heatstroke together",
      summaryEn: "Fewer ambulance calls.",
      fields: ["健康"],
      body: heatCase,
    },
  });
  await publishedPartnership(city, {
    title: "公開しない取組",
    serial: 2,
    withheldFacts: "営業上の秘密にあたるため",
    withheldCase: { slug: "hidden", reason: "成果の数字を公開できないため" },
  });
});
afterAll(async () => city.drop());

const pages: readonly [path: string, ja: string, en: string][] = [
  ["/", "ホーム", "Home"],
  ["/how", "進み方", "How it works"],
  ["/challenges", "募集中の課題", "Open challenges"],
  ["/challenges?state=closed", "終了した課題", "Past challenges"],
  ["/challenges/N1", "連番の課題1", "Numbered challenge 1"],
  ["/cases", "事例", "Cases"],
  ["/cases/heat", "熱中症を防ぐ取組", "Preventing heatstroke together"],
  ["/numbers", "数字と記録", "Figures and records"],
  ["/numbers/days", "目標日数と実績", "Target days and how they are kept"],
  ["/ideas", "アイデアの守り方", "How we protect ideas"],
  ["/privacy", "個人情報の取扱い", "Personal data"],
  ["/terms", "利用規約", "Terms of use"],
  ["/accessibility", "アクセシビリティ方針", "Accessibility"],
  ["/accessibility/results", "アクセシビリティの試験結果", "Accessibility test results"],
];

describe("every public page", () => {
  test.each(pages)("%s stands in Japanese and English, with its own title", async (path, ja, en) => {
    expect(await textOf(path)).toContain(`<title>${ja}｜官民連携デスク（試験市）</title>`);
    const english = await textOf(path === "/" ? "/en/" : `/en${path}`);
    expect(english).toContain(`<html lang="en">`);
    expect(english).toContain(`<title>${en}｜Public-Private Partnership Desk（Test City）</title>`);
  });

  test.each(pages)("%s has no Japanese left around its English texts", async (path) => {
    const english = await textOf(path === "/" ? "/en/" : `/en${path}`);
    expect(japaneseOutsideMarks(english)).toEqual([]);
  });

  test.each(pages)("%s stands in やさしい日本語, with readings, and its links stay there", async (path) => {
    const page = await textOf(path === "/" ? "/easy/" : `/easy${path}`);
    expect(page).toContain('<html lang="ja" class="easy">');
    expect(page).toContain("<ruby>市<rt>し</rt></ruby>");
    expect(page).toContain('href="/easy/challenges"');
    expect(mainOf(page)).not.toBe(mainOf(await textOf(path)));
  });

  test("the language links lead to the same page with what was asked for", async () => {
    const page = await textOf("/easy/challenges?state=closed");
    expect(page).toContain('href="/en/challenges?state=closed" lang="en"');
    expect(page).toContain('href="/challenges?state=closed" lang="ja"');
    expect(await textOf("/consult")).toContain('href="/easy/consult" lang="ja"');
  });

  test("pages that are filled in without an account stand in やさしい日本語 too", async () => {
    const outsiders = [
      "/consult",
      "/proposals/new",
      "/proposals/begun",
      "/proposals/begun/registration",
      "/register",
      "/sign-in",
      "/sign-in/forgotten",
      "/challenges/C01/questions",
    ];
    for (const path of outsiders) {
      const page = await textOf(`/easy${path}`);
      expect(page).toContain('<html lang="ja" class="easy">');
      expect(page).toContain("<ruby>");
      expect(mainOf(page)).not.toBe(mainOf(await textOf(path)));
    }
  });

  test("what has no やさしい日本語 goes on in Japanese, and never to another site", async () => {
    expect((await get("/easy/account")).headers.get("location")).toBe("/account");
    expect((await get("/easy//evil.example/a")).headers.get("location")).toBe("/evil.example/a");
  });

  test("an address that does not exist is a friendly 404 in the reader's language", async () => {
    const found = await get("/en/nothing-here");
    expect(found.status).toBe(404);
    expect(await found.text()).toContain("Page not found");
  });
});

describe("challenges", () => {
  test("show the soonest deadline first, twenty on a page, and those without a deadline last", async () => {
    const first = await textOf("/challenges");
    expect(codesIn(first)).toEqual(Array.from({ length: 20 }, (_, index) => `N${index + 1}`));
    const next = /rel="next" href="([^"]+)"/.exec(first)![1]!.replaceAll("&amp;", "&");
    const second = await textOf(next);
    expect(codesIn(second).slice(0, 4)).toEqual(["N21", "N22", "N23", "C01"]);
    expect(codesIn(second).slice(4).sort()).toEqual(["N24", "N25"]);
    expect(second).not.toContain('rel="next"');
  });

  test("can be narrowed by word, field and division, and the form keeps what was asked", async () => {
    expect(codesIn(await textOf(`/challenges?field=${encodeURIComponent("健康")}`))).toEqual(["C01"]);
    expect(codesIn(await textOf("/challenges?department=0507"))).toEqual(["C01"]);
    expect(codesIn(await textOf(`/challenges?q=${encodeURIComponent("孤立　人とつながれる")}`))).toEqual(["C01"]);
    expect(codesIn(await textOf("/challenges?state=closed"))).toEqual(["OLD"]);
    expect(await textOf(`/challenges?q=${encodeURIComponent("100%_\\")}`)).toContain('value="100%_\\"');
  });

  test("can be narrowed by goal and deadline too, all together, and go on in pages of the same", async () => {
    // N1 to N23 close on 2 to 24 December, two are without a deadline, C01 later; today is 24 November.
    expect(codesIn(await textOf("/challenges?sdg=11&deadline=30&department=0201"))).toHaveLength(20);
    const soon = await textOf("/challenges?sdg=11&deadline=30");
    expect(codesIn(soon).at(-1)).toBe("N20");
    const next = /rel="next" href="([^"]+)"/.exec(soon)![1]!.replaceAll("&amp;", "&");
    expect(next).toContain("sdg=11&deadline=30");
    expect(codesIn(await textOf(next))).toEqual(["N21", "N22", "N23"]);
    expect(codesIn(await textOf("/challenges?deadline=none&field=%E9%98%B2%E7%81%BD")).sort()).toEqual(["N24", "N25"]);
    expect(codesIn(await textOf("/challenges?deadline=none&sdg=4"))).toEqual([]);
    expect(codesIn(await textOf("/challenges?deadline=tomorrow"))).toHaveLength(20);
  });

  test("of a condition have a feed of the same, with an id and a title of its own", async () => {
    const list = await textOf("/challenges?deadline=none&sdg=11");
    expect(list).toContain('href="/feeds/challenges.atom?sdg=11&amp;deadline=none"');
    const feed = await textOf("/feeds/challenges.atom?sdg=11&deadline=none");
    expect(feed).toContain("<id>tag:127.0.0.1,2026:ja/challenges?sdg=11&amp;deadline=none</id>");
    expect(feed).toContain(
      "<title>募集中の課題 - SDGs「住み続けられるまちづくりを」、締切「締切なし」 - 試験市</title>",
    );
    expect(feed.match(/<entry>/g)).toHaveLength(2);
    const json = JSON.parse(await textOf("/en/feeds/challenges.json?department=0507")) as { items: { url: string }[] };
    expect(json.items.map(({ url }) => url)).toEqual(["http://127.0.0.1/en/challenges/C01"]);
  });

  test("without a hit offer to take the conditions away one by one", async () => {
    const page = await textOf("/challenges?sdg=4&department=0507&state=closed");
    expect(page).toContain(
      '<a href="/challenges?department=0507&amp;state=closed">SDGs「質の高い教育をみんなに」を外す</a>',
    );
    expect(page).toContain('<a href="/challenges?sdg=4&amp;state=closed">担当課「保健センター」を外す</a>');
    expect(page).toContain('<a href="/challenges?department=0507&amp;sdg=4">終了したものを外す</a>');
    expect(await textOf("/challenges?sdg=4&deadline=30")).toContain(
      'href="/challenges?sdg=4">締切「30日以内」を外す</a>',
    );
  });

  test("without a hit repeat the conditions", async () => {
    const page = await textOf(`/challenges?q=${encodeURIComponent("<月面>")}&field=${encodeURIComponent("教育")}`);
    expect(page).toContain("この条件に合う課題は、いまありません");
    expect(page).toContain("条件：ことば「&lt;月面&gt;」、分野「教育」");
    expect(page).toContain("条件をすべて外す");
  });

  test("a cursor that we did not write begins at the beginning", async () => {
    for (const after of ["2026-99-99_x", "2026-13-40_00000000-0000-0000-0000-000000000000", "'; drop table", "\u0000"])
      expect(codesIn(await textOf(`/challenges?after=${encodeURIComponent(after)}`))).toHaveLength(20);
  });

  test("a challenge leads to a proposal with one button, and one need not have an account", async () => {
    expect(await textOf("/challenges/C01")).toContain('href="/proposals/new?challenge=C01"');
    const sent = await get("/proposals/new?challenge=C01");
    expect(sent.status).toBe(200);
    const page = await sent.text();
    expect(page).toContain('href="/proposals/begun?challenge=C01"');
    expect(page).toContain('href="/sign-in?next=%2Fproposals%2Fnew%3Fchallenge%3DC01"');
  });

  test("a closed one shows what came of it and no button; a draft does not exist", async () => {
    const closed = await textOf("/challenges/OLD");
    expect(closed).toContain("1件の実証を準備しています。");
    expect(closed).not.toContain("この課題に提案する");
    expect((await get("/challenges/C02")).status).toBe(404);
  });
});

describe("cases and the register", () => {
  test("a missed goal stands as plainly as one that was met, with the costs", async () => {
    const page = await textOf("/cases/heat");
    expect(page).toContain("とどきました");
    expect(page).toContain("あと8か所でした");
    expect(page).toContain("市の支出は18万円でした。市だけで行うと、およそ340万円かかる見込みでした。");
    expect(page).toContain("配合の表(1か所)");
    expect(await textOf("/en/cases/heat")).toContain("The city spent ¥180,000.");
  });

  test("what is withheld is listed with its reason, and has no text", async () => {
    expect(await textOf("/cases/hidden")).toContain("成果の数字を公開できないため");
    const numbers = await textOf("/numbers");
    expect(numbers).toContain("営業上の秘密にあたるため");
    expect(numbers).toContain("成果の数字を公開できないため");
    expect(numbers).toContain("R7-001");
    expect(codesIn(await textOf("/cases"), "cases")).toEqual(["heat"]);
  });

  test("numbers under three are not told: neither of waits nor of states", async () => {
    expect(await textOf("/numbers")).toContain("終わった手続がまだ少なく、特定の提案の日数がわかるおそれがあるため");
    const figures = await textOf("/numbers/days");
    expect(figures).toContain("どの手続も、終わったものがまだ少なく");
    expect(figures).toContain("まだ3件に満たないため、数をお示ししません");
  });

  test("of five proposals no day is told: the slowest, or the one in the middle, is a single proposal's", async () => {
    // Came on Friday 30 October after closing: counts from Monday; Tuesday is a holiday. 1, 2, 3, 4 and 5 days.
    await ended("receive", ["2026-11-04", "2026-11-05", "2026-11-06", "2026-11-09", "2026-11-10"]);
    expect(await figureRow("受付のご連絡")).toBe(
      "受付のご連絡 デスク 3日 少数のため非表示 少数のため非表示 少数のため非表示",
    );
    expect(await textOf("/numbers")).not.toContain("期限内でした");
    expect((await usualWaitsOf({ ...city.program })).get("receive")).toBeUndefined();
  });

  test("from six on the median is told in business days, and how many were in time where neither side is under three", async () => {
    await ended("receive", ["2026-11-11"]);
    expect(await figureRow("受付のご連絡")).toBe(
      "受付のご連絡 デスク 3日 3.5日 少数のため非表示 6回のうち3回が期限内でした。",
    );
    expect(await figureRow("担当課の回答")).toBe(
      "担当課の回答 担当課 10日 少数のため非表示 少数のため非表示 少数のため非表示",
    );
    expect(await textOf("/numbers")).toContain("目標は3日以内（縦の線）。6回のうち3回が期限内でした。");
    expect((await usualWaitsOf({ ...city.program })).get("receive")).toBe(3.5);
    // 1, 1, 2, 2, 3 and 7 days: that one was late is not told.
    await ended("writeMinutes", ["2026-11-04", "2026-11-04", "2026-11-05", "2026-11-05", "2026-11-06", "2026-11-12"]);
    expect(await figureRow("議事録の案")).toContain(
      "2日 少数のため非表示 6回のうち、期限を過ぎたものがある提案は3件未満でした。",
    );
  });

  test("many answers about few proposals are few", async () => {
    const answers = ["2026-11-04", "2026-11-05", "2026-11-06", "2026-11-09", "2026-11-10", "2026-11-11", "2026-11-12"];
    // Seven about one proposal, and one each about four others.
    await ended("proposeMethod", answers, { ofOne: true });
    await ended("proposeMethod", ["2026-11-04", "2026-11-05", "2026-11-11", "2026-11-12"]);
    expect(await figureRow("進める方法の案")).toContain("少数のため非表示 少数のため非表示 少数のため非表示");
  });

  test("the 90th percentile is told where three proposals took longer: of thirty, not of twenty-nine, nor where the three are one", async () => {
    // 1 day 23 times, 2 days 3 times, 7 days 3 times.
    const most = [...Array(23).fill("2026-11-04"), ...Array(3).fill("2026-11-05")];
    const slow = Array(3).fill("2026-11-12");
    await ended("decideFeasibility", [...most, ...slow]);
    expect(await figureRow("実施できるかの判断")).toContain("1日 少数のため非表示 29回のうち26回が期限内でした。");
    await ended("decideFeasibility", ["2026-11-04"]);
    expect(await figureRow("実施できるかの判断")).toContain("1日 2日 30回のうち27回が期限内でした。");
    await ended("askDepartments", [...most, "2026-11-04"]);
    await ended("askDepartments", slow, { ofOne: true });
    expect(await figureRow("内容の確認と照会")).toContain(
      "1日 少数のため非表示 30回のうち、期限を過ぎたものがある提案は3件未満でした。",
    );
  });

  test("what waited for the partner is no figure of the city", async () => {
    await ended("answerMessage", Array(6).fill("2026-11-04"), { holder: "partner" });
    expect(await figureRow("メッセージへの返信")).toBe(
      "メッセージへの返信 デスク 3日 少数のため非表示 少数のため非表示 少数のため非表示",
    );
  });
});

describe("feeds", () => {
  test("are announced in the pages and carry stable ids", async () => {
    expect(await textOf("/challenges")).toContain(
      '<link rel="alternate" type="application/atom+xml" title="募集中の課題" href="/feeds/challenges.atom"/>',
    );
    const answer = await get("/feeds/cases.atom");
    expect(answer.headers.get("content-type")).toBe("application/atom+xml; charset=utf-8");
    const feed = await answer.text();
    expect(feed).toContain('<link rel="self" type="application/atom+xml" href="http://127.0.0.1/feeds/cases.atom"/>');
    expect(feed).toContain('<link rel="alternate" type="text/html" href="http://127.0.0.1/cases/heat"/>');
    expect(feed.match(/<id>urn:uuid:[0-9a-f-]{36}<\/id>/g)).toHaveLength(1);
    expect(await textOf("/en/feeds/challenges.atom")).toContain("<title>Numbered challenge 1</title>");
  });

  test("the same stands beside them as JSON Feed", async () => {
    expect(await textOf("/cases")).toContain('type="application/feed+json" title="事例" href="/feeds/cases.json"/>');
    const answer = await get("/feeds/cases.json");
    expect(answer.headers.get("content-type")).toBe("application/feed+json; charset=utf-8");
    const feed = (await answer.json()) as { feed_url: string; items: { url: string }[] };
    expect(feed.feed_url).toBe("http://127.0.0.1/feeds/cases.json");
    expect(feed.items.map(({ url }) => url)).toEqual(["http://127.0.0.1/cases/heat"]);
    expect(await textOf("/en/feeds/challenges.json")).toContain('"title": "Numbered challenge 1"');
  });

  test("robots may read the open pages, find their map, and nothing behind a sign-in or a sender's own link", async () => {
    const robots = await textOf("/robots.txt");
    expect(robots).toContain("Disallow: /proposals");
    expect(robots).toContain("Disallow: /consult/");
    expect(robots).toContain("Sitemap: http://127.0.0.1/sitemap.xml");
    const map = await textOf("/sitemap.xml");
    expect(map).toContain("<loc>http://127.0.0.1/cases/heat</loc>");
    expect(map).toContain('<xhtml:link rel="alternate" hreflang="en" href="http://127.0.0.1/en/how"/>');
    expect(map).not.toContain("/proposals");
  });
});

describe("what a page tells about itself", () => {
  test("one address of its own, the same in other languages, and a card for links to it", async () => {
    const page = await textOf("/en/challenges/N1?q=x");
    expect(page).toContain('<link rel="canonical" href="http://127.0.0.1/en/challenges/N1"/>');
    expect(page).toContain('<link rel="alternate" hreflang="ja" href="http://127.0.0.1/challenges/N1"/>');
    expect(page).toContain('<link rel="alternate" hreflang="ja-simple" href="http://127.0.0.1/easy/challenges/N1"/>');
    expect(page).toContain('<link rel="alternate" hreflang="x-default" href="http://127.0.0.1/challenges/N1"/>');
    expect(page).toContain('<meta property="og:title" content="Numbered challenge 1"/>');
    const card = /property="og:image" content="http:\/\/127\.0\.0\.1(\/assets\/card-[^"]+\.png)"/.exec(page)![1]!;
    expect((await get(card)).headers.get("content-type")).toBe("image/png");
    expect(await textOf("/challenges?after=2026-12-10_00000000-0000-0000-0000-000000000000")).not.toContain(
      "canonical",
    );
  });

  test("where it stands and what it is about, as data that no word of it can leave", async () => {
    await city.owner.query("update challenges set title = $1 where code = 'N2'", ["</script><b>終わらない"]);
    await city.owner.query("update municipalities set public_revision = public_revision + 1");
    await new Promise((resolve) => setTimeout(resolve, 1100));
    const page = await textOf("/challenges/N2");
    expect(page).not.toContain("</script><b>");
    const [way, about] = dataOf(page);
    expect(way).toMatchObject({ "@type": "BreadcrumbList" });
    expect(about).toMatchObject({
      "@type": "Demand",
      name: "</script><b>終わらない",
      url: "http://127.0.0.1/challenges/N2",
      availabilityEnds: "2026-12-03",
    });
    expect(dataOf(await textOf("/"))[0]).toMatchObject({ "@type": "GovernmentOrganization", name: "試験市" });
    expect(dataOf(await textOf("/cases/heat"))[1]).toMatchObject({ "@type": "Article", headline: "熱中症を防ぐ取組" });
    expect(dataOf(await textOf("/cases/hidden"))).toHaveLength(1);
  });

  test("the map has every page in every language, what is over and calls included, and robots keep out of forms in each", async () => {
    const map = await textOf("/sitemap.xml");
    for (const path of ["/easy/", "/en/terms", "/easy/numbers/days", "/challenges/OLD", "/easy/cases/hidden"])
      expect(map).toContain(`<loc>http://127.0.0.1${path}</loc>`);
    expect(map).not.toContain("/challenges/C02");
    const robots = await textOf("/robots.txt");
    for (const path of ["/desk/", "/proposals", "/en/proposals", "/easy/consult/"])
      expect(robots).toContain(`Disallow: ${path}\n`);
  });
});

describe("signed-in people", () => {
  test("get the same page with their own surroundings, never kept", async () => {
    const { headers } = await signIn(city.program, city.person("representative").id);
    const own = await get("/challenges", headers);
    expect(own.headers.get("cache-control")).toBe("no-store");
    expect(own.headers.get("etag")).toBeNull();
    expect(await own.text()).toContain("株式会社架空ウェルネス");
    expect(await textOf("/challenges")).not.toContain("株式会社架空ウェルネス");
  });
});

/**
 * Waits from Friday 30 October after closing, due on 6 November, that ended on these days: each of a proposal of its own, or all of one.
 */
async function ended(task: string, days: readonly string[], { holder = "desk", ofOne = false } = {}): Promise<void> {
  const { rows } = await city.owner.query<{ id: string }>(
    `insert into proposals (municipality_id, organisation_id, kind, title, fields, status, fiscal_year, serial, created_at,
      submitted_at, received_at, dialogue_at, active_at, completed_at, status_at)
     select $1, $2, 'free', '終わった提案', '{健康}', 'completed', 2024, (select count(*) from proposals) + n, at, at, at, at, at, at, at
     from generate_series(1, $3::int) n, (select timestamptz '2026-06-01T10:00:00+09:00' as at) day returning id`,
    [city.seeded.municipality, city.seeded.organisations.get("a"), ofOne ? 1 : days.length],
  );
  for (const [index, day] of days.entries())
    await city.owner.query(
      `insert into waits (proposal_id, municipality_id, task, holder, line, since, days, due, ended_at)
       values ($1, $2, $3, $4, 'proposal', '2026-10-30T18:00:00+09:00', 3, '2026-11-06', ($5 || 'T11:00:00+09:00')::timestamptz)`,
      [rows[ofOne ? 0 : index]!.id, city.seeded.municipality, task, holder, day],
    );
  await city.owner.query("update municipalities set public_revision = public_revision + 1");
  await new Promise((resolve) => setTimeout(resolve, 1100));
}

/** The words of one step's row in the table of target days. */
async function figureRow(step: string): Promise<string> {
  const page = await textOf("/numbers/days");
  const row = page.match(/<tr.*?<\/tr>/gs)!.find((one) => one.includes(`>${step}<`))!;
  return row
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}

/** The things of a page's block of data. */
function dataOf(page: string): Record<string, unknown>[] {
  return JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page)![1]!)["@graph"];
}

/** The words of a page's own part, without readings. */
function mainOf(page: string): string {
  return /<main.*<\/main>/s
    .exec(page)![0]
    .replace(/<rt>.*?<\/rt>|<[^>]+>/g, "")
    .replace(/\s+/g, " ");
}

/** The codes or slugs of the rows of a list, in their order. */
function codesIn(page: string, noun = "challenges"): string[] {
  const rows = new RegExp(`<p class="row-title">.*?<a href="/${noun}/([^"]+)">`, "g");
  return [...page.matchAll(rows)].map(([, code]) => code!);
}

/** Japanese in an English page outside of elements marked lang="ja". */
function japaneseOutsideMarks(page: string): string[] {
  const found: string[] = [];
  const open: boolean[] = [false];
  for (const [piece] of page.replace(/<title>.*?<\/title>/s, "").matchAll(/<[^>]+>|[^<]+/g)) {
    if (piece.startsWith("</")) open.pop();
    else if (piece.startsWith("<")) {
      const isVoid = /^<(!|meta|link|br|input|hr|img)/.test(piece) || piece.endsWith("/>");
      if (!isVoid) open.push(open.at(-1)! || /\blang="ja"/.test(piece));
    } else if (!open.at(-1) && /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u.test(piece)) found.push(piece);
  }
  return found;
}
