// A group's session: what is held when, and all that is printed for it, in order.

import { ask, askFile, beginScreen, fillPrinters, fillSelect, make, problemOf, showFound, whyNotPrinted } from "/assets/desk.js";
import { has, say } from "/assets/words.js";

const form = document.getElementById("form");
const said = document.getElementById("said");
const told = document.getElementById("told");
const makes = ["handouts", "guide", "packet", "pack", "cards", "posters", "clinician", "ticket"]; // as --make has them
const usual = ["handouts", "guide", "ticket"];
const ofSeries = ["handouts", "packet", "pack", "ticket"]; // there is always a pack
const asked = new URLSearchParams(location.search);
const show = (id, is = true) => {
  document.getElementById(id).hidden = !is;
};
let modules = [], group = null, turn = 0;

// --- what is asked ---------------------------------------------------------------------------------------------------

const isSeries = () => form.what.value === "series:1";

function chosenMakes() {
  return makes.filter((one) => form["make-" + one].checked && (!isSeries() || ofSeries.includes(one)));
}

let packWas = false; // before a series, which is never without

function fitMakes() {
  const pack = form["make-pack"], series = isSeries();
  for (const name of makes) {
    form["make-" + name].closest(".check").hidden = series && !ofSeries.includes(name);
  }
  if (series !== pack.disabled) {
    packWas = series ? pack.checked : packWas;
    pack.checked = series || packWas;
    pack.disabled = series;
  }
}

function words() {
  const query = new URLSearchParams(), [kind, id] = form.what.value.split(":");
  query.set(kind, id);
  const held = isSeries() ? [] : [["length", form.length_], ["start", form.start]]; // each session of a series has its own
  for (const [name, field] of [...held, ["group-size", form.people]]) {
    field.value && query.set(name, field.value);
  }
  if (group !== null) {
    for (const name of isSeries() ? ["paper"] : ["language", "audience", "paper"]) {
      form[name].value && query.set(name, form[name].value);
    }
  }
  query.set("make", chosenMakes().join(","));
  return query;
}

function quoted(word) {
  return /^[A-Za-z0-9/._:,=-]+$/.test(word) ? word : "'" + word.replaceAll("'", "'\\''") + "'";
}

function commands() {
  const query = words(), session = query.get("session");
  const line = ["kinfold", "build", ...(session ? ["--session", session] : group.series ? [] : [group.module])];
  for (const name of ["make", "length", "start", "group-size", "language", "audience", "paper"]) {
    query.get(name) && line.push("--" + name, query.get(name));
  }
  group.community && line.push("--community", group.community);
  const files = everything().filter((file) => file.copies > 0).map((file) => "out/" + group.module + "/" + file.name);
  return [line, ["kinfold", "print", ...files]].map((one) => one.map(quoted).join(" "));
}

// The ticket tells of the others, so it comes first.
function everything() {
  const all = [...group.files];
  group.ticket && all.unshift({ name: group.ticket, make: chosenMakes().join(","), piece: "print-ticket", title: say("make-ticket"),
    copies: 1, sides: "one-sided" });
  return all;
}

// What a session of the series hands out is asked of that session.
function addressOf(file, more = {}) {
  const query = words();
  if (file.session) {
    query.delete("series");
    query.set("session", file.session);
  }
  query.set("make", file.make);
  query.set("piece", file.piece);
  for (const [name, value] of Object.entries(more)) {
    query.set(name, value);
  }
  return "?" + query;
}

// --- what is shown ---------------------------------------------------------------------------------------------------

