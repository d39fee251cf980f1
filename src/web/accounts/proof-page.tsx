import { langPath, words } from "../../words/words.ts";
import { paths } from "../paths.ts";
import { ActionForm, ButtonLink } from "../ui/button.tsx";
import { EmptyState } from "../ui/callout.tsx";
import { DescriptionList } from "../ui/description-list.tsx";
import type { Frame } from "../ui/frame.ts";
import { Layout } from "../ui/layout.tsx";
import { PageHead } from "../ui/page.tsx";

export type ProofPageProps = {
  frame: Frame;
  token: string;
  proof: { name: string; organisation: string | null; login: string };
};

/**
 * The page of the link in the letter. Opening it uses nothing up, the button does: mail programs open links by themselves. It names who
 * registered the address, so that nobody confirms a stranger.
 */
export function ProofPage({ frame, token, proof }: ProofPageProps) {
  const text = words(frame.lang).addresses.proof;
  return (
    <Layout frame={frame} title={text.title}>
      <PageHead title={text.title} lead={text.lead(proof.login)} lang={frame.lang} />
      <DescriptionList
        items={[
          { term: text.name, detail: <span lang="ja">{proof.name}</span> },
          ...(proof.organisation
            ? [{ term: text.organisation, detail: <span lang="ja">{proof.organisation}</span> }]
            : []),
        ]}
      />
      <p>{text.notYou}</p>
      <ActionForm
        action={langPath(frame.lang, paths.addressProof({ token }))}
        label={text.button}
        big
        idempotencyKey={frame.idempotencyKey}
      />
    </Layout>
  );
}

/** Used, expired, never there, or of an address that has become somebody else's: all look alike. */
export function DeadProofPage({ frame }: { frame: Frame }) {
  const text = words(frame.lang).addresses;
  return (
    <Layout frame={frame} title={text.proof.deadTitle}>
      <PageHead title={text.proof.deadTitle} lang={frame.lang} />
      <EmptyState title={text.proof.deadText} level={2}>
        <ButtonLink href={langPath(frame.lang, paths.signIn({}))}>{text.proof.signIn}</ButtonLink>
        <ButtonLink kind="other" href={langPath(frame.lang, paths.forgotten({}))}>
          {text.forgotten.title}
        </ButtonLink>
      </EmptyState>
    </Layout>
  );
}
