// What every screen has: its head, requests and what can go wrong, elements.

import { chooseLanguage, languages, loadWords, say, wordsFound } from "/assets/words.js";

// make("p", {class: "lead"}, "text", another)
export function make(name, attributes = {}, ...inside) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === true) {
      element.setAttribute(key, "");
    } else if (value !== false && value != null) {
      element.setAttribute(key, value);
    }
  }
  element.append(...inside.filter((one) => one != null));
  return element;
}

export function fillSelect(select, choices, chosen) {
  select.replaceChildren(...choices.map(([value, text]) => make("option", { value, selected: value === chosen }, text)));
}

// The answer and its status; a desk that does not answer is an answer too.
export async function ask(address, options) {
  try {
    const reply = await fetch(address, options);
    return { good: reply.ok, ...(await reply.json()) };
  } catch {
    return { good: false, problem: "gone" };
  }
}

// A file as `blob`, or why there is none; who leaves a page while it comes is told nothing.
export async function askFile(address, options) {
  try {
    const reply = await fetch(address, options);
    return reply.ok ? { good: true, blob: await reply.blob() } : { good: false, ...(await reply.json()) };
  } catch {
    return { good: false, problem: "gone" };
  }
}

export function problemOf(answer) {
  return answer.problem ? say("problem-" + answer.problem) : null;
}

// What was found: errors first, each with what to do.
export function showFound(place, found) {
  const errors = found.filter((one) => one.severity === "error");
  const warnings = found.filter((one) => one.severity === "warning");
  place.replaceChildren();
  for (const [word, list] of [["found-errors", errors], ["found-warnings", warnings]]) {
    if (list.length > 0) {
      place.append(make("div", { class: "notice" }, make("h3", {}, say(word)), make("ul", {}, ...list.map(foundItem))));
    }
  }
}

// A message or hint as a sentence; what is typed in a file stands between backquotes.
export function sentence(text) {
  const parts = (text.charAt(0).toUpperCase() + text.slice(1)).split("`");
  return [...parts.map((part, index) => (index % 2 === 1 ? make("code", {}, part) : part)), /[.?!]$/.test(text) ? "" : "."];
}

function foundItem(one) {
  const item = make("li", {}, ...sentence(one.message));
  if (one.hint) {
    item.append(" ", make("span", { class: "hint" }, ...sentence(one.hint)));
  }
  return item;
}

// The printers of the machine, to choose from where there is a choice. How many there are.
export async function fillPrinters(select) {
  const answer = await ask("api/printers"), printers = answer.printers ?? [];
  document.getElementById("printer-field").hidden = printers.length < 2;
  fillSelect(select, [["", say("usual-printer")], ...printers.map((name) => [name, name])], "");
  return printers.length;
}

// Choices stand folded where the screen is narrow, so that what they are about is seen; open where there is room.
export function foldWhereNarrow(details) {
  const narrow = matchMedia("(max-width: 56rem)"); // as in style.css
  const fold = () => {
    details.open = !narrow.matches || details.contains(document.activeElement);
  };
  narrow.addEventListener("change", fold);
  fold();
}

// Why a page was not printed.
export function whyNotPrinted(answer) {
  return [problemOf(answer), answer.message, answer.hint].filter(Boolean).join(" ");
}

// Screens that are reached from one of those in the head, which is marked while they are open.
const within = { handout: "./", words: "./", group: "tonight" };

function link(address, word) {
  const here = new URL(address, location.href).pathname === location.pathname;
  const below = within[location.pathname.split("/").pop()] === address;
  return make("a", { href: address, class: "brand", "aria-current": here ? "page" : below ? "true" : null }, say(word));
}

// What this desk offers: of a shared one, which community is looked at, and whether its files can be changed.
export let desk = null;

function links() {
  return [
    desk.community ? make("a", { href: "../../", class: "brand" }, say("communities")) : null,
    desk.community || !desk.many ? link("./", "library") : null,
    desk.community || !desk.many ? link("tonight", "tonight") : null,
    desk.edits && (desk.community || !desk.many) ? link("ours", "ours") : null,
  ];
}

export async function beginScreen() {
  const [language, answer] = await Promise.all([loadWords(), ask("api/desk")]);
  desk = answer;
  const choices = languages.map(({ language: tag, name }) => {
    const button = make("button", { type: "button", class: "quiet", lang: tag, "aria-pressed": String(tag === language) }, name);
    button.addEventListener("click", () => chooseLanguage(tag));
    return button;
  });
  document.querySelector("header.top").replaceChildren(
    make("nav", { class: "links", "aria-label": say("kinfold") }, ...links()),
    make("div", { class: "languages", role: "group", "aria-label": say("language-of-desk") }, ...choices));
  if (desk.edits && wordsFound.length > 0) { // who only reads cannot mend them
    document.querySelector("header.top").append(make("div", { class: "notice" }, make("p", {}, say("words-wrong")),
      make("ul", {}, ...wordsFound.map(foundItem))));
  }
  return language;
}

// Folders are there at once, and can be opened; what the programme in each calls itself comes after, one at a time.
// doors: [{address, name, folder}]: where it is asked, and the element that stands for it.
export async function nameFolders(doors) {
  for (const { address, name, folder } of doors) {
    const { program, language } = await ask(address);
    if (program) {
      name.textContent = program;
      name.lang = language;
      name.after(" ", make("bdi", { class: "folder" }, folder));
    }
  }
}
