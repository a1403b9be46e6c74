// One family, this evening: up to three pages, the helplines, and the pages for staff that go with them.

import { ask, beginScreen, fillPrinters, fillSelect, make, problemOf, showFound, whyNotPrinted } from "/assets/desk.js";
import { chosen, choose, most } from "/assets/evening.js";
import { everyPage, fit, fold } from "/assets/finding.js";
import { has, say } from "/assets/words.js";

const form = document.getElementById("form");
const find = document.getElementById("find");
const said = document.getElementById("said");
const names = ["variant", "paper", "language", "audience"];
const asked = new URLSearchParams(location.search);
let everything = [], evening = null, turn = 0;

// --- what is asked ---------------------------------------------------------------------------------------------------

function valueOf(name) {
  return evening === null ? asked.get(name) : form[name].value;
}

function isOn(name) {
  return evening === null ? asked.get(name) === "1" : form[name].checked;
}

function isApart() {
  return form.apart.checked || form.fillable.checked;
}

function query(more = {}) {
  const words = new URLSearchParams({ handouts: chosen().join(",") });
  for (const name of names) {
    valueOf(name) && words.set(name, valueOf(name));
  }
  isOn("fillable") && words.set("fillable", "1");
  for (const [name, value] of Object.entries(more)) {
    words.set(name, value);
  }
  return "?" + words;
}

function quoted(word) {
  return /^[A-Za-z0-9/._=-]+$/.test(word) ? word : "'" + word.replaceAll("'", "'\\''") + "'";
}

function command() {
  const words = ["kinfold", "tonight", ...chosen()];
  for (const name of names) {
    form[name].value && words.push("--" + name, form[name].value);
  }
  form.apart.checked && words.push("--apart");
  form.fillable.checked && words.push("--fillable");
  evening.community && words.push("--community", evening.community);
  return words.map(quoted).join(" ");
}

// --- the chosen pages ------------------------------------------------------------------------------------------------

function titleOf(address) {
  const page = everything.find((one) => one.address === address);
  return page ? (page.number + " " + page.title) : address;
}

function change(list, message, focus) {
  choose(list);
  showChosen();
  document.getElementById("changed").textContent = message;
  (document.getElementById(focus) ?? find.search).focus();
  load();
}

function moved(list, from, to) {
  const after = [...list];
  after.splice(to, 0, ...after.splice(from, 1));
  return after;
}

function row(address, index, list) {
  const title = titleOf(address), id = "chosen-" + index;
  const button = (word, name, disabled, act) => {
    const made = make("button", { type: "button", class: "quiet", id: id + "-" + name, disabled, "aria-label": say(word) + ": " + title }, say(word));
    made.addEventListener("click", act);
    return made;
  };
  return make("li", {}, make("span", {}, title), make("span", { class: "moves" },
    button("tonight-up", "up", index === 0, () => change(moved(list, index, index - 1), say("tonight-moved", { title, place: index }),
      index - 1 === 0 ? "chosen-0-down" : `chosen-${index - 1}-up`)),
    button("tonight-down", "down", index === list.length - 1, () => change(moved(list, index, index + 1),
      say("tonight-moved", { title, place: index + 2 }), index + 2 === list.length ? `chosen-${index + 1}-up` : `chosen-${index + 1}-down`)),
    button("tonight-remove", "remove", false, () => change(list.filter((one) => one !== address), say("tonight-removed", { title }),
      "chosen-0-remove"))));
}

function showChosen() {
  const list = chosen(), held = document.activeElement.id;
  document.getElementById("chosen").replaceChildren(...list.map(row));
  held.startsWith("chosen-") && document.getElementById(held)?.focus();
  document.getElementById("none").hidden = document.getElementById("awaits").hidden = list.length > 0;
  find.hidden = list.length >= most;
}

function showNear() {
  const wanted = fold(find.search.value).split(/\s+/).filter(Boolean), list = chosen();
  const pages = wanted.length === 0 ? [] : everything.filter((page) => !list.includes(page.address))
    .map((page) => ({ page, score: fit(page, wanted) })).filter((one) => one.score > 0)
    .sort((a, b) => b.score - a.score).slice(0, 6);
  document.getElementById("near").replaceChildren(...pages.map(({ page }) => {
    const title = page.number + " " + page.title;
    const button = make("button", { type: "button", class: "quiet", lang: page.module.language }, title);
    button.addEventListener("click", () => {
      find.search.value = "";
      showNear();
      change([...chosen(), page.address], say("tonight-added-one", { title }), "search");
    });
    return make("li", {}, button);
  }));
}

// --- as it would be --------------------------------------------------------------------------------------------------

