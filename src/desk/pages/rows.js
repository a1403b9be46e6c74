// Lists of the community's file, a row for each item: its own helplines, and words to swap.

import { fillSelect, make } from "/assets/desk.js";
import { has, say } from "/assets/words.js";

const lists = {
  "helplines/add": {
    place: document.getElementById("rows-lines"), button: document.getElementById("add-line"), word: "line", title: "label",
    keys: ["label", "number", "how", "hours", "languages", "note", "verified-on"], needed: ["label", "number", "hours"], wide: true,
  },
  words: {
    place: document.getElementById("rows-words"), button: document.getElementById("add-word"), word: "swap", title: "from",
    keys: ["from", "to", "plural", "article"], needed: ["from", "to"], wide: false,
  },
};
const choices = { how: ["call", "text", "call or text"], article: ["", "a", "an"] };
let changed = () => {};
let today = "";
let count = 0;

// --- one row ---------------------------------------------------------------------------------------------------------

function labelOf(list, key) {
  return say(list.word + "-" + key);
}

function control(list, key, id, value, byHand) {
  const attributes = { id, disabled: byHand, "data-key": key, "aria-describedby": id + "-hint" };
  if (choices[key]) {
    const select = make("select", attributes);
    const known = choices[key].includes(value) ? choices[key] : [...choices[key], value];
    fillSelect(select, known.map((one) => [one, has(`${list.word}-${key}-${one.replaceAll(" ", "-")}`) ? say(`${list.word}-${key}-${one.replaceAll(" ", "-")}`) : one]), value);
    return select;
  }
  return make("input", { ...attributes, type: key === "verified-on" ? "date" : "text", max: key === "verified-on" ? today : null, value, autocomplete: "off" });
}

function calledToday(input) {
  const button = make("button", { type: "button", class: "quiet" }, say("line-today"));
  button.addEventListener("click", () => {
    input.value = today;
    changed();
  });
  return button;
}

function field(list, row, key) {
  const id = `row-${row.number}-${key}`, item = row.item?.[key];
  const begun = item?.value ?? (key === "how" ? "call" : key === "languages" && row.item === null ? "en" : "");
  const input = control(list, key, id, begun, item?.byHand ?? false);
  const hint = item?.byHand ? say("ours-by-hand") : has(`${list.word}-${key}-hint`) ? say(`${list.word}-${key}-hint`) : "";
  row.inputs[key] = input;
  row.begun[key] = input.value;
  return make("div", { class: "field" }, make("label", { for: id }, labelOf(list, key)), input, key === "verified-on" ? calledToday(input) : null,
    make("p", { class: "hint", id: id + "-hint" }, hint));
}

function nameOf(list, row) {
  return row.inputs[list.title].value || say(list.word + "-new");
}

function takeOut(list, row) {
  const button = make("button", { type: "button", class: "quiet" }, say("row-remove"));
  button.addEventListener("click", () => {
    if (row.item === null) {
      list.rows.splice(list.rows.indexOf(row), 1);
      row.element.remove();
      list.button.focus();
    } else {
      row.removed = true;
      show(list, row);
      row.element.querySelector("button").focus();
    }
    changed();
  });
  return button;
}

function putBack(list, row) {
  const button = make("button", { type: "button", class: "quiet" }, say("row-back"));
  button.addEventListener("click", () => {
    row.removed = false;
    show(list, row);
    row.inputs[list.keys[0]].focus();
    changed();
  });
  return [make("p", {}, say("row-removed", { name: nameOf(list, row) })), button];
}

function show(list, row) {
  row.body.hidden = row.removed;
  row.gone.replaceChildren(...(row.removed ? putBack(list, row) : []));
}

function addRow(list, item, index) {
  const row = { item, index, number: ++count, inputs: {}, begun: {}, removed: false };
  const title = make("legend", {}, say(list.word + "-row", { number: list.rows.length + 1 }));
  row.body = make("div", { class: list.wide ? "row" : "row small" }, ...list.keys.map((key) => field(list, row, key)), make("p", {}, takeOut(list, row)));
  row.gone = make("div", { class: "gone" });
  row.element = make("fieldset", {}, title, row.body, row.gone);
  list.rows.push(row);
  list.place.append(row.element);
  return row;
}

// --- as edits --------------------------------------------------------------------------------------------------------

function typed(row) {
  return Object.fromEntries(Object.entries(row.inputs).map(([key, input]) => [key, input.value.trim()]));
}

