// Buttons that copy a text: an address, a citation, the code to embed a chart.
// %address% in the text becomes the full address of what data-address names, where the site is
// published, if the page says so: a copy on another machine is no place to be cited.

const published = document.querySelector("link[rel=canonical]")?.href ?? location.href;

/** The text itself, selected, where the browser refuses to copy it. */
function offer(button, text) {
  if (!button.nextElementSibling?.matches(".kc-copy__text")) {
    const field = document.createElement("textarea");
    field.className = "kc-copy__text";
    field.readOnly = true;
    field.setAttribute("aria-label", button.textContent);
    button.after(field);
  }
  button.nextElementSibling.value = text;
  button.nextElementSibling.select();
}

export function withCopying(button) {
  const { address, copy, done } = button.dataset;
  const label = [...button.childNodes]; // a part of it may be for the ear alone
  button.hidden = !navigator.clipboard;
  button.setAttribute("aria-live", "polite");
  button.addEventListener("click", async () => {
    const full = address === undefined ? "" : new URL(address, published).href;
    const text = copy.replaceAll("%address%", () => full);
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      return offer(button, text);
    }
    button.textContent = done;
    setTimeout(() => button.replaceChildren(...label), 2500);
  });
}

document.querySelectorAll(".kc-copy").forEach(withCopying);
