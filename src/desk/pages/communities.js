// Whose pages: the communities of a shared desk.

import { ask, beginScreen, make, problemOf } from "/assets/desk.js";
import { say } from "/assets/words.js";

await beginScreen();
document.title = say("communities-title") + " · " + say("kinfold");
const answer = await ask("api/communities");
const place = document.getElementById("communities");
document.getElementById("said").textContent = problemOf(answer) ?? "";
const doors = (answer.communities ?? []).map((folder) => {
  const address = "c/" + encodeURIComponent(folder) + "/", name = make("bdi", {}, folder);
  return { folder, address, name, link: make("a", { href: address }, name) };
});
place.append(make("ul", { class: "doors" }, ...doors.map((door) => make("li", {}, door.link))));

// The folders are there at once, and can be opened; how each programme calls itself comes after, one at a time.
for (const { folder, address, name, link } of doors) {
  const { program, language } = await ask(address + "api/name");
  if (program) {
    name.textContent = program;
    name.lang = language;
    link.append(" ", make("bdi", { class: "folder" }, folder));
  }
}
place.setAttribute("aria-busy", "false");
