import { expect } from "vitest";
import { paths } from "../../src/web/paths.ts";
import { crawl } from "../support/crawl.ts";
import { alreadyThere } from "./already-there.ts";
import { journey } from "./stage.ts";

// Two protected parts on which both sides never agree: one is taken out of the proposal by its company, about the other nothing is ever
// answered. The proposal goes on, and nobody in the city ever has a word of either.

const secrets = ["封印語己の糊を七度で塗ります。", "封印語庚の単価は一枚三百十二円です。"];
const canaries = ["封印語己", "七度で塗り", "封印語庚", "三百十二円"];
const part = { level: "desk", outcome: "requested", reason: "出願の前に知られると、権利を得られなくなるため" } as const;

journey("a protected part that is never agreed", (chapter) => {
  let id = "";

  chapter("the desk wants more readers for one part than the company can give", async ({ city, people, post }) => {
    ({ proposalId: id } = await alreadyThere(city, "received", {
      parts: [
        { ...part, heading: "敷物の糊", content: secrets[0]! },
        { ...part, heading: "一枚の単価", content: secrets[1]!, section: "cost" },
      ],
    }));
    await post.empty();
    const desk = await people.turnOf("desk-officer");
    for (const heading of ["敷物の糊", "一枚の単価"]) {
      await desk.open(paths.proposal.parts({ id }));
      const place = desk.tab.locator("section", { has: desk.tab.getByRole("heading", { name: heading }) }).last();
      const href = await place.getByRole("link", { name: "ほかの条件で修正案を出す" }).getAttribute("href");
      await desk.open(href ?? "");
      await desk.choose("閲覧できる人", "市の職員");
      await desk.fill("修正案の説明", "関係する課すべてで確かめたいためです。");
      await desk.press("この条件で修正案を出す");
    }
    const turn = "R8-001 あなたの番です：守りたい部分の取扱条件について、市の案を確かめてください";
    expect(new Set(await post.arrivedAt("company-a@partner.example.jp"))).toEqual(new Set([turn]));
  });

  chapter("the company takes one part out, and its own words stay with it alone", async ({ people, post }) => {
    const company = await people.turnOf("company-a");
    await company.open(paths.proposal.parts({ id }));
    await company.unfold("この部分を提案から外す");
    await company.tab
      .getByLabel(/提案から外す理由/)
      .first()
      .fill("広く読まれるなら、この部分なしで進めます。");
    await company.press("この部分を提案から外す");
    await company.sees("提案から外した");
    await company.press("自分たちが書いた内容を、条件と並べて見る");
    await company.sees(secrets[0]!);
    await post.empty();
  });

  chapter("about the other nobody answers; the proposal goes on without it", async ({ people, post }) => {
    const desk = await people.turnOf("desk-officer");
    await desk.open(paths.proposal.publicBenefit({ id }));
    await desk.fill("公益性の根拠", "市民のよい変化と分野が示されている。");
    await desk.press("公益性を確認する");
    await desk.open(paths.proposal.inquiries({ id }));
    await desk.follow("課にたずねる");
    const place = desk.within("1つ目の課");
    const option = (await place.tab.getByRole("option").allInnerTexts()).find((one) => one.startsWith("保健センター"));
    await place.select("課", option ?? "");
    await place.fill("この課にだけたずねること", "実施する場所はありますか。");
    await desk.press("課にたずねる");
    expect(await post.arrivedAt("dept-health@city.example.jp")).toEqual(["R8-001 あなたの番です：照会に回答する"]);
    const head = await people.turnOf("dept-health");
    await head.open(await post.linkTo("dept-health@city.example.jp"));
    await head.open(paths.proposal.text({ id }));
    await head.sees(
      "敷物の糊",
      "提案した団体が内容を出さないことにした部分です。",
      "一枚の単価",
      "取扱条件が合意されるまで、内容は市のだれも読めません。",
    );
    await head.seesNot(...canaries);
  });

  chapter("nobody in the city finds a word of either, on any page that they reach", async ({ city, people }) => {
    const found: string[] = [];
    for (const key of [
      "desk-officer",
      "desk-chief",
      "dept-health",
      "dept-school",
      "mayor-office",
      "admin",
      "university",
    ]) {
      const starts = [
        paths.home({}),
        paths.board({}),
        paths.inbox({}),
        paths.proposal.show({ id }),
        paths.proposal.text({ id }),
      ];
      const searches = canaries.map((word) => `${paths.proposalsInside({})}?q=${encodeURIComponent(word)}`);
      const pages = await crawl(
        city.url,
        await people.cookieOf(key),
        [...starts, paths.proposal.parts({ id }), ...searches],
        city.patterns,
        3,
      );
      expect(pages.length, key).toBeGreaterThan(4);
      for (const { path, text } of pages) {
        // The page of a search repeats what was typed into it; what it found is the point.
        if (path.includes("?q=")) {
          if (text.includes("R8-001")) found.push(`${key} finds R8-001 at ${path}`);
        } else for (const word of canaries) if (text.includes(word)) found.push(`${key} finds ${word} at ${path}`);
      }
    }
    expect(found).toEqual([]);
  });

  chapter("no mail, no log and no browser has a word of it", async ({ people, post, city }) => {
    post.holdsOnlyNumbersAndLinks([...canaries, "敷物の糊", "一枚の単価", part.reason]);
    for (const word of canaries) expect(city.log()).not.toContain(word);
    expect(people.complaints).toEqual([]);
  });
});
