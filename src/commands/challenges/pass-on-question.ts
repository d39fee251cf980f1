import type { Program } from "../../db/program.ts";
import { done } from "../../domain/kernel/result.ts";
import { actOnQuestion, type OnQuestion } from "./act-on-question.ts";

/** The desk has looked at the question, and hands it to the challenge's department, without telling who asked. */
export function passOnQuestion(program: Program, input: OnQuestion) {
  return actOnQuestion(program, input, "passOn", async ({ save }) => {
    await save({ state: "passed_on" });
    return done(null);
  });
}
