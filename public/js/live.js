// <desk-live src="…" text="…" link="…">: asks now and then whether something was written, as long as the page is seen.
//  - the answer says yes or no, never what; whoever signed out, or may read it no more, is asked no further
//  - nothing on the page moves: a sentence is read out politely, and a link draws the page anew (what is typed is kept as a draft)
const pause = 20_000;

class DeskLive extends HTMLElement {
  connectedCallback() {
    this.failures = 0;
    this.wait();
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "visible") this.ask();
    });
  }

  disconnectedCallback() {
    this.stop();
  }

  wait() {
    clearTimeout(this.timer);
    if (!this.stopped) this.timer = setTimeout(() => this.ask(), pause * 2 ** Math.min(this.failures, 4));
  }

  async ask() {
    if (this.stopped || this.asking) return;
    if (document.visibilityState !== "visible") return this.wait();
    this.asking = true;
    try {
      const answer = await fetch(this.getAttribute("src"), {
        // Signed out meanwhile: the answer leads to the sign-in, which stops the asking and is no fault of the page.
        redirect: "manual",
        headers: { accept: "application/json" },
      });
      this.failures = 0;
      if (answer.status === 200) this.say();
      else if (answer.status !== 204 && answer.status < 500) this.stop();
    } catch {
      this.failures += 1;
    }
    this.asking = false;
    this.wait();
  }

  say() {
    this.stop();
    const link = document.createElement("a");
    link.href = this.getAttribute("again");
    link.textContent = this.getAttribute("link");
    // The same address with another fragment would not be drawn anew.
    link.addEventListener("click", (event) => {
      event.preventDefault();
      location.reload();
    });
    this.firstElementChild.append(this.getAttribute("text"), " ", link);
  }

  stop() {
    this.stopped = true;
    clearTimeout(this.timer);
  }
}
customElements.define("desk-live", DeskLive);
