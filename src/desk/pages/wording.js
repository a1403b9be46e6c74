// The words of one page: choose a sentence, write another, see it on the page before it is saved.

import { ask, askFile, beginScreen, fillSelect, make, problemOf, showFound } from "/assets/desk.js";
import { say } from "/assets/words.js";

const asked = new URLSearchParams(location.search);
const element = (id) => document.getElementById(id);
const pages = element("pages"), view = element("view"), said = element("said");

let states = []; // what was done in this visit: {overlay, accepted}, all of the file each time
let at = 0;
let saved = ""; // the state that is on the disk
let digest = "";
let shown = null; // the answer for what is seen now
let before = new Set(); // what was found as the screen was opened
let op = null; // the change that is being typed
let chosen = null; // the address of the sentence in the editor; null: another view
let making = false; // the change hides or adds a part: it is made by its button alone

// --- questions -------------------------------------------------------------------------------------------------------

function query(more = {}) {
  const words = new URLSearchParams();
  for (const name of ["module", "piece", "variant", "paper", "language", "audience"]) {
    if (asked.get(name)) {
      words.set(name, asked.get(name));
    }
  }
  for (const [name, value] of Object.entries(more)) {
    if (value != null) {
      words.set(name, value);
    }
  }
  return "?" + words;
}

function body(state, change = null) {
  return { method: "POST", body: JSON.stringify({ ...state, change }), headers: { "Content-Type": "application/json" } };
}

const keyOf = (one) => [one.severity, one.code, one.message, one.address].join("\n");
const isSaved = () => JSON.stringify(states[at]) === saved;

// --- the page --------------------------------------------------------------------------------------------------------

function sheetOf(number) {
  let sheet = pages.children[number - 1];
  if (sheet === undefined) {
    sheet = make("div", { class: "sheet" }, make("img", { alt: say("page-of", { page: number, pages: shown.pages, title: shown.title }),
      width: Math.round(shown.width / 1024), height: Math.round(shown.height / 1024) }), make("div", { class: "spots" }));
    pages.append(sheet);
  }
  return sheet;
}

function place(button, [, x, y, width, height]) {
  for (const [name, part] of [["left", x], ["top", y], ["width", width], ["height", height]]) {
    button.style[name] = 100 * part + "%";
  }
  return button;
}

// One button a sentence; where it is printed again, or goes on, a second that is for pointing alone.
function spotsOf(text) {
  return text.places.map((where, index) => {
    const button = make("button", { type: "button", class: text.path ? "spot ours" : "spot", "data-address": text.address,
      "aria-label": text.printed, "aria-current": text.address === chosen ? "true" : null,
      tabindex: index > 0 ? "-1" : null, "aria-hidden": index > 0 ? "true" : null });
    button.addEventListener("click", () => edit(text.address));
    return [where[0], place(button, where)];
  });
}

function showSpots() {
  const focused = pages.contains(document.activeElement) ? document.activeElement.dataset.address : null;
  const spots = Array.from({ length: shown.pages }, () => []);
  for (const text of shown.texts) {
    for (const [page, button] of spotsOf(text)) {
      spots[page - 1].push(button);
    }
  }
  spots.forEach((list, index) => sheetOf(index + 1).lastChild.replaceChildren(...list));
  if (focused) {
    pages.querySelector(`.spot[data-address="${CSS.escape(focused)}"]`)?.focus();
  }
}

async function showPicture(number, options) {
  const answer = await askFile("api/page.png" + query({ page: number, dpi: 120 }), options);
  if (answer.good) {
    const picture = sheetOf(number).firstChild, old = picture.src;
    picture.src = URL.createObjectURL(answer.blob);
    await picture.decode().catch(() => {});
    URL.revokeObjectURL(old);
  }
}