function nameOfLanguage(tag) {
  const name = new Intl.DisplayNames([tag], { type: "language" }).of(tag.split("-")[0]);
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function fillForm() {
  const audience = valueOf("audience") ?? "", apart = isOn("apart"), fillable = isOn("fillable");
  fillSelect(form.variant, ["standard", "large-print", "ink-saver", "clear-spacing"].map((name) => [name, say("variant-" + name)]), evening.variant);
  fillSelect(form.paper, ["letter", "a4"].map((name) => [name, say("paper-" + name)]), evening.paper);
  fillSelect(form.language, evening.languages.map((tag) => [tag, nameOfLanguage(tag)]), evening.language);
  fillSelect(form.audience, [["", say("tonight-any-audience")], ...evening.audiences.map((name) =>
    [name, has("audience-" + name) ? say("audience-" + name) : name])], audience);
  form.apart.checked = apart;
  form.fillable.checked = fillable;
  document.getElementById("language-field").hidden = evening.languages.length < 2;
  document.getElementById("audience-field").hidden = evening.audiences.length < 2;
}

function sheet(part, page) {
  return make("li", {}, make("img", { src: "api/tonight/page.png" + query({ page, dpi: 72 }), loading: page > 4 ? "lazy" : "eager",
    alt: say("page-of", { page, pages: evening.pages, title: part.title }),
    width: Math.round(evening.width / 1024), height: Math.round(evening.height / 1024) }));
}

function group(word, parts) {
  return parts.length === 0 ? [] : [make("h3", {}, say(word)), make("div", { class: "bundle" }, ...parts.map((part) => make("div", {},
    make("h4", { lang: evening.language }, part.title),
    make("ul", { class: "thumbs" }, ...Array.from({ length: part.pages }, (_, index) => sheet(part, part.first + index))))))];
}

function files() {
  const all = [["family", "tonight-open-family", "tonight-keep-family"]];
  evening.staff && all.push(["staff", "tonight-open-staff", "tonight-keep-staff"]);
  return isApart() ? all : [["", "open-pdf", "download"]];
}

function showEvening() {
  const sheets = Math.ceil(evening.pages / 2);
  document.getElementById("sum").textContent = say("tonight-sum", { pages: evening.pages, sheets });
  document.getElementById("pages").replaceChildren(...group("tonight-hand-over", evening.parts.filter((part) => part.family)),
    ...group("tonight-keep", evening.parts.filter((part) => !part.family)));
  document.getElementById("files").replaceChildren(...files().flatMap(([part, open, keep]) => {
    const more = part ? { part } : {};
    return [make("a", { class: "button", href: "api/tonight/file.pdf" + query(more), target: "_blank", rel: "noopener" }, say(open)),
      make("a", { class: "button second", href: "api/tonight/file.pdf" + query({ ...more, download: "1" }) }, say(keep))];
  }));
  document.getElementById("command").textContent = command();
}

function showNothing() {
  for (const id of ["give", "how", "sheets", "terminal"]) {
    document.getElementById(id).hidden = true;
  }
  showFound(document.getElementById("found"), []);
  document.getElementById("pages").setAttribute("aria-busy", "false");
  said.textContent = "";
}

async function load() {
  const mine = ++turn;
  history.replaceState(null, "", chosen().length > 0 ? query(isOn("apart") ? { apart: "1" } : {}) : "tonight");
  if (chosen().length === 0) {
    showNothing();
    return;
  }
  said.textContent = say("loading");
  document.getElementById("pages").setAttribute("aria-busy", "true");
  const answer = await ask("api/tonight" + query());
  if (mine !== turn) {
    return; // something else was chosen meanwhile
  }
  document.getElementById("pages").setAttribute("aria-busy", "false");
  const errors = (answer.found ?? []).filter((one) => one.severity === "error");
  showFound(document.getElementById("found"), errors);
  said.textContent = answer.good ? "" : problemOf(answer) ?? (errors.length > 0 ? "" : say("tonight-not-there"));
  document.getElementById("sheets").hidden = !answer.good;
  document.getElementById("give").hidden = !answer.good;
  if (!answer.good) {
    return;
  }
  const written = answer.found.some((one) => one.severity === "note" && one.code === "missing-translation");
  fillEvening(answer);
  document.getElementById("how").hidden = document.getElementById("terminal").hidden = false;
  showEvening();
  said.textContent = written ? say("tonight-staff-language") : "";
}

// What was set before the first answer came is in the address.
function fillEvening(answer) {
  const before = evening, audience = valueOf("audience"), apart = isOn("apart"), fillable = isOn("fillable");
  evening = answer;
  if (before === null) {
    form.apart.checked = apart;
    form.fillable.checked = fillable;
    fillSelect(form.audience, [[audience ?? "", ""]], audience ?? "");
  }
  fillForm();
}

// --- printing --------------------------------------------------------------------------------------------------------

async function findPrinters() {
  document.getElementById("print").hidden = await fillPrinters(form.printer) === 0;
}

// One after the other, in the order in which they are handed out.
async function print() {
  said.textContent = say("loading");
  for (const [part] of files()) {
    const more = { ...(part ? { part } : {}), ...(form.printer.value ? { printer: form.printer.value } : {}) };
    const answer = await ask("api/tonight/print" + query(more), { method: "POST" });
    if (!answer.good) {
      said.textContent = say("not-sent") + " " + whyNotPrinted(answer);
      return;
    }
  }
  said.textContent = say("sent");
}

// --- the screen ------------------------------------------------------------------------------------------------------

async function readLibrary() {
  const answer = await ask("api/library");
  everything = (answer.modules ?? []).filter((module) => module.readable && module.translated).flatMap(everyPage)
    .filter((page) => page.kind === "handout").map((page) => ({ ...page, address: page.module.id + "/" + page.piece }));
  showChosen();
  showNear();
}

await beginScreen();
document.title = say("tonight-title") + " · " + say("kinfold");
asked.has("handouts") && choose(asked.get("handouts").split(","));
showChosen();
find.addEventListener("input", showNear);
find.addEventListener("submit", (event) => {
  event.preventDefault();
  document.querySelector("#near button")?.click();
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  print();
});
form.addEventListener("change", (event) => event.target === form.printer || load());
document.getElementById("copy").addEventListener("click", async () => {
  await navigator.clipboard.writeText(command());
  said.textContent = say("copied");
});
await Promise.all([load(), readLibrary(), findPrinters()]);
