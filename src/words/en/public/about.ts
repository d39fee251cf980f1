import type { about as ja } from "../../ja/public/about.ts";

/** Pages of plain text in English. */
export const about: typeof ja = {
  ideas: () => ({
    title: "How we protect ideas",
    lead: "What can be protected, and what cannot. Please read this before you write a proposal.",
    description:
      "How the city handles the protected parts of a proposal: readers, agreement, the ledger of readings, and the disclosure ordinance.",
    sections: [
      {
        title: "Until you submit",
        paragraphs: [
          "Only people of your own organisation see a draft. City staff do not, nor does the administrator of the system.",
        ],
      },
      {
        title: "Setting apart what must be protected",
        paragraphs: [
          "What would harm you if it became known can be written apart from the rest. At first only its heading and your reason reach the city. Nobody in the city can open the content until both sides have agreed how it is handled.",
          "A part on which there is no agreement is left out. It is not handed to the city, and the city considers the proposal without having seen it.",
          "Please say what harm there would be. “Confidential” alone does not let us talk with a division.",
        ],
      },
      {
        title: "Who may read it",
        paragraphs: ["Readers and a time limit are settled for each part."],
        points: [
          "City staff: staff of the city once the dialogue has begun",
          "Divisions asked: the desk, and the divisions that were asked",
          "Desk only: the public-private partnership desk",
          "Named divisions only: the desk, and those of the named divisions that were asked",
        ],
      },
      {
        title: "Who has read it",
        paragraphs: [
          "Opening the content asks for a purpose from a list. The division, role, time and purpose are recorded, and you can see the record at any time. It is built so that it cannot be rewritten later.",
          "Staff who declare a tie to the matter can no longer see the proposal.",
        ],
      },
      {
        title: "When the time limit comes",
        paragraphs: [
          "Nothing is published by itself. The desk asks you; without an answer the part stays protected. Only you can release it earlier.",
        ],
      },
      {
        title: "What we cannot promise",
        paragraphs: [
          "Submitted documents become documents of the city. A request under the city’s information disclosure ordinance is decided by that ordinance. The agreed terms weigh in that decision, but they do not guarantee that nothing is disclosed.",
          "Where a proposal is the subject of a request, your opinion is heard first, as the ordinance provides.",
          "There may be reading required by law, for example an audit. It too is limited in purpose and time, recorded, and told to you unless the law forbids it.",
        ],
      },
      {
        title: "What is published",
        paragraphs: [
          "Cases and facts are written from the open parts. You see the text before it is published. Protected parts, photographs and quotations are published only with your consent.",
          "If there is a public call, no protected part stands in its terms. While it runs there are no single contacts, and everybody is given the same information.",
          "Patents and other rights are not protected by this procedure. Please take the steps you need before you submit.",
        ],
      },
    ],
  }),
  privacy: (contact) => ({
    title: "Personal data",
    lead: "The personal data that this desk handles, and what it is used for.",
    description: "Personal data handled by the desk, its use, how long it is kept, and how to ask for it.",
    sections: [
      {
        title: "What we hold",
        paragraphs: ["Only the following is held."],
        points: [
          "Accounts: name, its reading, mail address, organisation",
          "Questions and wishes: name, mail address, what was written",
          "Proposals and correspondence: what was written, minutes of meetings, the record of who did what and when",
          "Readings of protected parts: division, role, name, time and purpose of the staff who opened them",
        ],
      },
      {
        title: "What it is used for",
        paragraphs: [
          "To receive, consider and discuss proposals, to conclude agreements, and to publish results (names of persons only with consent). It is used for nothing else.",
        ],
      },
      {
        title: "Cookies and logs",
        paragraphs: [
          "There are no statistics or advertisements of others, and nothing is sent to other sites.",
          "Against faults and abuse we log which page was asked for and how it was answered, never what was written.",
          "People who only read get no cookie. Cookies are used in these cases alone:",
        ],
        points: [
          "When you sign in: one that keeps you signed in, and one that recognises the same browser (a year)",
          "When you begin a proposal before registering: one that finds the draft (14 days)",
        ],
      },
      {
        title: "Keeping and access",
        paragraphs: [
          "Documents are kept as the city’s rules on documents say, and then destroyed.",
          `You can ask the city for access to your data, its correction, or the end of its use under the Act on the Protection of Personal Information. Contact: ${contact}`,
        ],
      },
    ],
  }),
  accessibility: (contact) => ({
    title: "Accessibility",
    lead: "Everybody should be able to propose and to read in the same way.",
    description: "The accessibility target of this site, how it is checked, known problems, and whom to tell.",
    sections: [
      {
        title: "Target",
        paragraphs: ["Every page aims at level AA of JIS X 8341-3:2016, and at level AA of WCAG 2.2."],
      },
      {
        title: "How it is checked",
        paragraphs: [
          "With every change of the program pages are checked by machine, by keyboard alone, and enlarged (as narrow as 375 pixels). The page of test results says what was checked, how, and which pages were not.",
          "Everything can be done without JavaScript.",
          "There has been no test by a third party yet. Its result will be published on the page of test results.",
        ],
      },
      {
        title: "Known problems",
        paragraphs: ["The following is not good enough yet."],
        points: [
          "On English pages most of the body text of challenges and cases is Japanese. Titles and short summaries are in English.",
          "Pages in easy Japanese show challenges and cases in ordinary Japanese, and there are none behind the sign-in.",
          "Some submitted files cannot be read aloud. Please ask the desk for their content.",
        ],
      },
      {
        title: "Contact",
        paragraphs: [`Please tell us what is hard to use. We take proposals in other ways too. ${contact}`],
      },
    ],
  }),
  contact: (desk, hours, telephone) =>
    [desk, hours, telephone ? `telephone ${telephone}` : ""].filter((part) => part !== "").join(", "),
  feedTitle: { challenges: "Open challenges", cases: "Cases" },
};
