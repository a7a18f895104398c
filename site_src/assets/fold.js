/** Text as a phone without a Vietnamese keyboard writes it: "Đắk Lắk" is "dak lak" (khuyencong/search_entry.py). */
export const fold = (text) =>
  text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/đ/g, "d");
