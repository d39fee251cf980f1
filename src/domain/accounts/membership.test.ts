import { expect, test } from "vitest";
import { invitationState, keepsRepresentative } from "./membership.ts";

const two = [
  { personId: "a", role: "representative" },
  { personId: "b", role: "member" },
];

test("the last representative neither leaves nor becomes a member before another is named", () => {
  expect(keepsRepresentative(two, { personId: "a", to: null })).toBe(false);
  expect(keepsRepresentative(two, { personId: "a", to: "member" })).toBe(false);
  expect(keepsRepresentative(two, { personId: "b", to: null })).toBe(true);
  expect(keepsRepresentative(two, { personId: "b", to: "representative" })).toBe(true);
  const both = two.map((one) => ({ ...one, role: "representative" }));
  expect(keepsRepresentative(both, { personId: "a", to: null })).toBe(true);
});

test("an invitation is open until it is accepted, revoked or two weeks old", () => {
  const expiresAt = new Date("2026-12-08T10:00:00+09:00");
  const open = { acceptedAt: null, revokedAt: null, expiresAt };
  expect(invitationState(open, new Date("2026-12-08T09:59:59+09:00"))).toBe("open");
  expect(invitationState(open, expiresAt)).toBe("expired");
  expect(invitationState({ ...open, acceptedAt: expiresAt }, expiresAt)).toBe("accepted");
  expect(invitationState({ ...open, revokedAt: expiresAt }, expiresAt)).toBe("revoked");
});
