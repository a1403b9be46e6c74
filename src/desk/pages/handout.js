// One document as it will print, and the ways to have it.

import { ask, beginScreen, desk, fillPrinters, fillSelect, foldWhereNarrow, make, problemOf, showFound, whyNotPrinted } from "/assets/desk.js";
import { toggleFor } from "/assets/evening.js";
import { has, say } from "/assets/words.js";

const asked = new URLSearchParams(location.search);
const form = document.getElementById("form");
const pages = document.getElementById("pages");
const said = document.getElementById("said");
const names = ["variant", "paper", "language", "audience", "length"];
let size = 1;
let about = null;

function query(more = {}) {
  const words = new URLSearchParams({ module: asked.get("module") ?? "", piece: asked.get("piece") ?? "" });
  for (const name of names) {
    const value = about === null ? asked.get(name) : form[name].value;
    if (value) {
      words.set(name, value);
    }
  }
  if (about === null ? asked.has("fillable") : form.fillable.checked) {
    words.set("fillable", "1");
  }
  for (const [name, value] of Object.entries(more)) {
    words.set(name, value);
  }
  return "?" + words;
}

// --- the pages -------------------------------------------------------------------------------------------------------

// Dots for the width on this screen; steps, so that a little wider asks for the same picture.
function dpi() {
  const width = pages.clientWidth * size * (window.devicePixelRatio || 1);
  const inches = about.width / 1024 / 72;
  return Math.min(400, Math.max(48, Math.ceil(width / inches / 24) * 24));
}

function showPages() {
  const dots = dpi();
  const shown = Array.from({ length: about.pages }, (_, index) => {
    const page = index + 1;
    return make("img", { src: "api/page.png" + query({ page, dpi: dots }), loading: page > 2 ? "lazy" : "eager",
      alt: say("page-of", { page, pages: about.pages, title: about.title }),
      width: Math.round(about.width / 1024), height: Math.round(about.height / 1024) });
  });
  pages.style.setProperty("--size", size);
  pages.replaceChildren(...shown);
  pages.setAttribute("aria-busy", "false");
}

// --- the form --------------------------------------------------------------------------------------------------------

