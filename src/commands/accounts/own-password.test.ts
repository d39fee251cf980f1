import { randomBytes } from "node:crypto";
import { generate } from "otplib";
import { afterAll, beforeEach, describe, expect, test, vi } from "vitest";
import { aCity } from "../../../test/support/city.ts";
import { newAppSecret } from "../../accounts/authenticator-app.ts";
import { hashToken } from "../../accounts/tokens.ts";
import { makeLink } from "../../db/stores/link-store.ts";
import { endSessions, openSession } from "../../db/stores/session-store.ts";
import { makeRecoveryCodes, removeOwnFactor } from "../second-factor/change-factor.ts";
import { enrolApp } from "../second-factor/enrol-app.ts";
import { removePasskey } from "../second-factor/remove-passkey.ts";
import { changeAddress } from "./change-address.ts";
import { changePassword } from "./change-password.ts";
import { passwords } from "./passwords.ts";
import { setPasswordByLink } from "./set-password-by-link.ts";
import { signIn } from "./sign-in.ts";

// The owner sets a new password to drive out whoever knows the old one, who types it at that very moment.

/** What happens while a password is being checked: on a city's machine that takes half a second and more. */
let meanwhile: () => Promise<unknown> = async () => {};
vi.mock("./passwords.ts", async () => {
  const { passwordHasher } = await import("../../accounts/password-hash.ts");
  const quick = passwordHasher({ logN: 10, r: 8, p: 1 });
  const verify: typeof quick.verify = async (...of) => {
    const isRight = await quick.verify(...of);
    await meanwhile();
    return isRight;
  };
  return { passwords: { ...quick, verify } };
});

const old = "青い自転車で港まで走った朝の匂い";
const owners = "緑の電車で山まで登った夜の音がした";
const thiefs = "悪い人が選んだとても長いパスワード一";
const login = "member@a.example.jp";

const city = await aCity();
afterAll(city.drop);
const { program } = city;
const actor = city.person("member");
const asAuthenticator = { kind: "authenticator", municipality: program.municipality } as const;

/** The thief's open session. */
let session: Buffer;
beforeEach(async () => {
  city.hoursLater(25);
  meanwhile = async () => {};
  await city.owner.query("delete from authenticator_apps");
  await city.owner.query(
    `insert into accounts (person_id, municipality_id, login, password_hash, verified_at) values ($1, $2, $3, $4, now())
     on conflict (person_id) do update set login = excluded.login, password_hash = excluded.password_hash`,
    [actor.id, program.municipality, login, await passwords.hash(old)],
  );
  session = await program.db.asActor(asAuthenticator, async (tx) =>
    hashToken((await openSession(tx, { id: actor.id, side: "partner" }, program.now())).token),
  );
});

/** By the link that was mailed to the owner. */
async function ownerSetsAnother(): Promise<void> {
  const link = await program.db.asActor(asAuthenticator, (tx) =>
    makeLink(tx, { personId: actor.id, madeBy: null }, program.now()),
  );
  const set = await setPasswordByLink(program, { token: link.token, password: owners, lang: "ja" });
  expect(set.ok).toBe(true);
}
const everySessionEnds = () =>
  program.db.asActor(asAuthenticator, (tx) => endSessions(tx, { of: actor.id }, program.now()));

const livingSessions = async () =>
  (await city.owner.query("select 1 from sessions where person_id = $1 and ended_at is null", [actor.id])).rows.length;
const opens = async (password: string) => (await signIn(program, { login, password, earlier: null })) !== null;

async function aPasskey(): Promise<string> {
  const { rows } = await city.owner.query<{ id: string }>(
    `insert into passkeys (municipality_id, person_id, credential_id, public_key, counter, created_at)
     values ($1, $2, $3, $3, 0, now()) returning id`,
    [program.municipality, actor.id, randomBytes(16)],
  );
  return rows[0]!.id;
}
async function anApp() {
  const { secret, sealed } = newAppSecret(program.key, actor.id);
  const code = await generate({ secret, epoch: Math.floor(program.now().getTime() / 1000) });
  return { sealed: sealed.toString("base64url"), typed: code };
}

