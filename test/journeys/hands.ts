import type { Download, Locator, Page } from "playwright-core";
import { expect } from "vitest";

/** What a person does in a browser, by the words that they see. Every failure says where they stood and what was there. */
export type Hands = {
  name: string;
  tab: Page;
  /** Goes to an address of the program. */
  open: (path: string) => Promise<void>;
  /** Follows a link by its words. */
  follow: (words: string) => Promise<void>;
  /** Presses a button that sends its form, and waits for the answer. */
  press: (words: string, answers?: number) => Promise<void>;
  /** Presses a button or link that gives a file. */
  takeFile: (words: string) => Promise<Download>;
  /** Types into a field by its label. */
  fill: (label: string, text: string) => Promise<void>;
  fillAll: (texts: Readonly<Record<string, string>>) => Promise<void>;
  /** A date, "2027-03-31", into the three fields of a group. */
  fillDate: (group: string, date: string) => Promise<void>;
  /** One of a few (radio) or some of a few (checkboxes) in a group. */
  choose: (group: string, ...options: readonly string[]) => Promise<void>;
  /** One of many (select), by its words. */
  select: (label: string, option: string) => Promise<void>;
  /** One box by its words. */
  tick: (label: string) => Promise<void>;
  /** The same hands within one group of fields. */
  within: (group: string) => Hands;
  /** Opens a folded part of the page by the beginning of its name. */
  unfold: (words: string) => Promise<void>;
  /** The page shows these words, as they were written; line breaks and bullets may be drawn differently. */
  sees: (...texts: readonly string[]) => Promise<void>;
  seesNot: (...texts: readonly string[]) => Promise<void>;
  /** A field holds what was typed. */
  holds: (label: string, text: string) => Promise<void>;
};

export function handsOf(name: string, tab: Page, url: string): Hands {
  return handsIn(name, tab, url, tab.locator("body"));
}

function handsIn(name: string, tab: Page, url: string, place: Locator): Hands {
  const say = async <T>(what: string, act: () => Promise<T>): Promise<T> => {
    try {
      return await act();
    } catch (error) {
      throw new Error(`${name}: ${what}\n${String(error).split("\n")[0]}\n${await whereOf(tab)}`, { cause: error });
    }
  };
  const group = (words: string) => place.getByRole("group", { name: asLabel(words), includeHidden: true }).first();
  const field = (label: string) => place.getByLabel(asLabel(label));
  const fill = (label: string, text: string) =>
    say(`fills "${label}"`, () => reveal(field(label)).then((one) => one.fill(text)));
  const goes = async (act: () => Promise<unknown>, answers: number) => {
    const [answer] = await Promise.all([tab.waitForNavigation({ waitUntil: "domcontentloaded" }), act()]);
    const status = answer?.status() ?? 200;
    if (status !== answers) throw new Error(`answered ${status}, not ${answers}`);
  };
  return {
    name,
    tab,
    open: (path) => say(`opens ${path}`, () => goes(() => tab.goto(`${url}${path}`, { waitUntil: "commit" }), 200)),
    follow: (words) =>
      say(`follows "${words}"`, async () => {
        const exact = place.getByRole("link", { name: words, exact: true });
        const links = (await exact.count()) > 0 ? exact : place.getByRole("link", { name: words });
        await goes(() => links.first().click(), 200);
      }),
    press: (words, answers = 200) =>
      say(`presses "${words}"`, () =>
        goes(() => place.getByRole("button", { name: words, exact: true }).first().click(), answers),
      ),
    takeFile: (words) =>
      say(`takes the file "${words}"`, async () => {
        const [download] = await Promise.all([
          tab.waitForEvent("download", { timeout: 10_000 }),
          place
            .getByRole("link", { name: words })
            .or(place.getByRole("button", { name: words }))
            .first()
            .click(),
        ]);
        return download;
      }),
    fill,
    fillAll: async (texts) => {
      for (const [label, text] of Object.entries(texts)) await fill(label, text);
    },
    fillDate: (words, date) =>
      say(`writes ${date} into "${words}"`, async () => {
        const [year, month, day] = date.split("-").map((part) => String(Number(part)));
        await group(words).getByLabel("年", { exact: true }).fill(year!);
        await group(words).getByLabel("月", { exact: true }).fill(month!);
        await group(words).getByLabel("日", { exact: true }).fill(day!);
      }),
    choose: (words, ...options) =>
      say(`chooses ${options.join(", ")} in "${words}"`, async () => {
        for (const option of options) await (await reveal(group(words).getByLabel(option, { exact: true }))).check();
      }),
    select: (label, option) =>
      say(`selects ${option} in "${label}"`, async () => {
        await (await reveal(field(label))).selectOption({ label: option });
      }),
    tick: (label) => say(`ticks "${label}"`, () => reveal(field(label)).then((one) => one.check())),
    within: (words) => handsIn(name, tab, url, group(words)),
    unfold: (words) => say(`unfolds "${words}"`, () => place.locator("summary", { hasText: words }).first().click()),
    sees: (...texts) =>
      say("reads the page", async () => {
        const shown = flat(await shownText(tab.locator("body")));
        for (const text of texts)
          if (!shown.includes(flat(text))) throw new Error(`does not find: ${missingIn(shown, text)}`);
      }),
    seesNot: async (...texts) => {
      const source = await tab.content();
      for (const text of texts)
        if (source.includes(text)) throw new Error(`${name} finds ${text}\n${await whereOf(tab)}`);
    },
    holds: (label, text) =>
      say(`finds what was typed in "${label}"`, async () => {
        expect((await field(label).inputValue()).replaceAll("\r\n", "\n")).toBe(text.replaceAll("\r\n", "\n"));
      }),
  };
}

