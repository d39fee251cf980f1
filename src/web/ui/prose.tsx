type Block = { kind: "paragraph" | "list"; lines: string[] };

/** Plain text that somebody wrote, as paragraphs, line breaks and bullets (・ - ＊ ● ■). Everything is escaped. */
export function Prose({ text }: { text: string }) {
  return (
    <div class="prose">
      {blocks(text).map((block) =>
        block.kind === "list" ? (
          <ul class="bullets">
            {block.lines.map((line) => (
              <li>{line}</li>
            ))}
          </ul>
        ) : (
          <p>
            {block.lines.map((line, index) => (
              <>
                {index > 0 ? <br /> : null}
                {line}
              </>
            ))}
          </p>
        ),
      )}
    </div>
  );
}

function blocks(text: string): Block[] {
  const found: Block[] = [];
  let open = null as Block | null;
  for (const line of text.split(/\r\n|\r|\n/u)) {
    if (line.trim() === "") {
      open = null;
      continue;
    }
    const bullet = /^[\s\u3000]*(?:[・＊●■]|[-*](?=\s))[\s\u3000]*(.+)$/u.exec(line);
    const kind = bullet ? "list" : "paragraph";
    if (open?.kind !== kind) {
      open = { kind, lines: [] };
      found.push(open);
    }
    open.lines.push(bullet?.[1] ?? line);
  }
  return found;
}