// While a change is typed, the pages that the sentence stands on; else all of them.
async function showPictures(options, typing) {
  const text = typing && shown ? shown.texts.find((one) => one.address === chosen) : undefined;
  const numbers = text?.places.length > 0 ? [...new Set(text.places.map((where) => where[0]))]
    : Array.from({ length: shown?.pages ?? 1 }, (_, index) => index + 1);
  for (const number of numbers) {
    await showPicture(number, options);
  }
}

// --- as it would be --------------------------------------------------------------------------------------------------

let turn = 0, again = false, running = null, wait = 0;

// One question at a time; what is typed meanwhile is asked next.
function look() {
  again = true;
  running ??= (async () => {
    while (again) {
      again = false;
      await lookOnce();
    }
    running = null;
  })();
  return running;
}

async function lookOnce() {
  const mine = ++turn, typing = op !== null, options = body(states[at], op);
  const picture = typing ? showPictures(options, !making) : null;
  const answer = await ask("api/wording" + query({ address: chosen }), options);
  if (mine === turn) {
    take(answer);
  }
  await picture;
  if (mine === turn && !typing && answer.texts) {
    await showPictures(options, false);
  }
}

function take(answer) {
  if (answer.texts && answer.pages) {
    while (pages.children.length > answer.pages) {
      pages.lastChild.remove();
    }
    shown = answer;
    showSpots();
  }
  said.textContent = problemOf(answer) ?? "";
  showRules(answer);
  showReading(answer.reading);
  element("undo").disabled = at === 0;
  element("redo").disabled = at === states.length - 1;
  element("pages").setAttribute("aria-busy", "false");
}

// Of the sentence in the editor, and what was not there before; without it, what keeps the page from being printed.
function showRules(answer) {
  const own = shown && chosen !== null ? shown.module + "/" + chosen : null;
  const about = (answer.found ?? []).filter((one) => one.severity === "error" || (one.severity === "warning" &&
    (one.address === own || !before.has(keyOf(one)))));
  showFound(element("found"), about);
}

// What a change makes of the file becomes the newest state. One that cannot be made stays in its fields, with what is wrong.
async function commit(change, address) {
  turn++; // what was asked before is of the state before
  clearTimeout(wait);
  again = false;
  const answer = await ask("api/wording" + query({ address: chosen }), body(states[at], change));
  if (!answer.pages) {
    take(answer);
    return false;
  }
  op = op === change ? null : op; // typed meanwhile
  const accepted = address && !states[at].accepted.includes(address) ? [...states[at].accepted, address] : states[at].accepted;
  states = [...states.slice(0, at + 1), { overlay: answer.overlay, accepted }];
  at++;
  take(answer);
  showPictures(body(states[at]), false);
  return true;
}

// What is typed becomes a state; a part that is not added or hidden yet is let go. False: it cannot be made as it is.
// One after the other, for what is typed while the desk answers is to be kept too.
let settled = Promise.resolve(true);

function settle() {
  settled = settled.then(settleOnce);
  return settled;
}

async function settleOnce() {
  clearTimeout(wait);
  if (op !== null && making) {
    op = null;
    await look();
  } else if (op !== null && !await commit(op, op.address ?? addressOfRow(op.path))) {
    said.textContent = say("wording-mend");
    return false;
  }
  making = false;
  return true;
}

function addressOfRow(path) {
  return shown.changes.find((one) => path === one.path || path.startsWith(one.path + "/"))?.address;
}

async function go(step) {
  if (op !== null && step < 0 && !making) { // what is typed is the newest step
    op = null;
    await look();
    await edit(chosen, false);
    said.textContent = say("undone");
    return;
  }
  if (!await settle() || at + step < 0 || at + step >= states.length) {
    return;
  }
  at += step;
  await look();
  if (chosen !== null && shown.texts.some((one) => one.address === chosen)) {
    edit(chosen, false);
  } else {
    list();
  }
  said.textContent = say(step < 0 ? "undone" : "redone");
}