/** A field in a closed part of the page is opened first, as a person would. */
async function reveal(field: Locator): Promise<Locator> {
  if ((await field.count()) === 1 && !(await field.isVisible())) {
    const closed = field.locator("xpath=ancestor::details[not(@open)]");
    for (const one of await closed.all()) await one.locator("> summary").click();
  }
  return field;
}

/** A label as it stands: its words, then whether it is required; a legend the same. */
function asLabel(words: string): RegExp {
  return new RegExp(`^\\s*${words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}\\s*(※必須|※任意)?\\s*$`, "u");
}

/** What somebody sees of a place: hidden words are no words. */
export function shownText(place: Locator, timeout?: number): Promise<string> {
  // biome-ignore lint/performance/useDomNodeTextContent: what is shown is the point
  return place.innerText(timeout === undefined ? {} : { timeout });
}

/** Without line breaks, spaces and the signs of bullets: what is left are the characters that somebody wrote. */
function flat(text: string): string {
  return text.replace(/[\s\u3000]/gu, "").replace(/[・＊●■]/gu, "");
}

function missingIn(shown: string, text: string): string {
  const wanted = flat(text);
  let length = wanted.length;
  while (length > 0 && !shown.includes(wanted.slice(0, length))) length = Math.floor(length / 2);
  return `"${wanted.slice(0, 60)}" (the page has its first ${length} of ${wanted.length})`;
}

async function whereOf(tab: Page): Promise<string> {
  const texts = async (selector: string) =>
    (
      await tab
        .locator(selector)
        .allInnerTexts()
        .catch(() => [])
    ).map((one) => one.replace(/\s+/g, " ").trim());
  const shown = await shownText(tab.locator("main"), 1000).catch(() => "");
  return [
    `at ${tab.url()}: ${(await texts("h1")).join(" ")}`,
    `headings: ${(await texts("h2, h3")).join(" | ")}`,
    `labels: ${(await texts("label, legend")).join(" | ")}`,
    `links: ${(await texts("main a")).join(" | ").slice(0, 1500)}`,
    `buttons: ${(await texts("button, a.button")).join(" | ")}`,
    `alerts: ${(await texts(".error-summary, [role=alert], .callout")).join(" | ")}`,
    shown.slice(-900),
  ].join("\n");
}
