// <desk-lock href="…"> within the form of a section: while somebody types the section stays theirs, renewed at most once a minute.
// When it could not be renewed, it says so; what is typed can be saved all the same.
class DeskLock extends HTMLElement {
  connectedCallback() {
    this.form = this.closest("form");
    this.form?.addEventListener("input", () => this.renew());
  }

  async renew() {
    const now = Date.now();
    if (this.last && now - this.last < 60_000) return;
    this.last = now;
    let answer;
    try {
      answer = await fetch(this.getAttribute("href"), {
        method: "POST",
        body: new URLSearchParams({ go: "by-itself" }),
      });
    } catch {
      // Without a network the next key tries again.
      this.last = undefined;
      return;
    }
    const lost = this.querySelector("[data-lost]");
    if (lost) lost.hidden = answer.ok;
    const place = this.querySelector("[data-time]");
    if (answer.ok && place) place.textContent = (await answer.json()).time;
  }
}
customElements.define("desk-lock", DeskLock);
