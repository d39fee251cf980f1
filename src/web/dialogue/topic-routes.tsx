import { closeTopic } from "../../commands/close-topic.ts";
import { openTopic } from "../../commands/open-topic.ts";
import { actingFrom, readForm, seeDone } from "../forms.ts";
import { paths } from "../paths.ts";
import { refusalPage, typedOf } from "../refusals.tsx";
import type { Routes } from "../route.ts";
import { value } from "../ui/form-values.ts";
import { talkPage } from "./message-routes.tsx";

const p = paths.proposal;

/** Topics of the talk (話題): opened, closed and opened again by either side. */
export function addTopicRoutes(routes: Routes): void {
  routes.post(p.topics, { may: "sendMessage", audit: "topic.open" }, async (c, person) => {
    const values = await readForm(c);
    const acting = actingFrom(c, person, values);
    const result = await openTopic(c.var.program, { ...acting, title: value(values, "title") });
    const id = { id: acting.proposalId };
    if (result.ok) {
      const topic = result.value.value?.id;
      return seeDone(c, `${p.messages(id, topic ? { topic } : {})}#write-message`, "topicOpened");
    }
    if (result.refusal.kind === "invalid") return talkPage(c, person, values, result.refusal.errors, 422);
    const back = { href: p.messages(id), text: "やりとりにもどる" };
    return refusalPage(c, result.refusal, back, typedOf(values, { title: "話題の名前" }));
  });

  for (const reopens of [false, true])
    routes.post(
      reopens ? p.topicReopening : p.topicClosing,
      { may: "sendMessage", audit: reopens ? "topic.reopen" : "topic.close" },
      async (c, person) => {
        const acting = actingFrom(c, person, await readForm(c));
        const topicId = c.req.param("topic")!;
        const result = await closeTopic(c.var.program, { ...acting, topicId, reopens });
        const id = { id: acting.proposalId };
        if (result.ok)
          return seeDone(
            c,
            `${p.messages(id, { topic: topicId })}#messages`,
            reopens ? "topicReopened" : "topicClosed",
          );
        return refusalPage(c, result.refusal, { href: p.messages(id), text: "やりとりにもどる" });
      },
    );
}
