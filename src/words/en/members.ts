import type { members as membersJa } from "../ja/members.ts";

/** English words about the people of an organisation. */
export const members: typeof membersJa = {
  title: "People of the organisation",
  lead: "Everybody listed here reads the organisation's proposals. Representatives submit, withdraw, approve and consent.",
  link: "See and invite people",
  since: "Since",
  act: "Action",
  you: "(you)",
  makeRepresentative: "Make representative",
  makeMember: "Make member",
  remove: "Remove",
  removeLead: (name) =>
    `${name} will at once no longer read the proposals of this organisation. The record of what they did stays.`,
  removeButton: (name) => `Remove ${name} from the organisation`,
  invite: "Invite somebody",
  inviteLead: (byMail) =>
    byMail
      ? "We send a link by e-mail. It works once, for 14 days. Who gets it registers or signs in, and joins with the role you choose."
      : "The link is shown once. It works once, for 14 days. Please hand it over safely.",
  mail: "E-mail address of the person invited",
  role: "Role after joining",
  inviteButton: (byMail) => (byMail ? "Send the invitation" : "Make the invitation link"),
  invitations: "Invitations",
  invitationsNone: "No invitations yet.",
  invitedBy: "Invited by",
  state: "State",
  stateOf: { open: "Waiting for an answer", accepted: "Joined", revoked: "Taken back", expired: "Expired" },
  until: (date) => `until ${date}`,
  revoke: "Take back the invitation",
  leave: "Leave this organisation",
  leaveLead:
    "You will no longer read its proposals. The record of what you did stays under your name. To come back you need an invitation by a representative.",
  leaveButton: (organisation) => `Leave ${organisation}`,
  onlyRepresentatives: "Representatives of the organisation do this.",
  proveFirst: "Before inviting, please confirm your own e-mail address (Organisation and account).",
  lastRepresentative:
    "The organisation would have no representative. Please make somebody else a representative first.",
  alreadyMember: "This person belongs to the organisation already.",
  tooMany: "At most 20 people can be invited in a day. Please try again tomorrow.",
  notForStaff: "Staff of the city cannot join an organisation that proposes.",
  linkTitle: "The invitation link is ready. It cannot be shown again once this page is closed",
  linkText: (mail, until) => `Please hand this link to ${mail}. It works once, until ${until}.`,
  linkLabel: "Invitation link",
  back: "Back to the people of the organisation",
  invitation: {
    title: "Invitation to an organisation",
    lead: (inviter, organisation) => `${inviter} invites you to “${organisation}”.`,
    organisation: "Organisation",
    role: "Role",
    mail: "Invited address",
    until: "This link works until",
    member: "Reads and writes the organisation's proposals. Representatives submit them.",
    representative:
      "Reads, writes and submits the organisation's proposals, approves plans and consents to agreements.",
    join: (organisation) => `Join ${organisation}`,
    joinAs: (name) => `You are signed in as ${name}.`,
    registeredTitle: "Already registered",
    registeredText: "Signing in leads back to this invitation.",
    signIn: "Sign in and join",
    newTitle: "New here",
    newText: "Choose a name and a password; you join the organisation and are signed in.",
    newButton: "Register and join",
    forAnother:
      "This invitation was sent to another e-mail address. Please sign in with that address, or ask for an invitation to the address you use.",
    signInInstead: "This e-mail address is registered already. Please sign in to join.",
    notYou: "If you do not know of this invitation, close this page without pressing anything.",
    deadTitle: "This invitation cannot be used",
    deadText: "Its 14 days are over, it was taken back, or it has been used. Please ask for a new invitation.",
    home: "To the first page",
  },
};
