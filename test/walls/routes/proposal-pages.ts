/**
 * The pages of a proposal and who gets them, by hand from process.md "Who sees what". A letter says from when on:
 *   d from the draft · s once submitted · q once departments are asked · t once in dialogue · m once in method review · p once preparing
 *   c once in a call · a once active · n once declined · . never: 404, as if there were no such proposal
 *   x turned away for what they are, before any proposal is looked at: 403
 * "Once" also while it is held and after it ended. `asked` takes no part in the dialogue, `lead` does; `appro` stands on the route of the paper,
 * and is staff without a part before there is one.
 * After the cells: `303@draft` another answer than 200 in a state; `offic=draft,received` it is there in these states too (@group: proposal-forms.ts).
 * A page below something that a proposal does not have yet (a meeting, a paper …) is 404 for everybody.
 */
export const proposalPages = `
                                                     member repr  other staff asked lead  head  offic chief appro admin tied
# the proposal itself, its open parts, its history
/proposals/:id                                       d      d     .     t     q     q     q     s     s     t     .     .     303@draft
/proposals/:id/text                                  d      d     .     t     q     q     q     s     s     t     .     .
/proposals/:id/files/:file                           d      d     .     t     q     q     q     s     s     t     .     .
/proposals/:id/history                               d      d     .     t     q     q     q     s     s     t     .     .
/proposals/:id/preview                               d      d     .     x     x     x     x     x     x     x     x     x
/proposals/:id/submission                            d      d     .     x     x     x     x     x     x     x     x     x     303@received,inquiry,dialogue,method_review,preparing,in_call,active,completed,on_hold,declined,not_selected,lapsed,withdrawn
/proposals/:id/print                                 d      d     .     x     x     x     x     x     x     x     x     x
# what a version changed: these proposals have one version, so there is nothing to compare
/proposals/:id/versions/:version                     .      .     .     .     .     .     .     .     .     .     .     .
# a second look at a decline
/proposals/:id/second-look                           n      n     .     .     .     .     .     n     n     .     .     .
# reason and talk of protected parts: both sides alone
/proposals/:id/protected-parts                       d      d     .     x     x     x     x     s     s     x     x     .     303@draft
# what was agreed about a part, as a memorandum
/proposals/:id/protected-parts/:part/memorandum/file .      .     .     x     x     x     x     .     .     x     x     .     member=@law repr=@law offic=@law chief=@law
# inquiries and answers
/proposals/:id/inquiries                             x      x     x     .     q     q     q     s     s     m     x     .
/proposals/:id/together                              x      x     x     .     q     q     q     s     s     m     x     .
/proposals/:id/inquiries/:inquiry                    x      x     x     .     t     q     q     s     s     m     x     .
# dialogue, meetings, plan; internal notes
/proposals/:id/messages                              s      s     .     .     q     q     q     s     s     m     .     .
/proposals/:id/notes                                 x      x     x     .     q     q     q     s     s     m     x     .
/proposals/:id/next-steps                            t      t     .     .     .     t     t     t     t     m     .     .
# the talk as one document, and whether there is news of it
/proposals/:id/talk-record                           s      s     .     .     .     t     t     s     s     m     .     .
/proposals/:id/talk-record/file                      s      s     .     .     .     t     t     s     s     m     .     .
# whether there is news of a page: of none there is none
/proposals/:id/talk-news                             s      s     .     .     q     q     q     s     s     m     .     .     204@submitted,additions_asked,received,inquiry,dialogue,method_review,preparing,in_call,active,completed,on_hold,declined,not_selected,lapsed,withdrawn
# what is being written and its files: their writer's alone, and these proposals have none
/proposals/:id/drafts/:draft/files                   .      .     .     .     .     .     .     .     .     x     x     .
/proposals/:id/talk-files/:file                      .      .     .     .     .     .     .     .     .     .     .     .
/proposals/:id/meetings                              t      t     .     .     .     t     t     t     t     m     .     .
/proposals/:id/meetings/:meeting                     t      t     .     .     .     t     t     t     t     m     .     .
# a day in somebody's calendar: only while it is ahead, or after it was taken back; these meetings were held
/proposals/:id/meetings/:meeting/calendar            .      .     .     .     .     .     .     .     .     .     .     .
# the same of departments inside: none of these was called together
/proposals/:id/together/meetings/:meeting/calendar   x      x     x     .     .     .     .     .     .     .     x     .
/proposals/:id/plan                                  t      t     .     .     .     t     t     t     t     m     .     .
/proposals/:id/plan/versions/:version                t      t     .     .     .     t     t     t     t     m     .     .
/proposals/:id/plan/changes                          t      t     .     .     .     t     t     t     t     m     .     .
/proposals/:id/plan/suggestions/:suggestion          t      t     .     .     .     t     t     t     t     m     .     .
# feasibility, facts, fairness, papers
/proposals/:id/review                                x      x     x     .     t     t     t     t     t     m     x     .
/proposals/:id/papers/:paper                         x      x     x     .     m     m     m     m     m     m     x     .
# agreement, money, initiatives
/proposals/:id/agreement                             p      p     .     p     p     p     p     p     p     p     .     .
/proposals/:id/agreement/versions/:version/file      p      p     .     p     p     p     p     p     p     p     .     .
# what seals the other two methods: these proposals lead to an agreement
/proposals/:id/cooperation                           .      .     .     .     .     .     .     .     .     .     .     .
/proposals/:id/award                                 .      .     .     .     .     .     .     .     .     .     .     .
/proposals/:id/eligibility                           p      p     .     .     .     .     .     p     p     p     .     .
/proposals/:id/facts                                 p      p     .     .     p     p     p     p     p     p     .     .
/proposals/:id/initiatives                           a      a     .     a     a     a     a     a     a     a     .     .
# the reports stand on the page above; this is the form of who writes them
/proposals/:id/initiatives/:initiative/reports       .      .     .     .     .     .     .     .     .     .     .     .     member=active repr=active lead=active head=active offic=active
/proposals/:id/final-report                          a      a     .     .     a     a     a     a     a     a     .     .
/proposals/:id/lessons                               a      a     .     .     a     a     a     a     a     a     .     .
/proposals/:id/case                                  a      a     .     .     a     a     a     a     a     a     .     .
# written by the desk, read by whom it concerns
/proposals/:id/decline                               n      n     .     .     n     n     n     n     n     .     .     .     offic=@ending
`;
