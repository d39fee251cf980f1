// <desk-focus>: what has to be read first after an answer (the error summary) receives the focus.
class DeskFocus extends HTMLElement {
  connectedCallback() {
    this.querySelector("[tabindex]")?.focus();
  }
}
customElements.define("desk-focus", DeskFocus);

// Menus are <details>: Escape and a click elsewhere close them.
const openMenus = () => document.querySelectorAll("details.drop[open], details.menu[open]");
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of openMenus()) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});
document.addEventListener("click", (event) => {
  for (const menu of openMenus()) {
    if (menu.matches(".drop") && !menu.contains(event.target)) menu.open = false;
  }
});
