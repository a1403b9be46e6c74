// The community's own file as a form: each change is seen on a page before it is saved.

import { ask, beginScreen, fillSelect, make, problemOf, sentence, showFound } from "/assets/desk.js";
import { showBeginning } from "/assets/begin.js";
import { has, say } from "/assets/words.js";

const form = document.getElementById("form");
const said = document.getElementById("said");
const pages = document.getElementById("pages");
const page = "?" + new URLSearchParams({ module: "repair-conversations", piece: "six-steps", page: "1", dpi: "110" });
let ours = null; // the file as it was read
let turn = 0, shown = null;

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
  return make("input", { ...attributes, type: "text", value: field.value ?? "", autocomplete: "off" });
}

function row(field) {
  const id = idOf(field.path), word = "ours-" + field.path.replace("/", "-");
  return make("div", { class: "field" }, make("label", { for: id }, say(word)), control(field),
    make("p", { class: "hint", id: id + "-hint" }, field.byHand ? say("ours-by-hand") : has(word + "-hint") ? say(word + "-hint") : ""));
}

function edits() {
  return ours.fields.filter((field) => !field.byHand && form.elements[field.path].value !== (field.value ?? (field.path === "paper" ? "letter" : "")))
    .map((field) => [field.path, form.elements[field.path].value]);
}

// --- as it would be --------------------------------------------------------------------------------------------------

function body(list) {
  return { method: "POST", body: JSON.stringify({ edits: list }), headers: { "Content-Type": "application/json" } };
}

// A key that is missing has no line of its own.
function fieldOf(one, answer, lines) {
  const missing = one.code === "missing-key" ? /^`([a-z-]+)`/.exec(one.message)?.[1] : undefined;
  if (one.file !== answer.path) {
    return undefined;
  }
  return missing === undefined ? lines.get(one.line) :
    ours.fields.map((field) => field.path).find((path) => path === missing || path.endsWith("/" + missing));
}

// What is wrong stands beside its field, in the words of `kinfold check`; the rest below the form.
function showMistakes(answer) {
  const lines = new Map((answer.fields ?? []).map((field) => [field.line, field.path]));
  const rest = [];
  for (const field of ours.fields) {
    form.elements[field.path].removeAttribute("aria-invalid");
    document.getElementById(idOf(field.path) + "-wrong")?.remove();
  }
  for (const one of (answer.found ?? []).filter((found) => found.severity === "error")) {
    const path = fieldOf(one, answer, lines);
    if (path === undefined) {
      rest.push(one);
      continue;
    }
    const element = form.elements[path];
    element.setAttribute("aria-invalid", "true");
    element.parentElement.append(make("p", { class: "wrong", id: idOf(path) + "-wrong" }, ...sentence(one.message), " ",
      ...(one.hint ? sentence(one.hint) : [])));
    element.setAttribute("aria-describedby", idOf(path) + "-hint " + idOf(path) + "-wrong");
  }
  showFound(document.getElementById("found"), rest);
}

async function showPage(list, mine) {
  const reply = await fetch("/api/page.png" + page, list.length > 0 ? body(list) : {}).catch(() => null);
  if (mine !== turn || reply === null || !reply.ok) {
    return;
  }
  const address = URL.createObjectURL(await reply.blob());
  const picture = make("img", { src: address, alt: say("page-of", { page: 1, pages: 1, title: say("preview") }), width: 935, height: 1210 });
  await picture.decode().catch(() => {});
  pages.replaceChildren(picture);
  pages.setAttribute("aria-busy", "false");
  shown !== null && URL.revokeObjectURL(shown);
  shown = address;
}

async function look() {
  const mine = ++turn, list = edits();
  const picture = showPage(list, mine);
  const answer = await ask("/api/ours", list.length > 0 ? body(list) : undefined);
  if (mine === turn) {
    showMistakes(answer);
    said.textContent = problemOf(answer) ?? "";
  }
  await picture;
}

async function save() {
  const list = edits();
  if (list.length === 0) {
    said.textContent = say("saved-already");
    return;
  }
  said.textContent = say("loading");
  const answer = await ask("/api/ours/save?digest=" + ours.digest, body(list));
  if (answer.good) {
    ours = await ask("/api/ours");
    said.textContent = say("saved");
  } else {
    said.textContent = problemOf(answer) ?? say("not-saved");
    answer.problem || showMistakes(answer);
  }
}

function quoted(word) {
  return /^[A-Za-z0-9/._=-]+$/.test(word) ? word : "'" + word.replaceAll("'", "'\\''") + "'";
}

function tell(text) {
  const notice = document.getElementById("notice");
  notice.hidden = false;
  notice.textContent = text;
}

// --- the screen ------------------------------------------------------------------------------------------------------

await beginScreen();
document.title = say("ours-title") + " · " + say("kinfold");
ours = await ask("/api/ours");
if (!ours.good) {
  tell(problemOf(ours) ?? say("problem-failed"));
} else if (ours.folder === null) {
  await showBeginning();
} else {
  document.getElementById("begin").remove();
  for (const id of ["panel", "sheets"]) {
    document.getElementById(id).hidden = false;
  }
  form.append(...ours.fields.map(row));
  document.getElementById("where").textContent = say("ours-where", { path: ours.path });
  document.getElementById("return").append(say("ours-return") + " ", make("code", {}, "kinfold desk --community " + quoted(ours.folder)));
  if (new URLSearchParams(location.search).has("begun")) {
    tell(say("begun", { folder: ours.folder }));
    history.replaceState(null, "", "/ours");
  }
  let wait = 0;
  form.addEventListener("input", () => {
    clearTimeout(wait);
    wait = setTimeout(look, 80);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    save();
  });
  document.getElementById("save").addEventListener("click", save);
  await look();
}
