import { hasEnded } from "../../domain/departments/department.ts";
import type { FieldError } from "../../domain/kernel/result.ts";
import type { Person } from "../../domain/policy/actor.ts";
import type { DepartmentToChange, Succession } from "../../queries/department-settings.ts";
import { paths } from "../paths.ts";
import { ActionForm, ButtonLink } from "../ui/button.tsx";
import { Callout } from "../ui/callout.tsx";
import { dateText } from "../ui/date-text.tsx";
import { DescriptionList } from "../ui/description-list.tsx";
import type { FormValues } from "../ui/form-values.ts";
import type { Frame } from "../ui/frame.ts";
import { Columns, Section } from "../ui/page.tsx";
import { ChangeForm, type ChangeKind, changeNames, whereOpenThingsGo } from "./department-change-form.tsx";
import { departmentLabels } from "./department-fields.tsx";
import { postNames, SettingsFrame } from "./settings-frame.tsx";

export type DepartmentPageProps = {
  frame: Frame;
  person: Person;
  shown: DepartmentToChange;
  /** Whom it can be merged into or split into: those there are or will be, without the desk and itself. */
  others: readonly { id: string; name: string }[];
  today: string;
  /** The form that is open, if any. */
  change: ChangeKind | null;
  values: FormValues;
  errors: readonly FieldError[];
};

/** One department: what it was, who works there, what is open, and how it changes (組織改正). */
export function DepartmentPage(props: DepartmentPageProps) {
  const { frame, person, shown, today, change, errors } = props;
  const isPlanned = shown.closedOn !== null && !hasEnded(shown, today);
  return (
    <SettingsFrame
      frame={frame}
      person={person}
      tab="departments"
      title={shown.name}
      errors={errors}
      labels={departmentLabels}
    >
      <State shown={shown} today={today} />
      {isPlanned ? (
        <ActionForm
          action={paths.departmentTakingBack({ department: shown.id })}
          label="この変更を取りやめる"
          kind="other"
          idempotencyKey={frame.idempotencyKey}
        />
      ) : null}
      <Columns aside={<WhatIsThere title="いま、この課にあること" shown={shown} />}>
        <Section title="この課">
          <DescriptionList
            dense
            items={[
              { term: "部", detail: shown.division || "－" },
              { term: "課コード", detail: shown.code },
              { term: "英語の名前", detail: shown.nameEn },
              {
                term: "はじまった日",
                detail: shown.openedOn ? dateText(shown.openedOn, "long") : "記録を始める前から",
              },
              ...shown.before.map((one) => ({ term: "まえの課", detail: <Follows one={one} /> })),
              ...shown.after.map((one) => ({ term: "あとの課", detail: <Follows one={one} /> })),
            ]}
          />
        </Section>
        <Section title="変える" id="change">
          <nav aria-label="課を変える方法" class="button-row">
            {choicesFor(shown).map((kind) => (
              <ButtonLink
                kind={kind === change ? "primary" : "other"}
                href={`${paths.department({ department: shown.id }, { as: kind })}#change`}
              >
                {changeNames[kind]}
              </ButtonLink>
            ))}
          </nav>
          {change && choicesFor(shown).includes(change) ? <ChangeForm {...props} change={change} /> : null}
        </Section>
        <p>
          <ButtonLink kind="weak" href={paths.departments({})}>
            一覧にもどる
          </ButtonLink>
        </p>
      </Columns>
    </SettingsFrame>
  );
}

/** A department with its last day changes no more, but for a slip in its name. */
function choicesFor(shown: DepartmentToChange): readonly ChangeKind[] {
  if (shown.closedOn !== null) return ["correction"];
  return shown.isDesk ? ["correction", "renamed"] : ["correction", "renamed", "merged", "split", "ended"];
}

function State({ shown, today }: { shown: DepartmentToChange; today: string }) {
  if (shown.closedOn !== null) {
    const over = hasEnded(shown, today);
    return (
      <Callout title={over ? "この課は、もうありません" : "この課は変わります"}>
        <p>
          {dateText(shown.closedOn, "long")}
          {over
            ? "からは、照会先や候補に出ません。これまでの記録は、この名前のまま読めます。"
            : "になると、役割と未完了のことが、引き継ぐ課に移ります。それまでは、いままでどおりです。"}
        </p>
        {!over && shown.after.some(({ kind }) => kind === "split") ? <p>{whereOpenThingsGo}</p> : null}
      </Callout>
    );
  }
  if (shown.openedOn === null || shown.openedOn <= today) return null;
  return (
    <Callout title="この課は、まだはじまっていません">
      <p>{dateText(shown.openedOn, "long")}から、照会先に出ます。人の役割は、先に決めておけます。</p>
    </Callout>
  );
}

/** What passes with a change; `onlyMoving`: without what stays where it was agreed (P7b). */
export function WhatIsThere({
  title,
  shown,
  onlyMoving = false,
}: {
  title: string;
  shown: DepartmentToChange;
  onlyMoving?: boolean;
}) {
  const { open, posts } = shown;
  const count = (number: number) => <b>{number}件</b>;
  return (
    <Section title={title}>
      <ul>
        <li>終わっていない照会 {count(open.inquiries)}</li>
        <li>課題(下書きから結果を書く前まで) {count(open.challenges)}</li>
        <li>引き継いだ相談 {count(open.consultations)}</li>
        <li>課題のたね {count(open.seeds)}</li>
        {onlyMoving ? null : <li>この課の名前を挙げた、守る部分 {count(open.parts)}</li>}
      </ul>
      <h3>この課の人</h3>
      {posts.length === 0 ? (
        <p>だれもいません。</p>
      ) : (
        <ul>
          {posts.map((post) => (
            <li>
              {post.name}({post.title || postNames[post.role]})
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function Follows({ one }: { one: Succession }) {
  const how = { renamed: "名前を変更", merged: "合わせた", split: "分けた" }[one.kind] ?? "";
  return (
    <>
      <a href={paths.department({ department: one.id })}>{one.name}</a>({dateText(one.onDay, "long")}、{how}
      {one.kind === "split" && one.takesOpen ? "、未完了のことを引き継ぐ" : ""})
    </>
  );
}
