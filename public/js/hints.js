// <desk-hints> beside a form that saves itself (save.js): what stands in it goes by the words that are stored, so after a save it is
// fetched anew with the page, at most every five seconds. Read as a document: no text becomes a page here (Trusted Types).
const restMs = 5_000;

class DeskHints extends HTMLElement {
  connectedCallback() {
    document.addEventListener("desk-saved", () => this.wait());
  }

  wait() {
    this.timer ??= setTimeout(() => this.look(), restMs);
  }

  look() {
    const request = new XMLHttpRequest();
    request.open("GET", location.href);
    request.responseType = "document";
    request.onload = () => {
      const fresh = request.status === 200 && request.response?.querySelector("desk-hints");
      if (fresh) this.replaceChildren(...fresh.childNodes);
    };
    // Where the line is down what stands here stays; the next save looks again.
    request.onloadend = () => {
      this.timer = undefined;
    };
    request.send();
  }
}
customElements.define("desk-hints", DeskHints);
