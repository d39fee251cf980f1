import type { City } from "../../db/stores/city-store.ts";
import type { ProposalRecord } from "../../domain/process/record.ts";
import { paths } from "../paths.ts";
import { ButtonLink, ButtonRow } from "../ui/button.tsx";
import { Callout } from "../ui/callout.tsx";
import { DescriptionList } from "../ui/description-list.tsx";
import type { Frame } from "../ui/frame.ts";
import { Layout } from "../ui/layout.tsx";
import { PageHead } from "../ui/page.tsx";
import { Tabs } from "../ui/page-navigation.tsx";
import { fieldsText, OpenParts } from "./open-parts.tsx";
import { SavedNote } from "./saved-at.tsx";

export const eyes = ["desk", "asked", "staff", "public"] as const;
export type Eyes = (typeof eyes)[number];

type PreviewPageProps = {
  frame: Frame;
  city: City;
  record: ProposalRecord;
  as: Eyes;
  /** When the form was saved just before; null says nothing. */
  savedAt: Date | null;
  reasons: ReadonlyMap<string, string>;
};

/** ほかの人からどう見えるか: the proposal as desk, asked departments, other staff and the public would meet it. */
export function PreviewPage({ frame, city, record, as, savedAt, reasons }: PreviewPageProps) {
  const id = { id: record.id };
  return (
    <Layout frame={frame} title="ほかの人からどう見えるか" current="mine">
      <PageHead
        crumbs={[
          { href: paths.proposals({}), text: "私たちの提案" },
          { href: paths.proposal.edit(id), text: "提案を書く" },
          { text: "ほかの人からどう見えるか" },
        ]}
        title="ほかの人からどう見えるか"
        aside={<SavedNote at={savedAt} isDraft={record.status === "draft"} />}
        lead="提出したあとの見え方です。提出するまでは、貴団体の方だけが読めます。"
      />
      <Tabs
        label="だれの目で見るか"
        items={eyes.map((one) => ({
          href: paths.proposal.preview(id, { as: one }),
          text: names[one],
          current: one === as,
        }))}
      />
      <Callout title={names[as]}>
        <p>{explained[as]}</p>
        {as === "public" || record.parts.length === 0 ? null : <p>{protectedWords[as]}</p>}
      </Callout>
      {as === "public" ? null : (
        <>
          <h2>{record.title || "(名前がまだありません)"}</h2>
          <DescriptionList items={[{ term: "政策分野", detail: fieldsText(record) }]} />
          <OpenParts
            text={record.text}
            parts={record.parts}
            city={city}
            level={3}
            after={(part) => (as === "desk" ? <p>守りたい理由：{reasons.get(part.id) ?? ""}</p> : null)}
          />
        </>
      )}
      <ButtonRow>
        <ButtonLink kind="other" href={paths.proposal.edit(id)}>
          提案を書くにもどる
        </ButtonLink>
      </ButtonRow>
    </Layout>
  );
}

const names: Record<Eyes, string> = {
  desk: "官民連携デスク",
  asked: "たずねた課",
  staff: "市のほかの課の職員",
  public: "市民・ほかの団体",
};

const explained: Record<Eyes, string> = {
  desk: "提出すると、デスクの担当者が本文のすべてを読めます。",
  asked: "デスクがたずねた課だけが、たずねてから終わるまでの間、本文を読めます。",
  staff: "対話が始まったあとに限り、市の職員が本文を読めます。それまでは、提案があることもわかりません。",
  public:
    "提案の段階では何も見えません。実施が決まると、提案の番号・名前・分野・状態・日付と団体の名前が公開されます。事実の公表は、先に案をお見せして意見をうかがいます。",
};

const protectedWords: Record<Exclude<Eyes, "public">, string> = {
  desk: "守りたい部分は、見出しと理由だけを読み、内容は合意してから、目的を記録して開きます。",
  asked:
    "守りたい部分は、見出しだけが見えます。理由は見えません。内容は、合意した閲覧できる人に入ったときだけ開けます。",
  staff: "守りたい部分は、見出しだけが見えます。理由は見えません。",
};
