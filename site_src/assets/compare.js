/**
 * Comparisons of a reader's own choice, kept in the address.
 *
 * What may be compared, every word and every reason stand in one file an indicator, written by the
 * build (khuyencong/comparison). This script takes the rows of the chosen areas and shows them; it
 * decides only which of the ways holds most of them. All texts become text nodes, and an address may
 * only name what the page itself lists, so that nothing in it can become markup.
 */

import { fold } from "./fold.js";

const form = document.querySelector(".kc-compare");
const { root, files, language, most, firstIndicator, firstAreas } = form.dataset;
const say = (name, values = {}) =>
  Object.entries(values).reduce(
    (text, [sign, value]) => text.replaceAll(`%${sign}`, () => value),
    form.dataset[`words${name[0].toUpperCase()}${name.slice(1)}`],
  );

const part = (name) => form.querySelector(`.kc-compare__${name}`);
const indicators = form.querySelector("#kc-indicator");
const ways = form.querySelector("#kc-way");
const filter = form.querySelector("#kc-filter");
const boxes = [...form.querySelectorAll("[name=areas]")];
const status = part("status");
const result = part("result");

/* ---- small parts of a page ---- */

function element(name, text = "", className = "") {
  const made = document.createElement(name);
  if (text) made.textContent = text;
  if (className) made.className = className;
  return made;
}

/** Roles keep a table a table where the style sheet shows its parts as blocks. */
function withRole(role, made) {
  made.setAttribute("role", role);
  return made;
}

function link(text, path) {
  const made = element("a", text);
  made.href = root + path;
  return made;
}

const nameOf = (area) => 
  boxes.find((box) => box.value === area)?.nextElementSibling.textContent ?? area;

/* ---- the state, which is the address ---- */

let chosen = []; // ids of areas, in the order of choosing
let strangers = []; // what the address names and the page does not know
let wanted = ""; // the way that the address or the reader asks for

function readAddress() {
  const query = new URLSearchParams(location.search);
  const asked = query.get("indicator") ?? firstIndicator; // none where nothing can be compared yet
  const known = [...indicators.options].some((option) => option.value === asked);
  indicators.value = known ? asked : firstIndicator;
  if (!indicators.value) indicators.selectedIndex = 0;
  const named = query.get("areas") ?? (query.has("indicator") ? "" : firstAreas);
  const areas = [...new Set(named.split(",").filter(Boolean))];
  chosen = areas.filter((area) => boxes.some((box) => box.value === area)).slice(0, most);
  strangers = areas.filter((area) => !boxes.some((box) => box.value === area));
  if (asked && !known) strangers.unshift(asked);
  wanted = query.get("way") ?? "";
}

function writeAddress() {
  const query = new URLSearchParams({ indicator: indicators.value, areas: chosen.join(",") });
  if (wanted) query.set("way", wanted);
  const text = `?${query}`.replaceAll("%2C", ",");
  history.replaceState(null, "", text);
}

/* ---- figures ---- */

const kept = new Map();

async function figuresOf(indicator) {
  if (!kept.has(indicator)) {
    const answer = await fetch(`${files}${indicator}.${language}.json`, { cache: "no-cache" });
    if (!answer.ok) throw new Error(`${answer.status} ${answer.url}`);
    kept.set(indicator, await answer.json());
  }
  return kept.get(indicator);
}

const count = (way) => chosen.filter((area) => way.rows[area]).length;

/** Ways that hold at least two of the chosen areas. */
const possible = (document) => document.ways.filter((way) => count(way) > 1);

/** The way asked for, else of the first kind of figures the way with most of the chosen areas. */
function chooseWay(open) {
  const asked = open.find((way) => way.id === wanted);
  if (asked || !open.length) return asked;
  const same = open.filter((way) => way.block === open[0].block);
  return same.reduce((best, way) => (count(way) > count(best) ? way : best));
}

/* ---- showing ---- */

let turn = 0;

