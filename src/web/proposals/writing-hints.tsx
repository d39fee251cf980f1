import type { City } from "../../db/stores/city-store.ts";
import type { WritingHints } from "../../queries/open/writing-hints.ts";
import { words } from "../../words/words.ts";
import { departmentName, here } from "../open/open-layout.tsx";
import { paths } from "../paths.ts";
import type { Frame } from "../ui/frame.ts";
import { Card } from "../ui/page.tsx";

type Props = { frame: Frame; city: City; hints: WritingHints };

/**
 * 書いた内容から: open challenges and departments that are near to what is written, with the words that say so (U1, U2). Beside the form,
 * and nothing as long as there is nothing to go by; with JavaScript it follows each save (public/js/hints.js).
 */
export function WritingHintsCard(props: Props) {
  const { challenges, departments } = props.hints;
  return <desk-hints>{challenges.length + departments.length > 0 ? <Hints {...props} /> : null}</desk-hints>;
}

function Hints({ frame, city, hints: { challenges, departments } }: Props) {
  const text = words(frame.lang).writing.hints;
  return (
    <Card kind="panel" title={text.title} level={2}>
      {challenges.length > 0 ? (
        <>
          <h3>{text.challenges}</h3>
          <ul class="hints">
            {challenges.map(({ code, title, titleEn, words: shared }) => (
              <li>
                <a href={here(frame, paths.challenge({ code }))}>
                  {frame.lang === "en" && titleEn ? titleEn : <span lang="ja">{title}</span>}
                </a>
                <SharedWords shared={shared} />
              </li>
            ))}
          </ul>
          <p class="sub">{text.answer}</p>
        </>
      ) : null}
      {departments.length > 0 ? (
        <>
          <h3>{text.departments}</h3>
          <ul class="hints">
            {departments.map(({ name, words: shared }) => (
              <li>
                {departmentName(city, frame.lang, name)}
                <SharedWords shared={shared} />
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <p class="sub">{text.basis}</p>
    </Card>
  );
}

function SharedWords({ shared }: { shared: readonly string[] }) {
  return (
    <span class="sub" lang="ja">
      {shared
        .slice(0, 3)
        .map((word) => `「${word}」`)
        .join("")}
    </span>
  );
}
