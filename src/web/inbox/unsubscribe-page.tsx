import type { MailEnd } from "../../accounts/unsubscribe-token.ts";
import { paths } from "../paths.ts";
import { ActionForm, ButtonLink, ButtonRow } from "../ui/button.tsx";
import type { Frame } from "../ui/frame.ts";
import { Layout } from "../ui/layout.tsx";
import { PageHead } from "../ui/page.tsx";

type Said = { title: string; lead: string; button: string; done: string; told: string; back: string };

const ofChallenges = {
  title: "課題のお知らせを止める",
  button: "お知らせを止める",
  done: "お知らせを止めました",
  told: "このメールと同じ種類のお知らせは、もう届きません。ログインすると、いつでも元に戻せます。",
  back: "/account/watches",
};
const said: Record<MailEnd["of"], Said> = {
  mails: {
    title: "メールでのお知らせを減らす",
    lead: "押すと、あなたの番になったときと、期日が近いときだけ、メールが届くようになります。ほかのお知らせは、ログインすると「お知らせ」で読めます。",
    button: "番になったときだけにする",
    done: "メールを減らしました",
    told: "これからは、あなたの番になったときと、期日が近いときだけ、メールをお送りします。送り方は「お知らせ」でいつでも変えられます。",
    back: "/inbox",
  },
  watch: { ...ofChallenges, lead: "押すと、見守っている課題や分野の、このお知らせが届かなくなります。" },
  member: { ...ofChallenges, lead: "押すと、団体の紹介に合う課題のお知らせが届かなくなります。" },
};

/** One button: a mail scanner opens every link, so that opening one ends nothing. */
export function UnsubscribePage({ frame, token, end }: { frame: Frame; token: string; end: MailEnd }) {
  const { title, lead, button } = said[end.of];
  return (
    <Layout frame={frame} title={title}>
      <PageHead title={title} lead={lead} />
      <ActionForm action={paths.unsubscribe({ token })} label={button} idempotencyKey={frame.idempotencyKey} />
    </Layout>
  );
}

export function UnsubscribedPage({ frame, end }: { frame: Frame; end: MailEnd }) {
  const { done, told, back } = said[end.of];
  return (
    <Layout frame={frame} title={done}>
      <PageHead title={done} lead={told} />
      <ButtonRow>
        <ButtonLink kind="other" href={back}>
          {end.of === "mails" ? "お知らせを開く" : "見守りを開く"}
        </ButtonLink>
      </ButtonRow>
    </Layout>
  );
}