async function show() {
  const mine = ++turn;
  showChosen();
  let document;
  const patience = setTimeout(() => (status.textContent = say("loading")), 300);
  try {
    document = await figuresOf(indicators.value);
  } catch {
    if (mine === turn) fail();
    return;
  } finally {
    clearTimeout(patience);
  }
  if (mine !== turn) return; // a later choice is under way
  const open = possible(document);
  const way = chooseWay(open);
  markAreas(document);
  offerWays(open, way);
  part("title").textContent = way ? `${document.name}: ${way.name}` : document.name;
  part("title").hidden = false;
  part("links").hidden = false;
  part("page").href = `${root}indicators/${indicators.value}/`;
  result.replaceChildren();
  if (chosen.length > 1) showResult(document, way);
  status.textContent = outcome(way);
}

function fail() {
  result.replaceChildren();
  status.textContent = say("failed");
}

/** One sentence for everybody, which a screen reader speaks after each change. */
function outcome(way) {
  const sentences = [];
  const isCountry = (one) => one === "viet-nam" && say("country");
  const unknown = strangers.filter((one) => !isCountry(one));
  if (strangers.some(isCountry)) sentences.push(`${say("country")}.`);
  if (unknown.length) {
    const names = unknown.map((one) => one.slice(0, 40)).slice(0, 5).join(", ");
    sentences.push(say("unknown", { names }));
  }
  if (chosen.length < 2) sentences.push(say("few"));
  else if (way) sentences.push(say("shown", { shown: count(way), chosen: chosen.length }));
  else sentences.push(say("none"));
  if (turn > 1 && chosen.length >= most) sentences.push(say("most"));
  return sentences.join(" ");
}

function showResult(document, way) {
  const shown = way ? chosen.filter((area) => way.rows[area]) : [];
  if (way) {
    result.append(table(document, way, shown));
    const notes = notesOf(way, shown);
    if (notes.length) result.append(element("p", notes.join(" "), "kc-muted"));
  }
  const apart = chosen.filter((area) => !shown.includes(area));
  if (apart.length) result.append(leftOut(document, way ?? document.otherwise, apart));
}

function table(document, way, areas) {
  const made = part("heads").content.firstElementChild.cloneNode(true);
  made.querySelector("caption").textContent = `${document.name}: ${way.name}`;
  const longest = Math.max(...areas.map((area) => way.rows[area].value));
  for (const area of areas) {
    const row = way.rows[area];
    const stated = row.figures.map((place) => document.figures[place]);
    const line = withRole("row", element("tr"));
    const head = withRole("rowheader", element("th"));
    head.scope = "row";
    head.append(link(nameOf(area), stated[0].path));
    line.append(head, figure(row, way.bars && longest > 0 ? row.value / longest : null), origin(row, stated));
    made.tBodies[0].append(line);
  }
  return made;
}

function figure(row, share) {
  const cell = withRole("cell", element("td", "", "kc-compare__figure"));
  cell.append(element("strong", row.words, row.exact ? "" : "kc-figure--approximate"));
  if (share !== null) {
    const bar = element("span", "", row.exact ? "kc-bar" : "kc-bar kc-bar--approximate");
    bar.style.setProperty("--kc-share", share); // by script, as the content policy allows
    cell.append(bar);
  }
  return cell;
}

function origin(row, stated) {
  const cell = withRole("cell", element("td", "", "kc-origin"));
  cell.append(element("span", row.period, "kc-period"));
  for (const source of new Set(stated.map((one) => one.source))) cell.append(` · ${source}`);
  if (row.computed) cell.append(element("span", row.computed, "kc-note"));
  if (row.others) cell.append(element("span", row.others, "kc-note"));
  const languages = new Map(stated.map((one) => [one.stated, one.language]));
  languages.delete("");
  for (const [words, spoken] of languages) {
    const own = element("span", "", "kc-stated");
    const quote = element("q", words);
    quote.lang = spoken;
    own.append(quote);
    cell.append(own);
  }
  for (const note of new Set(stated.map((one) => one.note).filter(Boolean))) {
    cell.append(element("span", note, "kc-note"));
  }
  return cell;
}

