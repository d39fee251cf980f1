import { afterAll, expect } from "vitest";
import { passwords } from "../../src/commands/accounts/passwords.ts";
import { providersOf } from "../../src/single-sign-on/providers.ts";
import { paths } from "../../src/web/paths.ts";
import { faultsOn } from "../accessibility/scan.ts";
import { type Known, type LocalProvider, startProvider } from "../support/identity-provider.ts";
import type { Hands } from "./hands.ts";
import { journey, type Stage } from "./stage.ts";

// Signing in with the account of one's organisation, at two real providers on this machine: the city's directory and one of companies.

const password = "港から見える 三つの灯台と朝の船";
const staffOf: Known[] = [
  { sub: "yoshida", name: "𠮷田 葛󠄀子", email: "yoshida@city.example.jp", roles: ["Desk.Officer"], amr: ["mfa"] },
  { sub: "takahashi", name: "髙橋 一郎", email: "takahashi@city.example.jp", roles: ["Desk.Officer"], amr: ["pwd"] },
  { sub: "nobody", name: "役割 なし", email: "nobody@city.example.jp", roles: [] },
];
const membersOf: Known[] = [
  { sub: "new", name: "﨑山 さくら", email: "sakiyama@new.example.jp", email_verified: true },
  { sub: "known", name: "山田 太郎", email: "known@company.example.jp", email_verified: true },
];

const providers: LocalProvider[] = [];
afterAll(async () => {
  for (const one of providers) await one.stop();
});

