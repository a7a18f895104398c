// A button that copies a figure as one would cite it, in the drawer of its source: its own words and
// period, the source, what limits it, and its address on this site. The table holds the sentence, the
// row its parts.

import { withCopying } from "./copy.js";

const plain = (element) => element?.textContent.replace(/\s+/g, " ").trim() ?? "";

/** What a row's note says, or the one below its table to which it refers. */
function noteOf(row) {
  const note = row.querySelector(".kc-note");
  const below = note?.querySelector("a[href^='#note-']")?.hash.slice(1);
  return plain(below ? document.getElementById(below) : note).replace(/[^.!?]$/, "$&.");
}

/** The day on which it is copied, as the page writes days. */
const today = () =>
  document.documentElement.lang === "vi"
    ? new Date().toLocaleDateString("vi-VN")
    : new Date().toLocaleDateString("en-GB", { dateStyle: "long" });

function citation(row, { cite, stated, note, read, subject }) {
  const title = row.querySelector(".kc-source__title");
  const words = plain(row.querySelector(".kc-stated q"));
  const told = noteOf(row);
  const accessed = plain(row.querySelector(".kc-source__read"));
  const parts = {
    subject,
    name: [...row.querySelector("th").children].map(plain).join(", "),
    period: plain(row.querySelector(".kc-period")),
    figure: plain(row.querySelector(".kc-figure").firstChild),
    stated: words && stated.replace("[stated]", () => words),
    source: plain(row.querySelector(".kc-drawer > summary")),
    title: plain(title),
    note: told && note.replace("[note]", () => told),
    url: title.querySelector("a")?.href ?? "",
    read: accessed && read.replace("[day]", () => accessed),
    address: "%address%",
    today: today(),
  };
  return cite
    .replace(/\[(\w+)\]/g, (place, name) => parts[name] ?? place)
    .replace(/,\s*\./, ".");
}

function addButton(drawer, table) {
  const link = drawer.querySelector(".kc-drawer__links a:last-child");
  const button = document.createElement("button");
  button.type = "button";
  button.className = "kc-button kc-copy";
  button.textContent = table.dataset.button;
  button.dataset.address = link.getAttribute("href");
  button.dataset.copy = citation(drawer.closest("tr"), table.dataset);
  button.dataset.done = table.dataset.done;
  link.after(button);
  withCopying(button);
}

for (const table of document.querySelectorAll("table[data-cite]")) {
  table.addEventListener(
    "toggle",
    ({ target }) => {
      if (target.matches(".kc-drawer[open]") && !target.querySelector(".kc-copy")) {
        addButton(target, table);
      }
    },
    true,
  );
}
