// Pages as people look for them: by words, wherever these stand.

import { say } from "/assets/words.js";

// "Límites" and "limites" are the same word to who searches.
export function fold(text) {
  return (text ?? "").normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

export function everyPage(module) {
  const pages = module.handouts.map((handout) => ({ ...handout, module, piece: handout.id, kind: "handout" }));
  if (module.session?.guide) {
    pages.push({ module, piece: "facilitator-guide", kind: "guide", number: "", title: say("guide"), lead: say("guide-lead"),
      sides: 0, words: module.aim ?? "", changed: module.session.changed, outOfDate: module.session.outOfDate });
  }
  for (const page of pages) {
    page.folded = { title: fold(page.title), lead: fold(page.lead + " " + (page.question ?? "")), all: fold(page.words),
      module: fold(module.title), number: page.number };
  }
  return pages;
}

// How well it fits: 0, not at all. Each word must be somewhere; where it is decides the order.
export function fit(page, wanted) {
  let whole = 0;
  for (const word of wanted) {
    const { title, lead, all, module, number } = page.folded;
    const score = number === word ? 200 : title.includes(word) ? (title.startsWith(word) ? 60 : 50) : lead.includes(word) ? 12 :
      module.includes(word) ? 8 : all.includes(word) ? 2 : 0;
    if (score === 0) {
      return 0;
    }
    whole += score;
  }
  return whole;
}
