import { readFileSync } from "node:fs";
import { expect } from "vitest";
import { pledgeSentences } from "../../src/domain/proposal/pledge.ts";
import { paths } from "../../src/web/paths.ts";
import { pdf } from "../support/sample-files.ts";
import { unzipped } from "../support/unzipped.ts";
import { alreadyThere } from "./already-there.ts";
import { journey } from "./stage.ts";

// The whole life of a protected part: written with a file of its own, countered and agreed, opened for a purpose and seen in the ledger,
// changed, opened earlier than agreed, and drawn up as a memorandum. What it says stands in no mail, and on no page but the opened one.

const part = {
  heading: "歩行の判定のしくみ",
  reason: "特許を出願する準備をしており、先に知られると権利を得られなくなるため",
  content: "足の裏の圧力を七点で測る封印語丙の式で比べます。",
};
const file = { name: "封印語丁_判定式.pdf", mimeType: "application/pdf", buffer: pdf };
const canaries = ["封印語丙", "封印語丁", "七点で測る"];
const company = "company-a@partner.example.jp";

journey("the life of a protected part", (chapter) => {
  let id = "";

  chapter(
    "the company writes it apart from the text, with a file of its own, and submits",
    async ({ city, people }) => {
      ({ proposalId: id } = await alreadyThere(city, "draft"));
      const hands = await people.turnOf("company-a");
      await hands.open(paths.proposal.edit({ id }));
      await hands.press("この欄に、守りたい部分を書く （何をするか）");
      await hands.fillAll({
        守りたい部分の見出し: part.heading,
        守りたい理由: part.reason,
        守りたい内容: part.content,
      });
      await hands.choose("閲覧できる人", "デスクの担当者だけ");
      await hands.fillDate("守る期間の終わり", "2028-03-31");
      await hands.press("この部分を保存する");
      await hands.follow(`ファイルを添付する （${part.heading}）`);
      await hands.tab.getByLabel(/添付するファイル/).setInputFiles(file);
      await hands.tab.getByRole("button", { name: "選んだファイルを添付する" }).click();
      await hands.tab.getByText(file.name).first().waitFor();
      await hands.open(paths.proposal.submission({ id }));
      for (const sentence of Object.values(pledgeSentences)) await hands.tick(sentence);
      await hands.press("この内容で提出する");
      await hands.sees("守りたい部分1件は、デスクが見出しと理由だけを読み");
    },
  );

  chapter(
    "the desk reads heading and reason, neither content nor file, and offers other terms",
    async ({ people, post }) => {
      expect(await post.arrivedAt("desk-officer@city.example.jp")).toEqual([
        "R8-001 あなたの番です：提案を確かめて、受け付ける",
      ]);
      const desk = await people.turnOf("desk-officer");
      await desk.open(await post.linkTo("desk-officer@city.example.jp"));
      await desk.press("受け付ける");
      await desk.open(paths.proposal.text({ id }));
      await desk.sees(part.heading, "取扱条件が合意されるまで、内容は市のだれも読めません。");
      await desk.seesNot(...canaries);
      await desk.open(paths.proposal.parts({ id }));
      await desk.sees(part.reason);
      await desk.seesNot(...canaries);
      await desk.follow("ほかの条件で修正案を出す");
      await desk.choose("閲覧できる人", "デスクと、名前を挙げる課");
      await desk.choose("名前を挙げる課", "保健センター");
      await desk.fillDate("守る期間の終わり", "2027-12-31");
      await desk.fill("修正案の説明", "測定の場所を考えるために、保健センターにも読ませてください。");
      await desk.press("この条件で修正案を出す");
    },
  );

  chapter("the company is told by mail, and agrees", async ({ people, post }) => {
    expect((await post.arrivedAt(company)).toSorted()).toEqual([
      "R8-001 あなたの番です：守りたい部分の取扱条件について、市の案を確かめてください",
      "R8-001 提案が受け付けられました",
    ]);
    const hands = await people.turnOf("company-a");
    await hands.open(await post.linkTo(company));
    await hands.follow("市の案を見る");
    await hands.sees("測定の場所を考えるために、保健センターにも読ませてください。");
    await hands.press("「デスクと保健センター、令和9年12月31日(金)まで」に合意する");
    await hands.sees("合意済み");
  });

  chapter("the desk opens part and file for a purpose", async ({ people }) => {
    const desk = await people.turnOf("desk-officer");
    await desk.open(paths.proposal.text({ id }));
    await desk.seesNot(...canaries);
    await desk.select("何のために開きますか", "共同計画の作成");
    await desk.press("目的を記録して開く");
    await desk.sees(part.content, file.name);
    const download = await desk.takeFile("記録して開く");
    expect(download.suggestedFilename()).toBe(file.name);
    expect(readFileSync((await download.path())!)).toEqual(pdf);
  });

  chapter("a colleague who is no reader of it finds nothing at all", async ({ city, people }) => {
    const other = await people.turnOf("mayor-office");
    expect((await other.tab.goto(`${city.url}${paths.proposal.text({ id })}`))?.status()).toBe(404);
  });

  chapter(
    "the company sees in the ledger who opened it, of which department, when and what for",
    async ({ people }) => {
      const hands = await people.turnOf("company-a");
      await hands.open(paths.proposal.show({ id }));
      await hands.sees(
        "守りたい部分を読んだ人",
        "官民連携デスク 担当者",
        "共同計画の作成",
        "この記録は消すことができません。",
      );
      await hands.seesNot("藤原 直樹");
      await hands.follow("取扱条件を見る");
      await hands.sees("が開きました", "目的：共同計画の作成");
    },
  );

  chapter("the memorandum is drawn up as a Word file, with the terms and not with the content", async ({ people }) => {
    const hands = await people.turnOf("company-a");
    const word = await hands.takeFile("秘密保持に関する覚書の案を、Wordで受け取る");
    expect(word.suggestedFilename()).toBe("覚書案_R8-001.docx");
    const text = unzipped(readFileSync((await word.path())!));
    expect(text).toContain(part.heading);
    expect(text).toContain("保健センター");
    for (const word of canaries) expect(text).not.toContain(word);
  });

  chapter(
    "the desk asks for other terms, the company refuses, and what was agreed stands",
    async ({ people, post }) => {
      await post.empty();
      const desk = await people.turnOf("desk-officer");
      await desk.open(paths.proposal.parts({ id }));
      await desk.follow("取扱条件の変更を申し出る");
      await desk.choose("閲覧できる人", "デスクと、この提案についてたずねた課");
      await desk.fill("変更の理由", "ほかの課にもたずねたいためです。");
      await desk.press("この条件への変更を申し出る");
      expect(await post.arrived()).toEqual([
        "company-a-member@partner.example.jp: R8-001 あなたの番です：守りたい部分の取扱条件の、変更の申し出に答える",
        `${company}: R8-001 あなたの番です：守りたい部分の取扱条件の、変更の申し出に答える`,
      ]);
      const hands = await people.turnOf("company-a");
      await hands.open(paths.proposal.parts({ id }));
      await hands.sees("ほかの課にもたずねたいためです。");
      await hands.unfold("断って、いまの条件を続ける");
      await hands.fill("断る理由", "出願のあとにしてください。");
      await hands.press("変更の申し出を断る");
      await hands.sees("合意した条件", "デスクと保健センター、令和9年12月31日(金)まで");
      await desk.open(paths.proposal.parts({ id }));
      await desk.sees("変更の申し出を断った", "出願のあとにしてください。");
    },
  );

  chapter(
    "later the company opens it earlier than agreed, by itself, after reading what that means",
    async ({ people, post }) => {
      const hands = await people.turnOf("company-a");
      await hands.open(paths.proposal.parts({ id }));
      await hands.follow("早めに開く・守る扱いを終える");
      await hands.follow("内容を確かめる （デスクと、この提案についてたずねた課）");
      await hands.sees("いちど読んだ人から、読んだことを取り消すことはできません。", "2回。この記録は残ります。");
      await hands.press("デスクと、この提案についてたずねた課に開く");
      await hands.sees("より広い人に開いた");
      const desk = await people.turnOf("desk-officer");
      await desk.open(paths.inbox({}));
      await desk.sees("守りたい部分が、より広い人に開かれました");
      await desk.seesNot(...canaries);
      await post.empty();
    },
  );

  chapter("no mail, no log and no browser has a word of it", async ({ people, post, city }) => {
    post.holdsOnlyNumbersAndLinks([...canaries, part.heading, part.reason, "歩くたびに分かる"]);
    for (const word of canaries) expect(city.log()).not.toContain(word);
    expect(people.complaints).toEqual([]);
  });
});
