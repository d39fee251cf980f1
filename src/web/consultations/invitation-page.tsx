import { paths } from "../paths.ts";
import { Callout } from "../ui/callout.tsx";
import { dateText } from "../ui/date-text.tsx";
import type { Frame } from "../ui/frame.ts";
import { Layout } from "../ui/layout.tsx";
import { PageHead } from "../ui/page.tsx";

type Props = { frame: Frame; token: string; expiresAt: Date; publicUrl: string; back: string };

/** The link by which somebody who called or came by makes a proposal of what they said; shown once. */
export function InvitationPage({ frame, token, expiresAt, publicUrl, back }: Props) {
  return (
    <Layout frame={frame} side="inside" title="提案に誘いました" current="consultations">
      <PageHead title="提案に誘いました" />
      <Callout kind="done" title="相談した方のページに、下書きをつくるボタンが出ました">
        <p>
          フォームから送った方は、ご自分のページで気づきます。電話や来庁の方には、次のリンクを伝えてください。この画面にだけ表示され、
          {dateText(expiresAt, "long")}まで使えます。
        </p>
        <p>
          <label for="link">相談した方のリンク</label>
          <input class="control width-full" id="link" value={`${publicUrl}${paths.followed({ token })}`} readonly />
        </p>
      </Callout>
      <p>
        <a href={back}>相談にもどる</a>
      </p>
    </Layout>
  );
}
