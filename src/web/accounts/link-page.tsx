import { Callout } from "../ui/callout.tsx";
import { dateText } from "../ui/date-text.tsx";
import type { Frame } from "../ui/frame.ts";
import { Layout } from "../ui/layout.tsx";
import { PageHead } from "../ui/page.tsx";

export type LinkPageProps = {
  frame: Frame;
  /** Whom it is to be handed to. */
  name: string;
  /** The whole link. */
  address: string;
  expiresAt: Date;
  side: "outside" | "inside";
  back: { href: string; text: string };
  text: { linkTitle: string; linkText: (name: string, until: string) => string; linkLabel: string };
};

/** A one-time link, shown once: it is the answer to the form, has no address of its own, and is stored nowhere. */
export function LinkPage({ frame, name, address, expiresAt, side, back, text }: LinkPageProps) {
  return (
    <Layout frame={frame} title={text.linkLabel} side={side}>
      <PageHead title={text.linkLabel} lang={frame.lang} />
      <Callout kind="done" title={text.linkTitle}>
        <p>{text.linkText(name, dateText(expiresAt, "time", frame.lang))}</p>
        <p>
          <label for="link">{text.linkLabel}</label>
          <input class="control width-full" id="link" value={address} readonly />
        </p>
      </Callout>
      <p>
        <a href={back.href}>{back.text}</a>
      </p>
    </Layout>
  );
}
