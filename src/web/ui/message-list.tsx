import type { Child } from "hono/jsx";
import { Holder, type Side } from "./holder.tsx";

export type Message = {
  id?: string | undefined;
  side: Side;
  /** The department or organisation that speaks. */
  from: Child;
  /** The person, where the reader may know them. */
  person?: Child | undefined;
  at: Child;
  body: Child;
};

/** What was said, each with the shape and edge of its side. */
export function MessageList({ messages }: { messages: readonly Message[] }) {
  return (
    <ol class="messages">
      {messages.map((message) => (
        <li class={`message message-${message.side}`} id={message.id}>
          <p class="message-who">
            <Holder side={message.side}>{message.from}</Holder>
            {message.person ? <b>{message.person}</b> : null}
            <span class="sub">{message.at}</span>
          </p>
          <div class="message-body">{message.body}</div>
        </li>
      ))}
    </ol>
  );
}
