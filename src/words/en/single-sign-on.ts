import type { singleSignOn as singleSignOnJa } from "../ja/single-sign-on.ts";

export const singleSignOn: typeof singleSignOnJa = {
  title: "Sign in with your organisation's account",
  with: (name) => `Sign in with ${name}`,
  staffLabel: "Staff of the city",
  partnerLabel: "Organisations that propose",
  byPassword: "Sign in with e-mail address and password",
  byProviderOnly: (name) =>
    `Staff of the city, please choose "Sign in with ${name}". Your password is not accepted here.`,
  problems: {
    away: {
      title: "We cannot reach your organisation's account service just now",
      text: "It is down or busy. Please try again in a while. The other ways below still work.",
    },
    busy: {
      title: "Many people are signing in just now",
      text: "Please wait about a minute and try again.",
    },
    cancelled: {
      title: "You turned back from your organisation's account",
      text: "You cancelled, or your account was not allowed in. Please try again, or sign in another way.",
    },
    refused: {
      title: "We could not verify this sign-in",
      text: "The answer of the account service did not belong to this sign-in. For your safety you are not signed in. Please begin again.",
    },
    expired: {
      title: "Please begin the sign-in again",
      text: "It began too long ago, went on in another tab, or was already used. Please begin again.",
    },
    "no-role": {
      title: "You have no role in this system",
      text: "Your account is fine, but it has no role at the desk or in a department. Please ask your IT team or the administrator.",
    },
    incomplete: {
      title: "Your name or e-mail address is missing",
      text: "The account service did not tell us your name or your e-mail address. Please tell your IT team.",
    },
    "shut-out": {
      title: "You cannot sign in at present",
      text: "Your use has ended, or an administrator has stopped it. If you do not know why, please contact the desk or the administrator.",
    },
  },
  again: (name) => `Try again with ${name}`,
  others: "Sign in another way",
  identity: {
    title: "This account is new here",
    known: (provider, who) => `${provider} has confirmed who you are: ${who}.`,
    connectTitle: "Connect it with the account you are using",
    connectText: (person, mail) =>
      `You are signed in as ${person}. Once connected, your organisation's account${mail ? ` (${mail})` : ""} signs you in as this person.`,
    connectNote:
      "If you signed in some time ago, we ask you to sign in once more, for your safety. We also tell you by e-mail.",
    connectButton: (person) => `Connect with ${person}`,
    notTheirs:
      "This account cannot be connected with the person who is signed in. It belongs to somebody else, or it is a staff account and you are not staff (or the other way round).",
    takenTitle: "You have an account here already",
    takenText: (mail) =>
      `There is an account for ${mail}. To show that it is yours, please sign in once the way you did before. Then we connect the two.`,
    takenStaff:
      "If you do not know your password, ask the administrator for a link to choose one. Connect the two on the account page after signing in.",
    haveTitle: "Already registered?",
    haveText: "Sign in once the way you did before, and we connect the two. You need not register again.",
    signIn: "Sign in and connect",
    registerTitle: "New here? Register your organisation",
    registerLead:
      "Whoever registers becomes the representative. If your organisation is registered already, do not register it again: ask its representative for an invitation.",
    registerButton: "Register and prepare a proposal",
  },
  account: {
    title: "Your organisation's account",
    connected: (name) => `Connected with ${name}.`,
    none: (name) => `Not connected with ${name} yet.`,
    connect: (name) => `Connect with ${name}`,
    passwordTitle: "Password",
    noPassword: "You have not chosen a password. You do not need one while your organisation's account signs you in.",
    choosePassword: "Choose a password by a link that we mail to you",
    leftOver:
      "You are still connected with an account that is no longer used here. Disconnect it if you do not know it.",
    remove: "Disconnect",
    removeNote:
      "It will no longer sign you in, and you are signed out on other devices. If you do not know your password here, choose a new one first.",
  },
};