journey("single sign-on", (chapter) => {
  const hasNoFaults = async ({ isScripted }: Stage, hands: Hands, name: string) => {
    if (isScripted) expect(await faultsOn(hands.tab, name)).toEqual([]);
  };
  const passes = async (hands: Hands, login: string, answers = 200) => {
    await hands.sees("組織のアカウント");
    await hands.fill("利用者名", login);
    await hands.press("サインイン", answers);
  };

  chapter("an officer of the directory wants the board, signs in there, and is at the board", async (stage) => {
    const { city, people, post } = stage;
    const roles = { "Desk.Officer": "officer" };
    const start = async (
      described: Parameters<typeof startProvider>[0],
      known: readonly Known[],
      tellsAll: boolean,
    ) => {
      const callback = `${city.url}${paths.signOnAnswer({ code: described.code })}`;
      const one = await startProvider(described, callback, { people: known, tellsAll });
      providers.push(one);
      return one.settings;
    };
    const staff = { side: "city", name: "泉大津市職員アカウント", nameEn: "the staff account", roles };
    city.program.providers = providersOf([
      await start({ code: "staff", ...staff, secondFactor: { amr: ["mfa"] } }, staffOf, true),
      await start(
        { code: "members", side: "partner", name: "商工会議所ID", nameEn: "the chamber's ID" },
        membersOf,
        false,
      ),
    ]);
    // What the city's calendar has sent by itself is no matter of this journey.
    await post.empty();
    const hands = await people.atMachine("an officer");
    await hands.open(paths.board({}));
    await hands.sees("組織のアカウントでログイン", "メールアドレスとパスワードでログイン");
    await hasNoFaults(stage, hands, "the sign-in with providers");
    await hands.follow("泉大津市職員アカウントでログイン");
    await passes(hands, "yoshida");
    await hands.sees("ボード", "𠮷田 葛󠄀子");
  });

  chapter("one whose directory asks for no second factor is asked for ours", async ({ people }) => {
    const hands = await people.atMachine("another officer");
    await hands.open(paths.signIn({}));
    await hands.follow("泉大津市職員アカウントでログイン");
    await passes(hands, "takahashi");
    await hands.sees("認証アプリを登録する", "登録がすむまで、ほかの画面は開けません");
    await hands.open(paths.board({}));
    await hands.sees("認証アプリを登録する");
  });

  chapter("one without a role, and one who turns back, read why, and where else to go", async (stage) => {
    const hands = await stage.people.atMachine("a colleague");
    await hands.open(paths.signIn({}));
    await hands.follow("泉大津市職員アカウントでログイン");
    await passes(hands, "nobody", 403);
    await hands.sees("このシステムでの役割がありません", "もう一度、泉大津市職員アカウントでログイン");
    await hasNoFaults(stage, hands, "no role");
    await hands.open(`/en${paths.signIn({})}`);
    await hands.follow("Sign in with the chamber's ID");
    await hands.press("やめる", 403);
    await hands.sees("You turned back from your organisation's account");
    await hasNoFaults(stage, hands, "turned back, in English");
    await hands.follow("Sign in another way");
    await hands.sees("Sign in with e-mail address and password");
  });

  chapter("somebody new begins a proposal, comes by the provider and registers without a password", async (stage) => {
    const { people, post } = stage;
    const hands = await people.atMachine("a new company");
    await hands.open(paths.signIn({}, { next: paths.newProposal({}) }));
    await hands.follow("商工会議所IDでログイン");
    await passes(hands, "new");
    await hands.sees("はじめて使う組織のアカウントです", "﨑山 さくら", "すでに登録している方");
    await hands.holds("お名前", "﨑山 さくら");
    await hands.holds("メールアドレス", "sakiyama@new.example.jp");
    await hasNoFaults(stage, hands, "registering with an identity");
    await hands.fillAll({
      団体の名前: "株式会社﨑山㈱🧵",
      団体の名前のふりがな: "さきやま",
      お名前のふりがな: "さきやま さくら",
    });
    await hands.choose("団体の種類", "企業");
    await hands.press("登録して、提案の準備へ進む");
    await hands.sees("団体を登録しました");
    await hands.open(paths.account({}));
    await hands.sees("株式会社﨑山㈱🧵", "商工会議所IDとつながっています", "パスワードは、まだ決めていません");
    await hasNoFaults(stage, hands, "the account of who came by a provider");
    // The provider has proven the address: nothing has to be proven by a letter.
    expect(await post.arrived()).toEqual([]);
  });

  chapter(
    "somebody with an account signs in once as before, connects the two, and hears of it by mail",
    async (stage) => {
      const { city, people, post } = stage;
      const id = city.seeded.people.get("company-a")!;
      await city.owner.query(
        "insert into accounts (person_id, municipality_id, login, password_hash, verified_at) values ($1, $2, $3, $4, now())",
        [id, city.program.municipality, "known@company.example.jp", await passwords.hash(password)],
      );
      const { name, mail } = city.world.people.find((one) => one.key === "company-a")!;
      const hands = await people.atMachine("a known company");
      await hands.open(paths.signIn({}));
      await hands.follow("商工会議所IDでログイン");
      await passes(hands, "known");
      await hands.sees("すでにアカウントがあります", "known@company.example.jp");
      await hasNoFaults(stage, hands, "an account is here already");
      await hands.follow("ログインして、つなぐ");
      await hands.fill("メールアドレス", "known@company.example.jp");
      await hands.fill("パスワード", password);
      await hands.press("ログインする");
      await hands.sees("いまのアカウントとつなぐ");
      await hasNoFaults(stage, hands, "connecting");
      await hands.press(`${name}さんのアカウントとつなぐ`);
      await hands.sees("組織のアカウントとつなぎました", "商工会議所IDとつながっています");
      expect(await post.arrived()).toEqual([`${mail}: シングルサインオンとつなぎました`]);
      const again = await people.atMachine("the same company at home");
      await again.open(paths.account({}));
      await again.follow("商工会議所IDでログイン");
      await passes(again, "known");
      await again.sees(name);
      await again.press("つながりを外す");
      await again.sees("まだつながっていません");
      expect(await post.arrived()).toEqual([`${mail}: シングルサインオンとのつながりを外しました`]);
    },
  );

  chapter("the administrator sees who comes in how, and stops it", async (stage) => {
    const admin = await stage.people.turnOf("admin");
    await admin.open(paths.people({}, { q: "𠮷田" }));
    await admin.sees("泉大津市職員アカウント", "ログイン中1");
    await hasNoFaults(stage, admin, "people and how they come in");
    await admin.follow("𠮷田 葛󠄀子");
    await admin.unfold("ログインを止める手続を開く");
    await admin.press("𠮷田 葛󠄀子さんのログインを止める");
    await admin.sees("この人のログインを止めています");
    await hasNoFaults(stage, admin, "a person who is shut out");
    const hands = await stage.people.atMachine("the officer elsewhere");
    await hands.open(paths.board({}));
    await hands.follow("泉大津市職員アカウントでログイン");
    await passes(hands, "yoshida", 403);
    await hands.sees("この方は、いまログインできません");
    // What a provider sends back stands in no log.
    expect(stage.city.log()).toContain("/sign-in/with/:code/answer");
    expect(stage.city.log()).not.toMatch(/[?&](code|state|iss)=|eyJ/);
  });
});
