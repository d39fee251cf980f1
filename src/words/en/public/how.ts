import type { how as ja } from "../../ja/public/how.ts";

/** How it works, in English. */
export const how: typeof ja = {
  title: "How it works",
  lead: "Who does what by when, from the arrival of a proposal to its publication. Days are targets, counted in working days of the city.",
  description:
    "From proposal to publication in six steps: who does what by when, the seven principles, and what happens to an idea.",
  partner: "Proposer",
  city: "City",
  needed: "Needed to go on",
  steps: (days) => [
    {
      name: "Propose",
      text: "You answer one of the city’s challenges, or make a free proposal. You need not know which division is right.",
      partner:
        "You write what gets better for citizens, what you ask of the city, and the cost and time you expect. What must be protected is set apart: its heading and the reason come first. The representative of your organisation submits.",
      city: "Nobody in the city sees a draft before it is submitted.",
      needed:
        "The benefit to citizens, and a field or a challenge. A pledge, for example of having no ties to organised crime.",
    },
    {
      name: "Receipt and enquiries",
      text: "The desk receives the proposal and asks the divisions concerned. It gets a number, and you can always see where it is.",
      partner: `You may be asked to add something (within ${days.additions} working days). You settle with the desk how protected parts are handled.`,
      city: `Receipt is confirmed within ${days.receipt} working days and the content checked within ${days.check} of receipt. Divisions answer within ${days.answer} working days of being asked. The desk tells you the outlook: whether a public call is likely, and the earliest start.`,
      needed:
        "Public benefit confirmed. Ties declared by the staff assigned. Answers of the divisions, and a lead division. The outlook told.",
    },
    {
      name: "Dialogue",
      text: "We meet and look for a workable form together. A division that “wishes for a dialogue” has not promised a project.",
      partner: "You too can propose meetings and topics. You confirm the minutes, with comments if you like.",
      city: `Messages are answered within ${days.reply} working days. Draft minutes are written within ${days.minutes} working days of a meeting.`,
      needed:
        "Minutes confirmed by both sides. For each protected part, agreed terms of handling, or that it is left out.",
    },
    {
      name: "Plan and method",
      text: "Goals, indicators, roles and the bearer of each risk are written into a plan. Until the agreement it is a draft that binds nobody.",
      partner: "You can propose changes to the plan. Both sides approve the same version.",
      city: `The division decides within ${days.feasibility} working days whether it is feasible, with reasons. Fairness is checked by staff who did not write the plan. The method is decided by the city’s formal approval, with a target of ${days.method} working days. Where the city bears costs, or partners should be sought widely, there is a public call, and the proposer enters it like everybody else.`,
      needed:
        "Feasibility, fairness and the method decided. One version of the plan approved by both sides, goals with a gain for all three, and a bearer for every risk.",
    },
    {
      name: "Carrying out",
      text: "An agreement is concluded and its facts are published before work begins.",
      partner: `You see the facts to be published first and can comment (${days.comment} working days). You measure and report by the agreed indicators.`,
      city: "The city measures by the agreed indicators and records what it costs. When something goes wrong, both sides decide how to go on or to end.",
      needed:
        "An agreement concluded, or confirmation by both sides. Eligibility checked. Your comment on the facts to be published.",
    },
    {
      name: "Publication",
      text: "Results and costs, goals that were missed, and how another city can do the same are published.",
      partner: `You see the text first (${days.comment} working days). Protected parts, photographs and quotations are published only with your consent.`,
      city: "Where it is decided not to publish, the reason is listed.",
      needed: "A final report. The case published, or the reason why not on record.",
    },
  ],
  principlesTitle: "The seven principles",
  principlesText:
    "The principles are more than a text. A person confirms each of them, and nothing goes on before that.",
  principles: [
    "The proposal says what it does for citizens, and which challenge or field it serves.",
    "It takes no chance from other businesses. Staff who did not write the plan check this by answering questions.",
    "The city and the proposer approve the same version of the plan.",
    "The two have met, and both confirmed the minutes.",
    "There are goals with indicators, and a gain for the city, the proposer and citizens.",
    "Each foreseeable risk is borne by the city, by the proposer, or by both in stated shares.",
    "It is settled how protected parts are handled, and in the end the results are published, or the reason why not.",
  ],
  ideaTitle: "What happens to an idea?",
  ideaText:
    "Not even city staff can open a protected part until both sides have agreed how it is handled. You can always see the division, role, time and purpose of everybody who opened it. A request under the information disclosure ordinance, however, is decided by that ordinance.",
  ideaLink: "How we protect ideas",
  declineTitle: "A proposal may not be taken up",
  declineText:
    "An officer drafts the answer and the head of the desk confirms it. It gives the reason, what would make the idea possible, and who else to ask. This is the result of a consultation.",
  start: "Start a proposal",
};
