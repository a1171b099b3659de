// The review page's behaviour. The server lays out the text and checks every draft; here a draft is kept, changed by
// mouse and keyboard, and sent to be shown anew. Offsets are code points: `Array.from(text)` counts them, `length` does not.
"use strict";

document.documentElement.classList.add("js");
const $ = (selector, within = document) => within.querySelector(selector);
const $$ = (selector, within = document) => Array.from(within.querySelectorAll(selector));
const root = $("#review");
const say = (words) => { $("#said").textContent = words; };

const state = { draft: null, signs: [], past: [], focus: null, picked: null, work: Promise.resolve() };

function load() {
  state.draft = JSON.parse($("#draft").textContent);
  state.signs = Array.from(state.draft.text);
}
const quotation = (id) => state.draft.quotations.find((q) => q.id === id);
const wordsOf = ([start, end]) => state.signs.slice(start, end).join("");

// ---- Focus on one quotation ----

function show(id, { move = false, scroll = true } = {}) {
  $$(".on, .on-cue, .on-source", root).forEach((e) => e.classList.remove("on", "on-cue", "on-source"));
  state.focus = id && quotation(id) ? id : null;
  $("#sheet").classList.toggle("full", state.focus !== null);
  document.body.classList.toggle("reading", state.focus !== null);
  $(".for-focus").hidden = state.focus === null;
  if (state.focus === null) return;
  const card = document.getElementById(id);
  card.classList.add("on");
  $$(`[data-q~="${id}"]`, root).forEach((e) => e.classList.add("on"));
  $$(`.text [data-cue~="${id}"]`, root).forEach((e) => e.classList.add("on-cue"));
  $$(`.text [data-source~="${id}"]`, root).forEach((e) => e.classList.add("on-source"));
  const ref = $(`.ref[data-show="${id}"]`);
  if (ref) ref.classList.add("on");
  if (scroll && ref) ref.scrollIntoView({ block: "nearest" });
  card.closest("aside").scrollTop = 0;
  if (move) card.focus({ preventScroll: true });
  else say(`${$("h3", card).textContent.trim()}, ${quotation(id).kind}`);
}

function step(by) {
  const ids = state.draft.quotations.map((q) => q.id);
  if (!ids.length) return;
  const at = ids.indexOf(state.focus);
  show(ids[at < 0 ? (by > 0 ? 0 : ids.length - 1) : (at + by + ids.length) % ids.length], { move: true });
}

// ---- Changes: one after the other, each checked and laid out by the server ----

function change(edit, told) {
  state.work = state.work.then(async () => {
    const before = JSON.stringify(state.draft);
    const focus = edit(state.draft);
    if (focus === false) return;
    if (await render(state.draft, focus === undefined ? state.focus : focus)) {
      state.past.push(before);
      say(told);
    } else {
      state.draft = JSON.parse(before);
    }
    $("#undo").disabled = !state.past.length;
  });
  return state.work;
}

function undo() {
  state.work = state.work.then(async () => {
    if (state.past.length && await render(JSON.parse(state.past.at(-1)), state.focus)) {
      state.past.pop();
      say("Undone");
    }
    $("#undo").disabled = !state.past.length;
  });
}

async function ask(path, draft) {
  const answer = await fetch(path, {
    method: "POST", headers: { "Content-Type": "application/json", Accept: "application/json, text/x-part" },
    body: JSON.stringify(draft),
  }).catch(() => null);
  if (answer && answer.ok) return answer;
  const problem = answer ? await answer.json().catch(() => null) : null;
  trouble(problem ? problem.detail : "The service does not answer; your corrections are still on this page.");
  return null;
}

async function render(draft, focus) {
  const answer = await ask("/review/draft", draft);
  if (!answer) return false;
  const active = document.activeElement && document.activeElement.id;
  const open = $$("details[open]", root).map((e) => e.id);
  const scrolled = $("aside", root).scrollTop;
  root.innerHTML = await answer.text();
  load();
  state.picked = null;
  open.forEach((id) => { const e = document.getElementById(id); if (e) e.open = true; });
  show(focus, { scroll: false });
  $("aside", root).scrollTop = scrolled;
  const again = active && document.getElementById(active);
  if (again) again.focus({ preventScroll: true });
  return true;
}

function trouble(words) {
  const place = $("#trouble");
  place.textContent = words;
  place.hidden = false;
  place.scrollIntoView({ block: "nearest" });
}

