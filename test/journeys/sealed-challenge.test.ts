import { expect } from "vitest";
import { pledgeSentences } from "../../src/domain/proposal/pledge.ts";
import { paths } from "../../src/web/paths.ts";
import { crawl } from "../support/crawl.ts";
import { shownText } from "./hands.ts";
import { journey } from "./stage.ts";

// A department brings its problem as a challenge that is read after the deadline alone: drafted, checked, approved by another person,
// published, watched, asked about, amended, answered by a sealed proposal that nobody sees, opened by the clock, and ended with what came
// of it. Everybody who has to know hears of it by mail.

const challenge = {
  課題の名前: "𠮷の避難所で、床の冷たさをしのぎたい",
  "いま、何に困っているか": "冬の体育館の床は8度です。高齢の方から、眠れなかったという声が続いています。",
  提案していただきたいこと: "①すぐに敷けて、洗って繰り返し使える方法を募集します。",
  市が用意できるもの: "体育館2か所\n備蓄倉庫の一角",
};
const question = { asked: "敷物の保管に、温度の条件はありますか。", answer: "倉庫は夏に40度になります。" };
const proposal = { title: "封印語辛の敷物", summary: "封印語辛でつくります。", what: "封印語壬を三層に重ねます。" };
const canaries = ["封印語辛", "封印語壬"];
const asker = "asker@shop.example.jp";
const [watcher, company] = ["university@partner.example.jp", "company-a@partner.example.jp"];

