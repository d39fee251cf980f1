import type { AccountChange, LetterFacts, LetterFrame, LetterWords } from "../../domain/mail/letter-kinds.ts";

/** To who has an account: something about how they sign in has changed. Facts: what (an AccountChange), path. */
export function accountSafety(facts: LetterFacts, { lang, link }: LetterFrame): LetterWords {
  const { what, path } = facts;
  const { subject, text } = said[lang][what as AccountChange];
  const ending = {
    ja: "お心当たりがないときは、すぐにデスクへご連絡ください。",
    en: "If this was not you, please tell the desk at once.",
  };
  return { subject, text: `${[text, ...otherWays(facts, lang)].join("\n")}\n${ending[lang]}\n\n${link(String(path))}` };
}

/** After a password that was chosen by a link: the ways in beside it, which whoever had the old one may have added. */
function otherWays(facts: LetterFacts, lang: "ja" | "en"): string[] {
  const count = (name: string) => Number(facts[name] ?? 0);
  const say = ways[lang];
  const gone = say.list(count("droppedPasskeys"), count("droppedIdentities"));
  const left = say.list(count("passkeys"), count("identities"));
  return [...(gone ? [say.gone(gone)] : []), ...(left ? [say.left(left)] : [])];
}

const ways = {
  ja: {
    list: (passkeys: number, identities: number) =>
      [
        ...(passkeys > 0 ? [`パスキー${passkeys}件`] : []),
        ...(identities > 0 ? [`組織のアカウントとのつながり${identities}件`] : []),
      ].join("、"),
    gone: (list: string) =>
      `安全のため、この2週間に加わった次のものは外しました：${list}。ご自分で加えたものは、ログインしたあと、もう一度加えてください。`,
    left: (list: string) =>
      `パスワードのほかに、次のものでもログインできます：${list}。ご自分で加えたものか、アカウントの画面で確かめてください。`,
  },
  en: {
    list: (passkeys: number, identities: number) =>
      [
        ...(passkeys > 0 ? [`passkeys (${passkeys})`] : []),
        ...(identities > 0 ? [`connected accounts (${identities})`] : []),
      ].join(", "),
    gone: (list: string) =>
      `To be safe we took off what was added within the last two weeks: ${list}. If it was yours, add it again after signing in.`,
    left: (list: string) =>
      `Besides the password these sign you in: ${list}. Please look on the page of your account whether each of them is yours.`,
  },
};

const said: Record<"ja" | "en", Record<AccountChange, LetterWords>> = {
  ja: {
    "password-set": {
      subject: "パスワードを設定しました",
      text: "あなたのアカウントのパスワードが、新しく設定されました。前のパスワードでは、もうログインできません。",
    },
    "password-link-made": {
      subject: "システムの管理者が、パスワードを決め直すリンクをつくりました",
      text: "システムの管理者が、あなたのアカウントのパスワードを決め直すリンクをつくりました。リンクは、管理者からお受け取りください。",
    },
    "factor-set-up": {
      subject: "認証アプリを登録しました",
      text: "あなたのアカウントに、認証アプリが登録されました。次からは、パスワードのあとにアプリの数字をたずねます。",
    },
    "factor-removed": {
      subject: "認証アプリの登録を外しました",
      text: "あなたのアカウントから、認証アプリの登録が外されました。",
    },
    "factor-removed-for-you": {
      subject: "システムの管理者が、認証アプリの登録を外しました",
      text: "システムの管理者が、あなたのアカウントから認証アプリの登録を外しました。ログインはすべて終わっています。次は、パスワードでログインしてください。",
    },
    "passkey-added": {
      subject: "パスキーを登録しました",
      text: "あなたのアカウントに、パスキーが登録されました。この端末では、パスワードなしでログインできます。",
    },
    "passkey-removed": {
      subject: "パスキーを外しました",
      text: "あなたのアカウントから、パスキーが1つ外されました。",
    },
    "sign-on-connected": {
      subject: "シングルサインオンとつなぎました",
      text: "あなたのアカウントが、組織のアカウントとつながりました。次からは、パスワードを書かずに、組織のアカウントでログインできます。",
    },
    "sign-on-disconnected": {
      subject: "シングルサインオンとのつながりを外しました",
      text: "あなたのアカウントから、組織のアカウントとのつながりが外されました。組織のアカウントでは、もうログインできません。",
    },
    "recovery-code-used": {
      subject: "予備のコードでログインがありました",
      text: "あなたのアカウントに、予備のコードを使ったログインがありました。使ったコードは、もう使えません。",
    },
  },
  en: {
    "password-set": {
      subject: "Your password was set",
      text: "A new password was set for your account. An earlier one no longer signs you in.",
    },
    "password-link-made": {
      subject: "The administrator made a link to choose a new password",
      text: "The administrator made a link by which a new password for your account can be chosen. You get the link from the administrator.",
    },
    "factor-set-up": {
      subject: "An authenticator app was set up",
      text: "An authenticator app was set up for your account. From now on we ask for its digits after the password.",
    },
    "factor-removed": {
      subject: "The authenticator app was taken off",
      text: "The authenticator app was taken off your account.",
    },
    "factor-removed-for-you": {
      subject: "The administrator took the authenticator app off",
      text: "The administrator took the authenticator app off your account. You are signed out everywhere. Please sign in with your password.",
    },
    "passkey-added": {
      subject: "A passkey was added",
      text: "A passkey was added to your account. With its device one signs in without a password.",
    },
    "sign-on-connected": {
      subject: "Single sign-on was connected",
      text: "Your account was connected with the account of your organisation. From now on you can sign in with that one, without a password here.",
    },
    "sign-on-disconnected": {
      subject: "Single sign-on was disconnected",
      text: "The account of your organisation was taken off your account here. It no longer signs you in.",
    },
    "passkey-removed": { subject: "A passkey was removed", text: "A passkey was removed from your account." },
    "recovery-code-used": {
      subject: "Somebody signed in with a recovery code",
      text: "Somebody signed in to your account with one of your recovery codes. That code cannot be used again.",
    },
  },
};
