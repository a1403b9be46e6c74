const { test, checkAccess, tabTo, fail } = require("../browser/browser.cjs");

const spot = (address) => `.spot[data-address='six-steps/${address}']`;
const line = (address) => `.line[data-address='six-steps/${address}']`;
const hear = (page, words) => page.waitForFunction((wanted) => document.getElementById("said").textContent === wanted, words);
const undone = (page) => page.waitForFunction(() => document.getElementById("undo").disabled);

async function ready(page) {
  await page.waitForSelector(".spot");
  await page.waitForFunction(() => [...document.querySelectorAll(".sheet img")].every((one) => one.src && one.complete));
}

// The page has been drawn anew.
async function drawn(page, act) {
  const before = await page.getAttribute(".sheet img", "src");
  await act();
  await page.waitForFunction((old) => document.querySelector(".sheet img").getAttribute("src") !== old, before);
}

// Once the library is there: a page that is left while it asks says so in the console.
async function open(page, home) {
  await page.waitForSelector(".card");
  await page.goto(home + "handout?module=repair-conversations&piece=six-steps");
  await page.waitForSelector("#pages img");
}

async function byMouse(page, home) {
  await open(page, home);
  await page.click("#wording");
  await ready(page);
  await checkAccess(page, "words, all sentences");
  await page.click(spot("steps/pause/text"));
  await page.waitForSelector("#editor");
  (await page.inputValue("#words")).startsWith("Settle, then ask.") || fail("the editor has other words: " + (await page.inputValue("#words")));
  await page.waitForFunction(() => /grade 1\.\d/.test(document.getElementById("reading").textContent));
  await drawn(page, () => page.fill("#words", "Settle first. Then, whenever everybody is comfortable, ask."));
  await page.waitForFunction(() => /Long words: 3/.test(document.getElementById("reading").textContent));
  await page.fill("#why", "Our families ask for it");
  await checkAccess(page, "words, the editor");
  await page.click("text=Done");
  await page.waitForSelector(line("steps/pause/text"));
  (await page.textContent(line("steps/pause/text"))).startsWith("Settle first.") || fail("the list has the old words");
}

// A long text that turns a page of one side into two is seen, told and not saved; Ctrl+Z takes it back.
async function tooMuch(page) {
  await page.click(spot("lead"));
  await page.waitForSelector("#editor");
  await page.fill("#words", "Many hurts can heal. ".repeat(60));
  await page.waitForFunction(() => document.getElementById("found").textContent.includes("does not fit on 1 side"));
  await page.waitForFunction(() => document.querySelectorAll(".sheet").length === 2);
  await page.click("#save");
  await page.waitForFunction(() => document.getElementById("said").textContent.startsWith("Not saved"));
  await page.click("text=Done");
  await page.waitForSelector(".sentences");
  await page.focus("#save");
  await page.keyboard.press("Control+z");
  await hear(page, "Undone.");
  await page.waitForFunction(() => document.querySelectorAll(".sheet").length === 1);
  (await page.textContent(line("lead"))).startsWith("Many hurts can heal, with") || fail("the words are not those from before");
}

async function parts(page) {
  // A part that keeps people safe has no button to hide it, and says why.
  await page.click(line("exit-if-afraid/text"));
  await page.waitForSelector("#approved-by");
  (await page.$$("button:text('Hide')")).length === 0 || fail("a safety text can be hidden");
  (await page.textContent(".part")).includes("never hidden") || fail("it is not said why");
  await page.fill("#words", "If you are afraid, stop. Call {{violence-line}}.");
  await page.waitForFunction(() => document.getElementById("found").textContent.includes("not approved"));
  await checkAccess(page, "words, a safety text");
  await page.click("text=Leave it as it was");
  await page.waitForSelector(".sentences");

  // One line of a list is hidden alone; the others stay.
  await page.click(line("my-own-words/2"));
  await page.waitForSelector("#editor");
  await drawn(page, () => page.click("button:text('Hide this item')"));
  await checkAccess(page, "words, hiding an item");
  await page.click("button:text('Hide this item')");
  await hear(page, "Hidden.");
  (await page.$(line("my-own-words/2"))) === null || fail("the item that is hidden is in the list");
  (await page.$(line("my-own-words/1"))) !== null || fail("more than the item is hidden");
  await page.click("#undo");
  await page.waitForSelector(line("my-own-words/2"));

  await page.click(line("my-own-words/1"));
  await page.waitForSelector("#editor");
  await drawn(page, () => page.click("button:text('Hide the whole part')"));
  await checkAccess(page, "words, hiding");
  await page.fill("#why", "We write on another day");
  await page.click("button:text('Hide the whole part')");
  await hear(page, "Hidden.");
  (await page.$(line("my-own-words/1"))) === null || fail("what is hidden is in the list");

  await page.click(line("my-words-heading"));
  await page.waitForSelector("#editor");
  await drawn(page, () => page.click("button:text('Add something after it')"));
  await page.selectOption("#kind", "checklist");
  await checkAccess(page, "words, adding");
  await page.fill("#words", "One name I wrote down\nWhom I can call: ___");
  await page.fill("#why", "They asked for boxes");
  await page.click("button:text('Add it')");
  await hear(page, "Added.");
  await page.click("summary");
  await checkAccess(page, "words, our changes");
}

(async () => {
  await test("words", async ({ page, home }) => {
    await byMouse(page, home);
    await tooMuch(page);
    await parts(page);
    await page.click("#save");
    await hear(page, "Saved.");
    // Undo goes past the save, and redo back again.
    await page.click("#undo");
    await hear(page, "Undone.");
    await page.click("#redo");
    await hear(page, "Done again.");
    await page.click("#save");
    await hear(page, "Nothing has changed since it was saved.");
    await page.setViewportSize({ width: 320, height: 640 });
    await checkAccess(page, "words, narrow");
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
    wide && fail("it is wider than the screen");
  }, /status of 422/);

  // The same with the keyboard alone, from the page to the saved file.
  await test("words by keyboard", async ({ page, home }) => {
    await open(page, home);
    await tabTo(page, "#wording");
    await page.keyboard.press("Enter");
    await ready(page);
    await tabTo(page, spot("steps/listen/text"), 200);
    (await page.evaluate(() => document.activeElement.getAttribute("aria-label"))).startsWith("Listen for two minutes") || fail("the sentence is not heard");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.activeElement?.id === "words");
    await page.keyboard.press("Control+a");
    await drawn(page, () => page.keyboard.type("Listen for three minutes."));
    await tabTo(page, "#why");
    await page.keyboard.type("They talk longer");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.activeElement?.dataset.address === "six-steps/steps/listen/text");
    await page.keyboard.press("Control+z");
    await hear(page, "Undone.");
    await page.keyboard.press("Control+z");
    await undone(page);
    await page.keyboard.press("Control+Shift+z");
    await page.keyboard.press("Control+Shift+z");
    await page.waitForFunction(() => document.getElementById("redo").disabled);
    await page.keyboard.press("Shift+Tab");
    await tabTo(page, "#save", 300);
    await page.keyboard.press("Enter");
    await hear(page, "Saved.");
  }, /status of 422/);
})();
