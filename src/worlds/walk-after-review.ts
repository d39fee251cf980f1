import { addInitiative } from "../commands/add-initiative.ts";
import { checkEligibility } from "../commands/check-eligibility.ts";
import { commentCase } from "../commands/comment-case.ts";
import { commentFacts } from "../commands/comment-facts.ts";
import { concludeAgreement } from "../commands/conclude-agreement.ts";
import { confirmCooperation } from "../commands/confirm-cooperation.ts";
import { consentAgreement } from "../commands/consent-agreement.ts";
import { draftAgreement } from "../commands/draft-agreement.ts";
import { draftCase } from "../commands/draft-case.ts";
import { draftFacts } from "../commands/draft-facts.ts";
import { publishCase } from "../commands/publish-case.ts";
import { recordAward } from "../commands/record-award.ts";
import { reportInitiative } from "../commands/report-initiative.ts";
import { sendCaseForComment } from "../commands/send-case-for-comment.ts";
import { withholdCase } from "../commands/withhold-case.ts";
import { withholdFacts } from "../commands/withhold-facts.ts";
import { writeFinalReport } from "../commands/write-final-report.ts";
import { writeLesson } from "../commands/write-lesson.ts";
import { todayInTokyo } from "../domain/calendar/tokyo-date.ts";
import type { StoryAgreement, StoryCase, StoryInitiative } from "./story.ts";
import type { Step, Walk } from "./walk.ts";
import { as } from "./walk-coordination.ts";
import { approve } from "./walk-method.ts";

/** From the approved method to the completed partnership. */
export function stepsAfterReview(walk: Walk): readonly Step[] {
  const { story } = walk;
  return [
    ...(walk.dayOf("preparing") === null ? [] : ofPreparing(walk)),
    ...story.initiatives.flatMap((one) => ofInitiative(walk, one)),
    ...ofReport(walk),
    ...(story.case ? ofCase(walk, story.case) : []),
  ];
}

function inPreparing(name: string, day: number, act: Step["act"]): Step {
  return { name, day, in: ["preparing"], act };
}

function inActive(name: string, day: number, act: Step["act"]): Step {
  return { name, day, in: ["active"], act };
}

function ofPreparing(walk: Walk): readonly Step[] {
  const { story, program } = walk;
  const begun = walk.dayOf("preparing")!;
  return [
    ...(story.agreement ? ofAgreement(walk, story.agreement) : []),
    ...(story.cooperation ? ofCooperation(walk, story.cooperation) : []),
    ...(story.award
      ? [
          inPreparing("record the award", story.award.day, () =>
            recordAward(program, { ...as(walk, story.officer), ...awardOf(walk) }),
          ),
        ]
      : []),
    ...(!story.isEligible
      ? []
      : [
          inPreparing("check eligibility", begun - 1, () =>
            checkEligibility(program, {
              ...as(walk, story.officer),
              pledge: "given",
              suspension: "clear",
              taxes: "paid",
              note: "",
            }),
          ),
        ]),
    ...ofFacts(walk),
  ];
}

function awardOf(walk: Walk) {
  const { contractNumber, amountYen, day } = walk.story.award!;
  return { contractNumber, contractedOn: walk.past.date(day), amount: String(amountYen) };
}

function ofAgreement(walk: Walk, agreement: StoryAgreement): readonly Step[] {
  const { story, program, cast } = walk;
  const begun = walk.dayOf("preparing")!;
  const { subject, representativeTitle, representativeName, renewalYears, day } = agreement;
  let drafted = { paperId: "", hash: "" };
  return [
    inPreparing("draft the agreement", begun - 1, async () => {
      const words = {
        subject,
        representativeTitle,
        representativeName,
        costBearing: "",
        renewalYears: `${renewalYears}`,
      };
      const made = await draftAgreement(program, { ...as(walk, story.officer), ...words, baseVersion: 0 });
      if (made.ok) drafted = made.value.value!;
      return made;
    }),
    ...cast.route.map((person, index) =>
      approve(walk, person, () => drafted.paperId, Math.max(begun - 2 - index, day ?? 0), "preparing"),
    ),
    ...(day === null
      ? []
      : [
          inPreparing("consent to the agreement", day, () =>
            consentAgreement(program, { ...as(walk, story.representative), hash: drafted.hash }),
          ),
          inPreparing("conclude the agreement", day, () =>
            concludeAgreement(program, {
              ...as(walk, story.officer),
              concludedOn: todayInTokyo(program.now()),
              citySignatory: "市長",
              partnerSignatory: `${representativeTitle} ${representativeName}`,
            }),
          ),
        ]),
  ];
}

