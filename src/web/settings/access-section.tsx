import { browserName } from "../../domain/accounts/browser-name.ts";
import type { IdentityProvider } from "../../domain/accounts/identity-provider.ts";
import type { Access, LiveSession } from "../../queries/accounts-access.ts";
import { words } from "../../words/words.ts";
import { paths } from "../paths.ts";
import { ActionForm } from "../ui/button.tsx";
import { EmptyState } from "../ui/callout.tsx";
import { DateText } from "../ui/date-text.tsx";
import { DescriptionList } from "../ui/description-list.tsx";
import { Section } from "../ui/page.tsx";
import { Table } from "../ui/table.tsx";
import { secondFactorOf, waysInOf } from "./access-words.tsx";

type Props = {
  personId: string;
  access: Access;
  sessions: readonly LiveSession[];
  providers: readonly IdentityProvider["settings"][];
  idempotencyKey: string;
};

/** How somebody comes in, and where they are in now. */
export function AccessSection({ personId, access, sessions, providers, idempotencyKey }: Props) {
  return (
    <Section title="ログイン" id="access">
      <DescriptionList
        dense
        items={[
          { term: "入り方", detail: waysInOf(access, providers) },
          { term: "二段階の確認", detail: secondFactorOf(access) },
          {
            term: "最後に使った日時",
            detail: access.lastSeen ? <DateText value={access.lastSeen} form="time" /> : "まだありません",
          },
        ]}
      />
      <Table
        caption="いまログイン中の端末"
        rows={sessions}
        empty={<EmptyState title="いまログイン中の端末はありません" />}
        columns={[
          { head: "端末", rowHead: true, cell: (row) => deviceOf(row.browser) },
          { head: "ログインした日時", cell: (row) => <DateText value={row.since} form="time" />, nowrap: true },
          { head: "最後に使った日時", cell: (row) => <DateText value={row.lastSeen} form="time" />, nowrap: true },
          {
            head: "操作",
            headHidden: true,
            cell: (row) => (
              <ActionForm
                action={paths.personSessionEnding({ person: personId, session: row.id })}
                label="このログインを終える"
                kind="weak"
                idempotencyKey={idempotencyKey}
              />
            ),
          },
        ]}
      />
    </Section>
  );
}

function deviceOf(userAgent: string): string {
  const { browser, system } = browserName(userAgent);
  return words("ja").accounts.account.sessionName(browser, system);
}
