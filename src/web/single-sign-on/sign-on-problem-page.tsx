import type { IdentityProvider } from "../../domain/accounts/identity-provider.ts";
import { langPath, type Words, words } from "../../words/words.ts";
import { paths } from "../paths.ts";
import { ButtonLink, ButtonRow } from "../ui/button.tsx";
import type { Frame } from "../ui/frame.ts";
import { Layout } from "../ui/layout.tsx";
import { PageHead } from "../ui/page.tsx";
import { nameOf } from "./sign-on-ways.tsx";

export type SignOnProblem = keyof Words["singleSignOn"]["problems"];

type Props = { frame: Frame; problem: SignOnProblem; settings: IdentityProvider["settings"] };

/** Why somebody is not signed in, in our own words: those of a provider may be anybody's. The other ways are still there. */
export function SignOnProblemPage({ frame, problem, settings }: Props) {
  const text = words(frame.lang).singleSignOn;
  const { title, text: what } = text.problems[problem];
  const { lang } = frame;
  return (
    <Layout frame={frame} title={title}>
      <PageHead title={title} lang={lang} />
      <div role="alert">
        <p>{what}</p>
      </div>
      <ButtonRow>
        <ButtonLink href={langPath(lang, paths.signOn({ code: settings.code }))}>
          {text.again(nameOf(settings, lang))}
        </ButtonLink>
        <ButtonLink kind="other" href={langPath(lang, paths.signIn({}))}>
          {text.others}
        </ButtonLink>
      </ButtonRow>
    </Layout>
  );
}
