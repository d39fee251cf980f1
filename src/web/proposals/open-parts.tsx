import type { Child } from "hono/jsx";
import type { City } from "../../db/stores/city-store.ts";
import type { ProposalRecord, ProposalText, ProtectedPart, Section } from "../../domain/process/record.ts";
import { sections } from "../../domain/process/record.ts";
import { LimitedReaders } from "../ui/limited-readers.tsx";
import { Section as PageSection } from "../ui/page.tsx";
import { Prose } from "../ui/prose.tsx";
import { readersText, sectionName, untilText } from "./terms-words.ts";

type OpenPartsProps = {
  text: ProposalText | null;
  parts: readonly ProtectedPart[];
  city: Pick<City, "everyDepartment">;
  /** What follows a closed heading: the way to open it, where the reader has one. */
  after?: ((part: ProtectedPart) => Child) | undefined;
  level?: 2 | 3 | undefined;
  /** Nothing has been said to the city yet: the terms are wishes. */
  wished?: boolean | undefined;
};

/** The open parts of one version, each with the closed headings of what is protected beside it. */
export function OpenParts({ text, parts, city, after, level = 2, wished = false }: OpenPartsProps) {
  return (
    <>
      {sections.map((section) => (
        <OpenPart
          section={section}
          words={text?.[section] ?? ""}
          parts={parts.filter((part) => part.section === section)}
          city={city}
          after={after}
          level={level}
          wished={wished}
        />
      ))}
    </>
  );
}

function OpenPart(props: Omit<OpenPartsProps, "text"> & { section: Section; words: string }) {
  const { section, words, parts, city, after, level, wished } = props;
  if (!words.trim() && parts.length === 0) return null;
  return (
    <PageSection title={sectionName(section)} level={level}>
      {words.trim() ? <Prose text={words} /> : null}
      {parts.map((part) => (
        <ClosedHeading part={part} city={city} wished={wished}>
          {after?.(part)}
        </ClosedHeading>
      ))}
    </PageSection>
  );
}

/** A protected part as everybody who may see the proposal sees it: its heading, who may read it, until when. */
export function ClosedHeading({
  part,
  city,
  wished = false,
  children,
}: {
  part: ProtectedPart;
  wished?: boolean | undefined;
  city: Pick<City, "everyDepartment">;
  children?: Child;
}) {
  const isAgreed = part.state === "agreed";
  return (
    <LimitedReaders
      readers={
        isAgreed ? readersText(part, city) : part.state === "released" ? "この提案の本文を読める人" : "提案した団体だけ"
      }
      until={isAgreed ? untilText(part.until) : wished ? undefined : partStateWords[part.state]}
    >
      <p>
        <b>{part.heading}</b>
      </p>
      {wished ? (
        <p>
          希望する条件：{readersText(part, city)}、{untilText(part.until)}
        </p>
      ) : null}
      {children}
    </LimitedReaders>
  );
}

/** The states of a protected part, as everybody may know them. */
export const partStateWords: Record<ProtectedPart["state"], string> = {
  requested: "取扱条件を相談しています",
  countered: "取扱条件を相談しています",
  agreed: "合意済み",
  left_out: "提案から外されました",
  released: "提案者が、守る扱いを終えました",
};

/** Title and facts of a proposal in a line: fields, challenge. */
export function fieldsText(record: ProposalRecord): string {
  return record.fields.length > 0 ? record.fields.join("・") : "(選ばれていません)";
}
