import { sql } from "kysely";
import { afterAll, describe, expect, test } from "vitest";
import { aCity } from "../../test/support/city.ts";
import { good } from "../../test/support/dialogue.ts";
import { aPreparing, factsWords, readyToStart, secret } from "../../test/support/preparing.ts";
import { formOn, requestsOf, wordsOf } from "../../test/support/requests.ts";
import type { PersonKey } from "../../test/support/small-world.ts";
import { listPressNotices } from "../db/stores/press-notice-store.ts";
import type { Result } from "../domain/kernel/result.ts";
import { paths } from "../web/paths.ts";
import { draftFacts } from "./draft-facts.ts";
import { keepPressNotice } from "./keep-press-notice.ts";
import { startActive } from "./start-active.ts";
import { withholdFacts } from "./withhold-facts.ts";

const city = await aCity();
afterAll(city.drop);
const { program, person } = city;
const requests = requestsOf(city);
const p = paths.proposal;

const as = (key: PersonKey, proposalId: string) => ({ actor: person(key), proposalId });
const keep = (id: string, text: string, baseVersion: number, goesOut = false, key: PersonKey = "officer") =>
  keepPressNotice(program, { ...as(key, id), text, goesOut, baseVersion });
const kindOf = <T>(result: Result<T>) => (result.ok ? "done" : result.refusal.kind);
const versions = (id: string, key: PersonKey) =>
  program.db.asActor(person(key), async (tx) => (await listPressNotices(tx, id)).map((one) => one.version));
const inside = ["officer", "chief"] as const;
const outside = ["representative", "otherCompany", "healthHead", "schoolStaff", "finance", "administrator"] as const;
const text = "㈱𠮷田ふとんと「①眠りの教室」を始めます。\n問い合わせは髙橋まで。";

describe("the notice to the press", () => {
  test("is kept in versions with who and when, and read by the desk alone", async () => {
    const id = await readyToStart(city);
    good(await keep(id, "はじめの文。", 0));
    good(await keep(id, text, 1));
    expect(kindOf(await keep(id, "古い版からの文。", 1))).toBe("stale");
    for (const key of inside) expect(await versions(id, key)).toEqual([2, 1]);
    for (const key of outside) expect(await versions(id, key)).toEqual([]);
    const page = (await requests.get("officer", p.facts({ id }))).text;
    expect(wordsOf(page)).toContain("第2版：藤原 直樹");
    expect(page).toContain(text);
    for (const key of ["representative", "healthHead"] as const) {
      const seen = wordsOf((await requests.get(key, p.facts({ id }))).text);
      expect(seen).not.toContain("報道発表文");
      expect(seen).not.toContain("はじめの文。");
    }
  });

  test("is the officer's to keep, once there are facts; words of a protected part stay out", async () => {
    const id = await aPreparing(city);
    expect(kindOf(await keep(id, text, 0))).toBe("not-allowed");
    good(await draftFacts(program, { ...as("officer", id), ...factsWords }));
    for (const key of ["representative", "healthHead"] as const)
      expect(["not-allowed", "not-found"]).toContain(kindOf(await keep(id, text, 0, false, key)));
    expect(kindOf(await keep(id, " ", 0))).toBe("invalid");
    const refused = await keep(id, `縫い方は${secret}です。`, 0);
    expect(kindOf(refused)).toBe("invalid");
    expect(JSON.stringify(refused)).not.toContain("秘匿語壱");
    expect(await versions(id, "officer")).toEqual([]);
  });

  test("a form to mend keeps every word; a newer version of the facts is told beside it", async () => {
    const id = await readyToStart(city);
    const long = `${"あ".repeat(4001)}`;
    const wrong = await requests.post("officer", p.pressNotice({ id }), { pressNotice: long, base_version: "0" });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain(long);
    const kept = { pressNotice: text, base_version: "0", goesOut: "yes" };
    expect((await requests.post("officer", p.pressNotice({ id }), kept)).status).toBe(303);
    const stale = await requests.post("officer", p.pressNotice({ id }), { ...kept, pressNotice: "後の文。" });
    expect(stale.status).toBe(409);
    const said = wordsOf(stale.text);
    expect(said).toContain("書いているあいだに、報道発表文の第1版ができました");
    expect(stale.text).toContain('<a href="#press-notice">違いを見て、どちらを使うか選ぶ</a>');
    expect(said).toContain("あなたが別の画面で、");
    expect(said).not.toContain("ほかの人が先に進めました");
    expect(stale.text).toMatch(/<ins>[^<]*後の文/);
    expect(stale.text).toContain("第1版の全文");
    const again = formOn(stale.text, p.pressNotice({ id }));
    expect(again).toMatchObject({ pressNotice: "後の文。", base_version: "1", goesOut: "yes" });
    const theirs = await requests.post("officer2", p.pressNotice({ id }), { ...kept, pressNotice: "同僚の文。" });
    expect(wordsOf(theirs.text)).toContain("藤原 直樹さんが、");
    expect((await requests.post("officer", p.pressNotice({ id }), again)).status).toBe(303);
    expect(await versions(id, "officer")).toEqual([2, 1]);
    good(await draftFacts(program, { ...as("officer", id), ...factsWords, text: "書き直した文。" }));
    expect(wordsOf((await requests.get("officer", p.facts({ id }))).text)).toContain(
      "公表する事実が、そのあと書き直されました",
    );
  });

  test("goes out with the facts where the desk has said so, and stands as it is from then on", async () => {
    const id = await readyToStart(city);
    good(await keep(id, "はじめの文。", 0));
    good(await keep(id, text, 1, true));
    const before = wordsOf((await requests.get(null, paths.numbers({}))).text);
    expect(before).not.toContain("①眠りの教室」を始めます。");
    good(await startActive(program, as("officer", id)));
    // Public pages look for something new once a second.
    await new Promise((resolve) => setTimeout(resolve, 1100));
    const after = wordsOf((await requests.get(null, paths.numbers({}))).text);
    expect(after).toContain("①眠りの教室」を始めます。");
    expect(after).not.toContain("はじめの文。");
    for (const key of outside) expect(await versions(id, key)).toEqual([]);
    expect(kindOf(await keep(id, "あとからの文。", 2))).toBe("wrong-status");
    const write = (statement: ReturnType<typeof sql>) =>
      program.db
        .asActor(person("officer"), (tx) => statement.execute(tx))
        .then(
          () => "done",
          () => "refused",
        );
    expect(await write(sql`update press_notices set text = '別の文' where proposal_id = ${id}`)).toBe("refused");
    expect(
      await write(
        sql`insert into press_notices (proposal_id, version, text, facts_version, goes_out, by_id, at)
          values (${id}, 3, '別の文', 1, true, ${person("officer").id}, now())`,
      ),
    ).toBe("refused");
  });

  test("that nobody wanted published stays inside, and so does one whose facts are withheld", async () => {
    const published = async (id: string) => {
      const { rows } = await city.owner.query<{ body: { pressNotice?: string } }>(
        "select body from published_facts where proposal_id = $1",
        [id],
      );
      return rows[0]!.body.pressNotice ?? "";
    };
    const silent = await readyToStart(city);
    good(await keep(silent, text, 0));
    good(await startActive(program, as("officer", silent)));
    expect(await published(silent)).toBe("");
    const withheld = await readyToStart(city);
    good(await keep(withheld, text, 0, true));
    good(await withholdFacts(program, { ...as("chief", withheld), reason: "ほかの団体との交渉中のため。" }));
    good(await startActive(program, as("officer", withheld)));
    expect(await published(withheld)).toBe("");
  });
});
