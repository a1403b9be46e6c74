// Whose pages: the communities of a shared desk.

import { ask, beginScreen, make, problemOf } from "/assets/desk.js";
import { say } from "/assets/words.js";

await beginScreen();
document.title = say("communities-title") + " · " + say("kinfold");
const answer = await ask("api/communities");
const place = document.getElementById("communities");
document.getElementById("said").textContent = problemOf(answer) ?? "";
place.append(make("ul", { class: "doors" },
  ...(answer.communities ?? []).map((name) => make("li", {}, make("a", { href: "c/" + encodeURIComponent(name) + "/" }, name)))));
place.setAttribute("aria-busy", "false");
