// <desk-live src again said changed waiting … >: a page that is open keeps up with what others write.
//  - now and then, as long as the page is seen, it asks whether there is news: yes or no, never what
//  - then the same page is fetched, and its parts with data-live take the place of those that stand here: nothing is drawn twice, and the
//    walls are the page's own
//  - nobody is disturbed: a part with the focus, a selection or something typed stays and a link says so; what is unfolded stays so, and what
//    one looks at stays in its place
//  - signed out, or no longer admitted: it says so and asks no further. A server in trouble is asked less and less often
//  - what came by itself counts as read only once somebody does something here
const pause = 20_000;
const byItself = { "by-itself": "yes" };

// An answer read by the browser as a document: no text may become elements here (Trusted Types). Without a connection its status is 0.
// ties.js asks by it, too: what pages load is one script.
function askForDocument(method, address, headers, body) {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open(method, address);
    request.responseType = "document";
    for (const name in headers) request.setRequestHeader(name, headers[name]);
    request.onloadend = () => resolve(request);
    request.send(body);
  });
}

class DeskLive extends HTMLElement {
  connectedCallback() {
    this.failures = 0;
    this.src = this.getAttribute("src");
    this.wait();
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "visible" && this.isDue) this.ask();
    });
    for (const doing of ["pointerdown", "keydown", "wheel"])
      document.addEventListener(doing, () => this.read(), { passive: true });
  }

  disconnectedCallback() {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  wait() {
    clearTimeout(this.timer);
    this.isDue = false;
    const slower = pause * 2 ** Math.min(this.failures, 4) * (1 + Math.random() / 4);
    if (!this.stopped) this.timer = setTimeout(() => this.ask(), slower);
  }

  async ask() {
    this.isDue = true;
    if (this.stopped || this.asking || document.visibilityState !== "visible") return;
    this.asking = true;
    try {
      // Signed out meanwhile: the answer leads to the sign-in, which is no fault of the page.
      const { type, status } = await fetch(this.src, { redirect: "manual", headers: byItself });
      if (type === "opaqueredirect") this.end("ended", true);
      else if (status === 200) await this.fetchPage(byItself).then((page) => this.take(page));
      else if (status === 429 || status >= 500) throw status;
      else if (status !== 204) this.end("gone");
      if (this.failures > 2) this.say("");
      this.failures = 0;
    } catch {
      this.failures += 1;
      if (this.failures === 3) this.say("away");
    }
    this.asking = false;
    this.wait();
  }

  async fetchPage(headers) {
    const { status, response } = await askForDocument("GET", this.getAttribute("again"), headers);
    if (status !== 200) throw status;
    return response;
  }

  take(page) {
    const fresh = page?.querySelector("desk-live");
    if (!fresh) return this.end("ended", true);
    this.arrived = [];
    this.count = 0;
    this.hasWaiting = false;
    keepPlace(() => {
      for (const part of page.querySelectorAll("[data-live]")) {
        const here = document.querySelector(`[data-live="${part.dataset.live}"]`);
        const stood = here?.querySelector(".messages");
        const list = part.querySelector(".messages");
        if (list && (stood || !here)) this.takeEntries(stood, list);
        else if (here && this.put(here, part) === part && list) this.arrived.push(...list.children);
      }
    });
    this.src = fresh.getAttribute("src");
    this.isUnread = this.arrived.length > 0;
    if (this.hasWaiting) this.say("waiting", true);
    else if (this.arrived.length > 0) this.say("said", false, this.arrived.at(-1).id);
    else if (this.count > 0) this.say("changed");
  }

  // The newest first. What stands here already is found by its id, wherever; what is new comes before what it was written after.
  takeEntries(list, fresh) {
    // Where nothing is known of what it was written after, it is newer than all that stands here.
    const first = list?.firstElementChild ?? null;
    let after = null;
    for (const entry of [...fresh.children].reverse()) {
      const here = document.getElementById(entry.id);
      if (here) after = this.put(here, entry);
      else if (list) {
        list.insertBefore(entry, after?.parentNode === list ? after : first);
        this.arrived.unshift(entry);
        after = entry;
      }
    }
  }

  put(here, fresh) {
    if (plain(here) === plain(fresh)) return here;
    const isLoud = plain(here, true) !== plain(fresh, true);
    if (isBusy(here)) {
      this.hasWaiting ||= isLoud;
      return here;
    }
    const open = [...here.querySelectorAll("details")].map((one) => one.open);
    for (const [index, one] of fresh.querySelectorAll("details").entries()) one.open ||= open[index] === true;
    for (const row of fresh.querySelectorAll(".rows > li[id]")) {
      const before = document.getElementById(row.id);
      if (!before || plain(before) !== plain(row))
        row.querySelector(".row-title").append(" ", this.querySelector("template").content.cloneNode(true));
    }
    here.replaceWith(fresh);
    if (isLoud) this.count += 1;
    return fresh;
  }

  // Somebody is here: what came by itself is read now, as by opening the page.
  read() {
    if (!this.isUnread || this.stopped) return;
    this.isUnread = false;
    this.fetchPage({}).catch(() => {});
  }

  say(what, withLink, id) {
    const shown = this.firstElementChild;
    const text = what && this.getAttribute(what).replace("{n}", this.arrived?.length);
    // What stands there already is not read out again.
    if (what === "waiting" && shown.textContent.startsWith(text)) return;
    keepPlace(() => {
      shown.textContent = text;
    });
    if (!withLink && !id) return;
    const link = document.createElement("a");
    link.href = id ? `#${id}` : this.getAttribute("again");
    link.textContent = this.getAttribute(id ? "look" : what === "ended" ? "enter" : "anew");
    link.addEventListener("click", (event) => {
      if (id) return this.say("");
      // The same address with another fragment would not be drawn anew.
      event.preventDefault();
      location.reload();
    });
    keepPlace(() => shown.append(" ", link));
  }

  end(what, withLink) {
    this.disconnectedCallback();
    this.say(what, withLink);
  }
}
customElements.define("desk-live", DeskLive);

