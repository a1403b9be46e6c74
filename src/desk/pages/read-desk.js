// Over a handout on a screen: the way back to the desk, and the page as a file to keep and send.

import { loadWords, say } from "/assets/words.js";

const asked = new URLSearchParams(location.search);

function words(more) {
  const query = new URLSearchParams(asked);
  query.delete("carry-safe");
  for (const [name, value] of Object.entries(more)) {
    query.set(name, value);
  }
  return "?" + query;
}

await loadWords();
document.getElementById("desk-links").setAttribute("aria-label", say("kinfold"));
document.getElementById("back").href = "handout" + words({});
document.getElementById("save").href = "read" + words({ download: "1" });
document.getElementById("save-safe").href = "read" + words({ download: "1", "carry-safe": "1" });
for (const element of document.querySelectorAll(".desk, .unseen[data-word]")) {
  element.hidden = false;
}
