import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aCity, lineTo, type TestCity } from "../support/city.ts";
import { everythingIn } from "../support/everything-in.ts";
import { type Requests, requestsOf, unescaped, wordsOf } from "../support/requests.ts";
import { absurd, bodyOf, type Filling, namedErrors, nothing, typedTexts, wrong } from "./forms.ts";
import { type MetForm, meetForms } from "./scenes.ts";

// Contract "bad input": 422 with a page that names each field and what would be right; nothing typed is lost, nothing is changed.
// The forms are those that the pages draw, met by people in every state of a proposal.

let city: TestCity;
let requests: Requests;
let forms: MetForm[];

beforeAll(async () => {
  city = await aCity();
  requests = requestsOf(city);
  forms = await meetForms(city, requests);
}, 400_000);
afterAll(() => city.drop());

/** Forms that are right when nothing is filled in. */
const mayBeEmpty = new Set([
  "/account/watches", // whoever says nothing of themselves is told nothing
  "/proposals/:id/edit", // a draft is saved at any point; what is missing is said before submitting
  "/proposals/begun", // the same before registering: where nothing is written nothing is kept
  "/proposals/:id/print", // no content of a protected part chosen: the paper shows headings
  "/proposals/:id/withdrawal", // nobody has to say why they withdraw
  "/desk/settings/contact", // each of them may be left out
  "/proposals/:id/protected-parts/:part/leaving-out", // a proposer need not say why (the desk must: src/web/proposals/protection.test.ts)
]);
/** Forms of a moment that has not come in the scenes: refused whatever is typed, and all of it is kept. */
const notYet = new Set(["/proposals/:id/going-on"]);

/** Says that it does not fit, and never which of the two. */
const saysNotWhich = new Set(["/sign-in"]);

