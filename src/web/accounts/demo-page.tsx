import type { DemoPerson } from "../../queries/accounts-demo.ts";
import { words } from "../../words/words.ts";
import { paths } from "../paths.ts";
import { ActionForm } from "../ui/button.tsx";
import { Callout, EmptyState } from "../ui/callout.tsx";
import type { Frame } from "../ui/frame.ts";
import { Holder, type Side } from "../ui/holder.tsx";
import { Layout } from "../ui/layout.tsx";
import { Card, Cards, PageHead, Section } from "../ui/page.tsx";
import { Tag } from "../ui/tag.tsx";

/** A card for each person of the demo city: who they are, and what one can try as them. */
export function DemoPage({ frame, people }: { frame: Frame; people: readonly DemoPerson[] }) {
  const text = words(frame.lang).accounts.demo;
  const order = Object.keys(text.tasks);
  const place = ({ key }: DemoPerson) => (order.includes(key) ? order.indexOf(key) : order.length);
  const inOrder = people.toSorted((a, b) => place(a) - place(b));
  const groups = [
    { title: text.partners, people: inOrder.filter((person) => person.side === "partner") },
    { title: text.city, people: inOrder.filter((person) => person.side === "city") },
  ].filter((group) => group.people.length > 0);
  return (
    <Layout frame={frame} title={text.title}>
      <PageHead title={text.title} lang={frame.lang} />
      <Callout title={text.plainly}>
        <p>{text.plainlyText}</p>
      </Callout>
      {people.length === 0 ? <EmptyState title={text.emptyTitle} text={text.emptyText} level={2} /> : null}
      {groups.map((group) => (
        <Section title={group.title}>
          <Cards three>
            {group.people.map((person) => (
              <PersonCard frame={frame} person={person} />
            ))}
          </Cards>
        </Section>
      ))}
      <Section title={text.visitorTitle}>
        <Card kind="quiet">
          <p>{text.visitorText}</p>
          <Become frame={frame} as="visitor" label={text.visitorButton} />
        </Card>
      </Section>
    </Layout>
  );
}

function PersonCard({ frame, person }: { frame: Frame; person: DemoPerson }) {
  const text = words(frame.lang).accounts;
  const isNow = frame.actor.kind === "person" && frame.actor.id === person.id;
  return (
    <Card
      kind={isNow ? "key" : "plain"}
      title={
        <>
          <span lang="ja">{person.name}</span> <Tag>{roleOf(person, frame.lang)}</Tag>
        </>
      }
    >
      {person.place ? (
        <p class="meta">
          <Holder side={sideOf(person)}>
            <span lang="ja">{person.place}</span>
          </Holder>
        </p>
      ) : null}
      <p>{taskOf(person, frame.lang)}</p>
      {isNow ? (
        <p>
          <b>{text.demo.now}</b>
        </p>
      ) : (
        <Become frame={frame} as={person.key} label={text.demo.become(person.name)} />
      )}
    </Card>
  );
}

function Become({ frame, as, label }: { frame: Frame; as: string; label: string }) {
  return (
    <ActionForm
      action={paths.demoSignIn({})}
      label={label}
      kind="other"
      idempotencyKey={frame.idempotencyKey}
      fields={{ as }}
    />
  );
}

/** What a person is, in one word: the most telling of their roles. */
export function roleOf(person: Pick<DemoPerson, "roles">, lang: Frame["lang"]): string {
  const role = telling.find((one) => person.roles.includes(one)) ?? "";
  return words(lang).accounts.role[role] ?? "";
}

function taskOf(person: DemoPerson, lang: Frame["lang"]): string {
  const text = words(lang).accounts.demo;
  if (Object.hasOwn(text.tasks, person.key)) return text.tasks[person.key]!;
  const role = telling.find((one) => person.roles.includes(one)) ?? "";
  return text.taskOfRole[role] ?? "";
}

function sideOf(person: DemoPerson): Side {
  if (person.side === "partner") return "partner";
  return person.roles.includes("head") || person.roles.includes("staff") ? "department" : "city";
}

const telling = ["chief", "officer", "administrator", "approver", "head", "staff", "representative", "member"];
