import { derivedId } from "../accounts/derived-id.ts";
import { answerConsultation } from "../commands/consultations/answer-consultation.ts";
import { closeConsultation } from "../commands/consultations/close-consultation.ts";
import { enterConsultation } from "../commands/consultations/enter-consultation.ts";
import { inviteProposal } from "../commands/consultations/invite-proposal.ts";
import { noteConsultation } from "../commands/consultations/note-consultation.ts";
import { passOnConsultation } from "../commands/consultations/pass-on-consultation.ts";
import { receiveConsultation } from "../commands/consultations/receive-consultation.ts";
import { cityOf } from "../db/stores/city-store.ts";
import type { Result } from "../domain/kernel/result.ts";
import { timeOn } from "./past.ts";
import type { Walker } from "./walk.ts";

/** A consultation of the demo (db/worlds/izumiotsu-demo/consultations.json). */
export type ConsultationStory = {
  key: string;
  channel: "form" | "call" | "visit" | "mail" | "introduction";
  enteredBy: string;
  sender: string;
  daysAgo: number;
  text: string;
  passedTo: string | null;
  status: "open" | "passed_on" | "answered" | "became_proposal" | "closed";
  answer: string | null;
};

/**
 * Tells the consultations by the real commands, each on its day. One that became a proposal ends here with the invitation: whether its
 * person takes it up is seen in the running demo.
 */
export async function tellConsultations(walker: Walker, stories: readonly ConsultationStory[]): Promise<void> {
  for (const [index, story] of stories.entries()) {
    walker.setTime(timeOn(walker.past.date(story.daysAgo), story.daysAgo === 0 ? "08:50" : `${9 + (index % 6)}:20`));
    const consultationId = await enter(walker, story);
    const day = Math.max(0, story.daysAgo - 1);
    walker.setTime(day === 0 ? walker.past.now : timeOn(walker.past.date(day), "15:10"));
    for (const step of await stepsOf(walker, story, consultationId)) told(story, await step());
  }
  walker.setTime(walker.past.now);
}

/** @returns its id. */
async function enter({ program, cast }: Walker, story: ConsultationStory): Promise<string> {
  const formKey = derivedId(program.key, `demo ${story.key}`);
  const common = {
    kind: story.text.includes("要望") ? "wish" : "consultation",
    body: story.text,
    organisation: "",
    telephone: story.channel === "call" ? "072-500-0000" : "",
    mail: story.channel === "mail" || story.channel === "form" ? `${story.key}@example.jp` : "",
    name: story.sender,
    formKey,
  };
  if (story.channel === "form") {
    const received = await receiveConsultation(program, { ...common, lang: "ja" });
    told(story, received);
    return received.ok ? received.value.id : "";
  }
  const actor = cast.person(story.enteredBy);
  const entered = await enterConsultation(program, { ...common, actor, channel: story.channel, answered: "" });
  told(story, entered);
  if (!entered.ok || !entered.value) throw new Error(`${story.key}: entered twice`);
  return entered.value.id;
}

async function stepsOf(
  { program, cast }: Walker,
  story: ConsultationStory,
  consultationId: string,
): Promise<readonly (() => Promise<Result<unknown>>)[]> {
  const input = { actor: cast.person(story.enteredBy), consultationId };
  const said = story.answer ?? "";
  const department = (await cityOf(program)).departments.find(({ name }) => name === story.passedTo);
  const passOn = () => passOnConsultation(program, { ...input, departmentId: department?.id ?? "", handingOver: "" });
  const answer = () => answerConsultation(program, { ...input, answer: said });
  switch (story.status) {
    case "open":
      return [];
    case "passed_on":
      return [passOn, () => noteConsultation(program, { ...input, note: said })];
    case "answered":
      return department ? [passOn, answer] : [answer];
    case "became_proposal":
      return [answer, () => inviteProposal(program, { ...input, words: "この内容から、提案の下書きをつくれます。" })];
    case "closed":
      return [answer, () => closeConsultation(program, { ...input, closing: "要望として伝えたため" })];
  }
}

function told(story: ConsultationStory, result: Result<unknown>): void {
  if (!result.ok) throw new Error(`${story.key}: ${JSON.stringify(result.refusal)}`);
}
