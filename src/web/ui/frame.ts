import type { Actor } from "../../domain/policy/actor.ts";
import type { Lang } from "../../words/words.ts";

/** A sentence about what has just happened, shown once above the page. */
export type Flash = { kind: "done" | "info" | "error"; text: string };

/** What every page needs to draw its surroundings; built once for a request. */
export type Frame = {
  lang: Lang;
  actor: Actor;
  /** There is a notice that the person has not seen. */
  hasUnread: boolean;
  /** Path with its query, without the language's prefix: the language links lead to the same page. */
  path: string;
  /** Where the site is reached: "https://desk.city.example.jp", for the few addresses that must be whole. */
  site: string;
  city: { name: string; desk: string; hours: string; telephone: string };
  demo: boolean;
  /** The city has a mail server: what the pages promise depends on it. */
  mail: boolean;
  flash: Flash | null;
  /** A fresh key for the forms of this page: pressing twice does a thing once. */
  idempotencyKey: string;
};
