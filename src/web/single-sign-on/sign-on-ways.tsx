import type { IdentityProvider } from "../../domain/accounts/identity-provider.ts";
import { type Lang, langPath, words } from "../../words/words.ts";
import { paths } from "../paths.ts";
import { ButtonLink, ButtonRow } from "../ui/button.tsx";
import type { Frame } from "../ui/frame.ts";
import { Section } from "../ui/page.tsx";

type Provider = IdentityProvider["settings"];
type Props = { frame: Frame; providers: readonly Provider[]; next: string | null };

/** The ways to sign in with the account of one's organisation. */
export function SignOnWays({ frame, providers, next }: Props) {
  if (providers.length === 0) return null;
  const { lang } = frame;
  const text = words(lang).singleSignOn;
  const of = (side: Provider["side"]) => providers.filter((one) => one.side === side);
  return (
    <Section title={text.title} id="sign-on">
      {([of("partner"), of("city")] as const).map((group) =>
        group.length === 0 ? null : (
          <>
            <p>{group[0]!.side === "city" ? text.staffLabel : text.partnerLabel}</p>
            <ButtonRow>
              {group.map((one) => (
                <ButtonLink kind="other" href={langPath(lang, paths.signOn({ code: one.code }, next ? { next } : {}))}>
                  {text.with(nameOf(one, lang))}
                </ButtonLink>
              ))}
            </ButtonRow>
          </>
        ),
      )}
    </Section>
  );
}

/** The name of a provider as it stands on its button. */
export function nameOf({ name, nameEn }: Pick<Provider, "name" | "nameEn">, lang: Lang): string {
  return lang === "en" ? nameEn : name;
}
