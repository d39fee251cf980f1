import { matchTexts } from "../commands/match-texts.ts";
import type { Program } from "../db/program.ts";
import { cityOf } from "../db/stores/city-store.ts";
import { castOf } from "./cast.ts";
import type { DemoCity } from "./izumiotsu-demo.ts";
import { pastOf } from "./past.ts";
import type { OwnerConnection } from "./seed-city.ts";
import { tellChallenges } from "./tell-challenges.ts";
import { tellConsultations } from "./tell-consultations.ts";
import { tellOrganisation } from "./tell-organisation.ts";
import { tellPolicyGoals } from "./tell-policy-goals.ts";
import { tellProtection } from "./tell-protection.ts";
import { tellSeeds } from "./tell-seeds.ts";
import { tellTalk } from "./tell-talk.ts";
import { type Walk, walk, walkerOf } from "./walk.ts";
import type { Seeded } from "./world.ts";

/**
 * Tells every story of the demo city by the real commands.
 * @returns the ids of the proposals by the keys of their stories.
 */
export async function tellStories(
  program: Program,
  demo: DemoCity,
  seeded: Seeded,
  say: (line: string) => void,
): Promise<ReadonlyMap<string, string>> {
  const { calendar } = await cityOf(program);
  const cast = await castOf(program, demo.world, seeded);
  const walker = walkerOf(program, cast, pastOf(program.now(), calendar));
  await tellPolicyGoals(walker, demo.policyGoals);
  const proposals = new Map<string, string>();
  const walks = new Map<string, Walk>();
  for (const story of demo.stories) {
    const told = await walk(walker, story);
    proposals.set(story.key, told.proposalId);
    walks.set(story.key, told);
    if (proposals.size % 6 === 0) say(`実演の街を用意しています ${proposals.size}/${demo.stories.length}`);
  }
  await tellConsultations(walker, demo.consultations);
  const seeds = await tellSeeds(walker, demo.seeds);
  await tellChallenges(walker, demo.challengeLives, seeds);
  await tellProtection(walker, walks);
  await tellOrganisation(walker, walks);
  await tellTalk(walker, walks);
  // The desk's suggestions know its past from the first page on, and not a quarter of a minute later.
  await matchTexts(program);
  return proposals;
}

/**
 * What stands beside the stories once they are told: challenges stand where they stand today, calls have their questions and results,
 * the canaries are named, and the loading is over. No commands do this yet; one transaction, as the owner.
 */
export async function finishDemo(
  owner: OwnerConnection,
  { world, stories, challenges, canaries }: DemoCity,
  proposals: ReadonlyMap<string, string>,
  now: Date,
): Promise<void> {
  const municipality = world.municipality.id;
  await owner.query("begin");
  for (const { code, status, outcome } of challenges)
    await owner.query(
      // An announced one was written with the day on which it opens; it was announced three days ago.
      `update challenges set status = $3, outcome = $4,
        opens_on = case when $3 = 'forecast' then (published_at at time zone 'Asia/Tokyo')::date end,
        published_at = case when $3 = 'forecast' then $5::timestamptz - interval '3 days' else published_at end
       where municipality_id = $1 and code = $2`,
      [municipality, code, status, outcome, now],
    );
  for (const { key, call } of stories)
    if (call)
      await owner.query("update call_notices set terms = terms || $2::jsonb where proposal_id = $1", [
        proposals.get(key),
        JSON.stringify({
          titleEn: call.titleEn,
          summaryEn: call.summaryEn,
          questions: call.questions,
          result: call.result,
        }),
      ]);
  const demoCanaries = canaries.map(({ word, story, readers }) => ({
    word,
    proposal: `/proposals/${proposals.get(story)}`,
    readers,
  }));
  await owner.query("update municipalities set settings = settings || $2::jsonb where id = $1", [
    municipality,
    JSON.stringify({ demo: "loaded", demoCanaries }),
  ]);
  await owner.query("commit");
}
