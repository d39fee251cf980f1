import type { RouteEntry } from "../../../src/web/route.ts";
import { readTable } from "./table.ts";

/**
 * Every route that is no page or form of one proposal, and what it answers each kind of person; by hand from process.md. A page in
 * English and at /easy/ answers as the Japanese one does, and is the same row. Forms are sent empty; ids are of nobody where
 * sending would do something; `does`: an empty form does something all the same. `lead` is of a department
 * that a consultation was passed on to, `staff` is not.
 */
export const otherRoutes = `
                                                 visitor member repr  staff lead  offic chief appro admin
# public
GET  /                                           200     200    200   200   200   200   200   200   200
GET  /how                                        200     200    200   200   200   200   200   200   200
GET  /challenges                                 200     200    200   200   200   200   200   200   200
GET  /challenges/:code                           200     200    200   200   200   200   200   200   200
GET  /challenges/:code/questions                 200     200    200   200   200   200   200   200   200
POST /challenges/:code/questions                 404     404    404   404   404   404   404   404   404
GET  /cases                                      200     200    200   200   200   200   200   200   200
GET  /cases/:slug                                200     200    200   200   200   200   200   200   200
GET  /numbers                                    200     200    200   200   200   200   200   200   200
GET  /numbers/days                               200     200    200   200   200   200   200   200   200
GET  /notices/:id                                200     200    200   200   200   200   200   200   200
GET  /ideas                                      200     200    200   200   200   200   200   200   200
GET  /privacy                                    200     200    200   200   200   200   200   200   200
GET  /accessibility                              200     200    200   200   200   200   200   200   200
GET  /terms                                      200     200    200   200   200   200   200   200   200
GET  /accessibility/results                      200     200    200   200   200   200   200   200   200
GET  /feeds/challenges.atom                      200     200    200   200   200   200   200   200   200
GET  /feeds/challenges.json                      200     200    200   200   200   200   200   200   200
GET  /feeds/cases.atom                           200     200    200   200   200   200   200   200   200
GET  /feeds/cases.json                           200     200    200   200   200   200   200   200   200
GET  /robots.txt                                 200     200    200   200   200   200   200   200   200
GET  /sitemap.xml                                200     200    200   200   200   200   200   200   200
GET  /en                                         301     301    301   301   301   301   301   301   301
GET  /easy                                       301     301    301   301   301   301   301   301   301
GET  /healthz                                    200     200    200   200   200   200   200   200   200
GET  /readyz                                     200     200    200   200   200   200   200   200   200
# consultations
GET  /consult                                    200     200    200   200   200   200   200   200   200
POST /consult                                    422     422    422   422   422   422   422   422   422
GET  /consult/:token                             404     404    404   404   404   404   404   404   404
POST /consult/:token/replies                     404     404    404   404   404   404   404   404   404
POST /consult/:token/proposal                    403     404    404   403   403   403   403   403   403
GET  /desk/consultations                         303     403    403   200   200   200   200   200   403
POST /desk/consultations                         403     403    403   403   403   422   422   403   403
GET  /desk/consultations/new                     303     403    403   403   403   200   200   403   403
GET  /desk/consultations/:id                     303     403    403   404   200   200   200   404   403
POST /desk/consultations/:id/answers             403     403    403   404   422   422   422   404   403
POST /desk/consultations/:id/passing-on          403     403    403   404   403   422   422   404   403
POST /desk/consultations/:id/handing-back        403     403    403   404   422   403   403   404   403
POST /desk/consultations/:id/invitation          403     403    403   404   403   422   422   404   403
POST /desk/consultations/:id/notes               403     403    403   404   422   422   422   404   403
POST /desk/consultations/:id/closing             403     403    403   404   403   422   422   404   403
POST /desk/consultations/:id/reopening           403     403    403   404   409   409   409   404   403
# accounts
GET  /register                                   200     303    303   303   303   303   303   303   303
POST /register                                   422     422    422   422   422   422   422   422   422
GET  /sign-in                                    200     303    303   303   303   303   303   303   303
POST /sign-in                                    422     422    422   422   422   422   422   422   422
POST /sign-out                                   303     303    303   303   303   303   303   303   303     does
POST /account/sessions/ending                    403     303    303   303   303   303   303   303   303     does
GET  /sign-in/code                               303     303    303   303   303   303   303   303   303
POST /sign-in/code                               303     303    303   303   303   303   303   303   303
GET  /sign-in/second-factor                      303     303    303   303   303   303   303   303   303
POST /sign-in/second-factor                      303     303    303   303   303   303   303   303   303
POST /sign-in/passkey                            422     422    422   422   422   422   422   422   422
# the city of the tests has no provider of single sign-on
GET  /sign-in/with/:code                         404     404    404   404   404   404   404   404   404
GET  /sign-in/with/:code/answer                  404     404    404   404   404   404   404   404   404
GET  /sign-in/identity                           303     303    303   303   303   303   303   303   303
POST /sign-in/identity                           403     303    303   303   303   303   303   303   303
POST /sign-in/identity/registration              303     303    303   303   303   303   303   303   303
POST /account/identities/:identity/removal       403     404    404   404   404   404   404   404   404
GET  /account                                    303     200    200   200   200   200   200   200   200
POST /account/password                           403     422    422   422   422   422   422   422   422
POST /account/organisation                       403     422    422   422   422   422   422   422   422
POST /account/members                            403     403    422   403   403   403   403   403   403
GET  /account/members                            303     200    200   403   403   403   403   403   403
POST /account/members/:member/role               403     403    422   403   403   403   403   403   403
POST /account/members/:member/ending             403     403    404   403   403   403   403   403   403
POST /account/members/invitations/:invitation/revoking 403     403    404   403   403   403   403   403   403
GET  /invitations/:token                         404     404    404   404   404   404   404   404   404
POST /invitations/:token                         404     404    404   404   404   404   404   404   404
POST /invitations/:token/acceptance              403     404    404   403   403   403   403   403   403
# the people of the tests have no address of their own, and no mail leaves their city
GET  /account/address                            303     404    404   404   404   404   404   404   404
POST /account/address                            403     403    403   403   403   403   403   403   403
POST /account/address/letter                     403     403    403   403   403   403   403   403   403
GET  /address/:token                             404     404    404   404   404   404   404   404   404
POST /address/:token                             404     404    404   404   404   404   404   404   404
GET  /sign-in/forgotten                          200     200    200   200   200   200   200   200   200
POST /sign-in/forgotten                          422     422    422   422   422   422   422   422   422
# who has no account with a password has no second factor either: the people of the tests
GET  /account/second-factor                      303     404     404    404     404     404    404     404     404
POST /account/second-factor                      403     404     404    404     404     404    404     404     404
POST /account/recovery-codes                     403     404     404    404     404     404    404     404     404
POST /account/second-factor/removal              403     404     404    404     404     404    404     404     404
GET  /account/passkeys                           303     404    404   404   404   404   404   404   404
POST /account/passkeys                           403     404    404   404   404   404   404   404   404
POST /account/passkeys/removal                   403     404    404   404   404   404   404   404   404
POST /account/sessions/:session/ending           403     404    404   404   404   404   404   404   404
POST /account/other-sessions/ending              403     303    303   303   303   303   303   303   303     does
GET  /inbox                                      303     200    200   200   200   200   200   200   200
POST /inbox/mail                                 403     422    422   422   422   422   422   422   422
GET  /account/watches                            303     200    200   403   403   403   403   403   403
POST /account/watches                            403     303    303   403   403   403   403   403   403     does
POST /account/watches/challenges                 403     404    404   403   403   403   403   403   403
POST /account/watches/challenges/ending          403     303    303   403   403   403   403   403   403
GET  /unsubscribe/:token                         404     404    404   404   404   404   404   404   404
POST /unsubscribe/:token                         404     404    404   404   404   404   404   404   404
GET  /setup/:token                               404     404    404   404   404   404   404   404   404
POST /setup/:token                               404     404    404   404   404   404   404   404   404
# a proposal begun before registering
GET  /proposals/begun                            200     200    200   200   200   200   200   200   200
POST /proposals/begun                            303     303    303   303   303   303   303   303   303     does
GET  /proposals/begun/registration               200     200    200   200   200   200   200   200   200
POST /proposals/begun/discarding                 303     303    303   303   303   303   303   303   303
GET  /proposals/begun/taking                     303     200    200   403   403   403   403   403   403
POST /proposals/begun/taking                     403     303    303   403   403   403   403   403   403
# the proposer's list
GET  /proposals                                  303     200    200   403   403   403   403   403   403
GET  /proposals/new                              200     200    200   403   403   403   403   403   403
# who is signed in goes on in Japanese
GET  /en/proposals/new                           200     303    303   403   403   403   403   403   403
GET  /easy/proposals/new                         200     303    303   403   403   403   403   403   403
POST /proposals                                  403     303     303   403   403   403   403   403   403     does
# inside
GET  /desk/board                                 303     403    403   200   200   200   200   200   403
GET  /desk/board/file                            303     403    403   200   200   200   200   200   403
GET  /desk/deputies                              303     403    403   200   200   200   200   200   200
POST /desk/deputies                              403     403    403   422   422   422   422   422   422
POST /desk/deputies/:deputy/ending               403     403    403   404   404   404   404   404   404
GET  /desk/divisions/:department                 303     403    403   404   404   404   404   404   403
POST /desk/divisions/:department                 403     403    403   404   404   404   404   404   403
GET  /desk/hand-overs                            303     403    403   200   200   200   200   200   403
GET  /desk/hand-overs/new                        303     403    403   404   404   404   404   404   403
POST /desk/hand-overs/new                        403     403    403   404   404   404   404   404   403
GET  /desk/hand-overs/:handOver                  303     403    403   404   404   404   404   404   403
POST /desk/hand-overs/:handOver/cancelling       403     403    403   404   404   404   404   404   403
GET  /desk/hand-overs/:handOver/paper            303     403    403   404   404   404   404   404   403
GET  /desk/hand-overs/:handOver/file             303     403    403   404   404   404   404   404   403
GET  /desk/proposals                             303     403    403   200   200   200   200   200   403
GET  /desk/principles                            303     403    403   403   403   200   200   403   403
GET  /desk/approvals                             303     403    403   200   200   200   200   200   403
GET  /desk/law-accesses                          303     403    403   200   200   200   200   200   403
GET  /desk/law-accesses/:access/ties             303     403    403   404   404   404   404   404   403
POST /desk/law-accesses/:access/ties             403     403    403   404   404   404   404   404   403
GET  /desk/agreements                            303     403    403   200   200   200   200   200   403
# organisations that registered twice
GET  /desk/organisations                         303     403    403   403   403   403   403   403   200
GET  /desk/organisations/merging                 303     403    403   403   403   403   403   403   404
POST /desk/organisations/merging                 403     403    403   403   403   403   403   403   404
# challenges inside: the one of these addresses is a draft of 危機管理課, which nobody else of a department sees
GET  /desk/challenges                            303     403    403   200   200   200   200   200   403
GET  /desk/challenges/new                        303     403    403   200   200   200   200   403   403
POST /desk/challenges                            403     403    403   422   422   422   422   403   403
GET  /desk/challenges/:id                        303     403    403   404   404   200   200   404   403
GET  /desk/challenges/:id/edit                   303     403    403   404   404   200   200   404   403
GET  /desk/challenges/:id/questions              303     403    403   404   404   200   200   404   403
GET  /desk/challenges/:id/amendment              303     403    403   404   404   409   409   404   403
POST /desk/challenges/:id/edit                   403     403    403   404   404   404   404   404   403
POST /desk/challenges/:id/amendment              403     403    403   404   404   404   404   404   403
POST /desk/challenges/:id/check                  403     403    403   404   404   404   404   404   403
POST /desk/challenges/:id/gates/P1               403     403    403   404   404   404   404   404   403
POST /desk/challenges/:id/gates/P2               403     403    403   404   404   404   404   404   403
POST /desk/challenges/:id/approver               403     403    403   404   404   404   404   404   403
POST /desk/challenges/:id/check/return           403     403    403   404   404   404   404   404   403
POST /desk/challenges/:id/approval               403     403    403   404   404   404   404   404   403
POST /desk/challenges/:id/approval/return        403     403    403   404   404   404   404   404   403
POST /desk/challenges/:id/opening                403     403    403   404   404   404   404   404   403
POST /desk/challenges/:id/forecast               403     403    403   404   404   404   404   404   403
POST /desk/challenges/:id/closing                403     403    403   404   404   404   404   404   403
POST /desk/challenges/:id/outcome                403     403    403   404   404   404   404   404   403
POST /desk/challenges/:id/comments               403     403    403   404   404   404   404   404   403
POST /desk/challenges/:id/withdrawal             403     403    403   404   404   404   404   404   403
POST /desk/challenges/:id/questions/:question/passing-on 403     403    403   404   404   404   404   404   403
POST /desk/challenges/:id/questions/:question/answer 403     403    403   404   404   404   404   404   403
POST /desk/challenges/:id/questions/:question/publication 403     403    403   404   404   404   404   404   403
POST /desk/challenges/:id/questions/:question/refusal 403     403    403   404   404   404   404   404   403
# 課題のたね: the department that wrote one and the desk; of these addresses none is there
GET  /desk/seeds                                 303     403    403   200   200   200   200   403   403
POST /desk/seeds                                 403     403    403   422   422   403   403   403   403
GET  /desk/seeds/new                             303     403    403   200   200   403   403   403   403
POST /desk/seeds/none                            403     403    403   404   404   404   404   404   403
GET  /desk/seeds/question                        303     403    403   403   403   200   200   403   403
POST /desk/seeds/question/reminder               403     403    403   403   403   404   404   403   403
GET  /desk/seeds/:id                             303     403    403   404   404   404   404   404   403
POST /desk/seeds/:id/replies                     403     403    403   404   404   404   404   404   403
POST /desk/seeds/:id/closing                     403     403    403   404   404   404   404   404   403
# the administrator's
GET  /desk/people                                303     403    403   403   403   403   403   403   200
POST /desk/people                                403     403    403   403   403   403   403   403   422
GET  /desk/people/:person                        303     403    403   403   403   403   403   403   200
POST /desk/people/:person/posts                  403     403    403   403   403   403   403   403   404
POST /desk/people/:person/posts/:post/ending     403     403    403   403   403   403   403   403   404
POST /desk/people/:person/sessions/ending        403     403    403   403   403   403   403   403   404
GET  /desk/people/file                           303     403    403   403   403   403   403   403   200     does
POST /desk/people/:person/sessions/:session/ending 403   403    403   403   403   403   403   403   404
POST /desk/people/:person/blocking               403     403    403   403   403   403   403   403   404
POST /desk/people/:person/blocking/end           403     403    403   403   403   403   403   403   404
POST /desk/people/:person/ending                 403     403    403   403   403   403   403   403   404
POST /desk/people/:person/password-link          403     403    403   403   403   403   403   403   404
POST /desk/people/:person/second-factor/removal  403     403    403   403   403   403   403   403   404
GET  /desk/departments                           303     403    403   403   403   403   403   403   200
POST /desk/departments                           403     403    403   403   403   403   403   403   422
GET  /desk/departments/:department               303     403    403   403   403   403   403   403   404
POST /desk/departments/:department/correction    403     403    403   403   403   403   403   403   404
POST /desk/departments/:department/renaming      403     403    403   403   403   403   403   403   404
POST /desk/departments/:department/merging       403     403    403   403   403   403   403   403   404
POST /desk/departments/:department/splitting     403     403    403   403   403   403   403   403   404
POST /desk/departments/:department/closing       403     403    403   403   403   403   403   403   404
POST /desk/departments/:department/taking-back   403     403    403   403   403   403   403   403   404
GET  /desk/vocabulary                            303     403    403   403   403   200   200   403   403
POST /desk/vocabulary                            403     403    403   403   403   404   404   403   403
# 計画の目標: the desk's; of these addresses none is there
GET  /desk/policy-goals                          303     403    403   403   403   200   200   403   403
POST /desk/policy-goals                          403     403    403   403   403   422   422   403   403
GET  /desk/policy-goals/:goal                    303     403    403   403   403   404   404   403   403
POST /desk/policy-goals/:goal                    403     403    403   403   403   404   404   403   403
GET  /desk/calendar                              303     403    403   403   403   403   403   403   200
POST /desk/calendar                              403     403    403   403   403   403   403   403   422
POST /desk/calendar/removal                      403     403    403   403   403   403   403   403   404
POST /desk/calendar/decisions                    403     403    403   403   403   403   403   403   422
GET  /desk/settings                              303     403    403   403   403   403   403   403   200
POST /desk/settings/approval-route               403     403    403   403   403   403   403   403   422
POST /desk/settings/target-days                  403     403    403   403   403   403   403   403   422
POST /desk/settings/files                        403     403    403   403   403   403   403   403   422
POST /desk/settings/problem-question             403     403    403   403   403   403   403   403   422
POST /desk/settings/contact                      403     403    403   403   403   403   403   403   303     does
POST /desk/settings/sign-in                      403     403    403   403   403   403   403   403   422
POST /desk/settings/second-look                  403     403    403   403   403   403   403   403   422
GET  /desk/audit                                 303     403    403   403   403   403   200   403   200
`;

export type OtherRow = {
  method: string;
  path: string;
  /** Whether the row speaks of a route, in whatever language. */
  is: (route: Pick<RouteEntry, "method" | "path">) => boolean;
  expected: Readonly<Record<string, number>>;
  /** Even an empty form does something: it ends the session that it is sent with, begins a draft, takes a telephone number back. */
  doesSomething: boolean;
};

const rows = readTable(otherRoutes, 2);

export const otherRows: readonly OtherRow[] = rows.map(({ first: [method = "", path = ""], cells, rest }) => ({
  method,
  path,
  is: (route) =>
    route.method === method && (route.path === path || (inJapanese(route.path) === path && !isNamed(route))),
  expected: Object.fromEntries(Object.entries(cells).map(([who, status]) => [who, Number(status)])),
  doesSomething: rest.includes("does"),
}));

function inJapanese(path: string): string {
  return path.replace(/^\/(en|easy)(?=\/)/, "") || "/";
}

/** Whether a page in another language has a row of its own, because it answers otherwise. */
function isNamed({ method, path }: Pick<RouteEntry, "method" | "path">): boolean {
  return rows.some(({ first }) => first[0] === method && first[1] === path);
}
