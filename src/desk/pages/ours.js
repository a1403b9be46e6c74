// The community's own file as a form: each change is seen on a page before it is saved.

import { showBeginning } from "/assets/begin.js";
import { ask, askFile, beginScreen, desk, fillSelect, make, problemOf, sentence, showFound } from "/assets/desk.js";
import { logoBody, logoEdits, setUpLogo, showLogo, showLogoFound } from "/assets/logo.js";
import { rowEdits, rowPlace, setUpRows, showRows } from "/assets/rows.js";
import { has, say } from "/assets/words.js";

const form = document.getElementById("form");
const said = document.getElementById("said");
const pages = document.getElementById("pages");
const page = document.getElementById("page");
const panel = document.getElementById("panel");
let ours = null; // the file as it was read
let turn = 0, shown = null, wait = 0, settled = 0;

// --- the form --------------------------------------------------------------------------------------------------------

function idOf(path) {
  return "field-" + path.replace("/", "-");
}

function control(field) {
  const attributes = { id: idOf(field.path), name: field.path, "aria-describedby": idOf(field.path) + "-hint", disabled: field.byHand };
  if (field.path === "paper") {
    const select = make("select", attributes);
    fillSelect(select, ["letter", "a4"].map((name) => [name, say("paper-" + name)]), field.value ?? "letter");
    return select;
  }
  if (field.path === "immigration-note") {
    return make("input", { ...attributes, type: "checkbox", checked: field.value === "true" });
  }
  return make("input", { ...attributes, type: "text", value: field.value ?? "", autocomplete: "off" });
}

function row(field) {
  const id = idOf(field.path), word = "ours-" + field.path.replace("/", "-"), check = field.path === "immigration-note";
  const label = make("label", { for: id }, say(word)), input = control(field);
  const hint = make("p", { class: "hint", id: id + "-hint" }, field.byHand ? say("ours-by-hand") : has(word + "-hint") ? say(word + "-hint") : "");
  return make("div", { class: "field" }, ...(check ? [make("div", { class: "check" }, input, label)] : [label, input]), hint);
}

function valueOf(element) {
  return element.type === "checkbox" ? element.checked : element.value;
}

function fillForm() {
  const byPath = new Map(ours.fields.map((field) => [field.path, field]));
  for (const place of form.querySelectorAll("[data-fields]")) {
    place.replaceChildren(...place.dataset.fields.split(" ").map((path) => row(byPath.get(path))));
  }
  for (const field of ours.fields.filter((one) => form.elements[one.path])) {
    field.begun = valueOf(form.elements[field.path]);
  }
  showRows(ours);
  showLogo(ours);
}

// whole: with rows that are only begun, which no page can have yet.
function edits(whole) {
  const fields = ours.fields.filter((field) => form.elements[field.path] && !field.byHand && valueOf(form.elements[field.path]) !== field.begun)
    .map((field) => [field.path, valueOf(form.elements[field.path]) || null]);
  return [...fields, ...logoEdits(), ...rowEdits(whole)];
}

// --- as it would be --------------------------------------------------------------------------------------------------

function body(list) {
  return { method: "POST", body: JSON.stringify({ edits: list, logo: logoBody() }), headers: { "Content-Type": "application/json" } };
}

function asked(list) {
  return list.length > 0 ? body(list) : undefined;
}

