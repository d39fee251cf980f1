import type { IdentityProvider } from "../../domain/accounts/identity-provider.ts";
import type { Access } from "../../queries/accounts-access.ts";

/** What is asked beside the password, in a word. */
export function secondFactorOf(access: Access): string {
  const factors = [access.hasApp ? "認証アプリ" : "", access.passkeys > 0 ? "パスキー" : ""].filter(Boolean);
  return factors.join("・") || "なし";
}

/** What a provider is called; its code, where it is not configured any more. */
export function providerName(code: string, providers: readonly IdentityProvider["settings"][]): string {
  return providers.find((one) => one.code === code)?.name ?? code;
}

/** How somebody signs in; none yet: a link waits for them, or they only registered. */
export function waysInOf(access: Access, providers: readonly IdentityProvider["settings"][]): string {
  const names = access.providers.map((code) => providerName(code, providers));
  return (
    [...names, access.hasPassword ? "パスワード" : "", access.passkeys > 0 ? "パスキー" : ""]
      .filter(Boolean)
      .join("・") || "未設定"
  );
}