function touched(q) {
  q.verbatim = null; // found anew by the server
  q.corrected = true;
}

function freeId(letter, list) {
  const used = new Set(list.map((each) => each.id));
  for (let n = 1; ; n += 1) if (!used.has(letter + n)) return letter + n;
}

// ---- Borders ----

const TOKEN = /[\p{L}\p{M}\p{N}]+|[^\s\p{L}\p{M}\p{N}]/gu;

function stops(end) { // where a border may stand, in code points
  const found = [];
  let units = 0, points = 0;
  for (const match of state.draft.text.matchAll(TOKEN)) {
    points += Array.from(state.draft.text.slice(units, match.index)).length;
    units = match.index;
    found.push(points + (end ? Array.from(match[0]).length : 0));
  }
  return found;
}

function nudge(id, end, by) {
  return change((draft) => {
    const q = draft.quotations.find((each) => each.id === id);
    const piece = end ? q.content.at(-1) : q.content[0];
    const all = stops(end === 1);
    const next = by > 0 ? all.find((at) => at > piece[end]) : all.findLast((at) => at < piece[end]);
    if (next === undefined || (end ? next <= piece[0] : next >= piece[1])) return false;
    piece[end] = next;
    touched(q);
    return id;
  }, end ? "End moved" : "Beginning moved");
}

function pickedPlace() { // the selection in the article, without white space at its ends
  const chosen = document.getSelection();
  const text = root && $("#text");
  if (!text || !chosen.rangeCount || chosen.isCollapsed) return null;
  const range = chosen.getRangeAt(0);
  if (!text.contains(range.startContainer) || !text.contains(range.endContainer)) return null;
  const upTo = (node, offset) => {
    const before = document.createRange();
    before.setStart(text, 0);
    before.setEnd(node, offset);
    return Array.from(before.toString()).length;
  };
  let start = upTo(range.startContainer, range.startOffset), end = upTo(range.endContainer, range.endOffset);
  while (start < end && /\s/u.test(state.signs[start])) start += 1;
  while (end > start && /\s/u.test(state.signs[end - 1])) end -= 1;
  return start < end ? [start, end] : null;
}

function use(list, id, field) {
  const place = state.picked;
  if (!place) return say("Select words in the article first");
  return change((draft) => {
    const it = draft[list].find((each) => each.id === (id === "-" ? state.focus : id));
    if (!it) return false;
    if (field === "content") it.content = [place];
    else if (field === "piece") it.content = [...it.content, place].sort((a, b) => a[0] - b[0]);
    else it[field] = place;
    if (field === "content" || field === "piece") touched(it);
    else if (list === "quotations") it.corrected = true;
    return undefined;
  }, `${field} is now: ${wordsOf(place)}`);
}

function add() {
  const place = state.picked;
  if (!place) return say("Select words in the article first");
  return change((draft) => {
    const words = wordsOf(place);
    const kind = /^[«“"„]/u.test(words) ? "direct" : /[«“"„]/u.test(words) ? "mixed" : "indirect";
    const id = freeId("Q", draft.quotations);
    draft.quotations.push({ id, kind, content: [place], verbatim: null, speaker: null, corrected: true });
    return id;
  }, "Quotation added");
}

function set(list, id, field, value) {
  return change((draft) => {
    const it = list === "not_quotes" ? draft.not_quotes[Number(id)] : draft[list].find((each) => each.id === id);
    if (!it) return false;
    if (field === "speaker" && value === "+") {
      const speaker = { id: freeId("S", draft.speakers), name: it.source ? wordsOf(it.source) : "new speaker" };
      draft.speakers.push(speaker);
      it.speaker = speaker.id;
    } else {
      it[field] = value === "" ? null : value;
    }
    if (field === "kind" && list === "quotations") touched(it);
    if (list === "quotations") it.corrected = true;
    return undefined;
  }, `${field}: ${value || "none"}`);
}

function drop(id) {
  return change((draft) => {
    const at = draft.quotations.findIndex((q) => q.id === id);
    if (at < 0) return false;
    draft.quotations.splice(at, 1);
    return (draft.quotations[at] || draft.quotations[at - 1] || { id: null }).id;
  }, "Taken out; undo with u");
}

// ---- Downloads ----

function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

