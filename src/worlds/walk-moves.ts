import { randomUUID } from "node:crypto";
import { act } from "../commands/act.ts";
import { askForAdditions } from "../commands/ask-for-additions.ts";
import { attachFiles } from "../commands/attach-files.ts";
import { closeAsLapsed } from "../commands/close-as-lapsed.ts";
import { confirmDecline } from "../commands/confirm-decline.ts";
import { createDraft } from "../commands/create-draft.ts";
import { declareConflict } from "../commands/declare-conflict.ts";
import { draftDecline } from "../commands/draft-decline.ts";
import { holdProposal } from "../commands/hold-proposal.ts";
import { openDialogue } from "../commands/open-dialogue.ts";
import { receiveProposal } from "../commands/receive-proposal.ts";
import { resubmitProposal } from "../commands/resubmit-proposal.ts";
import { resumeProposal } from "../commands/resume-proposal.ts";
import { saveDraft } from "../commands/save-draft.ts";
import { startMethodReview } from "../commands/start-method-review.ts";
import { submitProposal } from "../commands/submit-proposal.ts";
import { withdrawProposal } from "../commands/withdraw-proposal.ts";
import { addProtectedPart } from "../commands/write-protected-part.ts";
import { megabyte } from "../domain/files/file-faults.ts";
import { done, refused } from "../domain/kernel/result.ts";
import type { Status } from "../domain/process/status.ts";
import { pledges } from "../domain/proposal/pledge.ts";
import { stage } from "../files/stage.ts";
import type { Step, Walk } from "./walk.ts";
import { askInitially, termsOf } from "./walk-coordination.ts";
import { concludeReview, startActively } from "./walk-later-moves.ts";

/** A move happens on the day of its state, its preparation so many business days before. */
export type Move = Omit<Step, "day" | "in"> & { daysBefore?: number };

/** What somebody does so that a story reaches its next state. `before`: the state it comes from. */
export function movesInto(status: Status, walk: Walk, before: Status | null): readonly Move[] {
  const { story, program } = walk;
  const by = (key: string) => ({ actor: walk.actor(key), proposalId: walk.proposalId });
  switch (status) {
    case "draft":
      return write(walk);
    case "submitted":
      if (before === "additions_asked") return addAndSendAgain(walk);
      return [
        ...(before === null ? write(walk).map((one) => ({ ...one, daysBefore: 1 })) : []),
        { name: "submit", act: () => submitProposal(program, { ...by(story.representative), pledges: [...pledges] }) },
      ];
    case "additions_asked":
      return [
        {
          name: "ask for additions",
          act: () => askForAdditions(program, { ...by(story.officer), request: story.additions }),
        },
      ];
    case "received":
      return [
        { name: "receive", act: () => receiveProposal(program, by(story.officer)) },
        declareNothing(walk, story.officer),
      ];
    case "inquiry":
      return before === "on_hold" ? [resume(walk)] : askInitially(walk);
    case "dialogue":
      if (before === "on_hold") return [resume(walk)];
      return [{ name: "open the dialogue", act: () => openDialogue(program, by(story.officer)) }];
    case "method_review":
      return [{ name: "start the method review", act: () => startMethodReview(program, by(story.officer)) }];
    case "preparing":
      return concludeReview(walk, "preparing");
    case "in_call":
      return concludeReview(walk, "in_call");
    case "active":
      return startActively(walk);
    case "completed":
      return startActively(walk, "completed");
    case "on_hold":
      return [
        {
          name: "hold",
          act: () =>
            holdProposal(program, {
              ...by(story.officer),
              reason: story.hold!.reason,
              until: story.hold!.until,
              untilEvent: story.hold!.event,
            }),
        },
      ];
    case "declined":
      return [
        { name: "draft the decline", act: () => draftDecline(program, { ...by(story.officer), ...story.decline! }) },
        { name: "confirm the decline", act: () => confirmDecline(program, by(walk.cast.chief)) },
      ];
    case "lapsed":
      return [{ name: "close as lapsed", act: () => closeAsLapsed(program, by(story.officer)) }];
    case "withdrawn":
      return [
        {
          name: "withdraw",
          act: () => withdrawProposal(program, { ...by(story.representative), reason: story.withdrawal }),
        },
      ];
    case "not_selected":
      return [seedNotSelected(walk)];
  }
}

/** P2: asked once, before the first look. */
export function declareNothing(walk: Walk, key: string): Move {
  return {
    name: `declare no conflict (${key})`,
    act: () => {
      walk.declared.add(key);
      const input = { actor: walk.actor(key), proposalId: walk.proposalId, hasTie: "no", what: "" };
      return declareConflict(walk.program, input);
    },
  };
}

function addAndSendAgain({ story, program, proposalId, actor }: Walk): readonly Move[] {
  const words = story.additionsAnswer;
  return [
    { name: "write on", act: () => saveDraft(program, { actor: actor(story.author), proposalId, words }) },
    { name: "send again", act: () => resubmitProposal(program, { actor: actor(story.representative), proposalId }) },
  ];
}

function write(walk: Walk): readonly Move[] {
  const { story, program } = walk;
  const author = walk.actor(story.author);
  return [
    {
      name: "begin a draft",
      act: async () => {
        const input = { actor: author, formKey: randomUUID(), challengeCode: story.challengeCode };
        const created = await createDraft(program, input);
        if (created.ok) walk.proposalId = created.value.id;
        return created;
      },
    },
    {
      name: "write the draft",
      act: () =>
        saveDraft(program, { actor: author, proposalId: walk.proposalId, words: story.words, fields: story.fields }),
    },
    ...story.parts.map((part) => ({
      name: "name a protected part",
      act: async () => {
        const { section, heading, reason, content } = part;
        const typed = { section, heading, reason, content, ...termsOf(walk, part) };
        const added = await addProtectedPart(program, { actor: author, proposalId: walk.proposalId, part: typed });
        if (added.ok) walk.partIds.push(added.value.value!.partId);
        return added;
      },
    })),
    ...(story.files ?? []).map(({ name, text, part }) => ({
      name: `attach ${name}`,
      act: async () => {
        const content = await stage(program.files.staging, bytesOf(text), megabyte);
        const partId = part === null ? null : walk.partIds[part]!;
        const input = { actor: author, proposalId: walk.proposalId, formKey: randomUUID(), partId };
        const result = await attachFiles(program, { ...input, files: [{ name, content }] });
        const { errors = [] } = result.ok ? result.value : {};
        return errors.length > 0 ? refused({ kind: "invalid", errors }) : result;
      },
    })),
  ];
}

/** A text of a story as the content of a file that arrives. */
export async function* bytesOf(text: string): AsyncIterable<Uint8Array> {
  yield Buffer.from(text);
}

function resume(walk: Walk): Move {
  const officer = walk.actor(walk.story.officer);
  return { name: "resume", act: () => resumeProposal(walk.program, { actor: officer, proposalId: walk.proposalId }) };
}

/**
 * The result of a call has no command yet (docs/decisions/0017): an officer's move past the gates, by the same `move` that every
 * command uses, so that state, version, waits and event agree. It ends a story, so that nobody is left waiting. For worlds alone.
 */
function seedNotSelected(walk: Walk): Move {
  const input = { actor: walk.actor(walk.story.officer), proposalId: walk.proposalId };
  return {
    name: "seed not_selected",
    act: () =>
      act<null>(walk.program, input, "writeNote", async ({ move }) => {
        await move("not_selected", "other-selected");
        return done(null);
      }),
  };
}
