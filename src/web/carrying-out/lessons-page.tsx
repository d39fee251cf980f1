import type { Child } from "hono/jsx";
import { may } from "../../domain/policy/may.ts";
import type { CaseBody } from "../../domain/publication/case-body.ts";
import { type Drawing, fieldsOf } from "../agreement/part-page.tsx";
import { paths } from "../paths.ts";
import { Button, ButtonRow } from "../ui/button.tsx";
import { Form } from "../ui/form.tsx";
import { Holder } from "../ui/holder.tsx";
import { Card, Cards, Section } from "../ui/page.tsx";
import { Prose } from "../ui/prose.tsx";
import { TextArea } from "../ui/text-field.tsx";
import { readsAfterwards, Stretch } from "./stretch.tsx";

export const lessonLabels = { lesson: "ふりかえり" };

/** What each side has learnt, beside each other. */
export function LessonsPage(drawing: Drawing<{ lessons: CaseBody["lessons"] }>): Child | null {
  const { c, record, person, more, isProposer, typed } = drawing;
  if (!record.activeAt || !readsAfterwards(person, record)) return null;
  const of = (side: "city" | "partner") => more.lessons.find((lesson) => lesson.side === side)?.text;
  const mine = isProposer ? "partner" : "city";
  const fields = fieldsOf(typed, "writeLesson");
  return (
    <Stretch person={person} record={record}>
      <Section title="ふりかえり">
        <Cards>
          {(["partner", "city"] as const).map((side) => (
            <Card kind={side === "partner" ? "partner" : "plain"}>
              <p>
                <Holder side={side}>{side === "partner" ? record.organisation.name : "市"}</Holder>
              </p>
              {of(side) ? <Prose text={of(side)!} /> : <p class="sub">まだ書かれていません。</p>}
            </Card>
          ))}
        </Cards>
      </Section>
      {!record.lessons.includes(mine) && may(person, "writeLesson", record).ok ? (
        <Section title={isProposer ? "貴団体のふりかえりを書く" : "市のふりかえりを書く"}>
          <p>うまくいったこと、次は変えたいことを書きます。双方が読み、事例に載せることがあります。書き直せません。</p>
          <Form
            action={paths.proposal.lessons({ id: record.id })}
            idempotencyKey={c.var.frame.idempotencyKey}
            version={record.version}
          >
            <TextArea name="lesson" label={lessonLabels.lesson} rows={6} maxGraphemes={2000} {...fields} />
            <ButtonRow>
              <Button>ふりかえりを残す</Button>
            </ButtonRow>
          </Form>
        </Section>
      ) : null}
    </Stretch>
  );
}
