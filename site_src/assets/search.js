/**
 * The site's search: a dialog with a box and its results.
 *
 * Nothing is loaded before the dialog opens for the first time. Then comes the list of names, which
 * puts a page's own name, alias or abbreviation first and at once; then, for each word of a query, the
 * pages that have it; then the texts of the pages shown (khuyencong/search.py writes all of them).
 * Words are compared folded, that is without accents and with đ as d, so it does not matter how a
 * reader types. Texts become text nodes only, so that nothing in the data can become markup.
 */

import { fold } from "./fold.js";

const MOST_SHOWN = 12;
const EXCERPT = 150;
const SEEN = 75; // letters from the first word found on that two lines of a phone show
const SHORTEST_QUERY = 2;
const PAUSE = 120; // milliseconds without a key before a search begins
const MOST_WORDS = 8;
const LEVELS = 4; // as in khuyencong/search.py
const WORTH = [1, 1.5, 2, 5]; // of a word once, up to three times, more often, or in the name
const WHOLE = 3; // a word of up to so many letters is meant as it is, a longer one as a beginning

const dialog = document.querySelector(".kc-search__dialog");
const opener = document.querySelector(".kc-search__open");
const input = dialog.querySelector("input");
const list = dialog.querySelector("[role=listbox]");
const words = dialog.dataset;
const language = document.documentElement.lang;

/** Address of a page of this language, as the lists name it. */
const address = (path) => new URL(path || "./", new URL(words.site, location)).href;

/* ---- words ---- */

/** Folded words of a text: "TP. Hồ Chí Minh" becomes ["tp", "ho", "chi", "minh"]. */
const wordsOf = (text) =>
  fold(text).replace(/(\d)[.,](?=\d)/g, "$1").split(/[^\p{L}\p{N}]+/u).filter(Boolean);

/** What makes a question of a query and stands in no answer: "khuyến công là gì?". */
const QUESTION = / (?:la gi|bao nhieu|nhu the nao|o dau|what is|what are|how many|how much)(?= )/g;

/** The first words of a query without those that only ask, unless it has no others. */
function sought(typed) {
  const all = wordsOf(typed);
  const rest = ` ${all.join(" ")} `.replace(QUESTION, "").trim();
  return (rest ? rest.split(" ") : all).slice(0, MOST_WORDS);
}

/** A composed text folded sign by sign, so that places in both are the same. */
const aligned = (text) =>
  text.split("").map((sign) => (fold(sign).length === 1 ? fold(sign) : sign)).join("");

/** Where words of a query begin words of a text, the short ones being all of it: [start, end]. */
function matches(text, query) {
  if (!query.length) return [];
  const longestFirst = [...query].sort((one, other) => other.length - one.length);
  const parts = longestFirst.map((word) => {
    const loose = word.replace(/(\d)(?=\d)/g, "$1[.,]?"); // 1620 stands as 1.620
    return word.length > WHOLE ? loose : `${loose}(?![\\p{L}\\p{N}])`;
  });
  const pattern = new RegExp(`(^|[^\\p{L}\\p{N}])(${parts.join("|")})`, "gu");
  return [...aligned(text).matchAll(pattern)].map((found) => {
    const start = found.index + found[1].length;
    return [start, start + found[2].length];
  });
}

/**
 * The stretch of a page's text that answers best, and the words in it by which browsers find it.
 *
 * It holds most different words of the query that are not in the page's name, which says them already,
 * and most of them side by side.
 */
function passage(text, query, title) {
  const named = new Set(wordsOf(title));
  const telling = query.filter((word) => !named.has(word));
  const places = matches(text, telling.length ? telling : query);
  const folded = aligned(text);
  const different = (stretches) => new Set(stretches.map(([from, to]) => folded.slice(from, to))).size;
  let best = [];
  let most = 0;
  let end = 0;
  places.forEach(([start], first) => {
    while (end < places.length && places[end][0] < start + SEEN) end++;
    const inside = places.slice(first, end);
    const worth = 2 * different(inside) + different(pairs(inside));
    if (worth > most) [best, most] = [inside, worth];
  });
  return { text: cut(text, best[0]?.[0] ?? 0), run: text.slice(...longestRun(best)) };
}

