import { words } from "../../words/words.ts";
import { ButtonLink } from "../ui/button.tsx";
import { Callout } from "../ui/callout.tsx";
import type { Frame } from "../ui/frame.ts";
import { Layout } from "../ui/layout.tsx";
import { PageHead } from "../ui/page.tsx";

/** Recovery codes, shown once: the answer to a form, without an address of its own, and kept nowhere but as hashes. */
export function RecoveryCodesPage(props: {
  frame: Frame;
  codes: readonly string[];
  href: string;
  side: "inside" | "outside";
}) {
  const { frame, codes, href, side } = props;
  const text = words(frame.lang).secondFactor.codes;
  return (
    <Layout frame={frame} title={text.title} side={side}>
      <PageHead title={text.title} lead={text.lead} lang={frame.lang} />
      <Callout kind="warning" title={text.keepTitle}>
        <p>{text.keepText}</p>
      </Callout>
      <h2>{text.list}</h2>
      <ol class="recovery-codes">
        {codes.map((code) => (
          <li>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <p>
        <ButtonLink href={href}>{text.go}</ButtonLink>
      </p>
    </Layout>
  );
}
