// Whose pages: the communities of a shared desk.

import { ask, beginScreen, make, nameFolders, problemOf } from "/assets/desk.js";
import { say } from "/assets/words.js";

await beginScreen();
document.title = say("communities-title") + " · " + say("kinfold");
const answer = await ask("api/communities");
const place = document.getElementById("communities");
document.getElementById("said").textContent = problemOf(answer) ?? "";
const doors = (answer.communities ?? []).map((folder) => {
  const address = "c/" + encodeURIComponent(folder) + "/", name = make("bdi", {}, folder);
  return { folder, name, address: address + "api/name", link: make("a", { href: address }, name) };
});
place.append(make("ul", { class: "doors" }, ...doors.map((door) => make("li", {}, door.link))));
await nameFolders(doors);
place.setAttribute("aria-busy", "false");
