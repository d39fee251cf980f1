import { expect } from "vitest";
import { paths } from "../../src/web/paths.ts";
import { shownText } from "./hands.ts";
import { companyLogin } from "./people.ts";
import { journey } from "./stage.ts";

// Most partnerships begin like this: somebody calls, the desk notes it while they talk, passes it on, a department answers, the desk
// invites; and the one who called makes a proposal of their own words, without typing them again.

const call = {
  body: "毛布の端材が毎月200kg出ます。防災の敷物にできないでしょうか。髙橋さんの紹介で電話しました。",
  answer: "避難所の床に敷くものを、ちょうど探しています。ぜひ詳しくうかがいたいです。",
  note: "費用の負担を気にされているようす。次の電話は水曜の午後がよいとのこと。",
  invitation: "うかがったことを、提案として出してみませんか。書きかたはデスクがお手伝いします。",
};
const inside = [call.note, "課への申し送りです"];

journey("a call that becomes a proposal", (chapter) => {
  let consultation = "";
  let id = "";

  chapter("the desk notes a call while it still talks, and nothing but what was said is needed", async ({ people }) => {
    const desk = await people.turnOf("desk-officer");
    await desk.open(paths.consultations({}));
    await desk.follow("相談を記録する");
    await desk.choose("どのように届いたか", "電話");
    await desk.choose("種類", "相談");
    await desk.fillAll({ 内容: call.body, お名前: "髙橋 𠮷子", メールアドレス: companyLogin.mail });
    await desk.press("相談を記録する");
    await desk.sees("相談R8-001", call.body, "デスクの番です", "髙橋 𠮷子");
    consultation = new URL(desk.tab.url()).pathname;
    await desk.unfold("庁内メモを残す");
    await desk.fill("庁内メモ", call.note);
    await desk.press("庁内メモに残す");
  });

  chapter("it is passed on to a department, which is told by mail and answers", async ({ people, post }) => {
    await post.empty();
    const desk = await people.turnOf("desk-officer");
    await desk.open(consultation);
    await desk.unfold("課に引き継ぐ");
    await desk.select("引き継ぐ課", "危機管理課");
    await desk.fill("課への申し送り", "課への申し送りです");
    await desk.press("この課に引き継ぐ");
    expect(await post.arrived()).toEqual([
      "dept-disaster-staff@city.example.jp: 相談R8-001 あなたの番です：届いた相談に答える",
      "dept-disaster@city.example.jp: 相談R8-001 あなたの番です：届いた相談に答える",
    ]);
    const department = await people.turnOf("dept-disaster-staff");
    await department.open(await post.linkTo("dept-disaster-staff@city.example.jp"));
    await department.sees(call.body, "課への申し送りです");
    await department.fill("答え", call.answer);
    await department.press("答えを記録する");
  });

  chapter(
    "the caller is told by mail that there is an answer, and reads it on a page of their own",
    async ({ people, post }) => {
      expect(await post.arrived()).toEqual([`${companyLogin.mail}: お返事をしました(相談R8-001)`]);
      const caller = await people.company();
      await caller.open(await post.linkTo(companyLogin.mail));
      await caller.sees(call.body, call.answer, "危機管理課に引き継ぎました");
      await caller.seesNot(...inside);
    },
  );

  chapter(
    "the desk invites, and the mail leads to a button, not to a form to fill in again",
    async ({ people, post }) => {
      const desk = await people.turnOf("desk-officer");
      await desk.open(consultation);
      await desk.unfold("提案にするよう誘う");
      await desk.fill("お伝えする言葉", call.invitation);
      await desk.press("提案にするよう誘う");
      await desk.sees("提案に誘いました");
      expect(await post.arrived()).toEqual([`${companyLogin.mail}: 提案にしてみませんか(相談R8-001)`]);
      const caller = await people.company();
      await caller.open(await post.linkTo(companyLogin.mail));
      await caller.sees(call.invitation, "この内容から、提案をつくれます");
      await caller.follow("団体を登録して続ける");
    },
  );

  chapter("the caller registers and comes back to the invitation", async ({ people, post }) => {
    const caller = await people.company();
    await caller.fillAll({
      団体の名前: "株式会社𠮷田毛布",
      団体の名前のふりがな: "よしだもうふ",
      お名前: "髙橋 𠮷子",
      お名前のふりがな: "たかはし よしこ",
      メールアドレス: companyLogin.mail,
      パスワード: companyLogin.password,
    });
    await caller.choose("団体の種類", "企業");
    await caller.press("登録して、提案の準備へ進む");
    await caller.sees("メールアドレスを確かめるメールを送りました", call.invitation);
    expect(await post.arrived()).toEqual([`${companyLogin.mail}: メールアドレスをお確かめください`]);
    await caller.press("この内容で提案の下書きをつくる");
    await caller.holds("何をするか", call.body);
    id = /proposals\/([0-9a-f-]{36})/.exec(caller.tab.url())?.[1] ?? "";
  });

  chapter("until it is sent the city sees the consultation alone, not the draft", async ({ people }) => {
    const desk = await people.turnOf("desk-officer");
    await desk.open(consultation);
    await desk.seesNot("提案を開く");
    expect((await desk.tab.goto(new URL(paths.proposal.show({ id }), desk.tab.url()).href))?.status()).toBe(404);
  });

  chapter("nothing goes to the city before the address is proven by its mail", async ({ people, post }) => {
    const caller = await people.company();
    await caller.open(paths.proposal.edit({ id }));
    await caller.fillAll({
      提案の名前: "毛布の端材でつくる、避難所の敷物",
      提案の要約: "端材を敷物にして、避難所に備えます。",
      市民にとってのよい変化: "避難した方が床の冷たさをしのげます。",
    });
    await caller.choose("政策分野", "防災");
    await caller.press("次へ：費用・期間・市に求めること");
    await caller.press("次へ：確かめて提出する");
    await caller.sees("提出の前に、メールアドレスを確かめてください");
    expect(await caller.tab.getByRole("button", { name: "この内容で提出する" }).count()).toBe(0);
    await caller.open(await post.linkTo(companyLogin.mail));
    await caller.press("このアドレスを確かめる");
    await caller.sees("メールアドレスを確かめました");
  });

  chapter("it is submitted, and the desk is told with its number", async ({ people, post }) => {
    await post.empty();
    const caller = await people.company();
    await caller.open(paths.proposal.submission({ id }));
    for (const box of await caller.tab.getByRole("checkbox").all()) await box.check();
    await caller.press("この内容で提出する");
    await caller.sees("提出しました", "次は市の番です");
    expect(await shownText(caller.tab.locator("main"))).toContain("提出番号 R8-001");
    const receive = "R8-001 あなたの番です：提案を確かめて、受け付ける";
    expect(await post.arrived()).toEqual([
      `${companyLogin.mail}: 提案 R8-001 が届きました`,
      `desk-chief@city.example.jp: ${receive}`,
      `desk-officer-2@city.example.jp: ${receive}`,
      `desk-officer@city.example.jp: ${receive}`,
    ]);
  });

  chapter("the consultation leads the desk to the proposal", async ({ people }) => {
    const desk = await people.turnOf("desk-officer");
    await desk.open(consultation);
    await desk.sees("提案になりました");
    await desk.follow("提案を開く");
    await desk.sees("毛布の端材でつくる、避難所の敷物");
  });

  chapter("no mail held a word of what was said, no browser complained", async ({ people, post, city }) => {
    post.holdsOnlyNumbersAndLinks([...Object.values(call), ...inside, "端材", "髙橋さんの紹介"]);
    expect(people.complaints).toEqual([]);
    expect(city.log()).not.toContain("端材");
  });
});
