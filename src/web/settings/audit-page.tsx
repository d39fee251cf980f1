import type { AuditKind } from "../../db/stores/audit-store.ts";
import type { Person } from "../../domain/policy/actor.ts";
import type { AuditRow } from "../../queries/accounts-audit.ts";
import { paths } from "../paths.ts";
import { EmptyState } from "../ui/callout.tsx";
import { DateText } from "../ui/date-text.tsx";
import type { Frame } from "../ui/frame.ts";
import { Pager } from "../ui/page-navigation.tsx";
import { Table } from "../ui/table.tsx";
import { SettingsFrame } from "./settings-frame.tsx";

export type AuditPageProps = { frame: Frame; person: Person; rows: readonly AuditRow[]; next: number | null };

const kinds: Readonly<Record<AuditKind, string>> = {
  "city-set-up": "市町村と管理者を登録",
  registered: "団体を登録",
  "signed-in": "ログイン",
  "sign-in-failed": "ログインできなかった(パスワード違い)",
  "signed-out": "ログアウト",
  "sessions-ended": "すべてのログインを終了",
  "password-changed": "パスワードを変更",
  "password-link-made": "パスワードを決めるリンクを作成",
  "password-set-by-link": "リンクでパスワードを決定",
  "password-accepted": "パスワードが合った(確認コードを待つ)",
  "code-failed": "確認コードの間違い",
  "second-factor-set-up": "認証アプリを登録",
  "second-factor-removed": "認証アプリの登録を外す",
  "passkey-added": "パスキーを登録",
  "passkey-removed": "パスキーを外す",
  "recovery-codes-made": "予備のコードを作成",
  "sign-on-accepted": "シングルサインオンが通った(確認コードを待つ)",
  "sign-on-refused": "シングルサインオンでログインできなかった",
  "identity-connected": "シングルサインオンとつなぐ",
  "identity-disconnected": "シングルサインオンとのつながりを外す",
  "person-blocked": "ログインを止める",
  "people-listed": "人と役割の一覧をファイルに書き出す",
  "person-unblocked": "ログインを再開",
  "acting-for-changed": "団体を切り替え",
  "member-added": "団体の人を追加",
  "organisations-merged": "団体を一つにまとめる",
  "member-invited": "団体に招待",
  "invitation-revoked": "招待を取消し",
  "invitation-accepted": "招待を受けて団体に参加",
  "member-role-changed": "団体での役割を変更",
  "membership-ended": "団体を離れる",
  "address-proven": "メールアドレスを確認",
  "address-change-asked": "メールアドレスの変更を依頼",
  "new-password-asked": "忘れたパスワードのリンクを送信",
  "staff-added": "職員を追加",
  "person-ended": "利用を終了",
  "post-given": "役割を追加",
  "post-ended": "役割を終了",
  "department-added": "課を追加",
  "department-closed": "課をなくす日を決定",
  "department-corrected": "課の登録を訂正",
  "department-renamed": "課の名前を変更",
  "department-merged": "課をほかの課に合わせる",
  "department-split": "課を分ける",
  "department-change-taken-back": "課の変更を取りやめ",
  "deputy-named": "ほかの人の代理を決定",
  "calendar-day-set": "開庁日を変更",
  "calendar-day-removed": "開庁日をもとにもどす",
  "settings-changed": "設定を変更",
  "vocabulary-changed": "候補のことばを変更",
  "policy-goal-changed": "計画の目標を変更",
};

/** Who signed in and who changed what about people and settings. Nothing of any proposal. */
export function AuditPage({ frame, person, rows, next }: AuditPageProps) {
  return (
    <SettingsFrame
      frame={frame}
      person={person}
      tab="audit"
      title="アクセスの記録"
      lead="ログインと、人・課・設定の変更の記録です。提案の内容は入りません。あとから書き換えると、検査でわかります。"
    >
      <Table
        caption="アクセスの記録"
        captionHidden
        dense
        rows={rows}
        empty={
          <EmptyState
            level={2}
            title="記録はまだありません"
            text="ログインや設定の変更が、ここに新しい順に並びます。"
          />
        }
        columns={[
          { head: "番号", cell: (row) => row.seq, numeric: true, nowrap: true },
          { head: "いつ", cell: (row) => <DateText value={row.at} form="long-time" />, nowrap: true },
          { head: "何を", rowHead: true, cell: (row) => kinds[row.kind as AuditKind] ?? row.kind },
          { head: "だれが", cell: (row) => row.by ?? "－" },
          { head: "だれに・何に", cell: (row) => row.subject ?? "－" },
        ]}
      />
      <Pager next={next === null ? null : paths.audit({}, { before: String(next) })} nextText="前の記録を見る" />
    </SettingsFrame>
  );
}
