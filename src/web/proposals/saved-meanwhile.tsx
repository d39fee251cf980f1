import { Callout } from "../ui/callout.tsx";
import { Prose } from "../ui/prose.tsx";

/** What is saved in a field now, where it differs from what was typed. */
export type SavedWords = readonly { label: string; text: string }[];

/** 409: other words were saved since the form was drawn. They stand above the form, which keeps what was typed: nobody's words are lost. */
export function SavedMeanwhile({ title, saved }: { title: string; saved: SavedWords | undefined }) {
  if (!saved) return null;
  return (
    <div role="alert">
      <Callout kind="warning" title={title}>
        <p>いま書いた内容は、下の欄にすべて残っています。保存されている内容とくらべて、よい方を保存してください。</p>
        {saved.map(({ label, text }) => (
          <>
            <h3>いま保存されている「{label}」</h3>
            {text ? <Prose text={text} /> : <p class="sub">(書かれていません)</p>}
          </>
        ))}
      </Callout>
    </div>
  );
}
