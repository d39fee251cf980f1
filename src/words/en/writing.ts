import type { writing as ja } from "../ja/writing.ts";

/** Writing a proposal: questions, steps ahead, and the pages before registering. */
export const writing: typeof ja = {
  questions: {
    title: {
      label: "Name of the proposal",
      help: "A name that says what is done, and how.",
      example: "First smartphone lessons on the devices of our shops",
      more: [
        "Monthly health checks from 65, on the body scales of our pharmacies",
        "A drill in which neighbours build the partitions of a shelter",
        "Making things from blanket offcuts, for primary schools",
      ],
    },
    summary: {
      label: "Summary",
      help: "Two or three lines, read first in every list.",
      example: "In the city's gymnasiums people over 65 learn to use a smartphone, with our devices and our teachers.",
      more: [
        "We place body scales in our pharmacies, so that people over 65 can measure themselves once a month without cost. A pharmacist explains the result.",
        "With our partitions and the neighbourhood's disaster groups we practise turning a gymnasium into a shelter within 30 minutes.",
        "Offcuts of the blanket mills become teaching material: primary schools learn about the industry of their town.",
      ],
    },
    what: {
      label: "What is done",
      help: "When, where, who, what. Explain the terms of your trade.",
      example:
        "From June to August our teachers give a lesson in a gymnasium twice a month, for 20 people over 65 each time.",
      more: [
        "For one year from April there is one body scale in each of our three shops. No appointment is needed; a pharmacist explains for about ten minutes. Whoever has a value to watch gets the leaflet of the city's health advice. We keep neither names nor values.",
        "On two Saturdays in November we hold a drill of two hours in a school's gymnasium. Three of our people show how it is done, and some 40 participants build 50 cubicles. Afterwards the 50 partitions are given to the city.",
        "From September to November the fourth years of five schools visit a mill and weave a small mat from offcuts, one lesson each. Craftsmen of the association teach; the mills bring the material.",
      ],
    },
    benefit: {
      label: "What gets better for citizens",
      help: "For whom, what, by how much. The dialogue begins with this. An estimate is enough.",
      example: "The share of people over 65 who can apply online rises from 38% to an estimated 60% in a year.",
      more: [
        "More people notice changes in their body. We expect 600 measurements in a year, and 50 people who go on to the city's health advice.",
        "A shelter opens in 30 minutes instead of about two hours. Eighty more people of the neighbourhood know how.",
        "Some 400 children touch the industry of their town. About 200 kg of offcuts a year are used instead of thrown away.",
      ],
    },
    ask: {
      label: "What you ask of the city",
      help: "Places, announcements, data, hours of staff. If nothing, write “nothing”.",
      example: "Use of a gymnasium (three hours, twice a month) and a notice in the city's paper.",
      more: [
        "A notice in the city's paper, and half an hour a month with the health department.",
        "Use of a gymnasium twice, three hours each, and an invitation to the neighbourhood's disaster groups.",
        "An introduction to the schools, and two hours of lessons in each.",
      ],
    },
    cost: {
      label: "Cost",
      help: "Who bears what, and about how much. If the city is to spend money, how much.",
      example: "Teachers and devices, about 1.2 million yen, are ours. The city spends nothing.",
      more: [
        "Three scales and the hours of explaining, about 0.9 million yen a year, are ours. The city spends nothing.",
        "Fifty partitions (about 1.5 million yen) and the teachers are ours. We ask that no rent is charged for the hall.",
        "The association bears material and fees, about 0.4 million yen. The bus for the visits (about 0.1 million) we would like to talk about.",
      ],
    },
    period: {
      label: "Period",
      help: "From when until when. If it is open, the time you would like.",
      example: "June to August 2027. If it goes well, we would like to go on the next year.",
      more: [
        "April 2027 to March 2028. In January 2028 we talk about going on.",
        "Two Saturdays in November 2027. From the next year the neighbourhood can go on by itself.",
        "September to November 2027, moved to fit the schools' calendar.",
      ],
    },
  },
  moreExamples: "More examples",
  themes: ["Health", "Disaster prevention", "Blanket industry"],
  fields: { label: "Policy fields", help: (most) => `Up to ${most} that matter most.` },
  steps: {
    content: "The proposal",
    terms: "Cost, period, what you ask",
    registration: "Register",
    submission: "Check and submit",
  },
  saving: {
    saved: "Saved {time}",
    failed: "It could not be saved just now. It is tried again when the connection is back.",
    stale:
      "Something newer was saved from another window. Automatic saving has stopped. Press the save button below to see both beside each other.",
    refused: "This is not saved yet. Press the save button below to see why.",
  },
  after: {
    title: "What happens after you send it",
    receive: "The desk confirms that it has arrived",
    answerInquiry: "The departments concerned are asked, and answer",
    dialogue: "You hear the outlook, and we meet",
    dialogueNote: "First of all whether a public call is likely, and the earliest start",
    decideFeasibility: "The department in charge decides whether it is feasible",
    proposeMethod: "The way (agreement or public call) is drafted",
    target: (days) => `Target ${days} business days`,
    usual: (days) => `Usually ${days}`,
    basis:
      "“Usually” is the median of the last twelve months. Where the days of one proposal could be told from it, it is not given.",
    unread: "Nobody in the city can read it before you submit it.",
  },
  hints: {
    title: "From what you wrote",
    challenges: "Open challenges with similar content",
    answer: "You can also submit this as an answer to one of them.",
    departments: "Departments that may be concerned",
    basis:
      "Chosen by shared words, from published challenges and duties only. The desk decides whom to ask after you have submitted.",
  },
  begin: {
    title: "Begin a proposal",
    titleChallenge: "Answer this challenge",
    description: (city) => `Begin a proposal to ${city}; you need not register first.`,
    lead: "You can begin now, without registering. Save at any point and go on later.",
    whatTitle: "What you write",
    what: [
      "What is done, what gets better for citizens, what you ask of the city, cost and period.",
      "While you write nobody in the city can read it. The city sees it when you have registered and your representative submits it.",
      "Once submitted, the desk and the departments that it asks read the text; once the dialogue has begun, staff of other departments too (never the content of protected parts).",
    ],
    partsTitle: "What must not become known is written after registering",
    parts:
      "A protected part, such as a technique before its patent, can only be protected when it is clear whose it is. After registering you decide who may read it and until when. Until then, please write only what may be known.",
    write: "Begin without registering",
    signIn: "Sign in and write",
    consultBefore: "If it has no shape yet, ",
    consultLink: "ask the desk",
    consultAfter: " without registering.",
    goOn: "You have begun a draft",
    goOnText: (saved, until) => `Saved ${saved}. You can go on in this browser until ${until}.`,
    goOnButton: "Go on writing",
    closedTitle: "This challenge is closed",
    closedText: (title) => `“${title}” takes no more proposals. You can write the same as a free proposal.`,
    writeFree: "Write a free proposal",
    deadline: (date) => `Deadline ${date}`,
  },
  early: {
    title: "Write a proposal",
    answering: (title) => `Answers the challenge “${title}”`,
    notRegistered: "A draft before registering",
    kept: (until) =>
      `It is kept until ${until}, for this browser alone, and then deleted. Once you register it has no end, and you can go on from other devices. The form after registering is in Japanese.`,
    notKept: "When you save it, you can go on in this browser for 14 days. Nobody in the city can read it.",
    shared: "On a device that others use too, discard the draft when you have finished.",
    errorFields: "Please choose the policy fields from the list.",
    errorWords: (label, most) =>
      `${label}: please write at most ${most} characters, without invisible control characters.`,
    full: "Many drafts were begun from the same place, so it cannot be saved now. What you wrote is still below. If you register, it can be saved at once.",
    tooOften: (minutes) =>
      `Several drafts were begun from the same place, so it cannot be saved now. Please save again in about ${minutes} minutes. What you wrote is still below.`,
    fullTitle: "Not saved yet",
    staleTitle: "Something newer was saved from another window",
    staleText: "What you have just written is all below. Compare it with what is stored, and save the better one.",
    stored: (label) => `Stored now: ${label}`,
    empty: "(nothing)",
    nextTerms: "Next: cost, period, what you ask",
    nextRegistration: "Next: register",
    back: "Back",
    save: "Save the draft",
    discard: "Discard this draft",
    protectLater:
      "Please do not write here what must not become known. After registering you write it as a protected part.",
  },
  registration: {
    title: "Register and go on",
    lead: "What you have written so far becomes your organisation's draft when you register.",
    written: "Written so far",
    nothing: "Nothing is written yet",
    nothingText: "Write and save something of the proposal, and you can go on with it after registering.",
    back: "Back to writing",
    whyTitle: "What you can do after registering",
    why: [
      "Write protected parts. Who is protected, and until when, is agreed with the city; so it must be known which organisation you are.",
      "Write together with others of your organisation.",
      "Your representative submits it and receives its number.",
    ],
    register: "Register the organisation and go on",
    signIn: "Already registered: sign in and go on",
  },
};
