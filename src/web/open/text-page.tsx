import type { TextPage as Text } from "../../words/ja/public/about.ts";
import { words } from "../../words/words.ts";
import type { Frame } from "../ui/frame.ts";
import { Section } from "../ui/page.tsx";
import { OpenHead } from "./open-head.tsx";
import { here, OpenLayout } from "./open-layout.tsx";

/** `link`: what belongs to it, at its end. */
type TextPageProps = { frame: Frame; text: Text; link?: { href: string; text: string } };

/** A page of plain text: how ideas are protected, personal data, terms, accessibility. */
export function TextPage({ frame, text, link }: TextPageProps) {
  return (
    <OpenLayout frame={frame} title={text.title} description={text.description}>
      <OpenHead
        frame={frame}
        crumbs={[{ href: here(frame, "/"), text: words(frame.lang).public.home.title }, { text: text.title }]}
        title={text.title}
        lead={text.lead}
      />
      {text.sections.map((section) => (
        <Section title={section.title}>
          <div class="prose">
            {section.paragraphs.map((paragraph) => (
              <p>{paragraph}</p>
            ))}
            {section.points ? (
              <ul class="bullets">
                {section.points.map((point) => (
                  <li>{point}</li>
                ))}
              </ul>
            ) : null}
          </div>
        </Section>
      ))}
      {link ? (
        <p class="section">
          <a href={link.href}>{link.text}</a>
        </p>
      ) : null}
    </OpenLayout>
  );
}