async function gold() {
  await state.work;
  const answer = await ask("/review/gold", state.draft);
  if (!answer) return;
  save(await answer.blob(), `${state.draft.name.replace(/\.[^.]*$/u, "")}.json`);
  state.past.saved = state.past.length;
  say("Annotation downloaded");
}

// ---- What the page listens to ----

const doing = {
  undo, gold, add,
  text: () => save(new Blob([state.draft.text], { type: "text/plain;charset=utf-8" }), state.draft.name),
  close: () => show(null),
  delete: drop,
  nudge: (id, end, by) => nudge(id, Number(end), Number(by)),
  use,
  clear: (list, id, field) => set(list, id, field, ""),
};

function clicked(event) {
  const button = event.target.closest("[data-do]");
  if (button) {
    const [name, ...rest] = button.dataset.do.split(" ");
    doing[name](...rest);
    return;
  }
  const link = event.target.closest("[data-show]");
  if (link) {
    event.preventDefault();
    show(link.dataset.show, { move: true });
    return;
  }
  const words = event.target.closest(".q[data-q]");
  if (words && document.getSelection().isCollapsed) { // again and again: from the innermost quotation outwards
    const ids = words.dataset.q.split(" ").reverse();
    show(ids[(ids.indexOf(state.focus) + 1) % ids.length], { scroll: false });
  }
}

const keys = {
  j: () => step(1), k: () => step(-1), u: undo, n: add,
  1: () => set("quotations", state.focus, "kind", "direct"),
  2: () => set("quotations", state.focus, "kind", "mixed"),
  3: () => set("quotations", state.focus, "kind", "indirect"),
  b: () => nudge(state.focus, 0, -1), B: () => nudge(state.focus, 0, 1),
  e: () => nudge(state.focus, 1, 1), E: () => nudge(state.focus, 1, -1),
  Delete: () => drop(state.focus),
  s: () => {
    document.getElementById(`${state.focus}-correct`).open = true;
    document.getElementById(`${state.focus}-speaker`).focus();
  },
};
const needFocus = new Set(["1", "2", "3", "b", "B", "e", "E", "s", "Delete"]);

function pressed(event) {
  if (event.key === "Escape") {
    const ref = state.focus && $(`.ref[data-show="${state.focus}"]`);
    show(null);
    if (ref) ref.focus();
    return;
  }
  const writes = event.target.closest("input, select, textarea");
  if (writes || event.ctrlKey || event.metaKey || event.altKey || !$("#keys").checked || !keys[event.key]) return;
  if (needFocus.has(event.key) && !state.focus) return;
  event.preventDefault();
  keys[event.key]();
}

function selected() {
  const place = pickedPlace();
  if (!place && document.activeElement && document.activeElement.closest("#picked, .correct")) return;
  state.picked = place;
  $("#picked").hidden = !place;
  if (place) $("#picked-words").textContent = wordsOf(place);
}

function review() {
  load();
  root.addEventListener("click", clicked);
  root.addEventListener("mousedown", (event) => { // a button must not take the selection away
    if (event.target.closest("#picked button, [data-needs-selection]")) event.preventDefault();
  });
  root.addEventListener("change", (event) => {
    const target = event.target.closest("[data-set]");
    if (target) set(...target.dataset.set.split(" "), target.value);
  });
  document.addEventListener("keydown", pressed);
  document.addEventListener("selectionchange", selected);
  window.addEventListener("beforeunload", (event) => {
    if (state.past.length > (state.past.saved || 0)) event.preventDefault();
  });
  const asked = location.hash.slice(1);
  if (quotation(asked)) show(asked);
}

function start(form) {
  const busy = () => {
    const button = $("button", form);
    button.disabled = true;
    button.textContent = "Reading …";
    say("Reading the article");
  };
  form.addEventListener("submit", busy);
  $("#file").addEventListener("change", () => form.requestSubmit());
  $("#paste").addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
  });
  form.addEventListener("dragover", (event) => { event.preventDefault(); form.classList.add("over"); });
  form.addEventListener("dragleave", () => form.classList.remove("over"));
  form.addEventListener("drop", (event) => {
    if (!event.dataTransfer.files.length) return;
    event.preventDefault();
    $("#file").files = event.dataTransfer.files;
    form.requestSubmit();
  });
  window.addEventListener("pageshow", () => { const b = $("button", form); b.disabled = false; b.textContent = "Find the quotations"; });
}

if (root) review();
else if ($("#start")) start($("#start"));
