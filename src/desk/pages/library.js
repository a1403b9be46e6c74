// The library: every page, found by words and by what it is.

import { ask, beginScreen, desk, fillSelect, foldWhereNarrow, make, problemOf, showFound } from "/assets/desk.js";
import { everyPage, fit, fold } from "/assets/finding.js";
import { toggleFor } from "/assets/evening.js";
import { has, say } from "/assets/words.js";

const form = document.querySelector("form.find");
const shelves = document.getElementById("shelves");
const count = document.getElementById("count");
const clear = document.getElementById("clear");
const choices = ["search", "topic", "audience", "sides", "length"];
let library = { modules: [] };
let languages = [];

function nameOfLanguage(tag) {
  const name = new Intl.DisplayNames([tag], { type: "language" }).of(tag.split("-")[0]);
  return name.charAt(0).toUpperCase() + name.slice(1);
}

// --- what is there ---------------------------------------------------------------------------------------------------

function hasLength(page, wanted) {
  return wanted === "" || (wanted === "more" ? page.sides > 2 : page.sides === Number(wanted));
}

// --- what is shown ---------------------------------------------------------------------------------------------------

function address(page) {
  const query = new URLSearchParams({ module: page.module.id, piece: page.piece });
  if (form.language.value) {
    query.set("language", form.language.value);
  }
  if (page.kind === "guide" && form.length.value) {
    query.set("length", form.length.value);
  }
  return "?" + query;
}

function lengthOf(page) {
  return page.sides === 0 ? null : page.sides === 1 ? say("side") : say("sides-count", { count: page.sides });
}

function card(page) {
  const where = address(page);
  const marks = [lengthOf(page), page.changed ? say("changed") : null, page.outOfDate ? say("out-of-date") : null,
    page.kind === "guide" ? say("staff-page") : null].filter(Boolean);
  return make("li", { class: "card" },
    make("img", { src: "api/page.png" + where + "&page=1&dpi=40", alt: "", loading: "lazy", width: 340, height: 440 }),
    make("div", {},
      make("h3", {}, make("a", { href: "handout" + where, lang: page.module.language },
        page.number ? page.number + " " : "", page.title)),
      page.lead ? make("p", { lang: page.module.language }, page.lead) : null,
      make("p", { class: "marks" }, ...marks.map((mark) => make("span", {}, mark))),
      page.kind === "handout" ? toggleFor(page.module.id, page.piece, page.title) : null));
}

// What is held in a session of the chosen length, else of its usual one; each with its minutes and the pages that it uses.
function sessionOf(module) {
  const session = module.session;
  if (!session?.activities.length) {
    return null;
  }
  const chosen = Math.max(0, session.lengths.indexOf(form.length.value));
  const links = (activity) => activity.uses.map((id) => module.pages.find((page) => page.piece === id)).filter(Boolean)
    .map((page) => make("a", { href: "handout" + address(page) }, [page.number, page.title].filter(Boolean).join(" ")));
  const items = session.activities.filter((activity) => activity.minutes[chosen] > 0).map((activity) =>
    make("li", {}, make("span", { lang: module.language }, activity.title), " ",
      make("span", { class: "minutes" }, say("minutes", { count: activity.minutes[chosen] })),
      activity.uses.length > 0 ? make("span", { class: "uses", lang: module.language }, ...links(activity)) : null));
  return make("details", {}, make("summary", {}, say("session-of", { count: session.lengths[chosen] })),
    make("ol", { class: "session" }, ...items));
}

function shelf(module, pages) {
  const id = "module-" + module.id;
  return make("section", { class: "shelf", "aria-labelledby": id },
    make("h2", { id, lang: module.language }, make("span", { class: "sign" }, module.sign), " ", module.title),
    module.aim ? make("p", { class: "aim", lang: module.language }, module.aim) : null,
    make("ul", { class: "cards" }, ...pages.map(card)), sessionOf(module));
}

function broken(module) {
  return make("section", { class: "shelf notice" }, make("h2", {}, module.id), make("p", {}, say("unreadable", { module: module.id })));
}

function chosen() {
  return choices.filter((name) => form[name].value !== "");
}

