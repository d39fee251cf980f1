import type { City } from "../../db/stores/city-store.ts";
import type { FieldError } from "../../domain/kernel/result.ts";
import { type ProposalRecord, type ProtectedPart, sections } from "../../domain/process/record.ts";
import { pledgeSentences, pledges } from "../../domain/proposal/pledge.ts";
import type { UsualWaits } from "../../queries/open/usual-waits.ts";
import { words } from "../../words/words.ts";
import { paths } from "../paths.ts";
import { Button } from "../ui/button.tsx";
import { CheckboxGroup } from "../ui/choice-field.tsx";
import { dateText } from "../ui/date-text.tsx";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { Form } from "../ui/form.tsx";
import type { Frame } from "../ui/frame.ts";
import { Layout } from "../ui/layout.tsx";
import { Breadcrumbs } from "../ui/page-navigation.tsx";
import { Paper, PaperHeading, PaperStamps, PaperTable } from "../ui/paper.tsx";
import { Prose } from "../ui/prose.tsx";
import { stepsAhead } from "./after-sending.tsx";
import { numberOf } from "./case.tsx";
import { fieldsText, partStateWords } from "./open-parts.tsx";
import { readersText, sectionName, untilText } from "./terms-words.ts";

type PrintPageProps = {
  frame: Frame;
  city: City;
  record: ProposalRecord;
  now: Date;
  representatives: readonly string[];
  usual: UsualWaits;
  /** Contents of the protected parts that were chosen, by part. */
  contents: ReadonlyMap<string, string>;
  errors: readonly FieldError[];
};

/** A proposal on A4 for the organisation's own decision: who, what, what is protected, what is pledged, what comes next. */
export function PrintPage(props: PrintPageProps) {
  const { frame, city, record, now, representatives, usual } = props;
  const isDraft = record.status === "draft";
  const { after } = words("ja").writing;
  return (
    <Layout frame={frame} title="印刷用のページ" current="mine">
      <div class="not-printed">
        <ErrorSummary errors={props.errors} labels={{ parts: "守りたい部分の内容も紙に載せる" }} />
        <Breadcrumbs
          items={[
            { href: paths.proposals({}), text: "私たちの提案" },
            isDraft
              ? { href: paths.proposal.edit({ id: record.id }), text: "提案を書く" }
              : { href: paths.proposal.show({ id: record.id }), text: numberOf(record) },
            { text: "印刷用のページ" },
          ]}
        />
        <p class="lead">
          社内の決裁に使える、A4の紙です。ブラウザーの印刷(パソコンは Ctrl と
          P、スマートフォンは共有メニュー)で印刷できます。
        </p>
        <Choosing {...props} />
      </div>
      <Paper
        number={isDraft ? "提出前の下書き" : `提出番号 ${numberOf(record)}`}
        drafted={`印刷 ${dateText(now, "long")}`}
        title={record.title || "(名前がまだありません)"}
      >
        <PaperTable
          caption="だれが、どこへ"
          rows={[
            ["提案する団体", record.organisation.name],
            ["代表者", representatives.join("、") || "(登録されていません)"],
            ["提案する先", `${city.name} 官民連携デスク`],
            ["政策分野", fieldsText(record)],
            ...(record.challenge ? [["応える課題", record.challenge.title]] : []),
          ]}
        />
        {sections.map((section) => (
          <>
            <PaperHeading>{sectionName(section)}</PaperHeading>
            {record.text?.[section].trim() ? <Prose text={record.text[section]} /> : <p>(まだ書かれていません)</p>}
          </>
        ))}
        <ProtectedParts {...props} />
        <PaperHeading>提出するときの誓約</PaperHeading>
        <ul class="bullets">
          {pledges.map((pledge) => (
            <li>{pledgeSentences[pledge]}</li>
          ))}
        </ul>
        <PaperHeading>提出したあと</PaperHeading>
        <p>
          提出するまで、市の職員は読めません。提出すると、デスクの担当者と、デスクがたずねた課が本文を読みます。対話が始まったあとは、ほかの課の職員も本文を読めます(守りたい部分の内容は除きます)。提案は、実施の約束ではありません。
        </p>
        <PaperTable
          caption="提出したあとの段階と日数"
          rows={stepsAhead(city, usual, "ja").map(({ name, target, median, note }) => [
            name,
            [target ? after.target(target) : note, median ? after.usual(median) : null].filter(Boolean).join("、"),
          ])}
        />
        {usual.size > 0 ? <p class="small">{after.basis}</p> : null}
        <PaperHeading>社内の確認</PaperHeading>
        <PaperStamps cells={["起案", "確認", "確認", "決裁"].map((title) => ({ title, lines: ["　", "　"] }))} />
      </Paper>
    </Layout>
  );
}

/** Which contents stand on the paper: none, unless somebody says so for this one time. */
function Choosing({ frame, record, contents, errors }: PrintPageProps) {
  if (record.parts.length === 0) return null;
  return (
    <Form action={paths.proposal.print({ id: record.id })} idempotencyKey={frame.idempotencyKey}>
      <CheckboxGroup
        name="parts"
        label="守りたい部分の内容も紙に載せる"
        help="印を付けないと、見出しだけが載ります。載せた紙は、社内で決めた人だけに渡してください。"
        required={false}
        values={{ parts: [...contents.keys()] }}
        errors={errors}
        options={record.parts.map((part) => ({
          value: part.id,
          text: `${part.heading}(${sectionName(part.section)})`,
        }))}
      />
      <Button kind="inner">選んだとおりに表示する</Button>
    </Form>
  );
}

function ProtectedParts({ record, city, contents }: PrintPageProps) {
  return (
    <>
      <PaperHeading>守りたい部分</PaperHeading>
      {record.parts.length === 0 ? <p>ありません。</p> : <p>{protection}</p>}
      {record.parts.map((part) => (
        <div class="paper-part">
          <PaperTable
            caption={part.heading}
            rows={[
              ["見出し", part.heading],
              ["どの欄について", sectionName(part.section)],
              [
                record.status === "draft" ? "希望する条件" : "条件",
                `${readersText(part, city)}、${untilText(part.until)}`,
              ],
              ...(record.status === "draft" ? [] : [["いまの状態", partStateWords[part.state]]]),
              ["内容", contentOf(part, contents)],
            ]}
          />
        </div>
      ))}
    </>
  );
}

/** What is said before every submission: no paper may promise more than the law does. */
const protection =
  "内容は、取扱条件に合意するまで市の職員は読めません。情報公開の請求があったときは、市が条例で公開・非公開を判断し、その前に意見をうかがいます。合意は、公開されないことまでを約束するものではありません。";

function contentOf(part: ProtectedPart, contents: ReadonlyMap<string, string>) {
  const content = contents.get(part.id);
  return content === undefined ? "(この紙には載せていません)" : <Prose text={content} />;
}
