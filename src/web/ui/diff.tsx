export type DiffPart = { kind: "same" | "del" | "ins"; text: string };

/** What changed from one version to the next; signs and words beside the colours. */
export function Diff({ parts }: { parts: readonly DiffPart[] }) {
  return (
    <p class="diff">
      {parts.map((part) => {
        if (part.kind === "same") return <>{part.text}</>;
        if (part.kind === "del") return <del>{part.text}</del>;
        return <ins>{part.text}</ins>;
      })}
    </p>
  );
}