async function save() {
  if (!await settle()) {
    return;
  }
  if (isSaved()) {
    said.textContent = say("saved-already");
    return;
  }
  const state = states[at];
  said.textContent = say("loading");
  const answer = await ask("api/wording/save" + query({ digest }), body(state));
  if (!answer.good) {
    showFound(element("found"), (answer.found ?? []).filter((one) => one.severity === "error"));
    said.textContent = problemOf(answer) ?? say("not-saved");
    return;
  }
  saved = JSON.stringify(state);
  digest = (await ask("api/wording" + query())).digest;
  said.textContent = say("saved");
}

// --- views -----------------------------------------------------------------------------------------------------------

function show(heading, ...inside) {
  element("view-head").textContent = heading;
  view.replaceChildren(...inside.filter((one) => one != null));
}

function button(word, act, className = null) {
  const made = make("button", { type: "button", class: className }, say(word));
  made.addEventListener("click", act);
  return made;
}

function field(id, word, control, hint = null) {
  hint !== null && control.setAttribute("aria-describedby", id + "-hint");
  control.id = id;
  return make("div", { class: "field" }, make("label", { for: id }, say(word)), control,
    hint !== null ? make("p", { class: "hint", id: id + "-hint" }, hint) : null);
}

function marks(one) {
  const names = [one.path && "wording-ours", one.safety && "wording-safety"].filter(Boolean);
  return names.length > 0 ? make("span", { class: "marks" }, ...names.map((name) => make("span", {}, say(name)))) : null;
}

function quoted(word, text) {
  return text ? make("div", { class: "told" }, make("p", { class: "over" }, say(word)), make("blockquote", { lang: shown.language, dir: "auto" }, text)) : null;
}

// --- all sentences, and what was changed -----------------------------------------------------------------------------

const open = ["stale", "orphaned", "unrecorded", "moved"];

function isOpen(change) {
  return open.includes(change.status) && !states[at].accepted.includes(change.address);
}

async function dropChange(change) {
  if (await commit({ do: "drop", path: change.path }, null)) {
    list();
    said.textContent = say("wording-dropped");
  }
}

async function keepOurs(change) {
  states = [...states.slice(0, at + 1), { ...states[at], accepted: [...states[at].accepted, change.address] }];
  at++;
  await look();
  list();
  said.textContent = say("wording-kept");
}

function changeItem(change) {
  const text = shown.texts.find((one) => one.address === change.address);
  const drop = { replace: "wording-to-kit", remove: "wording-show-again" }[change.kind] ?? "wording-take-out";
  const buttons = make("p", { class: "tools" });
  if (isOpen(change) && change.status !== "orphaned") {
    buttons.append(button("wording-keep", () => keepOurs(change), "quiet"));
  }
  buttons.append(button(change.status === "stale" && change.kind === "replace" ? "wording-take-kit" : drop, () => dropChange(change), "quiet"));
  if (text && change.kind === "replace") {
    buttons.append(button("wording-edit", () => edit(change.address), "quiet"));
  }
  const short = (words) => (words?.length > 160 ? words.slice(0, words.lastIndexOf(" ", 150)) + " …" : words);
  return make("li", {}, make("p", {}, make("b", {}, say("wording-" + change.kind)), isOpen(change) ? " " + say("wording-is-" + change.status) : ""),
    isOpen(change) && change.status !== "unrecorded" ? quoted("wording-then", short(change.then)) : null,
    quoted(change.kind === "remove" || change.kind === "replace" || isOpen(change) ? "wording-now" : "wording-beside", short(change.now)),
    quoted("wording-yours", change.ours), change.why ? quoted("wording-why", change.why) : null, buttons);
}

function sentenceItem(text) {
  const chooser = make("button", { type: "button", class: "line", "data-address": text.address, lang: shown.language, dir: "auto" }, text.printed);
  chooser.addEventListener("click", () => edit(text.address));
  return make("li", {}, chooser, marks(text));
}

