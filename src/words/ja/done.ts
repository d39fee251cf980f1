/** What has just been done, said once above the next page: what happens next, by whom. Keys go through the address. */
export const done = {
  saved: "保存しました。",
  submitted: "提案を受け取りました。提出番号は下に表示しています。",
  received: "受付を記録しました。提案者に受付済と表示されます。",
} as const;