function nameOfLanguage(tag) {
  const name = new Intl.DisplayNames([tag], { type: "language" }).of(tag.split("-")[0]);
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function titleOfModule(id) {
  return modules.find((module) => module.id === id)?.title ?? id;
}

function fillWhat(sessions) {
  const value = form.what.value || (asked.has("series") ? "series:1" : asked.has("session") ? "session:" + asked.get("session") : "module:" + (asked.get("module") ?? modules[0].id));
  form.what.replaceChildren(
    ...(sessions.length === 0 ? [] : [make("optgroup", { label: say("group-series") },
      make("option", { value: "series:1" }, say("group-whole-series", { count: sessions.length })), ...sessions.map((one, index) =>
      make("option", { value: "session:" + one.id }, [index + 1 + ".", titleOfModule(one.module), one.date].filter(Boolean).join(" "))))]),
    make("optgroup", { label: say("group-modules") }, ...modules.map((one) => make("option", { value: "module:" + one.id }, one.title))));
  if (![...form.what.options].some((option) => option.value === value)) { // of the series, which is not known yet
    form.what.append(make("option", { value }, value.split(":")[1]));
  }
  form.what.value = value;
}

function fillForm() {
  fillWhat(group.sessions);
  fillSelect(form.language, group.languages.map((tag) => [tag, nameOfLanguage(tag)]), group.language);
  fillSelect(form.audience, group.audiences.map((name) => [name, has("audience-" + name) ? say("audience-" + name) : name]), group.audience);
  fillSelect(form.paper, ["letter", "a4"].map((name) => [name, say("paper-" + name)]), group.paper);
  show("language-field", group.languages.length > 1 && !group.series);
  show("audience-field", group.audiences.length > 1 && !group.series);
  show("length-field", !group.series);
  show("start-field", !group.series);
  fitMakes();
  form.length_.placeholder = group.length ?? "";
  document.getElementById("length-hint").textContent = say("group-length-hint", { lengths: group.lengths.join(", ") });
  document.getElementById("people-hint").textContent = form.people.value ? "" : say("group-people-hint", { people: group.people });
}

// Of "1:05", as a session without a start is told.
function minutesOf(clock) {
  const [hours, minutes] = clock.split(":").map(Number);
  return 60 * hours + minutes;
}

// Which sessions a series has, and on which days.
function showSessions() {
  document.getElementById("when").textContent = document.getElementById("left-out").textContent = "";
  document.getElementById("agenda").replaceChildren(...group.sessions.map((one, index) => make("li", {},
    make("span", { class: "at" }, index + 1 + "."), " ", make("span", { class: "title", lang: group.language }, titleOfModule(one.module)), " ",
    one.date ? make("span", { class: "much" }, one.date) : null)));
}

function showAgenda() {
  document.getElementById("agenda-head").textContent = group.title;
  document.getElementById("agenda-head").lang = group.language;
  if (group.series) {
    showSessions();
    return;
  }
  document.getElementById("when").textContent = say(group.start ? "group-when" : "group-when-minutes",
    { length: group.length, ends: group.ends, begin: group.start ? group.beginBy : minutesOf(group.beginBy) });
  document.getElementById("agenda").replaceChildren(...group.agenda.map((one) => make("li", {},
    make("span", { class: "at" }, one.at), " ", make("span", { class: "title", lang: group.language }, one.title), " ",
    make("span", { class: "much" }, say("group-minutes", { count: one.minutes }),
      one.minutes !== one.written ? " " + say("group-was", { count: one.written }) : "",
      one.protects ? " · " + say("group-protects") : one.core ? " · " + say("group-core") : ""))));
  document.getElementById("left-out").textContent = group.leftOut.length > 0 ? say("group-left-out", { titles: group.leftOut.join(", ") }) : "";
}

function titleOf(file) {
  return [file.number, file.title].filter(Boolean).join(" ");
}

function marksOf(file) {
  return [file.heldAs, file.copies === 0 ? say("group-not-used") : say(file.copies === 1 ? "group-copy" : "group-copies", { count: file.copies }),
    file.sides === "one-sided" ? say("group-one-sided") : say("group-two-sided"), file.staple ? say("group-staple") : null,
    file.cut ? say("group-cut") : null].filter(Boolean);
}

function showFiles() {
  const files = everything(), sheets = files.reduce((sum, file) => sum + (file.sheets ?? 1) * file.copies, 0);
  document.getElementById("sum").textContent = say("group-sum", { people: group.people, facilitators: group.facilitators,
    spares: group.spares, sheets });
  document.getElementById("files").replaceChildren(...files.map((file) => make("li", {},
    make("a", { href: "api/group/file.pdf" + addressOf(file), target: "_blank", rel: "noopener", lang: group.language }, titleOf(file)),
    make("p", { class: "marks" }, ...marksOf(file).map((mark) => make("span", {}, mark))))));
  const [build, print] = commands();
  document.getElementById("command").textContent = build;
  document.getElementById("print-command").textContent = print;
}

async function load() {
  const mine = ++turn;
  if (chosenMakes().length === 0) {
    said.textContent = say("group-choose");
    show("session", false);
    return;
  }
  said.textContent = say("loading");
  const answer = await ask("api/group?" + words());
  if (mine !== turn) {
    return; // the form has changed meanwhile
  }
  const errors = (answer.found ?? []).filter((one) => one.severity === "error");
  showFound(document.getElementById("found"), errors);
  said.textContent = answer.good ? "" : problemOf(answer) ?? (errors.length > 0 ? "" : say("group-not-there"));
  show("session", answer.good);
  show("terminal", answer.good);
  if (!answer.good) {
    return;
  }
  group = answer;
  fillForm();
  history.replaceState(null, "", "?" + words());
  showAgenda();
  showFiles();
}

// --- one after the other ---------------------------------------------------------------------------------------------

let work = null; // { files, at, done, act, stopped, from: the button that began it }

async function print(file) {
  const more = { copies: file.copies, sides: file.sides, ...(printer().value ? { printer: printer().value } : {}) };
  const answer = await ask("api/group/print" + addressOf(file, more), { method: "POST" });
  return answer.good ? null : whyNotPrinted(answer) || say("not-sent");
}

async function keep(file) {
  const answer = await askFile("api/group/file.pdf" + addressOf(file));
  if (!answer.good) {
    return problemOf(answer) ?? say("problem-failed");
  }
  const address = URL.createObjectURL(answer.blob);
  const link = make("a", { href: address, download: file.name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
  return null;
}

function showWork() {
  const file = work.files[work.at];
  document.getElementById("bar").max = work.files.length;
  document.getElementById("bar").value = work.at;
  document.getElementById("step").textContent = say("group-step", { number: work.at + 1, count: work.files.length, title: titleOf(file) });
}

function endWork() {
  const { done, files, from } = work;
  work = null;
  show("work", false);
  show("failed", false);
  for (const id of ["print-all", "keep-all"]) {
    document.getElementById(id).disabled = false;
  }
  from.focus();
  told.textContent = say(done === files.length ? "group-all-done" : "group-some-done", { count: done, of: files.length });
}

async function goOn() {
  show("work");
  document.getElementById("stop").focus();
  show("failed", false);
  while (work.at < work.files.length && !work.stopped) {
    showWork();
    const wrong = await work.act(work.files[work.at]);
    if (wrong !== null) {
      show("work", false);
      document.getElementById("why").textContent = say("group-failed", { title: titleOf(work.files[work.at]) }) + " " + wrong;
      show("failed");
      document.getElementById("again").focus();
      return;
    }
    work.done++;
    work.at++;
  }
  endWork();
}

function begin(act, files, from) {
  work = { files, at: 0, done: 0, act, stopped: false, from };
  told.textContent = "";
  for (const id of ["print-all", "keep-all"]) {
    document.getElementById(id).disabled = true;
  }
  goOn();
}

const printer = () => document.getElementById("printer");

async function findPrinters() {
  show("print-all", await fillPrinters(printer()) > 0);
}

// --- the screen ------------------------------------------------------------------------------------------------------

function begun() {
  const made = (asked.get("make") ?? usual.join(",")).split(",").filter((name) => name !== "pack" || !asked.has("series"));
  document.getElementById("makes").append(...makes.map((name) => make("div", { class: "check" },
    make("input", { type: "checkbox", id: "make-" + name, name: "make-" + name, checked: made.includes(name) }),
    make("label", { for: "make-" + name }, say("make-" + name)))));
  form.length_ = document.getElementById("length"); // a form has a length of its own
  form.length_.value = asked.get("length") ?? "";
  form.start.value = asked.get("start") ?? "";
  form.people.value = asked.get("group-size") ?? "";
}

await beginScreen();
document.title = say("group-title") + " · " + say("kinfold");
begun();
const library = await ask("api/library");
modules = (library.modules ?? []).filter((module) => module.readable && module.translated && module.session?.activities.length > 0);
if (modules.length === 0) {
  said.textContent = problemOf(library) ?? say("group-not-there");
} else {
  fillWhat([]);
  fitMakes();
  for (const name of ["language", "audience", "paper"]) {
    asked.get(name) && fillSelect(form[name], [[asked.get(name), ""]], asked.get(name));
  }
  form.addEventListener("change", (event) => {
    if (event.target === form.what) { // what was chosen for another module may not be there in this one
      form.length_.value = form.language.value = form.audience.value = "";
      fitMakes();
    }
    load();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    load();
  });
  document.getElementById("print-all").addEventListener("click", (event) =>
    begin(print, everything().filter((file) => file.copies > 0), event.currentTarget));
  document.getElementById("keep-all").addEventListener("click", (event) => begin(keep, everything(), event.currentTarget));
  document.getElementById("stop").addEventListener("click", () => {
    work !== null && (work.stopped = true);
    document.getElementById("step").textContent = say("group-stopping");
  });
  document.getElementById("again").addEventListener("click", goOn);
  document.getElementById("go-on").addEventListener("click", () => {
    work.at++;
    goOn();
  });
  document.getElementById("copy").addEventListener("click", async () => {
    await navigator.clipboard.writeText(commands().join("\n"));
    said.textContent = say("copied");
  });
  await Promise.all([load(), findPrinters()]);
}
