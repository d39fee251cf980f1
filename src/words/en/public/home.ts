import type { home as ja } from "../../ja/public/home.ts";

/** The home page in English. */
export const home: typeof ja = {
  title: "Home",
  sentence: "One window where companies, universities and groups join the city to reach a shared goal.",
  lead: "You need not know which field or division is right. We show where your proposal is, who answers it and by when, from beginning to end.",
  description: (city) =>
    `The public-private partnership desk of ${city}: it takes proposals from companies, universities and groups, and shows where each one is and who answers by when.`,
  propose: {
    title: "You have something to propose",
    text: "We take proposals in any field at any time. Drafts can be saved, and nobody in the city sees them until you submit.",
    button: "Start a proposal",
  },
  browse: {
    title: "You would like to start from the city’s problems",
    some: (count) =>
      count === 1
        ? "The city is asking for proposals to 1 challenge. The solution is open."
        : `The city is asking for proposals to ${count} challenges. The solutions are open.`,
    none: "No challenge is open at the moment. Free proposals are welcome at any time.",
    button: "See open challenges",
    buttonNone: "See past challenges",
  },
  ask: {
    before: "If it is not a proposal yet, you can also ",
    link: "ask the desk, or tell it a wish",
    after: ". You need not register.",
  },
  path: {
    title: "From proposal to publication",
    text: "Seven principles are confirmed one by one. The threads of the band show which are confirmed by each step.",
    link: "How it works in detail",
    cityDays: (days) => `City: within ${days} working days`,
  },
  steps: [
    {
      name: "Propose",
      text: "You write what gets better for citizens. What must be protected is set apart, with the reason.",
    },
    { name: "Receipt and enquiries", text: "The desk checks the proposal and asks the divisions concerned." },
    { name: "Dialogue", text: "We meet and look for a workable form together. Both sides confirm the minutes." },
    {
      name: "Plan and method",
      text: "Goals, roles and responsibilities are settled, then the method: an agreement, a public call or another.",
    },
    { name: "Carrying out", text: "We start, measure and report." },
    { name: "Publication", text: "Results and costs are published in a form that other cities can use." },
  ],
  principles: [
    "Life gets better for citizens",
    "Every business has a chance",
    "Both sides approve the same version",
    "Meetings are on record",
    "Indicators, and a gain for all three",
    "Every risk has somebody to bear it",
    "Protect what must be, open the rest",
  ],
  measures: {
    title: "Target days and actual days",
    period: "Steps that ended in the last twelve months. Days are working days of the city.",
    link: "All figures",
    median: (days) => `Median ${days}`,
    unit: " days",
    text: (target, kept) => `The target is ${target} days (upright line). ${kept}`,
    few: (target) =>
      `The target is ${target} days. Too few have ended so far: the days of one proposal could be told from a figure, so none is given.`,
    target: (days) => `Target ${days}`,
  },
  newChallenges: { title: "New challenges", link: (count) => (count === 1 ? "See the one open" : `See all ${count}`) },
  cases: {
    title: "Partnerships carried out",
    link: "See all cases",
    emptyTitle: "No case has been published yet",
    emptyText: "When a partnership ends, its results, its costs and the goals it missed are published here.",
  },
};
