/** Every kind of letter that leaves the program; each has its words in src/mail/letters. */
export type LetterKind =
  | "account-safety"
  | "consultation-received"
  | "consultation-answered"
  | "consultation-invited"
  | "proposal-submitted"
  | "sealed-received"
  | "question-answered"
  | "question-refused"
  | "challenge-published"
  | "notices"
  | "deputyship"
  | "weekly-digest"
  | "verify-address"
  | "address-taken"
  | "address-changed"
  | "new-password"
  | "invitation";

/** What can have happened to somebody's sign-in that they should hear of where an intruder cannot keep it from them (ASVS 6.3.7). */
export type AccountChange =
  | "password-set"
  | "password-link-made"
  | "factor-set-up"
  | "factor-removed"
  | "factor-removed-for-you"
  | "recovery-code-used"
  | "passkey-added"
  | "passkey-removed"
  | "sign-on-connected"
  | "sign-on-disconnected";

/** What a letter carries besides who it is for: numbers and links, never a title, never a protected word. */
export type LetterFacts = Readonly<Record<string, string | number>>;

/** The words of one letter. */
export type LetterWords = { subject: string; text: string };

/** What the words of a letter know besides its facts. */
export type LetterFrame = {
  lang: "ja" | "en";
  /** The city's name in that language. */
  city: string;
  /** The name of the person it is for; "" where nobody but a stranger has said it. */
  name: string;
  /** Makes an address of the program a link that can be clicked. */
  link: (path: string) => string;
};
