import { about } from "./public/about.ts";
import { cases } from "./public/cases.ts";
import { challenges } from "./public/challenges.ts";
import { figures } from "./public/figures.ts";
import { home } from "./public/home.ts";
import { how } from "./public/how.ts";
import { numbers } from "./public/numbers.ts";
import { process } from "./public/process.ts";
import { results } from "./public/results.ts";
import { terms } from "./public/terms.ts";

/** Everything that the public face says, in やさしい日本語. */
export const publicFace = { home, how, challenges, cases, numbers, figures, process, results, terms, about };
