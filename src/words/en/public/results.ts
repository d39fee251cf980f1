import type { results as ja } from "../../ja/public/results.ts";

/** The page of test results in English. */
export const results: typeof ja = {
  title: "Accessibility test results",
  lead: "What is checked, how, and what is not checked yet. Numbers and lists come from the settings of the checking program.",
  description: "Scope, method, results and known exceptions of the checks against JIS X 8341-3:2016 and WCAG 2.2.",
  claimTitle: "Claim of conformance",
  claim: [
    "There has been no test by annex JB of JIS X 8341-3:2016, in which people check every success criterion. So no conformance is claimed. The target is level AA.",
    "Below are the scope and the result of the machine’s check, which runs with every change of this program. A version with a violation is not released.",
  ],
  methodTitle: "Check by machine",
  items: {
    standard: "Standard",
    standardIs: "JIS X 8341-3:2016 level AA, WCAG 2.2 level AA",
    tool: "Tool",
    toolIs: (version, rules) => `axe-core ${version} (${rules} rules) in a real browser`,
    how: "How",
    howIs: (widths, further) =>
      `Pages are opened ${widths} pixels wide (those in easy Japanese and English ${further}). Forms are checked again as they come back when they were filled in wrongly. Nothing may be wider than the window.`,
    who: "Whose pages",
    whoIs: "A visitor, proposing organisations, the desk, divisions, approvers, the administrator",
    technology: "Technologies relied upon",
    technologyIs: "HTML, CSS, SVG. Everything but passkeys works without JavaScript.",
    result: "Result",
    resultIs: "No violation on the pages that are checked (or this version would not have been released)",
  },
  pagesTitle: "Pages that everybody can see",
  pagesText: (inside) =>
    `The Japanese, the easy Japanese and the English page are each checked. There are ${inside} kinds of pages behind a sign-in besides.`,
  page: "Address of the page",
  state: "Check",
  scanned: "checked",
  notScanned: {
    machine: "read by machines, not a page",
    file: "a file to be saved",
    elsewhere: "checked by the same rules within another test",
    unreached: "nothing in the city used for checking leads there",
  },
  insideNot: (count) =>
    `Of the pages behind a sign-in ${count} kinds are not checked, because they are files or nothing in the city used for checking leads there.`,
  criteriaTitle: "Checks for each success criterion",
  criteriaText:
    "A machine can check a part of the criteria only. A rule does not mean that the whole criterion has been checked.",
  criterion: "Success criterion",
  rules: "Rules of the machine",
  rulesCount: (count) => `${count}, no violation`,
  byPeople: "Criteria that a machine cannot check (levels A and AA)",
  byPeopleText:
    "Use by keyboard, enlarged or without colour is checked by people while pages are made, but not yet recorded as the standard asks.",
  knownTitle: "Known exceptions",
  known: [
    "On English and easy Japanese pages most of the body text of challenges and cases is ordinary Japanese.",
    "Some submitted files and Word documents cannot be read aloud well.",
    "The picture of the process is followed by the same as a list. The picture itself may have to be moved sideways when it is enlarged.",
  ],
  policy: "Accessibility policy",
};