/** Routes without a form in the scenes, each with where else it is held. */
const elsewhere: Readonly<Record<string, string>> = {
  "/proposals/:id/files": "a form of files: src/web/files/files.test.ts",
  "/proposals/:id/files/:file/removal": "a button: src/web/files/files.test.ts",
  "/sign-out": "a button in the head of every page",
  "/account/password": "nobody of the small city has a password: src/web/accounts/accounts.test.ts",
  "/account/sessions/:session/ending": "a button: src/web/accounts/accounts.test.ts",
  "/account/other-sessions/ending": "a button: src/web/accounts/accounts.test.ts",
  "/sign-in/passkey": "needs a script and a device: test/journeys/passkey.test.ts",
  "/account/passkeys": "needs a script and a device: test/journeys/passkey.test.ts",
  "/account/passkeys/removal": "needs a passkey: test/journeys/passkey.test.ts",
  "/sign-in/code": "needs a half session: src/web/second-factor/second-factor.test.ts",
  "/sign-in/second-factor": "needs a half session: src/web/second-factor/second-factor.test.ts",
  "/sign-in/identity": "a button, after a provider has answered: src/web/single-sign-on/single-sign-on.test.ts",
  "/sign-in/identity/registration": "needs the answer of a provider: src/web/single-sign-on/single-sign-on.test.ts",
  "/account/identities/:identity/removal": "a button: src/web/single-sign-on/single-sign-on.test.ts",
  "/account/second-factor": "nobody of the small city has a password: src/web/second-factor/second-factor.test.ts",
  "/account/second-factor/removal": "needs a second factor: src/web/second-factor/second-factor.test.ts",
  "/account/recovery-codes": "needs a second factor: src/web/second-factor/second-factor.test.ts",
  "/desk/deputies/:deputy/ending": "a button: src/web/deputies/deputies.test.ts",
  "/desk/hand-overs/:handOver/cancelling": "a button: src/web/hand-overs/hand-overs.test.ts",
  "/desk/divisions/:department": "choices of a split alone: src/web/hand-overs/divisions.test.ts",
  "/desk/departments/:department/taking-back": "a button: src/web/settings/administration.test.ts",
  "/desk/people/:person/sessions/:session/ending": "a button: src/web/settings/administration.test.ts",
  "/desk/people/:person/blocking": "a button: src/web/settings/administration.test.ts",
  "/desk/people/:person/blocking/end": "a button: src/web/settings/administration.test.ts",
  "/desk/people/:person/second-factor/removal": "a button: src/web/second-factor/second-factor.test.ts",
  "/account/organisation": "nobody of the small city has two organisations: src/web/accounts/accounts.test.ts",
  "/account/address": "nobody of the small city has an address to sign in with: src/web/accounts/address.test.ts",
  "/account/address/letter": "a button: src/web/accounts/address.test.ts",
  "/address/:token": "a button behind a link: src/web/accounts/address.test.ts",
  "/sign-in/forgotten": "no mail leaves the small city: src/web/accounts/address.test.ts",
  "/invitations/:token": "needs a link: src/web/accounts/members.test.ts",
  "/invitations/:token/acceptance": "a button behind a link: src/web/accounts/members.test.ts",
  "/account/members/:member/role": "a button: src/web/accounts/members.test.ts",
  "/account/members/invitations/:invitation/revoking": "a button: src/web/accounts/members.test.ts",
  "/desk/organisations/merging": "needs two organisations of one name: src/web/settings/organisations.test.ts",
  "/setup/:token": "needs a one-time link: test/contract/production.postgresql.test.ts",
  "/proposals/begun/taking": "a button: src/web/early-drafts/early-drafts.test.ts",
  "/proposals/begun/discarding": "a button: src/web/early-drafts/early-drafts.test.ts",
  "/unsubscribe/:token": "a button: src/jobs/notices.test.ts",
  "/consult/:token/proposal": "a button: src/web/consultations/consultations.test.ts",
  "/desk/consultations/:id/reopening": "a button: src/web/consultations/consultations.test.ts",
  "/desk/calendar/removal": "a button: src/web/settings/administration.test.ts",
  "/proposals/:id/protected-parts/:part/changes/agreement": "a button: src/web/proposals/after-agreement.test.ts",
  "/proposals/:id/protected-parts/:part/changes/ending": "src/web/proposals/after-agreement.test.ts",
  "/proposals/:id/protected-parts/:part/period-question": "a button: src/web/proposals/after-agreement.test.ts",
  "/proposals/:id/protected-parts/:part/keeping": "a button: src/web/proposals/after-agreement.test.ts",
  "/account/watches/challenges": "a button: src/web/watches/watches.test.ts",
  "/account/watches/challenges/ending": "a button: src/web/watches/watches.test.ts",
  "/desk/law-accesses/:access/ties": "needs an access for law: src/web/law-access/law-access.test.ts",
  "/desk/seeds/none": "a button: src/web/seeds/seeds.test.ts",
  "/desk/seeds/question/reminder": "a button: src/web/seeds/seeds.test.ts",
  "/desk/seeds/:id/closing": "a button: src/web/seeds/seeds.test.ts",
  "/desk/challenges/:id/check": "a button: src/web/challenges/challenges.test.ts",
  "/desk/challenges/:id/approval": "a button: src/web/challenges/challenges.test.ts",
  "/desk/challenges/:id/opening": "a button: src/web/challenges/challenges.test.ts",
  "/desk/challenges/:id/closing": "a button: src/commands/challenges/challenges.test.ts",
  "/desk/challenges/:id/approver": "needs both gates: src/web/challenges/challenges.test.ts",
  "/desk/challenges/:id/questions/:question/passing-on": "a button: src/web/challenges/challenges.test.ts",
  "/proposals/:id/protected-parts/:part/law-accesses/:access/ending": "a button: src/web/law-access/law-access.test.ts",
  "/proposals/:id/protected-parts/:part/law-accesses/:access/telling":
    "a button: src/web/law-access/law-access.test.ts",
  "/proposals/:id/second-look/answer": "src/web/second-look/second-look.test.ts",
  "/proposals/:id/second-look/passing-on": "a button: src/web/second-look/second-look.test.ts",
  "/proposals/:id/lapse": "a button once the deadline is over",
  "/proposals/:id/decline/confirmation": "a button: src/web/desk/desk-requests.test.ts",
  "/proposals/:id/decline/return": "src/web/desk/desk-requests.test.ts",
  "/proposals/:id/decline/drop": "a button: src/web/desk/desk-requests.test.ts",
  "/proposals/:id/inquiries/:inquiry/answer/release": "a button: src/web/desk/desk-requests.test.ts",
  "/proposals/:id/together/answers": "needs two open inquiries: src/web/inquiries/together.test.ts",
  "/proposals/:id/together/answers/:joint/draft": "needs a joint answer: src/web/inquiries/together.test.ts",
  "/proposals/:id/together/answers/:joint/confirmation": "a button: src/web/inquiries/together.test.ts",
  "/proposals/:id/together/meetings/:meeting/note": "needs a meeting: src/web/inquiries/together.test.ts",
  "/proposals/:id/together/meetings/:meeting/cancelling": "a button: src/web/inquiries/together.test.ts",
  "/proposals/:id/inquiries/:inquiry/questions-back/answer":
    "needs a question back: src/web/inquiries/inquiry-talk.test.ts",
  "/proposals/:id/meetings/:meeting/agreement": "a button: src/web/dialogue/meeting-requests.test.ts",
  "/proposals/:id/to-dos/:todo/change": "src/web/dialogue/next-steps-requests.test.ts",
  "/proposals/:id/to-dos/:todo/ending": "a button: src/web/dialogue/next-steps-requests.test.ts",
  "/proposals/:id/steps/:step/answer": "src/web/dialogue/next-steps-requests.test.ts",
  "/proposals/:id/meetings/:meeting/counters": "src/web/dialogue/meeting-requests.test.ts",
  "/proposals/:id/meetings/:meeting/moving": "src/web/dialogue/meeting-requests.test.ts",
  "/proposals/:id/meetings/:meeting/cancelling": "src/web/dialogue/meeting-requests.test.ts",
  "/proposals/:id/meetings/:meeting/minutes/objection": "src/web/dialogue/meeting-requests.test.ts",
  "/proposals/:id/mails/reading": "a form of files: src/web/dialogue/mails.test.ts",
  "/proposals/:id/drafts/:draft/files": "a form of files: src/web/dialogue/drafts.test.ts",
  "/proposals/:id/drafts/:draft/files/:file/removal": "a button: src/web/dialogue/drafts.test.ts",
  "/proposals/:id/drafts/:draft/discarding": "a button: src/web/dialogue/drafts.test.ts",
  "/proposals/:id/topics/:topic/closing": "a button: src/web/dialogue/talk-requests.test.ts",
  "/proposals/:id/topics/:topic/reopening": "a button: src/web/dialogue/talk-requests.test.ts",
  "/proposals/:id/messages/:message/correction": "of one's own message: src/web/dialogue/talk-requests.test.ts",
  "/proposals/:id/messages/:message/withdrawal": "a button: src/web/dialogue/talk-requests.test.ts",
  "/proposals/:id/notes/:note/correction": "of one's own note: src/web/dialogue/talk-requests.test.ts",
  "/proposals/:id/notes/:note/withdrawal": "a button: src/web/dialogue/talk-requests.test.ts",
  "/proposals/:id/meetings/:meeting/minutes": "src/web/dialogue/meeting-requests.test.ts",
  "/proposals/:id/meetings/:meeting/minutes/confirmation": "src/web/dialogue/meeting-requests.test.ts",
  "/proposals/:id/plan/sections/:section/lock": "a button: src/web/plan/plan-requests.test.ts",
  "/proposals/:id/plan/sections/:section/release": "a button: src/web/plan/plan-requests.test.ts",
  "/proposals/:id/plan/suggestions/:suggestion/acceptance": "a button: src/web/plan/plan-requests.test.ts",
  "/proposals/:id/plan/suggestions/:suggestion/withdrawal": "a button: src/web/plan/plan-requests.test.ts",
  "/proposals/:id/preparation": "a button: src/web/method/method.test.ts",
  "/proposals/:id/agreement/conclusion": "a button: src/web/agreement/partnership-requests.test.ts",
  "/proposals/:id/activation": "a button: src/web/agreement/partnership-requests.test.ts",
  "/proposals/:id/case/commenting": "a button: src/web/agreement/partnership-requests.test.ts",
  "/proposals/:id/case/comment": "src/web/agreement/partnership-requests.test.ts",
  "/proposals/:id/case/publication": "a button: src/web/agreement/partnership-requests.test.ts",
  "/proposals/:id/case/withholding": "src/web/agreement/partnership-requests.test.ts",
};