function notesOf(way, areas) {
  const rows = areas.map((area) => way.rows[area]);
  const today = (area) => boxes.find((box) => box.value === area).dataset.today;
  const merged = areas.filter((area) => areas.includes(today(area)));
  return [
    way.notes.always,
    new Set(rows.map((row) => row.period)).size > 1 && way.bars ? way.notes.periods : "",
    way.bars && rows.some((row) => !row.exact) ? way.notes.inexact : "",
    merged.length ? say("merged", { names: merged.map(nameOf).join(", ") }) : "",
  ].filter(Boolean);
}

/** The areas that are not compared, each with its figure and the reason. */
function leftOut(document, way, areas) {
  const made = part("apart").content.firstElementChild.cloneNode(true);
  for (const area of areas) {
    const line = element("li");
    const row = way?.rows[area];
    const [place, reason] = row
      ? [row.figures[0], document.always.alone]
      : way?.out[area]
        ? [way.out[area][0], document.reasons[way.out[area][1]]]
        : [null, document.always.nothing];
    line.append(element("strong", nameOf(area)), ": ");
    if (place !== null) {
      const { words, period, path } = document.figures[place];
      line.append(link(words, path), `, ${period}; `);
    }
    line.append(`${reason}.`);
    made.lastElementChild.append(line);
  }
  return made;
}

/* ---- choosing ---- */

/** The chosen areas as buttons that take them away again. */
function showChosen() {
  const list = part("chosen");
  list.replaceChildren(
    ...chosen.map((area) => {
      const item = element("li");
      const button = element("button", nameOf(area), "kc-button kc-compare__remove");
      button.type = "button";
      button.setAttribute("aria-label", say("remove", { name: nameOf(area) }));
      button.addEventListener("click", () => {
        const place = chosen.indexOf(area);
        choose(chosen.filter((one) => one !== area));
        (list.querySelectorAll("button")[Math.min(place, chosen.length - 1)] ?? filter).focus();
      });
      item.append(button);
      return item;
    }),
  );
  for (const box of boxes) {
    box.checked = chosen.includes(box.value);
    box.disabled = !box.checked && chosen.length >= most;
  }
}

/** Areas without any figure on the indicator say so before they are chosen. */
function markAreas(document) {
  const all = [...document.ways, document.otherwise].filter(Boolean);
  const given = new Set(all.flatMap((way) => [...Object.keys(way.rows), ...Object.keys(way.out)]));
  for (const box of boxes) {
    box.parentElement.dataset.note = given.has(box.value) ? "" : ` (${say("without")})`;
  }
}

function offerWays(open, way) {
  ways.closest("p").hidden = open.length < 2;
  ways.replaceChildren(
    ...open.map((one) => {
      const option = element("option", one.name);
      option.value = one.id;
      option.selected = one === way;
      return option;
    }),
  );
}

function choose(areas) {
  chosen = areas;
  strangers = [];
  writeAddress();
  show();
}

form.addEventListener("change", ({ target }) => {
  if (target === indicators) wanted = "";
  if (target === ways) wanted = ways.value;
  if (target.name === "areas") {
    const others = chosen.filter((area) => area !== target.value);
    choose(target.checked ? [...others, target.value] : others);
  } else if (target !== filter) choose(chosen);
});

filter.addEventListener("input", () => {
  const words = fold(filter.value).split(/\s+/).filter(Boolean);
  let found = 0;
  for (const { parentElement: label } of boxes) {
    const names = fold(label.dataset.names);
    label.hidden = !words.every((word) => names.includes(word));
    if (!label.hidden) found += 1;
  }
  part("none").hidden = found > 0;
  status.textContent = words.length ? say("found", { n: found }) : "";
});

form.addEventListener("submit", (event) => event.preventDefault());

readAddress();
show();
