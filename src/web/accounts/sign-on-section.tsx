import type { IdentityProvider } from "../../domain/accounts/identity-provider.ts";
import type { OwnAccount } from "../../queries/accounts-own.ts";
import { langPath, words } from "../../words/words.ts";
import { paths } from "../paths.ts";
import { nameOf } from "../single-sign-on/sign-on-ways.tsx";
import { ActionForm, ButtonLink } from "../ui/button.tsx";
import type { Frame } from "../ui/frame.ts";
import { Section } from "../ui/page.tsx";

type Props = { frame: Frame; account: OwnAccount; providers: readonly IdentityProvider["settings"][] };

/** The account of one's organisation, connected with one's own account here or not yet. */
export function SignOnSection({ frame, account, providers }: Props) {
  const { lang } = frame;
  const text = words(lang).singleSignOn.account;
  const next = langPath(lang, paths.account({}));
  const own = providers.filter(({ side }) => side === account.side);
  // What somebody once connected stays a way in for the day the provider comes back: it is shown, and can be taken off.
  const leftOver = account.identities.filter((one) => !own.some(({ code }) => code === one.provider));
  if (own.length === 0 && leftOver.length === 0) return null;
  return (
    <Section title={text.title} id="sign-on">
      {own.map((provider) => {
        const identities = account.identities.filter((one) => one.provider === provider.code);
        const name = nameOf(provider, lang);
        return identities.length === 0 ? (
          <>
            <p>{text.none(name)}</p>
            <ButtonLink kind="other" href={langPath(lang, paths.signOn({ code: provider.code }, { next }))}>
              {text.connect(name)}
            </ButtonLink>
          </>
        ) : (
          identities.map(({ id }) => (
            <>
              <p>{text.connected(name)}</p>
              <Removal frame={frame} id={id} />
            </>
          ))
        );
      })}
      {leftOver.map(({ id }) => (
        <>
          <p>{text.leftOver}</p>
          <Removal frame={frame} id={id} />
        </>
      ))}
    </Section>
  );
}

function Removal({ frame, id }: { frame: Frame; id: string }) {
  const text = words(frame.lang).singleSignOn.account;
  return (
    <>
      <p class="sub">{text.removeNote}</p>
      <ActionForm
        action={langPath(frame.lang, paths.identityRemoval({ identity: id }))}
        label={text.remove}
        kind="other"
        idempotencyKey={frame.idempotencyKey}
      />
    </>
  );
}
