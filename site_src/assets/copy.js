// Buttons that copy a text: an address, a citation, the code to embed a chart.
// %address% in the text becomes the full address of what data-address names, where the site is
// published, if the page says so: a copy on another machine is no place to be cited.

const published = document.querySelector("link[rel=canonical]")?.href ?? location.href;

export function withCopying(button) {
  const { address, copy, done } = button.dataset;
  const label = button.textContent;
  button.hidden = !navigator.clipboard;
  button.setAttribute("aria-live", "polite");
  button.addEventListener("click", async () => {
    const full = address === undefined ? "" : new URL(address, published).href;
    await navigator.clipboard.writeText(copy.replaceAll("%address%", () => full));
    button.textContent = done;
    setTimeout(() => {
      button.textContent = label;
    }, 2500);
  });
}

document.querySelectorAll(".kc-copy").forEach(withCopying);