function list() {
  const last = chosen;
  chosen = op = null;
  making = false;
  const isHere = (one) => Number(one.address?.startsWith(shown.piece + "/") ?? false);
  const changes = [...shown.changes].sort((one, other) => isHere(other) - isHere(one)); // those of this page first
  const stale = changes.filter(isOpen), others = changes.filter((one) => !isOpen(one));
  show(say("wording-all"),
    stale.length > 0 ? make("div", { class: "notice" }, make("h3", {}, say("wording-stale")), make("p", {}, say("wording-stale-lead")),
      make("ul", { class: "changes" }, ...stale.map(changeItem))) : null,
    make("p", { class: "hint" }, say("wording-choose")),
    make("ol", { class: "sentences" }, ...shown.texts.map(sentenceItem)),
    others.length > 0 ? make("details", {}, make("summary", {}, say("wording-changes", { count: others.length })),
      make("ul", { class: "changes" }, ...others.map(changeItem))) : null);
  showSpots();
  showRules(shown);
  const line = last === null ? null : view.querySelector(`.line[data-address="${CSS.escape(last)}"]`);
  (line ?? element("view-head")).focus({ preventScroll: line === null });
}

async function leave() {
  if (await settle()) {
    list();
  }
}

async function giveUp() {
  op = null;
  clearTimeout(wait);
  await look();
  list();
}

// --- one sentence ----------------------------------------------------------------------------------------------------

function changeOf(text) {
  return text.path ? shown.changes.find((one) => text.path.startsWith(one.path + "/")) : undefined;
}

// The innermost part of the page that the sentence is in.
function blockOf(address) {
  return shown.blocks.filter((one) => address === one.address || address.startsWith(one.address + "/"))
    .sort((one, other) => other.address.length - one.address.length)[0];
}

// The item of a list that the sentence is, or is in: below its part, or a line by itself.
function itemOf(address, block) {
  const found = shown.items.filter((one) => address === one.address || (block && address.startsWith(one.address + "/") && one.address.startsWith(block.address + "/")))
    .sort((one, other) => other.address.length - one.address.length)[0];
  return found?.path?.endsWith("/with") ? { ...found, path: null } : found; // the kit's, in our words
}

function value(id) {
  return element(id)?.value.trim() ?? "";
}

function notes(safety) {
  return { why: value("why"), ...(safety ? { "approved-by": value("approved-by"), "approved-on": value("approved-on") } : {}) };
}

function typed(text) {
  const own = { with: value("words"), ...notes(text.safety) };
  return text.path ? { do: "put", path: text.path, ...own } : { do: "replace", address: text.address, language: shown.language, ...own };
}

function showReading(reading) {
  const line = element("reading");
  if (!line) {
    return;
  }
  if (!reading) {
    line.textContent = "";
    return;
  }
  const digits = (figure) => figure.toFixed(1);
  const grade = reading.formula === "Flesch-Kincaid"; // the other formulas have figures of their own
  const parts = [say("wording-counts", { words: reading.text.words, sentences: reading.text.sentences, long: reading.text.longWords })];
  if (reading.formula && reading.page != null) {
    parts.push(say(grade ? "wording-reads-grade" : "wording-reads", { figure: digits(reading.page), formula: reading.formula }));
    if (reading.kits && reading.pageWithKits != null) {
      parts.push(say("wording-reads-kits", { figure: digits(reading.pageWithKits) }));
    }
    if (reading.promise > 0 && grade) {
      parts.push(say("wording-promise", { figure: reading.promise }));
    }
  }
  line.textContent = parts.join(" ");
}

function onInput(text) {
  const empty = value("words") === "";
  element("words").setAttribute("aria-invalid", String(empty));
  element("empty").hidden = !empty;
  op = empty || isAsBefore(text) ? null : typed(text);
  clearTimeout(wait);
  wait = setTimeout(look, 60);
}

function isAsBefore(text) {
  const change = changeOf(text);
  return value("words") === text.words && value("why") === (change?.why ?? "") &&
    (!text.safety || (value("approved-by") === (change?.approvedBy ?? "") && value("approved-on") === (change?.approvedOn ?? "")));
}

