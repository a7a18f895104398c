/**
 * The menu of narrow screens by keyboard.
 *
 * The theme opens it by a label, which no key reaches, and leaves the links of the closed menu in the
 * way of the Tab key, outside the screen (WCAG 2.2, 2.1.1 and 2.4.7). A button takes the label's
 * place. Without this script, the same pages are reached from the home page.
 */

const toggle = document.getElementById("__drawer");
const label = document.querySelector(".md-header__button[for=__drawer]");
const menu = document.querySelector(".md-sidebar--primary");
const narrow = matchMedia("(max-width: 76.2344em)"); // where the theme makes it a drawer

const button = document.createElement("button");
button.type = "button";
button.className = `${label.className} kc-open-menu`;
button.setAttribute("aria-label", menu.querySelector("nav").getAttribute("aria-label"));
button.append(...label.childNodes);
label.replaceWith(button);

/** Nothing of the closed menu can be reached, and the button says whether it is open. */
function settle() {
  menu.inert = narrow.matches && !toggle.checked;
  button.style.display = narrow.matches ? "" : "none";
  button.setAttribute("aria-expanded", toggle.checked);
}

function turn() {
  toggle.click();
  (toggle.checked ? menu.querySelector("a[href]") : button).focus();
}

button.addEventListener("click", turn);
menu.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && toggle.checked) turn();
});
toggle.addEventListener("change", settle);
narrow.addEventListener("change", settle);
settle();
