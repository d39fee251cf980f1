import type { FieldError } from "../../domain/kernel/result.ts";
import type { Person } from "../../domain/policy/actor.ts";
import type { DuplicateRow, MergeRow, MergingOrganisation } from "../../queries/organisations.ts";
import { words } from "../../words/words.ts";
import { paths } from "../paths.ts";
import { Button, ButtonLink } from "../ui/button.tsx";
import { Callout, EmptyState } from "../ui/callout.tsx";
import { Checkbox } from "../ui/choice-field.tsx";
import { DateText, dateText } from "../ui/date-text.tsx";
import { DescriptionList } from "../ui/description-list.tsx";
import { Form } from "../ui/form.tsx";
import type { FormValues } from "../ui/form-values.ts";
import type { Frame } from "../ui/frame.ts";
import { Section } from "../ui/page.tsx";
import { Table } from "../ui/table.tsx";
import { TextArea } from "../ui/text-field.tsx";
import { SettingsFrame } from "./settings-frame.tsx";

export type OrganisationsPageProps = {
  frame: Frame;
  person: Person;
  duplicates: readonly DuplicateRow[];
  merges: readonly MergeRow[];
};

const reasons = { number: "法人番号が同じです", name: "名前が同じです" } as const;

/** Organisations that may have registered twice, and what was merged. Nothing of any proposal, not even how many. */
export function OrganisationsPage({ frame, person, duplicates, merges }: OrganisationsPageProps) {
  return (
    <SettingsFrame
      frame={frame}
      person={person}
      tab="organisations"
      title="団体"
      lead="二重に登録された団体を、一つにまとめます。提案の内容も件数も、ここには出ません。"
    >
      <Section title="同じ団体かもしれません">
        <Table
          caption="同じ団体かもしれない組"
          captionHidden
          rows={duplicates}
          empty={
            <EmptyState title="いまはありません" text="法人番号か名前が同じ団体が登録されると、ここに並びます。" />
          }
          columns={[
            { head: "先に登録された団体", rowHead: true, cell: (row) => row.keptName },
            { head: "あとから登録された団体", cell: (row) => row.goneName },
            { head: "理由", cell: (row) => reasons[row.reason], nowrap: true },
            {
              head: "操作",
              headHidden: true,
              cell: (row) => (
                <ButtonLink kind="weak" href={paths.organisationMerging({}, { kept: row.keptId, gone: row.goneId })}>
                  くらべる
                </ButtonLink>
              ),
            },
          ]}
        />
      </Section>
      {merges.length > 0 ? (
        <Section title="まとめた記録">
          <Table
            caption="まとめた記録"
            captionHidden
            dense
            rows={merges}
            columns={[
              { head: "いつ", cell: (row) => <DateText value={row.at} form="short" />, nowrap: true },
              { head: "なくなった団体", rowHead: true, cell: (row) => row.goneName },
              { head: "残った団体", cell: (row) => row.keptName },
              { head: "確かめ方", cell: (row) => row.madeSure },
              { head: "まとめた人", cell: (row) => row.by },
            ]}
          />
        </Section>
      ) : null}
    </SettingsFrame>
  );
}

export type MergingPageProps = {
  frame: Frame;
  person: Person;
  kept: MergingOrganisation;
  gone: MergingOrganisation;
  values: FormValues;
  errors: readonly FieldError[];
};

/** Two organisations beside each other, and the form that makes one of them. */
export function MergingPage({ frame, person, kept, gone, values, errors }: MergingPageProps) {
  const field = { values, errors };
  return (
    <SettingsFrame
      frame={frame}
      person={person}
      tab="organisations"
      title="二つの団体を一つにまとめる"
      errors={errors}
      labels={{ madeSure: "どう確かめたか", understood: "確かめること" }}
    >
      <Callout kind="warning" title="なくす団体の人は、自動では移りません">
        <p>
          名前や法人番号は、だれでも書けます。そのため、提案のある団体はなくせません。なくした団体の人は、残す団体の代表者から招待を受けて加わります。それぞれの代表者に電話などで確かめてから、まとめてください。元にはもどせません。
        </p>
      </Callout>
      <Facts title="残す団体" organisation={kept} />
      <Facts title="なくす団体" organisation={gone} />
      <p>
        <a href={paths.organisationMerging({}, { kept: gone.id, gone: kept.id })}>残す団体を入れかえる</a>
      </p>
      <Form
        action={paths.organisationMerging({}, { kept: kept.id, gone: gone.id })}
        idempotencyKey={frame.idempotencyKey}
      >
        <TextArea
          {...field}
          name="madeSure"
          label="どう確かめたか"
          help="いつ、だれに、どうやって。記録に残ります。"
          rows={3}
        />
        <Checkbox {...field} name="understood" label="両方の代表者に確かめました。" />
        <Button kind="danger">{`「${gone.name}」を「${kept.name}」にまとめる`}</Button>
      </Form>
      <p>
        <a href={paths.organisations({})}>団体の一覧にもどる</a>
      </p>
    </SettingsFrame>
  );
}

function Facts({ title, organisation }: { title: string; organisation: MergingOrganisation }) {
  const kinds: Readonly<Record<string, string>> = words("ja").common.organisationKind;
  const roles = words("ja").accounts.role;
  return (
    <Section title={`${title}：${organisation.name}`}>
      <DescriptionList
        dense
        items={[
          { term: "ふりがな", detail: organisation.kana || "－" },
          { term: "種類", detail: kinds[organisation.kind] ?? "" },
          { term: "法人番号", detail: organisation.corporateNumber ?? "－" },
          { term: "登録した日", detail: dateText(organisation.createdAt) },
          {
            term: "団体の人",
            detail: (
              <ul class="plain-list">
                {organisation.members.map((one) => (
                  <li>{[one.name, roles[one.role], one.email].filter(Boolean).join("　")}</li>
                ))}
              </ul>
            ),
          },
        ]}
      />
    </Section>
  );
}
