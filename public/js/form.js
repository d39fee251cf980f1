// <desk-form draft="KEY" restored="…">: nothing typed is lost, nothing is sent twice.
//  - unsent text: the browser asks before the page is left
//  - draft: the text of its textareas stays in this tab (sessionStorage) until it has arrived; never that of a
//    protected part (data-protected), and nothing at all after signing out
//  - sending: a second press within ten seconds does nothing; after that it may be tried again
const prefix = "desk-draft:";

class DeskForm extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    if (!this.form) return;
    this.key = this.getAttribute("draft") ? prefix + this.getAttribute("draft") : null;
    this.base = new Map(this.texts().map((text) => [text.name, text.value]));
    this.restore();
    this.form.addEventListener("input", () => this.keep(false));
    this.form.addEventListener("submit", (event) => this.send(event));
    window.addEventListener("pageshow", () => {
      this.sentAt = 0;
    });
    window.addEventListener("beforeunload", (event) => {
      if (this.changed && !this.sentAt) event.preventDefault();
    });
  }

  /** The textareas whose text may be kept. */
  texts() {
    return [...this.form.querySelectorAll("textarea[name]:not([data-protected])")];
  }

  keep(sent) {
    this.changed = true;
    if (!this.key) return;
    const texts = this.texts().map((text) => [text.name, this.base.get(text.name), text.value]);
    try {
      sessionStorage.setItem(this.key, JSON.stringify({ sent, texts }));
    } catch {
      // A full or forbidden storage: the question before leaving still protects the text.
    }
  }

  restore() {
    const draft = this.key && sessionStorage.getItem(this.key);
    if (!draft) return;
    const { sent, texts } = JSON.parse(draft);
    const arrived = sent && performance.getEntriesByType("navigation")[0]?.type === "navigate";
    let restored = false;
    for (const [name, base, kept] of arrived ? [] : texts) {
      const text = this.texts().find((one) => one.name === name);
      if (!text || text.value !== base || kept === base) continue;
      text.value = kept;
      text.dispatchEvent(new Event("input", { bubbles: true }));
      restored = true;
    }
    if (!restored) return sessionStorage.removeItem(this.key);
    const notice = document.createElement("p");
    notice.className = "restored";
    notice.setAttribute("role", "status");
    notice.textContent = this.getAttribute("restored");
    this.prepend(notice);
    this.changed = true;
  }

  send(event) {
    if (this.sentAt && Date.now() - this.sentAt < 10_000) return event.preventDefault();
    this.sentAt = Date.now();
    if (this.key && this.changed) this.keep(true);
  }
}
customElements.define("desk-form", DeskForm);

document.addEventListener("submit", (event) => {
  if (!event.target.action?.endsWith("/sign-out")) return;
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(prefix)) sessionStorage.removeItem(key);
});
