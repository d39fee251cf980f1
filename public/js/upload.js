// <desk-upload each="BYTES" too-large sending checking broken taken again>: a form with files that shows how far it is.
//  - what is too large is said before anything is sent
//  - sending: a bar with percent; the text beside it is read out at the beginning, every quarter, and at the end
//  - refused: the answer's sentences above the field; how many were taken, and the list of them, one link away
// Without JavaScript it is a plain form, and the answer a page.
class DeskUpload extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    if (!this.form) return;
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.start();
    });
  }

  start() {
    const files = [...this.form.querySelector("input[type=file]").files];
    if (this.request) return;
    const large = files.filter((file) => file.size > Number(this.getAttribute("each")));
    if (large.length > 0)
      return this.refuse([`${this.getAttribute("too-large")}（${large.map((file) => file.name).join("、")}）`], 0);
    this.show();
    const request = new XMLHttpRequest();
    this.request = request;
    request.upload.addEventListener("progress", (event) => this.progress(event.loaded, event.total));
    request.upload.addEventListener("load", () => this.say(this.getAttribute("checking")));
    request.addEventListener("load", () => this.answered(request));
    for (const name of ["error", "abort", "timeout"])
      request.addEventListener(name, () => this.refuse([this.getAttribute("broken")], 0));
    request.open("POST", this.form.action);
    request.setRequestHeader("accept", "application/json");
    request.send(new FormData(this.form));
  }

  /** 303 was followed: the address is the page that shows the files. */
  answered(request) {
    const isJson = request.getResponseHeader("content-type")?.startsWith("application/json");
    if (!isJson) {
      // Signed out, or somebody was first: the same form, sent plainly, draws that page.
      return this.form.submit();
    }
    const { attached, errors } = JSON.parse(request.responseText);
    if (errors.length > 0) return this.refuse(errors, attached);
    location.assign(this.listAddress());
  }

  listAddress() {
    const address = new URL(this.form.action);
    address.searchParams.set("done", "filesAttached");
    return address.href;
  }

  show() {
    this.clear();
    this.box = document.createElement("div");
    this.box.className = "upload";
    this.bar = document.createElement("progress");
    this.bar.max = 100;
    this.bar.value = 0;
    this.bar.setAttribute("aria-label", this.getAttribute("sending"));
    this.text = document.createElement("p");
    this.text.setAttribute("role", "status");
    this.box.append(this.bar, this.text);
    this.form.append(this.box);
    this.said = -1;
    this.progress(0, 1);
  }

  progress(loaded, total) {
    const percent = total > 0 ? Math.floor((loaded / total) * 100) : 0;
    this.bar.value = percent;
    if (Math.floor(percent / 25) === this.said) return;
    this.said = Math.floor(percent / 25);
    this.say(`${this.getAttribute("sending")} ${percent}%`);
  }

  say(text) {
    this.text.textContent = text;
  }

  refuse(sentences, attached) {
    this.clear();
    this.request = null;
    // The same press must not count as repeated: what was refused may be chosen anew.
    this.form.elements.idempotency_key.value = crypto.randomUUID();
    this.box = document.createElement("div");
    this.box.className = "field-error upload-errors";
    this.box.tabIndex = -1;
    this.box.setAttribute("role", "alert");
    for (const sentence of sentences) {
      const line = document.createElement("p");
      line.textContent = `＊${sentence}`;
      this.box.append(line);
    }
    if (attached > 0) {
      const taken = document.createElement("p");
      taken.className = "upload-taken";
      taken.textContent = `${attached}${this.getAttribute("taken")}`;
      this.box.prepend(taken);
      // What was taken would be sent a second time with the next press.
      this.form.querySelector("input[type=file]").value = "";
      const link = document.createElement("a");
      link.href = this.listAddress();
      link.textContent = this.getAttribute("again");
      taken.append(" ", link);
    }
    this.form.prepend(this.box);
    this.box.focus();
  }

  clear() {
    this.box?.remove();
  }
}
customElements.define("desk-upload", DeskUpload);
