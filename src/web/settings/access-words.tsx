import type { IdentityProvider } from "../../domain/accounts/identity-provider.ts";
import type { Access } from "../../queries/accounts-access.ts";

/** What is asked beside the password, in a word. */
export function secondFactorOf(access: Access): string {
  const factors = [access.hasApp ? "認証アプリ" : "", access.passkeys > 0 ? "パスキー" : ""].filter(Boolean);
  return factors.join("・") || "なし";
}

/** How somebody signs in; none yet: a link waits for them, or they only registered. */
export function waysInOf(access: Access, providers: readonly IdentityProvider["settings"][]): string {
  const names = access.providers.map((code) => providers.find((one) => one.code === code)?.name ?? code);
  return (
    [...names, access.hasPassword ? "パスワード" : "", access.passkeys > 0 ? "パスキー" : ""]
      .filter(Boolean)
      .join("・") || "まだ決めていません"
  );
}
