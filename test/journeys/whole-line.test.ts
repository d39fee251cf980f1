import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chromiumPath, openBrowser } from "../support/browser.ts";
import { bothAgreeOnProtection, departmentsAnswer, deskOpensDialogue, deskReceives } from "./asking.ts";
import { bothCarryOut, bothPublish, visitorReadsCase } from "./carrying-out.ts";
import { bothConclude, bothStart } from "./concluding.ts";
import { deskAsksAdvisor, headDecides, routeApproves } from "./deciding.ts";
import { peopleOf } from "./people.ts";
import { companyProposes, companyRegisters, type Journey, visitorReads } from "./proposing.ts";
import { everybodyDeclared, nothingLeaked, textsAreUnharmed } from "./secrets.ts";
import { serveCity } from "./served-city.ts";
import { bothMeet, bothPlan, bothWrite, departmentReadsProtectedPart } from "./talking.ts";

// One proposal, the whole way, by the people in turn, through the real pages of the real program in a real browser, with the
// texts of db/worlds/izumiotsu-demo/journey.json; once with JavaScript and once without.

const modes = [
  { mode: "with JavaScript", javaScript: true },
  { mode: "without JavaScript", javaScript: false },
];

describe.each(modes)("one proposal the whole way, $mode", ({ javaScript }) => {
  let browser: Browser;
  let story: Journey;
  let broken: string | null = null;

  beforeAll(async () => {
    if (!chromiumPath()) return;
    const city = await serveCity(["desk-chief", "mayor-office"]);
    browser = await openBrowser();
    story = { city, people: peopleOf(city, browser, javaScript), id: "", number: "" };
  }, 120_000);

  afterAll(async () => {
    await story?.people.close();
    await browser?.close();
    await story?.city.stop();
  });

  /** The chapters follow on each other: after one that broke, the rest cannot be told. */
  const chapter = (name: string, tell: (story: Journey) => Promise<void>) =>
    test.skipIf(!chromiumPath())(name, { timeout: 120_000 }, async (context) => {
      if (broken) return context.skip(`"${broken}" broke`);
      broken = name;
      await tell(story);
      broken = null;
    });

  chapter("a visitor reads how it goes", visitorReads);
  chapter("a company registers, by the keyboard alone", companyRegisters);
  chapter("it drafts, protects, mends a mistake and submits", companyProposes);
  chapter("the desk asks for additions and receives", deskReceives);
  chapter("both agree on what is protected, and the desk confirms the public benefit", bothAgreeOnProtection);
  chapter("three departments answer by their heads, and the desk shows the answers", departmentsAnswer);
  chapter("the desk names the lead, tells the outlook, opens the dialogue", deskOpensDialogue);
  chapter("both write, and a note stays inside", bothWrite);
  chapter("both meet and confirm the minutes", bothMeet);
  chapter("a department opens a protected part with a purpose, and the company sees it", departmentReadsProtectedPart);
  chapter("both write the joint plan and approve the same version", bothPlan);
  chapter("the head of the lead department decides whether it is feasible", headDecides);
  chapter("the desk records the facts, somebody else checks fairness", deskAsksAdvisor);
  chapter("the route sends back, then approves the method", routeApproves);
  chapter("the agreement is approved, read as a Word file, consented to and concluded", bothConclude);
  chapter("the company is eligible, comments the facts, and the start publishes them", bothStart);
  chapter("the initiative runs, is reported with its money, and ends with what both learnt", bothCarryOut);
  chapter("the case is drafted, commented, published, and the partnership complete", bothPublish);
  chapter("a visitor reads the case", visitorReadsCase);
  chapter("every character arrived as it was written", textsAreUnharmed);
  chapter("whoever took part in the city was asked for ties first", everybodyDeclared);
  chapter("nobody else has found what was protected, in no page, feed or log", nothingLeaked);

  chapter("no browser complained, and nobody was sent to another host", async ({ people }) => {
    expect(people.complaints).toEqual([]);
  });
});