const urlencoded = { "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin" };
const send = (form: MetForm, body: string, headers: Record<string, string> = urlencoded) =>
  requests.send(form.who, form.action, { method: "POST", headers, body });
const filledIn = () => forms.filter(({ fields }) => fields.length > 0);

/** Sends every form that a filling fits; what was wrong with the answers, in words. */
async function answersTo(filling: Filling, toSend: readonly MetForm[], expected: readonly number[]): Promise<string[]> {
  const faults: string[] = [];
  for (const form of toSend) {
    const { status, text } = await send(form, bodyOf(form, filling));
    const where = `${form.route} (${form.who}, ${form.page})`;
    if (!expected.includes(status)) faults.push(`${where} answers ${status}`);
    if (status !== 422 && status !== 409) continue;
    const page = unescaped(text);
    for (const typed of typedTexts(form, filling))
      if (!page.includes(typed)) faults.push(`${where} loses "${typed.slice(0, 20)}"`);
    if (status === 409) continue;
    const errors = namedErrors(text);
    if (errors.length === 0 && !saysNotWhich.has(form.route)) faults.push(`${where} names no field`);
    for (const { message, hasPlace } of errors) {
      if (!hasPlace) faults.push(`${where}: no field behind "${message}"`);
      if (!/[ぁ-ん].*。?$/.test(message)) faults.push(`${where}: says "${message}"`);
    }
  }
  return faults;
}

