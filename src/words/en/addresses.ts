import type { addresses as addressesJa } from "../ja/addresses.ts";

/** English words about whose a mail address is. */
export const addresses: typeof addressesJa = {
  title: "E-mail address",
  yours: "Your e-mail address",
  proven: "Confirmed. It is used for signing in and for letters from the desk.",
  noMail: "This desk sends no e-mail, so addresses are not confirmed. To change yours, please contact the desk.",
  unprovenTitle: "Please confirm your e-mail address",
  unproven: (address) =>
    `We send a letter to ${address}. Open its link within 24 hours and press the button. You can write drafts meanwhile; submitting and inviting people come after confirming.`,
  notArrived: "If it does not arrive, look among unwanted mail and check the address for mistakes.",
  sendAgain: "Send the letter again",
  wrongAddress: "If the address is wrong or has changed",
  changeLead: "We send a letter to the new address. Until its link is opened the present one counts.",
  newMail: "New e-mail address",
  changeButton: "Send a letter to the new address",
  nothingToProve: "This e-mail address does not have to be confirmed.",
  sameAddress: "This is the address you have now. Write another one.",
  tooSoon: (ms) =>
    ms <= 90_000
      ? `A letter has just been sent. Please try again in ${Math.ceil(ms / 1000)} seconds.`
      : `Several letters have been sent. Please try again in about ${Math.ceil(ms / 3_600_000)} hours.`,
  back: "Back to organisation and account",
  rowNone: "not confirmed yet",
  rowProven: "confirmed",
  rowLink: "Confirm or change the address",
  submitFirst: "Before submitting, please confirm your e-mail address",
  submitText: (address) =>
    `So that letters from the city reach you, ${address} is confirmed before submitting. Please open the link in the letter that we sent. What you wrote is saved.`,
  submitRefused: "Before submitting, please confirm your e-mail address. What you wrote is saved.",
  change: "If the address is wrong",
  proof: {
    title: "Confirm your e-mail address",
    lead: (address) => `Confirms that ${address} belongs to the following person.`,
    name: "Name",
    organisation: "Organisation",
    notYou: "If you do not know of this registration, close this page. The address is then not used.",
    button: "Confirm this address",
    deadTitle: "This link cannot be used",
    deadText:
      "Its 24 hours are over, or it has been used. Sign in to send the letter again. If you have only just registered, “Forgotten password” sends it too.",
    signIn: "Sign in",
  },
  forgotten: {
    title: "Forgotten password",
    lead: "We send a link to your registered e-mail address by which you choose a new password. It works for an hour.",
    button: "Send the link",
    link: "Choose a new password",
    sentTitle: "We have sent an e-mail",
    sent: "If this address is registered and confirmed, a letter arrives shortly. Whether it is registered is not shown here, for safety.",
    else: "If it does not arrive, please contact the desk; staff of the city ask their administrator.",
  },
};