journey("a sealed challenge", (chapter) => {
  let inside = "";
  let code = "";
  let id = "";

  chapter("a department drafts it, and the desk is told that it is its turn", async ({ people, post }) => {
    const university = await people.turnOf("university");
    await university.open(paths.watches({}));
    await university.choose("知らせてほしい分野", "防災");
    await university.press("紹介とお知らせを保存する");
    const staff = await people.turnOf("dept-disaster-staff");
    await staff.open(paths.challengesInside({}));
    await staff.follow("課題を書く");
    await staff.fillAll(challenge);
    await staff.choose("分野", "防災");
    await staff.choose("締切", "締切がある");
    await staff.fillDate("締切の日", "2026-12-18");
    await staff.choose("提案の読みかた", "締切まで開かず、同時に開く");
    await staff.choose("提案者の優遇", "優遇はない");
    await staff.press("下書きを保存する");
    inside = new URL(staff.tab.url()).pathname;
    await staff.press("デスクに確認を頼む");
    expect(await post.arrivedAt("desk-officer@city.example.jp")).toEqual([
      "公開前の課題 あなたの番です：課題の公益性と公平性を確認する",
    ]);
  });

  chapter(
    "the desk confirms that it serves citizens and is fair, and another person approves it",
    async ({ people, post }) => {
      const desk = await people.turnOf("desk-officer");
      await desk.open(await post.linkTo("desk-officer@city.example.jp"));
      for (const [principle, evidence] of [
        ["P1", "避難所で過ごす方の健康を守る。防災計画に合う。"],
        ["P2", "特定の製品に決まる書き方がない。"],
      ] as const) {
        const form = desk.tab.locator("form", {
          has: desk.tab.getByRole("button", { name: `${principle === "P1" ? "公益性" : "公平性"}を確認済みにする` }),
        });
        await form.getByRole("textbox").fill(evidence);
        await desk.press(`${principle === "P1" ? "公益性" : "公平性"}を確認済みにする`);
      }
      await desk.tab.getByLabel(/^北野 誠一郎/).check();
      await desk.press("この人の承認に回す");
      expect(await post.arrived()).toEqual([
        "mayor-office@city.example.jp: 公開前の課題 あなたの番です：課題を承認する",
      ]);
      const approver = await people.turnOf("mayor-office");
      await approver.open(await post.linkTo("mayor-office@city.example.jp"));
      await approver.press("この課題を承認する");
      expect(await post.arrivedAt("desk-officer@city.example.jp")).toEqual([
        "公開前の課題 あなたの番です：承認された課題を、予告または公開する",
      ]);
    },
  );

  chapter("it is published, and who watches its field is told by mail why", async ({ people, post }) => {
    const desk = await people.turnOf("desk-officer");
    await desk.open(inside);
    await desk.press("公開して募集を始める");
    code = /課題番号 (C\S+)/.exec(await shownText(desk.tab.locator("main")))?.[1] ?? "";
    expect(await post.arrivedAt(watcher)).toEqual([`課題 ${code} の募集が始まりました`]);
    const university = await people.turnOf("university");
    await university.open(await post.linkTo(watcher));
    await university.sees(challenge.課題の名前, "締切までは、市の誰も提案を読みません。");
    await university.follow("この課題の変更を知らせてもらう（ログイン）");
    await university.press("この課題を見守る");
  });

  chapter(
    "anybody asks, the department answers without knowing who asked, and all read the answer",
    async ({ people, post }) => {
      const visitor = await people.visitor();
      await visitor.open(paths.challenge({ code }));
      await visitor.follow("この課題について質問する");
      await visitor.fillAll({ 質問: question.asked, お名前: "匿名希望 百子", メールアドレス: asker });
      await visitor.press("質問を送る");
      expect(await post.arrivedAt("desk-officer@city.example.jp")).toEqual([
        `課題 ${code} あなたの番です：課題への質問を確かめる`,
      ]);
      const desk = await people.turnOf("desk-officer");
      await desk.open(await post.linkTo("desk-officer@city.example.jp"));
      await desk.sees(question.asked, "匿名希望 百子");
      await desk.press("課に答えを頼む");
      expect(await post.arrivedAt("dept-disaster-staff@city.example.jp")).toEqual([
        `課題 ${code} あなたの番です：課題への質問に答える`,
      ]);
      const staff = await people.turnOf("dept-disaster-staff");
      await staff.open(await post.linkTo("dept-disaster-staff@city.example.jp"));
      await staff.seesNot("匿名希望", asker);
      await staff.fill("答え", question.answer);
      await staff.press("答えの案を保存する");
      expect(await post.arrivedAt("desk-officer@city.example.jp")).toEqual([
        `課題 ${code} あなたの番です：質問への答えを確かめて、公表する`,
      ]);
      await desk.open(await post.linkTo("desk-officer@city.example.jp"));
      await desk.press("質問と答えを公開する");
      expect(await post.arrivedAt(asker)).toEqual([`課題 ${code} へのご質問にお答えしました`]);
      // A public page is kept for a second at most (src/web/cache.ts); no mail arrives as fast as here.
      await visitor.tab.waitForTimeout(1300);
      await visitor.open(await post.linkTo(asker));
      await visitor.sees(question.asked, question.answer);
      await visitor.seesNot("匿名希望", asker);
    },
  );

  chapter("it is changed before everybody's eyes, and who watches it is told by mail", async ({ people, post }) => {
    const desk = await people.turnOf("desk-officer");
    await desk.open(inside);
    await desk.follow("公開した内容を変える");
    await desk.fillDate("締切の日", "2026-12-25");
    await desk.fill("変える理由", "質問を受けて、考える時間をのばします。");
    await desk.press("変更を公表する");
    expect(await post.arrived()).toEqual([`${watcher}: 課題 ${code} の内容が変わりました`]);
    const university = await people.turnOf("university");
    await university.open(await post.linkTo(watcher));
    await university.sees(
      "変更の履歴",
      "質問を受けて、考える時間をのばします。",
      "令和8年12月18日(金)",
      "令和8年12月25日(金)",
    );
  });

  chapter(
    "a company answers it: a receipt by page and by mail, and nobody reads it before the deadline",
    async ({ people, post }) => {
      const hands = await people.turnOf("company-a");
      await hands.open(paths.challenge({ code }));
      await hands.follow("この課題に提案する");
      await hands.press("下書きをつくる");
      id = /proposals\/([0-9a-f-]{36})/.exec(hands.tab.url())?.[1] ?? "";
      await hands.fillAll({
        提案の名前: proposal.title,
        提案の要約: proposal.summary,
        何をするか: proposal.what,
        市民にとってのよい変化: "避難した方が眠れます。",
      });
      await hands.choose("政策分野", "防災");
      await hands.press("次へ：費用・期間・市に求めること");
      await hands.press("次へ：確かめて提出する");
      await hands.sees("締切まで開かない課題です");
      for (const sentence of Object.values(pledgeSentences)) await hands.tick(sentence);
      await hands.press("この内容で提出する");
      await hands.sees("提出番号 R8-001", "締切まで、市の誰も読みません。");
      expect(await post.arrived()).toEqual([
        "company-a-member@partner.example.jp: R8-001 貴団体の提案が提出されました",
        `${company}: 提案 R8-001 を、封をしたまま受け取りました`,
      ]);
    },
  );

  chapter("nobody in the city finds it, its number, or that there is one at all", async ({ city, people, post }) => {
    const found: string[] = [];
    for (const key of ["desk-officer", "desk-chief", "dept-disaster", "mayor-office", "admin", "university"]) {
      const starts = [
        paths.home({}),
        paths.board({}),
        paths.inbox({}),
        inside,
        paths.challenge({ code }),
        paths.proposalsInside({}),
      ];
      const cookie = await people.cookieOf(key);
      for (const { path, text, status } of await crawl(
        city.url,
        cookie,
        [...starts, paths.proposal.show({ id })],
        city.patterns,
        3,
      )) {
        if (path === paths.proposal.show({ id }) && status !== 404) found.push(`${key}: ${path} answered ${status}`);
        for (const word of [...canaries, "R8-001"])
          if (text.includes(word)) found.push(`${key} finds ${word} at ${path}`);
      }
    }
    expect(found).toEqual([]);
    expect(await post.arrived()).toEqual([]);
  });

  chapter("after the deadline the clock opens it, and both sides are told by mail", async ({ city, people, post }) => {
    city.setTime("2026-12-25T17:16");
    const told = await post.arrived();
    expect(told).toContain("desk-officer@city.example.jp: R8-001 あなたの番です：提案を確かめて、受け付ける");
    expect(told).toContain(`${company}: R8-001 締切のあと、提案を開きました`);
    const desk = await people.turnOf("desk-officer");
    await desk.open(await post.linkTo("desk-officer@city.example.jp"));
    await desk.sees(proposal.title);
    await desk.open(paths.proposal.text({ id }));
    await desk.sees(proposal.what);
  });

  chapter("what came of it stands on its page, and who watches it is told by mail", async ({ people, post }) => {
    await post.empty();
    const desk = await people.turnOf("desk-officer");
    await desk.open(inside);
    await desk.fill("募集の結果", "1件の提案があり、デスクが内容を確かめています。");
    await desk.press("結果を公表する");
    expect(await post.arrivedAt(watcher)).toEqual([`課題 ${code} の募集の結果をお知らせします`]);
    const university = await people.turnOf("university");
    await university.open(await post.linkTo(watcher));
    await university.sees("募集の結果", "1件の提案があり、デスクが内容を確かめています。");
  });

  chapter("no mail held a word of it, and no browser complained", async ({ people, post, city }) => {
    post.holdsOnlyNumbersAndLinks([
      ...canaries,
      ...Object.values(challenge),
      ...Object.values(question),
      "考える時間をのばします",
      "1件の提案",
    ]);
    for (const word of canaries) expect(city.log()).not.toContain(word);
    expect(people.complaints).toEqual([]);
  });
});
