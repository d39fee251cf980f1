/** States that several forms share. */
export const stateGroups: Readonly<Record<string, string>> = {
  protecting: "received inquiry dialogue method_review",
  opening: "received inquiry dialogue method_review preparing active completed on_hold",
  ending: "submitted received inquiry dialogue method_review preparing on_hold",
  asking: "inquiry dialogue",
  talking: "dialogue method_review preparing active",
  writing: "submitted additions_asked received inquiry dialogue method_review preparing active on_hold",
  planning: "dialogue method_review",
  inside: "submitted additions_asked received inquiry dialogue method_review preparing active on_hold",
  noting:
    "submitted additions_asked received inquiry dialogue method_review preparing in_call active completed on_hold",
  declaring: "submitted additions_asked received inquiry dialogue method_review preparing in_call active on_hold",
  law: "received inquiry dialogue method_review preparing in_call active completed on_hold declined not_selected withdrawn",
  // A second look is somebody's first: so the question about ties comes again.
  tied: "submitted additions_asked received inquiry dialogue method_review preparing in_call active on_hold declined",
  holding: "received inquiry dialogue method_review preparing",
};

/**
 * The forms of a proposal: who may send them (o), in which states, and what an empty one is answered. By hand from process.md,
 * "A proposal" and "Who sees what".
 *   o does it · a letter of proposal-pages.ts: does it once that is reached · . has no part in it: 403 where they see the proposal, 404 where not
 *   x turned away for what they are, before any proposal is looked at: 403 · r reads what is their own: 200 in every state
 * In another state 409 for whoever sees the proposal. `press`: an empty form does it, so it is sent with an outdated version: 409.
 * GET: the page of the form: 200 where it could be sent (`get=303`: another answer; `once=c`: it stays, once that is reached).
 * `of=`: who does not get that page gets 404 here in every state; `below=`: in the states of the form.
 */
