import { expect } from "vitest";
import { paths } from "../../src/web/paths.ts";
import { alreadyThere } from "./already-there.ts";
import { journey } from "./stage.ts";

// A proposal is declined with a reason that helps, its proposer asks for a second look, and somebody who decided nothing of it, one level
// up, reopens it. Protected words stay protected on the whole way.

const secret = "封印語戊の配合を三層に重ねます。";
const words = {
  explanation: "集会所の改修が終わるまで、測定の場所を用意できません。",
  help: "改修の終わる令和9年4月のあとなら、場所があります。保健センターにもご相談ください。",
  request: "場所は当社の店舗でも用意できます。集会所がなくても続けられます。",
  answer: "店舗での実施なら、改修を待つ理由に当たりません。対話を続けてください。",
};
const company = "company-a@partner.example.jp";

journey("a second look at a declined proposal", (chapter) => {
  let id = "";

  chapter(
    "one officer drafts the decline, and the chief is asked by mail to confirm it",
    async ({ city, people, post }) => {
      ({ proposalId: id } = await alreadyThere(city, "inquiry", {
        ready: true,
        parts: [{ content: secret, level: "desk", outcome: "requested" }],
      }));
      await post.empty();
      const desk = await people.turnOf("desk-officer");
      await desk.open(paths.proposal.show({ id }));
      await desk.follow("見送りの案を書く");
      await desk.select("見送りの理由", "時期が合わない、または市の計画・設備の見直しの時期を待つ必要がある");
      await desk.fillAll({
        見送りの説明: words.explanation,
        "どうすればできるか、ほかの相談先": words.help,
        意見をきいた課: "保健センター",
      });
      await desk.press("見送りの案を保存する");
      expect(await post.arrived()).toEqual(["desk-chief@city.example.jp: R8-001 あなたの番です：見送りの案を確かめる"]);
      const chief = await people.turnOf("desk-chief");
      await chief.open(await post.linkTo("desk-chief@city.example.jp"));
      await chief.follow("見送りの案を確かめる");
      await chief.press("見送りを確定して、提案者に送る");
    },
  );

  chapter("the proposer is told by mail, and reads why, what would help, and whom to ask", async ({ people, post }) => {
    expect(await post.arrived()).toEqual([
      "company-a-member@partner.example.jp: R8-001 今回は見送りとのお知らせが届きました",
      `${company}: R8-001 今回は見送りとのお知らせが届きました`,
    ]);
    const hands = await people.turnOf("company-a");
    await hands.open(await post.linkTo(company));
    await hands.sees(words.explanation, words.help, "もう一度の検討を頼めます");
    await hands.follow("もう一度の検討を頼む");
    await hands.fill("もう一度見てほしい点", words.request);
    await hands.press("もう一度の検討を頼む");
  });

  chapter(
    "it comes to somebody one level up, by mail, and neither to the officer nor to the chief",
    async ({ people, post }) => {
      expect(await post.arrived()).toEqual([
        "mayor-office@city.example.jp: R8-001 あなたの番です：見送りを、もう一度検討する",
      ]);
      const chief = await people.turnOf("desk-chief");
      await chief.open(paths.proposal.secondLook({ id }));
      await chief.sees(words.request, "担当：北野 誠一郎");
      expect(await chief.tab.getByRole("button", { name: "結果と説明を伝える" }).count()).toBe(0);
      const reviewer = await people.turnOf("mayor-office");
      await reviewer.open(await post.linkTo("mayor-office@city.example.jp"));
      await reviewer.follow("もう一度検討する");
      await reviewer.sees(words.explanation, words.request);
      await reviewer.seesNot(secret);
      await reviewer.choose("結果", "見送りの前の状態にもどす");
      await reviewer.fill("提案者への説明", words.answer);
      await reviewer.press("結果と説明を伝える");
    },
  );

  chapter(
    "the proposer is told and reads the answer; the desk has its turn again where it was",
    async ({ people, post }) => {
      const told = await post.arrived();
      expect(told).toContain(`${company}: R8-001 もう一度の検討の結果が届きました。見送りの前の状態にもどります`);
      for (const turn of ["対話をはじめる", "守りたい部分の取扱条件に答える"])
        expect(post.textTo("desk-officer@city.example.jp")).toContain(turn);
      const hands = await people.turnOf("company-a");
      await hands.open(await post.linkTo(company));
      await hands.follow("もう一度の検討の結果を読む");
      await hands.sees("結果：見送りの前の状態にもどしました", words.answer);
    },
  );

  chapter("no mail held a word of it, protected or not", async ({ people, post, city }) => {
    post.holdsOnlyNumbersAndLinks([...Object.values(words), secret, "封印語戊", "歩くたびに分かる"]);
    expect(city.log()).not.toContain("封印語戊");
    expect(people.complaints).toEqual([]);
  });
});
