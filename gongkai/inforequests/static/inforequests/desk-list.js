// Keys for the list of cases. Everything they do can be done by pointing as well.
(() => {
  const rows = [...document.querySelectorAll("[data-case]")];
  const keys = document.querySelector("[data-keys]");
  const search = document.getElementById("id_words");
  const all = document.querySelector("[data-tick-all]");
  let here = -1;

  const go = (place) => {
    if (!rows.length) return;
    rows[here]?.classList.remove("is-here");
    here = Math.min(Math.max(place, 0), rows.length - 1);
    rows[here].classList.add("is-here");
    rows[here].querySelector("th a").focus();
  };
  const tick = (row) => row?.querySelector("input[type=checkbox]");
  const deeds = {
    j: () => go(here + 1),
    k: () => go(here - 1),
    x: () => tick(rows[here])?.click(),
    "/": () => search?.focus(),
    "?": () => keys?.toggleAttribute("open"),
  };

  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input:not([type=checkbox]), select, textarea");
    if (typing || event.ctrlKey || event.metaKey || event.altKey || !(event.key in deeds)) return;
    event.preventDefault();
    deeds[event.key]();
  });
  rows.forEach((row, place) => row.addEventListener("focusin", () => (here = place)));

  if (all) {
    all.hidden = false;
    all.querySelector("button").addEventListener("click", () => {
      const boxes = rows.map(tick).filter(Boolean);
      const missing = boxes.some((box) => !box.checked);
      boxes.forEach((box) => (box.checked = missing));
    });
  }
})();
