import { choiceField } from "../../commands/departments/divide-department.ts";
import type { DividedItem, Division } from "../../db/stores/division-store.ts";
import type { DividedKind } from "../../domain/departments/division.ts";
import type { FieldError } from "../../domain/kernel/result.ts";
import { paths } from "../paths.ts";
import { Button } from "../ui/button.tsx";
import { EmptyState } from "../ui/callout.tsx";
import { Select } from "../ui/choice-field.tsx";
import { dateText } from "../ui/date-text.tsx";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { Form } from "../ui/form.tsx";
import type { FormValues } from "../ui/form-values.ts";
import type { Frame } from "../ui/frame.ts";
import { Layout } from "../ui/layout.tsx";
import { PageHead, Section } from "../ui/page.tsx";
import { workName } from "./plan-page.tsx";

type DivisionPageProps = { frame: Frame; division: Division; values: FormValues; errors: readonly FieldError[] };

/** Which of the departments after a split takes which open thing: one for all, and apart what belongs to another. */
export function DivisionPage({ frame, division, values, errors }: DivisionPageProps) {
  const { department, successors, items, chosen } = division;
  const title = `${department.name}が分かれるとき`;
  const departments = successors.map(({ id, name }) => ({ value: id, text: name }));
  const field = { values: { ...initial(division), ...values }, errors };
  const labels = {
    rest: "まとめて引き継ぐ課",
    ...Object.fromEntries(items.map((one) => [choiceField(one.id), nameOf(one)])),
  };
  return (
    <Layout frame={frame} side="inside" title={title} current="board">
      <ErrorSummary errors={errors} labels={labels} />
      <PageHead
        crumbs={[
          { href: paths.board({}), text: "ボード" },
          { href: paths.handOver.list({}), text: "引継ぎ" },
          { text: title },
        ]}
        title={title}
        lead={`${dateText(division.onDay, "long")}に移ります。前の日まで、何度でも選び直せます。期限はそのまま続き、受ける課に知らせます。`}
      />
      <Form action={paths.division({ department: department.id })} idempotencyKey={frame.idempotencyKey}>
        <Select
          {...field}
          name="rest"
          label={labels.rest}
          help="下で選ばないもの、この日までに新しく来るものは、この課に移ります。利害の関係を申告した提案は、ここで選べません。職員が移る課に移ります。"
          options={departments}
        />
        {items.length === 0 ? (
          <EmptyState
            level={2}
            title="いま、未完了のものはありません"
            text="この日までに来るものは、上の課に移ります。"
          />
        ) : null}
        {groups.map(([kind, name]) => {
          const own = items.filter((one) => one.kind === kind);
          if (own.length === 0) return null;
          return (
            <Section title={`${name}(${own.length}件${apartText(own, chosen)})`}>
              <div class="choice-lines">
                {own.map((one) => (
                  <Select
                    {...field}
                    name={choiceField(one.id)}
                    label={nameOf(one)}
                    required={false}
                    compact
                    emptyText="まとめて引き継ぐ課"
                    options={departments}
                  />
                ))}
              </div>
            </Section>
          );
        })}
        <Button>この分けかたにする</Button>
      </Form>
    </Layout>
  );
}

const groups: readonly (readonly [DividedKind, string])[] = [
  ["inquiry", "照会"],
  ["challenge", "課題"],
  ["consultation", "相談"],
  ["seed", "課題のたね"],
];

function apartText(items: readonly DividedItem[], chosen: ReadonlyMap<string, string>): string {
  const apart = items.filter(({ id }) => chosen.has(id)).length;
  return apart > 0 ? `、うち別に選んだもの${apart}件` : "";
}

function initial({ restId, chosen }: Division): FormValues {
  return { rest: restId, ...Object.fromEntries([...chosen].map(([id, to]) => [choiceField(id), to])) };
}

function nameOf(one: DividedItem): string {
  if (one.kind === "seed") return one.title;
  return workName({ ...one, kind: one.kind });
}