const changed = (current: string) =>
  changePassword(program, { actor, lang: "ja", current, password: thiefs, session }).then(({ ok }) => ok);
const moved = async (current: string) => {
  const mailbox = { send: async () => {} } as unknown as NonNullable<typeof program.mail>;
  return changeAddress(
    { ...program, mail: mailbox },
    { actor, lang: "ja", mail: "thief@x.example.jp", current, session },
  ).then(({ ok }) => ok);
};
const withApp = async (current: string) =>
  (await enrolApp(program, { actor, current, session, ...(await anApp()) })).kind === "enrolled";
const withoutPasskey = async (current: string) =>
  (await removePasskey(program, { actor, current, session, passkeyId: await aPasskey() })) === "removed";

test("the old password opens nothing any more once its owner has set another while it was being checked", async () => {
  meanwhile = ownerSetsAnother;
  expect(await signIn(program, { login, password: old, earlier: null })).toBeNull();
  meanwhile = async () => {};
  // The session of who set the new one.
  expect(await livingSessions()).toBe(1);
  expect([await opens(owners), await opens(old)]).toEqual([true, false]);
});

test("whoever has the old password and a session does not overwrite the new password of its owner", async () => {
  meanwhile = ownerSetsAnother;
  expect(await changed(old)).toBe(false);
  meanwhile = async () => {};
  expect([await opens(owners), await opens(thiefs)]).toEqual([true, false]);
});

describe("the old password together with an open session", () => {
  test.each([
    ["does not move the account to another address", moved],
    ["does not set up an app that would shut its owner out", withApp],
    ["does not take a passkey off", withoutPasskey],
  ])("%s once the owner has set another password meanwhile", async (_, act) => {
    meanwhile = ownerSetsAnother;
    expect(await act(old)).toBe(false);
    meanwhile = async () => {};
    const { rows } = await city.owner.query("select login from address_proofs where login = 'thief@x.example.jp'");
    const { rows: apps } = await city.owner.query("select 1 from authenticator_apps");
    expect([rows.length, apps.length]).toEqual([0, 0]);
  });
});

test("nothing of an account changes by a session that was ended while the password was being checked", async () => {
  for (const act of [changed, moved, withApp, withoutPasskey]) {
    meanwhile = everySessionEnds;
    expect(await act(old)).toBe(false);
    meanwhile = async () => {};
    expect(await opens(old)).toBe(true);
  }
});

test("by the code of the app alone a session that has ended changes nothing either", async () => {
  const { secret, sealed } = newAppSecret(program.key, actor.id);
  const typed = () => generate({ secret, epoch: Math.floor(program.now().getTime() / 1000) });
  const app = { sealed: sealed.toString("base64url"), typed: await typed() };
  expect((await enrolApp(program, { actor, current: old, session, ...app })).kind).toBe("enrolled");
  await everySessionEnds();
  city.hoursLater(1);
  const change = { actor, session, source: { browser: null, address: "192.0.2.1" } };
  const form = "11111111-1111-4111-8111-111111111111";
  expect((await makeRecoveryCodes(program, { ...change, typed: await typed(), form })).kind).toBe("none");
  expect((await removeOwnFactor(program, { ...change, typed: await typed(), keepsSession: false })).kind).toBe("none");
  expect((await city.owner.query("select 1 from authenticator_apps")).rows.length).toBe(1);
});

test("in quiet times the right password changes the password, the address, the app and the passkeys", async () => {
  for (const act of [moved, withApp, withoutPasskey]) expect(await act(old)).toBe(true);
  await city.owner.query("delete from authenticator_apps");
  expect(await changed(old)).toBe(true);
  expect([await opens(old), await opens(thiefs)]).toEqual([false, true]);
});
