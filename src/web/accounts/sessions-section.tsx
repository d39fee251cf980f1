import { browserName } from "../../domain/accounts/browser-name.ts";
import type { OwnAccount } from "../../queries/accounts-own.ts";
import { type Lang, langPath, words } from "../../words/words.ts";
import { paths } from "../paths.ts";
import { ActionForm, ButtonRow } from "../ui/button.tsx";
import { DateText } from "../ui/date-text.tsx";
import type { Frame } from "../ui/frame.ts";
import { Section } from "../ui/page.tsx";
import { Table } from "../ui/table.tsx";
import { Tag } from "../ui/tag.tsx";

/** Where one is signed in, the last seen first; what is not one's own browser any more can be ended (ASVS 7.5.2). */
export function SessionsSection({ frame, account }: { frame: Frame; account: OwnAccount }) {
  const { lang, idempotencyKey } = frame;
  const text = words(lang).accounts.account;
  const others = account.sessions.filter((session) => !session.isThis);
  return (
    <Section title={text.sessions} id="sessions">
      <p>{text.sessionsLead}</p>
      <Table
        caption={text.sessions}
        captionHidden
        rows={account.sessions}
        columns={[
          {
            head: text.sessionBrowser,
            rowHead: true,
            cell: (row) => (
              <>
                {nameOf(row.browser, lang)} {row.isThis ? <Tag>{text.sessionThis}</Tag> : null}
              </>
            ),
          },
          { head: text.sessionSince, cell: (row) => <DateText value={row.since} form="time" lang={lang} /> },
          { head: text.sessionSeen, cell: (row) => <DateText value={row.lastSeen} form="time" lang={lang} /> },
          {
            head: text.sessionEnd,
            headHidden: true,
            cell: (row) =>
              row.isThis ? null : (
                <ActionForm
                  action={langPath(lang, paths.sessionEnding({ session: row.id }))}
                  label={text.sessionEnd}
                  kind="weak"
                  idempotencyKey={idempotencyKey}
                />
              ),
          },
        ]}
      />
      <p>{text.sessionsRule(account.side)}</p>
      <ButtonRow>
        {others.length > 0 ? (
          <ActionForm
            action={langPath(lang, paths.otherSessionsEnding({}))}
            label={text.othersButton}
            kind="other"
            idempotencyKey={idempotencyKey}
          />
        ) : null}
        <ActionForm
          action={langPath(lang, paths.signOutEverywhere({}))}
          label={text.everywhereButton}
          kind={others.length > 0 ? "weak" : "other"}
          idempotencyKey={idempotencyKey}
        />
      </ButtonRow>
    </Section>
  );
}

function nameOf(userAgent: string, lang: Lang): string {
  const { browser, system } = browserName(userAgent);
  return words(lang).accounts.account.sessionName(browser, system);
}