test("every form of the program is met in the scenes, or is listed with where else it is held", () => {
  // In another language it is the same form with other words.
  const posts = requests.entries.filter(({ method, path }) => method === "POST" && !/^\/(en|easy)\//.test(path));
  const met = new Set(forms.map(({ route }) => route));
  expect(posts.map(({ path }) => path).filter((path) => !met.has(path) && !(path in elsewhere))).toEqual([]);
  const all = new Set(posts.map(({ path }) => path));
  expect(Object.keys(elsewhere).filter((path) => !all.has(path))).toEqual([]);
});

// A generous time: the forms are many, and each answer draws a whole page.
describe("a form", { timeout: 240_000 }, () => {
  test("that is sent empty comes back with each field and what would be right, and nothing is changed", async () => {
    const before = await everythingIn(city.owner);
    const toSend = filledIn().filter(({ route }) => !mayBeEmpty.has(route) && !notYet.has(route));
    expect(toSend.length).toBeGreaterThan(45);
    expect(await answersTo(nothing, toSend, [422])).toEqual([]);
    expect(await everythingIn(city.owner)).toEqual(before);
  });

  test("one character too long, dated 30 February, below zero, or with an option of nobody's comes back whole", async () => {
    const before = await everythingIn(city.owner);
    const toSend = filledIn().filter(({ route }) => !notYet.has(route));
    expect(await answersTo(wrong, toSend, [422])).toEqual([]);
    expect(
      await answersTo(
        wrong,
        filledIn().filter(({ route }) => notYet.has(route)),
        [409],
      ),
    ).toEqual([]);
    expect(await everythingIn(city.owner)).toEqual(before);
  });

  test("with NUL, lone surrogates, control characters and numbers beyond counting never breaks the program", async () => {
    const toSend = filledIn().filter(({ route }) => !mayBeEmpty.has(route));
    expect(await answersTo(absurd, toSend, [422, 409])).toEqual([]);
  });

  test("of another kind of body, or none, is as good as empty", async () => {
    const before = await everythingIn(city.owner);
    const faults: string[] = [];
    const kinds: [string, string][] = [
      ["application/json", '{"title":"x"}'],
      ["text/plain", "title=x"],
      ["multipart/form-data", "no boundary"],
      ["multipart/form-data; boundary=x", "--x\r\nbroken"],
      ["image/png", "\u0089PNG"],
    ];
    const toSend = filledIn().filter(({ route }) => !mayBeEmpty.has(route) && !notYet.has(route));
    for (const [index, form] of toSend.entries()) {
      const [type, body] = kinds[index % kinds.length]!;
      const { status } = await send(form, body, { ...urlencoded, "content-type": type });
      if (status < 400 || status >= 500) faults.push(`${form.route} answers ${status} to ${type}`);
    }
    expect(faults).toEqual([]);
    expect(await everythingIn(city.owner)).toEqual(before);
  });

  test("of another site is refused, whatever it holds", async () => {
    const before = await everythingIn(city.owner);
    const faults: string[] = [];
    for (const form of forms)
      for (const headers of [{ "sec-fetch-site": "cross-site" }, { origin: "https://example.org" }]) {
        const { status } = await send(form, bodyOf(form, nothing), {
          ...urlencoded,
          "sec-fetch-site": "none",
          ...headers,
        });
        if (status !== 403) faults.push(`${form.route} answers ${status}`);
      }
    expect(faults).toEqual([]);
    expect(await everythingIn(city.owner)).toEqual(before);
  });
});

describe("an address", { timeout: 120_000 }, () => {
  test("with an id of no shape leads nowhere: 404, before anything is read", async () => {
    const wrongIds = ["1", "../../etc", "%00", "null", `${randomUUID()}0`, "'--"];
    const faults: string[] = [];
    for (const [index, form] of forms.entries()) {
      const address = form.action.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, encodeURI(wrongIds[index % wrongIds.length]!));
      if (address === form.action) continue;
      const { status } = await requests.send(form.who, address, { method: "POST", headers: urlencoded, body: "" });
      if (status !== 404) faults.push(`${address} answers ${status}`);
    }
    expect(faults).toEqual([]);
  });

  test("with the part, inquiry, paper or initiative of another proposal leads nowhere either", async () => {
    const { proposalId: other } = await lineTo(city, "inquiry", { ready: true, parts: [{}] });
    const before = await everythingIn(city.owner);
    const inner = forms.filter(({ route }) => /\/:id\/.*:(part|inquiry|paper|initiative|meeting)/.test(route));
    expect(inner.length).toBeGreaterThan(8);
    const faults: string[] = [];
    for (const form of inner) {
      const address = form.action.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, other);
      const { status } = await requests.send(form.who, address, {
        method: "POST",
        headers: urlencoded,
        body: bodyOf(form, nothing),
      });
      if (![403, 404, 409].includes(status)) faults.push(`${form.route} answers ${status}`);
    }
    expect(faults).toEqual([]);
    expect(await everythingIn(city.owner)).toEqual(before);
  });

  test("with a question of no shape behind it shows the page, or says that there is none", async () => {
    const { proposalId } = await lineTo(city, "dialogue", { ready: true });
    const dashes = "-".repeat(36);
    const questions = [
      ...[dashes, `1.999999999999999.${dashes}`, `2026-01-01T00:00:00Z_${dashes}`, `2026-02-30_${randomUUID()}`],
      ...[
        `2026-11-24_${randomUUID()}_x`,
        "99999999999999999999",
        "-1",
        "1e400",
        "\u0000",
        "__proto__",
        "𠮷".repeat(500),
      ],
    ];
    const names = [
      "after",
      "before",
      "q",
      "version",
      "counter",
      "as",
      "field",
      "status",
      "holder",
      "challenge",
      "next",
    ];
    const toShow = requests.entries.filter(({ method, path }) => method === "GET" && !/:(?!id\b)/.test(path));
    const faults: string[] = [];
    const people = ["representative", "chief", "administrator"] as const;
    for (const { path } of toShow.filter(({ path }) => path.includes("/:id") === path.startsWith("/proposals/")))
      for (const [index, question] of questions.entries()) {
        const query = new URLSearchParams([
          ["holder", "desk"],
          ...names.map((name): [string, string] => [name, question]),
        ]);
        // What looks like a place in a list is asked by everybody, the rest by one after the other.
        for (const who of index < 4 ? people : [people[index % 3]!]) {
          const { status } = await requests.get(who, `${path.replace(":id", proposalId)}?${query}`);
          if (status >= 500) faults.push(`${path}?…=${question.slice(0, 30)} answers ${status} to ${who}`);
        }
      }
    for (const version of ["99999999999999999999", "0", "1e9", "-1"]) {
      const { status } = await requests.get("chief", `/proposals/${proposalId}/plan/versions/${version}`);
      if (status !== 404) faults.push(`version ${version} of the plan answers ${status}`);
      const file = await requests.get("chief", `/proposals/${proposalId}/agreement/versions/${version}/file`);
      if (file.status !== 404) faults.push(`version ${version} of the agreement answers ${file.status}`);
    }
    expect(faults).toEqual([]);
  });

  test("that nothing has is answered by a page with a way on", async () => {
    const { status, text } = await requests.get(null, "/nowhere");
    expect(status).toBe(404);
    expect(wordsOf(text)).toContain("見つかりません");
    expect(text).toContain('href="/"');
  });
});

