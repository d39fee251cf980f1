import type { City } from "../../db/stores/city-store.ts";
import type { EarlyDraft } from "../../queries/early-draft.ts";
import { paths } from "../paths.ts";
import { ActionForm, ButtonLink, ButtonRow } from "../ui/button.tsx";
import { EmptyState } from "../ui/callout.tsx";
import type { Frame } from "../ui/frame.ts";
import { Layout } from "../ui/layout.tsx";
import { PageHead } from "../ui/page.tsx";
import { WrittenSoFar } from "./registration-page.tsx";

type TakingPageProps = { frame: Frame; city: City; organisation: string; draft: EarlyDraft | null };

/**
 * After signing in: what this browser wrote before is shown, and taken when somebody says so. On a computer that several use it may be
 * somebody else's, and who acts for two organisations sees for which one.
 */
export function TakingPage({ frame, city, organisation, draft }: TakingPageProps) {
  return (
    <Layout frame={frame} title="登録する前に書いた下書き" current="mine">
      <PageHead
        crumbs={[{ href: paths.proposals({}), text: "私たちの提案" }, { text: "登録する前に書いた下書き" }]}
        title={draft ? "この下書きを、続けて書きますか" : "登録する前に書いた下書き"}
        lead={
          draft
            ? `${organisation}の下書きになり、守りたい部分も書けるようになります。市の職員は読めません。`
            : undefined
        }
      />
      {draft ? (
        <>
          <ButtonRow>
            <ActionForm
              action={paths.earlyDraftTaking({})}
              label={`${organisation}の下書きにして続ける`}
              big
              idempotencyKey={frame.idempotencyKey}
            />
            <ActionForm
              action={paths.earlyDraftDiscarding({})}
              label="自分の下書きではないので捨てる"
              kind="weak"
              idempotencyKey={frame.idempotencyKey}
            />
          </ButtonRow>
          <WrittenSoFar frame={frame} city={city} draft={draft} />
        </>
      ) : (
        <EmptyState
          title="続ける下書きはありません"
          text="登録する前に書いたものは、書いたブラウザーに14日の間だけ残ります。すでに貴団体の下書きにしたものは「私たちの提案」にあります。"
          level={2}
        >
          <ButtonLink href={paths.proposals({})}>私たちの提案へ</ButtonLink>
        </EmptyState>
      )}
    </Layout>
  );
}
