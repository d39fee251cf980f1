import type { secondFactor as secondFactorJa } from "../ja/second-factor.ts";

export const secondFactor: typeof secondFactorJa = {
  wait: (seconds: number) =>
    `After several wrong answers, please wait ${seconds < 90 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`} and try again.`,
  wrong: "The code is wrong or has been used. Write the six digits that the app shows now.",
  missing: "Write the code: the six digits that the app shows.",
  label: "Code",
  code: {
    title: "Write the code",
    lead: "Beside the password there is one more check. Open your authenticator app and write the six digits that it shows now.",
    help: "The digits change every 30 seconds, and each code works once.",
    button: "Sign in",
    failed: "We could not sign you in",
    lostTitle: "If you cannot use the app",
    lostText:
      "Write one of the recovery codes (16 characters) that you noted down at the beginning into the same field.",
    lostAllTitle: "If you have no recovery code either",
    lostAllPartner: "Please contact the desk. Once they know that it is you, the app is taken off your account.",
    lostAllStaff:
      "Staff of the city ask their administrator. Once the app is taken off, you sign in with the password and set up another.",
    restart: "Begin again with the password",
  },
  enrolment: {
    title: "Set up an authenticator app",
    leadRequired:
      "Staff of the city use an authenticator app beside the password. Until it is set up no other page opens. It takes about five minutes.",
    lead: "From then on we ask for the digits of the app beside the password. Whoever learns your password still cannot sign in.",
    stepApp: "Have an authenticator app ready",
    stepAppText:
      "Install an app that shows six digits on your telephone: Google Authenticator, Microsoft Authenticator, or one that you use already.",
    stepRead: "Add this site to the app",
    stepReadText: "Choose “scan a QR code” in the app and point it at this picture.",
    qrLabel: "QR code for the authenticator app. If it cannot be read, type the key below by hand.",
    byHand: "Set it up without a camera",
    byHandText: "Choose “enter a key by hand” in the app and write the following. It is time-based and has six digits.",
    account: "Account",
    key: "Key",
    stepCode: "Write the digits that appear",
    stepCodeHelp: "The six digits that the app shows.",
    button: "Finish, and see the recovery codes",
    wrong:
      "The digits are wrong. Write the six digits that the app shows now. They differ when the telephone's clock is off.",
    over: "This page has been used or its time is over. Please begin again with the new picture below.",
    later: "Do it later and sign out",
  },
  codes: {
    title: "Note down your recovery codes",
    lead: "They help when you lose or change your telephone. Once this page is closed they cannot be shown again.",
    list: "Recovery codes (each works once)",
    keepTitle: "Write them down or print them, and keep them where nobody else sees them",
    keepText: "Kept on the telephone alone they are lost together with it.",
    go: "I have noted them down. Go on",
  },
  own: {
    title: "Checks at sign-in",
    section: "Checks at sign-in (two steps)",
    off: "You sign in by password alone. With an authenticator app your account stays safe even if somebody learns the password.",
    setUp: "Set up an authenticator app",
    on: "An authenticator app is set up. We ask for its digits when you sign in.",
    manage: "See the app and the recovery codes",
    since: "Set up on",
    left: "Recovery codes left",
    count: (codes: number) => String(codes),
    fewTitle: "Only a few recovery codes are left",
    fewText: "Make new ones before you run out.",
    newTitle: "Make new recovery codes",
    newText: "You get ten new ones. The earlier ones stop working.",
    newButton: "See new recovery codes",
    removeTitle: "Take the authenticator app off",
    removeText: "Afterwards the password alone signs you in. You are signed out on all other devices.",
    removeTextStaff:
      "For a new telephone, for example. You are signed out, and set up another app the next time you sign in.",
    removeHelp: "Write the six digits of the app or one of the recovery codes.",
    removeButton: "Take it off",
    back: "Back to the account",
  },
};
