import { Button, ButtonRow } from "../ui/button.tsx";
import { Checkbox, CheckboxGroup, RadioGroup, Select } from "../ui/choice-field.tsx";
import { DateField } from "../ui/date-field.tsx";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { FileField } from "../ui/file-field.tsx";
import { FilterForm, Form } from "../ui/form.tsx";
import { LimitedReaders } from "../ui/limited-readers.tsx";
import { NumberField } from "../ui/number-field.tsx";
import { Section } from "../ui/page.tsx";
import { TextArea, TextField } from "../ui/text-field.tsx";

const errors = [
  {
    field: "protected-reason",
    message: "「社外秘のため」だけでは、課と相談できません。どのような不利益があるかを書いてください。",
  },
  { field: "change", message: "まだ書かれていません。見込みの数でかまいません。" },
  { field: "start", message: "始める日の月は、1から12までの数で書いてください。" },
];
const values = {
  name: "マンホール下の水位をリアルタイムで見える化する小型センサーの実証",
  what: "近年の短時間の豪雨では、職員の方が現地を見に行く頃には既に道路が冠水していることが少なくないと伺います。\r\n𠮷田の水位計は、マンホールの蓋の裏に磁石で取り付けます。",
  "protected-reason": "社外秘のため",
  readers: "desk",
  fields: ["flood", "dx"],
  "start-year": "令和9",
  "start-month": "13",
  "start-day": "1",
  cost: "１，２００，０００",
};
const form = { values, errors };
const plain = { values, errors: [] };

/** Fields, a form that needs mending, a filter. */
export function FormParts() {
  return (
    <>
      <Section title="欄と誤り">
        <ErrorSummary
          errors={errors}
          labels={{ "protected-reason": "守りたい理由", change: "市民にとってのよい変化", start: "始める日" }}
        />
        <Form action="#" idempotencyKey="gallery" version={3}>
          <TextField
            {...form}
            name="name"
            label="提案の名前"
            help="何を、どうするかがわかる名前。40字まで。"
            maxGraphemes={40}
            example="店舗の端末で学ぶ、はじめてのスマートフォン教室"
          />
          <TextArea
            {...form}
            name="what"
            label="何をするか"
            help="いつ、どこで、誰が、何をするか。専門のことばには説明を添えてください。"
            maxGraphemes={1200}
            example="6月から8月に、市内の体育館で月2回、当社の講師が教室を開きます。対象は65歳以上の方、1回20名です。"
          />
          <LimitedReaders readers="貴団体と、下で選んだ人だけ">
            <TextField
              {...form}
              name="protected-heading"
              label="守りたい部分の見出し"
              help="公開する版では、ここに書いた内容を除きます。"
            />
            <TextField
              {...form}
              name="protected-reason"
              label="守りたい理由"
              help="知られると、どのような不利益があるか。"
            />
            <RadioGroup
              {...form}
              name="readers"
              label="閲覧できる人"
              columns
              options={[
                { value: "desk", text: "デスクの担当者だけ" },
                { value: "asked", text: "デスクと、照会先の課", help: "あとから課が増えるときは、おたずねします。" },
              ]}
            />
          </LimitedReaders>
          <TextArea
            {...form}
            name="change"
            label="市民にとってのよい変化"
            help="誰の、何が、どれくらいよくなるか。"
            maxGraphemes={400}
          />
          <CheckboxGroup
            {...form}
            name="fields"
            label="分野"
            columns
            required={false}
            options={[
              { value: "flood", text: "防災" },
              { value: "dx", text: "行政DX" },
              { value: "health", text: "健康" },
              { value: "child", text: "子育て" },
            ]}
          />
          <DateField {...form} name="start" label="始める日" />
          <NumberField {...form} name="cost" label="費用の見込み" help="税込み。120万 のようにも書けます。" />
          <Select {...form} name="kind" label="団体の種類" options={[{ value: "company", text: "企業" }]} />
          <FileField
            {...form}
            name="files"
            label="図面や資料"
            required={false}
            help="PDF・Word・画像。1つ20MBまで。"
            multiple
          />
          <Checkbox {...form} name="pledge" label="書いた内容に誤りがないことを確かめました" />
          <ButtonRow end={<Button kind="weak">保存して、あとで続ける</Button>}>
            <Button big>次へ：費用と市に求めること</Button>
            <Button kind="weak">戻る</Button>
          </ButtonRow>
        </Form>
      </Section>
      <Section title="絞り込み">
        <FilterForm action="#" label="課題を探す">
          <TextField {...plain} compact name="q" label="ことばで探す" type="search" />
          <Select
            {...plain}
            compact
            name="field"
            label="分野"
            emptyText="すべての分野"
            options={[{ value: "dx", text: "行政DX" }]}
          />
          <Select
            {...plain}
            compact
            name="department"
            label="担当課"
            emptyText="すべての課"
            options={[{ value: "x", text: "土木課" }]}
          />
          <Button kind="other">絞り込む</Button>
          <RadioGroup
            {...plain}
            compact
            name="state"
            label="募集の状態"
            options={[
              { value: "open", text: "募集中" },
              { value: "forecast", text: "募集予定（3）" },
              { value: "closed", text: "終了したもの（41）" },
            ]}
          />
        </FilterForm>
      </Section>
    </>
  );
}