/** Matches that follow each other with one sign between, each two as one stretch. */
const pairs = (places) =>
  places.slice(1).flatMap(([from, to], at) => (from - places[at][1] === 1 ? [[places[at][0], to]] : []));

/** The first of the longest stretches of matches that follow each other. */
function longestRun(places) {
  let longest = [0, 0];
  let run = [0, 0];
  for (const [from, to] of places) {
    run = from - run[1] === 1 && run[1] ? [run[0], to] : [from, to];
    if (run[1] - run[0] > longest[1] - longest[0]) longest = run;
  }
  return longest;
}

/** A stretch of a text from a place on, cut between words. */
function cut(text, place) {
  const from = place < 40 ? 0 : text.indexOf(" ", place - 30) + 1;
  const end = text.length <= from + EXCERPT ? text.length : text.lastIndexOf(" ", from + EXCERPT);
  return (from ? "… " : "") + text.slice(from, end) + (end < text.length ? " …" : "");
}

/* ---- finding ---- */

let catalogue; // a promise of the names and of what else there is, from the first opening on
const kept = new Map(); // promises of files, by their names

const index = (name) => new URL(name, new URL(words.index, location));

async function fetched(name, kind, cache) {
  const answer = await fetch(index(name), { cache });
  if (!answer.ok) throw new Error(`${answer.status} ${answer.url}`);
  return answer[kind]();
}

/** A file, asked for once, unless it did not come. */
function read(name, kind, cache = "default") {
  if (!kept.has(name)) {
    const file = fetched(name, kind, cache);
    file.catch(() => kept.delete(name));
    kept.set(name, file);
  }
  return kept.get(name);
}

/** The list of names, always the newest: it says in which folder the other files of its time are. */
function load() {
  catalogue = read(`${language}.json`, "json", "no-cache").then(({ version, keys, names }) => ({
    folder: `${language}-${version}`,
    keys: new Set(keys),
    entries: names.map(prepared),
  }));
  catalogue.catch(() => (catalogue = undefined));
}

function prepared(entry) {
  const terms = [entry.title, ...(entry.words ?? [])].map(wordsOf);
  const own = new Set([...terms.flat(), ...wordsOf(entry.kind ?? "")]);
  return { ...entry, flat: terms.map((term) => term.join("")), own: [...own], name: terms[0].join(" ") };
}

/** Whether an entry is a page; the others are places on one, and bring a text of their own. */
const isPage = (entry) => entry.text === undefined;

/** How well a name answers: 0 it is the name, 1 it begins with it, 2 it holds all words; else none. */
function rank(entry, query) {
  if (entry.flat.includes(query.join(""))) return 0;
  if (entry.name.startsWith(query.join(" "))) return 1;
  return query.every((word) => entry.own.some((own) => own.startsWith(word))) ? 2 : undefined;
}

/** Entries whose name answers, best first; the list's own order decides between equals. */
const named = (entries, query) =>
  [0, 1, 2].flatMap((wanted) => entries.filter((entry) => rank(entry, query) === wanted));

/**
 * How much of a query is the whole name of an entry, as "binh dinh" in "binh dinh kinh phi": who
 * writes it asks about that area, and not about the pages that mention everything.
 */
function about(entry, query) {
  let letters = 0;
  for (let start = 0; start < query.length; start++)
    for (let end = start + 1; end <= query.length; end++) {
      const run = query.slice(start, end).join("");
      if (run.length > letters && entry.flat.includes(run)) letters = run.length;
    }
  return letters * (entry.weight ?? 1);
}

/** The end of an English word that says nothing: who looks for "trained" finds "training" too. */
const stem = (word) =>
  language === "en" && word.length > 5 ? word.replace(/(ings?|ed|es|s)$/, "") : word;

