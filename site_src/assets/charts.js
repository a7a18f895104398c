// Charts come alive when a reader asks: the picture gives way to the interactive Vega chart of the
// same specification. Without this script the picture, its table and its files are all there.
// Vega is loaded then and not before; expressions are interpreted, so that no eval is needed.

let loading = null;

/** Load Vega once. */
function program(folder) {
  loading ??= new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = `${folder}vega-embed.js`;
    script.onload = () => done(window.vegaEmbed);
    script.onerror = () => {
      loading = null;
      script.remove();
      failed(new Error(script.src));
    };
    document.head.append(script);
  });
  return loading;
}

async function json(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status} ${address}`);
  return answer.json();
}

const isDark = () => document.body.dataset.mdColorScheme === "slate";

/**
 * A tooltip of our own: texts of the data become text, never markup. It stays when the finger that
 * asked for it is lifted, until the next tap.
 */
function tooltip(box) {
  return (_handler, event, _item, value) => {
    if (!value && event.pointerType === "touch" && event.type === "pointerout") return;
    box.replaceChildren();
    box.hidden = !value;
    if (!value) return;
    for (const text of Object.values(value)) {
      const line = document.createElement("span");
      line.textContent = text;
      box.append(line);
    }
    const room = box.offsetParent.getBoundingClientRect();
    const left = Math.min(event.clientX - room.left + 12, room.width - box.offsetWidth);
    box.style.left = `${Math.max(0, left)}px`;
    box.style.top = `${event.clientY - room.top + 16}px`;
  };
}

/** Vega shows a tooltip when a pointer moves; a finger that taps does not move. */
function answerTaps(stage, box) {
  stage.addEventListener("pointerdown", (event) => {
    if (event.pointerType !== "touch") return;
    const { clientX, clientY, pointerType } = event;
    box.hidden = true;
    event.target.dispatchEvent(
      new PointerEvent("pointermove", { bubbles: true, clientX, clientY, pointerType }),
    );
  });
}

/** Give the drawing the picture's size: browsers measure texts differently, and nothing may move. */
function keepSize(stage, picture) {
  const width = picture.getAttribute("width");
  const height = picture.getAttribute("height");
  const drawn = stage.querySelector("svg");
  drawn.setAttribute("viewBox", `0 0 ${width} ${height}`);
  drawn.setAttribute("width", width);
  drawn.setAttribute("height", height);
}

/** Put the interactive chart into the place of the picture. */
async function enliven(figure) {
  const { vega: folder, specification, language } = figure.dataset;
  const [embed, chart, dark, numbers] = await Promise.all([
    program(folder),
    json(specification),
    json(`${folder}dark.json`),
    json(`${folder}numbers.${language}.json`),
  ]);
  const drawing = figure.querySelector(".kc-picture__drawing");
  const stage = figure.querySelector(".kc-picture__stage");
  const box = figure.querySelector(".kc-picture__tooltip");
  const picture = figure.querySelector("img");
  const draw = async () => {
    if (isDark()) chart.config = dark;
    await embed(stage, chart, {
      actions: false,
      ast: true,
      defaultStyle: false,
      formatLocale: numbers,
      mode: "vega-lite",
      renderer: "svg",
      tooltip: tooltip(box),
    });
    keepSize(stage, picture);
  };
  const light = chart.config;
  await draw();
  answerTaps(stage, box);
  stage.setAttribute("role", "img");
  stage.setAttribute("aria-label", picture.alt);
  drawing.classList.add("kc-picture__drawing--alive");
  new MutationObserver(() => {
    chart.config = light;
    draw();
  }).observe(document.body, { attributeFilter: ["data-md-color-scheme"] });
}

/** Say what happens, where a screen reader hears it too. */
function say(figure, text) {
  figure.querySelector(".kc-picture__status").textContent = text;
}

async function start(button) {
  const figure = button.closest("figure");
  const { loading: wait, ready, failed } = button.dataset;
  button.disabled = true;
  say(figure, wait);
  try {
    await enliven(figure);
    button.hidden = true;
    say(figure, ready);
  } catch {
    button.disabled = false;
    say(figure, failed);
  }
}

for (const button of document.querySelectorAll(".kc-picture__start")) {
  button.hidden = false;
  button.addEventListener("click", () => start(button));
}
