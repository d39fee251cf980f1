import type { Context } from "hono";
import type { Child } from "hono/jsx";
import type { Tx } from "../../db/connect.ts";
import { findRecord } from "../../db/stores/record-store.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { mustDeclareConflict } from "../../domain/policy/conflict.ts";
import { partsOf } from "../../domain/policy/may.ts";
import type { ProposalRecord } from "../../domain/process/record.ts";
import { words } from "../../words/words.ts";
import { ConflictPage } from "../desk/conflict-page.tsx";
import { DeclareFirst } from "../desk/declare-first.tsx";
import { bandOf, readsGates } from "../desk/gates-of-record.ts";
import { paths } from "../paths.ts";
import type { Env } from "../route.ts";
import { Band } from "../ui/band.tsx";
import { Layout } from "../ui/layout.tsx";
import { PageHead } from "../ui/page.tsx";
import { Tabs } from "../ui/page-navigation.tsx";
import { Tag } from "../ui/tag.tsx";
import { ProposalNow } from "./now.tsx";

/** The record of the address, with whatever else the page needs, in one transaction; null when it does not exist for this person. */
export async function caseOf<T>(
  c: Context<Env>,
  person: Person,
  more: (tx: Tx, record: ProposalRecord) => Promise<T>,
): Promise<{ record: ProposalRecord; more: T } | null> {
  return c.var.program.db.asActor(person, async (tx) => {
    const record = await findRecord(tx, c.req.param("id")!);
    if (!record || !isPartOfIt(person, record)) return null;
    return { record, more: await more(tx, record) };
  });
}

export type Tab = "now" | "text" | "plan" | "review" | "agreement" | "carrying-out" | "history";

type CasePageProps = {
  c: Context<Env>;
  person: Person;
  record: ProposalRecord;
  tab: Tab;
  title?: string;
  /** Where the links to this page lead on it: whoever answers the question of P2 first comes out there. */
  anchor?: string;
  /** The id of the one matter that the page is of: the card above tells who has that. */
  about?: string;
  bar?: Child;
  children?: Child;
};

/** The frame of every page about one proposal (before the first look only the question of P2): number, title, いまの箱, tabs; outside for its organisation, inside for the city. */
export function CasePage({ c, person, record, tab, title, anchor, about, bar, children }: CasePageProps) {
  if (mustDeclareConflict(person, record))
    return <ConflictPage c={c} record={record} number={numberOf(record)} {...{ title, anchor }} />;
  const isProposer = partsOf(person, record).has("member");
  const list = isProposer
    ? { href: paths.proposals({}), text: "私たちの提案" }
    : { href: paths.board({}), text: "ボード" };
  return (
    <Layout
      frame={c.var.frame}
      side={isProposer ? "outside" : "inside"}
      title={title ? `${title} ${record.title}` : record.title}
      current={isProposer ? "mine" : "proposals"}
      bar={bar}
    >
      <PageHead
        crumbs={[
          list,
          ...(title
            ? [{ href: paths.proposal.show({ id: record.id }), text: numberOf(record) }, { text: title }]
            : [{ text: numberOf(record) }]),
        ]}
        meta={<CaseMeta person={person} record={record} isProposer={isProposer} />}
        title={record.title || "(名前のない提案)"}
      />
      <ProposalNow
        person={person}
        record={record}
        city={c.var.city}
        now={c.var.program.now()}
        isAside={title !== undefined}
        about={about}
        tellsOthers={title === undefined && !(isProposer && tab === "now")}
      />
      <Tabs label="この提案のページ" items={tabsOf(person, record, isProposer, tab)} />
      <DeclareFirst c={c} person={person} record={record} anchor={anchor} />
      {children}
    </Layout>
  );
}

/** 提出番号 R8-061; a draft has none yet. */
export function numberOf(record: Pick<ProposalRecord, "number">): string {
  if (!record.number) return "下書き";
  return `R${record.number.fiscalYear - 2018}-${String(record.number.serial).padStart(3, "0")}`;
}

type CaseMetaProps = { person: Person; record: ProposalRecord; isProposer: boolean };

function CaseMeta({ person, record, isProposer }: CaseMetaProps) {
  const protectedParts = record.parts.filter((part) => !["left_out", "released"].includes(part.state)).length;
  return (
    <>
      <b>{record.number ? (isProposer ? `提出番号 ${numberOf(record)}` : numberOf(record)) : "下書き"}</b>{" "}
      <Tag>{record.kind === "free" ? "自由提案" : "課題への提案"}</Tag>{" "}
      <Tag>{words("ja").common.status[record.status]}</Tag> <span>{record.organisation.name}</span>{" "}
      {!isProposer && record.assigned.length > 0 ? (
        <span>担当 {record.assigned.map((one) => one.name).join("・")}</span>
      ) : null}{" "}
      {protectedParts > 0 ? <Tag kind="limited">守りたい部分 {protectedParts}件</Tag> : null}{" "}
      {record.submittedAt && (isProposer || readsGates(person, record)) ? (
        <Band gates={bandOf(record)} published={record.case?.state === "published"} count={!isProposer} />
      ) : null}
    </>
  );
}

/** The pages that exist for this reader: what they may not see does not exist for them. */
function tabsOf(person: Person, record: ProposalRecord, isProposer: boolean, current: Tab) {
  const parts = partsOf(person, record);
  const p = paths.proposal;
  const id = { id: record.id };
  const inDialogue = isProposer || parts.has("desk") || parts.has("takingPart") || parts.has("onRoute");
  const inReview = parts.has("desk") || parts.has("asked") || parts.has("onRoute");
  const items: { tab: Tab; href: string; text: string; shown: boolean }[] = [
    { tab: "now", href: p.show(id), text: "いま", shown: true },
    { tab: "text", href: p.text(id), text: "提案の本文", shown: isProposer || parts.size > 0 },
    { tab: "plan", href: p.plan(id), text: "共同計画", shown: record.dialogueAt !== null && inDialogue },
    { tab: "review", href: p.review(id), text: "手法と決裁", shown: record.dialogueAt !== null && inReview },
    {
      tab: "agreement",
      href: p.agreement(id),
      text: "協定・準備",
      shown:
        record.agreement !== null ||
        (["preparing", "active", "completed"].includes(record.status) && (isProposer || inReview)),
    },
    { tab: "carrying-out", href: p.initiatives(id), text: "実施と公開", shown: record.activeAt !== null },
    { tab: "history", href: p.history(id), text: "記録", shown: record.submittedAt !== null },
  ];
  return items.filter((item) => item.shown).map(({ tab, href, text }) => ({ href, text, current: tab === current }));
}

/** A published partnership is read by everybody on its public page; the case itself opens to those who have a part in it. */
function isPartOfIt(person: Person, record: ProposalRecord): boolean {
  return partsOf(person, record).size > 0;
}