function approval(change) {
  return [make("div", { class: "notice" }, make("p", {}, say("wording-safety-lead"))),
    field("approved-by", "wording-approved-by", make("input", { type: "text", value: change?.approvedBy, autocomplete: "off" })),
    field("approved-on", "wording-approved-on", make("input", { type: "date", value: change?.approvedOn }))];
}

function hider(part, word, text) {
  const name = part.path ? "wording-take-out" + word : "wording-hide" + word;
  return button(name, () => hide(part, name, text), "quiet");
}

function partTools(text) {
  const block = blockOf(text.address), found = itemOf(text.address, block), item = found?.safety ? undefined : found;
  if (!block && !item) {
    return null;
  }
  return make("div", { class: "part" }, make("h3", {}, say("wording-part")),
    block?.safety && !item ? make("p", { class: "hint" }, say("wording-never-hidden")) : null,
    make("p", { class: "tools" },
      item ? hider(item, "-item", text) : null,
      block && !block.safety ? hider(block, item ? "-whole" : "", text) : null,
      block ? button("wording-add", () => add(block, text), "quiet") : null));
}

async function edit(address, focus = true) {
  if (!await settle()) {
    return;
  }
  const text = shown.texts.find((one) => one.address === address);
  if (!text) {
    return;
  }
  chosen = address;
  const change = changeOf(text), words = make("textarea", { rows: 4, lang: shown.language, dir: "auto", spellcheck: "true" });
  words.value = text.words;
  const form = make("form", { id: "editor", novalidate: true },
    quoted("wording-kits", text.kitsPrinted),
    text.core ? make("p", { class: "hint" }, say("wording-core")) : null,
    field("words", "wording-own", words, /\{\{|___/.test(text.words) ? say("wording-marks") : null),
    make("p", { class: "wrong", id: "empty", hidden: true }, say("wording-empty")),
    make("p", { class: "hint", id: "reading", role: "status" }),
    field("why", "wording-why", make("input", { type: "text", value: change?.why, autocomplete: "off" }), say("wording-why-hint")),
    ...(text.safety ? approval(change) : []));
  const toKit = button("wording-to-kit", () => dropChange(changeOf(text)), "second");
  show(say("wording-sentence"), form,
    make("p", { class: "tools" }, button("wording-done", leave), button("wording-cancel", giveUp, "second"), toKit), partTools(text));
  toKit.hidden = !isWhole(changeOf(text), address);
  form.addEventListener("input", () => onInput(text));
  form.addEventListener("change", () => settleHere(text, toKit));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    leave();
  });
  showSpots();
  focus && element("words").focus();
  const { reading } = await ask("api/wording" + query({ address }), body(states[at]));
  chosen === address && op === null && showReading(reading);
}

// Whether the change is about this sentence alone.
function isWhole(change, address) {
  return change?.kind === "replace" && change.address === address;
}

function isApproved() {
  return element("approved-by") === null || (value("approved-by") !== "" && value("approved-on") !== "");
}

// A field that is left stays as it is: only what is known of the sentence is new.
async function settleHere(text, toKit) {
  if (op !== null && isApproved() && await settle() && chosen === text.address) {
    Object.assign(text, shown.texts.find((one) => one.address === text.address));
    toKit.hidden = !isWhole(changeOf(text), text.address);
  }
}

// --- a part of the page ----------------------------------------------------------------------------------------------

async function cancel(text) {
  op = null;
  making = false;
  clearTimeout(wait);
  await look();
  edit(text.address);
}

// part: a block or an item, the kit's or brought by us; word: what the button says.
async function hide(part, word, text) {
  if (!await settle()) {
    return;
  }
  making = true;
  const act = async () => {
    if (await commit(op, part.path ? null : part.address)) {
      chosen = null;
      list();
      said.textContent = say("wording-hidden");
    }
  };
  op = part.path ? { do: "drop", path: part.path } : { do: "remove", address: part.address };
  show(say(word), make("p", {}, say("wording-hide-lead")),
    part.path ? null : field("why", "wording-why", make("input", { type: "text", autocomplete: "off" }), say("wording-why-hint")),
    make("p", { class: "tools" }, button(word, act), button("wording-cancel", () => cancel(text), "second")));
  element("why")?.addEventListener("input", () => {
    op = { ...op, why: value("why") };
  });
  element("view-head").focus();
  look();
}

