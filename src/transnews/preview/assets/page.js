// Keys, filter, partners, copying, theme. Without it, the page can be read and printed all the same.
"use strict";
globalThis.reviewPage = (() => {
  const root = document.documentElement;
  const galley = document.getElementById("galley");
  const help = document.getElementById("help");
  const filter = document.querySelector("button.filter");
  const said = document.querySelector(".said");
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  let at = null; // the row that was last in hand

  const waits = (row) => row.dataset.waits === "true";
  const filtered = () => root.dataset.filter === "needs";
  const rows = () => [...galley.querySelectorAll(".row")].filter((row) => !filtered() || waits(row));
  let hush;

  function say(text, lasting = false) {
    clearTimeout(hush);
    said.textContent = text;
    if (!lasting) hush = setTimeout(() => { said.textContent = ""; }, 3000);
  }

  // Rows

  function current() {
    if (at?.isConnected && rows().includes(at)) return at;
    return null;
  }

  function below() { // where a reader who only scrolled is
    const top = document.querySelector(".bar").getBoundingClientRect().bottom;
    return rows().findIndex((row) => row.getBoundingClientRect().bottom > top + 8);
  }

  function show(row) {
    at = row;
    row.focus({ preventScroll: true });
    const block = row.offsetHeight > innerHeight * 0.6 ? "start" : "center";
    row.scrollIntoView({ block, behavior: still.matches ? "auto" : "smooth" });
  }

  function go(step, wanted = () => true) {
    const all = rows();
    const here = current();
    let place = here ? all.indexOf(here) + step : Math.max(below(), 0) + (step > 0 ? 0 : -1);
    while (all[place] && !wanted(all[place])) place += step;
    if (all[place]) show(all[place]);
    else say(step > 0 ? "That was the last one." : "That was the first one.");
    return all[place] ?? null;
  }

  function refresh() { // after rows were exchanged
    for (const hit of galley.querySelectorAll(".hit[data-partner]")) {
      hit.tabIndex = -1;
      const partner = hit.title ? null : hit.closest(".row")
        .querySelector(`.hit[data-partner="${hit.dataset.partner}"][title]`);
      if (partner) hit.title = partner.title;
    }
    const many = [...galley.querySelectorAll(".row")].filter(waits).length;
    filter.querySelector("[data-count=needs]").textContent = many;
    galley.querySelector(".done").hidden = !filtered() || many > 0;
  }

  function only(on) {
    if (on) root.dataset.filter = "needs";
    else delete root.dataset.filter;
    filter.setAttribute("aria-pressed", String(on));
    refresh();
    const here = current() ?? rows()[0];
    if (here) here.scrollIntoView({ block: "nearest" });
    say(on ? `${rows().length} texts need you.` : "All texts.");
  }

  // Partners: names with names, findings with what is said of them, sentences with sentences

  const PAIRS = ["partner", "remark", "sentence"];
  let lit = [];

  function light(element) {
    for (const each of lit) each.classList.remove("lit");
    const row = element?.closest(".row");
    if (!row) { lit = []; return; }
    lit = PAIRS.flatMap((kind) => {
      const one = element.closest(`[data-${kind}]`);
      return one ? [...row.querySelectorAll(`[data-${kind}="${one.dataset[kind]}"]`)] : [];
    });
    for (const each of lit) each.classList.add("lit");
  }

  const focused = () => document.activeElement?.closest("#galley .hit");
  galley.addEventListener("pointerover", (event) => light(event.target));
  galley.addEventListener("pointerleave", () => light(focused()));
  galley.addEventListener("focusin", (event) => {
    at = event.target.closest(".row");
    const hit = event.target.closest(".hit");
    light(hit);
    if (hit?.title) say(hit.title, true);
  });
  galley.addEventListener("focusout", (event) => {
    light(null);
    if (event.target.closest(".hit")) say("");
  });
  galley.addEventListener("pointerdown", (event) => { at = event.target.closest(".row") ?? at; });

  function along(step) { // from mark to mark in a column
    const row = current();
    if (!row) return false;
    const hit = focused();
    const column = hit?.closest(".source, .target") ?? row.querySelector(".source");
    const way = column.dir === "rtl" ? -step : step;
    const hits = [...column.querySelectorAll(".hit[data-partner]")];
    const place = hit ? hits.indexOf(hit) + way : (way > 0 ? 0 : hits.length - 1);
    hits[place]?.focus();
    return hits.length > 0;
  }

  // Copying

  async function put(text) {
    try {
      await navigator.clipboard.writeText(text);
    } catch { // a browser that does not trust a page from disk
      const field = document.createElement("textarea");
      field.value = text;
      field.className = "aside";
      document.body.append(field);
      field.select();
      document.execCommand("copy");
      field.remove();
    }
  }

  async function copy(row) {
    const button = row?.querySelector("button.copy");
    if (!button) return;
    const had = document.activeElement;
    await put(row.querySelector(".target .text").textContent);
    had?.focus({ preventScroll: true });
    say("The translation is copied.");
    button.textContent = "Copied ✓";
    setTimeout(() => { button.textContent = "Copy"; }, 1600);
  }

  // Buttons and keys

  function leave() {
    if (focused()) current()?.focus({ preventScroll: true });
    else if (filtered()) only(false);
  }

  const KEYS = {
    n: () => go(1, waits),
    p: () => go(-1, waits),
    j: () => go(1),
    k: () => go(-1),
    f: () => only(!filtered()),
    c: () => copy(current()),
    "?": () => help.togglePopover?.(),
    Escape: leave,
    ArrowLeft: () => along(-1),
    ArrowRight: () => along(1),
  };

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    if (event.key === "Escape" && help.togglePopover && help.matches(":popover-open")) return; // the browser closes it
    if (KEYS[event.key] && KEYS[event.key]() !== false) event.preventDefault();
  });
  filter.addEventListener("click", () => only(!filtered()));
  document.querySelector("button.theme").addEventListener("click", () => say(`The page is ${turnTheme()}.`));
  galley.addEventListener("click", (event) => {
    if (event.target.closest("button.copy")) copy(event.target.closest(".row"));
  });
  refresh();
  return { current, go, put, refresh, say, show, waits };
})();
