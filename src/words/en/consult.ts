import type { consult as ja } from "../ja/consult.ts";

/** Consultations and wishes: the public page, and the sender's own page. */
export const consult: typeof ja = {
  title: "Ask the desk, or tell it a wish",
  lead: "Ten lines are enough, even if it is not a proposal yet. You need not register.",
  description: (city) => `Ask the public-private partnership desk of ${city}, or tell it a wish, without registering.`,
  what: "What it is about",
  kind: "Which of the two is it?",
  kinds: { consultation: "I would like to ask something", wish: "I would like to tell a wish" },
  body: "Your question or wish",
  bodyHelp: "What, for whom, and about when. Write only what you know already, and nothing that must stay secret.",
  bodyExample: "We could add sign language to the films of city events. Which office should we talk to?",
  notProtected: "People of the city read what you write here",
  notProtectedText:
    "Ideas are protected in the protected parts of a proposal. If there is something to protect, do not write it here: write a proposal instead.",
  who: "Where to answer",
  name: "Your name",
  organisation: "Name of your organisation",
  mail: "E-mail address",
  telephone: "Telephone",
  reachHelp: (mails) =>
    mails
      ? "The answer appears on a page of your own. If you give an e-mail address, we will also write to you when it is there. A telephone number alone will do."
      : "The answer appears on a page of your own (no e-mail is sent). Give an e-mail address or a telephone number in case we have to ask back.",
  privacy: "We use your name and address for this question only.",
  button: "Send it to the desk",
  instead: "If it is a proposal already:",
  insteadLink: "start writing a proposal",
  tooMany: (minutes) =>
    `Too many messages came from your network. Please wait about ${minutes} minutes and send it again. What you wrote is still below.`,
  next: {
    title: "What happens next",
    first: (days) => `The desk reads it and aims to answer within ${days} business days.`,
    link: "As soon as you have sent it, a page of your own opens. The answer appears there too.",
    after:
      "The desk answers, or passes it on to the office concerned. It may also invite you to make a proposal of it.",
  },
  errors: {
    kind: "Choose whether you ask something or tell a wish.",
    name: "Write your name.",
    organisation: "Write the organisation's name in one line of up to 300 characters.",
    mail: "Write the e-mail address in the form name@example.jp.",
    telephone: "Write the telephone number with its area code, for example 072-500-0000.",
    reach: "Give an e-mail address or a telephone number, so that we can answer.",
    body: (most) => `Write your question or wish (up to ${most.toLocaleString("en")} characters).`,
    tooLong: (most, over) =>
      `Up to ${most.toLocaleString("en")} characters fit. Take out ${over.toLocaleString("en")}.`,
  },
  follow: {
    title: (kind) => (kind === "wish" ? "Your wish" : "Your question"),
    keep: "Keep the address (URL) of this page",
    keepText: (mails) =>
      `Only those who know this address can open the page. The answer appears here; ${
        mails ? "if you gave an e-mail address, we will also write to you when it is there." : "no e-mail is sent."
      }`,
    yours: "What you sent",
    history: "So far",
    received: "It reached the desk",
    states: {
      open: { who: "It is the city's turn", task: "The desk reads it and answers" },
      passed_on: { who: "It is the city's turn", task: "The office concerned is preparing an answer" },
      answered: { who: "The city has answered", task: "Please read the answer; you can write again below" },
      became_proposal: { who: "It has become a proposal", task: "It goes on under “Our proposals”" },
      closed: { who: "This has ended", task: "You can write to the desk again at any time" },
    },
    until: (date) => `we aim to answer by ${date}`,
    steps: {
      answered: "Answer",
      passed_on: (department) => `Passed on to ${department}`,
      invited: "The desk invited you to make a proposal of it",
      claimed: "It became a proposal",
      closed: "Ended",
      reopened: "Taken up again",
      replied: "You wrote again",
    },
    back: "Back to your question",
    talk: "What was said",
    city: "The city",
    you: "You",
    reply: (isAnswered) => (isAnswered ? "Ask or add something to the answer" : "Add something"),
    replyLabel: "Your further words",
    replyHelp: "Here too, write nothing that must stay secret.",
    replyButton: (isAnswered) => (isAnswered ? "Send this on to the city" : "Send what I have added"),
    replyMissing: (most) => `Write what you want to ask or tell (up to ${most.toLocaleString("en")} characters).`,
    noReply: {
      ended: "This has ended. Please send a new question or wish, and name its number.",
      many: "You can write five times in a row while you wait. Please go on after the city has answered.",
    },
    invitation: "You can make a proposal of this",
    invitationText:
      "Your words go into the draft, under “What you would do”. Only your organisation can read the draft; the city sees it after you submit it.",
    claim: "Start a draft from this",
    drafted: "A draft has been made. It goes on under “Our proposals”",
    signIn: "Sign in and go on",
    register: "Register your organisation and go on",
    another: "Send another question or wish",
    onlyPartner: "Proposals are written by people who signed in for an organisation.",
  },
};
