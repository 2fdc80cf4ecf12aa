// Editing: fields in the rows, saving, conflicts, what helps. After page.js, whose reviewPage it uses.
"use strict";
(() => {
  const page = globalThis.reviewPage;
  const { texts, project } = globalThis.reviewDesk;
  const galley = document.getElementById("galley");
  const { article, locale, po, api } = galley.dataset;
  const WAIT = 300; // ms after the last key until a text is looked over
  const SOON = 400; // ms after a save until the rest of the page is brought up to date
  const known = new Map(); // row → what the file holds for it: {key, msgstr, fuzzy, editable}
  const editors = new Map(); // row → its open field
  const saves = []; // what can be taken back, the last at the end
  const saving = new Set(); // rows
  let changes = 0; // saves that were asked for
  let timer = 0;

  // A field shows no newlines at the edges (gettext wants those of the source), and knows no CR.
  const shown = (msgstr) => msgstr.replace(/\r\n?/g, "\n").replace(/^\n+|\n+$/g, "");
  const words = (many, one) => `${many} ${one}${many === 1 ? "" : "s"}`;

  function make(tag, said = {}, ...inner) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(said)) element.setAttribute(name, value);
    element.append(...inner);
    return element;
  }

  function button(label, keys, act) {
    const made = make("button", { type: "button" }, label);
    if (keys) made.append(" ", ...keys.split(" ").map((key) => make("kbd", {}, key)));
    made.addEventListener("click", act);
    return made;
  }

  const diff = (changes, lang, dir) => make("p", { class: "diff", lang, dir }, ...changes.flatMap(
    ({ was, now }) => (was === now ? [was] : [make("del", {}, was), make("ins", {}, now)])));

  // The server

  const LOST = "transnews review does not answer. What you typed is kept in this browser: start it again, "
    + "and open the address that it prints.";
  const banner = make("div", { class: "banner", role: "alert" });
  document.querySelector(".head").append(banner);

  function tellAll(said) {
    if (banner.textContent === said) return;
    banner.textContent = said; // the head grows by it
    banner.classList.toggle("wrong", said === LOST);
    document.activeElement?.scrollIntoView({ block: "nearest" });
  }

  async function ask(call, said) {
    let answer;
    try {
      answer = await fetch(`${api}api/${call}`, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ article, locale, ...said }),
      });
    } catch {
      answer = null;
    }
    // A server that was started again has another address, and knows nothing of this one.
    const lost = !answer || answer.status === 404;
    if (lost || banner.textContent === LOST) tellAll(lost ? LOST : "");
    if (lost) return { status: 0, error: "transnews review does not answer." };
    try {
      return { status: answer.status, ...await answer.json() };
    } catch {
      return { status: 0, error: `The server said ${answer.status}.` };
    }
  }

  // What was typed and not saved outlives the page

  const place = (key) => `transnews:${project}:${po}:${JSON.stringify([key.context, key.text])}`;

  function keep(editor) {
    try {
      if (editor.dirty()) {
        const { was, wasFuzzy, field } = editor;
        localStorage.setItem(place(editor.key), JSON.stringify(
          { msgstr: field.value, was, wasFuzzy, at: new Date().toISOString() }));
      } else if (editor.kept) { // what another window keeps is its own
        localStorage.removeItem(place(editor.key));
      }
      editor.kept = editor.dirty();
    } catch { /* no storage: leaving the page is warned of all the same */
      editor.kept = false;
    }
  }

  function kept(name) {
    try {
      return JSON.parse(localStorage.getItem(name));
    } catch {
      return null;
    }
  }

  function names() {
    try { return Object.keys(localStorage); } catch { return []; }
  }

  function forget(name) {
    try { localStorage.removeItem(name); } catch { /* nothing was kept, then */ }
  }

  function offerKept() {
    const here = new Set();
    for (const [row, text] of known) {
      const name = place(text.key);
      here.add(name);
      const old = kept(name);
      if (!old) continue;
      if (old.msgstr === shown(text.msgstr)) { forget(name); continue; }
      const editor = edit(row, { focus: false });
      if (!editor) continue;
      Object.assign(editor, { was: old.was, wasFuzzy: old.wasFuzzy, kept: true });
      editor.field.value = old.msgstr;
      grow(editor.field);
      editor.tell(`Not saved yet: you typed this on ${new Date(old.at).toLocaleString()}.`);
      look(editor);
    }
    const prefix = `transnews:${project}:${po}:`;
    for (const name of names()) {
      if (name.startsWith(prefix) && !here.has(name)) offerLost(name, kept(name)?.msgstr ?? "");
    }
  }

  function offerLost(name, msgstr) {
    const panel = make("section", { class: "lost", "aria-label": "A text that was not saved" },
      make("p", {}, "You typed this for a text that the article does not have any more:"),
      make("pre", { lang: locale }, msgstr));
    panel.append(button("Copy", "", () => copy(msgstr)),
      button("Discard", "", () => { forget(name); panel.remove(); }));
    galley.before(panel);
  }

  async function copy(msgstr) {
    await page.put(msgstr);
    page.say("The text is copied.");
  }

  // Rows

  // Put a row as the server has it in the place of this one; with *typed*, only what the checks say of
  // a text that is not saved. The field stays where it is, with its focus.
  function exchange(row, html, typed = false) {
    const fresh = new DOMParser().parseFromString(html, "text/html").querySelector(".row");
    const whole = fresh.outerHTML;
    const focused = row.contains(document.activeElement) && !document.activeElement.closest(".desk");
    const open = [...row.querySelectorAll("details[open]")].map((each) => each.className);
    const now = row.querySelector(".now");
    const stays = (each) => each === now || each.matches(typed ? ".desk, .edge" : ".desk");
    for (const each of [...row.children, ...now.children]) if (!stays(each)) each.remove();
    let behind = false;
    for (const each of [...fresh.children]) {
      if (each.matches(".now")) {
        for (const part of [...each.children]) now.insertBefore(part, now.querySelector(":scope > .helps"));
        behind = true;
      } else if (!(typed && each.matches(".edge"))) {
        if (behind) row.append(each);
        else now.before(each);
      }
    }
    if (!typed) for (const { name, value } of fresh.attributes) if (name !== "class") row.setAttribute(name, value);
    for (const each of row.querySelectorAll("details")) each.open ||= open.includes(each.className);
    addPen(row);
    if (focused && !row.contains(document.activeElement)) row.focus({ preventScroll: true });
    return whole; // as a browser writes it
  }

  function addPen(row) {
    if (!known.get(row).editable) return;
    const pen = button("Edit", "", () => edit(row));
    pen.classList.add("pen");
    row.append(pen);
  }

  function stand(row, answer) { // the row is as the file has it
    if (!answer.row) return;
    known.set(row, answer.text);
    answer.text.html = exchange(row, answer.row, editors.get(row)?.dirty());
  }

  function bring(row, answer) { // so is its field, unless something was typed there
    const editor = editors.get(row);
    const typedIn = editor?.dirty();
    stand(row, answer);
    if (typedIn) look(editor);
    else if (editor) see(editor, known.get(row));
  }

  function see(editor, { msgstr, fuzzy }) { // the person saw what stands there
    Object.assign(editor, { was: msgstr, wasFuzzy: fuzzy });
    editor.field.value = shown(msgstr);
    grow(editor.field);
  }

  // All else that a save changes, and what others saved: as if the page were loaded again.
  async function refresh() {
    const turn = changes;
    const answer = await ask("page", {});
    if (answer.status !== 200 || turn !== changes) return; // another save was quicker
    const fresh = new DOMParser().parseFromString(answer.html, "text/html");
    const rows = [...galley.querySelectorAll(".row")];
    const same = rows.length === answer.texts.length
      && rows.every((row, at) => place(known.get(row).key) === place(answer.texts[at].key));
    if (!same) {
      tellAll("The article changed. Load the page again; what you typed is kept.");
      return;
    }
    for (const part of [".way", ".counts", ".far"]) document.querySelector(part).replaceWith(fresh.querySelector(part));
    document.querySelector(".facts")?.remove();
    document.querySelector(".head").after(...fresh.querySelectorAll(".facts"));
    [...fresh.querySelectorAll(".row")].forEach((row, at) => {
      const was = known.get(rows[at]);
      const text = answer.texts[at]; // two may look the same
      const stays = row.outerHTML === was.html && text.msgstr === was.msgstr && text.fuzzy === was.fuzzy;
      if (!stays) bring(rows[at], { row: row.outerHTML, text });
    });
    page.refresh();
    if (saves.length && !rows.some(page.waits)) finished();
  }

  function refreshSoon() { // so that the next save need not wait for it
    clearTimeout(timer);
    timer = setTimeout(refresh, SOON);
  }

  // The field of a row

  function edit(row, { focus = true } = {}) {
    const text = known.get(row);
    if (!text?.editable) {
      page.say("This text is not in the PO file yet: run transnews translate.");
      return null;
    }
    const editor = editors.get(row) ?? opened(row, text);
    if (focus) {
      editor.field.focus();
      editor.box.scrollIntoView({ block: "nearest" });
    }
    return editor;
  }

  function opened(row, text) {
    const target = row.querySelector(".target");
    const field = make("textarea", { lang: target.lang, dir: target.dir, spellcheck: "true",
      rows: "1", "aria-label": `Translation, ${row.querySelector(".stage").textContent.trim().replace(/\s+/g, " ")}` });
    const state = make("p", { class: "state", role: "status" });
    const helps = make("div", { class: "desk helps" });
    const editor = {
      row, key: text.key, field, state, helps, was: text.msgstr, wasFuzzy: text.fuzzy,
      turn: 0, timer: 0, takes: [], kept: false,
      dirty: () => field.value !== shown(known.get(row).msgstr),
      value: () => (editor.dirty() ? field.value : known.get(row).msgstr),
      tell: (said, wrong = false) => {
        state.textContent = said;
        state.classList.toggle("error", wrong);
      },
    };
    const acts = make("p", { class: "acts" },
      button("Approve", "Ctrl Enter", () => save(row, false)),
      button("Save as draft", "Ctrl S", () => save(row, true)),
      button("Leave", "Esc", () => leave(editor)));
    editor.discard = button("Discard", "", () => { field.value = shown(known.get(row).msgstr); close(editor); });
    editor.discard.hidden = true;
    acts.append(editor.discard);
    editor.box = make("div", { class: "desk" }, field, acts, state);
    field.value = shown(text.msgstr);
    field.addEventListener("input", () => typed(editor));
    editors.set(row, editor);
    row.classList.add("editing");
    row.querySelector(".now").prepend(editor.box);
    row.querySelector(".now").append(helps);
    grow(field);
    suggest(editor);
    return editor;
  }

  function grow(field) {
    field.style.height = "auto";
    field.style.height = `${field.scrollHeight + 2}px`;
  }

  function typed(editor) {
    grow(editor.field);
    editor.tell(editor.dirty() ? "Not saved yet." : "");
    clearTimeout(editor.timer);
    editor.timer = setTimeout(() => look(editor), WAIT);
  }

  async function look(editor) { // what the checks say of the text as it is now
    keep(editor);
    editor.discard.hidden = !editor.dirty();
    const turn = ++editor.turn;
    const { row, key, field } = editor;
    const answer = await ask("check", { key, msgstr: field.value, fuzzy: true });
    if (turn !== editor.turn || editors.get(row) !== editor) return; // stale
    if (answer.status !== 200) return editor.tell(answer.error, true);
    const before = row.querySelectorAll(".remark").length;
    exchange(row, answer.row, true);
    const found = row.querySelectorAll(".remark").length;
    if (found !== before) page.say(found ? words(found, "remark") : "No remarks.");
  }

  function leave(editor) {
    keep(editor);
    if (editor.dirty()) editor.tell(`Not saved yet${editor.kept ? ": it is kept in this browser" : ""}.`);
    else close(editor);
    editor.row.focus({ preventScroll: true });
  }

  function close(editor) {
    const { row } = editor;
    const inside = document.activeElement.closest(".desk") && row.contains(document.activeElement);
    clearTimeout(editor.timer);
    editor.turn += 1;
    keep(editor);
    editors.delete(row);
    editor.box.remove();
    editor.helps.remove();
    row.classList.remove("editing");
    exchange(row, known.get(row).html);
    if (inside) row.focus({ preventScroll: true });
  }

  // Saving

  function after(row) { // the next that needs work, from the top again after the last one
    const rows = [...galley.querySelectorAll(".row")];
    const here = rows.indexOf(row);
    return [...rows.slice(here + 1), ...rows.slice(0, here)].find(page.waits);
  }

  async function save(row, fuzzy, over = null) {
    const text = known.get(row);
    const editor = editors.get(row);
    if (!text?.editable) return page.say("This text is not in the PO file yet: run transnews translate.");
    if (saving.has(row)) return undefined;
    const msgstr = editor ? editor.value() : text.msgstr;
    if (!fuzzy && !msgstr.trim()) return tell(row, "There is no text to approve.");
    const seen = over ?? { msgstr: editor?.was ?? text.msgstr, fuzzy: editor?.wasFuzzy ?? text.fuzzy };
    saving.add(row);
    changes += 1;
    const answer = await ask("save", { key: text.key, msgstr, fuzzy, was: seen.msgstr, was_fuzzy: seen.fuzzy });
    saving.delete(row);
    if (answer.status === 409) return conflict(row, answer, fuzzy, msgstr);
    if (answer.status !== 200) return tell(row, answer.error);
    const changed = text.msgstr !== answer.saved.msgstr || text.fuzzy !== answer.saved.fuzzy;
    if (changed) saves.push({ row, key: text.key, former: answer.former, ...answer.saved });
    return saved(row, answer, fuzzy, editor && editor.value() !== msgstr ? editor : null);
  }

  function tell(row, said) {
    editors.get(row)?.tell(said, true);
    page.say(said);
  }

  function saved(row, answer, fuzzy, busy) {
    tellAll("");
    const here = row.contains(document.activeElement);
    stand(row, answer);
    const editor = editors.get(row);
    if (editor && !busy) {
      editor.field.value = shown(known.get(row).msgstr);
      close(editor);
    } else if (editor) { // typed on while it was being saved
      const { msgstr, fuzzy: still } = answer.saved;
      Object.assign(editor, { was: msgstr, wasFuzzy: still });
      keep(editor);
    }
    page.refresh();
    const next = fuzzy ? null : after(row);
    const left = [...galley.querySelectorAll(".row")].filter(page.waits).length;
    page.say(`${fuzzy ? "Saved as a draft." : "Approved."} ${words(left, "text")} left.`);
    if (next && here && !busy) page.show(next);
    refreshSoon();
  }

  function finished() {
    const why = document.querySelector(".fact.blocked dd")?.textContent;
    const then = why ? `It is not published yet: ${why}` : `Now run: transnews build ${article} --to ${locale}`;
    tellAll(`Every text of this article is approved. ${then}`);
  }

  // Somebody else was there first

  function conflict(row, answer, fuzzy, mine) {
    const before = known.get(row);
    const editor = editors.get(row);
    const typedIt = editor && shown(before.msgstr) !== shown(mine);
    if (!answer.conflict) return gone(row, answer, mine);
    stand(row, answer);
    if (!typedIt) { // nothing of this person's is at stake
      if (editor) { editor.field.value = shown(known.get(row).msgstr); close(editor); }
      return page.say("Somebody else changed this text meanwhile. This is how it stands now.");
    }
    const { there } = answer.conflict;
    editor.panel?.remove();
    editor.panel = make("div", { class: "conflict", role: "group", tabindex: "-1", "aria-label": "Conflict" },
      make("p", {}, `Somebody else changed this text meanwhile (it is ${there.fuzzy ? "a draft" : "approved"}`
        + " there). From theirs to yours:"),
      diff(answer.conflict.diff, editor.field.lang, editor.field.dir),
      button("Keep mine", "", () => { editor.panel.remove(); editor.field.focus(); save(row, fuzzy, there); }),
      button("Take theirs", "", () => take(editor, there)));
    editor.state.after(editor.panel);
    editor.tell("Not saved.", true);
    editor.panel.focus();
    page.say("Not saved: somebody else changed this text meanwhile.");
    return undefined;
  }

  function take(editor, there) {
    editor.panel.remove();
    Object.assign(editor, { was: there.msgstr, wasFuzzy: there.fuzzy });
    replace(editor, shown(there.msgstr)); // Ctrl+Z brings the own text back
  }

  function gone(row, answer, mine) {
    tell(row, `${answer.error}. Copy your text, and load the page again.`);
    const editor = editors.get(row);
    if (!editor || editor.lost) return;
    editor.lost = button("Copy my text", "", () => copy(mine));
    editor.state.after(editor.lost);
  }

  async function undo() {
    const last = saves.pop();
    if (!last) return page.say("There is nothing to undo.");
    const { row, key, former, msgstr, fuzzy } = last;
    changes += 1;
    const answer = await ask("undo", { key, former, was: msgstr, was_fuzzy: fuzzy });
    if (answer.status !== 200) {
      if (answer.status === 409 && answer.conflict) bring(row, answer);
      else if (answer.status !== 409) saves.push(last);
      return page.say(`Not undone. ${answer.error}`);
    }
    bring(row, answer);
    page.refresh();
    refreshSoon();
    tellAll("");
    page.show(row);
    return page.say("Undone.");
  }

  // What helps

  async function suggest(editor) {
    const { row, key, field, helps } = editor;
    const answer = await ask("suggest", { key });
    if (editors.get(row) !== editor || answer.status !== 200) return;
    const source = row.querySelector(".source");
    const list = make("ul", {});
    const taking = (text, act, numbered = true) => {
      const one = button("", "", () => { field.focus(); act(); });
      if (numbered && editor.takes.push(act) < 10) one.append(make("kbd", {}, `Alt ${editor.takes.length}`), " ");
      one.append(make("span", { lang: field.lang, dir: field.dir }, text));
      return one;
    };
    const whole = (text, label, ...more) => list.append(make("li", {},
      make("span", { class: "from" }, label), taking(text, () => replace(editor, shown(text))), ...more));
    if (answer.offer) whole(answer.offer, "Draft of the new text");
    for (const { target, score, origin, reasons, diff: changed } of answer.matches) {
      whole(target, [`${score} % · ${origin}`, ...reasons].join(" · "),
        ...(changed.length ? [diff(changed, source.lang, source.dir)] : []));
    }
    for (const { source: name, forms, note } of answer.names) {
      list.append(make("li", { title: note, class: "name" }, make("span", { class: "from" }, name, " → "),
        ...forms.slice(0, 5).map((form, at) => taking(form, () => put(field, form), at === 0))));
    }
    if (answer.problem) list.append(make("li", { class: "error" }, answer.problem));
    if (list.childElementCount) helps.replaceChildren(list);
  }

  // As if it were typed, so that Ctrl+Z takes it back.
  const insert = (text) => document.execCommand("insertText", false, text);

  function put(field, name) { // a word of its own
    const before = field.value.slice(0, field.selectionStart);
    const after = field.value.slice(field.selectionEnd);
    insert((/[\p{L}\p{N}]$/u.test(before) ? " " : "") + name + (/^[\p{L}\p{N}]/u.test(after) ? " " : ""));
  }

  function replace(editor, text) {
    editor.field.focus();
    editor.field.select();
    if (text) insert(text);
    else document.execCommand("delete");
  }

  // Keys

  function inField(event, editor) {
    if (event.key === "Escape") return leave(editor) ?? true;
    const digit = event.altKey && /^Digit([1-9])$/.exec(event.code);
    if (!digit || !editor.takes[digit[1] - 1]) return false;
    editor.takes[digit[1] - 1]();
    return true;
  }

  function first() { // nothing is in hand yet
    page.go(1, page.waits);
    return true;
  }

  function onPage(event, row) {
    if (event.ctrlKey || event.metaKey || event.altKey) return false;
    if (event.key === "u") return undo() && true;
    if (event.key !== "Enter" || event.target.closest("button, a, summary")) return false;
    return row ? edit(row) ?? true : first();
  }

  function onKey(event) {
    if (event.isComposing) return false;
    // Held down, a key would approve, or take back, what nobody has read, or fill a field with empty lines.
    if (event.repeat) return event.key === "Enter" || ((event.ctrlKey || event.metaKey) && event.key === "s");
    const row = event.target.closest?.("#galley .row") ?? page.current();
    if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey) {
      if (event.key === "Enter") return row ? save(row, false) && true : first();
      if (event.key === "s") return (editors.has(row) ? save(row, true) : page.say("Enter edits a text.")) ?? true;
    }
    const editor = editors.get(row);
    return event.target === editor?.field ? inField(event, editor) : onPage(event, row);
  }

  document.addEventListener("keydown", (event) => { if (onKey(event)) event.preventDefault(); }, true);
  galley.addEventListener("dblclick", (event) => {
    if (event.target.closest(".target")) edit(event.target.closest(".row"));
  });
  document.addEventListener("visibilitychange", () => { if (!document.hidden) refresh(); });
  addEventListener("resize", () => { for (const { field } of editors.values()) grow(field); });
  addEventListener("beforeunload", (event) => {
    for (const editor of editors.values()) {
      keep(editor);
      if (editor.dirty()) event.preventDefault();
    }
  });

  [...galley.querySelectorAll(".row")].forEach((row, at) => {
    known.set(row, { ...texts[at], html: row.outerHTML });
    addPen(row);
  });
  offerKept();
})();