/** Places of the entries that have a word, with what it is worth there. */
async function having({ folder, keys }, word) {
  const key = word.slice(0, 2);
  const worth = new Map();
  if (!keys.has(key)) return worth;
  for (const [known, pages] of Object.entries(await read(`${folder}/words/${key}.json`, "json"))) {
    if (known !== word && !(word.length > WHOLE && known.startsWith(stem(word)))) continue;
    let place = 0;
    for (const step of pages) {
      place += Math.floor(step / LEVELS);
      const gain = WORTH[step % LEVELS] * (known === word ? 1 : 0.6);
      worth.set(place, Math.max(gain, worth.get(place) ?? 0));
    }
  }
  return worth;
}

/**
 * Entries of the pages that have all words, best first: what the query names, then what has rare
 * words and has them often.
 */
async function inText(from, query) {
  const found = await Promise.all(query.map((word) => having(from, word)));
  const [least] = [...found].sort((one, other) => one.size - other.size);
  const places = [...least.keys()].filter((place) => found.every((worth) => worth.has(place)));
  const rarity = found.map((worth) => Math.log(1 + from.entries.length / worth.size));
  const score = (place) =>
    (from.entries[place].weight ?? 1) *
    found.reduce((sum, worth, at) => sum + worth.get(place) * rarity[at], 0);
  const scored = places.map((place) => {
    const entry = from.entries[place];
    return { entry, place, named: about(entry, query), score: score(place) };
  });
  scored.sort((a, b) => b.named - a.named || b.score - a.score || a.place - b.place);
  return scored.map(({ entry }) => entry);
}

/** A page with its text, which a place brings along. */
async function withText(from, entry) {
  if (!isPage(entry)) return entry;
  const text = await read(`${from.folder}/texts/${from.entries.indexOf(entry)}.txt`, "text");
  return { ...entry, text };
}

/**
 * What is shown at last: names first, then texts, of these what the query names, then those with the
 * very phrase.
 */
async function together(from, hits, inside, query) {
  const rest = inside.filter((entry) => !hits.includes(entry));
  const room = Math.max(0, MOST_SHOWN - hits.length);
  const [named, texts] = await Promise.all(
    [hits.slice(0, MOST_SHOWN), rest.slice(0, room)].map((entries) =>
      Promise.all(entries.map((entry) => withText(from, entry))),
    ),
  );
  const phrase = ` ${query.join(" ")} `;
  const says = (entry) => ` ${wordsOf(entry.text).join(" ")} `.includes(phrase);
  const told = texts.map((entry) => ({ entry, named: about(entry, query), says: says(entry) }));
  told.sort((a, b) => b.named - a.named || b.says - a.says);
  const ordered = told.map(({ entry }) => entry);
  return { hits: [...named, ...ordered], count: hits.length + rest.length };
}

/* ---- showing ---- */

let turn = 0; // only the newest query may show its results
let done = Promise.resolve();

async function answer(typed) {
  const mine = ++turn;
  const query = sought(typed);
  if (query.join("").length < SHORTEST_QUERY) return end([], query, words.hint);
  if (!catalogue) load();
  if (!list.children.length) say(words.loading);
  try {
    const from = await catalogue;
    const hits = named(from.entries, query);
    if (mine !== turn) return;
    if (hits.length) show(hits, query, words.loading);
    const found = await together(from, hits, await inText(from, query), query);
    if (mine === turn) end(found.hits, query, counted(found, typed));
  } catch (problem) {
    if (mine === turn) end([], query, words.failed);
    console.warn(problem);
  }
}

/** Show what is final, so that a screen reader need not wait for more. */
function end(hits, query, message) {
  show(hits, query, message);
  list.setAttribute("aria-busy", "false");
}

function counted({ hits, count }, typed) {
  if (!count) return words.none.replace("%query", () => typed.trim());
  const text = count === 1 ? words.one : count > MOST_SHOWN ? words.first : words.found;
  return text.replace("%n", count).replace("%shown", Math.min(hits.length, MOST_SHOWN));
}