// What differs from drawing to drawing, or by the reader's hand, is no difference: keys of forms, what is unfolded, marks of what is new.
// `loud`: marks of what was read neither.
function plain(node, loud) {
  const copy = node.cloneNode(true);
  for (const one of copy.querySelectorAll(`[name=idempotency_key], [data-new]${loud ? ", [data-quiet]" : ""}`))
    one.remove();
  for (const one of copy.querySelectorAll("details")) one.removeAttribute("open");
  return copy.innerHTML.replace(/\s+/gu, " ");
}

function isBusy(part) {
  const { anchorNode, isCollapsed } = getSelection();
  if (part.contains(document.activeElement) || (!isCollapsed && part.contains(anchorNode))) return true;
  return [...part.querySelectorAll("textarea, select, input:not([type=hidden])")].some((field) => {
    const chosen = field.selectedOptions?.[0];
    if (chosen) return chosen !== (field.querySelector("[selected]") ?? field.options[0]);
    return field.value !== field.defaultValue || field.checked !== field.defaultChecked;
  });
}

// What one writes into, or else looks at, stays where it is on the screen while something is put above it.
function keepPlace(change) {
  const looked = [3, 4, 5, 2].map((part) => document.elementFromPoint(innerWidth / 2, innerHeight / part));
  const kept = [document.activeElement, ...(scrollY > 0 ? looked : [])].find((one) => {
    if (!one) return false;
    const { top, bottom, height } = one.getBoundingClientRect();
    return bottom > 0 && top < innerHeight && height < innerHeight / 2;
  });
  const root = document.documentElement;
  root.style.overflowAnchor = "none";
  const before = kept?.getBoundingClientRect().top;
  change();
  if (kept?.isConnected) scrollBy({ top: kept.getBoundingClientRect().top - before, behavior: "instant" });
  root.style.overflowAnchor = "";
}
