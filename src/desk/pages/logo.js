// The logo: a file that is chosen or dropped, looked at by the program, and seen on the page before it is saved.

import { make, sentence } from "/assets/desk.js";
import { say } from "/assets/words.js";

const most = 4 * 1024 * 1024; // bytes: of a picture that goes into every document
const place = document.getElementById("logo");
const input = document.getElementById("logo-file");
const said = document.getElementById("logo-said");
const now = document.getElementById("logo-now");
const remove = document.getElementById("logo-remove");
const types = { svg: "image/svg+xml", png: "image/png", jpg: "image/jpeg" };
let saved = null;   // the name in the file
let dropped = null; // {name, data}: not saved yet
let removed = false;
let turn = 0, picture = null, changed = () => {};

export function logoEdits() {
  return dropped !== null ? [["brand/logo", dropped.name]] : removed ? [["brand/logo", null]] : [];
}

export function logoBody() {
  return dropped ?? undefined;
}

// --- what is said of it ----------------------------------------------------------------------------------------------

function sayNow() {
  const name = dropped?.name ?? (removed ? null : saved);
  picture !== null && URL.revokeObjectURL(picture);
  picture = null;
  now.replaceChildren(name === null ? say("logo-none") : dropped === null ? say("logo-is", { name }) : say("logo-new"));
  if (dropped !== null) {
    const bytes = Uint8Array.from(atob(dropped.data), (letter) => letter.charCodeAt(0));
    picture = URL.createObjectURL(new Blob([bytes], { type: types[dropped.name.split(".").pop()] }));
    now.append(make("img", { src: picture, alt: say("logo-alt") }));
  }
  remove.hidden = name === null;
}

function sayWrong(...inside) {
  input.setAttribute("aria-invalid", "true");
  said.replaceChildren(make("p", { class: "wrong" }, ...inside));
}

function sayLeft(left) {
  said.replaceChildren(...(left.length === 0 ? [] : [make("p", {}, say("logo-left")), make("ul", {}, ...left.map((word) => make("li", {}, say("logo-left-" + word))))]));
}

// What shows only on a page: too pale, too flat.
export function showLogoFound(found) {
  said.querySelector(".found")?.remove();
  if (found.length > 0) {
    said.append(make("div", { class: "found" }, ...found.map((one) => make("p", {}, ...sentence(one.message), " ", ...(one.hint ? sentence(one.hint) : [])))));
  }
}

// --- a file ----------------------------------------------------------------------------------------------------------

async function askOf(file) {
  const reply = await fetch("api/ours/logo", { method: "POST", body: file }).catch(() => null);
  return reply === null ? { problem: "gone" } : reply.status === 413 ? { refusal: "too-large" } : { good: reply.ok, ...(await reply.json().catch(() => ({ problem: "failed" }))) };
}

async function take(file) {
  const mine = ++turn;
  input.removeAttribute("aria-invalid");
  said.replaceChildren(make("p", {}, say("loading")));
  const answer = file.size > most ? { refusal: "too-large" } : await askOf(file);
  if (mine !== turn) {
    return;
  }
  if (answer.good) {
    dropped = { name: answer.name, data: answer.data };
    removed = false;
    sayLeft(answer.left);
    sayNow();
    changed();
  } else if (answer.problem) {
    sayWrong(say(answer.problem === "late" ? "logo-refused-too-much" : "problem-" + answer.problem));
  } else if (answer.refusal) {
    sayWrong(say("logo-refused-" + answer.refusal));
  } else {
    sayWrong(...(answer.found ?? []).flatMap((one) => [...sentence(one.message), " ", ...(one.hint ? sentence(one.hint) : [])]));
  }
}

function holdsFiles(event) {
  return event.dataTransfer?.types.includes("Files");
}

// A file that misses the place would take the page away, and what was typed with it.
function catchFiles() {
  for (const name of ["dragover", "drop"]) {
    document.addEventListener(name, (event) => holdsFiles(event) && event.preventDefault());
  }
  place.addEventListener("dragover", () => place.classList.add("over-it"));
  place.addEventListener("dragleave", () => place.classList.remove("over-it"));
  place.addEventListener("drop", (event) => {
    place.classList.remove("over-it");
    event.dataTransfer.files[0] && take(event.dataTransfer.files[0]);
  });
}

export function setUpLogo(onChange) {
  changed = onChange;
  catchFiles();
  input.addEventListener("change", () => input.files[0] && take(input.files[0]));
  remove.addEventListener("click", () => {
    ++turn;
    dropped = null;
    removed = saved !== null;
    input.value = "";
    input.removeAttribute("aria-invalid");
    said.replaceChildren();
    sayNow();
    input.focus();
    changed();
  });
}

export function showLogo(ours) {
  const field = ours.fields.find((one) => one.path === "brand/logo");
  saved = field.value;
  dropped = null;
  removed = false;
  input.value = "";
  said.replaceChildren();
  sayNow();
}
