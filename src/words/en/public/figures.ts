import type { figures as ja } from "../../ja/public/figures.ts";

/** Target days and how they are kept, in English. */
export const figures: typeof ja = {
  title: "Target days and how they are kept",
  lead: "By when the city aims to answer, and how it really was. Days are working days of the city. A target is an aim, not a promise.",
  description: (city) =>
    `Target days of the public-private partnership desk of ${city} beside the median and the 90th percentile of the actual days, and how many proposals stand where.`,
  link: "All target days and how they are kept",
  waitsTitle: "Days for each step",
  period: (from, until) => `Steps that began after ${from} and ended by ${until}.`,
  chart: "Target days and actual days for each step",
  finding: ({ within, told }) =>
    within === told
      ? `The median is within the target in ${told === 1 ? "the one step" : `all ${told} steps`} that can be told.`
      : `The median is within the target in ${within} of ${told} steps.`,
  none: "Too few of every step have ended so far: the days of one proposal could be told from them, so no actual figures are given.",
  legend: { median: "Median (half ended within these days)", ninetieth: "Up to the 90th percentile", target: "Target" },
  bar: (median) => `Median ${median} days`,
  barFew: "too few to tell",
  columns: {
    step: "Step",
    who: "By",
    target: "Target",
    median: "Median",
    ninetieth: "90th percentile",
    kept: "Ended in time",
  },
  steps: {
    receive: "Confirmation of receipt",
    askDepartments: "Check and enquiries",
    answerInquiry: "Answer of a division",
    answerMessage: "Reply to a message",
    writeMinutes: "Draft of the minutes",
    decideFeasibility: "Decision on feasibility",
    proposeMethod: "Draft of the method",
  },
  desk: "The desk",
  department: "The division",
  days: (days) => `${days} days`,
  tooFew: "too few to tell",
  kept: ({ finished, inTime, few }) =>
    inTime !== null
      ? `${inTime} of ${finished} were in time.`
      : few === "late"
        ? `Of ${finished} steps, fewer than 3 proposals had one that was late.`
        : `Of ${finished} steps, fewer than 3 proposals had one that was in time.`,
  additions: (days) =>
    `Proposers are asked to send additions within ${days} working days. Their days are not counted here.`,
  countsTitle: "Where the proposals are now",
  countsText: "Submitted proposals. Each is counted in one state only.",
  underWay: "Being considered",
  outcomes: "With a result",
  status: "State",
  number: "Number",
  few: "under 3",
  count: (number) => String(number),
  countsNone: "No state has three proposals yet, so no numbers are given.",
  methodTitle: "How we count",
  method: [
    "Day 1 is the working day after it became the city’s turn. What arrives on a closed day or after closing time counts as arriving on the next working day.",
    "The median is the middle value when the days are put in order. The 90th percentile is the number of days within which nine of ten ended.",
    "The median is given where three or more proposals lie on each side of it (from six on), the 90th percentile where three or more lie beyond it (from about thirty on). With fewer, the days of one proposal could be told from it.",
    "Numbers under 3 are not given, because they could point to one proposal. No totals are given either, so that they cannot be found by subtraction.",
    "Proposals to a challenge that stays sealed until its deadline are in no number before they are opened.",
  ],
};
