import type { ChallengeSuggestions } from "../../queries/challenge-suggestions.ts";
import { paths } from "../paths.ts";
import { EmptyState } from "../ui/callout.tsx";
import { Section } from "../ui/page.tsx";
import { Table } from "../ui/table.tsx";
import { challengeStateNames } from "./words.ts";

/** For the desk: organisations that may fit a challenge, and challenges like it, each with why. */
export function ChallengeNear({ near }: { near: ChallengeSuggestions }) {
  return (
    <>
      <Section
        title="合いそうな団体"
        id="organisations"
        note="団体が書いた分野と「できること」、公開した事例から。お知らせを望まない団体は出ません"
      >
        <Table
          caption="合いそうな団体"
          captionHidden
          dense
          rows={near.organisations}
          columns={[
            { head: "団体", rowHead: true, cell: (row) => row.name },
            { head: "なぜ", long: true, cell: (row) => row.reasons.join("。") },
          ]}
          empty={
            <EmptyState
              title="合いそうな団体はまだありません"
              text="団体が、関心のある分野と「できること」を書くと、ここに出ます。"
            />
          }
        />
        <p class="sub">
          募集を始めると、合う団体には一斉に知らせが届きます。先に一つの団体だけに知らせることはできません。
        </p>
      </Section>
      {near.similar.length > 0 ? (
        <Section title="似た課題" id="similar">
          <Table
            caption="似た課題"
            captionHidden
            dense
            rows={near.similar}
            columns={[
              {
                head: "課題",
                rowHead: true,
                cell: (row) => <a href={paths.challengeInside.show({ id: row.id })}>{`${row.code} ${row.title}`}</a>,
              },
              { head: "いま", cell: (row) => challengeStateNames[row.status as keyof typeof challengeStateNames] },
              {
                head: "なぜ",
                long: true,
                cell: (row) => `${row.words.map((word) => `「${word}」`).join("")}がどちらにもある`,
              },
            ]}
          />
        </Section>
      ) : null}
    </>
  );
}
