import { expect } from "vitest";
import { paths } from "../../src/web/paths.ts";
import { crawl } from "../support/crawl.ts";
import { signIn } from "../support/sign-in.ts";
import { alreadyThere } from "./already-there.ts";
import { journey, type Stage } from "./stage.ts";

// P2: whoever has a tie says so once, and from then on the proposal does not exist for them: not on a page, in a search, a count, a board, a
// notice, a mail, the digest, a file, a suggestion, or at an address that they know by heart.

const secret = "封印語庚の糸を百本そろえます。";
const tied = ["desk-officer-2", "dept-health-staff"] as const;
const mails = ["desk-officer-2@city.example.jp", "dept-health-staff@city.example.jp"];

journey("a conflict of interest keeps a person out everywhere", (chapter) => {
  let id = "";
  let other = "";
  let inquiry = "";
  const before: Record<string, number> = {};
  let addresses: string[] = [];
  const words = { title: "", number: "R8-001" };

  chapter(
    "an officer and somebody of an asked department have a part in a proposal, and both find it",
    async ({ city, people, post }) => {
      const there = await alreadyThere(city, "dialogue", {
        parts: [{ content: secret, level: "asked_departments", outcome: "agreed" }],
      });
      id = there.proposalId;
      inquiry = there.inquiryIds.get("0507") ?? [...there.inquiryIds.values()][0]!;
      other = (await alreadyThere(city, "received")).proposalId;
      const { rows } = await city.owner.query<{ title: string }>("select title from proposals where id = $1", [id]);
      words.title = rows[0]!.title;
      // A title of its own: what is found of it is of this one alone.
      words.title = "布団𠮷の道しるべ";
      await city.owner.query("update proposals set title = $2 where id = $1", [id, words.title]);
      // Whoever is asked anew has not answered yet.
      await city.owner.query("delete from conflict_declarations where person_id = any ($1) and proposal_id = $2", [
        tied.map((key) => city.seeded.people.get(key)),
        id,
      ]);
      await city.owner.query(
        `insert into assignments (proposal_id, person_id, municipality_id, assigned_by, at)
       select p.id, $1, p.municipality_id, $2, now() from proposals p
       on conflict (proposal_id, person_id) do update set ended_at = null`,
        [city.seeded.people.get("desk-officer-2"), city.seeded.people.get("desk-chief")],
      );
      await post.empty();
      addresses = addressesOf(city.patterns, id, inquiry);
      expect(addresses.length).toBeGreaterThan(25);
      for (const key of tied) {
        const cookie = await people.cookieOf(key);
        const list = await page(city.url, cookie, `${paths.proposalsInside({})}?q=${encodeURIComponent(words.title)}`);
        expect([key, list.status, list.text.includes(words.number)]).toEqual([key, 200, true]);
        before[key] = await openOnBoard(city.url, cookie);
      }
    },
  );

  chapter("each says on the page that there is a tie, and the very next page is gone", async ({ city, people }) => {
    for (const key of tied) {
      const hands = await people.atMachine(key);
      await hands.tab.context().addCookies([(await signIn(city.program, city.seeded.people.get(key)!)).cookie]);
      await hands.open(paths.proposal.show({ id }));
      await hands.sees("内容を読む前に、一つだけお答えください。");
      await hands.unfold("あります");
      await hands.fill("どのような関係か", "弟の勤め先です。");
      await hands.press("利害の関係があると申告する");
      expect((await hands.tab.goto(`${city.url}${paths.proposal.show({ id })}`))?.status()).toBe(404);
    }
  });

  chapter("no address answers any more, whether a page, a file or a form", async ({ city, people }) => {
    for (const key of tied) {
      const cookie = await people.cookieOf(key);
      const found: string[] = [];
      for (const path of addresses) {
        const answer = await page(city.url, cookie, path);
        if (![403, 404].includes(answer.status)) found.push(`${key}: ${path} answered ${answer.status}`);
        for (const word of [words.title, words.number, secret])
          if (answer.text.includes(word)) found.push(`${key} finds ${word} at ${path}`);
      }
      const sent = await fetch(`${city.url}${paths.proposal.show({ id })}/messages`, {
        method: "POST",
        headers: { cookie, "sec-fetch-site": "same-origin", "content-type": "application/x-www-form-urlencoded" },
        body: "body=%E3%82%8F%E3%81%9F%E3%81%97",
        redirect: "manual",
      });
      expect([404, 403]).toContain(sent.status);
      expect(found).toEqual([]);
    }
  });

  chapter(
    "from everything else that they can reach it is gone: board, lists, search, counts, notices, suggestions, hand-overs",
    async ({ city, people, post }) => {
      const chief = await people.turnOf("desk-chief");
      await chief.open(paths.handOver.list({}));
      await post.empty();
      for (const key of tied) {
        const cookie = await people.cookieOf(key);
        const searches = [words.title, "布団𠮷", words.number].map(
          (word) => `${paths.proposalsInside({})}?q=${encodeURIComponent(word)}`,
        );
        const boards = [words.title, words.number].map((word) => `${paths.board({})}?q=${encodeURIComponent(word)}`);
        for (const path of [...searches, ...boards]) {
          const found = await page(city.url, cookie, path);
          // What was typed comes back in the field, and nothing else of it.
          const rest = found.text.replaceAll(/value="[^"]*"/g, "").replaceAll(/href="[^"]*"/g, "");
          expect([key, path, rest.includes(words.title), found.text.includes(id)]).toEqual([key, path, false, false]);
        }
        expect(await openOnBoard(city.url, cookie)).toBeLessThan(before[key]!);
        const starts = [
          paths.home({}),
          paths.board({}),
          paths.inbox({}),
          paths.proposalsInside({}),
          paths.consultations({}),
          paths.agreements({}),
        ];
        const more = key === "desk-officer-2" ? [paths.proposal.show({ id: other }), paths.handOver.list({})] : [];
        const found: string[] = [];
        for (const { path, text } of await crawl(city.url, cookie, [...starts, ...more], city.patterns, 2))
          for (const word of [words.title, id, secret])
            if (text.includes(word)) found.push(`${key} finds ${word} at ${path}`);
        expect(found).toEqual([]);
      }
      const { rows } = await city.owner.query(
        "select count(*)::int as n from notices where proposal_id = $1 and person_id = any ($2)",
        [id, tied.map((key) => city.seeded.people.get(key))],
      );
      expect(rows).toEqual([{ n: 0 }]);
    },
  );

  chapter(
    "whatever happens there from now on, no mail and no digest tells them; the others are told",
    async ({ city, people, post }) => {
      await post.empty();
      const company = await people.turnOf("company-a");
      await company.open(paths.proposal.show({ id }));
      await company.fill("市へ書く", "来週のご都合をお聞かせください。");
      await company.press("市へ送る");
      const told = await post.arrived();
      expect(told.some((line) => line.startsWith("desk-officer@") && line.includes(words.number))).toBe(true);
      expect(told.filter((line) => mails.some((mail) => line.startsWith(mail)) && line.includes(words.number))).toEqual(
        [],
      );
      // The first business day of the next week: the digest of the departments.
      await city.owner.query("update inquiries set answered_at = null where id = $1", [inquiry]);
      city.setTime("2026-11-30T09:00");
      await post.empty();
      for (const mail of mails) expect(post.textTo(mail)).not.toContain(words.number);
      post.holdsOnlyNumbersAndLinks([words.title, secret, "来週のご都合", "弟の勤め先"]);
    },
  );

  chapter("what the tie is the chief reads alone; that there is one, the desk", async ({ city, people }) => {
    const history = paths.proposal.history({ id });
    const officer = await page(city.url, await people.cookieOf("desk-officer"), history);
    expect(officer.text).not.toContain("弟の勤め先");
    for (const key of ["dept-health", "company-a"]) {
      const found = await page(city.url, await people.cookieOf(key), history);
      expect([key, found.text.includes("弟の勤め先")]).toEqual([key, false]);
    }
    expect(city.log()).not.toContain("弟の勤め先");
    expect(city.log()).not.toContain("封印語庚");
    expect(people.complaints).toEqual([]);
  });
});

/** Every address below the proposal that answers a GET, with what belongs to it. */
function addressesOf(patterns: Stage["city"]["patterns"], id: string, inquiry: string): string[] {
  return patterns
    .filter((pattern) => pattern.startsWith("/proposals/:id"))
    .map((pattern) =>
      pattern
        .replace(":id", id)
        .replace(":inquiry", inquiry)
        .replace(":version", "1")
        .replaceAll(/:[a-zA-Z]+/g, "00000000-0000-4000-8000-000000000000"),
    );
}

async function page(url: string, cookie: string, path: string): Promise<{ status: number; text: string }> {
  const answer = await fetch(`${url}${path}`, { headers: { cookie }, redirect: "manual" });
  return { status: answer.status, text: await answer.text() };
}

/** How many things stand on the board, by its figures. */
async function openOnBoard(url: string, cookie: string): Promise<number> {
  const { text } = await page(url, cookie, paths.board({}));
  const figures = [...text.matchAll(/<span class="figure">(\d+)/g)].map(([, figure]) => Number(figure));
  return figures.reduce((sum, figure) => sum + figure, 0);
}
