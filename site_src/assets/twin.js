/**
 * The way to the other language leads to the same place: both have the same anchors, and the same
 * choice of a comparison in the address. Without this script it leads to the top of the page.
 */

const twin = document.querySelector(".kc-language__link");

for (const kind of ["click", "auxclick"]) {
  twin.addEventListener(kind, () => {
    twin.search = location.search;
    twin.hash = location.hash;
  });
}
