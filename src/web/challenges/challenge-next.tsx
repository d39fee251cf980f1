import { mayConfirmGate, mayOnChallenge } from "../../domain/challenge/challenge.ts";
import { Button } from "../ui/button.tsx";
import { Fold } from "../ui/fold.tsx";
import { Form } from "../ui/form.tsx";
import { Section } from "../ui/page.tsx";
import { type ChallengeAct, challengeActs } from "./challenge-acts.tsx";
import type { ChallengePageProps } from "./challenge-page.tsx";

/** The next step, as far as this reader may take it: where the now-box leads. */
export function nextActOf(props: ChallengePageProps): ChallengeAct | null {
  return challengeActs.find((act) => act.isNext && isOffered(props, act)) ?? null;
}

/** Only what this reader may do now: the next step open, the others folded. */
export function ChallengeActs(props: ChallengePageProps) {
  const { frame, challenge, sent } = props;
  const next = nextActOf(props);
  return (
    <>
      {challengeActs
        .filter((act) => isOffered(props, act))
        .map((act) => {
          const address = act.path({ id: challenge.id });
          // Several forms of the page have a field of the same name: what came back belongs to the one that was sent.
          const own = sent === null || sent === act.path.pattern;
          const form = (
            <Form
              action={address}
              version={challenge.version}
              idempotencyKey={frame.idempotencyKey}
              draftKey={act.names.length > 0 ? address : undefined}
            >
              {act.fields(own ? props : { ...props, values: {}, errors: [] })}
              <Button kind={act.buttonKind ?? "other"}>{act.button}</Button>
            </Form>
          );
          if (act.isNext)
            return (
              <Section title={act.title} id={act === next ? "next" : undefined}>
                {form}
              </Section>
            );
          return (
            <Fold title={act.title} open={sent === act.path.pattern}>
              {form}
            </Fold>
          );
        })}
    </>
  );
}

function isOffered({ person, challenge }: ChallengePageProps, act: ChallengeAct): boolean {
  const confirmed = challenge.gates.map(({ principle }) => principle);
  if (act.principle) return !confirmed.includes(act.principle) && mayConfirmGate(person, act.principle, challenge).ok;
  // What the answer would only refuse is not offered: approval needs both gates, and a promised deadline is kept.
  if (act.action === "sendToApproval" && confirmed.length < 2) return false;
  if (act.action === "close" && challenge.deadline !== null) return false;
  return mayOnChallenge(person, act.action, challenge).ok;
}