function isEmpty(list, row) {
  const values = typed(row);
  return list.needed.every((key) => values[key] === "");
}

function isBegun(list, row) {
  const values = typed(row);
  return list.needed.some((key) => values[key] === "");
}

// New ones: for a page, those that are whole; to be saved, all that are more than empty.
function freshRows(list, whole) {
  return list.rows.filter((row) => row.item === null && !(whole ? isEmpty(list, row) : isBegun(list, row)));
}

function plain(text) {
  return text.normalize("NFD").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "");
}

// A name of its own, that no line of the country has.
function newId(list, label) {
  const taken = list.rows.map((row) => row.item?.id?.value ?? row.id);
  const base = ("our-" + plain(label).replace(/^our-/, "")).replace(/-$/, "-line");
  let id = base;
  for (let number = 2; taken.includes(id); number++) {
    id = `${base}-${number}`;
  }
  return id;
}

function written(key, value) {
  return key === "languages" ? value.split(/[\s,]+/).filter((one) => one !== "") : value;
}

function newItem(list, row) {
  const values = typed(row), item = {};
  if (list.wide) {
    row.id = undefined;
    row.id = item.id = newId(list, values.label);
  }
  for (const key of list.keys.filter((one) => one !== "verified-on" && values[one] !== "")) {
    item[key] = written(key, values[key]);
  }
  if (list.wide) {
    item.verified = values["verified-on"] !== "";
    Object.assign(item, item.verified ? { "verified-on": values["verified-on"] } : {});
  }
  return item;
}

// A line prints once there is a day on which someone called it.
function changesOf(path, row) {
  const at = `${path}/${row.index}/`;
  const edits = Object.entries(row.inputs).filter(([key, input]) => !input.disabled && input.value !== row.begun[key])
    .map(([key, input]) => [at + key, input.value.trim() === "" ? null : written(key, input.value.trim())]);
  const day = edits.find(([place]) => place === at + "verified-on");
  return day === undefined ? edits : [...edits, [at + "verified", day[1] !== null]];
}

function editsOf(path, list, whole) {
  const kept = list.rows.filter((row) => row.item !== null && !row.removed);
  const gone = list.rows.filter((row) => row.removed).map((row) => row.index).sort((a, b) => b - a);
  const fresh = freshRows(list, whole);
  return [...kept.flatMap((row) => changesOf(path, row)), ...gone.map((index) => [`${path}/${index}`, null]),
    ...fresh.map((row) => [path, newItem(list, row)])];
}

export function rowEdits(whole) {
  return Object.entries(lists).flatMap(([path, list]) => editsOf(path, list, whole));
}

// --- where a mistake stands ------------------------------------------------------------------------------------------

function inputOf(row, found, missing, lines) {
  const keys = Object.keys(row.inputs);
  const here = keys.filter((key) => lines[key]?.line === found.line);
  return row.inputs[missing] ?? row.inputs[here.length === 1 ? here[0] : here.find((key) => found.message.includes(lines[key].value)) ?? here[0] ?? keys[0]];
}

// The input that a mistake of the answer is about; undefined: it stands in no row.
export function rowPlace(answer, found, missing, whole) {
  for (const [path, list] of Object.entries(lists)) {
    const rows = [...list.rows.filter((row) => row.item !== null && !row.removed), ...freshRows(list, whole)];
    const items = answer.lists?.[path] ?? [];
    for (const [index, item] of items.entries()) {
      const isHere = item.line === found.line || Object.values(item).some((value) => value?.line === found.line);
      if (isHere && rows[index]) {
        return inputOf(rows[index], found, missing, item);
      }
    }
  }
  return undefined;
}

// --- all of them -----------------------------------------------------------------------------------------------------

export function setUpRows(onChange) {
  changed = onChange;
  for (const list of Object.values(lists)) {
    list.button.addEventListener("click", () => {
      const row = addRow(list, null, -1);
      row.inputs[list.keys[0]].focus();
    });
  }
}

export function showRows(ours) {
  today = ours.today;
  for (const [path, list] of Object.entries(lists)) {
    list.rows = [];
    list.place.replaceChildren();
    ours.lists[path].forEach((item, index) => addRow(list, item, index));
  }
  document.querySelector("#country ul").replaceChildren(...ours.country.map((line) =>
    make("li", {}, make("strong", {}, line.number), " " + line.label + " ", make("span", { class: "hint" }, say("lines-checked", { day: line.on })))));
}
