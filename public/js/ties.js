// <desk-ties>: the answer 「ありません」 brings the rest of the page to where the question stood, anchor and all. Whatever is not this
// page's own answer (signed out, something to mend, no connection) is left to the form itself, which leads to the same address.
class DeskTies extends HTMLElement {
  connectedCallback() {
    this.addEventListener("submit", (event) => {
      if (event.defaultPrevented || event.submitter?.value !== "no") return;
      event.preventDefault();
      this.answer(event.target, event.submitter);
    });
  }

  async answer(form, button) {
    const answer = await askForDocument("POST", form.action, {}, new URLSearchParams(new FormData(form, button)));
    if (!this.arrived(answer)) this.leave(form);
  }

  /** True when this page came back with the answer and was drawn. */
  arrived({ status, responseURL, response: page }) {
    if (status !== 200 || !page) return false;
    const { pathname, search } = new URL(responseURL);
    if (pathname !== location.pathname) return false;
    history.replaceState(null, "", `${pathname}${search}${location.hash}`);
    document.title = page.title;
    document.body.replaceWith(page.body);
    this.show();
    return true;
  }

  leave(form) {
    form.append(Object.assign(document.createElement("input"), { type: "hidden", name: "hasTie", value: "no" }));
    form.submit();
  }

  /** What was done is read out where the question stood; an anchor of the address is gone to, as on any page. */
  show() {
    const done = document.querySelector(".flash");
    done?.setAttribute("tabindex", "-1");
    done?.focus();
    if (location.hash) document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
  }
}
customElements.define("desk-ties", DeskTies);
