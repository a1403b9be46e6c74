// The desk's own words, from modules/words/desk/, in the language that was chosen or that the browser asks for.

const key = "kinfold-desk-language";
let words = {};

export let languages = []; // [{language, name}]: those of modules/words/desk/
export let wordsFound = []; // what is wrong in those files

async function askWords() {
  const wanted = localStorage.getItem(key) || navigator.language || "en-US";
  const reply = await fetch("api/words?language=" + encodeURIComponent(wanted)).catch(() => null);
  return await reply?.json().catch(() => null) ?? {};
}

// With the file that it is in, which is one of several.
function inItsFile(one) {
  const file = (one.file ?? "").split("/").pop();
  return file ? { ...one, message: `in ${file}, line ${one.line ?? 1}: ${one.message}` } : one;
}

export async function loadWords() {
  const answer = await askWords();
  wordsFound = (answer.found ?? []).map(inItsFile);
  if (!answer.language || Object.keys(answer.words ?? {}).length === 0) { // who leaves a page while it asks does not see it
    document.querySelector("header.top")?.replaceChildren(...wordsFound.length > 0
      ? ["The words of the desk cannot be read. ", wordsFound.map((one) => one.message).join(" ")]
      : ["The desk does not answer. Load this page again. ", "El mostrador no responde. Vuelva a cargar esta página."]);
    return new Promise(() => {});
  }
  words = answer.words;
  languages = answer.languages;
  document.documentElement.lang = answer.language;
  document.documentElement.dir = answer.rightToLeft ? "rtl" : "ltr";
  for (const element of document.querySelectorAll("[data-word]")) {
    element.textContent = say(element.dataset.word);
  }
  return answer.language;
}

// say("found-some", {count: 3})
export function say(id, names = {}) {
  const text = words[id] ?? id;
  return text.replace(/\{\{([a-z-]+)\}\}/g, (whole, name) => String(names[name] ?? whole));
}

export function has(id) {
  return id in words;
}

export function chooseLanguage(language) {
  localStorage.setItem(key, language);
  location.reload();
}
