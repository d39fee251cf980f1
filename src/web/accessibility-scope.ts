/** What the machine looks at: the scan (test/accessibility) and the page that tells of it read the same lists. */
export const scannedWidths: readonly number[] = [375, 1280];

/**
 * Of pages in another language than Japanese: the same parts with other words, whose contrast, names and roles were looked at in Japanese.
 * What other words can break is the width, and it breaks first where it is narrow.
 */
export const furtherWidths: readonly number[] = [375];

/** Success criteria A and AA of WCAG 2.0 to 2.2, as axe-core marks its rules. */
export const scannedTags: readonly string[] = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** machine: nobody reads it as a page · file: a document to be saved · elsewhere: another test opens it · unreached: nothing in the demo leads there. */
export type NotScanned = "machine" | "file" | "elsewhere" | "unreached";

/** A route that the scan does not see: which kind, and the reason for who maintains it. */
type Reason = { kind: NotScanned; why: string };
const inAll = (pages: readonly string[], reason: Reason, langs: readonly string[] = ["", "/en", "/easy"]) =>
  Object.fromEntries(langs.flatMap((lang) => pages.map((page) => [`${lang}${page}`, reason])));

/** Routes of GET that the scan does not see, each with the reason. */
export const notScanned: Readonly<Record<string, Reason>> = {
  ...inAll(["/healthz", "/readyz", "/robots.txt", "/sitemap.xml"], { kind: "machine", why: "for machines" }, [""]),
  ...inAll(
    ["challenges", "cases"].flatMap((kind) => [`/feeds/${kind}.atom`, `/feeds/${kind}.json`]),
    { kind: "machine", why: "for feed readers" },
  ),
  ...inAll(["/sign-in/code", "/sign-in/second-factor"], {
    kind: "elsewhere",
    why: "nobody of the demo has a password: scanned in test/journeys, second-factor and passkey",
  }),
  ...inAll(
    ["/account/second-factor", "/account/passkeys"],
    {
      kind: "elsewhere",
      why: "nobody of the demo has a password: scanned in test/journeys, second-factor and passkey",
    },
    ["", "/en"],
  ),
  ...inAll(["/sign-in/with/:code"], { kind: "machine", why: "leads to a provider, which the demo has not" }),
  ...inAll(["/sign-in/identity"], {
    kind: "elsewhere",
    why: "needs a provider: scanned in test/journeys/single-sign-on.test.ts",
  }),
  "/sign-in/with/:code/answer": {
    kind: "elsewhere",
    why: "needs a provider: scanned in test/journeys/single-sign-on.test.ts",
  },
  "/en": { kind: "machine", why: "leads on to /en/" },
  "/easy": { kind: "machine", why: "leads on to /easy/" },
  "/desk/hand-overs/:handOver/file": { kind: "file", why: "a file of Word" },
  "/desk/divisions/:department": {
    kind: "unreached",
    why: "no department of the demo is about to be split; the same lines as of a hand-over that is planned",
  },
  "/desk/board/file": { kind: "file", why: "a file of CSV" },
  "/desk/people/file": { kind: "file", why: "a file of CSV" },
  "/proposals/:id/agreement/versions/:version/file": { kind: "file", why: "a file of Word" },
  "/proposals/:id/talk-record/file": { kind: "file", why: "a file of Word" },
  "/proposals/:id/talk-news": { kind: "machine", why: "asked by the script of an open page" },
  "/proposals/:id/talk-files/:file": { kind: "file", why: "what was attached to a message or a note" },
  "/proposals/:id/drafts/:draft/files": {
    kind: "unreached",
    why: "nobody of the demo has a draft; the same form as for the files of a proposal",
  },
  "/proposals/:id/protected-parts/:part": {
    kind: "unreached",
    why: "no draft of the demo has a protected part; the same form as for a new one",
  },
  "/proposals/begun/taking": {
    kind: "elsewhere",
    why: "needs a draft from before registering: scanned in test/journeys/first-proposal.test.ts",
  },
  "/unsubscribe/:token": {
    kind: "unreached",
    why: "needs the link of a mail; a page with one button, of the same parts as every other",
  },
  "/proposals/:id/protected-parts/:part/memorandum/file": { kind: "file", why: "a file of Word" },
  "/desk/law-accesses/:access/ties": {
    kind: "unreached",
    why: "the question about ties: scanned as that of a proposal",
  },
  "/desk/organisations/merging": { kind: "unreached", why: "no organisation of the demo has registered twice" },
  ...inAll(["/account/address"], { kind: "unreached", why: "nobody of the demo has an address to sign in with" }, [
    "",
    "/en",
  ]),
  ...inAll(["/address/:token"], {
    kind: "unreached",
    why: "no mail leaves the demo: the dead link is scanned as a page that is not there",
  }),
  "/proposals/:id/together/meetings/:meeting/calendar": { kind: "file", why: "a file for a calendar" },
  "/proposals/:id/meetings/:meeting/calendar": { kind: "file", why: "a file for a calendar" },
  "/proposals/:id/files/:file": { kind: "file", why: "a file of its proposer" },
  "/proposals/:id/second-look": {
    kind: "unreached",
    why: "the days to ask for one are over in the demo, so no link leads there",
  },
  "/proposals/:id/plan/sections/:section": {
    kind: "elsewhere",
    why: "begins with a press: scanned in test/journeys/plan.test.ts",
  },
  "/proposals/:id/award": { kind: "unreached", why: "no proposal of the demo is a small direct contract" },
};
