import { paths } from "../paths.ts";
import { ActionForm } from "../ui/button.tsx";
import { Callout } from "../ui/callout.tsx";
import type { Frame } from "../ui/frame.ts";
import { Layout } from "../ui/layout.tsx";
import { PageHead } from "../ui/page.tsx";

/** お知らせを止める: one button, without signing in; said again once it is done. */
export function NewsEndPage({ frame, token, hasEnded }: { frame: Frame; token: string; hasEnded: boolean }) {
  const title = "課題のお知らせを止める";
  return (
    <Layout frame={frame} title={title}>
      <PageHead title={title} />
      {hasEnded ? (
        <Callout kind="done" title="お知らせを止めました">
          <p>このメールと同じ種類のお知らせは、もう届きません。ログインすると、いつでも元に戻せます。</p>
        </Callout>
      ) : (
        <>
          <p>ボタンを押すと、このメールと同じ種類のお知らせが届かなくなります。</p>
          <ActionForm
            action={paths.newsEnding({ token })}
            label="お知らせを止める"
            idempotencyKey={frame.idempotencyKey}
          />
        </>
      )}
    </Layout>
  );
}
