// The desk's own words, from modules/words/desk/, in the language that was chosen or that the browser asks for.

const key = "kinfold-desk-language";
let words = {};

export let languages = []; // [{language, name}]: those of modules/words/desk/

export async function loadWords() {
  const wanted = localStorage.getItem(key) || navigator.language || "en-US";
  const reply = await fetch("api/words?language=" + encodeURIComponent(wanted)).catch(() => null);
  const answer = reply?.ok ? await reply.json().catch(() => null) : null;
  if (answer === null) { // who leaves a page while it asks does not see it
    document.querySelector("header.top")?.replaceChildren("The desk does not answer. Load this page again. ",
      "El mostrador no responde. Vuelva a cargar esta página.");
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