// How many of the choices are made can be read while they are folded.
function showChosen() {
  const many = chosen().filter((name) => name !== "search").length;
  document.querySelector("#narrow-by summary").textContent = many > 0 ? say("narrow-by-some", { count: many }) : say("narrow-by");
  clear.hidden = chosen().length === 0;
}

function show() {
  const wanted = fold(form.search.value).split(/\s+/).filter(Boolean);
  const shown = [];
  let total = 0;
  for (const module of library.modules) {
    if (form.topic.value && form.topic.value !== module.id) {
      continue;
    }
    if (!module.readable) {
      shown.push({ best: 0, element: broken(module) });
      continue;
    }
    if (form.audience.value && !module.audiences.includes(form.audience.value)) {
      continue;
    }
    if (form.length.value && !module.session?.lengths.includes(form.length.value)) {
      continue;
    }
    const pages = module.pages.map((page) => ({ page, score: wanted.length > 0 ? fit(page, wanted) : 1 }))
      .filter(({ page, score }) => score > 0 && hasLength(page, form.sides.value));
    if (wanted.length > 0) {
      pages.sort((a, b) => b.score - a.score);
    }
    if (pages.length > 0) {
      total += pages.length;
      shown.push({ best: Math.max(...pages.map((one) => one.score)), element: shelf(module, pages.map((one) => one.page)) });
    }
  }
  if (wanted.length > 0) {
    shown.sort((a, b) => b.best - a.best);
  }
  shelves.replaceChildren(...shown.map((one) => one.element));
  count.textContent = total === 0 ? say("found-none") : total === 1 ? say("found-one") : say("found-some", { count: total });
  showChosen();
}

// --- the screen ------------------------------------------------------------------------------------------------------

function fillChoices() {
  const readable = library.modules.filter((module) => module.readable);
  const audiences = [...new Set(readable.flatMap((module) => module.audiences))];
  fillSelect(form.topic, [["", say("all-topics")], ...readable.map((module) => [module.id, module.title])], form.topic.value);
  fillSelect(form.audience, [["", say("all-audiences")],
    ...audiences.map((name) => [name, has("audience-" + name) ? say("audience-" + name) : name])], form.audience.value);
  fillSelect(form.sides, [["", say("any-length")], ["1", say("one-side")], ["2", say("two-sides")], ["more", say("more-sides")]],
    form.sides.value);
  const lengths = [...new Set(readable.flatMap((module) => module.session?.lengths ?? []))].sort((a, b) => a - b);
  fillSelect(form.length, [["", say("any-session")], ...lengths.map((count) => [count, say("minutes", { count })])], form.length.value);
  fillSelect(form.language, languages.map((tag) => [tag, nameOfLanguage(tag)]), form.language.value || library.language || languages[0]);
}

// Who has begun a folder of their own finds it again from here.
function showWhose() {
  const line = document.getElementById("of-the-kit");
  line.hidden = library.folder !== null || !desk.edits;
  line.replaceChildren(say("of-the-kit"), " ", make("a", { href: "ours" }, say("of-the-kit-ours")));
}

async function load() {
  shelves.setAttribute("aria-busy", "true");
  count.textContent = say("loading");
  const answer = await ask("api/library" + (form.language.value ? "?language=" + encodeURIComponent(form.language.value) : ""));
  shelves.setAttribute("aria-busy", "false");
  if (!answer.good) {
    count.textContent = problemOf(answer) ?? "";
    showFound(shelves, answer.found ?? []);
    return;
  }
  library = answer;
  showWhose();
  languages = [...new Set(library.modules.flatMap((module) => module.languages))];
  library.modules = library.modules.filter((module) => module.translated || !module.readable);
  for (const module of library.modules.filter((one) => one.readable)) {
    module.pages = everyPage(module);
  }
  document.getElementById("whose").textContent = library.program ? say("sample-line", { program: library.program }) : "";
  fillChoices();
  show();
}

await beginScreen();
document.title = say("library") + " · " + say("kinfold");
foldWhereNarrow(document.getElementById("narrow-by"));
showChosen();
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("input", (event) => (event.target === form.language ? load() : show()));
clear.addEventListener("click", () => {
  for (const name of choices) {
    form[name].value = "";
  }
  show();
  form.search.focus();
});
await load();