describe("one form looked at closely", { timeout: 60_000 }, () => {
  test("a title of a megabyte is said to be too long, and comes back whole; a larger body gets a page with 413", async () => {
    const { proposalId } = await lineTo(city, "draft");
    const title = "a".repeat(1_000_000);
    const edit = `/proposals/${proposalId}/edit?step=content`;
    const long = await requests.post("representative", edit, { title });
    expect(long.status).toBe(422);
    expect(wordsOf(long.text)).toContain("提案の名前は80文字までで書いてください(いま1000000文字");
    expect(long.text).toContain(title);
    const larger = await requests.post("representative", edit, { title: "𠮷".repeat(100_000) });
    expect(larger.status).toBe(413);
    expect(wordsOf(larger.text)).toContain("送られた文章が長すぎます。全体で1MBまでにしてください。");
  });

  test("letters that are one to a reader count as one, and are kept as they are", async () => {
    const { proposalId } = await lineTo(city, "draft");
    const title = "👨‍👩‍👧‍👦葛󠄀".repeat(40);
    const answer = await requests.post("representative", `/proposals/${proposalId}/edit?step=content`, { title });
    expect(answer.status).toBe(303);
    const { rows } = await city.owner.query("select title from proposals where id = $1", [proposalId]);
    expect(rows[0]!.title).toBe(title);
  });

  test("without a key, with a key of no shape, or an old version, a form is answered plainly", async () => {
    const { proposalId } = await lineTo(city, "submitted");
    const receipt = `/proposals/${proposalId}/receipt`;
    expect((await requests.post("officer", receipt, { version: "1" })).status).toBe(409);
    for (const key of ["-".repeat(36), "x".repeat(100_000), "null"])
      expect((await requests.post("officer", receipt, { idempotency_key: key, version: "1" })).status).toBe(409);
    const keyless = await requests.send("officer", receipt, { method: "POST", headers: urlencoded, body: "version=2" });
    expect(keyless.status).toBe(303);
    const again = await requests.send("officer", receipt, { method: "POST", headers: urlencoded, body: "version=2" });
    expect([again.status, wordsOf(again.text).includes("受付済")]).toEqual([409, true]);
  });

  test("the words of somebody who writes on while the proposal is submitted are shown again, to be copied", async () => {
    const { proposalId } = await lineTo(city, "submitted");
    const typed = { summary: "まだ書いている要約", what: "書きかけ\n二行目" };
    const answer = await requests.post("member", `/proposals/${proposalId}/edit?step=content`, typed);
    expect(answer.status).toBe(409);
    expect(answer.text).toContain("まだ書いている要約");
    expect(answer.text).toContain("書きかけ\n二行目");
  });
});