export const proposalForms = `
                                                                member repr   other  staff  asked  lead   head   offic  chief  appro  admin  tied  states             empty
# the proposer
POST+GET /proposals/:id/edit                                    o      o      .      x      x      x      x      x      x      x      x      x     draft,additions_asked press
POST     /proposals/:id/submission                              x      o      .      x      x      x      x      x      x      x      x      x     draft,additions_asked press
POST+GET /proposals/:id/discarding                              o      o      .      x      x      x      x      x      x      x      x      x     draft              press
POST+GET /proposals/:id/withdrawal                              x      o      .      x      x      x      x      x      x      x      x      x     submitted,additions_asked,received,inquiry,dialogue,method_review,preparing,in_call,on_hold press
POST     /proposals/:id/protected-parts                         o      o      .      x      x      x      x      x      x      x      x      x     draft,additions_asked 422
POST+GET /proposals/:id/protected-parts/:part                   o      o      .      x      x      x      x      x      x      x      x      x     draft,additions_asked 422
POST     /proposals/:id/protected-parts/:part/removal           o      o      .      x      x      x      x      x      x      x      x      x     draft,additions_asked press
POST+GET /proposals/:id/files                                   o      o      .      x      x      x      x      x      x      x      x      x     draft,additions_asked 422
POST     /proposals/:id/files/:file/removal                     o      o      .      x      x      x      x      x      x      x      x      x     draft,additions_asked press
POST     /proposals/:id/print                                   r      r      .      x      x      x      x      x      x      x      x      x     draft              200
# protection, both sides; what is agreed is not talked about any more: 403
POST     /proposals/:id/protected-parts/:part/counters          x      o      .      x      x      x      x      o      o      x      x      .     @protecting        403
POST     /proposals/:id/protected-parts/:part/agreement         x      o      .      x      x      x      x      o      o      x      x      .     @protecting        press
POST     /proposals/:id/protected-parts/:part/leaving-out       x      o      .      x      x      x      x      o      o      x      x      .     @protecting        403
POST     /proposals/:id/protected-parts/:part/readings          r      r      .      .      o      o      o      o      o      m      .      .     @opening           422
# once it is agreed
POST     /proposals/:id/protected-parts/:part/changes           x      o      .      x      x      x      x      o      o      x      x      .     @opening           422
POST     /proposals/:id/protected-parts/:part/changes/agreement x      o      .      x      x      x      x      o      o      x      x      .     @opening           press
POST     /proposals/:id/protected-parts/:part/changes/ending    x      o      .      x      x      x      x      o      o      x      x      .     @opening           403
POST     /proposals/:id/protected-parts/:part/period-question   x      x      x      x      x      x      x      o      o      x      x      .     @opening           press
POST     /proposals/:id/protected-parts/:part/keeping           x      o      .      x      x      x      x      x      x      x      x      x     @opening           press
POST+GET /proposals/:id/protected-parts/:part/release           x      o      .      x      x      x      x      x      x      x      x      x     @opening           422
# for law: the chief alone grants it, also after the end
POST+GET /proposals/:id/protected-parts/:part/law-accesses      x      x      x      x      x      x      x      x      o      x      x      x     @law               422
POST     /proposals/:id/protected-parts/:part/law-accesses/:access/ending x      x      x      x      x      x      x      x      o      x      x      x     @law               404
POST     /proposals/:id/protected-parts/:part/law-accesses/:access/telling x      x      x      x      x      x      x      x      o      x      x      x     @law               404
# the desk
POST     /proposals/:id/receipt                                 x      x      x      x      x      x      x      o      x      x      x      .     submitted          press
POST+GET /proposals/:id/additions                               x      x      x      x      x      x      x      o      x      x      x      .     submitted          422
POST     /proposals/:id/lapse                                   x      x      x      x      x      x      x      o      x      x      x      .     additions_asked    press
POST+GET /proposals/:id/assignments                             x      x      x      x      x      x      x      x      o      x      x      x     @inside            422
POST+GET /proposals/:id/conflict-declarations                   x      x      x      .      o      o      o      o      o      m      .      .     @tied         422 get=303
POST+GET /proposals/:id/gates/P1                                x      x      x      x      x      x      x      o      x      x      x      .     received,inquiry   422
POST+GET /proposals/:id/hold                                    x      x      x      x      x      x      x      o      x      x      x      .     @holding           422
POST     /proposals/:id/hold/end                                x      x      x      x      x      x      x      o      x      x      x      .     on_hold            press
POST     /proposals/:id/decline                                 x      x      x      x      x      x      x      o      x      x      x      .     @ending            422
POST     /proposals/:id/decline/confirmation                    x      x      x      x      x      x      x      x      o      x      x      x     @ending            press
POST     /proposals/:id/decline/return                          x      x      x      x      x      x      x      x      o      x      x      x     @ending            press
POST     /proposals/:id/decline/drop                            x      x      x      x      x      x      x      o      x      x      x      .     @ending            press
# a second look at a decline: asked by who submits, answered by who is named in settings
POST     /proposals/:id/second-look                             x      o      .      x      x      x      x      x      x      x      x      x     declined           422
POST     /proposals/:id/second-look/answer                      x      x      x      .      .      .      .      .      .      .      .      .     declined           422
POST     /proposals/:id/second-look/passing-on                  x      x      x      x      x      x      x      x      o      x      x      x     declined           press
POST     /proposals/:id/inquiries                               x      x      x      x      x      x      x      o      x      x      x      .     received,inquiry,dialogue 422
POST     /proposals/:id/lead                                    x      x      x      x      x      x      x      o      x      x      x      .     @asking            422
POST     /proposals/:id/inquiries/:inquiry/answer               x      x      x      .      o      o      o      x      x      x      x      x     @asking            403 below=/proposals/:id/inquiries/:inquiry
POST     /proposals/:id/inquiries/:inquiry/questions-back       x      x      x      .      o      o      o      x      x      x      x      x     @asking            403 below=/proposals/:id/inquiries/:inquiry
POST     /proposals/:id/inquiries/:inquiry/handler              x      x      x      .      o      o      o      x      x      x      x      x     @asking            403 below=/proposals/:id/inquiries/:inquiry
POST     /proposals/:id/inquiries/:inquiry/answer/confirmation  x      x      x      x      o      x      o      x      x      x      x      x     @asking            403 below=/proposals/:id/inquiries/:inquiry
POST     /proposals/:id/inquiries/:inquiry/answer/release       x      x      x      x      x      x      x      o      x      x      x      .     @asking            press
POST+GET /proposals/:id/inquiries/:inquiry/extension            x      x      x      x      x      x      x      o      x      x      x      .     @asking            403
POST     /proposals/:id/inquiries/:inquiry/questions-back/answer x      x      x      x      x      x      x      o      x      x      x      .     @asking            403
POST     /proposals/:id/inquiries/:inquiry/ending               x      x      x      x      x      x      x      o      x      x      x      .     @asking            press
POST     /proposals/:id/together/answers                        x      x      x      x      x      x      x      o      x      x      x      .     @asking            422
POST     /proposals/:id/together/answers/:joint/draft           x      x      x      .      o      o      o      x      x      x      x      x     @asking            404
POST     /proposals/:id/together/answers/:joint/confirmation    x      x      x      x      o      x      o      x      x      x      x      x     @asking            404
POST     /proposals/:id/together/meetings                       x      x      x      x      x      x      x      o      x      x      x      .     @asking            422
POST     /proposals/:id/together/meetings/:meeting/note         x      x      x      x      x      x      x      o      x      x      x      .     @asking            404
POST     /proposals/:id/together/meetings/:meeting/cancelling   x      x      x      x      x      x      x      o      x      x      x      .     @asking            404
POST+GET /proposals/:id/outlook                                 x      x      x      x      x      x      x      o      x      x      x      .     @asking            422
POST+GET /proposals/:id/going-on                                x      x      x      x      x      x      x      o      x      x      x      .     inquiry            409
POST+GET /proposals/:id/dialogue                                x      x      x      x      x      x      x      o      x      x      x      .     inquiry            press
# dialogue and plan
POST     /proposals/:id/messages                                o      o      .      .      .      t      t      o      o      x      x      .     @writing           422
POST     /proposals/:id/notes                                   x      x      x      .      o      o      o      o      o      x      x      .     @noting            422
POST     /proposals/:id/drafts/:draft/files                     o      o      .      .      o      o      o      o      o      x      x      .     @noting           404 of=/proposals/:id/drafts/:draft/files
POST     /proposals/:id/drafts/:draft/files/:file/removal       o      o      .      .      o      o      o      o      o      x      x      .     @noting           404 of=/proposals/:id/drafts/:draft/files
POST     /proposals/:id/drafts/:draft/discarding                o      o      .      .      o      o      o      o      o      x      x      .     @noting           404 of=/proposals/:id/drafts/:draft/files
POST+GET /proposals/:id/mails                                   x      x      x      x      x      x      x      o      o      x      x      .     @noting           422
POST     /proposals/:id/mails/reading                           x      x      x      x      x      x      x      o      o      x      x      .     @noting           422
POST     /proposals/:id/topics                                  o      o      .      .      .      t      t      o      o      x      x      .     @writing           422
POST     /proposals/:id/topics/:topic/closing                   o      o      .      .      .      t      t      o      o      x      x      .     @writing           404
POST     /proposals/:id/topics/:topic/reopening                 o      o      .      .      .      t      t      o      o      x      x      .     @writing           404
POST+GET /proposals/:id/messages/:message/correction            o      o      .      .      .      t      t      o      o      x      x      .     @writing           404
POST     /proposals/:id/messages/:message/withdrawal            o      o      .      .      .      t      t      o      o      x      x      .     @writing           404
POST+GET /proposals/:id/notes/:note/correction                  x      x      x      .      o      o      o      o      o      x      x      .     @noting            404
POST     /proposals/:id/notes/:note/withdrawal                  x      x      x      .      o      o      o      o      o      x      x      .     @noting            404
POST     /proposals/:id/to-dos                                  o      o      .      .      .      o      o      o      o      x      x      .     @talking           422
POST+GET /proposals/:id/to-dos/:todo/change                     o      o      .      .      .      o      o      o      o      x      x      .     @talking           422
POST     /proposals/:id/to-dos/:todo/ending                     o      o      .      .      .      o      o      o      o      x      x      .     @talking           404
POST     /proposals/:id/steps                                   o      o      .      .      .      o      o      o      o      x      x      .     @talking           422
POST+GET /proposals/:id/steps/:step/answer                      o      o      .      .      .      o      o      o      o      x      x      .     @talking           422
POST     /proposals/:id/meetings                                o      o      .      .      .      o      o      o      o      x      x      .     @talking           422
POST     /proposals/:id/meetings/:meeting/agreement             o      o      .      .      .      o      o      o      o      x      x      .     @talking           press
POST     /proposals/:id/meetings/:meeting/counters              o      o      .      .      .      o      o      o      o      x      x      .     @talking           press
POST+GET /proposals/:id/meetings/:meeting/moving                o      o      .      .      .      o      o      o      o      x      x      .     @talking           press
POST     /proposals/:id/meetings/:meeting/cancelling            o      o      .      .      .      o      o      o      o      x      x      .     @talking           press
POST     /proposals/:id/meetings/:meeting/minutes               x      x      x      .      .      o      o      o      o      x      x      .     @talking           press
POST     /proposals/:id/meetings/:meeting/minutes/objection     o      o      .      .      .      o      o      o      o      x      x      .     @talking           press
POST     /proposals/:id/meetings/:meeting/minutes/confirmation  x      o      .      x      x      x      x      o      o      x      x      .     @talking           press
GET      /proposals/:id/plan/edit                               o      o      .      .      .      o      o      o      o      x      x      .     @planning          press of=/proposals/:id/plan
POST     /proposals/:id/plan/edit                               o      o      .      .      .      o      o      o      o      x      x      .     @planning          press
POST     /proposals/:id/plan/approval                           x      o      .      x      x      x      x      o      o      x      x      .     @planning          press
GET      /proposals/:id/plan/sections/:section                  o      o      .      .      .      o      o      o      o      x      x      .     @planning          press of=/proposals/:id/plan
POST     /proposals/:id/plan/sections/:section                  o      o      .      .      .      o      o      o      o      x      x      .     @planning          press
POST     /proposals/:id/plan/sections/:section/lock             o      o      .      .      .      o      o      o      o      x      x      .     @planning          press
POST     /proposals/:id/plan/sections/:section/release          o      o      .      .      .      o      o      o      o      x      x      .     @planning          press
GET      /proposals/:id/plan/sections/:section/suggestion       o      o      .      .      .      o      o      o      o      x      x      .     @planning          press of=/proposals/:id/plan
POST     /proposals/:id/plan/sections/:section/suggestion       o      o      .      .      .      o      o      o      o      x      x      .     @planning          press
POST     /proposals/:id/plan/suggestions/:suggestion/acceptance o      o      .      .      .      o      o      o      o      x      x      .     @planning          press
POST     /proposals/:id/plan/suggestions/:suggestion/decline    o      o      .      .      .      o      o      o      o      x      x      .     @planning          press
POST     /proposals/:id/plan/suggestions/:suggestion/withdrawal o      o      .      .      .      o      o      o      o      x      x      .     @planning          press
POST     /proposals/:id/review/opening                          x      x      x      x      x      x      x      o      x      x      x      .     dialogue           press
# method
POST     /proposals/:id/review/feasibility                      x      x      x      x      .      x      o      x      x      x      x      x     method_review      422
POST     /proposals/:id/review/feasibility/conditions           x      x      x      x      .      x      o      x      x      x      x      x     method_review      press
POST+GET /proposals/:id/review/facts                            x      x      x      x      x      x      x      o      x      x      x      .     method_review      422
POST+GET /proposals/:id/review/fairness                         x      x      x      .      o      o      o      .      o      x      x      .     method_review      422
POST     /proposals/:id/papers                                  x      x      x      x      x      x      x      o      x      x      x      .     method_review      422
POST     /proposals/:id/papers/:paper/decision                  x      x      x      .      .      .      .      .      .      m      .      .     method_review,preparing press
POST+GET /proposals/:id/review/ending                           x      x      x      x      x      x      x      o      x      x      x      .     method_review      422
POST     /proposals/:id/preparation                             x      x      x      x      x      x      x      o      x      x      x      .     method_review      press
GET      /proposals/:id/call                                    .      .      .      .      .      .      .      o      .      .      .      .     method_review      200 of=/proposals/:id/review once=c
POST     /proposals/:id/call                                    x      x      x      x      x      x      x      o      x      x      x      .     method_review      422 of=/proposals/:id/review
# preparing; what is concluded, or of another method, is not written again: 403
POST     /proposals/:id/agreement                               x      x      x      x      x      x      x      o      x      x      x      .     preparing          403
POST     /proposals/:id/agreement/consent                       x      o      .      x      x      x      x      x      x      x      x      x     preparing          press
POST     /proposals/:id/agreement/conclusion                    x      x      x      x      x      x      x      o      x      x      x      .     preparing          403
POST     /proposals/:id/cooperation                             x      o      .      x      x      x      x      o      x      x      x      .     preparing          press
POST     /proposals/:id/award                                   x      x      x      x      x      x      x      o      x      x      x      .     preparing          403
POST     /proposals/:id/eligibility                             x      x      x      x      x      x      x      o      x      x      x      .     preparing          422
POST     /proposals/:id/facts                                   x      x      x      x      x      x      x      o      x      x      x      .     preparing          422
POST     /proposals/:id/facts/comment                           x      o      .      x      x      x      x      x      x      x      x      x     preparing          press
POST     /proposals/:id/facts/withholding                       x      x      x      x      x      x      x      x      o      x      x      x     preparing          422
POST     /proposals/:id/facts/press-notice                      x      x      x      x      x      x      x      o      x      x      x      .     preparing          422
POST+GET /proposals/:id/review/reopening                        x      x      x      x      x      x      x      o      x      x      x      .     preparing          422
POST     /proposals/:id/activation                              x      x      x      x      x      x      x      o      x      x      x      .     preparing          press
# carrying out; what both have written, or is published, is not written again: 409
POST     /proposals/:id/initiatives                             x      x      x      .      .      o      o      o      x      x      x      .     active             422
POST     /proposals/:id/initiatives/:initiative/reports         o      o      .      .      .      o      o      o      x      x      x      .     active             422
POST     /proposals/:id/final-report                            x      x      x      x      .      x      o      o      x      x      x      .     active             409
POST     /proposals/:id/lessons                                 o      o      .      .      .      o      o      o      x      x      x      .     active             409
POST     /proposals/:id/case                                    x      x      x      x      x      x      x      o      x      x      x      .     active             409
POST     /proposals/:id/case/commenting                         x      x      x      x      x      x      x      o      x      x      x      .     active             press
POST     /proposals/:id/case/comment                            x      o      .      x      x      x      x      x      x      x      x      x     active             press
POST     /proposals/:id/case/publication                        x      x      x      x      x      x      x      x      o      x      x      x     active             press
POST     /proposals/:id/case/withholding                        x      x      x      x      x      x      x      x      o      x      x      x     active             409
POST     /proposals/:id/case/correction                         x      x      x      x      x      x      x      x      o      x      x      x     completed          409
POST     /proposals/:id/case/withdrawal                         x      x      x      x      x      x      x      x      o      x      x      x     completed          422
POST     /proposals/:id/completion                              x      x      x      x      x      x      x      o      x      x      x      .     active             press
`;