function ofCooperation(walk: Walk, cooperation: NonNullable<Walk["story"]["cooperation"]>): readonly Step[] {
  const { story, program } = walk;
  const { day, terms, startsOn } = cooperation;
  let seenAt = "";
  return [
    inPreparing("write the cooperation", day + 1, () => {
      seenAt = program.now().toISOString();
      return confirmCooperation(program, { ...as(walk, story.officer), terms, startsOn });
    }),
    inPreparing("confirm the cooperation", day, () =>
      confirmCooperation(program, { ...as(walk, story.representative), seenAt }),
    ),
  ];
}

/** P7c: shown to the partner, commented by them; without a start they still have their days. */
function ofFacts(walk: Walk): readonly Step[] {
  const { story, program } = walk;
  const { facts } = story;
  if (!facts) return [];
  const active = walk.dayOf("active");
  let draftVersion = 0;
  return [
    inPreparing("draft the facts", (active ?? 0) + 5, async () => {
      const words = { title: story.words.title, titleEn: facts.titleEn, text: facts.text };
      const citySpends = facts.citySpendsYen === null ? "" : String(facts.citySpendsYen);
      const drafted = await draftFacts(program, { ...as(walk, story.officer), ...words, citySpends });
      if (drafted.ok) draftVersion = drafted.value.value!.version;
      return drafted;
    }),
    ...(!facts.isCommented
      ? []
      : [
          inPreparing("comment the facts", (active ?? 0) + 2, () =>
            commentFacts(program, {
              ...as(walk, story.representative),
              answer: facts.comment ? "comment" : "none",
              comment: facts.comment,
              publishesComment: true,
              draftVersion,
            }),
          ),
        ]),
    ...(facts.withheld
      ? [
          inPreparing("withhold the facts", active ?? 0, () =>
            withholdFacts(program, { ...as(walk, walk.cast.chief), reason: facts.withheld }),
          ),
        ]
      : []),
  ];
}

function ofInitiative(walk: Walk, initiative: StoryInitiative): readonly Step[] {
  const { story, program } = walk;
  const { reports, baseline, target, ...words } = initiative;
  let initiativeId = "";
  return [
    inActive("add an initiative", (walk.dayOf("active") ?? 0) - 2, async () => {
      const typed = { ...words, baseline: String(baseline), target: String(target) };
      const added = await addInitiative(program, { ...as(walk, story.officer), ...typed });
      if (added.ok) initiativeId = added.value.value!.id;
      return added;
    }),
    ...reports.map((report) =>
      inActive("report on an initiative", report.day, () =>
        reportInitiative(program, {
          ...as(walk, report.by),
          initiativeId,
          fromDay: report.from,
          toDay: report.to,
          value: String(report.value),
          text: report.text,
          citySpent: String(report.citySpentYen),
          partnerBrought: String(report.partnerBroughtYen),
          cityAlone: String(report.cityAloneYen),
        }),
      ),
    ),
  ];
}

function ofReport(walk: Walk): readonly Step[] {
  const { story, program } = walk;
  const { finalReport } = story;
  return [
    ...(finalReport
      ? [
          inActive("write the final report", finalReport.day, () =>
            writeFinalReport(program, {
              ...as(walk, story.officer),
              result: finalReport.text,
              endsEarly: "no",
              endedEarlyReason: "",
            }),
          ),
        ]
      : []),
    ...story.lessons.map(({ side, text }) =>
      inActive("write a lesson", finalReport?.day ?? 1, () =>
        writeLesson(program, { ...as(walk, side === "city" ? story.officer : story.representative), lesson: text }),
      ),
    ),
  ];
}

/** P7c: drafted, shown to the partner, commented with consent, published by the chief; or withheld with its reason. */
function ofCase(walk: Walk, story: StoryCase): readonly Step[] {
  const { program, cast } = walk;
  const { officer, representative } = walk.story;
  const { day, words, withheld } = story;
  if (withheld)
    return [
      inActive("withhold the case", day, () => withholdCase(program, { ...as(walk, cast.chief), reason: withheld })),
    ];
  const draftVersion = 1;
  return [
    inActive("draft the case", day + 8, () =>
      draftCase(program, { ...as(walk, officer), ...words, showsLessons: true, needsConsent: false, baseVersion: 0 }),
    ),
    inActive("send the case for comment", day + 7, () =>
      sendCaseForComment(program, { ...as(walk, officer), draftVersion }),
    ),
    inActive("comment the case", day + 2, () =>
      commentCase(program, { ...as(walk, representative), answer: "none", comment: "", consent: "yes", draftVersion }),
    ),
    inActive("publish the case", day, () => publishCase(program, { ...as(walk, cast.chief), draftVersion })),
  ];
}
