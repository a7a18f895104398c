/**
 * The menu of narrow screens by keyboard.
 *
 * The theme opens it by a label, which no key reaches, and leaves the links of the closed menu in the
 * way of the Tab key, outside the screen (WCAG 2.2, 2.1.1 and 2.4.7). Without this script, the same
 * pages are reached from the home page.
 */

const toggle = document.getElementById("__drawer");
const opener = document.querySelector(".md-header__button[for=__drawer]");
const menu = document.querySelector(".md-sidebar--primary");
const narrow = matchMedia("(max-width: 76.2344em)"); // where the theme makes it a drawer

/** Nothing of the closed menu can be reached, and the button says whether it is open. */
function settle() {
  menu.inert = narrow.matches && !toggle.checked;
  opener.setAttribute("aria-expanded", toggle.checked);
}

function turn() {
  toggle.click();
  (toggle.checked ? menu.querySelector("a[href]") : opener).focus();
}

opener.tabIndex = 0;
opener.setAttribute("role", "button");
opener.setAttribute("aria-label", menu.querySelector("nav").getAttribute("aria-label"));
opener.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" && event.key !== " ") return;
  event.preventDefault();
  turn();
});
menu.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && toggle.checked) turn();
});
toggle.addEventListener("change", settle);
narrow.addEventListener("change", settle);
settle();
