import type { terms as ja } from "../../ja/public/terms.ts";

/** The terms of use in English. */
export const terms: typeof ja = (contact) => ({
  title: "Terms of use",
  lead: "What you and the city agree on when you use this site, whether you only read or make a proposal.",
  description:
    "Terms of use of the desk’s site: registration, proposals, what is not allowed, use of texts, liability.",
  sections: [
    {
      title: "What this site is for",
      paragraphs: [
        "You can read the city’s challenges and cases, send a question or a wish, write and submit proposals, and carry on the procedure that follows. It is free of charge.",
        "Receiving a proposal promises neither a contract nor money. Target days are an aim, not a promise.",
      ],
    },
    {
      title: "Registration and sign-in",
      paragraphs: [
        "To submit a proposal an organisation has to be registered. Whoever registers keeps to the following.",
      ],
      points: [
        "What you register is true, and you correct it when it changes.",
        "You share passwords and other means of sign-in with nobody. Each person has an account of their own.",
        "Who registers as the representative is entitled to represent the organisation in this procedure.",
        "If you think that somebody else has used your account, change the password and tell the desk.",
      ],
    },
    {
      title: "Proposals and ideas",
      paragraphs: [
        "The rights in the texts and documents of a proposal stay with whoever wrote them. The city uses them to consider the proposal, for the procedure, and for publication as these terms and its ordinances say.",
        "How protected parts are handled, and what cannot be promised, stands in “How we protect ideas”. Do not write what infringes the rights of others, or secrets that you may not tell.",
        "A proposal can be withdrawn after it was submitted. What was submitted is still kept as the city’s rules on documents say.",
      ],
    },
    {
      title: "What is not allowed",
      paragraphs: ["If it happens, the city may stop an account, or not publish what was written."],
      points: [
        "Untrue statements, or acting in somebody else’s name",
        "Personal data of others without their consent",
        "Use by or for organised crime",
        "Pressing staff to bend a fair procedure",
        "Malicious programs, deliberate overload, or attempts to enter where one may not",
      ],
    },
    {
      title: "Using what is published",
      paragraphs: [
        "Published texts and figures may be quoted and passed on with their source (the city and this site). Photos and documents of proposers need the permission of whoever has the rights.",
        "Links are welcome. New challenges and cases can also be read as feeds (Atom, JSON Feed).",
      ],
    },
    {
      title: "Interruptions and changes",
      paragraphs: [
        "The site may stop for maintenance or because of a fault. If that happens before a deadline, the city keeps things fair, for example by a later deadline.",
        "We try to keep the site right, but what has effect are the city’s own documents: its decisions, agreements, contracts and public notices.",
        "Changes of these terms are told on this page before they come into force.",
      ],
    },
    {
      title: "Law and contact",
      paragraphs: [
        `These terms are governed by the law of Japan. The Japanese text is the binding one; others are for reference. Contact: ${contact}`,
      ],
    },
  ],
});
