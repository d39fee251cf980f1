import type { Child } from "hono/jsx";
import { Lock } from "./button.tsx";
import { Ball } from "./holder.tsx";

export type TwoLanesProps = {
  /** Seen by the partner: solid edge. */
  left: { title: Child; seenBy: Child; body: Child };
  /** Stays inside the city: dashed, yellow, with a lock. */
  right: { title: Child; hiddenFrom: Child; note?: Child | undefined; body: Child };
};

/** What goes out and what stays inside, side by side and never to be mistaken: each with its own box and verb. */
export function TwoLanes({ left, right }: TwoLanesProps) {
  return (
    <div class="lanes">
      <section class="lane lane-out">
        <h3 class="lane-title">
          <Ball with="partner">{left.title}</Ball>
        </h3>
        <p class="lane-seen">
          <b>{left.seenBy}</b>
        </p>
        {left.body}
      </section>
      <section class="lane limited">
        <h3 class="lane-title">
          <Lock />
          {right.title}
        </h3>
        <p class="lane-seen">
          <b>{right.hiddenFrom}</b>
          {right.note}
        </p>
        {right.body}
      </section>
    </div>
  );
}
