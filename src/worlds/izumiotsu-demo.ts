import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type BusinessCalendar, defaultCalendar } from "../domain/calendar/business-days.ts";
import { addDays } from "../domain/calendar/tokyo-date.ts";
import type { DemoFiles } from "./demo-files.ts";
import { storiesOf } from "./demo-stories.ts";
import { pastOf, timeOn } from "./past.ts";
import type { Story } from "./story.ts";
import type { ChallengeLives } from "./tell-challenges.ts";
import type { ConsultationStory } from "./tell-consultations.ts";
import type { DemoGoals } from "./tell-policy-goals.ts";
import type { SeedStories } from "./tell-seeds.ts";
import type { World, WorldPerson } from "./world.ts";

/** The demo city: its world, its proposals' stories, and what is said of it once they are told. */
export type DemoCity = {
  world: World;
  stories: readonly Story[];
  consultations: readonly ConsultationStory[];
  seeds: SeedStories;
  policyGoals: DemoGoals;
  challengeLives: ChallengeLives;
  /** Where the challenges stand today; while the stories are told they are open, as they were. */
  challenges: readonly { code: string; status: "forecast" | "open" | "concluded"; outcome: string }[];
  /** Words that only their readers may find (contract.md): in which story, and the cards that may read. */
  canaries: readonly { word: string; story: string; readers: readonly string[] }[];
};

/** The demo city as it stands on the day of `now` (db/worlds/izumiotsu-demo/README.md). */
export function izumiotsuDemo(now: Date, calendar: BusinessCalendar = defaultCalendar): DemoCity {
  const files = readFiles();
  const past = pastOf(now, calendar);
  const world = worldOf(files, past.date(0), past.date(files.seeds.askedDaysAgo));
  return {
    world,
    stories: storiesOf(files, past),
    consultations: files.consultations,
    seeds: files.seeds,
    policyGoals: files.policyGoals,
    challengeLives: files.challengeLives,
    challenges: files.challenges.map((one) => ({
      code: one.id,
      status: one.status === "forecast" ? "forecast" : one.status === "closed" ? "concluded" : "open",
      outcome: one.outcome?.ja ?? "",
    })),
    canaries: [
      { word: "封印語甲", story: "own-01", readers: ["company-a", "desk-officer", "desk-chief"] },
      { word: "封印語乙", story: "own-01", readers: ["company-a", "desk-officer", "desk-chief", "dept-health"] },
    ],
  };
}

function worldOf(files: DemoFiles, today: string, askedOn: string): World {
  const { municipality } = files;
  return {
    municipality: {
      id: municipality.code,
      name: municipality.name,
      nameEn: municipality.nameEn,
      isDemo: true,
      settings: {
        approvalRoute: ["approver-finance", "mayor-office"],
        secondLookReviewers: ["mayor-office"],
        // Asked a few days ago, and half a year from then.
        problemQuestion: { days: [askedOn.slice(5), addDays(askedOn, 182).slice(5)].sort(), answerDays: 15 },
        declineGrounds: [...Object.values(declineGrounds), "市が担う事務の範囲にない", "公平な機会を確保できない"],
        readingPurposes: files.lineUp.defaults.readingPurposes,
        mayorTitle: "泉大津市長",
        mayorName: "例示 太郎(架空)",
        telephone: "0725-00-0000(例)",
      },
    },
    departments: files.departments.map((one) => ({
      ...one,
      policyFields: one.policyAreas,
      isDesk: one.code === municipality.desk.department,
    })),
    fields: files.fields,
    organisations: files.organisations,
    people: files.people.map(personOf),
    challenges: files.challenges.map((one) => {
      const published = addDays(today, one.publishedOffsetDays);
      return {
        code: one.id,
        department: one.department,
        title: one.title,
        titleEn: one.titleEn,
        ask: one.ask,
        askEn: one.askEn,
        background: one.background,
        offered: one.fieldsOffered,
        fields: one.fields,
        sdgs: one.sdgs,
        status: "open",
        publishedAt: timeOn(published, "10:00"),
        deadline: one.deadline.offsetDays === null ? null : addDays(published, one.deadline.offsetDays),
      };
    }),
  };
}

/** 見送りの理由, by the codes of the stories. */
export const declineGrounds: Readonly<Record<string, string>> = {
  timing: "時期が合わない、または市の計画・設備の見直しの時期を待つ必要がある",
  budget_and_need: "予算の見込みがない、または必要な数を満たしている",
};

function personOf(one: DemoFiles["people"][number]): WorldPerson {
  const { key, name, kana, mail } = one;
  const common = { key, name, kana, mail, hasCard: one.card };
  if (one.organisation)
    return {
      ...common,
      organisation: one.organisation,
      organisationRole: one.position === "representative" ? "representative" : "member",
    };
  const department = one.department!;
  const posts: NonNullable<WorldPerson["posts"]>[number][] = [];
  const has = (role: string) => one.roles.includes(role);
  if (one.position === "officer") posts.push({ role: "officer", title: one.title });
  if (one.position === "chief") posts.push({ role: "chief", title: one.title });
  if (one.position === "head" || has("head")) posts.push({ role: "head", department, title: one.title });
  // An administrator reads no proposal, so no post in a department stands beside it.
  if (has("administrator")) posts.push({ role: "administrator", title: one.title });
  else if (one.position === "staff") posts.push({ role: "staff", department, title: one.title });
  if (has("approver")) posts.push({ role: "approver", title: one.title });
  return { ...common, posts };
}

function readFiles(): DemoFiles {
  const directory = filesDirectory();
  const read = (name: string) => JSON.parse(readFileSync(join(directory, `${name}.json`), "utf8"));
  const departments = read("departments");
  return {
    municipality: departments.municipality,
    departments: departments.departments,
    fields: read("policy-fields").fields,
    policyGoals: read("policy-goals").goals,
    organisations: read("organisations").organisations,
    people: read("people").people,
    challenges: read("challenges").challenges,
    given: read("proposals-given").proposals,
    own: read("proposals-own").proposals,
    lineUp: read("line-up"),
    english: read("english"),
    consultations: read("consultations").consultations,
    seeds: read("seeds"),
    challengeLives: read("challenge-lives"),
  };
}

/** src/worlds → db/worlds; dist/main.js → dist/worlds, or db/worlds beside dist. */
function filesDirectory(): string {
  const here = import.meta.dirname;
  const candidates = ["../../db/worlds", "./worlds", "../db/worlds"].map((path) => join(here, path, "izumiotsu-demo"));
  const found = candidates.find((path) => existsSync(path));
  if (!found) throw new Error(`The demo city's files are missing (looked in ${candidates.join(", ")})`);
  return found;
}