async function add(block, text) {
  if (!await settle()) {
    return;
  }
  making = true;
  const kinds = make("select"), words = make("textarea", { rows: 5, lang: shown.language, dir: "auto", spellcheck: "true" });
  const draft = () => {
    const part = { kind: kinds.value, with: words.value.trim() };
    op = part.with === "" ? null : block.path ? { do: "append", path: block.path.replace(/\/[0-9]+$/, ""), ...part }
      : { do: "insert-after", address: block.address, language: shown.language, ...part, why: value("why") };
    clearTimeout(wait);
    wait = setTimeout(look, 60);
  };
  const example = () => {
    words.value = say("wording-example-" + kinds.value);
    element("words-hint").textContent = say(["text", "heading"].includes(kinds.value) ? "wording-one-text" : "wording-a-line-each");
    draft();
  };
  fillSelect(kinds, shown.kinds.map((kind) => [kind, say("wording-kind-" + kind)]), shown.kinds[0]);
  show(say("wording-add"), field("kind", "wording-kind", kinds), field("words", "wording-new", words, " "),
    block.path ? null : field("why", "wording-why", make("input", { type: "text", autocomplete: "off" }), say("wording-why-hint")),
    make("p", { class: "tools" }, button("wording-add-it", async () => {
      if (op !== null && await commit(op, block.path ? addressOfRow(block.path) : block.address)) {
        chosen = null;
        list();
        said.textContent = say("wording-added");
      }
    }), button("wording-cancel", () => cancel(text), "second")));
  kinds.addEventListener("change", example);
  words.addEventListener("input", draft);
  element("why")?.addEventListener("input", draft);
  example();
  kinds.focus();
}

// --- the screen ------------------------------------------------------------------------------------------------------

function isTyping(target) {
  return target.matches("textarea, input");
}

async function begin() {
  const answer = await ask("api/wording" + query());
  element("back").href = "handout" + query();
  if (answer.community === null || !answer.texts || !answer.pages) {
    element("none").hidden = false;
    element("pages").setAttribute("aria-busy", "false");
    element("none").append(make("p", {}, problemOf(answer) ?? say(answer.community === null ? "wording-first" : "wording-none")));
    answer.community === null && element("none").append(make("p", {}, make("a", { href: "ours" }, say("ours"))));
    showFound(element("none").appendChild(make("div")), answer.found ?? []);
    return;
  }
  document.title = say("wording-title") + " · " + say("kinfold");
  element("over").textContent = answer.moduleTitle;
  element("title").textContent = answer.title;
  element("title").lang = answer.language;
  element("where").textContent = say("ours-where", { path: answer.community + "/" + answer.file });
  element("tools").setAttribute("aria-label", say("wording-tools"));
  for (const id of ["panel", "sheets"]) {
    element(id).hidden = false;
  }
  before = new Set(answer.found.map(keyOf));
  states = [{ overlay: answer.overlay, accepted: [] }];
  saved = JSON.stringify(states[0]);
  digest = answer.digest;
  take(answer);
  list();
  await showPictures({}, false);
}

await beginScreen();
element("undo").addEventListener("click", () => go(-1));
element("redo").addEventListener("click", () => go(1));
element("save").addEventListener("click", save);
document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z" && !isTyping(event.target)) {
    event.preventDefault();
    go(event.shiftKey ? 1 : -1);
  }
});
window.addEventListener("beforeunload", (event) => {
  if (states.length > 0 && (op !== null || !isSaved())) {
    event.preventDefault();
  }
});
await begin();
