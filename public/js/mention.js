// <desk-mention> around a list of names: each becomes a button that writes its name into the text of the form, where one was writing.
class DeskMention extends HTMLElement {
  connectedCallback() {
    const text = this.closest("form")?.querySelector("textarea");
    if (!text) return;
    for (const line of this.querySelectorAll("[data-mention]")) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "button button-weak";
      button.append(...line.childNodes);
      button.addEventListener("click", () => {
        text.setRangeText(line.dataset.mention, text.selectionStart, text.selectionEnd, "end");
        text.dispatchEvent(new Event("input", { bubbles: true }));
        text.focus();
      });
      line.append(button);
    }
  }
}
customElements.define("desk-mention", DeskMention);
