import { paths } from "../paths.ts";
import { ActionForm, ButtonLink, ButtonRow } from "../ui/button.tsx";
import type { Frame } from "../ui/frame.ts";
import { Layout } from "../ui/layout.tsx";
import { PageHead } from "../ui/page.tsx";

/** One button: from then on only what is their turn is mailed. */
export function UnsubscribePage({ frame, token }: { frame: Frame; token: string }) {
  return (
    <Layout frame={frame} title="メールでのお知らせを減らす">
      <PageHead
        title="メールでのお知らせを減らす"
        lead="押すと、あなたの番になったときと、期日が近いときだけ、メールが届くようになります。ほかのお知らせは、ログインすると「お知らせ」で読めます。"
      />
      <ActionForm
        action={paths.unsubscribe({ token })}
        label="番になったときだけにする"
        idempotencyKey={frame.idempotencyKey}
      />
    </Layout>
  );
}

export function UnsubscribedPage({ frame }: { frame: Frame }) {
  return (
    <Layout frame={frame} title="メールを減らしました">
      <PageHead
        title="メールを減らしました"
        lead="これからは、あなたの番になったときと、期日が近いときだけ、メールをお送りします。送り方は「お知らせ」でいつでも変えられます。"
      />
      <ButtonRow>
        <ButtonLink kind="other" href={paths.inbox({})}>
          お知らせを開く
        </ButtonLink>
      </ButtonRow>
    </Layout>
  );
}
