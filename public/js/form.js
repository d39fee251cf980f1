// <desk-form draft="KEY" restored="…">: nothing typed is lost, nothing is sent twice.
//  - unsent text: the browser asks before the page is left; not where another form of the page is sent and this tab keeps the text
//  - draft: the text of its textareas stays in this tab (sessionStorage) until it has arrived; never that of a
//    protected part (data-protected), and nothing at all after signing out
//  - refused: after an answer that did not take the text (signed out meanwhile, something to mend) it is still a draft
//  - unsaved: drawn again by a button that saves nothing (an estimate, more rows): unsent text as before
//  - sending: a second press within ten seconds does nothing; after that it may be tried again
let sent;
const prefix = "desk-draft:";
const drafts = () => Object.keys(sessionStorage).filter((key) => key.startsWith(prefix));

const [visit] = performance.getEntriesByType("navigation");
// The second half is for browsers that do not tell the status of the page: an answer page, or a form with places to mend; and for
// what was drawn again and is stored nowhere.
const refused =
  visit?.responseStatus >= 400 || document.querySelector(".answer, .error-summary, desk-form[unsaved]") !== null;
for (const key of drafts()) {
  const { sent, texts } = JSON.parse(sessionStorage.getItem(key));
  if (sent && refused) sessionStorage.setItem(key, JSON.stringify({ sent: false, texts }));
  else if (sent && visit?.type === "navigate") sessionStorage.removeItem(key);
}

class DeskForm extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    if (!this.form) return;
    this.key = this.getAttribute("draft") ? prefix + this.getAttribute("draft") : null;
    this.base = new Map(this.texts().map((text) => [text.name, text.value]));
    this.changed = this.hasAttribute("unsaved");
    this.restore();
    this.form.addEventListener("input", () => this.keep(false));
    this.form.addEventListener("submit", (event) => this.send(event));
    this.form.addEventListener("desk-saved", (event) => this.arrived(event.detail));
    addEventListener("pageshow", () => {
      this.sentAt = sent = 0;
    });
    addEventListener("beforeunload", (event) => {
      if (this.changed && !this.sentAt && (!sent || !this.key)) event.preventDefault();
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
    let restored = false;
    const { texts } = JSON.parse(draft);
    for (const [name, base, kept] of texts) {
      const text = this.texts().find((one) => one.name === name);
      if (!text || kept === base) continue;
      if (refused && text.value === kept) {
        // Drawn again by the answer, and still saved nowhere: the draft stays as it is.
        this.base.set(name, base);
        this.changed = true;
      }
      if (text.value !== base) continue;
      text.value = kept;
      for (let fold = text.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
      text.dispatchEvent(new Event("input", { bubbles: true }));
      restored = true;
    }
    if (!restored && !this.changed) sessionStorage.removeItem(this.key);
    if (!restored) return;
    const notice = document.createElement("p");
    notice.className = "restored";
    notice.setAttribute("role", "status");
    notice.textContent = this.getAttribute("restored");
    this.prepend(notice);
    this.changed = true;
  }

  /** Saved by itself (save.js): what is stored now is what a draft of this tab stands on. */
  arrived({ texts, isAll }) {
    for (const [name, text] of texts) if (this.base.has(name)) this.base.set(name, text);
    if (!isAll) return this.keep(false);
    this.changed = false;
    if (this.key) sessionStorage.removeItem(this.key);
  }

  send(event) {
    if (Date.now() - this.sentAt < 10_000) return event.preventDefault();
    this.sentAt = Date.now();
    if (this.key && this.changed) this.keep(true);
  }
}
customElements.define("desk-form", DeskForm);

document.addEventListener("submit", (event) => {
  if (!event.target.action?.endsWith("/sign-out")) sent = 1;
  else for (const key of drafts()) sessionStorage.removeItem(key);
});
