import type { MailHealth } from "../../queries/mail-health.ts";
import { Callout } from "../ui/callout.tsx";
import { DateText } from "../ui/date-text.tsx";
import { DescriptionList } from "../ui/description-list.tsx";
import type { Frame } from "../ui/frame.ts";
import { Section } from "../ui/page.tsx";

/** Whether mail leaves, and how it does: what an administrator is asked when somebody got none. */
export function MailSection({ frame, mail }: { frame: Frame; mail: MailHealth }) {
  if (!frame.mail)
    return (
      <Section title="メール" id="mail">
        <Callout kind="warning" title="メールは送られていません" level={3}>
          <p>
            メールサーバーが設定されていません。お知らせは画面の「お知らせ」だけに届き、メールアドレスが本人のものかも確かめていません。サーバーの管理者に、SMTP_URLとMAIL_FROMの設定を依頼してください。
          </p>
        </Callout>
      </Section>
    );
  const { waiting, oldest, sent, refused, expired, lastAnswer } = mail;
  return (
    <Section title="メール" note="この1か月" id="mail">
      {waiting > 0 && lastAnswer !== "" ? (
        <Callout kind="warning" title="送れずに待っているメールがあります" level={3}>
          <p>自動で送り直しています。3日のあいだ送れないと、あきらめます。メールサーバーの最後の答え：{lastAnswer}</p>
        </Callout>
      ) : null}
      <DescriptionList
        items={[
          {
            term: "待っている",
            detail: (
              <>
                {waiting}通
                {oldest ? (
                  <>
                    (最も古いもの <DateText value={oldest} form="dense-time" />)
                  </>
                ) : null}
              </>
            ),
          },
          { term: "送った", detail: `${sent}通` },
          { term: "宛先に断られた", detail: `${refused}通` },
          { term: "あきらめた", detail: `${expired}通` },
        ]}
      />
    </Section>
  );
}
