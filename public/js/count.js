// <desk-count for="ID" most="1200" text="{n} / 1,200字" over="{n}字減らしてください">: keeps the server's count up to date.
const segmenter = new Intl.Segmenter("ja", { granularity: "grapheme" });

class DeskCount extends HTMLElement {
  connectedCallback() {
    this.control = document.getElementById(this.getAttribute("for"));
    this.control?.addEventListener("input", () => this.count());
    if (this.control) this.count();
  }

  count() {
    const shown = this.firstElementChild;
    const most = Number(this.getAttribute("most"));
    let written = 0;
    for (const _ of segmenter.segment(this.control.value)) written += 1;
    const over = written - most;
    const more = over > 0 ? ` ▲ ${this.getAttribute("over").replace("{n}", over.toLocaleString())}` : "";
    shown.textContent = this.getAttribute("text").replace("{n}", written.toLocaleString()) + more;
    shown.classList.toggle("count-over", over > 0);
  }
}
customElements.define("desk-count", DeskCount);
