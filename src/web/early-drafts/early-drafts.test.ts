import { createHash, randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { aCity, startOfTests, type TestCity } from "../../../test/support/city.ts";
import {
  type Answered,
  type Fields,
  formOn,
  type Requests,
  requestsOf,
  wordsOf,
} from "../../../test/support/requests.ts";
import { signIn } from "../../../test/support/sign-in.ts";
import type { PersonKey } from "../../../test/support/small-world.ts";
import { mostEarlyDrafts } from "../../domain/proposal/early-draft.ts";
import { clearEarlyDrafts } from "../../jobs/clear-early-drafts.ts";

// 登録前の下書き (decision 0029): written without an account, by whoever holds the secret in the cookie, and by nobody else.

let city: TestCity;
let pages: Requests;
beforeAll(async () => {
  city = await aCity();
});
// Each test to a program that has not counted yet: after the fifth draft begun an address has to wait.
beforeEach(() => {
  pages = requestsOf(city);
});
afterAll(() => city.drop());

const page = "/proposals/begun";
const typed = {
  title: "𠮷田の毛布で、避難所をあたたかく",
  what: "髙橋さんと毛布を百枚、体育館に置きます。",
  go: "next",
};

/** A browser of its own: it keeps the cookie that it was given. */
function browser() {
  let own = "";
  const keep = (answer: Answered) => {
    const given = answer.headers.getSetCookie().find((one) => one.startsWith("__Host-early-draft="));
    if (given) own = /Max-Age=0/.test(given) ? "" : given.split(";")[0]!;
    return answer;
  };
  const cookieWith = async (key: PersonKey | null) => {
    const session = key ? (await signIn(city.program, city.person(key).id)).headers.cookie : "";
    return [session, own].filter(Boolean).join("; ");
  };
  return {
    cookie: () => own,
    async get(href: string, key: PersonKey | null = null) {
      return keep(await pages.send(null, href, { headers: { cookie: await cookieWith(key) } }));
    },
    async post(href: string, fields: Fields = {}, key: PersonKey | null = null) {
      const headers = { "sec-fetch-site": "same-origin", cookie: await cookieWith(key) };
      const body = new URLSearchParams({ idempotency_key: randomUUID(), ...fields });
      return keep(await pages.send(null, href, { method: "POST", headers, body }));
    },
    /** Writes into the form as it is drawn now. */
    async write(fields: Fields, step: "content" | "terms" = "content") {
      const address = `${page}?step=${step}`;
      const drawn = formOn((await this.get(address)).text, page);
      return this.post(address, { ...drawn, ...fields });
    },
  };
}
const count = async (table: string) =>
  Number((await city.owner.query<{ n: string }>(`select count(*) as n from ${table}`)).rows[0]!.n);

test("a proposal is begun without an account, and gone on with in the same browser alone", async () => {
  const mine = browser();
  expect(wordsOf((await mine.get("/proposals/new")).text)).toContain("登録せずに書きはじめる");
  const saved = await mine.write(typed);
  expect([saved.status, saved.to.split("&")[0]]).toEqual([303, `${page}?step=terms`]);
  const [given] = saved.headers.getSetCookie();
  for (const rule of ["__Host-early-draft=", "HttpOnly", "Secure", "SameSite=Lax", "Path=/", "Max-Age=1209600"])
    expect(given).toContain(rule);
  const terms = await mine.write({ cost: "当社がおよそ50万円を負担します。", go: "next" }, "terms");
  expect(terms.to).toContain("/proposals/begun/registration");
  const back = await mine.get(page);
  expect(back.text).toContain("𠮷田の毛布で、避難所をあたたかく");
  expect(back.headers.get("cache-control")).toBe("no-store");
  const registration = wordsOf((await mine.get("/proposals/begun/registration")).text);
  for (const written of ["髙橋さんと毛布を百枚", "当社がおよそ50万円", "団体を登録して続ける"])
    expect(registration).toContain(written);
  expect((await browser().get(page)).text).not.toContain("𠮷田の毛布");
});

test("only the hash of the secret is stored, and nobody of the city finds the draft anywhere", async () => {
  const mine = browser();
  await mine.write({ ...typed, title: "まだだれにも見せない名前" });
  const secret = mine.cookie().split("=")[1]!;
  const { rows } = await city.owner.query("select d::text as row from early_drafts d");
  expect(rows.length).toBeGreaterThan(0);
  for (const { row } of rows) expect(row).not.toContain(secret);
  for (const key of ["officer", "chief", "administrator", "healthHead"] as const)
    for (const href of ["/desk/board", "/desk/proposals", "/desk/proposals?words=まだだれにも", "/desk/audit", page])
      expect((await pages.get(key, href)).text).not.toContain("まだだれにも見せない名前");
});

test("whoever registers or signs in takes it into their account: a draft of the organisation, and the row without an account is gone", async () => {
  const mine = browser();
  await mine.write({ ...typed, title: "登録のあとも続ける提案" });
  const question = await mine.get("/proposals/begun/taking", "representative");
  expect(wordsOf(question.text)).toContain("の下書きにして続ける");
  const before = await count("early_drafts");
  const taken = await mine.post("/proposals/begun/taking", {}, "representative");
  expect([taken.status, taken.to]).toEqual([303, expect.stringMatching(/^\/proposals\/[0-9a-f-]{36}\/edit\?done=/)]);
  const edit = await pages.get("member", taken.to.split("?")[0]!);
  expect(edit.text).toContain("登録のあとも続ける提案");
  expect(edit.text).toContain("髙橋さんと毛布を百枚");
  expect([await count("early_drafts"), mine.cookie()]).toEqual([before - 1, ""]);
});

test("taken twice at the same moment it becomes one draft", async () => {
  const mine = browser();
  await mine.write({ ...typed, title: "一つだけの提案" });
  const cookie = mine.cookie();
  const key = { idempotency_key: randomUUID() };
  const take = async (fields: Fields) => {
    const session = (await signIn(city.program, city.person("representative").id)).headers.cookie;
    return pages.send(null, "/proposals/begun/taking", {
      method: "POST",
      headers: { "sec-fetch-site": "same-origin", cookie: `${session}; ${cookie}` },
      body: new URLSearchParams(fields),
    });
  };
  const answers = await Promise.all([take(key), take(key), take({ idempotency_key: randomUUID() })]);
  expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
  expect(await count("proposals where title = '一つだけの提案'")).toBe(1);
});

test("staff take nothing, and a shared computer's draft is not taken without a word", async () => {
  const mine = browser();
  await mine.write({ ...typed, title: "だれかの提案" });
  expect((await mine.get("/proposals/begun/taking", "officer")).status).toBe(403);
  expect((await mine.post("/proposals/begun/taking", {}, "officer")).status).toBe(403);
  const list = await mine.get("/proposals", "otherCompany");
  expect(wordsOf(list.text)).toContain("登録する前に書いた下書きがあります");
  expect(await count("proposals where title = 'だれかの提案'")).toBe(0);
  const dropped = await mine.post("/proposals/begun/discarding", {}, "otherCompany");
  expect([dropped.status, mine.cookie()]).toEqual([303, ""]);
  expect(await count("early_drafts where words->>'title' = 'だれかの提案'")).toBe(0);
});

test("saved by itself it says when, and never writes over what another tab has saved meanwhile", async () => {
  const mine = browser();
  const drawn = formOn((await mine.get(page)).text, page);
  const first = await mine.post(`${page}?step=content`, { ...drawn, ...typed, go: "by-itself" });
  expect(first.status).toBe(200);
  const saved = JSON.parse(first.text) as { time: string; drawnFrom: string };
  expect(saved.time).toBe("10:00");
  // The same tab writes on from what it has saved; a second tab that was drawn before it must not.
  const again = await mine.post(`${page}?step=content`, {
    ...typed,
    what: "二度目",
    drawn_from: saved.drawnFrom,
    go: "by-itself",
  });
  expect(again.status).toBe(200);
  const late = { ...drawn, ...typed, what: "古い画面の文", go: "by-itself" };
  expect((await mine.post(`${page}?step=content`, late)).status).toBe(409);
  const shown = await mine.post(`${page}?step=content`, { ...late, go: "next" });
  expect(shown.status).toBe(409);
  for (const both of ["二度目", "古い画面の文", "別の画面で、先に保存されています"]) expect(shown.text).toContain(both);
  expect(await count("early_drafts where words->>'what' = '古い画面の文'")).toBe(0);
});

test("where nothing is written nothing is kept, and what is too long comes back whole", async () => {
  const mine = browser();
  const before = await count("early_drafts");
  expect((await mine.write({ title: " ", go: "next" })).status).toBe(303);
  expect([await count("early_drafts"), mine.cookie()]).toEqual([before, ""]);
  const long = "𠮷".repeat(81);
  const refused = await mine.write({ title: long });
  expect([refused.status, refused.text.includes(long)]).toEqual([422, true]);
  expect(wordsOf(refused.text)).toContain("提案の名前は80文字まで");
  const english = await mine.post(`/en${page}?step=content`, { title: long });
  expect(wordsOf(english.text)).toContain("Name of the proposal: please write at most 80 characters");
});

test("the same form sent twice begins one draft", async () => {
  const before = await count("early_drafts");
  const fields = { ...typed, title: "二度押した提案", idempotency_key: randomUUID() };
  const answers = await Promise.all([1, 2].map(() => browser().post(`${page}?step=content`, fields)));
  expect(answers.map(({ status }) => status)).toEqual([303, 303]);
  expect(await count("early_drafts")).toBe(before + 1);
});

test("a line that has begun many is told so with everything it typed, and who goes on writing is not", async () => {
  const mine = browser();
  await mine.write(typed);
  await city.owner.query(
    `insert into early_drafts (municipality_id, token_hash, words, line_hash, saved_at, expires_at)
     select '272060', sha256(('line ' || n)::bytea), '{}', line_hash, saved_at, expires_at
     from (select line_hash, saved_at, expires_at from early_drafts order by saved_at desc limit 1) one, generate_series(1, $1::int) n`,
    [mostEarlyDrafts.ofLine],
  );
  const other = await browser().write({ ...typed, title: "もう一つの提案" });
  expect([other.status, other.text.includes("もう一つの提案")]).toEqual([429, true]);
  expect(wordsOf(other.text)).toContain("登録すると、すぐに保存できます");
  expect((await mine.write({ ...typed, what: "続き" })).status).toBe(303);
  await city.owner.query("delete from early_drafts");
});

test("after fourteen days without a save it opens nothing, and the clock deletes it", async () => {
  const mine = browser();
  await mine.write(typed);
  city.hoursLater(13 * 24);
  expect((await mine.get(page)).text).toContain("𠮷田の毛布");
  expect((await mine.write({ ...typed, what: "13日目の続き" })).status).toBe(303);
  city.hoursLater(13 * 24);
  expect([(await mine.get(page)).text.includes("13日目の続き"), await clearEarlyDrafts(city.program)]).toEqual([
    true,
    0,
  ]);
  city.hoursLater(2 * 24);
  expect((await mine.get(page)).text).not.toContain("13日目の続き");
  expect(await clearEarlyDrafts(city.program)).toBe(1);
  expect(await count("early_drafts")).toBe(0);
  city.setNow(startOfTests);
});

describe("one network", () => {
  const hash = (name: string) => createHash("sha256").update(name).digest();
  /** As many drafts of a network as are given, the oldest first, each an hour after the other; the last one three hours ago. */
  const fill = async (network: string, count: number) => {
    await city.owner.query(
      `insert into early_drafts (municipality_id, token_hash, words, line_hash, network_hash, saved_at, expires_at)
       select '272060', sha256(($1 || n)::bytea), '{"title":"書きかけ"}', sha256(($1 || ' line ' || n)::bytea), $2,
         $3::timestamptz - make_interval(hours => 3 + $4 - n), $3::timestamptz + interval '14 days' from generate_series(1, $4::int) n`,
      [network, hash(network), city.program.now(), count],
    );
  };
  /** Makes this draft as if nobody had touched it for more than so many hours. */
  const age = (name: string, hours: number) =>
    city.owner.query(
      "update early_drafts set saved_at = $2::timestamptz - make_interval(hours => $3, mins => 1) where token_hash = $1",
      [hash(name), city.program.now(), hours],
    );
  /** Begins one more, with the limits of the test. */
  const begin = (network: string, name: string, of: { network: number; all: number }) =>
    city.program.db.asActor({ kind: "authenticator", municipality: "272060" }, async (tx) => {
      const now = city.program.now();
      const { rows } = await sql<{
        answer: string;
      }>`select app.begin_early_draft(${hash(name)}, ${hash(`line ${name}`)}, ${hash(network)},
        null, '{"title":"書きはじめ"}', ${now}, ${now}, 30, ${of.network}, ${of.all}) as answer`.execute(tx);
      return rows[0]!.answer;
    });
  const left = async (network: string) => {
    const { rows } = await city.owner.query<{ token: Buffer }>(
      "select token_hash as token from early_drafts where network_hash = $1 order by saved_at",
      [hash(network)],
    );
    return rows.map(({ token }) => token.toString("hex"));
  };
  const token = (name: string) => hash(name).toString("hex");
  beforeEach(async () => {
    await city.owner.query("delete from early_drafts");
  });

  test("keeps its own number: what nobody touched for the longest time gives way to the new one, nobody else's does", async () => {
    await fill("full", 12);
    await fill("other", 3);
    expect(await begin("full", "new", { network: 12, all: 100 })).toBe("kept");
    expect(await left("full")).toEqual([
      ...Array.from({ length: 11 }, (_, index) => token(`full${index + 2}`)),
      token("new"),
    ]);
    expect((await left("other")).length).toBe(3);
  });

  test("that fills its number within an hour is told so, and loses nothing that is being written", async () => {
    for (const name of ["a", "b", "c"]) expect(await begin("fresh", name, { network: 3, all: 100 })).toBe("kept");
    expect(await begin("fresh", "d", { network: 3, all: 100 })).toBe("line");
    expect((await left("fresh")).sort()).toEqual(["a", "b", "c"].map(token).sort());
  });

  test("does not fill the place for all: the network that holds the most gives way, who writes alone never", async () => {
    await fill("flood", 15);
    await fill("alone", 1);
    expect(await begin("somebody", "new", { network: 100, all: 16 })).toBe("kept");
    expect((await left("flood")).length).toBe(14);
    expect([(await left("alone")).length, (await left("somebody")).length]).toEqual([1, 1]);
  });

  test("nor do many networks with a few drafts each: what nobody touched for a day gives way, first where most is held", async () => {
    for (const name of ["one", "two", "three"]) await fill(name, 10);
    await fill("alone", 1);
    await age("one9", 24);
    // None of them is untouched for a day but this, and the one of somebody who writes alone.
    await age("alone1", 300);
    expect(await begin("somebody", "new", { network: 100, all: 31 })).toBe("kept");
    expect([(await left("one")).includes(token("one9")), (await left("one")).length]).toEqual([false, 9]);
    expect(await left("alone")).toEqual([token("alone1")]);
    expect(await begin("somebody", "next", { network: 100, all: 31 })).toBe("kept");
    expect(await left("alone")).toEqual([]);
    expect(await begin("somebody", "last", { network: 100, all: 31 })).toBe("all");
  });

  test("that writes on in all of its drafts does not hold the place for all by that", async () => {
    for (let nth = 0; nth < 12; nth++) await begin("busy", `busy ${nth}`, { network: 100, all: 100 });
    await fill("old", 1);
    await age("old1", 30);
    expect(await begin("somebody", "new", { network: 100, all: 13 })).toBe("kept");
    expect([(await left("busy")).length, (await left("old")).length]).toEqual([12, 0]);
  });
});

test("begun from a challenge it answers it; closed meanwhile, it goes on as a free proposal and says so", async () => {
  const code = "Z91";
  await city.owner.query(
    `insert into challenges (municipality_id, code, department_id, title, ask, background, fields, status, published_at, deadline)
     values ('272060', $1, $2, '避難所の寒さ', '寒さを防ぐ方法', '背景', array['防災'], 'open', now(), '2026-12-10')`,
    [code, city.department("0507")],
  );
  const begin = async (title: string) => {
    const mine = browser();
    const drawn = formOn((await mine.get(`${page}?challenge=${code}`)).text, page);
    await mine.post(`${page}?step=content`, { ...drawn, ...typed, title });
    return mine;
  };
  const inTime = await begin("間に合う提案");
  const late = await begin("間に合わない提案");
  expect(wordsOf((await inTime.get(page)).text)).toContain("課題「避難所の寒さ」への提案");
  await inTime.post("/proposals/begun/taking", {}, "representative");
  await city.owner.query("update challenges set status = 'closed' where code = $1", [code]);
  const taken = await late.post("/proposals/begun/taking", {}, "representative");
  expect(taken.to).toContain("done=earlyDraftTakenFree");
  const { rows } = await city.owner.query(
    "select title, kind, fields from proposals where title like '間に合%' order by title",
  );
  expect(rows).toEqual([
    { title: "間に合う提案", kind: "challenge", fields: ["防災"] },
    { title: "間に合わない提案", kind: "free", fields: [] },
  ]);
});
