// A desk without a community: one is begun, or one that is in the same folder is gone on with.

import { ask, fillSelect, make, nameFolders, problemOf, showFound } from "/assets/desk.js";
import { say } from "/assets/words.js";

const form = document.getElementById("begin-form");
const where = document.getElementById("begin-where");
const field = form.elements;
let turn = 0;

function goOn() {
  location.assign("ours?begun");
}

function post(address, body) {
  return ask(address, { method: "POST", body: JSON.stringify(body ?? {}), headers: { "Content-Type": "application/json" } });
}

// --- those that are here ---------------------------------------------------------------------------------------------

function choice(folder) {
  const name = make("bdi", {}, folder), button = make("button", { type: "button", class: "second" }, name);
  button.addEventListener("click", async () => {
    const answer = await post("api/open?" + new URLSearchParams({ folder }));
    answer.good ? goOn() : sayWrong(answer);
  });
  return { folder, name, button, address: "api/begin/name?" + new URLSearchParams({ folder }) };
}

// --- a new one -------------------------------------------------------------------------------------------------------

function sayWrong(answer) {
  const named = ["name-missing", "folder-taken"].includes(answer.problem);
  where.textContent = "";
  field.program.setAttribute("aria-invalid", String(named));
  document.getElementById("begin-program-wrong")?.remove();
  field.program.setAttribute("aria-describedby", "begin-program-hint" + (named ? " begin-program-wrong" : ""));
  if (named) {
    field.program.parentElement.append(make("p", { class: "wrong", id: "begin-program-wrong" },
      say("problem-" + answer.problem, { folder: answer.folder ?? "" })));
    return;
  }
  where.textContent = problemOf(answer) ?? "";
  showFound(document.getElementById("begin-found"), answer.found ?? []);
}

// The folder is said before it is made.
async function sayWhere() {
  const mine = ++turn, program = field.program.value.trim();
  const answer = program === "" ? null : await ask("api/begin?" + new URLSearchParams({ program }));
  if (mine !== turn) {
    return;
  }
  sayWrong({});
  if (answer?.good && answer.taken) {
    sayWrong({ problem: "folder-taken", folder: answer.folder });
  } else if (answer?.good) {
    where.replaceChildren(say("begin-where"), " ", make("code", {}, answer.here + "/" + answer.folder));
  }
}

async function begin(event) {
  event.preventDefault();
  ++turn;
  document.getElementById("begin-button").disabled = true;
  const answer = await post("api/begin", { program: field.program.value, country: field.country.value, paper: field.paper.value });
  document.getElementById("begin-button").disabled = false;
  if (answer.good) {
    goOn();
    return;
  }
  sayWrong(answer.problem === "folder-taken" ? { ...answer, folder: (await ask("api/begin?" +
    new URLSearchParams({ program: field.program.value }))).folder } : answer);
  field.program.focus();
}

function nameOfCountry(code) {
  return new Intl.DisplayNames([document.documentElement.lang], { type: "region" }).of(code);
}

// The paper follows the country until it is chosen.
function choosePaper() {
  field.paper.value = ["US", "CA"].includes(field.country.value) ? "letter" : "a4";
}

export async function showBeginning() {
  const answer = await ask("api/begin");
  const own = (navigator.language ?? "").split("-")[1];
  const doors = answer.communities.map(choice);
  let wait = 0, chosen = false;

  fillSelect(field.country, answer.countries.map((code) => [code, nameOfCountry(code)]), answer.countries.includes(own) ? own : "US");
  fillSelect(field.paper, ["letter", "a4"].map((name) => [name, say("paper-" + name)]), "letter");
  choosePaper();
  document.getElementById("here").hidden = answer.communities.length === 0;
  document.getElementById("communities").append(...doors.map((door) => make("li", {}, door.button)));
  field.country.addEventListener("change", () => chosen || choosePaper());
  field.paper.addEventListener("change", () => { chosen = true; });
  field.program.addEventListener("input", () => {
    clearTimeout(wait);
    wait = setTimeout(sayWhere, 150);
  });
  form.addEventListener("submit", begin);
  document.getElementById("begin").hidden = false;
  await nameFolders(doors);
}
