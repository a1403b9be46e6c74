// The pages chosen for one family, kept in this tab until it is closed. The desk keeps nothing of it.

import { make } from "/assets/desk.js";
import { say } from "/assets/words.js";

const key = "kinfold-tonight";
export const most = 3; // as `kinfold tonight`

// "module/piece", each once, in their order.
export function chosen() {
  const list = (sessionStorage.getItem(key) ?? "").split(",");
  return [...new Set(list.filter((one) => /^[^/,]+\/[^/,]+$/.test(one)))].slice(0, most);
}

export function choose(list) {
  sessionStorage.setItem(key, list.join(","));
}

// A button beside a page of the library: in or out.
export function toggleFor(module, piece, title) {
  const address = module + "/" + piece;
  const said = make("span", { role: "status", class: "hint" });
  const button = make("button", { type: "button", class: "quiet", "aria-label": say("tonight-add") + ": " + title });
  const show = () => {
    const is = chosen().includes(address);
    button.textContent = say(is ? "tonight-added" : "tonight-add");
    button.setAttribute("aria-label", button.textContent + ": " + title);
    button.setAttribute("aria-pressed", String(is));
  };
  button.addEventListener("click", () => {
    const list = chosen(), is = list.includes(address);
    said.textContent = "";
    if (!is && list.length >= most) {
      said.replaceChildren(say("tonight-full") + " ", make("a", { href: "tonight" }, say("tonight-see")));
    } else {
      choose(is ? list.filter((one) => one !== address) : [...list, address]);
      is || said.replaceChildren(make("a", { href: "tonight" }, say("tonight-see")));
    }
    show();
  });
  show();
  return make("div", { class: "toggle" }, button, " ", said);
}
