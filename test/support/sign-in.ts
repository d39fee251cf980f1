import type { Program } from "../../src/db/program.ts";
import { openSession } from "../../src/db/stores/session-store.ts";

/** What `signIn` gives: a header for requests, a cookie for a browser's context. */
export type SignedIn = {
  headers: { cookie: string };
  /** For playwright's `context.addCookies([…])`. */
  cookie: { name: string; value: string; url: string; httpOnly: true; secure: true; sameSite: "Lax" };
};

/**
 * Signs a person in as the program would, without a password.
 * `await app.request("/proposals", { headers: (await signIn(program, city.person("company-a").id)).headers })`
 */
export async function signIn(program: Program, personId: string): Promise<SignedIn> {
  const opened = await program.db.asActor({ kind: "authenticator", municipality: program.municipality }, async (tx) => {
    const person = await tx
      .selectFrom("people")
      .select(["id", "side"])
      .where("id", "=", personId)
      .executeTakeFirstOrThrow();
    return openSession(tx, { id: person.id, side: person.side as "partner" | "city" }, program.now());
  });
  const name = "__Host-session";
  return {
    headers: { cookie: `${name}=${opened.token}` },
    // A __Host- cookie is bound to https or loopback, to the whole host and to "/".
    cookie: {
      name,
      value: opened.token,
      url: program.publicUrl.replace(/^http:/, "https:"),
      httpOnly: true,
      secure: true,
      sameSite: "Lax",
    },
  };
}