function nameOfLanguage(tag) {
  const name = new Intl.DisplayNames([tag], { type: "language" }).of(tag.split("-")[0]);
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function fillForm() {
  const forms = ["standard", "large-print", "ink-saver", "clear-spacing"];
  fillSelect(form.variant, forms.map((name) => [name, say("variant-" + name)]), about.variant);
  fillSelect(form.paper, ["letter", "a4"].map((name) => [name, say("paper-" + name)]), about.paper);
  fillSelect(form.language, about.languages.map((tag) => [tag, nameOfLanguage(tag)]), about.language);
  fillSelect(form.audience, about.audiences.map((name) => [name, has("audience-" + name) ? say("audience-" + name) : name]),
    about.audience);
  const lengths = about.staff ? about.lengths : []; // what families get is the same at each
  fillSelect(form.length, lengths.map((count) => [count, say("minutes", { count })]), String(about.length || lengths[0]));
  document.getElementById("length-field").hidden = lengths.length < 2;
  form.fillable.checked = asked.has("fillable");
  document.getElementById("language-field").hidden = about.languages.length < 2;
  document.getElementById("audience-field").hidden = about.audiences.length < 2;
  document.getElementById("fillable-field").hidden = about.staff;
}

// While the choices are folded, what is chosen can be read.
function showChosen() {
  const now = names.map((name) => form[name]).filter((select) => select.closest(".field[hidden]") === null)
    .map((select) => select.selectedOptions[0]?.textContent).filter(Boolean);
  document.querySelector("#settings summary").textContent = say("how-now", { now: now.join(" · ") });
}

function quoted(word) {
  return /^[A-Za-z0-9/._=-]+$/.test(word) ? word : "'" + word.replaceAll("'", "'\\''") + "'";
}

function command() {
  const words = ["kinfold", "build", about.module, "--piece", about.piece];
  for (const name of names) {
    if (form[name].value) {
      words.push("--" + name, form[name].value);
    }
  }
  if (form.fillable.checked) {
    words.push("--fillable");
  }
  if (about.community) {
    words.push("--community", about.community);
  }
  return words.map(quoted).join(" ");
}

function showAbout() {
  document.title = about.title + " · " + say("kinfold");
  document.getElementById("title").textContent = (about.number ? about.number + " " : "") + about.title;
  document.getElementById("title").lang = about.language;
  document.getElementById("over").textContent = about.moduleTitle + " · " +
    (about.pages === 1 ? say("pages-one") : say("pages-some", { count: about.pages }));
  document.getElementById("open").href = "api/file.pdf" + query();
  document.getElementById("download").href = "api/file.pdf" + query({ download: "1" });
  document.getElementById("command").textContent = command();
  document.getElementById("phone").hidden = about.staff;
  document.getElementById("read").href = "read" + query();
  document.getElementById("tonight").replaceChildren(...about.staff ? [] : [toggleFor(about.module, about.piece, about.title)]);
  document.getElementById("wording").href = "words" + query();
  document.getElementById("wording").hidden = !desk.edits;
  for (const id of ["open", "download"]) {
    document.getElementById(id).hidden = false;
  }
}

// --- asked again when the form changes ---------------------------------------------------------------------------------

let turn = 0;

async function load() {
  const mine = ++turn;
  pages.setAttribute("aria-busy", "true");
  said.textContent = say("loading");
  const answer = await ask("api/about" + query());
  if (mine !== turn) {
    return; // the form has changed meanwhile
  }
  said.textContent = problemOf(answer) ?? "";
  showFound(document.getElementById("found"), answer.found ?? []);
  if (!answer.good) {
    showNothing(answer);
    return;
  }
  about = answer;
  fillFormKeepingFocus();
  showAbout();
  history.replaceState(null, "", query());
  showPages();
}

// There is no such page, or not in this form; of one that was never there, nothing is offered.
function showNothing(answer) {
  const errors = (answer.found ?? []).some((one) => one.severity === "error");
  const why = problemOf(answer) ?? (errors ? "" : say(about === null ? "page-nowhere" : "page-not-so"));
  pages.replaceChildren();
  pages.setAttribute("aria-busy", "false");
  said.textContent = why;
  for (const id of ["open", "download"]) {
    document.getElementById(id).hidden = true;
  }
  if (about === null) {
    document.getElementById("title").textContent = why || say("found-errors");
    form.hidden = document.querySelector(".sheets").hidden = document.getElementById("terminal").hidden = true;
    document.querySelector(".panel").hidden = !errors;
  }
}

function fillFormKeepingFocus() {
  const fillable = about && form.fillable.checked;
  fillForm();
  form.fillable.checked = fillable || asked.has("fillable");
  asked.delete("fillable");
  showChosen();
}

// --- printing --------------------------------------------------------------------------------------------------------

async function findPrinters() {
  const none = await fillPrinters(form.printer) === 0;
  document.getElementById("print").hidden = none;
  document.getElementById("open").classList.toggle("second", !none);
  document.getElementById("copies-field").hidden = none;
}

async function print() {
  said.textContent = say("loading");
  const more = { copies: form.copies.value };
  if (form.printer.value) {
    more.printer = form.printer.value;
  }
  const answer = await ask("api/print" + query(more), { method: "POST" });
  said.textContent = answer.good ? say("sent") : say("not-sent") + " " + whyNotPrinted(answer);
}

// --- the screen ------------------------------------------------------------------------------------------------------

await beginScreen();
document.querySelector("#settings summary").textContent = say("how-now", { now: "…" });
foldWhereNarrow(document.getElementById("settings"));
form.addEventListener("submit", (event) => {
  event.preventDefault();
  print();
});
form.addEventListener("change", (event) => {
  if (names.includes(event.target.name) || event.target === form.fillable) {
    load();
  }
});
document.getElementById("larger").addEventListener("click", () => {
  size = Math.min(3, size * 1.25);
  showPages();
});
document.getElementById("smaller").addEventListener("click", () => {
  size = Math.max(0.4, size / 1.25);
  showPages();
});
document.getElementById("copy").addEventListener("click", async () => {
  await navigator.clipboard.writeText(command());
  said.textContent = say("copied");
});
await Promise.all([load(), findPrinters()]);
