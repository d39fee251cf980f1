/** What has just been done, said once above the next page: what happens next, by whom. Keys go through the address. */
export const done = {
  saved: "保存しました。",
  submitted: "提案を受け取りました。提出番号は下に表示しています。",
  received: "受付を記録しました。提案者に受付済と表示されます。",
  signedOut: "ログアウトしました。",
  signedOutEverywhere: "すべての端末からログアウトしました。",
  registered: "団体を登録しました。次は提案を書きはじめられます。下書きは市には見えません。",
  passwordChanged: "パスワードを変えました。ほかの端末のログインは終わっています。",
  passwordSet: "パスワードを決めました。次からはこのパスワードでログインします。",
  actingFor: "団体を切り替えました。この団体の提案だけが見えています。",
} as const;
