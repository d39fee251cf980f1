import { path } from "./path.ts";

const proposal = "/proposals/:id";

/** Addresses of the talk about a proposal: messages, topics, notes, what is being written. */
export const talkPaths = {
  messages: path(`${proposal}/messages`),
  messageCorrection: path(`${proposal}/messages/:message/correction`),
  messageWithdrawal: path(`${proposal}/messages/:message/withdrawal`),
  /** Whether something was written since: asked by an open page, and no sign of anybody sitting there (session.ts). */
  talkNews: path(`${proposal}/talk-news`),
  talkRecord: path(`${proposal}/talk-record`),
  talkRecordFile: path(`${proposal}/talk-record/file`),
  mails: path(`${proposal}/mails`),
  mailReading: path(`${proposal}/mails/reading`),
  talkFile: path(`${proposal}/talk-files/:file`),
  draftFiles: path(`${proposal}/drafts/:draft/files`),
  draftFileRemoval: path(`${proposal}/drafts/:draft/files/:file/removal`),
  draftDiscarding: path(`${proposal}/drafts/:draft/discarding`),
  topics: path(`${proposal}/topics`),
  topicClosing: path(`${proposal}/topics/:topic/closing`),
  topicReopening: path(`${proposal}/topics/:topic/reopening`),
  notes: path(`${proposal}/notes`),
  noteCorrection: path(`${proposal}/notes/:note/correction`),
  noteWithdrawal: path(`${proposal}/notes/:note/withdrawal`),
};
