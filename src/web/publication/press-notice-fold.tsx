import type { Context } from "hono";
import type { FactsBody } from "../../domain/publication/facts-body.ts";
import { pressNotice } from "../../domain/publication/press-notice.ts";
import { words } from "../../words/words.ts";
import type { Env } from "../route.ts";
import { Fold } from "../ui/fold.tsx";
import { TextArea } from "../ui/text-field.tsx";

/** 報道発表文の下書き, from the facts that will be published: to be edited here and taken along. */
export function PressNoticeFold({ c, facts }: { c: Context<Env>; facts: FactsBody }) {
  const { name, settings, departments } = c.var.city;
  const desk = departments.find((one) => one.isDesk)?.name ?? "官民連携デスク";
  const method = facts.method ? words("ja").common.method[facts.method] : "(手法)";
  const { telephone, hours } = settings;
  const text = pressNotice(facts, method, { city: name, desk, telephone, hours });
  return (
    <Fold title="報道発表文の下書き" id="press-notice">
      <TextArea
        name="pressNotice"
        label="報道発表文"
        help="公表する事実だけから作りました。ここで直して、コピーして使います。保存はされません。"
        rows={18}
        required={false}
        values={{ pressNotice: text }}
        errors={[]}
      />
    </Fold>
  );
}
