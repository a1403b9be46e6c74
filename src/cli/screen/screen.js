// A handout on a screen: keeps what is written on this device, reads it aloud, prints. Part of the desk's page, and of the
// file that is kept and sent: so it loads nothing, and asks nobody for anything.
{
  const main = document.getElementById("main");
  const words = document.getElementById("words");
  const said = document.getElementById("said");
  const keep = document.getElementById("keep");
  const fields = [...words.querySelectorAll("input, textarea, select")];
  const name = "kinfold-page:" + main.dataset.page;
  const show = (id, is = true) => {
    document.getElementById(id).hidden = !is;
  };

  // --- what is written -------------------------------------------------------------------------------------------------

  // Some browsers keep nothing for a file, and say so by an error.
  const store = (kind) => {
    try {
      return window[kind];
    } catch {
      return null;
    }
  };
  const forNow = store("sessionStorage"), forLater = store("localStorage");
  const read = (from) => {
    try {
      return JSON.parse(from.getItem(name)) ?? null;
    } catch {
      return null;
    }
  };
  const write = (into, answers) => {
    try {
      answers === null ? into.removeItem(name) : into.setItem(name, JSON.stringify(answers));
      return true;
    } catch {
      return false;
    }
  };

  const valueOf = (field) => (field.type === "checkbox" ? (field.checked ? "1" : "") : field.type === "radio" ? (field.checked ? field.value : null) : field.value);
  const answersNow = () => {
    const answers = {};
    for (const field of fields) {
      const value = valueOf(field);
      if (value) {
        answers[field.name] = value;
      }
    }
    return answers;
  };
  const grow = (field) => {
    if (field.localName === "textarea") {
      field.rows = Math.max(3, field.value.split("\n").length, Math.ceil(field.value.length / 34));
    }
  };
  const fill = (answers) => {
    for (const field of fields) {
      const value = answers[field.name] ?? "";
      if (field.type === "checkbox") {
        field.checked = value === "1";
      } else if (field.type === "radio") {
        field.checked = value === field.value;
      } else {
        field.value = value;
        grow(field);
      }
    }
  };
  const save = () => {
    const answers = answersNow();
    write(keep.checked ? forLater : forNow, answers) || (said.textContent = said.dataset.notKept);
    write(keep.checked ? forNow : forLater, null);
  };

  let cleared = null;
  if (fields.length > 0) {
    const kept = read(forLater);
    keep.checked = kept !== null;
    fill(kept ?? read(forNow) ?? {});
    for (const id of ["stays", "keeping", "clear"]) {
      show(id);
    }
    words.addEventListener("input", (event) => {
      grow(event.target);
      said.textContent = "";
      show("undo", false);
      save();
    });
    keep.addEventListener("change", () => {
      said.textContent = "";
      save();
    });
    document.getElementById("clear").addEventListener("click", () => {
      cleared = answersNow();
      fill({});
      write(forNow, null);
      write(forLater, null);
      keep.checked = false;
      said.textContent = said.dataset.cleared;
      show("undo");
    });
    document.getElementById("undo").addEventListener("click", () => {
      fill(cleared);
      save();
      said.textContent = "";
      show("undo", false);
      document.getElementById("clear").focus();
    });
  }

  // --- leaving ---------------------------------------------------------------------------------------------------------

  show("leave");
  show("leaving");
  document.getElementById("leave").addEventListener("click", () => {
    write(forNow, null);
    document.documentElement.hidden = true;
    location.replace("about:blank");
  });

  // --- printing --------------------------------------------------------------------------------------------------------

  // Fields cut off what is longer than they are: on paper what was written stands as words.
  const answers = [];
  addEventListener("beforeprint", () => {
    for (const field of fields.filter((one) => one.type !== "checkbox" && one.type !== "radio" && one.value.trim() !== "")) {
      const answer = document.createElement("span");
      answer.className = "answer";
      answer.textContent = field.localName === "select" ? field.selectedOptions[0].textContent : field.value;
      field.after(answer);
      answers.push(answer);
    }
  });
  addEventListener("afterprint", () => answers.splice(0).forEach((answer) => answer.remove()));
  show("print");
  document.getElementById("print").addEventListener("click", () => print());

  // --- reading aloud ---------------------------------------------------------------------------------------------------

  // Voices of the device alone: others would send the words away.
  const listen = document.getElementById("listen");
  const voiceFor = (language) => speechSynthesis.getVoices().find((voice) => voice.localService &&
    voice.lang.replace("_", "-").split("-")[0].toLowerCase() === language.split("-")[0].toLowerCase());
  const blocks = () => {
    const found = [];
    const walker = document.createTreeWalker(words, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const block = walker.currentNode.parentElement.closest("h1, h2, h3, h4, h5, h6, p, li, th, td, label, .mark, .body, .picture");
      const text = walker.currentNode.textContent.trim();
      if (block !== null && text !== "" && walker.currentNode.parentElement.closest("option") === null) {
        const last = found.at(-1);
        last?.block === block ? (last.text += " " + text) : found.push({ block, text });
      }
    }
    return found;
  };
  let reading = null;
  const stop = () => {
    if (reading !== null) {
      reading = null;
      speechSynthesis.cancel();
      [listen.textContent, listen.dataset.other] = [listen.dataset.other, listen.textContent];
    }
    words.querySelector(".read")?.classList.remove("read");
  };
  const speak = (list, at, mine) => {
    words.querySelector(".read")?.classList.remove("read");
    if (mine !== reading || at >= list.length) {
      mine === reading && stop();
      return;
    }
    const { block, text } = list[at];
    const language = block.closest("[lang]").lang;
    const utterance = new SpeechSynthesisUtterance(text);
    utterance.lang = language;
    utterance.voice = voiceFor(language) ?? voiceFor(main.lang);
    utterance.rate = 0.9;
    utterance.onend = () => speak(list, at + 1, mine);
    utterance.onerror = () => mine === reading && stop();
    block.classList.add("read");
    block.scrollIntoView({ block: "nearest" });
    speechSynthesis.speak(utterance);
  };
  if ("speechSynthesis" in window) {
    const look = () => show("listen", voiceFor(main.lang) !== undefined);
    look();
    speechSynthesis.addEventListener?.("voiceschanged", look);
    listen.addEventListener("click", () => {
      if (reading !== null) {
        stop();
        return;
      }
      reading = {};
      [listen.textContent, listen.dataset.other] = [listen.dataset.other, listen.textContent];
      speak(blocks(), 0, reading);
    });
    addEventListener("pagehide", () => speechSynthesis.cancel());
  }
}
