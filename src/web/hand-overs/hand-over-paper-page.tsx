import type { HandOverPaper } from "../../documents/hand-over-docx.ts";
import type { HandOver } from "../../queries/hand-overs.ts";
import { paths } from "../paths.ts";
import { ButtonLink } from "../ui/button.tsx";
import { dateText } from "../ui/date-text.tsx";
import type { Frame } from "../ui/frame.ts";
import { Layout } from "../ui/layout.tsx";
import { Breadcrumbs } from "../ui/page-navigation.tsx";
import { Paper, PaperHeading, PaperTable } from "../ui/paper.tsx";
import { Prose } from "../ui/prose.tsx";

type HandOverPaperPageProps = { frame: Frame; handOver: HandOver; paper: HandOverPaper };

/** The 引継書 on A4, as its reader may see it. */
export function HandOverPaperPage({ frame, handOver, paper }: HandOverPaperPageProps) {
  const id = { handOver: handOver.id };
  return (
    <Layout frame={frame} side="inside" title="引継書" current="board">
      <div class="not-printed">
        <Breadcrumbs
          items={[
            { href: paths.handOver.list({}), text: "引継ぎ" },
            { href: paths.handOver.show(id), text: `${handOver.from.name}さんの引継ぎ` },
            { text: "引継書" },
          ]}
        />
        <p class="lead">あなたが読める範囲で作られています。守りたい部分は見出しだけで、内容は載りません。</p>
        <p>
          <ButtonLink kind="other" href={paths.handOver.file(id)} download>
            引継書をWordで保存する
          </ButtonLink>
        </p>
      </div>
      <Paper number="庁内限り" drafted={`引継ぎ ${dateText(handOver.onDay, "long")}`} title={paper.title}>
        <PaperTable caption="だれから、だれへ" rows={paper.facts} />
        {paper.note ? (
          <>
            <PaperHeading>申し送り</PaperHeading>
            <Prose text={paper.note} />
          </>
        ) : null}
        {paper.entries.map(({ heading, rows }) => (
          <div class="paper-part">
            <PaperHeading>{heading}</PaperHeading>
            <PaperTable
              caption={heading}
              rows={rows.map(([name, lines]) => [
                name,
                lines.map((line) => (
                  <>
                    {line}
                    <br />
                  </>
                )),
              ])}
            />
          </div>
        ))}
        {paper.entries.length === 0 ? <p>あなたが読めるものはありません。</p> : null}
      </Paper>
    </Layout>
  );
}
