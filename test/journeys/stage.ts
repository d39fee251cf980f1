import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, test } from "vitest";
import { schedule } from "../../src/jobs/schedule.ts";
import { chromiumPath, openBrowser } from "../support/browser.ts";
import { type Mailbox, startMailbox } from "../support/mailbox.ts";
import { type People, peopleOf } from "./people.ts";
import { type Post, postOf } from "./post.ts";
import { type ServedCity, serveCity } from "./served-city.ts";

/** Where a journey is played: a city of its own, its people, and the mail that it sends through a real server. */
export type Stage = { city: ServedCity; people: People; post: Post; isScripted: boolean };

/** One chapter: its name is a sentence, and after one that broke the rest cannot be told. */
export type Chapter = (name: string, tell: (stage: Stage) => Promise<void>) => void;

const modes = [
  { mode: "with JavaScript", isScripted: true },
  { mode: "without JavaScript", isScripted: false },
];

/** Tells a journey twice, with JavaScript and without; `chapters` keeps what it makes in variables of its own. */
export function journey(name: string, chapters: (chapter: Chapter) => void): void {
  describe.skipIf(!chromiumPath()).each(modes)(`${name}, $mode`, ({ isScripted }) => {
    let browser: Browser;
    let mailbox: Mailbox;
    let stage: Stage;
    let broken: string | null = null;

    beforeAll(async () => {
      mailbox = await startMailbox();
      const city = await serveCity(["desk-chief", "mayor-office"]);
      // What the clock finds to do in a city that has just been set up is no part of the story, and nobody reads it.
      for (const { run } of schedule) await run(city.program);
      await city.owner.query("delete from notices");
      city.program.mail = mailbox.mailer;
      browser = await openBrowser();
      stage = { city, people: peopleOf(city, browser, isScripted), post: postOf(city, mailbox), isScripted };
    }, 120_000);
    afterAll(async () => {
      await stage?.people.close();
      await browser?.close();
      await stage?.city.stop();
      await mailbox?.stop();
    });

    chapters((sentence, tell) =>
      test(sentence, { timeout: 120_000 }, async (context) => {
        if (broken) return context.skip(`"${broken}" broke`);
        broken = sentence;
        await tell(stage);
        broken = null;
      }),
    );
  });
}
