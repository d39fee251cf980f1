import { paths } from "../paths.ts";
import { ButtonLink } from "../ui/button.tsx";
import { Callout } from "../ui/callout.tsx";

/** This browser holds something that was written before registering, and nobody has taken it yet. */
export function EarlyDraftHere() {
  return (
    <Callout title="登録する前に書いた下書きがあります">
      <p>このブラウザーに残っています。貴団体の下書きにすると、期限なく続けられます。</p>
      <ButtonLink kind="other" href={paths.earlyDraftTaking({})}>
        登録する前に書いた下書きを見る
      </ButtonLink>
    </Callout>
  );
}
