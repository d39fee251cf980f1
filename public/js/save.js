// <desk-save saved="保存しました {time}" failed="…" stale="…" refused="…"> within a form: saves it by itself, by its own address.
//  - two seconds after the last key, at the latest ten after the first, and when the page is put away
//  - the answer carries what the next save stands on (drawn_from): words that another tab has saved meanwhile are never written over;
//    then it stops and says so, and the buttons of the form show both
//  - a button pressed while a save is on its way waits for it, so that the two do not meet
class DeskSave extends HTMLElement {
  connectedCallback() {
    this.form = this.closest("form");
    if (!this.form) return;
    this.count = 0;
    this.form.addEventListener("input", () => this.wait());
    this.form.addEventListener("submit", (event) => this.letArrive(event), true);
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden" && this.timer) this.save();
    });
    window.addEventListener("online", () => {
      if (this.failed) this.save();
    });
  }

  wait() {
    this.count += 1;
    if (this.stopped) return;
    const now = Date.now();
    if (!this.timer) this.first = now;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), Math.max(0, Math.min(2000, this.first + 10_000 - now)));
  }

  save() {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.stopped || this.leaving) return;
    if (this.sending) return this.wait();
    this.sending = this.send().finally(() => {
      this.sending = undefined;
    });
  }

  async send() {
    const saved = this.count;
    const body = new URLSearchParams(new FormData(this.form));
    body.set("go", "by-itself");
    const texts = new Map([...this.form.querySelectorAll("textarea[name]")].map((text) => [text.name, text.value]));
    this.failed = false;
    let answer;
    try {
      answer = await fetch(this.form.action, {
        method: "POST",
        body,
        keepalive: document.visibilityState === "hidden",
      });
    } catch {
      this.failed = true;
      return this.say("failed");
    }
    if (answer.status === 409) {
      this.stopped = true;
      return this.say("stale");
    }
    if (!answer.ok) return this.say(answer.status === 503 ? "failed" : "refused");
    const { time, drawnFrom } = await answer.json();
    const field = this.form.elements.drawn_from;
    if (field && drawnFrom) field.value = drawnFrom;
    if (time) this.say("saved", time);
    this.form.dispatchEvent(
      new CustomEvent("desk-saved", { bubbles: true, detail: { texts, isAll: saved === this.count } }),
    );
  }

  say(what, time = "") {
    this.firstElementChild.textContent = this.getAttribute(what).replace("{time}", time);
    this.classList.toggle("not-saved", what !== "saved");
  }

  letArrive(event) {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (!this.sending) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    this.sending.then(() => this.form.requestSubmit(event.submitter));
  }
}
customElements.define("desk-save", DeskSave);
