/**
 * The way to a figure that was corrected: its address says its period, part, status and source, so it
 * has another one now. Who follows the old one is led to the nearest figure of the same area and
 * indicator, and told. Without this script the page opens at its top.
 */

const tables = [...document.querySelectorAll("table.kc-figures")];
const AFTER = 5; // both ends of the period, part, status, source, after what the figure is about
const about = Number(tables[0]?.dataset.about); // parts that say it: the indicator, elsewhere its area, too
let notice;

/** The row whose address begins most alike, and is about the same at least. */
function nearest(wanted) {
  for (let kept = wanted.length - 1; kept >= about; kept--) {
    const start = CSS.escape(`${wanted.slice(0, kept).join(".")}.`);
    const row = document.querySelector(`.kc-figures tr[id^="${start}"]`);
    if (row) return row;
  }
  return undefined;
}

/** What the address names; nothing where it is written as no browser writes one ("#100%"). */
function named() {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return "";
  }
}

function lead() {
  notice?.remove();
  document.querySelector(".kc-nearest")?.classList.remove("kc-nearest");
  const id = named();
  const wanted = id.split(".");
  if (!tables.length || wanted.length < about + AFTER || document.getElementById(id)) return;
  const row = nearest(wanted);
  const { moved, gone } = tables[0].dataset;
  notice = document.createElement("p");
  notice.className = "kc-notice";
  notice.setAttribute("role", "status");
  notice.textContent = row ? moved : gone;
  row?.classList.add("kc-nearest");
  if (row) row.lastElementChild.prepend(notice);
  else tables[0].before(notice);
  notice.scrollIntoView({ block: "center" });
}

addEventListener("hashchange", lead);
lead();
