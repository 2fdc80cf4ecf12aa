// The list of articles. What it shows comes as text only, never as HTML, so that no name can do harm.
"use strict";
(() => {
  const ROWS = 10; // in a chunk
  const AHEAD = "1500px";
  const WORDS = {
    missing: "missing", draft: "draft", edited: "edited", outdated: "outdated", reviewed: "reviewed", accepted: "as drafted",
  };
  const ORDER = ["missing", "draft", "edited", "outdated", "reviewed", "accepted"]; // in the data
  const BAR = ["reviewed", "accepted", "edited", "draft", "outdated", "missing"];
  const SIGNS = { correction: "!", outdated: "↻", held: "⊖" };
  const RANKS = { correction: 0, outdated: 1, held: 2, waits: 3, done: 4 };
  const $ = (selector, from = document) => from.querySelector(selector);
  const count = new Intl.NumberFormat("en");

  // The data, read once.
  const data = JSON.parse($("#data").textContent);
  const locales = data.locales.map(([code, name, folder]) => ({ code, name, folder }));
  const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const articles = data.articles.map(([name, title, language, correction, ...cells]) => ({
    name, title, language, correction, folded: folded(`${name} ${title}`), cells: cells.map((cell, at) => cell && read(cell, name, locales[at])),
  }));

  function read(cell, name, locale) {
    const words = Object.fromEntries(ORDER.map((stage, at) => [stage, cell[at] ?? 0]));
    words.reviewed -= words.accepted;
    const [bits = 0, person = 0, held = "", ...found] = cell.slice(ORDER.length);
    const all = ORDER.reduce((sum, stage) => sum + words[stage], 0);
    const left = all - words.reviewed - words.accepted;
    const why = bits & 2 ? "correction" : bits & 1 ? "outdated" : held ? "held" : left ? "waits" : "done";
    const looks = [];
    for (let at = 0; at < found.length; at += 2) looks.push([data.checks[found[at]], found[at + 1]]);
    return { locale, words, all, left, why, held, looks, person: data.people[person - 1] ?? "", href: bits & 4 ? address(name, locale) : "" };
  }

  function address(name, locale) {
    const stem = name.replace(/\.[^./]*$/, "");
    return [locale.folder, ...stem.split("/")].map(encodeURIComponent).join("/") + ".html";
  }

  // What is asked for, which the address remembers.
  const tools = $(".tools"), list = $(".list");
  const FIELDS = ["name", "show", "locale", "sort"];
  const asked = () => Object.fromEntries(FIELDS.map((field) => [field, tools.elements[field]?.value ?? ""]));

  const KINDS = {
    "": () => true,
    waits: (cell) => cell.left > 0,
    urgent: (cell) => RANKS[cell.why] < RANKS.waits,
    correction: (cell) => cell.why === "correction",
    outdated: (cell) => cell.words.outdated > 0,
    held: (cell) => cell.held !== "",
    missing: (cell) => cell.words.missing > 0,
    draft: (cell) => cell.words.draft > 0,
    edited: (cell) => cell.words.edited > 0,
    done: (cell) => cell.left === 0,
  };
  const kind = (show) => KINDS[show] ?? ((cell) => cell.looks.some(([check]) => `look:${check}` === show));

  const collator = new Intl.Collator("en", { numeric: true });
  const byName = (one, other) => collator.compare(one.article.name, other.article.name);
  const SORTS = {
    "": (one, other) => one.rank - other.rank || other.left - one.left || byName(one, other),
    left: (one, other) => other.left - one.left || byName(one, other),
    name: byName,
  };

  function matching({ name, show, locale, sort }) {
    const parts = folded(name).split(/\s+/).filter(Boolean), fits = kind(show), found = [];
    for (const article of articles) {
      if (!parts.every((part) => article.folded.includes(part))) continue;
      const cells = locale ? article.cells.filter((cell) => cell && cell.locale.code === locale) : article.cells;
      const there = cells.filter(Boolean);
      if (!there.some(fits)) continue;
      const rank = Math.min(...there.map((cell) => RANKS[cell.why]));
      found.push({ article, cells, rank, left: there.reduce((sum, cell) => sum + cell.left, 0) });
    }
    return found.sort(SORTS[sort] ?? SORTS[""]);
  }

  // Drawing.
  function make(tag, properties = {}, ...children) {
    const made = document.createElement(tag);
    Object.assign(made, properties);
    made.append(...children.filter((child) => child !== ""));
    return made;
  }

  function svg(tag, attributes, ...children) {
    const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(...children);
    return made;
  }

  const worded = (stage, words) => `${count.format(words)} ${WORDS[stage]}`;
  const there = (cell) => BAR.filter((stage) => cell.words[stage]);

  function bar(cell) {
    const parts = there(cell), reviewed = cell.all - cell.left;
    const said = [`${cell.locale.name}: ${count.format(reviewed)} of ${count.format(cell.all)} words reviewed`, ...parts.map((stage) => worded(stage, cell.words[stage]))];
    const drawn = svg("svg", { class: "progress", role: "img", "aria-label": said.join("; ") });
    let x = 0;
    for (const stage of parts) {
      const width = (100 * cell.words[stage]) / cell.all;
      drawn.append(svg("rect", { class: stage, x: `${x}%`, width: `${width}%`, height: "100%" }));
      x += width;
    }
    return drawn;
  }

  function cellOf(cell, article) {
    if (!cell) return make("div", { className: "cell none" }, make("span", { className: "aside" }, "not translated into this locale"));
    const urgent = RANKS[cell.why] < RANKS.waits;
    const code = make(cell.href ? "a" : "span", { className: "locale", title: cell.locale.name }, cell.locale.code);
    if (cell.href) {
      code.href = cell.href;
      code.setAttribute("aria-label", `${cell.locale.code}: ${article.name} in ${cell.locale.name}`);
    }
    const left = make("span", { className: "left" }, cell.left ? `${count.format(cell.left)} left` : "done");
    const stages = there(cell).map((stage) => make("span", { className: `stage ${stage}` }, worded(stage, cell.words[stage])));
    const looks = cell.looks.map(([check, times]) => `${check} ${count.format(times)}`).join(", ");
    return make(
      "div", { className: urgent ? "cell urgent" : "cell" },
      code, bar(cell), left,
      make("p", { className: "stages" }, ...stages),
      urgent ? make("p", { className: `why ${cell.why}` }, sign(cell.why), " ", cell.why === "held" ? make("bdi", {}, `held back: ${cell.held}`) : cell.why) : "",
      looks ? make("p", { className: "looks" }, `look: ${looks}`) : "",
      cell.person ? make("p", { className: "by" }, "reviewed by ", make("bdi", {}, cell.person)) : "",
    );
  }

  function sign(why) {
    const made = make("span", { className: `sign ${why}` }, SIGNS[why]);
    made.setAttribute("aria-hidden", "true");
    return made;
  }

  // An article's name leads to where most is to be done.
  function nameOf({ article, cells }) {
    const folders = article.name.split("/"), file = folders.pop();
    const [first] = cells.filter((cell) => cell && cell.href).sort((one, other) => RANKS[one.why] - RANKS[other.why] || other.left - one.left);
    const to = make(first ? "a" : "span", { className: "to" }), name = make("span", { className: "name" });
    if (first) Object.assign(to, { href: first.href, title: `In ${first.locale.name}` });
    for (const folder of folders) name.append(make("span", { className: "folder" }, make("bdi", {}, folder), "/"), make("wbr"));
    name.append(make("bdi", {}, file));
    if (article.title) to.append(make("bdi", { className: "title", lang: article.language }, article.title), " ");
    to.append(name);
    return to;
  }

  function rowOf(row) {
    const made = make("li", { className: "article", tabIndex: -1 });
    made.dataset.waits = String(row.left > 0);
    const correction = row.article.correction && row.rank === RANKS.correction;
    made.append(
      make("div", { className: "of" }, nameOf(row), " ", make("span", { className: "language" }, row.article.language),
        correction ? make("q", {}, make("bdi", {}, row.article.correction)) : ""),
      make("div", { className: "cells" }, ...row.cells.map((cell) => cellOf(cell, row.article))),
    );
    return made;
  }

  // Chunks: only those near what is seen are drawn; the others are as high as they were, or as they
  // will be by the rows of the first, and hold the names for the browser's own search.
  let rows = [], chunks = [], watch = null, high = 0;

  const part = (at) => rows.slice(at * ROWS, (at + 1) * ROWS);

  function draw(at) {
    const { element } = chunks[at];
    if (!element.hasAttribute("data-empty")) return;
    element.removeAttribute("data-empty");
    element.style.blockSize = "";
    element.replaceChildren(...part(at).map(rowOf));
  }

  function empty(at, size) {
    const { element } = chunks[at], names = make("li", {}, part(at).map(({ article }) => `${article.title} ${article.name}`).join("\n"));
    element.dataset.empty = "";
    element.style.blockSize = `${size}px`;
    names.setAttribute("hidden", "until-found");
    element.replaceChildren(names);
  }

  function seen(entries) {
    for (const { target, isIntersecting, boundingClientRect } of entries) {
      const at = Number(target.dataset.chunk);
      if (chunks[at]?.element !== target) continue;
      if (isIntersecting) draw(at);
      else if (!target.hasAttribute("data-empty") && !target.contains(document.activeElement)) empty(at, boundingClientRect.height);
    }
  }

  function show() {
    const wanted = asked();
    rows = matching(wanted);
    list.classList.toggle("single", Boolean(wanted.locale) || locales.length === 1);
    chunks = [];
    for (let at = 0; at * ROWS < rows.length; at++) {
      const element = make("ol", { className: "chunk", start: at * ROWS + 1 });
      element.dataset.chunk = at;
      chunks.push({ element });
      empty(at, 0);
    }
    list.replaceChildren(...chunks.map((chunk) => chunk.element));
    if (chunks.length) draw(0);
    measure();
    say();
  }

  function measure() {
    watch?.disconnect();
    watch = new IntersectionObserver(seen, { rootMargin: AHEAD });
    const typical = chunks.length >> 1; // the first ones are urgent, and say more
    if (chunks.length) draw(typical);
    high = chunks.length ? chunks[typical].element.offsetHeight / part(typical).length : 0;
    chunks.forEach(({ element }, at) => {
      if (element.hasAttribute("data-empty")) element.style.blockSize = `${Math.round(high * part(at).length)}px`;
      watch.observe(element);
    });
  }

  function say() {
    const left = rows.reduce((sum, row) => sum + row.left, 0);
    const many = rows.length === articles.length ? "" : `${count.format(rows.length)} of `;
    const of = `${count.format(articles.length)} ${articles.length === 1 ? "article" : "articles"}`;
    $(".tally").textContent = rows.length ? `${many}${of} · ${count.format(left)} words left` : "No article fits.";
  }

  // The address keeps what is asked for, so that one comes back to it.
  function remember() {
    const said = new URLSearchParams(Object.entries(asked()).filter(([, value]) => value));
    try {
      history.replaceState(null, "", String(said) ? `#${said}` : location.href.split("#")[0]);
    } catch { /* not from every place */ }
  }

  function recall() {
    const said = new URLSearchParams(location.hash.slice(1));
    for (const field of FIELDS) {
      const input = tools.elements[field];
      if (!input) continue;
      input.value = said.get(field) ?? "";
      if (input.selectedIndex === -1) input.selectedIndex = 0;
    }
  }

  function ask(changes) {
    for (const [field, value] of Object.entries(changes)) if (tools.elements[field]) tools.elements[field].value = value;
    update();
  }

  function update() {
    remember();
    show();
  }

  // Moving.
  const here = () => document.activeElement?.closest?.(".article");

  function number(row) {
    const chunk = row.closest(".chunk");
    return Number(chunk.dataset.chunk) * ROWS + [...chunk.children].indexOf(row);
  }

  function move(step, fits) {
    const from = here();
    let at = from ? number(from) + step : step > 0 ? 0 : -1;
    while (rows[at] && !fits(rows[at])) at += step;
    if (!rows[at]) return;
    draw(Math.floor(at / ROWS));
    const row = chunks[Math.floor(at / ROWS)].element.children[at % ROWS];
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: "center" });
  }

  const help = $("#help");
  const KEYS = {
    "/": () => tools.elements.name.select(),
    j: () => move(1, () => true),
    k: () => move(-1, () => true),
    n: () => move(1, (row) => row.left > 0),
    p: () => move(-1, (row) => row.left > 0),
    f: () => ask({ show: asked().show === "waits" ? "" : "waits" }),
    "?": () => help.togglePopover(),
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const field = event.target.closest?.("input, select, textarea");
    if (field?.name === "name" && event.key === "Escape") {
      if (field.value) ask({ name: "" });
      else field.blur();
      return;
    }
    if (field) return;
    if (event.key === "Enter" && event.target.matches(".article")) $("a", event.target)?.click();
    if (!Object.hasOwn(KEYS, event.key)) return;
    event.preventDefault();
    KEYS[event.key]();
  });

  document.addEventListener("click", (event) => {
    const asks = event.target.closest(".show");
    if (!asks) return;
    ask({ name: "", ...(asks.dataset.show ? { show: asks.dataset.show } : {}), ...(asks.dataset.locale ? { locale: asks.dataset.locale } : { locale: "" }) });
    $("#articles").scrollIntoView();
    tools.elements.show.focus({ preventScroll: true });
  });

  let typing = 0;
  tools.addEventListener("input", () => {
    clearTimeout(typing);
    typing = setTimeout(update, 60);
  });
  tools.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("hashchange", () => { if (location.hash.includes("=") || !location.hash) { recall(); show(); } });
  list.addEventListener("beforematch", (event) => draw(Number(event.target.closest(".chunk").dataset.chunk)));
  addEventListener("beforeprint", () => chunks.forEach((_, at) => draw(at)));
  addEventListener("afterprint", measure);
  addEventListener("resize", () => { if (chunks.length) { draw(0); measure(); } });

  $(".theme").addEventListener("click", turnTheme);

  tools.hidden = false;
  recall();
  show();
})();