// A key that is missing has no line of its own.
function elementOf(one, answer, lines, whole) {
  const missing = one.code === "missing-key" ? /^(?:the key )?[`"]([a-z-]+)[`"]/.exec(one.message)?.[1] : undefined;
  if (one.file !== answer.path) {
    return undefined;
  }
  const inRow = rowPlace(answer, one, missing, whole);
  if (inRow !== undefined) {
    return inRow;
  }
  const path = missing === undefined ? lines.get(one.line) :
    ours.fields.map((field) => field.path).find((other) => other === missing || other.endsWith("/" + missing));
  return form.elements[path] ?? (path === "brand/logo" ? document.getElementById("logo-file") : undefined);
}

function clearMistakes() {
  for (const element of form.querySelectorAll("[aria-invalid]")) {
    element.removeAttribute("aria-invalid");
    element.setAttribute("aria-describedby", (element.getAttribute("aria-describedby") ?? "").replace(/ ?\S+-wrong$/, ""));
  }
  for (const old of form.querySelectorAll(".wrong")) {
    old.remove();
  }
}

function markWrong(element, one) {
  const id = element.id + "-wrong";
  element.setAttribute("aria-invalid", "true");
  element.setAttribute("aria-describedby", element.getAttribute("aria-describedby") + " " + id);
  element.closest(".field").append(make("p", { class: "wrong", id },
    ...(one.code === "missing-key" ? [say("row-missing")] : [...sentence(one.message), " ", ...(one.hint ? sentence(one.hint) : [])])));
}

// What is wrong stands beside its field, in the words of `kinfold check`; the rest below the form.
function showMistakes(answer, whole = false) {
  const lines = new Map((answer.fields ?? []).map((field) => [field.line, field.path]));
  const rest = [];
  clearMistakes();
  const errors = (answer.found ?? []).filter((one) => one.severity === "error");
  const isFirst = (one, index) => errors.findIndex((other) => other.message === one.message && other.line === one.line) === index;
  for (const one of errors.filter(isFirst)) { // each module that it is found in tells it again
    const element = elementOf(one, answer, lines, whole);
    if (element === undefined || element.getAttribute("aria-invalid") === "true") {
      rest.push(one);
    } else {
      markWrong(element, one);
    }
  }
  showFound(document.getElementById("found"), rest);
}

// --- the page --------------------------------------------------------------------------------------------------------

// None while the file cannot be read.
function fillPages(list) {
  if (page.options.length === 0) {
    ours.pages = list ?? [];
    fillSelect(page, ours.pages.map((one, index) => [String(index), one.title]), "0");
  }
}

function pageQuery(more = {}) {
  const { module, piece } = ours.pages[page.value];
  return "?" + new URLSearchParams({ module, piece, ...more });
}

async function showPage(list, mine) {
  const answer = await askFile("api/page.png" + pageQuery({ page: "1", dpi: "110" }), asked(list));
  if (mine !== turn || !answer.good) {
    return;
  }
  const address = URL.createObjectURL(answer.blob);
  const picture = make("img", { src: address, alt: say("page-of", { page: 1, pages: 1, title: page.selectedOptions[0].textContent }), width: 935, height: 1210 });
  await picture.decode().catch(() => {});
  pages.replaceChildren(picture);
  pages.setAttribute("aria-busy", "false");
  shown !== null && URL.revokeObjectURL(shown);
  shown = address;
}

// What shows only once a page is laid out: a logo that is too pale, a name that has no room.
async function showPageFound(list, mine) {
  const answer = await ask("api/about" + pageQuery(), asked(list));
  if (mine === turn) {
    const found = (answer.found ?? []).filter((one) => one.severity !== "note");
    showLogoFound(found.filter((one) => one.code === "bad-image"));
    showFound(document.getElementById("page-found"), found.filter((one) => one.code !== "bad-image" && one.file !== ours.path));
  }
}

function isSound(answer) {
  return answer.good && page.options.length > 0 && !answer.found.some((one) => one.severity === "error");
}

async function look() {
  const mine = ++turn, list = edits(false);
  const picture = page.options.length > 0 ? showPage(list, mine) : null;
  const answer = await ask("api/ours", asked(list));
  clearTimeout(settled);
  if (mine === turn) {
    showMistakes(answer);
    said.textContent = problemOf(answer) ?? "";
    fillPages(answer.pages);
    settled = setTimeout(() => mine === turn && isSound(answer) && showPageFound(list, mine), 400);
  }
  await picture;
}

function lookSoon() {
  clearTimeout(wait);
  wait = setTimeout(look, 80);
}

async function save() {
  const list = edits(true);
  if (list.length === 0) {
    said.textContent = say("saved-already");
    return;
  }
  said.textContent = say("loading");
  clearTimeout(wait);
  const mine = ++turn; // what was being looked at comes too late to be said
  page.options.length > 0 && showPage(edits(false), mine);
  const answer = await ask("api/ours/save?digest=" + ours.digest, body(list));
  if (answer.good) {
    ours = await ask("api/ours");
    fillForm();
    await look();
    said.textContent = say("saved");
  } else if (mine === turn) {
    said.textContent = problemOf(answer) ?? say("not-saved");
    answer.problem || showMistakes(answer, true);
    form.querySelector("[aria-invalid=true]")?.focus();
  }
}

// --- the screen ------------------------------------------------------------------------------------------------------

function quoted(word) {
  return /^[A-Za-z0-9/._=-]+$/.test(word) ? word : "'" + word.replaceAll("'", "'\\''") + "'";
}

function tell(text) {
  const notice = document.getElementById("notice");
  notice.hidden = false;
  notice.textContent = text;
}

async function showOurs() {
  document.getElementById("begin").remove();
  document.getElementById("where").textContent = say("ours-where", { path: ours.path });
  document.getElementById("return").hidden = desk.shared;
  document.getElementById("return").append(say("ours-return") + " ", make("code", {}, "kinfold desk --community " + quoted(ours.folder)));
  fillPages(ours.pages);
  setUpRows(lookSoon);
  setUpLogo(lookSoon);
  fillForm();
  form.addEventListener("input", (event) => event.target.type !== "file" && lookSoon());
  page.addEventListener("change", look);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    save();
  });
  document.getElementById("save").addEventListener("click", save);
  window.addEventListener("beforeunload", (event) => edits(true).length > 0 && event.preventDefault());
  panel.hidden = document.getElementById("sheets").hidden = false;
  if (new URLSearchParams(location.search).has("begun")) {
    tell(say("begun", { folder: ours.folder }));
    history.replaceState(null, "", location.pathname);
  }
  await look();
}

await beginScreen();
document.title = say("ours-title") + " · " + say("kinfold");
ours = await ask("api/ours");
if (!ours.good) {
  tell(problemOf(ours) ?? say("problem-failed"));
} else if (ours.folder === null) {
  await showBeginning();
} else {
  await showOurs();
}
