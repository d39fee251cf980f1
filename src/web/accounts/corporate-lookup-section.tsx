import type { Corporation } from "../../domain/accounts/corporate-register.ts";
import { words } from "../../words/words.ts";
import { Button, ButtonLink } from "../ui/button.tsx";
import { Callout } from "../ui/callout.tsx";
import { DescriptionList } from "../ui/description-list.tsx";
import { FilterForm } from "../ui/form.tsx";
import type { Frame } from "../ui/frame.ts";
import { Section } from "../ui/page.tsx";
import { TextField } from "../ui/text-field.tsx";
import type { Lookup } from "./corporate-lookup.ts";

type Props = { frame: Frame; lookup: Lookup; action: string; next: string | null };

/** Begins a registration with the 法人番号. Before the form, so that what is typed there is never in its way. */
export function CorporateLookupSection({ frame, lookup, action, next }: Props) {
  const { lang } = frame;
  const all = words(lang).accounts;
  const text = all.lookup;
  const { typed, fault, found, isTaken } = lookup;
  return (
    <Section title={text.title} id="lookup">
      <p>{text.lead}</p>
      <FilterForm action={`${action}#lookup`} label={text.title}>
        {next ? <input type="hidden" name="next" value={next} /> : null}
        <TextField
          name="number"
          label={all.register.corporateNumber}
          inputmode="numeric"
          required={false}
          width="l"
          values={{ number: typed }}
          errors={fault ? [{ field: "number", message: fault }] : []}
          lang={lang}
        />
        <Button kind="other">{text.button}</Button>
      </FilterForm>
      {found === "unknown" ? (
        <Callout level={3} title={text.unknown}>
          <p>{text.writeYourself}</p>
        </Callout>
      ) : null}
      {found === "away" ? (
        <Callout level={3} title={text.away}>
          <p>{text.writeYourself}</p>
        </Callout>
      ) : null}
      {typeof found === "object" ? <Found {...{ frame, found, isTaken }} href={takeHref(action, found, next)} /> : null}
    </Section>
  );
}

function Found({ frame, found, isTaken, href }: { frame: Frame; found: Corporation; isTaken: boolean; href: string }) {
  const text = words(frame.lang).accounts.lookup;
  return (
    <Callout level={3} kind={found.isClosed ? "warning" : "info"} title={isTaken ? text.taken : text.found}>
      {found.isClosed ? <p>{text.closed}</p> : null}
      <DescriptionList
        dense
        items={[
          { term: text.name, detail: <span lang="ja">{found.name}</span> },
          ...(found.address ? [{ term: text.address, detail: <span lang="ja">{found.address}</span> }] : []),
        ]}
      />
      <p class="sub">{text.source}</p>
      {isTaken ? null : (
        <ButtonLink kind="other" href={href}>
          {text.take}
        </ButtonLink>
      )}
    </Callout>
  );
}

function takeHref(action: string, { number }: Corporation, next: string | null): string {
  const query = new URLSearchParams({ number, take: "yes", ...(next ? { next } : {}) });
  return `${action}?${query}`;
}
