import { passwordHasher } from "../../accounts/password-hash.ts";

/** The one hasher of this process: its queue is what keeps a flood of sign-ins from taking the machine. */
export const passwords = passwordHasher();
