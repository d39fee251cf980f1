import type { Context } from "hono";
import { appUri, newAppSecret, openAppSecret } from "../../accounts/authenticator-app.ts";
import type { Env } from "../route.ts";
import type { EnrolmentPageProps } from "./enrolment-page.tsx";

/** A new secret for somebody's app. Until the first right code it stands in the form alone, sealed for this person: nothing is left behind. */
export function newApp(c: Context<Env>, personId: string, login: string): EnrolmentPageProps["app"] {
  const { secret, sealed } = newAppSecret(c.var.program.key, personId);
  return { secret, sealed: sealed.toString("base64url"), uri: uriOf(c, login, secret) };
}

/** The secret that a form carries, to draw its page once more: the app has read it already. Null when it is none of ours for this person. */
export function appOfForm(
  c: Context<Env>,
  personId: string,
  login: string,
  sealed: string,
): EnrolmentPageProps["app"] | null {
  const secret = openAppSecret(c.var.program.key, personId, Buffer.from(sealed, "base64url"));
  return secret ? { secret, sealed, uri: uriOf(c, login, secret) } : null;
}

function uriOf(c: Context<Env>, login: string, secret: string): string {
  const { city } = c.var.frame;
  return appUri({ issuer: `${city.name} ${city.desk}`, login, secret });
}
