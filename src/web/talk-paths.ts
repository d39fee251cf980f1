import { path } from "./path.ts";

const proposal = "/proposals/:id";

/** Addresses of the talk about a proposal: messages, topics, notes, what is being written. */
export const talkPaths = {
  messages: path(`${proposal}/messages`),
  messageCorrection: path(`${proposal}/messages/:message/correction`),
  messageWithdrawal: path(`${proposal}/messages/:message/withdrawal`),
  topics: path(`${proposal}/topics`),
  topicClosing: path(`${proposal}/topics/:topic/closing`),
  topicReopening: path(`${proposal}/topics/:topic/reopening`),
  notes: path(`${proposal}/notes`),
  noteCorrection: path(`${proposal}/notes/:note/correction`),
  noteWithdrawal: path(`${proposal}/notes/:note/withdrawal`),
};
