import { paths } from "../paths.ts";
import { Button, ButtonRow } from "../ui/button.tsx";
import { Callout } from "../ui/callout.tsx";
import { Form } from "../ui/form.tsx";
import { list, value } from "../ui/form-values.ts";
import { Section } from "../ui/page.tsx";
import { NamedParts, whereOpenThingsGo } from "./department-change-form.tsx";
import { type DepartmentPageProps, WhatIsThere } from "./department-page.tsx";
import { SettingsFrame } from "./settings-frame.tsx";

export type DepartmentPreviewProps = Omit<DepartmentPageProps, "change" | "errors"> & { change: "merged" | "split" };

/** Before a department is merged or split today: what moves where. It cannot be taken back, unlike what is arranged for a later day. */
export function DepartmentPreviewPage({ frame, person, shown, others, change, values }: DepartmentPreviewProps) {
  const nameOf = (id: string) => others.find((one) => one.id === id)?.name ?? "";
  const isSplit = change === "split";
  const takes = nameOf(value(values, isSplit ? "takes" : "successor"));
  const at = { department: shown.id };
  const fields = ["day-year", "day-month", "day-day", "successor", "takes"];
  return (
    <SettingsFrame
      frame={frame}
      person={person}
      tab="departments"
      title={`${shown.name}を、きょう${isSplit ? "分けます" : "合わせます"}`}
    >
      <Callout kind="warning" title="まだ何も変わっていません">
        <p>
          行うと、{shown.name}はきょうで終わり、下のものがすぐに「{takes}」に移ります。
          <b>取りやめることはできません。</b>
          あすから後の日にすると、その日の前まで取りやめられます。
        </p>
      </Callout>
      <WhatIsThere title={`「${takes}」に移るもの`} shown={shown} onlyMoving />
      <NamedParts count={shown.open.parts} />
      <Section title="移ったあと">
        <ul>
          <li>「{takes}」にもう同じ提案の照会があるときは、その照会に質問が加わります。</li>
          <li>{shown.name}の名前は、照会先や候補に出なくなります。これまでの記録は、この名前のまま読めます。</li>
          {isSplit ? <li>分かれた先の課: {list(values, "successors").map(nameOf).join("・")}</li> : null}
          {isSplit ? <li>{whereOpenThingsGo}</li> : null}
        </ul>
      </Section>
      <Form
        action={isSplit ? paths.departmentSplitting(at) : paths.departmentMerging(at)}
        idempotencyKey={frame.idempotencyKey}
        fields={Object.fromEntries(fields.map((name) => [name, value(values, name)]))}
      >
        {list(values, "successors").map((id) => (
          <input type="hidden" name="successors" value={id} />
        ))}
        <ButtonRow>
          <Button kind="danger" name="sure" value="yes">
            {isSplit ? "きょう分ける" : "きょう合わせる"}
          </Button>
          <Button kind="other" name="sure" value="no">
            もどって直す
          </Button>
        </ButtonRow>
      </Form>
    </SettingsFrame>
  );
}