function say(message) {
  dialog.querySelector("[role=status]").textContent = message;
}

function show(hits, query, message) {
  const shown = hits.slice(0, MOST_SHOWN);
  const before = active()?.href;
  list.replaceChildren(...shown.map((hit, place) => option(hit, place, query)));
  input.setAttribute("aria-expanded", String(shown.length > 0));
  const same = [...list.children].findIndex((one) => one.href === before);
  activate(Math.max(0, same));
  say(message);
}

function option(hit, place, query) {
  const link = document.createElement("a");
  link.id = `kc-hit-${place}`;
  const found = hit.text ? passage(hit.text.normalize("NFC"), query, hit.title) : undefined;
  link.href = address(hit.url) + (found && !hit.url.includes("#") ? toWords(found.run) : "");
  link.tabIndex = -1;
  link.setAttribute("role", "option");
  link.append(part("kc-search__kind", hit.kind ?? words.page, []));
  link.append(" ", part("kc-search__title", hit.title, query));
  if (found) link.append(" ", part("kc-search__text", found.text, query));
  return link;
}

/**
 * What leads to words of a page, where the browser knows how (a text fragment: wicg.github.io/
 * scroll-to-text-fragment); others show its top. One word alone stands in too many places.
 */
const toWords = (run) =>
  /[\s\d]/.test(run) ? `#:~:text=${encodeURIComponent(run).replaceAll("-", "%2D")}` : "";

/** A span with the words of the query marked. */
function part(name, text, query) {
  const span = document.createElement("span");
  span.className = name;
  let done = 0;
  for (const [start, end] of matches(text, query)) {
    const mark = document.createElement("mark");
    mark.textContent = text.slice(start, end);
    span.append(text.slice(done, start), mark);
    done = end;
  }
  span.append(text.slice(done));
  return span;
}

const active = () => list.querySelector("[aria-selected=true]");

function activate(place) {
  const options = [...list.children];
  options.forEach((one, at) => one.setAttribute("aria-selected", String(at === place)));
  if (!options.length) return input.removeAttribute("aria-activedescendant");
  input.setAttribute("aria-activedescendant", options[place].id);
  options[place].scrollIntoView({ block: "nearest" });
}

/* ---- hands ---- */

function open() {
  if (dialog.open) return;
  if (!catalogue) load();
  dialog.showModal();
  input.select();
  if (!input.value) say(words.hint);
}

const steps = { ArrowDown: 1, ArrowUp: -1 };

async function pressed(event) {
  if (event.isComposing) return; // a Vietnamese keyboard is still putting a letter together
  if (event.key in steps && list.children.length) {
    event.preventDefault();
    const count = list.children.length;
    activate(([...list.children].indexOf(active()) + steps[event.key] + count) % count);
  } else if (event.key === "Enter") {
    event.preventDefault();
    if (waiting) begin();
    await done;
    active()?.click();
  }
}

let waiting;

function begin() {
  clearTimeout(waiting);
  waiting = undefined;
  done = answer(input.value.normalize("NFC"));
}

const isWriting = (element) => element.matches("input, textarea, select, [contenteditable]");

opener.addEventListener("click", open);
dialog.querySelector(".kc-search__close").addEventListener("click", () => dialog.close());
dialog.addEventListener("click", (event) => {
  const link = event.target.closest("[role=option]");
  if (event.target === dialog || link) dialog.close(); // beside it, or to a place on this very page
});
input.addEventListener("keydown", pressed);
input.addEventListener("input", () => {
  clearTimeout(waiting);
  list.setAttribute("aria-busy", "true");
  waiting = setTimeout(begin, PAUSE);
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (dialog.open) return;
  // just closed, the dialog may still hold the focus for a moment
  if (isWriting(event.target) && !dialog.contains(event.target)) return;
  event.preventDefault();
  open();
});
