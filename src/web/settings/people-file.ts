import { csv } from "../../documents/csv.ts";
import type { IdentityProvider } from "../../domain/accounts/identity-provider.ts";
import type { Access } from "../../queries/accounts-access.ts";
import type { ListedPerson } from "../../queries/accounts-people.ts";
import { dateText } from "../ui/date-text.tsx";
import { secondFactorOf, waysInOf } from "./access-words.tsx";
import { postNames } from "./settings-frame.tsx";

export type PersonWithAccess = ListedPerson & { access: Access };

/** Who may do what, as a file for the yearly check of rights (棚卸し): one line for each role. */
export function peopleFile(
  people: readonly PersonWithAccess[],
  providers: readonly IdentityProvider["settings"][],
): string {
  const head = ["名前", "ふりがな", "メールアドレス", "役割", "課・団体", "職名", "入り方", "二段階の確認"];
  const rows = people.flatMap((person) => {
    const { access } = person;
    const seen = access.lastSeen ? dateText(access.lastSeen, "time", "ja") : "";
    const state = person.ended ? "利用を終えた人" : access.isBlocked ? "ログインを止めている人" : "利用中";
    const places = person.places.length > 0 ? person.places : [{ role: "", place: "", title: "" }];
    return places.map(({ role, place, title }) => [
      ...[person.name, person.kana, person.email ?? "", postNames[role] ?? role, place, title],
      ...[waysInOf(access, providers), secondFactorOf(access), seen, access.liveSessions, state],
    ]);
  });
  return csv([[...head, "最後に使った日時", "ログイン中の数", "状態"], ...rows]);
}
